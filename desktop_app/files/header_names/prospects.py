"""What columns of changes of stage, quotes and leads are called."""

from typing import Final

NAMES: Final = {
    "deal": (
        "deal|deal id|deal no|deal number|deal name|opportunity|opportunity id|opportunity no|opportunity number|"
        "opportunity name|商机|商机编号|商机ID|商机名称|關聯商機|商機|商機編號|商機名稱|关联商机|oportunitate|"
        "id oportunitate|nr oportunitate|cod oportunitate|nume oportunitate|afacere|chance|verkaufschance|"
        "verkaufschance nr|verkaufschancennummer|opportunity nr|geschäft|deal nr|opportunité|id opportunité|"
        "n° opportunité|numéro d'opportunité|affaire|n° affaire|numéro d'affaire|oportunidad|id oportunidad|"
        "nº oportunidad|número de oportunidad|negocio|id negocio"
    ),
    "new_stage": (
        "stage|new stage|to stage|stage to|entered stage|stage name|new value|to|current stage|新阶段|变更后阶段|"
        "变更后|进入阶段|目标阶段|阶段|当前阶段|新階段|變更後階段|變更後|進入階段|目標階段|階段|etapă nouă|"
        "etapa nouă|noua etapă|în etapa|spre etapa|etapă|etapa|stadiu nou|neue phase|nach phase|zu phase|"
        "neue stufe|phase|neuer wert|stufe|nouvelle étape|étape suivante|vers l'étape|étape|nouvelle phase|"
        "nueva etapa|etapa nueva|a la etapa|nueva fase|fase"
    ),
    "old_stage": (
        "old stage|from stage|stage from|previous stage|prior stage|old value|from|旧阶段|变更前阶段|变更前|"
        "原阶段|上一阶段|舊階段|變更前階段|變更前|原階段|上一階段|etapă veche|etapa veche|etapa anterioară|"
        "etapă anterioară|din etapa|stadiu anterior|alte phase|vorherige phase|von phase|alte stufe|alter wert|"
        "vorige phase|ancienne étape|étape précédente|de l'étape|ancienne phase|etapa anterior|etapa previa|"
        "de la etapa|fase anterior"
    ),
    "entered": (
        "entered|entered at|entered on|date entered|stage entered|stage entered at|stage entry date|stage date|"
        "stage changed at|stage changed on|stage change date|changed at|changed on|change date|change time|"
        "moved at|moved on|moved to stage on|transition date|edit date|date|变更时间|变更日期|进入时间|进入日期|"
        "阶段变更时间|阶段变更日期|进入阶段时间|日期|變更時間|變更日期|進入時間|進入日期|階段變更時間|"
        "階段變更日期|進入階段時間|data schimbării|data schimbării etapei|data modificării|schimbat la|"
        "modificat la|data intrării|data intrării în etapă|intrat la|data|geändert am|änderungsdatum|"
        "phasenwechsel|phasenwechsel am|phase seit|eingetreten am|wechseldatum|datum der änderung|datum|"
        "date de changement|date du changement|date de changement d'étape|changé le|modifié le|entré le|"
        "date d'entrée|fecha de cambio|fecha del cambio|fecha cambio de etapa|fecha de cambio de etapa|"
        "cambiado el|fecha de entrada|entrada en etapa|fecha"
    ),
    "quote_no": (
        "number|quote|quote no|quote number|quote id|quotation|quotation no|quotation number|quote ref|offer|"
        "offer no|offer number|offer id|proposal no|proposal number|estimate|estimate no|estimate number|"
        "报价单号|报价编号|报价单编号|报价单|报价号|報價單號|報價編號|報價單編號|報價單|估價單號|ofertă|oferta|"
        "nr ofertă|nr oferta|număr ofertă|numărul ofertei|id ofertă|deviz|angebot|angebotsnummer|angebotsnr|"
        "angebot nr|angebots id|kostenvoranschlag|devis|numéro de devis|n° devis|n° de devis|réf devis|"
        "référence devis|offre|n° offre|presupuesto|nº presupuesto|nº de presupuesto|número de presupuesto|"
        "cotización|nº cotización|número de cotización|oferta nº|nº oferta"
    ),
    "offered": (
        "offered|offered on|offer date|quote date|quoted on|quotation date|estimate date|proposal date|sent|"
        "sent on|sent at|sent date|date sent|issue date|issued|date|created|created at|created on|报价日期|"
        "报价时间|报价单日期|发出日期|日期|報價日期|報價時間|報價單日期|發出日期|data ofertei|data ofertă|"
        "data oferta|ofertat la|trimisă la|trimis la|data trimiterii|data emiterii|data|angebotsdatum|"
        "angeboten am|versandt am|gesendet am|erstellt am|datum|date du devis|date de devis|date devis|"
        "date de l'offre|envoyé le|date d'envoi|émis le|fecha del presupuesto|fecha de presupuesto|"
        "fecha presupuesto|fecha de cotización|fecha de la oferta|fecha de oferta|enviado el|fecha de envío|fecha"
    ),
    "valid_until": (
        "valid until|valid till|valid to|valid through|validity|validity date|valid thru|offer valid until|"
        "expires|expires on|expires at|expiry|expiry date|expiration|expiration date|有效期|有效期至|有效期限|"
        "有效日期|失效日期|报价有效期|截止有效期|報價有效期|有效截止日|valabil până la|valabilă până la|"
        "valabil pană|valabilitate|valabilitate ofertă|expiră la|data expirării|gültig bis|gültigkeit|"
        "gültigkeitsdatum|bindefrist|ablaufdatum|angebot gültig bis|valable jusqu'au|valide jusqu'au|validité|"
        "date de validité|fin de validité|expire le|date d'expiration|válido hasta|válida hasta|validez|"
        "fecha de validez|vigencia|vigente hasta|caduca el|fecha de caducidad"
    ),
    "decided": (
        "decided|decided on|decided at|decision date|accepted on|accepted at|acceptance date|date accepted|"
        "answered on|ordered on|closed on|closed date|答复日期|决定日期|接受日期|客户确认日期|確認日期|答覆日期|"
        "決定日期|客戶確認日期|data deciziei|data acceptării|acceptată la|acceptat la|decis la|data răspunsului|"
        "entschieden am|entscheidungsdatum|entscheidung am|angenommen am|annahmedatum|décidé le|date de décision|"
        "accepté le|date d'acceptation|date de signature|decidido el|fecha de decisión|aceptado el|"
        "fecha de aceptación|fecha de respuesta"
    ),
    "quote_status": (
        "status|state|quote status|quotation status|quote state|offer status|estimate status|quote stage|result|"
        "outcome|状态|报价状态|报价单状态|报价结果|结果|狀態|報價狀態|報價單狀態|報價結果|結果|stare|starea|"
        "stare ofertă|starea ofertei|status ofertă|rezultat|angebotsstatus|status des angebots|stand|ergebnis|"
        "statut|état|statut du devis|état du devis|résultat|estado|estado del presupuesto|"
        "estado de la cotización|estado de la oferta|resultado"
    ),
    "lead_no": (
        "number|id|lead|lead id|lead no|lead number|inquiry no|enquiry no|prospect id|线索编号|线索ID|线索号|"
        "潜客编号|询盘编号|編號|編号|線索編號|線索ID|線索號|潛客編號|名單編號|id lead|nr lead|cod lead|"
        "număr lead|id prospect|lead nr|leadnummer|lead nummer|interessentennummer|interessenten nr|"
        "anfragenummer|n° lead|numéro de lead|n° piste|numéro de piste|id piste|n° prospect|nº lead|"
        "número de lead|id prospecto|nº prospecto|id cliente potencial"
    ),
    "lead_opened": (
        "opened|created|created at|created on|created date|create date|creation date|create time|lead created|"
        "lead created at|lead date|lead creation date|received|received at|received on|date received|"
        "inquiry date|enquiry date|submitted|submitted at|date added|date|captured at|创建时间|创建日期|"
        "线索创建时间|线索时间|录入时间|询盘时间|留资时间|提交时间|分配时间|建立時間|建立日期|創建時間|"
        "線索建立時間|詢問時間|留資時間|提交時間|填單時間|creat la|data creării|data lead|data leadului|"
        "primit la|data primirii|data înregistrării|data solicitării|erstellt|erstellt am|angelegt am|"
        "erstellungsdatum|eingang|eingegangen am|eingangsdatum|anfragedatum|leaddatum|datum|créé le|"
        "date de création|reçu le|date de réception|date de la demande|date du lead|entré le|creado|creado el|"
        "fecha de creación|recibido el|fecha de recepción|fecha del lead|fecha de solicitud|fecha de alta"
    ),
    "lead_status": (
        "lead status|lead stage|lead state|status|state|stage|线索状态|跟进状态|状态|线索阶段|線索狀態|跟進狀態|"
        "狀態|線索階段|名單狀態|stare lead|starea leadului|status lead|stare|starea|leadstatus|status des leads|"
        "statut du lead|statut de la piste|statut|état|état du lead|estado del lead|estado del prospecto|"
        "estado lead|estado"
    ),
    "lead_source": (
        "source|lead source|channel|origin|source channel|traffic source|utm source|how did you hear|via|来源|"
        "线索来源|渠道|来源渠道|获客渠道|客户来源|來源|線索來源|來源渠道|管道|名單來源|通路|sursă|sursa|"
        "sursă lead|sursa leadului|canal|proveniență|quelle|leadquelle|lead quelle|herkunft|kanal|source du lead|"
        "origine|origine du lead|provenance|fuente|fuente del lead|origen|origen del lead|procedencia"
    ),
    "campaign": (
        "campaign|campaign name|marketing campaign|utm campaign|campaign id|ad campaign|活动|营销活动|市场活动|"
        "推广活动|推广计划|活动名称|广告计划|活動|行銷活動|行銷活動名稱|廣告活動|推廣活動|campanie|campania|"
        "nume campanie|campanie marketing|kampagne|kampagnenname|marketingkampagne|werbekampagne|campagne|"
        "nom de la campagne|campagne marketing|campaña|nombre de la campaña|campaña de marketing"
    ),
    "contacted": (
        "contacted|contacted at|contacted on|first contact|first contact at|first contact on|first contact date|"
        "first contacted|first contacted at|first call|first touch|first response|first response at|"
        "first activity|first reply|首次联系时间|首次跟进时间|首联时间|首次触达时间|首次响应时间|首次联系|"
        "首次聯絡時間|首次聯繫時間|首次跟進時間|首次接觸時間|首次回應時間|contactat|contactat la|primul contact|"
        "data primului contact|prima contactare|primul răspuns|kontaktiert am|erstkontakt|erstkontakt am|"
        "erster kontakt|erste kontaktaufnahme|erste reaktion|contacté le|premier contact|date du premier contact|"
        "date de premier contact|première réponse|contactado|contactado el|primer contacto|"
        "fecha del primer contacto|fecha de primer contacto"
    ),
    "qualified": (
        "qualified|qualified at|qualified on|qualified date|date qualified|qualification date|mql date|sql date|"
        "became mql|became sql|合格时间|合格日期|转为合格时间|确认有效时间|转有效时间|验证时间|合格時間|"
        "資格確認時間|確認有效時間|轉有效時間|calificat|calificat la|data calificării|calificare la|"
        "qualifiziert am|qualifizierungsdatum|qualifizierung am|qualifié le|date de qualification|cualificado el|"
        "calificado el|fecha de cualificación|fecha de calificación"
    ),
    "converted": (
        "converted|converted at|converted on|converted date|conversion date|date converted|won date|"
        "became customer|became customer on|close date|closed date|转化时间|转化日期|转换时间|转商机时间|"
        "转客户时间|成交时间|轉換時間|轉換日期|轉化時間|轉商機時間|轉客戶時間|成交時間|convertit|convertit la|"
        "data conversiei|data convertirii|konvertiert am|konvertierungsdatum|umgewandelt am|gewandelt am|"
        "converti le|date de conversion|transformé le|convertido el|fecha de conversión|convertido"
    ),
    "is_converted": (
        "converted|is converted|won|has deal|是否转化|已转化|是否转换|是否轉換|已轉換|是否轉化|convertit|"
        "este convertit|konvertiert|umgewandelt|converti|est converti|convertido|está convertido"
    ),
    "lost_reason": (
        "lost reason|loss reason|reason lost|reason for loss|disqualified reason|disqualification reason|"
        "unqualified reason|reason closed|reason|流失原因|丢失原因|无效原因|关闭原因|放弃原因|输单原因|無效原因|"
        "關閉原因|放棄原因|失敗原因|motiv pierdere|motivul pierderii|motiv descalificare|motiv respingere|motiv|"
        "verlustgrund|ablehnungsgrund|grund des verlusts|disqualifizierungsgrund|grund|motif de perte|"
        "raison de la perte|motif de rejet|motif|motivo de pérdida|razón de pérdida|motivo de descarte|motivo"
    ),
}

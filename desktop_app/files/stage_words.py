"""The words that exports in seven languages use for the state of deals, leads and cases and for sorts of activities."""

from typing import Final

WORDS: Final = {
    "deal": {
        "won": (
            "won|closed won|close won|win|deal won|sold|ordered|order received|signed|contract signed|赢单|"
            "已赢单|成交|已成交|赢|签约|已签约|签单|贏單|簽約|câștigat|câștigată|câștigate|încheiat câștigat|"
            "vândut|contract semnat|semnat|gewonnen|geschlossen gewonnen|abgeschlossen gewonnen|verkauft|"
            "auftrag erteilt|gagné|gagnée|conclu gagné|fermé gagné|vendu|signé|ganado|ganada|cerrado ganado|"
            "cerrada ganada|vendido|firmado|accepted|quote accepted|confirmed|order placed|sales order|invoiced|"
            "已接受|已确认|已下单|接受|已確認|已下單|acceptat|acceptată|confirmat|confirmată|comandat|comandată|"
            "comandă|angenommen|bestätigt|beauftragt|bestellt|accepté|acceptée|confirmé|confirmée|commandé|"
            "aceptado|aceptada|confirmado|confirmada|pedido"
        ),
        "lost": (
            "lost|closed lost|close lost|deal lost|abandoned|cancelled|canceled|dead|rejected|disqualified|"
            "no decision|输单|已输单|丢单|失败|流失|输|无效|已取消|放弃|輸單|丟單|失敗|放棄|pierdut|pierdută|"
            "pierdute|încheiat pierdut|anulat|anulată|abandonat|respins|verloren|geschlossen verloren|abgesagt|"
            "storniert|abgelehnt|perdu|perdue|fermé perdu|annulé|abandonné|refusé|perdido|perdida|"
            "cerrado perdido|cerrada perdida|cancelado|anulado|rechazado|declined|refused|expired|lapsed|"
            "not accepted|turned down|已拒绝|拒绝|已过期|已失效|过期|失效|已拒絕|拒絕|已過期|refuzat|refuzată|"
            "respinsă|expirat|expirată|abgelaufen|verfallen|refusée|rejeté|rejetée|expiré|expirée|rechazada|"
            "caducado|caducada|vencido|vencida"
        ),
        "prospect": (
            "prospect|prospecting|lead|new|new lead|suspect|identified|qualification|qualifying|unqualified|"
            "discovery|潜在|潜在客户|线索|新线索|初步接触|初步接洽|验证客户|潛在|潛在客戶|線索|初步接觸|"
            "prospectare|lead nou|nou|calificare|interessent|neu|akquise|qualifizierung|prospection|nouveau|"
            "piste|prospección|prospecto|nuevo|cualificación|calificación"
        ),
        "open": (
            "open|in progress|engaging|engaged|active|working|qualified|qualified to buy|needs analysis|"
            "value proposition|proposal|proposal sent|proposal price quote|quote|quoted|quotation|offer|"
            "offer sent|presentation|presentation scheduled|demo|demo scheduled|appointment scheduled|"
            "decision maker bought in|contract sent|contract|negotiation|negotiations started|negotiation review|"
            "negotiating|in negotiation|verbal|commit|contact made|contacted|meeting|pending|on hold|"
            "id decision makers|perception analysis|进行中|跟进中|谈判|商务谈判|报价|方案报价|方案|需求分析|"
            "需求确认|需求挖掘|合同|合同审批|打开|進行中|跟進中|談判|商務談判|報價|提案|需求確認|deschis|"
            "deschisă|în curs|în lucru|ofertă|ofertă trimisă|ofertare|negociere|în negociere|prezentare|activ|"
            "contract trimis|contactat|offen|in bearbeitung|laufend|angebot|angebot gesendet|verhandlung|"
            "in verhandlung|präsentation|aktiv|bedarfsanalyse|kontaktiert|ouvert|ouverte|en cours|devis|"
            "devis envoyé|proposition|négociation|en négociation|présentation|actif|analyse des besoins|contacté|"
            "abierto|abierta|en curso|en proceso|propuesta|propuesta enviada|presupuesto|oferta|negociación|"
            "en negociación|presentación|activo|contactado|draft|sent|submitted|delivered|waiting|"
            "awaiting answer|viewed|草稿|已发送|待确认|待答复|已提交|已发出|已送出|待確認|待回覆|ciornă|trimis|"
            "trimisă|emisă|în așteptare|entwurf|gesendet|versandt|versendet|wartend|brouillon|envoyé|envoyée|"
            "en attente|borrador|enviado|enviada|pendiente"
        ),
    },
    "lead": {
        "new": (
            "new|new lead|open|not contacted|uncontacted|unworked|raw|to contact|untouched|未联系|新建|新线索|"
            "待跟进|未处理|未跟进|待联系|新線索|未聯絡|未聯繫|待跟進|未處理|待聯絡|nou|nouă|lead nou|necontactat|"
            "de contactat|deschis|neu|neuer lead|nicht kontaktiert|offen|unbearbeitet|nouveau|nouvelle|"
            "non contacté|à contacter|ouvert|nuevo|nueva|sin contactar|no contactado|por contactar|abierto"
        ),
        "contacted": (
            "contacted|working|in progress|attempted|attempted to contact|contact in future|connected|engaged|"
            "nurturing|nurture|active|open working|follow up|已联系|跟进中|联系中|培育中|处理中|已聯絡|已聯繫|"
            "跟進中|聯絡中|處理中|contactat|contactată|în lucru|în curs|în urmărire|activ|kontaktiert|"
            "in bearbeitung|laufend|in arbeit|aktiv|contacté|contactée|en cours|relancé|actif|contactado|"
            "contactada|en curso|en proceso|en seguimiento|activo"
        ),
        "qualified": (
            "qualified|pre qualified|sales qualified|marketing qualified|mql|sql|hot|warm|sales ready|合格|"
            "已合格|有效|有效线索|已验证|意向客户|有效線索|已驗證|意向客戶|calificat|calificată|cald|"
            "qualifiziert|vorqualifiziert|heiß|qualifié|qualifiée|chaud|cualificado|cualificada|calificado|"
            "calificada|caliente"
        ),
        "converted": (
            "converted|closed converted|won|closed won|customer|opportunity created|converted to opportunity|"
            "deal|已转化|已转换|转化|已转商机|成交|已成交|转客户|已轉換|已轉化|轉換|已轉商機|轉客戶|convertit|"
            "convertită|câștigat|client|konvertiert|umgewandelt|gewonnen|kunde|converti|convertie|gagné|gagnée|"
            "transformé|convertido|convertida|ganado|ganada|cliente"
        ),
        "lost": (
            "lost|closed lost|closed not converted|not converted|unqualified|not qualified|disqualified|junk|"
            "junk lead|lost lead|dead|rejected|bad data|not interested|recycled|closed|无效|无效线索|已关闭|流失|"
            "丢失|不合格|放弃|无意向|無效|無效線索|已關閉|放棄|無意願|pierdut|pierdută|necalificat|descalificat|"
            "respins|neinteresat|închis|invalid|verloren|nicht qualifiziert|disqualifiziert|abgelehnt|"
            "kein interesse|unqualifiziert|geschlossen|perdu|perdue|non qualifié|disqualifié|rejeté|"
            "pas intéressé|sans suite|fermé|perdido|perdida|no cualificado|descalificado|descartado|"
            "no interesado|rechazado|cerrado"
        ),
    },
    "case": {
        "opened": (
            "opened|open|new|created|ticket created|case created|submitted|received|registered|logged|queued|"
            "start|新建|创建|已创建|提交|受理|登记|打开|待处理|进线|建立|已建立|登記|開啟|待處理|新案件|deschis|"
            "deschisă|nou|nouă|creat|creată|înregistrat|înregistrată|primit|eröffnet|offen|neu|erstellt|angelegt|"
            "eingegangen|erfasst|ouvert|ouverte|nouveau|créé|créée|enregistré|reçu|abierto|abierta|nuevo|creado|"
            "creada|registrado|recibido"
        ),
        "working": (
            "in progress|assigned|assign|reassigned|accepted|working|escalated|escalation|transferred|wait|"
            "waiting|pending|on hold|waiting for customer|waiting on customer|waiting for vendor|in review|"
            "triage|take in charge ticket|assign seriousness|require upgrade|处理中|已分配|分配|转派|升级|挂起|"
            "等待客户|待回复|進行中|已分派|分派|轉派|升級|暫停|等待客戶|待回覆|în lucru|în curs|alocat|alocată|"
            "asignat|preluat|preluată|escaladat|în așteptare|transferat|in bearbeitung|zugewiesen|übernommen|"
            "eskaliert|weitergeleitet|wartend|wartet auf kunde|en cours|assigné|assignée|affecté|pris en charge|"
            "escaladé|transféré|en attente|en curso|en proceso|asignado|asignada|escalado|transferido|en espera|"
            "pendiente"
        ),
        "contact": (
            "replied|reply|reply sent|answered|answer|response|response sent|responded|first response|called|"
            "call|call customer|email sent|mail sent|message sent|contacted|comment|commented|customer contacted|"
            "agent reply|public reply|回复|已回复|答复|联系客户|电话回访|首次回复|首次响应|回覆|已回覆|答覆|"
            "聯絡客戶|電話聯絡|首次回覆|răspuns|răspuns trimis|răspuns client|contactat|apel|apelat|mesaj trimis|"
            "beantwortet|antwort|antwort gesendet|angerufen|kontaktiert|nachricht gesendet|répondu|réponse|"
            "réponse envoyée|appelé|contacté|message envoyé|respondido|respuesta|respuesta enviada|llamado|"
            "contactado|mensaje enviado"
        ),
        "resolved": (
            "resolved|resolve|resolve ticket|solved|closed|close|completed|done|fixed|finished|解决|已解决|关闭|"
            "已关闭|完成|已完成|结单|办结|解決|已解決|關閉|已關閉|結案|rezolvat|rezolvată|închis|închisă|"
            "soluționat|soluționată|finalizat|gelöst|erledigt|geschlossen|abgeschlossen|behoben|résolu|résolue|"
            "fermé|fermée|clos|clôturé|clôturée|terminé|resuelto|resuelta|cerrado|cerrada|solucionado|finalizado|"
            "terminado"
        ),
        "reopened": (
            "reopened|re opened|reopen|re open|重新打开|重开|重新開啟|重開|再次打开|redeschis|redeschisă|"
            "wiedereröffnet|erneut geöffnet|wieder geöffnet|rouvert|rouverte|réouvert|réouverte|reabierto|"
            "reabierta"
        ),
    },
    "activity": {
        "call": (
            "call|phone|phone call|outbound call|inbound call|cold call|telephone|dial|电话|去电|来电|电话跟进|"
            "电话沟通|電話|去電|來電|電話聯繫|電話訪談|apel|apel telefonic|telefon|anruf|telefonat|appel|"
            "appel téléphonique|téléphone|llamada|llamada telefónica|teléfono"
        ),
        "visit": (
            "visit|on site visit|site visit|customer visit|field visit|call in person|拜访|上门拜访|客户拜访|"
            "走访|外勤|拜訪|登門拜訪|客戶拜訪|外訪|vizită|vizita|vizită client|besuch|kundenbesuch|"
            "vor ort termin|visite|visite client|visita|visita comercial|visita cliente"
        ),
        "mail": (
            "mail|email|e mail|letter|outgoing email|incoming email|email sent|邮件|电子邮件|发邮件|郵件|"
            "電子郵件|信件|corespondență|scrisoare|brief|courriel|courrier|correo|correo electrónico|carta"
        ),
        "demo": (
            "demo|demonstration|product demo|presentation|trial|演示|产品演示|讲解|展示|簡報|產品演示|示範|"
            "demonstrație|prezentare|prezentare produs|vorführung|präsentation|produktvorführung|démonstration|"
            "démo|présentation|demostración|presentación"
        ),
        "meeting": (
            "meeting|appointment|video meeting|video call|online meeting|web meeting|conference|lunch|会议|面谈|"
            "会面|视频会议|見面|會議|面談|會面|視訊會議|întâlnire|ședință|intalnire|videoconferință|treffen|"
            "termin|besprechung|videokonferenz|réunion|rendez vous|rdv|visioconférence|reunión|cita|videollamada|"
            "videoconferencia"
        ),
        "message": (
            "message|sms|text|chat|whatsapp|wechat|line|linkedin|linkedin message|微信|短信|企业微信|消息|"
            "微信沟通|簡訊|訊息|mesaj|nachricht|mensaje"
        ),
        "task": (
            "task|to do|todo|follow up|reminder|任务|待办|跟进|任務|待辦|跟進|sarcină|urmărire|aufgabe|"
            "wiedervorlage|nachfassen|tâche|relance|suivi|tarea|seguimiento|recordatorio"
        ),
    },
    "voice": {
        "complaint": (
            "complaint|complain|claim|grievance|problem|negative|投诉|客诉|抱怨|索赔|申诉|投訴|客訴|索賠|申訴|"
            "reclamație|plângere|sesizare|negativ|reklamation|beschwerde|réclamation|plainte|négatif|reclamación|"
            "queja|reclamo|negativo"
        ),
        "praise": (
            "praise|compliment|thanks|positive|thank you|表扬|好评|感谢|表揚|好評|感謝|讚揚|laudă|mulțumire|"
            "apreciere|pozitiv|lob|dank|positiv|éloge|remerciement|félicitations|positif|elogio|felicitación|"
            "agradecimiento|positivo"
        ),
        "suggestion": (
            "suggestion|idea|feature request|request|wish|improvement|建议|需求|改进建议|建議|改善建議|sugestie|"
            "propunere|idee|cerere|vorschlag|anregung|wunsch|idée|proposition|demande|sugerencia|propuesta|"
            "petición"
        ),
    },
}
"""By vocabulary and state; where two states share a word, the one listed first has it."""

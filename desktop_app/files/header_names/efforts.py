"""What columns of activities, sales events, costs and trainings are called."""

from typing import Final

NAMES: Final = {
    "activity_no": (
        "number|id|activity id|activity no|activity number|task id|task no|visit no|活动编号|活动ID|任务编号|"
        "跟进编号|拜访编号|記錄編號|记录编号|活動編號|任務編號|跟進編號|拜訪編號|id activitate|nr activitate|"
        "id sarcină|nr vizită|aktivitätsnummer|aktivitäts id|aktivität nr|aufgaben nr|besuchsnummer|id activité|"
        "n° activité|numéro d'activité|n° visite|id actividad|nº actividad|número de actividad|nº visita"
    ),
    "activity_day": (
        "date|day|activity date|activity time|date and time|date time|start|start date|start time|started|"
        "started at|done|done on|done at|date done|completed|completed on|completed at|completed date|"
        "completion date|call date|visit date|meeting date|logged at|logged on|日期|时间|活动日期|活动时间|"
        "跟进时间|跟进日期|拜访时间|拜访日期|联系时间|完成时间|完成日期|時間|活動日期|活動時間|跟進時間|跟進日期|"
        "拜訪時間|拜訪日期|聯絡時間|完成時間|data|data activității|data și ora|data vizitei|data apelului|"
        "efectuat la|efectuată la|finalizat la|data efectuării|datum|datum der aktivität|aktivitätsdatum|"
        "erledigt am|durchgeführt am|besuchsdatum|datum uhrzeit|datum und uhrzeit|beginn|date d'activité|"
        "date de l'activité|date de visite|date de la visite|date et heure|réalisé le|effectué le|fait le|fecha|"
        "fecha de actividad|fecha de la actividad|fecha de visita|fecha y hora|realizado el|realizada el|hecho el"
    ),
    "activity_type": (
        "activity|activity type|type|type of activity|kind|kind of activity|task type|event type|contact type|"
        "类型|活动类型|跟进方式|跟进类型|任务类型|拜访类型|联系方式|行动类型|類型|活動類型|跟進方式|跟進類型|"
        "任務類型|拜訪類型|聯絡方式|activitate|tip|tip activitate|tipul activității|tip acțiune|tip contact|"
        "aktivität|aktivitätsart|aktivitätstyp|art|art der aktivität|typ|kontaktart|activité|type d'activité|"
        "nature|nature de l'activité|type de contact|type d'action|actividad|tipo|tipo de actividad|"
        "tipo de acción|tipo de contacto"
    ),
    "outcome": (
        "outcome|result|disposition|call outcome|call result|meeting outcome|visit result|activity result|结果|"
        "跟进结果|拜访结果|通话结果|联系结果|活动结果|結果|跟進結果|拜訪結果|通話結果|聯絡結果|活動結果|rezultat|"
        "rezultatul|rezultat apel|rezultat vizită|rezultatul activității|ergebnis|resultat|gesprächsergebnis|"
        "besuchsergebnis|ausgang|résultat|résultat de l'appel|résultat de la visite|issue|bilan|resultado|"
        "resultado de la llamada|resultado de la visita|resultado de la actividad"
    ),
    "minutes": (
        "minutes|duration|duration minutes|duration min|time spent|length|length minutes|分钟|时长|持续时间|用时|"
        "时长分钟|分鐘|時長|持續時間|用時|時長分鐘|minute|durată|durata|durată minute|durata minute|"
        "timp petrecut|minuten|dauer|dauer minuten|dauer min|zeitaufwand|durée|durée minutes|durée min|"
        "temps passé|minutos|duración|duración minutos|duración min|tiempo dedicado"
    ),
    "planned": (
        "due|due date|due on|planned|planned for|planned on|planned date|scheduled|scheduled for|scheduled date|"
        "deadline|due by|计划日期|计划时间|到期日|截止日期|应完成日期|预定日期|計劃日期|計畫日期|計劃時間|"
        "應完成日期|預定日期|termen|termen limită|planificat|planificat la|planificat pentru|data planificată|"
        "scadent la|fällig|fällig am|geplant|geplant am|geplant für|plandatum|frist|échéance|prévu|prévu le|"
        "date prévue|planifié le|date limite|vencimiento|previsto|fecha prevista|planificado|planificado para|"
        "fecha límite"
    ),
    "notes": (
        "subject|notes|note|description|summary|comment|comments|remark|remarks|details|主题|备注|描述|内容|"
        "跟进内容|拜访内容|说明|摘要|沟通内容|主題|備註|內容|跟進內容|拜訪內容|說明|subiect|notițe|descriere|"
        "observații|comentariu|comentarii|detalii|betreff|notiz|notizen|beschreibung|bemerkung|bemerkungen|"
        "kommentar|anmerkung|objet|sujet|commentaire|commentaires|remarque|remarques|asunto|notas|nota|"
        "descripción|comentario|comentarios|observaciones"
    ),
    "event_name": (
        "event|event name|event title|name of event|fair|trade fair|trade show|show|exhibition|seminar|webinar|"
        "conference|name|title|活动名称|活动|展会|展会名称|展览名称|会议名称|研讨会|研讨会名称|市场活动|活動名稱|"
        "展會|展會名稱|展覽|展覽名稱|研討會|研討會名稱|會議名稱|eveniment|evenimentul|nume eveniment|"
        "denumire eveniment|târg|târgul|conferință|expoziție|veranstaltung|veranstaltungsname|"
        "name der veranstaltung|messe|messename|tagung|konferenz|événement|évènement|nom de l'événement|salon|"
        "foire|séminaire|conférence|evento|nombre del evento|feria|seminario|congreso|jornada"
    ),
    "event_from": (
        "from|start|start date|starts|starts on|begin|begins|begin date|event date|date from|date|day|开始日期|"
        "开始时间|活动日期|举办日期|活动开始|日期|開始日期|開始時間|活動日期|舉辦日期|活動開始|de la|început|"
        "începe la|data început|data începerii|data de început|data evenimentului|data|von|beginn|startdatum|"
        "beginnt am|veranstaltungsdatum|datum|du|début|date de début|commence le|date de l'événement|desde|"
        "inicio|fecha de inicio|empieza el|fecha del evento|fecha"
    ),
    "event_to": (
        "to|end|end date|ends|ends on|until|finish|finish date|date to|结束日期|结束时间|活动结束|結束日期|"
        "結束時間|活動結束|până la|sfârșit|se termină la|data sfârșit|data încheierii|data de sfârșit|bis|ende|"
        "enddatum|endet am|au|fin|date de fin|finit le|hasta|fecha de fin|termina el|fecha final"
    ),
    "event_type": (
        "type|event type|kind|kind of event|format|类型|活动类型|活动形式|類型|活動類型|活動形式|tip|"
        "tip eveniment|tipul evenimentului|art|typ|veranstaltungsart|art der veranstaltung|type d'événement|"
        "nature|tipo|tipo de evento"
    ),
    "place": (
        "place|location|venue|city|town|地点|城市|举办地点|活动地点|地點|舉辦地點|活動地點|loc|locație|locația|"
        "oraș|localitate|ort|veranstaltungsort|stadt|lieu|ville|endroit|lugar|ubicación|ciudad|sede"
    ),
    "attendees": (
        "attendees|attendance|participants|visitors|guests|headcount|number of attendees|number of participants|"
        "number of visitors|attendee count|参会人数|参加人数|到场人数|观众人数|参与人数|人数|參加人數|出席人數|"
        "與會人數|到場人數|觀眾人數|人數|participanți|nr participanți|număr participanți|numărul de participanți|"
        "vizitatori|invitați prezenți|teilnehmer|teilnehmerzahl|anzahl teilnehmer|besucher|besucherzahl|"
        "anzahl besucher|gäste|nombre de participants|nb participants|visiteurs|nombre de visiteurs|"
        "invités présents|asistentes|número de asistentes|nº asistentes|participantes|visitantes|nº visitantes"
    ),
    "attended": (
        "attended|present|showed up|did attend|participated|是否参加|是否出席|出席|到场|是否參加|到場|"
        "a participat|prezent|prezență|teilgenommen|anwesend|présent|a participé|présence|asistió|presente|"
        "asistencia"
    ),
    "event_leads": (
        "leads|lead count|leads generated|number of leads|new leads|leads collected|contacts collected|"
        "leads captured|线索数|线索数量|获取线索数|新增线索|收集线索数|線索數|線索數量|名單數|名單數量|新增線索|"
        "收集名單數|leaduri|nr leaduri|leaduri generate|număr leaduri|contacte noi|contacte colectate|"
        "anzahl leads|gewonnene leads|leads gewonnen|neue leads|neue kontakte|nombre de leads|leads générés|"
        "nb leads|nouveaux contacts|contacts collectés|leads generados|número de leads|nº leads|nuevos contactos|"
        "contactos captados"
    ),
    "spent": (
        "cost|costs|total cost|cost of event|event cost|training cost|expense|expenses|spend|price|fee|"
        "course fee|费用|成本|活动费用|总费用|花费|培训费用|费用金额|費用|活動費用|總費用|花費|培訓費用|訓練費用|"
        "costul|costuri|cost total|cheltuieli|cheltuială|preț|taxă|kosten|gesamtkosten|aufwand|ausgaben|"
        "veranstaltungskosten|schulungskosten|preis|gebühr|coût|coûts|coût total|dépense|dépenses|frais|prix|"
        "coste|costes|costo|costos|coste total|gasto|gastos|precio"
    ),
    "cost_no": (
        "number|voucher|voucher no|voucher number|expense id|expense no|expense number|document no|bill no|"
        "receipt no|凭证号|凭证编号|费用单号|报销单号|单据编号|憑證號|憑證編號|費用單號|報銷單號|傳票號碼|"
        "單據編號|nr document|număr document|nr bon|nr cheltuială|document|belegnummer|beleg nr|belegnr|beleg|"
        "buchungsnummer|n° pièce|numéro de pièce|pièce|justificatif|n° dépense|nº documento|nº gasto|comprobante|"
        "nº comprobante|nº asiento"
    ),
    "cost_day": (
        "date|day|month|period|cost date|expense date|expense month|posting date|booking date|date incurred|"
        "incurred on|日期|月份|期间|费用日期|费用月份|发生日期|记账日期|会计期间|期間|費用日期|費用月份|發生日期|"
        "記帳日期|會計期間|data|luna|lună|perioada|data cheltuielii|data înregistrării|data document|datum|monat|"
        "zeitraum|buchungsdatum|buchungsmonat|periode|kostendatum|mois|période|date de dépense|"
        "date de la dépense|date comptable|fecha|mes|período|periodo|fecha del gasto|fecha de gasto|"
        "fecha contable"
    ),
    "cost_category": (
        "category|cost category|expense category|cost type|expense type|type of cost|type of expense|cost item|"
        "cost centre|cost center|account|expense account|费用类别|费用类型|费用科目|费用项目|成本类别|成本项目|"
        "类别|科目|費用類別|費用類型|費用科目|費用項目|成本類別|類別|categorie|categorie cheltuială|"
        "categoria cheltuielii|tip cheltuială|tip cost|tipul cheltuielii|centru de cost|cont|kategorie|kostenart|"
        "kostenkategorie|kostenstelle|aufwandsart|ausgabenart|konto|catégorie|catégorie de dépense|"
        "type de dépense|type de coût|nature de dépense|poste de dépense|centre de coût|categoría|"
        "categoría de gasto|tipo de gasto|tipo de coste|concepto|concepto de gasto|centro de coste|cuenta"
    ),
    "cost_amount": (
        "amount|cost|costs|cost amount|expense|expenses|expense amount|spend|spending|amount spent|value|total|"
        "net amount|金额|费用|费用金额|支出|支出金额|成本|成本金额|花费|金額|費用|費用金額|支出金額|花費|sumă|"
        "suma|valoare|valoarea|costul|cheltuială|cheltuieli|sumă cheltuită|betrag|kosten|aufwand|ausgaben|"
        "ausgabe|kostenbetrag|summe|montant|coût|coûts|dépense|dépenses|montant dépensé|frais|importe|monto|"
        "coste|costo|gasto|gastos|importe del gasto|valor"
    ),
    "supplier": (
        "supplier|vendor|payee|paid to|merchant|供应商|收款方|商家|供應商|收款人|廠商|furnizor|furnizorul|"
        "beneficiar plată|lieferant|kreditor|empfänger|fournisseur|bénéficiaire|proveedor|proveedora|beneficiario"
    ),
    "training": (
        "training|training name|training title|training course|course|course name|course title|title|topic|"
        "module|lesson|learning item|培训|培训名称|培训课程|培训主题|课程|课程名称|培訓|培訓名稱|培訓課程|訓練|"
        "訓練名稱|課程|課程名稱|curs|cursul|nume curs|denumire curs|titlu curs|instruire|tema instruirii|formare|"
        "schulung|schulungstitel|schulungsname|kurs|kursname|kurstitel|weiterbildung|fortbildung|seminartitel|"
        "formation|intitulé|intitulé de la formation|nom de la formation|titre de la formation|cours|"
        "stage de formation|formación|nombre de la formación|curso|nombre del curso|título del curso|"
        "capacitación|título"
    ),
    "training_day": (
        "date|day|training date|course date|held on|attended on|completed|completed on|completed at|"
        "completion date|date completed|日期|培训日期|培训时间|上课日期|完成日期|完成时间|培訓日期|訓練日期|"
        "上課日期|完成時間|data|data cursului|data instruirii|data trainingului|finalizat la|data finalizării|"
        "absolvit la|datum|schulungsdatum|kursdatum|abgeschlossen am|absolviert am|abschlussdatum|"
        "date de formation|date de la formation|date du cours|terminé le|suivie le|date de fin|fecha|"
        "fecha del curso|fecha de formación|fecha de la formación|completado el|realizado el|"
        "fecha de finalización"
    ),
    "hours": (
        "hours|training hours|number of hours|duration|duration hours|length|credit hours|学时|课时|小时|"
        "培训时长|培训学时|时长|小时数|學時|課時|小時|時數|訓練時數|培訓時數|時長|ore|nr ore|număr ore|"
        "ore de curs|ore de instruire|durată|durata|stunden|anzahl stunden|schulungsstunden|kursstunden|dauer|"
        "stundenzahl|heures|nombre d'heures|nb heures|heures de formation|durée|horas|número de horas|nº horas|"
        "horas de formación|duración"
    ),
    "grade": (
        "score|grade|mark|points|result|test score|test result|exam score|final score|成绩|分数|得分|考试成绩|"
        "测验成绩|考核分数|成績|分數|考試成績|測驗成績|考核分數|notă|nota|punctaj|scor|calificativ|notă test|"
        "rezultat test|note|punkte|punktzahl|ergebnis|testergebnis|bewertung|prüfungsergebnis|résultat|"
        "note obtenue|calificación|puntuación|puntos|resultado|nota final"
    ),
    "passed": (
        "passed|pass|pass fail|is passed|passed test|passed exam|certified|completed successfully|是否通过|通过|"
        "是否合格|合格|考试通过|是否通過|通過|考試通過|promovat|trecut|absolvit|a promovat|admis|certificat|"
        "bestanden|test bestanden|prüfung bestanden|zertifiziert|réussi|réussite|validé|validée|certifié|"
        "aprobado|aprobada|superado|apto|certificado"
    ),
}

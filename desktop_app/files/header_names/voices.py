"""What columns of case logs, calls, complaints and feedback are called."""

from typing import Final

NAMES: Final = {
    "event_moment": (
        "time|timestamp|date time|datetime|date|event time|event date|event timestamp|action time|action date|"
        "logged at|occurred at|happened at|changed at|updated at|status changed at|status date|start time|时间|"
        "时间戳|操作时间|处理时间|事件时间|变更时间|更新时间|记录时间|時間|時間戳記|操作時間|處理時間|事件時間|"
        "變更時間|更新時間|記錄時間|moment|ora|data și ora|data ora|ora evenimentului|data evenimentului|"
        "data acțiunii|marcaj temporal|zeitpunkt|zeitstempel|zeit|datum uhrzeit|datum und uhrzeit|ereigniszeit|"
        "ereigniszeitpunkt|geändert am|statusdatum|horodatage|date et heure|date heure|heure de l'événement|"
        "date de l'action|date de l'événement|modifié le|marca de tiempo|momento|fecha y hora|fecha hora|"
        "hora del evento|fecha del evento|fecha de la acción|modificado el"
    ),
    "case_state": (
        "status|state|new status|case status|ticket status|activity|action|event|event type|event name|"
        "activity name|step|状态|工单状态|操作|操作类型|动作|处理动作|事件|事件类型|处理节点|活动|狀態|工單狀態|"
        "操作類型|動作|處理動作|事件類型|處理節點|案件狀態|stare|starea|stare nouă|status tichet|acțiune|"
        "acțiunea|activitate|eveniment|pas|neuer status|zustand|aktion|aktivität|ereignis|ereignisart|schritt|"
        "ticketstatus|statut|nouveau statut|état|activité|événement|évènement|statut du ticket|étape|estado|"
        "nuevo estado|acción|actividad|evento|tipo de evento|estado del ticket|paso"
    ),
    "direction": (
        "direction|call direction|inbound outbound|in out|incoming outgoing|call type|方向|呼叫方向|通话方向|"
        "呼叫类型|呼入呼出|通話方向|呼叫類型|direcție|direcția|direcție apel|direcția apelului|sens|"
        "sensul apelului|tip apel|richtung|anrufrichtung|gesprächsrichtung|ein ausgehend|anrufart|"
        "sens de l'appel|direction de l'appel|type d'appel|dirección|sentido|dirección de la llamada|"
        "sentido de la llamada|tipo de llamada"
    ),
    "duration": (
        "duration|call duration|talk time|talk duration|handle time|handling time|call length|length|seconds|"
        "duration seconds|duration sec|billsec|时长|通话时长|处理时长|通话时间|通话秒数|时长秒|服务时长|時長|"
        "通話時長|處理時長|通話時間|通話秒數|時長秒|服務時長|durată|durata|durată apel|durata apelului|"
        "durata convorbirii|timp de convorbire|timp de vorbire|secunde|dauer|anrufdauer|gesprächsdauer|"
        "gesprächszeit|bearbeitungsdauer|bearbeitungszeit|sekunden|durée|durée d'appel|durée de l'appel|"
        "temps de conversation|durée de traitement|secondes|duración|duración de la llamada|"
        "tiempo de conversación|tiempo de gestión|segundos"
    ),
    "picked_up": (
        "answered|is answered|was answered|call answered|connected|picked up|taken|call connected|是否接通|"
        "是否接听|接通|接听|接通状态|是否接起|是否接聽|接聽|接通狀態|a răspuns|răspuns|apel preluat|preluat|"
        "apel răspuns|angenommen|beantwortet|entgegengenommen|anruf angenommen|répondu|décroché|appel pris|pris|"
        "contestada|respondida|atendida|llamada atendida|atendido"
    ),
    "feedback_no": (
        "number|complaint|complaint id|complaint no|complaint number|claim no|claim number|feedback id|"
        "feedback no|feedback number|投诉编号|投诉单号|投诉号|客诉编号|客诉单号|反馈编号|投訴編號|投訴單號|"
        "客訴編號|客訴單號|客訴單|意見編號|回饋編號|申訴編號|reclamație|reclamația|nr reclamație|"
        "număr reclamație|nr sesizare|sesizare|id reclamație|reklamation|reklamationsnummer|reklamationsnr|"
        "reklamation nr|beschwerde|beschwerdenummer|beschwerde nr|réclamation|n° réclamation|"
        "numéro de réclamation|plainte|n° plainte|numéro de plainte|reclamación|nº reclamación|"
        "número de reclamación|queja|nº queja|número de queja|reclamo|nº reclamo"
    ),
    "feedback_day": (
        "date|day|received|received on|received at|date received|complaint date|feedback date|claim date|"
        "reported|reported on|reported at|filed on|opened|created at|日期|投诉日期|投诉时间|客诉日期|反馈日期|"
        "反馈时间|受理日期|受理时间|投訴日期|投訴時間|客訴日期|回饋日期|受理時間|申訴日期|data|data reclamației|"
        "data reclamație|data sesizării|primită la|primit la|data primirii|înregistrată la|datum|"
        "reklamationsdatum|beschwerdedatum|eingang|eingegangen am|gemeldet am|eingangsdatum|date de réclamation|"
        "date de la réclamation|date de la plainte|reçu le|reçue le|date de réception|fecha|fecha de reclamación|"
        "fecha de la reclamación|fecha de la queja|recibido el|recibida el|fecha de recepción"
    ),
    "complaint_reason": (
        "reason|complaint reason|complaint type|reason for complaint|cause|root cause|defect|problem|issue|"
        "category|topic|subject|投诉原因|投诉类型|客诉原因|客诉类型|原因|问题类型|反馈内容类别|投訴原因|投訴類型|"
        "客訴原因|客訴類型|問題類型|申訴原因|motiv|motivul|motiv reclamație|motivul reclamației|tip reclamație|"
        "cauză|cauza|problemă|grund|reklamationsgrund|beschwerdegrund|ursache|fehlerart|mangel|anliegen|motif|"
        "motif de réclamation|motif de la réclamation|motif de la plainte|défaut|motivo|motivo de la reclamación|"
        "motivo de reclamación|motivo de la queja|causa|defecto"
    ),
    "severity": (
        "severity|seriousness|gravity|level|impact|priority|urgency|严重程度|严重等级|严重性|级别|等级|优先级|"
        "嚴重程度|嚴重等級|嚴重性|級別|等級|優先級|gravitate|severitate|nivel|nivel gravitate|urgență|"
        "schweregrad|schwere|gewichtung|dringlichkeit|gravité|sévérité|niveau|niveau de gravité|gravedad|"
        "severidad|nivel de gravedad"
    ),
    "feedback_type": (
        "feedback type|type of feedback|type|kind|反馈类型|意见类型|类型|回饋類型|意見類型|類型|tip feedback|"
        "tip sesizare|tip|art der rückmeldung|rückmeldungsart|feedbackart|art|typ|type de retour|type d'avis|"
        "nature|tipo de comentario|tipo de opinión|tipo"
    ),
    "replied": (
        "answered|answered at|answered on|answer date|replied|replied on|replied at|reply date|response date|"
        "responded on|first response|acknowledged on|答复时间|答复日期|回复时间|回复日期|首次回复时间|响应时间|"
        "答覆時間|答覆日期|回覆時間|回覆日期|首次回覆時間|回應時間|răspuns la|răspuns trimis la|data răspunsului|"
        "data primului răspuns|primul răspuns|beantwortet|beantwortet am|antwort am|antwortdatum|erste antwort|"
        "erste antwort am|répondu le|répondue le|date de réponse|première réponse|réponse le|respondido|"
        "respondido el|respondida el|fecha de respuesta|primera respuesta"
    ),
    "complaint_of": (
        "order|order no|order id|order number|invoice|invoice no|invoice number|related order|related document|"
        "case|case id|ticket|ticket id|document|订单号|订单编号|关联订单|发票号|工单号|關聯訂單|訂單號|訂單編號|"
        "發票號碼|工單號|comandă|nr comandă|factură|nr factură|tichet|auftrag|auftragsnummer|bestellnummer|"
        "rechnungsnummer|rechnung|ticketnummer|commande|n° commande|facture|n° facture|pedido|nº pedido|factura|"
        "nº factura|caso"
    ),
}

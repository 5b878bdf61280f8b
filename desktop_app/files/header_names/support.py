"""What columns of cases and surveys are called."""

from typing import Final

NAMES: Final = {
    "case_no": (
        "number|id|ticket|ticket id|ticket no|ticket number|case|case id|case no|case number|call id|"
        "conversation id|interaction id|工单号|工单编号|会话ID|工單號|工單編號|案件編號|nr tichet|tichet|"
        "id tichet|nr caz|ticketnummer|fallnummer|vorgangsnummer|ticket nr|numéro de ticket|n° ticket|"
        "dossier|número de ticket|caso"
    ),
    "begun": (
        "work began|work started|work begun|started work|in progress since|handling started|processing started|"
        "started at|开始处理时间|受理时间|開始處理時間|受理時間|început lucru|începerea lucrului|preluat la|"
        "în lucru din|bearbeitung begonnen|in bearbeitung seit|début du traitement|inicio del trabajo"
    ),
    "answered": (
        "answered|answered at|first response|first response at|first reply|first reply at|first responded|"
        "responded at|first answer|首次响应时间|首次回复时间|接听时间|首次回應時間|首次回覆時間|接聽時間|"
        "primul răspuns|răspuns la|data primului răspuns|erste antwort|erste antwort am|beantwortet|"
        "beantwortet am|première réponse|répondu le|primera respuesta|respondido"
    ),
    "resolved": (
        "resolved|resolved at|resolution date|solved|solved at|resolution time|解决时间|处理完成时间|"
        "解決時間|rezolvat|rezolvat la|data rezolvării|soluționat|gelöst|gelöst am|lösung am|résolu|"
        "résolu le|date de résolution|resuelto|fecha de resolución"
    ),
    "reason": (
        "reason|contact reason|category|topic|subject|issue|issue type|case reason|type|ticket type|"
        "问题类型|原因|工单类型|问题分类|主题|問題類型|工單類型|主題|motiv|motivul|subiect|categorie|"
        "tip problemă|grund|anliegen|betreff|thema|kategorie|motif|sujet|catégorie|motivo|asunto|categoría"
    ),
    "priority": (
        "priority|urgency|severity|优先级|紧急程度|優先級|優先順序|緊急程度|prioritate|urgență|priorität|"
        "dringlichkeit|priorité|urgence|prioridad|urgencia"
    ),
    "contacts": (
        "contacts|number of contacts|replies|touches|interactions|reply count|messages|联系次数|回复次数|"
        "聯絡次數|回覆次數|nr contacte|contacte|răspunsuri|kontakte|anzahl kontakte|antworten|"
        "nombre de contacts|échanges|número de contactos|contactos"
    ),
    "reopened": (
        "reopened|reopen count|reopens|times reopened|reopened count|number of reopens|reopenings|重开次数|"
        "重新打开次数|重開次數|重新開啟次數|redeschideri|nr redeschideri|de câte ori redeschis|wiedereröffnungen|"
        "anzahl wiedereröffnungen|réouvertures|nombre de réouvertures|reaperturas|número de reaperturas"
    ),
    "survey_no": (
        "number|id|response id|survey id|answer id|respondent id|答卷编号|序号|答卷編號|nr răspuns|"
        "id răspuns|antwort id|id réponse|id respuesta"
    ),
    "question": (
        "question|survey|survey type|metric|问题|问卷|题目|問題|問卷|題目|întrebare|chestionar|frage|"
        "umfrage|enquête|pregunta|encuesta"
    ),
    "score": (
        "score|rating|csat|nps|csat score|nps score|satisfaction|satisfaction score|stars|points|answer|"
        "评分|满意度|得分|打分|評分|滿意度|scor|notă|nota|calificativ|satisfacție|bewertung|punkte|"
        "zufriedenheit|note|satisfaction client|puntuación|valoración|satisfacción|nota csat"
    ),
    "comment": (
        "comment|comments|feedback|remark|verbatim|text|评论|意见|反馈|评价内容|備註|评价|評論|意見|回饋|"
        "comentariu|comentarii|observații|kommentar|anmerkung|bemerkung|commentaire|remarque|comentario|"
        "observaciones"
    ),
    "case": (
        "case|case id|ticket|ticket id|ticket number|related case|工单号|关联工单|工單號|tichet|nr tichet|"
        "vorgang|ticketnummer|dossier|caso"
    ),
}

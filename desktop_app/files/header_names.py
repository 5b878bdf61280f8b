"""The names under which exports in seven languages know each field; nothing about what stands in the columns.

The words are those of the trade in each language, collected for this program; order does not matter.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop_app.files import company_names

_BRACKETS: Final = re.compile(r"[(（\[].*?[)）\]]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name without case, accents, brackets and punctuation: ``closeDate`` → close, date."""
    bare = _BRACKETS.sub(" ", name) if _BRACKETS.sub("", name).strip() else name
    split = _CAMEL.sub(" ", bare)
    decomposed = unicodedata.normalize("NFKD", split.casefold())
    return tuple(_WORDS.findall("".join(char for char in decomposed if not unicodedata.combining(char))))


def normalised(name: str) -> str:
    return "".join(words_of(name))


NAMES: Final = {
    "person": (
        "name|full name|employee|employee name|sales agent|sales rep|sales representative|salesperson|"
        "seller|agent|agent name|rep|rep name|user|member|staff|staff name|consultant|advisor|"
        "account executive|姓名|员工|员工姓名|销售|销售员|销售人员|销售代表|业务员|人员|客服|坐席|員工|"
        "員工姓名|業務員|業務|業務代表|人員|銷售|nume|nume și prenume|nume complet|numele|angajat|salariat|"
        "agent vânzări|vânzător|consultant vânzări|mitarbeiter|mitarbeiterin|mitarbeitername|vertriebler|"
        "vertriebsmitarbeiter|verkäufer|außendienst|nom|nom complet|employé|salarié|vendeur|commercial|"
        "conseiller|nombre|nombre completo|empleado|vendedor|comercial|agente"
    ),
    "owner": (
        "owner|deal owner|opportunity owner|record owner|owner name|account owner|sales agent|sales rep|"
        "sales representative|salesperson|sales person|seller|agent|agent name|rep|rep name|assignee|"
        "assigned to|assigned agent|responsible|employee|user|handled by|created by|cashier|"
        "account executive|staff|负责人|销售|销售员|销售人员|销售代表|业务员|经办人|跟进人|归属人|处理人|"
        "客服|坐席|受理人|收银员|导购|負責人|業務員|業務|業務代表|經辦人|處理人|承辦人|銷售員|客服人員|"
        "agent vânzări|vânzător|consultant|consultant vânzări|responsabil|operator|casier|proprietar|"
        "mitarbeiter|verkäufer|vertriebsmitarbeiter|zuständig|bearbeiter|verantwortlich|besitzer|inhaber|"
        "sachbearbeiter|vendeur|commercial|responsable|propriétaire|conseiller|assigné à|agent commercial|"
        "vendedor|comercial|propietario|agente|asignado a"
    ),
    "staff_no": (
        "staff no|staff number|employee id|employee no|employee number|personnel number|user id|agent id|"
        "工号|员工编号|员工号|工號|員工編號|marcă|marca|nr marcă|cod angajat|personalnummer|personal nr|"
        "mitarbeiternummer|matricule|numéro employé|número de empleado|código empleado"
    ),
    "email": (
        "email|e mail|email address|mail|邮箱|电子邮件|郵箱|電子郵件|adresă email|poștă electronică|"
        "e mail adresse|courriel|adresse e mail|correo|correo electrónico"
    ),
    "role": (
        "role|position|job title|title|job|function|职位|岗位|职务|角色|職位|職務|funcție|funcția|post|rol|"
        "rolle|stelle|funktion|berufsbezeichnung|poste|fonction|rôle|puesto|cargo|función"
    ),
    "team": (
        "team|team name|department|group|sales team|unit|团队|部门|小组|销售组|團隊|部門|小組|echipă|"
        "echipa|departament|abteilung|gruppe|équipe|service|département|equipo|departamento|grupo"
    ),
    "manager": (
        "manager|manager name|sales manager|supervisor|team lead|team leader|leader|reports to|boss|经理|"
        "主管|上级|销售经理|直属上级|經理|上級|șef|șef direct|manager direct|superior|coordonator|"
        "vorgesetzter|vorgesetzte|teamleiter|teamleitung|leiter|responsable|supérieur|chef d'équipe|jefe|"
        "gerente|supervisor directo"
    ),
    "region": (
        "region|region name|regional office|territory|sales region|area|office|office location|location|"
        "zone|地区|区域|大区|销售区域|省份|地區|區域|大區|regiune|regiunea|zonă|zona|județ|gebiet|"
        "vertriebsgebiet|bezirk|standort|bundesland|région|secteur géographique|territoire|región|"
        "territorio"
    ),
    "joined": (
        "joined|join date|hire date|hired|start date|employed since|date of joining|入职日期|入职时间|"
        "入職日期|到職日|data angajării|angajat din|data angajare|eintritt|eintrittsdatum|"
        "einstellungsdatum|date d'embauche|date d'entrée|embauché le|fecha de alta|fecha de contratación|"
        "fecha de ingreso"
    ),
    "left": (
        "left|leave date|end date|termination date|exit date|离职日期|离职时间|離職日期|離職日|"
        "data plecării|plecat la|data încetării|austritt|austrittsdatum|date de départ|date de sortie|"
        "fecha de baja|fecha de salida"
    ),
    "fte": (
        "fte|full time equivalent|working share|workload|工时比例|全职当量|工時比例|normă|norma|"
        "stellenanteil|beschäftigungsgrad|pensum|etp|temps de travail|jornada|dedicación"
    ),
    "customer": (
        "customer|customer name|client|client name|account|account name|company|company name|organization|"
        "organisation|buyer|bill to|bill to name|debtor|requester|contact|contact name|patient|客户|"
        "客户名称|客户名|顾客|购货单位|往来单位|公司名称|会员|买家|客戶|客戶名稱|客戶名|顧客|公司名稱|買家|"
        "clientul|nume client|denumire client|partener|firmă|beneficiar|cumpărător|kunde|kundenname|firma|"
        "auftraggeber|käufer|debitor|nom du client|nom client|société|entreprise|raison sociale|acheteur|"
        "cliente|nombre cliente|nombre del cliente|empresa|razón social|comprador"
    ),
    "segment": (
        "segment|customer segment|sector|industry|customer type|branch|classification|行业|客户类型|"
        "客户分类|客户级别|行業|產業|客戶類型|客戶分類|sector de activitate|domeniu|tip client|industrie|"
        "ramură|branche|kundengruppe|kundentyp|secteur|secteur d'activité|type de client|tipo de cliente|"
        "industria"
    ),
    "since": (
        "since|customer since|created|created at|created date|first order|first purchase|registered|"
        "signup date|成立日期|建立时间|创建时间|首次购买|注册时间|建立時間|建立日期|註冊時間|client din|"
        "data creării|client de la|kunde seit|angelegt am|client depuis|date de création|cliente desde|"
        "fecha de alta|fecha de creación"
    ),
    "product": (
        "product|product name|item|item name|item description|article|sku name|product description|goods|"
        "service|lineitem name|产品|产品名称|商品|商品名称|品名|货品|存货名称|品项|產品|產品名稱|商品名稱|"
        "貨品|品項|produs|produsul|denumire produs|denumire|articol|serviciu|marfă|produkt|produktname|"
        "artikel|artikelname|artikelbezeichnung|bezeichnung|ware|produit|nom du produit|désignation|"
        "libellé|producto|nombre del producto|nombre producto|artículo"
    ),
    "category": (
        "category|product category|series|product line|product group|family|product family|类别|分类|"
        "产品类别|产品线|系列|品类|類別|分類|產品類別|產品線|categorie|categoria|grupă|gamă|"
        "linie de produse|kategorie|warengruppe|produktgruppe|serie|catégorie|gamme|famille|categoría|"
        "familia|línea de producto"
    ),
    "list_price": (
        "list price|price|unit price|sales price|standard price|catalogue price|msrp|rrp|单价|标价|售价|"
        "价格|零售价|定价|單價|標價|售價|價格|定價|preț|preț listă|preț unitar|preț de vânzare|preis|"
        "listenpreis|einzelpreis|verkaufspreis|prix|prix catalogue|prix unitaire|prix de vente|precio|"
        "precio de lista|precio unitario|pvp"
    ),
    "currency": (
        "currency|currency code|iso currency|币种|货币|币别|幣別|幣種|貨幣|monedă|moneda|valută|valuta|"
        "währung|waehrung|devise|monnaie|divisa"
    ),
    "deal_no": (
        "number|id|no|opportunity id|opportunity number|deal id|deal no|deal number|record id|lead id|"
        "opportunity no|商机编号|商机ID|编号|商機編號|編號|id oportunitate|nr oportunitate|"
        "cod oportunitate|opportunity nr|chancen id|angebotsnummer|id opportunité|numéro opportunité|"
        "numéro d'affaire|id oportunidad|número"
    ),
    "stage": (
        "stage|deal stage|sales stage|opportunity stage|pipeline stage|status|deal status|state|阶段|"
        "销售阶段|商机阶段|状态|階段|銷售階段|商機階段|狀態|etapă|etapa|stadiu|stare|faza|phase|"
        "verkaufsphase|stufe|étape|statut|phase de vente|estapa|etapa de venta|estado|fase"
    ),
    "opened": (
        "opened|opened at|open date|engage date|created|created at|created date|create date|creation date|"
        "created on|creation time|date opened|start date|requested at|received|received at|received on|"
        "received date|submitted|submitted at|ticket created|arrived|开始日期|创建时间|创建日期|建立日期|"
        "开启时间|提交时间|受理时间|进线时间|創建時間|建立時間|提交時間|受理時間|deschis|deschis la|"
        "data deschiderii|data creării|creat la|data solicitării|primit la|eröffnet|eröffnet am|erstellt|"
        "erstellt am|angelegt am|erstellungsdatum|eingang|eingegangen am|anlagedatum|ouvert|ouvert le|"
        "date d'ouverture|créé le|date de création|reçu le|abierto|fecha de apertura|creado|"
        "fecha de creación|recibido"
    ),
    "closed": (
        "closed|closed at|closed date|close date|closing date|date closed|closed on|won date|win date|"
        "completed|completed at|expected close date|结束日期|成交日期|关闭时间|结单时间|成交时间|赢单日期|"
        "预计成交日期|完成时间|關閉時間|結案時間|結案日期|完成時間|închis|închis la|data închiderii|"
        "dată închidere|finalizat la|abgeschlossen|abgeschlossen am|abschlussdatum|geschlossen|"
        "geschlossen am|clos|clos le|date de clôture|fermé le|date de fermeture|cerrado|fecha de cierre|"
        "cerrado el"
    ),
    "amount": (
        "amount|value|deal value|deal amount|close value|sales amount|sales|sale amount|total|total amount|"
        "revenue|line total|total price|subtotal|turnover|net amount|net sales|order total|order amount|"
        "grand total|gmv|expected revenue|amount paid|paid|payment amount|received amount|金额|销售额|"
        "成交金额|合计金额|订单金额|总金额|总价|价税合计|销售金额|商机金额|预计金额|实收金额|收款金额|"
        "付款金额|回款金额|金額|銷售額|成交金額|訂單金額|總金額|總價|銷售金額|收款金額|付款金額|valoare|"
        "valoarea|sumă|suma|valoare totală|valoare vânzare|vânzări|sumă încasată|încasat|suma plătită|"
        "betrag|wert|summe|umsatz|gesamtbetrag|gesamt|gesamtpreis|auftragswert|nettobetrag|erlös|"
        "zahlbetrag|montant|valeur|montant total|chiffre d'affaires|ca|ventes|montant payé|montant ht|"
        "importe|valor|monto|importe total|ventas|ingresos|facturación|importe pagado"
    ),
    "channel": (
        "channel|sales channel|source|lead source|order source|traffic source|contact channel|via|origin|"
        "渠道|来源|销售渠道|客户来源|订单来源|管道|通路|來源|銷售渠道|canal|canal de vânzare|sursă|sursa|"
        "kanal|vertriebskanal|quelle|herkunft|canal de vente|source du lead|canal de venta|fuente|origen"
    ),
    "document": (
        "document|document no|document number|order id|order no|order number|order|receipt|receipt no|"
        "receipt number|transaction id|transaction|sale id|sales order|so number|订单号|订单编号|单据编号|"
        "单号|单据号|流水号|小票号|销售单号|訂單號|訂單編號|單據編號|單號|document nr|nr document|"
        "număr document|nr comandă|număr comandă|comandă|nr bon|bon fiscal|belegnummer|beleg|belegnr|"
        "auftragsnummer|auftragsnr|bestellnummer|auftrag|bon nr|bonnummer|numéro de commande|commande|"
        "n° commande|numéro|référence|ticket|reçu|número de pedido|pedido|nº pedido|documento|"
        "número de documento|recibo"
    ),
    "line": (
        "line|line no|line number|row id|line id|position|item no|line item|行号|序号|明细行|分录|行號|"
        "序號|項次|linie|nr linie|poziție|poziția|nr crt|zeile|zeilennummer|pos|positionsnummer|ligne|"
        "numéro de ligne|línea|posición"
    ),
    "day": (
        "date|day|order date|sale date|sales date|transaction date|invoice date|document date|"
        "purchase date|payment date|paid on|paid at|posting date|issue date|issued|created at|survey date|"
        "response date|answered on|date submitted|日期|销售日期|订单日期|下单时间|下单日期|交易日期|"
        "单据日期|开票日期|付款日期|收款日期|回款日期|成交日期|业务日期|提交日期|銷售日期|訂單日期|"
        "下單時間|單據日期|開立日期|發票日期|填寫日期|data|data vânzării|data vânzare|data comenzii|"
        "data document|data facturii|dată factură|data emiterii|data plății|data încasării|"
        "data tranzacției|datum|verkaufsdatum|auftragsdatum|bestelldatum|belegdatum|rechnungsdatum|"
        "zahlungsdatum|buchungsdatum|tag|date de vente|date de commande|date facture|date de facture|"
        "date de facturation|date de paiement|jour|fecha|fecha de venta|fecha de pedido|fecha de factura|"
        "fecha factura|fecha de pago|día"
    ),
    "time": "time|order time|sale time|hour|时间|交易时间|時間|交易時間|ora|oră|uhrzeit|zeit|heure|hora",
    "quantity": (
        "quantity|qty|units|units sold|pieces|count|lineitem quantity|数量|件数|销售数量|數量|件數|"
        "銷售數量|cantitate|cantitatea|buc|bucăți|cant|menge|anzahl|stück|stückzahl|quantité|qté|"
        "nombre d'articles|cantidad|unidades"
    ),
    "cost": (
        "cost|costs|unit cost|cost price|total cost|cogs|cost of goods|成本|成本价|总成本|成本金额|成本價|"
        "總成本|成本金額|cost achiziție|preț achiziție|preț de achiziție|kosten|einstandspreis|"
        "wareneinsatz|einkaufspreis|selbstkosten|coût|prix d'achat|prix de revient|coste|costo|"
        "precio de compra"
    ),
    "original": (
        "original|original document|original invoice|original order|credit note for|refund of|return of|"
        "corrected invoice|reverses|原单号|原订单号|原发票号|退货原单|原單號|原訂單號|原發票號|"
        "factura originală|document original|factură stornată|storno la|ursprungsbeleg|originalrechnung|"
        "storno zu|gutschrift zu|facture d'origine|avoir sur|factura original|factura rectificada"
    ),
    "invoice_no": (
        "number|invoice|invoice no|invoice number|invoice id|bill no|bill number|发票号|发票号码|发票编号|"
        "單號|发票代码|發票號碼|發票編號|發票號|factură|factura|nr factură|număr factură|serie și număr|"
        "numărul facturii|rechnung|rechnungsnummer|rechnungsnr|rechnung nr|facture|numéro de facture|"
        "n° facture|n° de facture|número de factura|nº factura|n factura"
    ),
    "due": (
        "due|due date|payable by|payment due|maturity|到期日|应收日期|付款期限|到期日期|應收日期|scadență|"
        "data scadenței|scadența|dată scadentă|fällig|fällig am|fälligkeit|fälligkeitsdatum|échéance|"
        "date d'échéance|vencimiento|fecha de vencimiento"
    ),
    "net": (
        "net|net amount|net total|amount net|amount excl tax|amount without tax|subtotal|excl vat|"
        "total excl vat|taxable amount|不含税金额|未税金额|净额|未稅金額|銷售額|淨額|valoare fără tva|"
        "fără tva|bază de impozitare|total fără tva|netto|nettobetrag|netto betrag|nettosumme|ht|"
        "montant ht|total ht|hors taxe|base imponible|neto|importe neto|total sin iva"
    ),
    "tax": (
        "tax|vat|tax amount|vat amount|gst|sales tax|税额|增值税|税金|稅額|營業稅|稅金|tva|valoare tva|"
        "sumă tva|mwst|ust|umsatzsteuer|mehrwertsteuer|steuer|steuerbetrag|montant tva|taxe|iva|impuesto|"
        "cuota iva|importe iva"
    ),
    "gross": (
        "gross|gross amount|gross total|amount incl tax|amount with tax|total incl vat|incl vat|total|"
        "total amount|invoice total|amount due|价税合计|含税金额|总金额|含稅金額|總計金額|valoare cu tva|"
        "cu tva|total cu tva|total de plată|total factură|brutto|bruttobetrag|brutto betrag|gesamtbetrag|"
        "rechnungsbetrag|ttc|montant ttc|total ttc|bruto|total con iva|importe total|total factura"
    ),
    "payment_no": (
        "number|payment|payment id|payment no|payment number|transaction id|receipt no|receipt number|"
        "收款单号|付款单号|回款编号|流水号|收款單號|付款單號|nr încasare|nr plată|număr chitanță|chitanță|"
        "zahlungsnummer|transaktions id|numéro de paiement|id paiement|número de pago|recibo"
    ),
    "case_no": (
        "number|id|ticket|ticket id|ticket no|ticket number|case|case id|case no|case number|call id|"
        "conversation id|interaction id|工单号|工单编号|会话ID|工單號|工單編號|案件編號|nr tichet|tichet|"
        "id tichet|nr caz|ticketnummer|fallnummer|vorgangsnummer|ticket nr|numéro de ticket|n° ticket|"
        "dossier|número de ticket|caso"
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
"""By group; several fields share one: the owner of a deal and the owner of a ticket are called alike."""
NAMES.update(company_names.NAMES)


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    return frozenset(normalised(name) for group in NAMES.values() for name in group.split("|"))


@lru_cache(maxsize=64)
def names_in(group: str) -> tuple[tuple[str, ...], ...]:
    """The names of a group, or of several joined by plus signs, each as its words."""
    names = (name for one in group.split("+") for name in NAMES[one].split("|"))
    return tuple(dict.fromkeys(map(words_of, names)))


def is_known(name: str) -> bool:
    """Whether a cell reads like the name of a column in one of the seven languages."""
    return bool(name.strip()) and normalised(name) in _all_names()

"""What columns of sales, invoices and payments are called, and those of amounts and days in general."""

from typing import Final

NAMES: Final = {
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
    "discount": (
        "discount|discount rate|discount percent|discount amount|line discount|lineitem discount|rebate|折扣|折扣率|"
        "折扣额|折扣金额|优惠|优惠金额|折讓|折扣額|優惠|優惠金額|discount acordat|reducere|reducere comercială|rabat|"
        "remiză|rabatt|rabattsatz|nachlass|preisnachlass|remise|taux de remise|rabais|réduction|descuento|dto|"
        "descuento comercial|rebaja"
    ),
    "price_before": (
        "list price|catalogue price|catalog price|unit list price|price before discount|full price|regular price|"
        "标价|原价|吊牌价|目录价|標價|原價|定價|定价|preț de listă|preț listă|preț catalog|preț întreg|listenpreis|"
        "katalogpreis|prix catalogue|prix public|prix de liste|precio de lista|precio de catálogo|pvp"
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
        "n° facture|n° de facture|número de factura|nº factura|n factura|număr|nummer|numéro|número"
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
        "number|payment|receipt|payment id|payment no|payment number|transaction id|receipt no|receipt number|"
        "收款单号|付款单号|回款编号|流水号|收款單號|付款單號|nr încasare|nr plată|număr chitanță|chitanță|"
        "zahlungsnummer|zahlungsbeleg|transaktions id|numéro de paiement|id paiement|número de pago|recibo"
    ),
}

"""What columns of credit notes and of credit shared between people are called."""

from typing import Final

NAMES: Final = {
    "credit_note_no": (
        "number|credit note|credit note no|credit note number|credit note id|credit memo|credit memo no|"
        "credit memo number|credit no|refund no|refund number|return no|return number|红字发票号|红字发票号码|"
        "红字发票|红票号码|贷项凭单号|贷项通知单号|退款单号|退货单号|折讓單號|折讓單|折讓證明單號碼|折讓單號碼|"
        "貸項通知單號|退款單號|退貨單號|notă de credit|nota de credit|nr notă de credit|număr notă de credit|"
        "nr factură storno|factură storno|factura storno|număr storno|nr storno|storno|gutschrift|"
        "gutschriftnummer|gutschriftsnummer|gutschrift nr|gutschriftnr|stornorechnung|stornonummer|storno nr|"
        "korrekturrechnung|avoir|numéro d'avoir|numéro avoir|n° d'avoir|n° avoir|facture d'avoir|note de crédit|"
        "n° note de crédit|nota de crédito|nota de abono|número de nota de crédito|nº nota de crédito|"
        "número de abono|nº abono|factura rectificativa|nº rectificativa|número de rectificativa"
    ),
    "corrected": (
        "original|original invoice|original invoice no|original invoice number|original document|original order|"
        "corrected invoice|credit note for|applied to invoice|applies to invoice|against invoice|related invoice|"
        "invoice|invoice no|invoice number|refund of|return of|reverses|原发票号|原发票号码|原蓝字发票号|"
        "蓝字发票号码|对应发票号|对应发票|原单号|原订单号|退货原单|发票号|发票号码|原發票號|原發票號碼|"
        "原始發票號碼|對應發票|原單號|原訂單號|發票號碼|發票號|factura originală|factură originală|"
        "nr factură originală|factura inițială|document original|factură stornată|factura stornată|storno la|"
        "factura corectată|factură|nr factură|ursprungsbeleg|originalrechnung|ursprungsrechnung|"
        "ursprüngliche rechnung|zu rechnung|storno zu|gutschrift zu|bezug auf rechnung|rechnung|rechnungsnummer|"
        "facture d'origine|facture initiale|n° facture d'origine|facture corrigée|facture concernée|avoir sur|"
        "facture|n° facture|numéro de facture|factura original|nº factura original|factura de origen|"
        "factura corregida|factura rectificada|factura|nº factura|número de factura"
    ),
    "credited": (
        "gross|gross amount|gross total|amount incl tax|total incl vat|total|total amount|amount|credit amount|"
        "credited amount|credit total|refund amount|refunded|价税合计|含税金额|总金额|金额|退款金额|折让金额|"
        "红字金额|含稅金額|總金額|總計|金額|退款金額|折讓金額|valoare cu tva|total cu tva|valoare|suma|sumă|"
        "valoare stornată|sumă stornată|brutto|bruttobetrag|gesamtbetrag|betrag|gutschriftbetrag|"
        "gutschriftsbetrag|summe|ttc|montant ttc|total ttc|montant|montant de l'avoir|bruto|total con iva|"
        "importe total|importe|importe abonado|importe rectificado"
    ),
    "shared_document": (
        "document|order|order no|order id|order number|invoice|invoice no|invoice number|deal|deal id|deal name|"
        "opportunity|opportunity id|opportunity name|contract|contract no|单据编号|单号|订单号|订单编号|商机编号|"
        "商机|合同编号|发票号|單據編號|單號|訂單號|訂單編號|商機編號|商機|合約編號|發票號碼|nr document|comandă|"
        "nr comandă|factură|nr factură|oportunitate|id oportunitate|nr contract|beleg|belegnummer|auftrag|"
        "auftragsnummer|rechnungsnummer|rechnung|verkaufschance|vertrag|vertragsnummer|commande|n° commande|"
        "numéro de commande|facture|n° facture|affaire|opportunité|contrat|n° contrat|documento|pedido|nº pedido|"
        "número de pedido|factura|nº factura|oportunidad|contrato|nº contrato"
    ),
    "credit_share": (
        "share|share percent|share in percent|split|split percent|split percentage|split share|credit percent|"
        "credit percentage|credit share|credit|sales credit|credit split|commission split|percent|percentage|"
        "allocation|weight|分成|"
        "分成比例|业绩分成|业绩比例|分配比例|拆分比例|占比|比例|業績分成|業績比例|業績拆分|佔比|cotă|cota|"
        "cotă parte|cota parte|procent|procentaj|pondere|parte|anteil|anteil prozent|anteil in prozent|prozent|"
        "prozentsatz|provisionsanteil|umsatzanteil|aufteilung|part|pourcentage|quote part|part en pourcentage|"
        "répartition|part de crédit|porcentaje|participación|reparto|cuota|porcentaje de reparto"
    ),
    "overlay": (
        "overlay|is overlay|overlay credit|double credit|double counted|extra credit|split type|叠加|是否叠加|"
        "重复计入|是否重复计入|重複計入|是否重複計入|疊加|是否疊加|suplimentar|credit suplimentar|credit dublu|"
        "dublu contorizat|zusätzlich|overlay kredit|doppelt gezählt|doppelt gewertet|zusatzgutschrift|"
        "supplémentaire|crédit supplémentaire|double comptage|compté en double|adicional|crédito adicional|"
        "doble cómputo|contado doble"
    ),
}

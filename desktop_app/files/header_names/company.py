"""The names under which files know the fields of targets, absences, balances, rates, working days and KPI values."""

from typing import Final

NAMES: Final = {
    "kpi": (
        "kpi|indicator|metric|measure|key figure|指标|指标名称|考核指标|指標|考核項目|indicatorul|"
        "denumire indicator|kennzahl|messgröße|indicateur|métrica"
    ),
    "somebody": (
        "person|person name|who|whom|team member|人|员工|成员|成員|對象人員|persoană|persoana|cine|pentru cine|"
        "wer|personne|qui|collaborateur|persona|quién|colaborador|employee id|salesperson id|sales person id|"
        "sales rep id|business entity id"
    ),
    "target_day": (
        "quota date|target date|goal date|period start|period begin|quarter start|目标日期|考核日期|期间开始|"
        "目標日期|期間開始|data țintei|data țintă|început perioadă|zieldatum|periodenbeginn|quartalsbeginn|"
        "date de l'objectif|date objectif|début de période|fecha del objetivo|fecha objetivo|inicio del periodo"
    ),
    "tax_rate": (
        "tax rate|vat rate|vat percent|tax percent|gst rate|税率|增值税率|稅率|cota tva|cotă tva|procent tva|"
        "mwst satz|steuersatz|ust satz|taux tva|taux de tva|tva taux|tipo iva|tipo de iva"
    ),
    "row_rate": (
        "exchange rate|fx rate|currency rate|conversion rate|rate of exchange|汇率|匯率|curs|curs valutar|"
        "curs de schimb|curs bnr|wechselkurs|umrechnungskurs|devisenkurs|cours de change|taux de change|tipo de cambio|"
        "tasa de cambio"
    ),
    "target": (
        "target|quota|goal|sales target|sales quota|target amount|quota amount|target value|budget|plan|"
        "planned|objective|目标|目标值|目标金额|销售目标|任务|任务额|配额|指标值|計劃|目標|目標值|目標金額|"
        "業績目標|銷售目標|配額|țintă|ținta|target lunar|obiectiv|plan vânzări|normă|valoare țintă|buget|"
        "ziel|zielwert|sollwert|soll|vorgabe|umsatzziel|planwert|planumsatz|objectif|objectif de vente|"
        "quota de vente|cible|prévu|objetivo|meta|cuota|objetivo de ventas|presupuesto"
    ),
    "scope": (
        "scope|for whom|unit|name|scope name|level|对象|考核对象|部门|名称|對象|考核對象|部門|名稱|pentru|"
        "unitate|nivel|nume|bereich|für|einheit|name der einheit|périmètre|pour|unité|ámbito|para|unidad"
    ),
    "period": (
        "period|target period|quarter|time period|期间|周期|考核期|季度|期間|週期|考核期間|季|perioada|"
        "perioadă|trimestru|trimestrul|zeitraum|periode|quartal|période|trimestre|periodo|período|semester|"
        "semestru|semestre|halbjahr"
    ),
    "year": "year|fiscal year|年|年份|年度|an|anul|jahr|geschäftsjahr|année|exercice|año|ejercicio",
    "month": "month|月|月份|lună|luna|monat|mois|mes",
    "first_day": (
        "from|start|start date|first day|begin|begin date|absent from|leave from|date from|since|开始日期|"
        "开始时间|起始日期|请假开始|開始日期|開始時間|起始日期|請假開始|de la|data început|data de început|"
        "început|prima zi|din data|von|beginn|beginndatum|startdatum|ab|erster tag|du|début|date de début|"
        "premier jour|desde|inicio|fecha de inicio|fecha inicio|primer día"
    ),
    "last_day": (
        "to|until|end|end date|last day|through|absent to|leave to|date to|结束日期|结束时间|截止日期|"
        "请假结束|結束日期|結束時間|截止日期|請假結束|până la|data sfârșit|data de sfârșit|sfârșit|ultima zi|"
        "până în data|bis|ende|enddatum|letzter tag|au|fin|date de fin|dernier jour|hasta|fin de|fecha de fin|"
        "fecha fin|último día"
    ),
    "absence_type": (
        "type|absence type|leave type|kind of leave|reason|absence|请假类型|假别|类型|请假类别|請假類型|假別|"
        "類型|tip|tip concediu|tip absență|motiv|fel concediu|art|abwesenheitsart|urlaubsart|grund|"
        "abwesenheit|type d'absence|type de congé|motif|nature|tipo|tipo de ausencia|tipo de permiso|motivo"
    ),
    "paid": (
        "paid|paid leave|is paid|with pay|带薪|是否带薪|有薪|帶薪|是否帶薪|有給|plătit|cu plată|concediu plătit|"
        "bezahlt|bezahlter urlaub|payé|rémunéré|congé payé|pagado|remunerado|retribuido"
    ),
    "share": (
        "share|part of day|fraction|portion|day share|比例|天比例|半天|部分|cotă|fracție|parte din zi|anteil|"
        "tagesanteil|part|fraction de jour|proporción|parte del día|fracción"
    ),
    "note": (
        "note|notes|comment|comments|remark|remarks|备注|说明|備註|說明|notă|note|observații|comentariu|"
        "bemerkung|anmerkung|notiz|remarque|commentaire|nota|notas|observaciones|comentario"
    ),
    "plan": (
        "plan|plan name|incentive plan|commission plan|方案|提成方案|计划|佣金方案|計劃|獎金方案|佣金計劃|"
        "plan comision|planul|schemă|provisionsplan|vergütungsplan|régime|plan de commission|plan de comisiones"
    ),
    "measure_to_date": (
        "measure to date|sales to date|to date|ytd|year to date|sales ytd|cumulative sales|累计业绩|累计销售|"
        "本年累计|累計業績|累計銷售|本年累計|realizat la zi|cumulat|vânzări cumulate|realizat cumulat|"
        "bisheriger umsatz|kumuliert|aufgelaufen|umsatz bisher|cumul|cumul à date|ventes cumulées|acumulado|"
        "ventas acumuladas|acumulado a la fecha"
    ),
    "earned_before": (
        "earned before|earned to date|commission earned|earned|paid to date|commission to date|已计提成|已得提成|"
        "累计提成|已計獎金|已得佣金|累計佣金|câștigat anterior|comision cumulat|comision acordat|comision calculat|"
        "bisher verdient|verdiente provision|provision bisher|gagné avant|commission acquise|commissions cumulées|"
        "devengado|comisión devengada|comisión acumulada"
    ),
    "of_it_held": (
        "held|of it held|held back|on hold|withheld|retained|暂扣|未发|其中暂扣|暫扣|保留|未發|reținut|"
        "din care reținut|blocat|einbehalten|davon einbehalten|zurückgehalten|retenu|dont retenu|retenido|"
        "de ello retenido"
    ),
    "draw_owed": (
        "draw owed|draw|draw balance|advance owed|recoverable draw|预支余额|欠预支|预支|預支餘額|預支|"
        "avans de recuperat|avans|sold avans|offener vorschuss|vorschuss|garantievorschuss|avance due|"
        "avance à récupérer|"
        "anticipo pendiente|anticipo"
    ),
    "negative_carried": (
        "negative carried|negative balance|carried forward|carried over|balance carried|deficit|负余额|结转负数|"
        "负数结转|負餘額|結轉負數|sold negativ|sold negativ reportat|report negativ|negativer saldo|minusvortrag|"
        "verlustvortrag|solde négatif|report négatif|saldo negativo|saldo negativo arrastrado"
    ),
    "currency_pair": (
        "pair|currency pair|quotation|symbol|货币对|币种对|貨幣對|幣別對|pereche|pereche valutară|währungspaar|"
        "paire|paire de devises|par|par de divisas"
    ),
    "base_currency": (
        "from|base|base currency|from currency|currency|source currency|currency code|币种|原币|外币|货币|幣別|原幣|"
        "外幣|貨幣|valuta|valută|moneda|din valuta|cod valută|währung|von währung|basiswährung|devise|"
        "devise de base|de la devise|divisa|moneda base|divisa origen"
    ),
    "quote_currency": (
        "to|quote|quote currency|to currency|target currency|against|本币|目标货币|兑换货币|本幣|目標貨幣|în|în valuta|"
        "moneda de cotare|zielwährung|nach währung|in währung|devise cotée|vers la devise|a|moneda destino|"
        "divisa destino"
    ),
    "rate_units": (
        "units|unit|multiplier|per|quantity|amount of units|单位|数量|外币单位|單位|數量|multiplicator|unități|"
        "unitate|einheiten|einheit|menge|unités|unité|multiplicateur|unidades|multiplicador"
    ),
    "exchange_rate": (
        "rate|exchange rate|fx rate|mid|middle rate|value|reference rate|汇率|中间价|外汇牌价|匯率|中間價|curs|"
        "curs valutar|curs bnr|curs de schimb|valoare|kurs|wechselkurs|devisenkurs|referenzkurs|cours|taux|"
        "taux de change|tipo de cambio|tasa|tasa de cambio|cotización"
    ),
    "calendar_day": (
        "day|date|holiday date|from|start|start date|日期|放假日期|假日|开始日期|開始日期|data|zi|ziua|data sărbătorii|"
        "de la|datum|tag|feiertagsdatum|von|jour|date du jour férié|du|fecha|día|fecha del festivo|desde"
    ),
    "day_type": (
        "type|day type|kind|status|working|is working day|is holiday|worked|类型|性质|是否放假|是否上班|工作日|類型|"
        "性質|是否放假|是否上班|備註類型|tip|tip zi|lucrătoare|zi lucrătoare|art|tagesart|arbeitstag|type|type de jour|"
        "travaillé|ouvré|tipo|tipo de día|laborable"
    ),
    "holiday_name": (
        "holiday|holiday name|name|description|summary|occasion|event|title|节日|节假日|名称|假日名称|節日|假日名稱|"
        "名稱|sărbătoare|sărbătoarea|denumire|denumirea sărbătorii|feiertag|bezeichnung|jour férié|fête|intitulé|"
        "festivo|fiesta|nombre del festivo|descripción"
    ),
    "kpi_value": (
        "value|kpi value|actual|result|score|reading|实际值|数值|完成值|结果|實際值|數值|完成值|結果|valoare|realizat|"
        "valoare realizată|rezultat|wert|istwert|ist|ergebnis|valeur|réalisé|résultat|valor|real|resultado"
    ),
    "sample_size": (
        "n|sample|sample size|answers|responses|number of answers|base size|样本量|样本数|答卷数|樣本量|樣本數|"
        "eșantion|număr răspunsuri|nr răspunsuri|stichprobe|anzahl antworten|échantillon|nombre de réponses|"
        "muestra|número de respuestas"
    ),
}
"""By group, like those of header_names."""

"""Which KPI a file or a person means: by its key, by its name in any of our languages, or by a word of the trade."""

from desktop_app.i18n import in_every_language
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store.database import Store
from desktop_app.store.names import fold

REVENUE = "revenue"
_WORDS = {
    REVENUE: "sales|net sales|turnover|income|销售额|营业额|业绩|收入|銷售額|營業額|業績|vânzări|cifra de afaceri|"
    "venituri|realizări|umsatz|umsätze|erlöse|chiffre d'affaires|ca|ventes|ventas|ingresos|facturación",
    "units_sold": "units|quantity|volume|销量|數量|bucăți|cantitate|stück|absatz|unités|unidades",
    "new_customers": "new clients|新客户|新客戶|clienți noi|neukunden|nouveaux clients|clientes nuevos",
    "deals_won": "deals|orders won|成交数|成交數|contracte|abschlüsse|contrats|contratos",
    "csat_mean": "csat|customer satisfaction|满意度|滿意度|satisfacție|zufriedenheit|satisfaction|satisfacción",
}


class KpiNames:
    """The KPIs of a workspace by all that they may be called."""

    def __init__(self, store: Store) -> None:
        self._kpis = {kpi.key: kpi for kpi in load_catalogue(store)}
        self._keys = {fold(word): key for key, words in _WORDS.items() for word in words.split("|")}
        for kpi in self._kpis.values():
            for name in (kpi.key, kpi.key.replace("_", " "), *in_every_language(kpi.texts.name)):
                self._keys[fold(name)] = kpi.key

    def find(self, text: str) -> Kpi | None:
        """The KPI called ``text``; None if none is."""
        return self._kpis.get(self._keys.get(fold(text), ""))

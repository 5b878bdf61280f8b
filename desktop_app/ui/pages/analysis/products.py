"""The view Products: what sells most, with what is left of it beside."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.formats import format_number, join_sentences
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.behind import behind_group
from desktop_app.operations.analyses.products import Products, has_products, products, words
from desktop_app.operations.analyses.tables import product_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.analysis.by_chip import ByChip
from desktop_app.ui.pages.analysis.chart_rows import product_bars
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBars


class ProductsView(AnalysisView):
    """By product or category, the most revenue first."""

    key = "products"
    title = N_("Products")
    question = N_("What sells most, and what is left of it?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._found: Products | None = None
        self._wanted: Wanted | None = None
        self.by = ByChip(("product", "category"), key="product")
        self.by.chosen.connect(lambda _key: self.again.emit())
        self.bars = RowBars()
        self.chart = ChartCard(_("Revenue by product"), self.bars, Table((), ()), "")
        self.chart.add_to_head(self.by)
        self.said = label("", 13, 500, wrap=True)
        self.chart.body.addWidget(self.said)
        self.products = ListCard(
            jobs,
            _("Revenue with margin, pieces and discount"),
            "products",
            "revenue",
            ("price", "records", "before", "letter"),
        )
        self.bars.open_with(self._open)
        for listed in (self.products, self.chart):
            listed.opened.connect(self._open)
        for card in (self.chart, self.products):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @classmethod
    def applies(cls, store: Store) -> bool:
        return has_products(store)

    def reload(self, wanted: Wanted) -> None:
        self._wanted = wanted
        by = self.by.offer(self.store, wanted)
        self._show(products(self.store, replace(wanted, by=by)))

    def _show(self, found: Products) -> None:
        self._found = found
        table = product_tables(found)["products"]
        sentence = join_sentences(filter(None, words(found).values()))
        self.bars.show_rows(product_bars(found))
        self.chart.show_data(table, sentence, _("dot: share of all products up to here, from 0 to 100 %"))
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.chart.setVisible(bool(found.rows))
        self.products.show_table(table, "" if found.rows else _("Nothing was sold in this period."))

    def words(self) -> list[str]:
        count = sum(row.item.n for row in self._found.rows) if self._found else 0
        return [ngettext("{n} record", "{n} records", count).format(n=format_number(count))]

    def state(self) -> Mapping[str, object]:
        return {"by": self.by.key}

    def restore(self, state: Mapping[str, object]) -> None:
        self.by.key = str(state.get("by", "product"))

    def _open(self, row: int) -> None:
        """The records of the period that make up the revenue of a row."""
        if self._found is not None and self._wanted is not None:
            group = self._found.rows[row].item.key
            self.show_behind(behind_group(self.store, self._wanted, "revenue", self._found.by, group))

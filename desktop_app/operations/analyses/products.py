"""Products, or their categories, by revenue, with what is left of it beside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_quantity
from desktop_app.domain.money import from_stored
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind
from desktop_app.i18n import _
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis.pareto import Ranked, ranked
from desktop_app.rules.analysis.products import ProductRow
from desktop_app.store import analysed, groupings, records, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Answer, Question

_SUMS: Final = {"units": "units", "margin": "margin", "costed": "revenue_costed", "listed": "list_worth",
                "sold": "sold_of_list"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Products:
    """``rows``: the product with most revenue first; ``before``: revenue of each a year before, up to the same day.

    ``unnamed``: revenue that names no product, which belongs to no row. ``margin_of_lines``: deals or invoices count
    as revenue and tell no cost, so the margin is that of the sale lines of the same days.
    """

    as_of: date
    currency: str
    by: str
    rows: tuple[Ranked[ProductRow], ...]
    before: Mapping[int, Fraction]
    unnamed: Fraction
    labels: Mapping[int, str]
    margin_of_lines: bool = False

    @property
    def revenue(self) -> Fraction:
        return sum((row.item.revenue for row in self.rows), Fraction(0))


def products(store: Store, wanted: Wanted) -> Products:
    """Sales of ``wanted.period`` by product, or by category where ``wanted.by`` says so."""
    scene = Scene.of(store, replace(wanted, by="category" if wanted.by == "category" else "product"))
    by = scene.wanted.by
    measures = ("revenue", *_SUMS.values())
    first, after = scene.span
    spans = (scene.span, (_year_before(first), _year_before(after)))
    known_by = scene.today if scene.today < records.data_day(store) else 0
    answer = totals.ask(store, Question(measures, spans, wanted.scope, by, wanted.where, known_by), scene.revenue)
    lines = _of_lines(scene, answer)
    found = []
    for key in sorted(answer.groups()):
        revenue, n = answer.total("revenue", 0, key)
        if key and n:
            sums = {name: answer.total(measure, 0, key)[0] for name, measure in _SUMS.items()}
            if lines:
                sums["margin"], sums["costed"] = (from_stored(part) for part in lines.get(key, (0, 0)))
            found.append(ProductRow(key, revenue, n, **sums))
    return Products(
        scene.as_of, scene.currency, by, ranked(found, lambda row: row.revenue),
        {key: answer.total("revenue", 1, key)[0] for key in answer.groups()},
        answer.total("revenue", 0, 0)[0], scene.labels(), bool(lines),
    )  # fmt: skip


def _of_lines(scene: Scene, answer: Answer) -> Mapping[int, tuple[int, int]]:
    """Margins of the sale lines, where what counts as revenue tells no cost and they do."""
    if scene.revenue == Kind.SALE.value or any(answer.total("revenue_costed", 0, key)[1] for key in answer.groups()):
        return {}
    return analysed.sale_margins(scene.store, scene.sought(Kind.SALE), scene.revenue)


def has_products(store: Store) -> bool:
    return "revenue" in totals.measures_with_data(store) and bool(groupings.choices(store, "product"))


def _year_before(day: int) -> int:
    """The same day a year before; of 29 February the day after 28."""
    at = date.fromordinal(day)
    try:
        return at.replace(year=at.year - 1).toordinal()
    except ValueError:
        return date(at.year - 1, 3, 1).toordinal()


def words(found: Products) -> Mapping[str, str]:
    """What the figures say and leave open, in whole sentences."""
    return {"most": _most(found), "margin": _margin(found), "unnamed": _unnamed(found)}


def _most(found: Products) -> str:
    first = [row for row in found.rows if row.letter == "A"]
    if not first or len(found.rows) <= len(first):
        return ""
    share = format_quantity(Quantity(first[-1].cumulative or Fraction(0), Unit.PERCENT))
    return _("{n} of {all} bring {share} of the revenue.").format(
        n=format_number(len(first)), all=format_number(len(found.rows)), share=share
    )


def _margin(found: Products) -> str:
    if found.margin_of_lines:
        return _("What counts as revenue tells no cost; the margin is that of the sale lines of the same days.")
    if found.rows and not any(row.item.costed for row in found.rows):
        return _("No cost is known: import sales with a column for the cost to see the margin.")
    return ""


def _unnamed(found: Products) -> str:
    if not found.unnamed:
        return ""
    amount = format_quantity(Quantity(found.unnamed, Unit.MONEY, found.currency))
    return _("{amount} of the revenue names no product and stands in no row.").format(amount=amount)

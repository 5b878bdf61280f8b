"""How the records behind a time or an amount are spread; the bins are made in rules/statistics/histogram."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.rules.kpis.aggregation import Spread, evaluate
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.formula import inputs
from desktop_app.rules.statistics.histogram import Bin, Counts, bins, quantile
from desktop_app.store import behind, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME, Sort


@dataclass(frozen=True, slots=True)
class Distribution:
    """``bins`` hold every one of ``n`` records once, in the unit of ``median``."""

    bins: tuple[Bin, ...]
    median: Quantity
    p90: Quantity
    n: int


def distribution(store: Store, wanted: Wanted) -> Distribution | None:
    """Of the first KPI: each record's time, or its amount; None where a record has neither, or there is none."""
    kpi = find_kpi(store, wanted.kpis[0])
    chosen = settings.load(store)
    asked = {one.name for one in inputs(kpi.formula) if not one.views}
    spread = next((name for name in asked if asked == kpi.measures == {name} and _is_spread(name)), "")
    counts: Counts = ()
    unit, currency = kpi.unit, ""
    if spread:
        counts = _times(store, kpi, wanted, spread, chosen.revenue_source)
    elif kpi.unit is Unit.MONEY and not kpi.snapshot:
        unit, currency = Unit.MONEY, chosen.currency
        counts = _amounts(store, kpi, wanted, chosen.revenue_source)
    if not counts:
        return None
    median, p90 = (Quantity(quantile(counts, Fraction(share, 100)), unit, currency) for share in (50, 90))
    return Distribution(bins(counts), median, p90, sum(n for _value, n in counts))


def _is_spread(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].sort is Sort.SPREAD


def _times(store: Store, kpi: Kpi, wanted: Wanted, measure: str, revenue: str) -> Counts:
    """Each value as the formula gives it for one record alone: the KPI's own unit."""
    question = records_behind(store, wanted, measure)
    known = totals.ask(store, question, revenue).spread(measure)
    unit = BY_NAME[measure].unit

    def alone(value: int) -> Fraction | None:
        return evaluate(kpi.formula, lambda _asked: Spread(((value, 1),), unit)).value

    found = [(alone(value), n) for value, n in known]
    return tuple(sorted((value, n) for value, n in found if value is not None))


def _amounts(store: Store, kpi: Kpi, wanted: Wanted, revenue: str) -> Counts:
    money = next((name for name in sorted(kpi.measures & BY_NAME.keys()) if BY_NAME[name].unit is Unit.MONEY), "")
    if not money:
        return ()
    found = behind.amounts(store, records_behind(store, wanted, money), revenue)
    return tuple((from_stored(amount), n) for amount, n in found)

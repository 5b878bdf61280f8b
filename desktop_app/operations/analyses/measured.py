"""One figure of each person or customer with what chance leaves open, and pairs of figures for maps and relations."""

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown, default_as_of, narrowed
from desktop_app.rules.kpis.aggregation import Lookup, Spread, evaluate
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.formula import Call, Formula, Input, Operation
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.correlation import LEAST, Correlation, rank_correlation
from desktop_app.rules.statistics.intervals import median_places, wilson
from desktop_app.store import settings, totals
from desktop_app.store.database import Store
from desktop_app.store.groupings import is_known
from desktop_app.store.measures import BY_NAME, Sort
from desktop_app.store.totals import Question

_TIMES: Final = frozenset({Unit.DAYS, Unit.HOURS})
_EFFECTS: Final = (
    "quota_attainment", "win_rate", "lead_conversion_rate", "resolution_rate", "first_contact_resolution", "csat_top2",
)  # fmt: skip
_YIELDS: Final = ("activity_yield", "revenue_per_rep")


@dataclass(frozen=True, slots=True)
class Measured:
    """``low`` and ``high``: 95 % interval of a share or a median; None where chance can't be told from the records."""

    value: Quantity
    n: int
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One person or customer with both figures."""

    group: int
    label: str
    x: Measured
    y: Measured


@dataclass(frozen=True, slots=True)
class Related:
    """``pairs`` of everybody with both figures; ``correlation`` None: fewer than three, or no difference in one."""

    x: Kpi
    y: Kpi
    by: str
    pairs: tuple[Pair, ...]
    correlation: Correlation | None


def efficiency_kpis(store: Store) -> tuple[Kpi, ...]:
    """How fast or with how much effort: times from end to end, and what comes of the effort."""
    if not is_known(store, "person"):
        return ()
    known = kpis_with_data(store)
    return (*_times(known), *(kpi for kpi in known if kpi.key in _YIELDS))


def effect_kpis(store: Store) -> tuple[Kpi, ...]:
    """How far the goal is reached."""
    known = {kpi.key: kpi for kpi in kpis_with_data(store)} if is_known(store, "person") else {}
    return tuple(known[key] for key in _EFFECTS if key in known)


def time_kpis(store: Store) -> tuple[Kpi, ...]:
    """Times, for the question whether who answers sooner also closes sooner."""
    return tuple(_times(kpis_with_data(store)))


def load_kpis(store: Store) -> tuple[Kpi, ...]:
    """What is in hand, for the question whether who carries more is slower."""
    return tuple(kpi for kpi in kpis_with_data(store) if kpi.snapshot and kpi.unit is Unit.COUNT)


def _times(known: tuple[Kpi, ...]) -> list[Kpi]:
    """Medians alone: a mean beside its median would say the same twice."""
    return [kpi for kpi in known if kpi.unit in _TIMES and kpi.direction is Direction.LOWER and _spread(kpi)]


def measured(store: Store, wanted: Wanted, by: str) -> dict[int, tuple[str, Measured]]:
    """The first KPI of ``wanted`` for everybody who has records of it: label and figure by group."""
    kpi = find_kpi(store, wanted.kpis[0])
    rows = breakdown(store, replace(wanted, kpis=wanted.kpis[:1], by=by, lean=True))
    name = _spread(kpi)
    spreads = _spreads(store, wanted, kpi, name, by) if name else {}
    found = {}
    for row in rows:
        figure = row.figures[0]
        if row.group and figure.value is not None:
            low, high = _interval(kpi, figure, spreads.get(row.group, ()))
            found[row.group] = (row.label, Measured(figure.value, figure.n, low, high))
    return found


def relate(store: Store, wanted: Wanted, x: str, y: str, by: str = "person") -> Related:
    """Both KPIs for every group of ``by`` that has both, and whether they go together."""
    left, right = (measured(store, replace(wanted, kpis=(key,)), by) for key in (x, y))
    pairs = tuple(
        Pair(group, label, one, right[group][1]) for group, (label, one) in left.items() if group in right
    )  # fmt: skip
    points = [(float(pair.x.value.value), float(pair.y.value.value)) for pair in pairs]
    return Related(find_kpi(store, x), find_kpi(store, y), by, pairs, rank_correlation(points))


def relate_times(store: Store, wanted: Wanted, x: str, y: str) -> Related:
    """By customer where at least ten have both times, else by person; what somebody carries is always the person's."""
    if is_known(store, "customer") and not find_kpi(store, x).snapshot:
        found = relate(store, wanted, x, y, "customer")
        if len(found.pairs) >= LEAST:
            return found
    return relate(store, wanted, x, y)


def _spread(kpi: Kpi) -> str:
    """The one distribution a KPI is the median of; empty for others."""
    if len(kpi.measures) != 1:
        return ""
    name = next(iter(kpi.measures))
    return name if name in BY_NAME and BY_NAME[name].sort is Sort.SPREAD and _is_median(kpi.formula) else ""


def _is_median(tree: Formula) -> bool:
    """The median itself, or the median in another unit."""
    match tree:
        case Call(function="median"):
            return True
        case Operation(left=left):
            return _is_median(left)
        case _:
            return False


def _spreads(
    store: Store, wanted: Wanted, kpi: Kpi, name: str, by: str
) -> dict[int, tuple[tuple[int, int], ...]]:  # fmt: skip
    day = wanted.as_of or default_as_of(store)
    after = min(wanted.period.end, day + timedelta(days=1))
    span = (wanted.period.start.toordinal(), max(wanted.period.start, after).toordinal())
    asked = Question((name,), (span,), wanted.scope, by, narrowed(store, kpi, wanted.where))
    answer = totals.ask(store, asked, settings.load(store).revenue_source)
    return {group: answer.spread(name, 0, group) for group in answer.groups()}


def _interval(
    kpi: Kpi, figure: Figure, counts: tuple[tuple[int, int], ...]
) -> tuple[Fraction | None, Fraction | None]:  # fmt: skip
    if kpi.share and figure.numerator is not None and figure.denominator:
        band = wilson(float(figure.numerator), int(figure.denominator))
        return Fraction(round(band.low * 1000), 1000), Fraction(round(band.high * 1000), 1000)
    places = median_places(sum(n for _value, n in counts))
    if places is None:
        return None, None
    low, high = (_in_unit(kpi, _at(counts, place)) for place in places)
    return low, high


def _at(counts: tuple[tuple[int, int], ...], place: int) -> int:
    """The value at ``place`` (from 1) of the sorted values."""
    for value, n in sorted(counts):
        place -= n
        if place <= 0:
            return value
    raise ValueError(place)


def _in_unit(kpi: Kpi, value: int) -> Fraction | None:
    """A single value of the distribution as the KPI shows it: minutes as hours."""

    def find(_wanted: Input) -> Spread:
        return Spread(((value, 1),), BY_NAME[next(iter(kpi.measures))].unit)

    lookup: Lookup = find
    return evaluate(kpi.formula, lookup).value


def explain_relation(found: Related) -> Explanation:
    """The method behind the sentence: ranks, their correlation, its interval."""
    parts = [explain("relation.pairs", Quantity(Fraction(len(found.pairs)))), explain("relation.ranges")]
    if found.correlation is not None:
        rho = found.correlation
        parts.append(explain("relation.rho", _rounded(rho.rho)))
        if rho.interval is None:
            parts.append(explain("relation.few", least=LEAST))
        else:
            parts.append(explain("relation.low", _rounded(rho.interval.low)))
            parts.append(explain("relation.high", _rounded(rho.interval.high)))
    return explain("relation", parts=tuple(parts), x=_(found.x.texts.name), y=_(found.y.texts.name))


def _rounded(value: float) -> Quantity:
    return Quantity(Fraction(round(value * 100), 100), Unit.SCORE)

"""What a review of a past period says, gathered from figures, targets, quotas and ratings; nothing is kept here."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Period, add_months, custom
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown, default_as_of, figures
from desktop_app.operations.reviews.gaps import gap_of
from desktop_app.operations.reviews.quotas import in_a_row, members, newcomer, quota_kpi
from desktop_app.operations.reviews.ratings import load_ratings
from desktop_app.operations.reviews.scorecards import load_cards
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.review.health import judge_quota
from desktop_app.rules.review.result import KpiResult, PersonScore, Result
from desktop_app.rules.review.scorecard import attainment_of, best_told, card_for
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.store.people import Person

_SIDES = (Direction.HIGHER, Direction.LOWER)


def gather(store: Store, period: Period, progress: Progress = SILENT) -> Result:
    """The review of ``period`` as the data are now; UserError before its last day is over."""
    progress.step(N_("Reviewing"), 0, 4)
    day = _over(store, period)
    wanted = Wanted((), period, day)
    kpis = kpis_with_data(store, period.last)
    results = _company(store, wanted, kpis)
    progress.step(N_("Reviewing"), 1, 4)
    quota = quota_kpi(store, wanted)
    everybody = members(store, wanted, quota) if quota else ()
    progress.step(N_("Reviewing"), 2, 4)
    scores = _scores(store, wanted, kpis)
    progress.step(N_("Reviewing"), 3, 4)
    return Result(
        period,
        day,
        results,
        quota.key if quota and everybody else "",
        everybody,
        judge_quota(everybody, in_a_row(period), newcomer()) if everybody else None,
        scores,
        gap_of(store, wanted),
        load_ratings(store, period),
    )


def gather_scores(store: Store, period: Period) -> tuple[PersonScore, ...]:
    """The scorecards of everybody alone; UserError before the last day of ``period`` is over."""
    wanted = Wanted((), period, _over(store, period))
    return _scores(store, wanted, kpis_with_data(store, period.last))


def _over(store: Store, period: Period) -> date:
    """The day up to which the data reach."""
    day = default_as_of(store)
    if day < period.last:
        raise UserError(
            N_("{period} is not over: the data reach to {day}."), N_("Review it when its last day is in."),
            period=format_period(period), day=day.isoformat(),
        )  # fmt: skip
    return day


def _company(store: Store, wanted: Wanted, kpis: Sequence[Kpi]) -> tuple[KpiResult, ...]:
    """Every KPI with a value or a target, those with a target first."""
    asked = Wanted(tuple(kpi.key for kpi in kpis), wanted.period, wanted.as_of, lean=True)
    found = [_held(kpi, figure) for kpi, figure in zip(kpis, figures(store, asked), strict=True)]
    told = [one for one in found if one.value is not None or one.target is not None]
    return tuple(sorted(told, key=lambda one: one.target is None))


def _held(kpi: Kpi, figure: Figure) -> KpiResult:
    """Against the target alone: "on track" for less is a matter of a running period."""
    met = None
    if figure.value is not None and figure.target is not None and kpi.direction in _SIDES:
        higher = kpi.direction is Direction.HIGHER
        met = figure.value.value >= figure.target.value if higher else figure.value.value <= figure.target.value
    attained = figure.attainment.value if figure.attainment else None
    return KpiResult(kpi.key, figure.value, figure.target, attained, figure.n, met)


def _scores(store: Store, wanted: Wanted, kpis: Sequence[Kpi]) -> tuple[PersonScore, ...]:
    """Everybody who was there and of whom anything is known, by name; a role without a card gets what tells most."""
    cards = load_cards(store, wanted.period.last)
    there = people.present(store, wanted.period.start, wanted.period.end)
    needed = {line.kpi for card in cards for line in card.lines}
    used = [kpi for kpi in kpis if kpi.key in needed and kpi.direction in _SIDES]
    if not used:
        return ()
    known = _attainments(store, wanted, used)
    found = []
    for one in there:
        role, mine = _role(store, one, wanted.period), known.get(one.id, {})
        fits = card_for(role, cards)
        card, made = best_told([fits] if fits else cards, mine)
        if made.value is not None:
            found.append(PersonScore(one.id, one.name, role, card.key, card.name, made))
    return tuple(found)


def _role(store: Store, person: Person, period: Period) -> str:
    """On the last day of the period."""
    day = period.last.toordinal()
    spans = [one for one in people.memberships(store) if one.person == person.id]
    return next((one.role for one in spans if one.valid_from <= day < one.valid_to), person.role)


def _attainments(store: Store, wanted: Wanted, kpis: Sequence[Kpi]) -> dict[int, dict[str, Fraction | None]]:
    """By person and KPI, against the first goal there is; below the minimum sample nothing is told.

    The person's own target; of a share or mean the company's target, which holds for everybody alike; the number of
    the catalogue; of a share or mean the person's own 12 months before.
    """
    keys = tuple(kpi.key for kpi in kpis)
    now = _rows(store, Wanted(keys, wanted.period, wanted.as_of, by="person", lean=True))
    year = custom(add_months(wanted.period.start, -12), wanted.period.start - timedelta(days=1))
    before = _rows(store, Wanted(keys, year, wanted.as_of, by="person", lean=True))
    company = figures(store, Wanted(keys, wanted.period, wanted.as_of, lean=True))
    found: dict[int, dict[str, Fraction | None]] = {}
    for person, row in now.items():
        mine = found.setdefault(person, {})
        for place, kpi in enumerate(kpis):
            own = before[person].figures[place] if person in before else None
            goal = _goal(kpi, row.figures[place], company[place], own)
            value = row.figures[place].value if row.figures[place].n >= kpi.min_sample else None
            lower = kpi.direction is Direction.LOWER
            mine[kpi.key] = attainment_of(value.value if value else None, goal, lower_is_better=lower)
    return found


def _goal(kpi: Kpi, own: Figure, company: Figure, before: Figure | None) -> Fraction | None:
    chosen = own.target
    if chosen is None and not kpi.additive:
        chosen = company.target
    if chosen is None:
        chosen = own.reference
    if chosen is None and before is not None and not kpi.additive:
        chosen = before.value
    return chosen.value if chosen else None


def _rows(store: Store, wanted: Wanted) -> Mapping[int, Row]:
    return {row.group: row for row in breakdown(store, wanted) if row.group}

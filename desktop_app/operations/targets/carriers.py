"""What part of a full target each person and team of a grid can carry: service, leave, hours and ramp as read."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, split, year_before
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.targets.ramp import ramp_of
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.rules.kpis.formula import Name
from desktop_app.rules.targets.presence import Away, Term, carries, tenure_weight
from desktop_app.store import absences, calendar_days, names, people, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

_POTENTIAL = "pipeline_value"


class Carriers:
    """Everybody of ``grid``; a team is the sum of its people."""

    def __init__(self, store: Store, grid: TargetGrid) -> None:
        whole = grid.columns[0].period
        self._store = store
        self._grid = grid
        self._calendar = calendar_days.working_calendar(store)
        self._fiscal_start = settings.load(store).fiscal_year_start
        away = defaultdict(list)
        for one in absences.load(store, first=whole.start, after=whole.end):
            away[one.person].append(Away(one.first, one.last, one.share))
        full = people.full_time_shares(store, whole.last)
        self._services = {
            one.id: Term(_day(one.joined), _day(one.left), full.get(one.id, Fraction(1)), tuple(away[one.id]))
            for one in people.load(store)
        }

    @property
    def ramp(self) -> tuple[Fraction, ...]:
        """The share of a full target in each month of service."""
        return ramp_of(settings.load(self._store))

    def service(self, person: int) -> Term:
        return self._services.get(person, Term())

    def people_of(self, scope: Scope) -> list[Scope]:
        """The people of the grid in ``scope``."""
        if scope.kind is ScopeKind.PERSON:
            return [scope]
        return [one for child in self._grid.children(scope) for one in self.people_of(child)]

    def _bearers(self, leaf: Scope) -> list[Scope]:
        return [leaf] if leaf.kind is self._grid.rows else self.people_of(leaf)

    def carries(self, scope: Scope, period: Period, ramp: Sequence[Fraction] = ()) -> Fraction:
        """Full targets of ``period``; 2 for a team of two who are there full-time all along."""
        months = split(period, Length.MONTH, self._fiscal_start) or [period]
        services = [self.service(one.id) for one in self.people_of(scope)]
        return sum((carries(one, months, self._calendar, ramp) for one in services), Fraction(0))

    def presence(self, scope: Scope, period: Period) -> Fraction:
        """The share of ``period`` that a person is there, whatever the hours; of a team, the mean of its people."""
        found = [self._there(one, period) for one in self.people_of(scope)]
        return sum(found, Fraction(0)) / len(found) if found else Fraction(1)

    def _there(self, person: Scope, period: Period) -> Fraction:
        service = self.service(person.id)
        months = split(period, Length.MONTH, self._fiscal_start) or [period]
        return carries(Term(service.joined, service.left, away=service.away), months, self._calendar)

    def tenure(self, scope: Scope, period: Period) -> Fraction:
        """UserError where nobody's first day is known: all would weigh the same in silence."""
        if all(self.service(one.id).joined is None for one in self.people_of(COMPANY)):
            raise UserError(
                N_("Nobody's first day is known, so there is no tenure to spread by."),
                N_("Import the people with the day they joined, or choose another way."),
            )
        found = (tenure_weight(self.service(one.id), period) for one in self.people_of(scope))
        return sum(found, Fraction(0))

    def potential(self, leaves: Sequence[Scope], as_of: date) -> list[Fraction]:
        """What the open deals of each are worth on ``as_of``; UserError without any."""
        day = as_of.toordinal()
        asked = Question((_POTENTIAL,), ((day, day + 1),), by=self._grid.rows.value)
        answer = totals.ask(self._store, asked, settings.load(self._store).revenue_source)
        worth = [
            sum((answer.total(_POTENTIAL, 0, one.id)[0] for one in self._bearers(leaf)), Fraction(0)) for leaf in leaves
        ]
        if not any(amount > 0 for amount in worth):
            raise UserError(
                N_("There are no open deals, so there is no potential to spread by."), N_("Choose another way.")
            )
        return [max(Fraction(0), amount) for amount in worth]


def lacks_a_part(store: Store, grid: TargetGrid, place: Place) -> bool:
    """Whether a row that could carry a part of ``place`` has none.

    Who is not there in the period needs none, nor who never brought anything of the KPI, as a team that sells nothing.
    """
    there = {one.id for one in people.present(store, place[1].start, place[1].end)}
    lacking = {
        one.id
        for child in grid.children(place[0])
        if (child, place[1]) not in grid.amounts
        for one in _smallest(grid, child)
        if one.kind is not ScopeKind.PERSON or one.id in there
    }
    return bool(lacking) and not lacking.isdisjoint(_bringers(store, grid, place[1]))


def _smallest(grid: TargetGrid, scope: Scope) -> list[Scope]:
    inside = grid.children(scope)
    return [one for child in inside for one in _smallest(grid, child)] if inside else [scope]


def _bringers(store: Store, grid: TargetGrid, period: Period) -> set[int]:
    """Which of the rows brought anything in the period or its year, or in those a year before."""
    kpi = find_kpi(store, grid.kpi)
    if not isinstance(kpi.formula, Name):
        return set()
    whole = grid.columns[0].period
    spans = tuple(
        (one.start.toordinal(), one.end.toordinal()) for one in (year_before(whole), whole, year_before(period))
    )
    asked = Question((kpi.formula.name,), spans, by=grid.rows.value)
    answer = totals.ask(store, asked, settings.load(store).revenue_source)
    return {
        group for group in answer.groups()
        if any(answer.total(kpi.formula.name, place, group)[0] > 0 for place in range(len(spans)))
    }  # fmt: skip


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 < ordinal < names.FOREVER else None

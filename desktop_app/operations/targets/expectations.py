"""The table of what is expected of each role, and making targets of it for everybody in that role."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.domain.period import Length, Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi, load_catalogue
from desktop_app.operations.moments import moment
from desktop_app.operations.targets.target_grid import Place, TargetGrid, load_grid, smallest
from desktop_app.operations.targets.targets import append_grid
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.targets.expected import expected
from desktop_app.store import absences, calendar_days, expectations, people
from desktop_app.store.database import Store

USUAL: Final = ("contacts", "activity_count", "lead_response_time", "first_response_time", "follow_up_on_time")
"""What is mostly expected of a role, in the order in which it is offered."""


def expectable(store: Store) -> list[Kpi]:
    """The KPIs that can be expected of a role: the usual ones first."""
    known = {kpi.key: kpi for kpi in load_catalogue(store)}
    first = [known[key] for key in USUAL if key in known]
    return [*first, *(kpi for kpi in known.values() if kpi not in first and kpi.additive)]


def roles(store: Store) -> list[str]:
    return sorted({one.role for one in people.memberships(store) if one.role})


def save_expectation(store: Store, one: Expectation, progress: Progress = SILENT) -> None:
    """Keep ``one`` in the place of an earlier one of its role and KPI. UserError where it says nothing."""
    progress.step(N_("Saving"), 0, 1)
    kpi = find_kpi(store, one.kpi)
    if not one.role.strip() or one.amount <= 0:
        raise UserError(N_("An expectation needs a role and a number above 0."), N_("Fill in both."))
    if kpi.additive is (one.pace is Pace.LEVEL):
        raise UserError(
            N_("That number does not fit the KPI."),
            N_("Sums are expected a day, week or month; rates and times are a level to hold."),
        )
    with store.transaction():
        expectations.save(store, replace(one, role=one.role.strip()), recorded_at=moment())


def end_expectation(store: Store, one: Expectation, progress: Progress = SILENT) -> None:
    """It is expected no longer; targets made of it stay."""
    progress.step(N_("Removing"), 0, 1)
    with store.transaction():
        expectations.save(store, one, recorded_at=moment(), ended=True)


def set_expected(store: Store, year: Period, first: date, reason: str, progress: Progress = SILENT) -> int:
    """Targets of people for the months of ``year`` that begin on ``first`` or later; how many cells changed.

    Sums go up to quarters, the year, teams and the company; locked targets stay. A month asks only for the days on
    which somebody is there: service, leave of any length, full-time share.
    """
    found = expectations.load(store)
    if not found:
        raise UserError(N_("Nothing is expected of any role yet."), N_("Write down a role with its number first."))
    progress.step(N_("Saving the targets"), 0, 1)
    with store.transaction():
        return sum(
            append_grid(store, _Expecting(store, key, year, first).grid(found), reason)
            for key in dict.fromkeys(one.kpi for one in found)
        )


class _Expecting:
    """One KPI's grid with what is expected of everybody."""

    def __init__(self, store: Store, key: str, year: Period, first: date) -> None:
        self._grid = load_grid(store, key, year)
        self._amounts = dict(self._grid.amounts)
        self._months = [one.period for one in self._grid.columns if one.period.length is Length.MONTH]
        self._open = [month for month in self._months if month.start >= first.replace(day=1)]
        self._calendar = calendar_days.working_calendar(store)
        self._roles = people.memberships(store)
        self._people = {one.id: one for one in people.load(store)}
        self._full_time = people.full_time_shares(store, year.last)
        self._away = absences.load(store, first=year.start, after=year.end)

    def grid(self, found: list[Expectation]) -> TargetGrid:
        mine = {one.role: one for one in found if one.kpi == self._grid.kpi}
        for line in self._grid.lines:
            if line.scope.kind is ScopeKind.PERSON:
                self._set_person(line.scope, mine)
        if self._grid.sums:
            self._sum_up()
        return replace(self._grid, amounts=self._amounts)

    def _set_person(self, scope: Scope, mine: dict[str, Expectation]) -> None:
        for month in self._open:
            one = mine.get(self._role(scope.id, month.last))
            there = self._there(scope.id, month)
            if one is None or not there:
                continue
            whole = self._calendar.working_days(month.start, month.end)
            value = expected(one, there, whole, len(self._calendar.weekend))
            self._put((scope, month), smallest(Fraction(round(value)) if self._grid.sums else value,
                                               self._grid.unit, self._grid.currency))  # fmt: skip

    def _put(self, place: Place, amount: int) -> None:
        if place not in self._grid.locked:
            self._amounts[place] = amount

    def _role(self, person: int, day: date) -> str:
        at = day.toordinal()
        return next(
            (one.role for one in self._roles if one.person == person and one.valid_from <= at < one.valid_to), ""
        )

    def _there(self, person: int, month: Period) -> Fraction:
        """Worked days of the month less those away, by the full-time share."""
        who = self._people[person]
        start = max(month.start.toordinal(), who.joined, 1)
        end = min(month.last.toordinal(), who.left)
        days = [date.fromordinal(at) for at in range(start, end + 1)]
        gone = [one for one in self._away if one.person == person]
        worked = Fraction(0)
        for day in days:
            away = sum((one.share for one in gone if one.first <= day <= one.last), Fraction(0))
            worked += self._calendar.working_days(day, day + timedelta(days=1)) * (1 - min(Fraction(1), away))
        return worked * self._full_time.get(person, Fraction(1))

    def _sum_up(self) -> None:
        """From the months to what they are parts of, then from people to teams and the company."""
        for line in self._grid.lines:
            if line.scope.kind is ScopeKind.PERSON:
                self._sum_over_time(line.scope)
        for line in reversed(self._grid.lines):
            children = self._grid.children(line.scope)
            for column in self._grid.columns if children else ():
                known = [self._amounts.get((child, column.period)) for child in children]
                if any(amount is not None for amount in known):
                    self._put((line.scope, column.period), sum(amount or 0 for amount in known))

    def _sum_over_time(self, scope: Scope) -> None:
        for column in reversed(self._grid.columns):
            parts = [self._amounts.get((scope, part)) for part in self._grid.parts(column.period)]
            if any(amount is not None for amount in parts):
                self._put((scope, column.period), sum(amount or 0 for amount in parts))

"""The grid of targets of one KPI, year, quarters and months across; only reading.

Down: the company with its teams and people, or with its regions, its products or its customer segments.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import SCALE, exponent, from_stored, to_minor
from desktop_app.domain.period import MONTHS, Length, Period, split
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.rules.targets.attain import Gap, reconcile
from desktop_app.store import groupings, names, people, settings, targets
from desktop_app.store.database import Store
from desktop_app.store.targets import Target

_FINE = 6  # decimals of a stored amount
Place = tuple[Scope, Period]
ROWS: Final = (ScopeKind.PERSON, ScopeKind.REGION, ScopeKind.PRODUCT, ScopeKind.SEGMENT)
"""What the rows of a grid can be; ``PERSON``: teams with their people."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period of the grid; ``depth`` 0 is the whole, ``parent`` the period it is a part of."""

    period: Period
    depth: int
    parent: Period | None


@dataclass(frozen=True, slots=True)
class Line:
    """A scope of the grid; ``depth`` 0 is the company, 1 a team or a person without one, 2 a person in a team."""

    scope: Scope
    depth: int
    parent: Scope | None


@dataclass(frozen=True, slots=True)
class TargetGrid:
    """``amounts`` in the KPI's smallest unit (see ``places_of``); absent: no target there.

    ``sums``: the parts of a target add up to it; they don't for a rate, a mean or a median. ``carried``: what of an
    amount makes good an earlier period or gives back its win; parts of time add up without it. ``rows``: see ROWS.
    """

    kpi: str
    unit: Unit
    currency: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    amounts: Mapping[Place, int]
    locked: frozenset[Place] = frozenset()
    sums: bool = True
    carried: Mapping[Place, int] = field(default_factory=dict)
    rows: ScopeKind = ScopeKind.PERSON
    # Looked up for every cell after every keystroke:
    _inside: dict[Scope, list[Scope]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _parts: dict[Period, list[Period]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _gaps: dict[Place, tuple[Gap | None, Gap | None]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    _above: dict[Scope, Scope | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    _wholes: dict[Period, Period | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._above.update((line.scope, line.parent) for line in self.lines)
        self._wholes.update((column.period, column.parent) for column in self.columns)
        for line in self.lines:
            if line.parent is not None:
                self._inside.setdefault(line.parent, []).append(line.scope)
        for column in self.columns:
            if column.parent is not None:
                self._parts.setdefault(column.parent, []).append(column.period)

    def changed(
        self, amounts: Mapping[Place, int], locked: frozenset[Place], carried: Mapping[Place, int],
        touched: Iterable[Place],
    ) -> "TargetGrid":  # fmt: skip
        """The same shape with what differs in ``touched`` alone; gaps elsewhere need not be worked out again."""
        made = replace(self, amounts=amounts, locked=locked, carried=carried)
        made.keep_gaps(self._gaps, touched)
        return made

    def keep_gaps(self, known: Mapping[Place, tuple[Gap | None, Gap | None]], touched: Iterable[Place]) -> None:
        """Take the gaps of a grid that differs in ``touched`` alone: only there and right above they are others."""
        self._gaps.update(known)
        for scope, period in touched:
            above, whole = self._above.get(scope), self._wholes.get(period)
            self._gaps.pop((scope, period), None)
            if above is not None:
                self._gaps.pop((above, period), None)
            if whole is not None:
                self._gaps.pop((scope, whole), None)

    def amount(self, scope: Scope, period: Period) -> Quantity | None:
        found = self.amounts.get((scope, period))
        return None if found is None else self.quantity(found)

    def quantity(self, amount: int) -> Quantity:
        """``amount`` as shown: money in its currency."""
        places = places_of(self.unit, self.currency)
        return Quantity(Fraction(amount, 10**places), self.unit, self.currency if self.unit is Unit.MONEY else "")

    def children(self, scope: Scope) -> list[Scope]:
        return self._inside.get(scope, [])

    def parts(self, period: Period) -> list[Period]:
        return self._parts.get(period, [])

    def wholes(self) -> Iterator[Place]:
        """Every place that has parts of its own, wholes before their parts."""
        for line in self.lines:
            inside = line.scope in self._inside
            for column in self.columns:
                if inside or column.period in self._parts:
                    yield line.scope, column.period

    def gap(self, scope: Scope, period: Period) -> Gap | None:
        """What the scope's parts leave open or carry too much; None without a target or without any part's."""
        return self.gaps((scope, period))[0]

    def time_gap(self, scope: Scope, period: Period) -> Gap | None:
        """The same for the period's parts: quarters against the year, months against their quarter."""
        return self.gaps((scope, period))[1]

    def gaps(self, place: Place) -> tuple[Gap | None, Gap | None]:
        """``gap`` and ``time_gap`` of a place, worked out once."""
        found = self._gaps.get(place)
        if found is None:
            found = self._gaps[place] = (self._gap_inside(*place), self._gap_over_time(*place))
        return found

    def _gap_inside(self, scope: Scope, period: Period) -> Gap | None:
        children = self.children(scope)
        if not children:
            return None
        return self._gap(self.amounts.get((scope, period)), [self.amounts.get((child, period)) for child in children])

    def _gap_over_time(self, scope: Scope, period: Period) -> Gap | None:
        parts = self.parts(period)
        if not parts:
            return None
        return self._gap(self._planned((scope, period)), [self._planned((scope, part)) for part in parts])

    def planned(self, place: Place) -> int:
        """The amount without what was carried over to it; 0 without a target."""
        return self._planned(place) or 0

    def _planned(self, place: Place) -> int | None:
        amount = self.amounts.get(place)
        return amount if amount is None or not self.carried else amount - self.carried.get(place, 0)

    def _gap(self, whole: int | None, parts: list[int | None]) -> Gap | None:
        known = any(part is not None for part in parts)
        return reconcile(whole, parts) if self.sums and whole is not None and known else None


def places_of(unit: Unit, currency: str) -> int:
    """Decimals a target is kept with: minor units of money, whole pieces, six for rates and durations."""
    if unit is Unit.MONEY:
        return exponent(currency)
    return 0 if unit is Unit.COUNT else _FINE


def smallest(value: Fraction, unit: Unit, currency: str) -> int:
    """``value`` in the smallest unit a target of that KPI is kept in."""
    return to_minor(value, currency) if unit is Unit.MONEY else round(value * 10 ** places_of(unit, currency))


def stored(amount: int, unit: Unit, currency: str) -> int:
    """The smallest unit as it is stored: millionths."""
    return amount * (SCALE // int(10 ** places_of(unit, currency)))


def grid_columns(period: Period, fiscal_start: int, finest: Length = Length.MONTH) -> tuple[Column, ...]:
    """The period, its quarters and months down to ``finest``, each part after its whole."""
    found = [Column(period, 0, None)]
    steps = [length for length in (Length.QUARTER, Length.MONTH) if MONTHS[length] < MONTHS.get(period.length, 0)]
    steps = [length for length in steps if MONTHS[length] >= MONTHS.get(finest, 1)]
    if not steps or finest is Length.YEAR:
        return tuple(found)
    for part in split(period, steps[0], fiscal_start):
        found.append(Column(part, 1, period))
        if len(steps) > 1:
            found.extend(Column(month, 2, part) for month in split(part, steps[1], fiscal_start))
    return tuple(found)


def possible_rows(store: Store) -> list[ScopeKind]:
    """Of ROWS those that the workspace knows names of; people always."""
    return [kind for kind in ROWS if kind is ScopeKind.PERSON or groupings.all_names(store, kind.value)]


def rows_of(scope: Scope) -> ScopeKind | None:
    """The rows among which ``scope`` is found; None for the company, which heads them all."""
    return None if scope == COMPANY else scope.kind if scope.kind in ROWS else ScopeKind.PERSON


def grid_lines(store: Store, period: Period, rows: ScopeKind = ScopeKind.PERSON) -> tuple[Line, ...]:
    """The company, then each region, product or segment.

    Or each team with its people, then people without a team, by the last day of the period.
    """
    if rows is not ScopeKind.PERSON:
        parts = (Scope(rows, number, text) for number, text in groupings.all_names(store, rows.value))
        return (Line(COMPANY, 0, None), *(Line(part, 1, COMPANY) for part in parts))
    there = people.present(store, period.start, period.end)
    lines = [Line(COMPANY, 0, None)]
    seen: set[int] = set()
    for team in names.load(store, "team"):
        scope = Scope(ScopeKind.TEAM, team.id, team.text)
        members = [one for one in people.in_scope(store, scope, period.last) if one.is_there(period.start, period.end)]
        if members:
            lines.append(Line(scope, 1, COMPANY))
            lines.extend(Line(_person(member), 2, scope) for member in members)
            seen |= {member.id for member in members}
    lines.extend(Line(_person(one), 1, COMPANY) for one in there if one.id not in seen)
    return tuple(lines)


def _person(person: people.Person) -> Scope:
    return Scope(ScopeKind.PERSON, person.id, person.name)


def load_grid(store: Store, kpi: str, period: Period, rows: ScopeKind = ScopeKind.PERSON) -> TargetGrid:
    """The targets in force of ``kpi`` inside ``period``; ``rows``: one of ROWS."""
    chosen = settings.load(store)
    found_kpi = find_kpi(store, kpi)
    unit = found_kpi.unit
    columns = grid_columns(period, chosen.fiscal_year_start)
    lines = grid_lines(store, period, rows)
    found = {
        (target.scope, _days(target.period)): target
        for target in targets.load(store, kpi, period.start.toordinal(), period.end.toordinal())
    }
    places = [(line.scope, column.period) for line in lines for column in columns]
    known: dict[Place, Target] = {
        place: found[place[0], _days(place[1])] for place in places if (place[0], _days(place[1])) in found
    }
    return TargetGrid(
        kpi,
        unit,
        chosen.currency,
        columns,
        lines,
        {place: smallest(from_stored(target.amount or 0), unit, chosen.currency) for place, target in known.items()},
        frozenset(place for place, target in known.items() if target.locked),
        found_kpi.additive,
        {
            place: smallest(from_stored(target.carried), unit, chosen.currency)
            for place, target in known.items()
            if target.carried
        },
        rows,
    )


def rows_that_do_not_add_up(store: Store, kpi: str, period: Period) -> list[ScopeKind]:
    """Of ROWS those that have targets which leave a gap or exceed their whole: a change of the whole moves no part."""
    known = {rows_of(one.scope) for one in targets.load(store, kpi, period.start.toordinal(), period.end.toordinal())}
    found: list[ScopeKind] = []
    for kind in ROWS:
        if kind in known:
            grid = load_grid(store, kpi, period, kind)
            gaps = (gap for place in grid.wholes() for gap in grid.gaps(place))
            if any(gap.missing or gap.over for gap in gaps if gap is not None):
                found.append(kind)
    return found


def other_targets(store: Store, grid: TargetGrid, period: Period) -> list[tuple[Target, Quantity]]:
    """Targets in ``period`` of other rows or other days than the grid's, with what each asks for."""
    lines = {line.scope for line in grid.lines}
    columns = {_days(column.period) for column in grid.columns}
    found = targets.load(store, grid.kpi, period.start.toordinal(), period.end.toordinal())
    return [
        (one, grid.quantity(smallest(from_stored(one.amount or 0), grid.unit, grid.currency)))
        for one in found
        if one.scope not in lines or _days(one.period) not in columns
    ]


def _days(period: Period) -> tuple[int, int]:
    """Two names of the same days are one period: 2017 and FY2017."""
    return period.start.toordinal(), period.end.toordinal()

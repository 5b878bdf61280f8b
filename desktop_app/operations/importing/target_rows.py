"""Typed rows of a file of targets as revisions of targets; a row may hold a whole year of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Unit
from desktop_app.files.amounts import currency_meant
from desktop_app.i18n import N_
from desktop_app.operations.importing.derived_columns import NO_AMOUNT
from desktop_app.operations.importing.kpi_names import REVENUE, KpiNames
from desktop_app.operations.importing.other_currencies import OTHER_CURRENCY
from desktop_app.operations.importing.record_draft import TOO_LARGE, RowRefused
from desktop_app.operations.importing.row_periods import cells
from desktop_app.operations.importing.row_scopes import RowScopes
from desktop_app.operations.importing.target_days import NO_LENGTH, TargetDays, plain_day
from desktop_app.operations.moments import moment
from desktop_app.operations.targets.target_grid import smallest, stored
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import names, targets
from desktop_app.store.database import Store
from desktop_app.store.rates import Rates
from desktop_app.store.targets import Target

UNKNOWN_KPI: Final = N_("No KPI is known by this name.")
NO_PERCENT: Final = N_("This KPI is a share; write 65 % or 0.65.")
ROUNDED: Final = N_("The target is kept rounded to {kept}, the smallest unit there is.")
NO_DAY: Final = N_("There is no day.")
TAKEN_FOR: Final = N_("No column names the KPI; these are taken for targets of {kpi}.")
_MOST_PERCENT: Final = 10
Place = tuple[str, str, int, int, int]
"""KPI, kind and id of the scope, first day and first day after: one target."""


@dataclass(slots=True)
class TargetRows:
    """Collects the rows of a file; ``save`` keeps them. ``currency``: the workspace's. ``year``: of the file's name."""

    scopes: RowScopes
    kpis: KpiNames
    rates: Rates
    currency: str
    fiscal_start: int = 1
    year: int = 0
    rounded: list[tuple[int, str]] = field(default_factory=list)
    replaced: list[tuple[int, int]] = field(default_factory=list)
    named_no_kpi: bool = False
    days: TargetDays | None = None
    _wanted: dict[Place, tuple[int, Target]] = field(default_factory=dict)
    _places: dict[int, list[Place]] = field(default_factory=dict)

    def take(self, line: int, values: Mapping[str, Any]) -> None:
        """Remember the targets of one row; RowRefused if one of them can't be taken."""
        kpi, scope = self._kpi(values), self.scopes.scope(values)
        currency = currency_meant(values.get("currency") or self.currency, self.currency)
        found = [
            Target(
                kpi.key, scope, period, self._kept(line, kpi, self._converted(kpi, Fraction(amount), currency, period))
            )
            for period, amount in self._cells(values)
        ]
        if not found:
            raise RowRefused("amount", "", NO_AMOUNT)
        for target in found:
            place = _place(target)
            if place in self._wanted:
                self.replaced.append((self._wanted[place][0], line))
            self._wanted[place] = (line, target)
            self._places.setdefault(line, []).append(place)

    def _cells(self, values: Mapping[str, Any]) -> Iterator[tuple[Period, Decimal]]:
        """The amounts of a row with their periods; where only days are told, by what the whole file tells of them."""
        if self.days is None:
            for _key, period, amount in cells(values, "amount", self.year, self.fiscal_start):
                yield period, amount
            return
        day = values.get("dated")
        dated = self.days.period(plain_day(day)) if day else None
        if dated is None:
            raise RowRefused("dated", "" if day is None else str(plain_day(day)), NO_LENGTH if day else NO_DAY)
        if values.get("amount") is not None:
            yield dated, values["amount"]

    def _kpi(self, values: Mapping[str, Any]) -> Kpi:
        written = values.get("kpi")
        if not written:
            self.named_no_kpi = True
        kpi = self.kpis.find(written or REVENUE)
        if kpi is None:
            raise RowRefused("kpi", str(written), UNKNOWN_KPI)
        return kpi

    def _converted(self, kpi: Kpi, amount: Fraction, currency: str, period: Period) -> Fraction:
        """In the workspace's currency, by the rate of the period's first day."""
        if kpi.unit is not Unit.MONEY or currency == self.currency:
            return amount
        rate = self.rates.on(period.start, currency)
        if rate is None:
            raise RowRefused("currency", currency, OTHER_CURRENCY, currency=currency)
        return amount * rate

    def _kept(self, line: int, kpi: Kpi, amount: Fraction) -> int:
        """In millionths, rounded to the smallest unit a target is kept in."""
        if kpi.unit is Unit.PERCENT and abs(amount) > _MOST_PERCENT:
            raise RowRefused("amount", str(amount), NO_PERCENT)
        kept = stored(smallest(amount, kpi.unit, self.currency), kpi.unit, self.currency)
        if abs(kept) >= 2**63:
            raise RowRefused("amount", str(amount), TOO_LARGE)
        if from_stored(kept) != amount:
            self.rounded.append((line, str(from_stored(kept))))
        return kept

    def save(self, store: Store, batch: int, reason: str) -> tuple[int, int, int]:
        """Append a revision of each target; (created, changed, unchanged) rows, a row being what most of it is.

        What is in force already is kept as this batch's too: it then outlasts the one that brought it.
        """
        before = self._in_force(store)
        states = {
            place: "created" if place not in before else "unchanged" if before[place] == target.amount else "changed"
            for place, (_line, target) in self._wanted.items()
        }
        kept = [target for _line, target in self._wanted.values()]
        targets.save(store, kept, recorded_at=moment(), reason=reason, batch_id=batch)
        names.hold(store, {target.scope.id for target in kept}, batch)
        earlier = {first for first, _last in self.replaced}
        counted = Counter(
            _state({states[place] for place in places}, replaced=line in earlier)
            for line, places in self._places.items()
        )
        return counted["created"], counted["changed"], counted["unchanged"]

    def _in_force(self, store: Store) -> dict[Place, int | None]:
        if not self._wanted:
            return {}
        first, after = min(place[3] for place in self._wanted), max(place[4] for place in self._wanted)
        kpis = {place[0] for place in self._wanted}
        return {_place(one): one.amount for kpi in kpis for one in targets.load(store, kpi, first, after)}


def _place(target: Target) -> Place:
    period = target.period
    return target.kpi, target.scope.kind.value, target.scope.id, period.start.toordinal(), period.end.toordinal()


def _state(states: set[str], *, replaced: bool) -> str:
    """What became of a row with several targets; one that a later row replaced has changed something at most."""
    if states == {"unchanged"}:
        return "unchanged"
    return "created" if states == {"created"} and not replaced else "changed"

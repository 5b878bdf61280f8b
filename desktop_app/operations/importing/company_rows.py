"""Typed rows of absences, opening balances, exchange rates, working days and KPI values as entries to be kept."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.company import Absence, CalendarDay, Entry, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind
from desktop_app.files.amounts import currency_in, currency_meant
from desktop_app.files.company_words import parse_day_share, parse_truth
from desktop_app.files.kinds import SPREAD
from desktop_app.i18n import N_
from desktop_app.operations.entries import SECOND_BALANCE, row_of
from desktop_app.operations.importing.derived_columns import NO_AMOUNT
from desktop_app.operations.importing.kpi_names import KpiNames
from desktop_app.operations.importing.record_draft import TOO_LARGE, RowRefused
from desktop_app.operations.importing.row_periods import cells
from desktop_app.operations.importing.row_scopes import RowScopes
from desktop_app.operations.importing.target_rows import NO_PERCENT, UNKNOWN_KPI
from desktop_app.store import opening_balances
from desktop_app.store.entries import Row

NO_TRUTH: Final = N_("This is neither yes nor no.")
NO_DAY_TYPE: Final = N_("It is not known whether such a day is worked.")
NO_PAIR: Final = N_("This does not name two currencies.")
LONG_HOLIDAY: Final = N_("This is more than a year.")
_PAIR: Final = re.compile(r"\s*([A-Za-z]{3})\s*[/\-_: ]?\s*([A-Za-z]{3})\s*")
_MULTIPLE: Final = re.compile(r"(\d*)([A-Z]{3})")
_LONGEST: Final = 366  # days
_MOST_PERCENT: Final = 10


@dataclass(slots=True)
class CompanyRows:
    """Makes the rows of one kind. ``currency``: the workspace's; ``year``: the one of the file's name, or 0.

    ``balances``: those that are kept already; of the rows, what is taken joins them.
    """

    kind: Kind
    scopes: RowScopes
    kpis: KpiNames
    currency: str
    fiscal_start: int = 1
    year: int = 0
    balances: list[OpeningBalance] = field(default_factory=list)

    def rows(self, values: Mapping[str, Any]) -> list[Row]:
        """(key, *COLUMNS) of each entry that the row holds; RowRefused if it can't be taken."""
        found = list(_READ[self.kind](self, values))
        if not found:
            raise RowRefused("", "", NO_AMOUNT)
        for entry in found:
            if entry.problem:
                raise RowRefused("", "", entry.problem)
        try:
            return list(map(row_of, found))
        except OverflowError as too_large:
            raise RowRefused("", "", TOO_LARGE) from too_large

    def absence(self, values: Mapping[str, Any]) -> Iterator[Entry]:
        paid = None
        if values.get("paid"):
            paid = parse_truth(values["paid"])
            if paid is None:
                raise RowRefused("paid", values["paid"], NO_TRUTH)
        share = values.get("share")
        first = _day(values["first"])
        yield Absence(
            self.scopes.person(values["owner"]),
            first,
            _day(values.get("last") or first),
            values.get("type") or "",
            paid,
            Fraction(1) if share is None else Fraction(share),
            values.get("note") or "",
        )

    def balance(self, values: Mapping[str, Any]) -> Iterator[Entry]:
        amounts = {name: Fraction(values.get(name) or 0) for name in ("measure", "earned", "held", "owed", "carried")}
        found = OpeningBalance(
            self.scopes.person(values["owner"]),
            values["plan"],
            _day(values["day"]),
            **amounts,
            currency=currency_meant(values.get("currency") or self.currency, self.currency),
            note=values.get("note") or "",
        )
        other = opening_balances.same_year(self.balances, found, self.fiscal_start)
        if other is not None:
            raise RowRefused("day", found.day.isoformat(), SECOND_BALANCE, day=other.day.isoformat())
        if not found.problem:
            self.balances.append(found)
        yield found

    def rate(self, values: Mapping[str, Any]) -> Iterator[Entry]:
        day = _day(values["day"])
        units = values.get("units") or 1
        for name, value in values.items():
            base, mark, label = name.partition(SPREAD)
            if base != "rate" or value is None:
                continue
            if mark:
                found = _MULTIPLE.fullmatch(label)
                assert found is not None
                code, quote, units = found[2], values.get("quote") or self.currency, int(found[1] or 1)
            else:
                code, quote = self._pair(values)
            yield ExchangeRate(day, code, quote, Fraction(value) / Fraction(units))

    def _pair(self, values: Mapping[str, Any]) -> tuple[str, str]:
        """EUR/RON 4.97: one EUR is 4.97 RON."""
        written = values.get("pair") or ""
        if written:
            found = _PAIR.fullmatch(written)
            codes = [currency_in(part) for part in found.groups()] if found else []
            if len(codes) != 2 or not all(codes):  # noqa: PLR2004 - a pair
                raise RowRefused("pair", written, NO_PAIR)
            return codes[0], codes[1]
        base = values.get("base") or ""
        if not base:
            raise RowRefused("base", "", NO_PAIR)
        return base, values.get("quote") or self.currency

    def days(self, values: Mapping[str, Any]) -> Iterator[Entry]:
        written = values.get("type") or ""
        share = parse_day_share(written) if written else Fraction(0)
        if share is None:
            raise RowRefused("type", written, NO_DAY_TYPE)
        first = _day(values["day"])
        last = _day(values.get("last") or first)
        if (last - first).days > _LONGEST:
            raise RowRefused("last", last.isoformat(), LONG_HOLIDAY)
        if last < first:
            raise RowRefused("last", last.isoformat(), Absence(0, first, last).problem)
        for step in range((last - first).days + 1):
            yield CalendarDay(first + timedelta(days=step), share, values.get("name") or "")

    def kpi_value(self, values: Mapping[str, Any]) -> Iterator[Entry]:
        kpi = self.kpis.find(values["kpi"])
        if kpi is None:
            raise RowRefused("kpi", values["kpi"], UNKNOWN_KPI)
        scope = self.scopes.scope(values)
        for name, period, value in cells(values, "value", self.year, self.fiscal_start):
            if kpi.unit is Unit.PERCENT and abs(value) > _MOST_PERCENT:
                raise RowRefused(name, str(value), NO_PERCENT)
            note, sample = values.get("note") or "", values.get("sample") or 0
            yield KpiValue(kpi.key, period, scope, Fraction(value), note, sample)


def _day(value: Decimal | date) -> date:
    assert isinstance(value, date)
    return date(value.year, value.month, value.day)


_READ: Final[dict[Kind, Callable[[CompanyRows, Mapping[str, Any]], Iterator[Entry]]]] = {
    Kind.ABSENCE: CompanyRows.absence,
    Kind.OPENING_BALANCE: CompanyRows.balance,
    Kind.EXCHANGE_RATE: CompanyRows.rate,
    Kind.CALENDAR_DAY: CompanyRows.days,
    Kind.KPI_VALUE: CompanyRows.kpi_value,
}
KINDS: Final = frozenset(_READ)
"""The kinds whose rows are made here."""

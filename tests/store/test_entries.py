"""Absences, balances, days and values as record versions: what is written is read again, and nothing but that."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.company import Absence, CalendarDay, KpiValue, OpeningBalance
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import absences, batches, calendar_days, entries, kpi_values, opening_balances, records
from desktop_app.store.database import Store
from desktop_app.store.entries import Row
from desktop_app.store.record_merge import merge

DAY = date(2026, 3, 2)


def keep(store: Store, noun: object, rows: Sequence[Row]) -> int:
    kind = noun.KIND  # type: ignore[attr-defined] # a module that keeps one noun
    with store.transaction():
        batch = batches.start(store, kind.value, "edit", recorded_at="x")
        records.prepare(store)
        merge(store, kind, batch, [entries.chunk(enumerate(rows, 1))])
    return batch


def test_absences_are_found_by_the_days_they_touch(store: Store) -> None:
    away = Absence(1, DAY, DAY + timedelta(days=4), "leave", None, Fraction(1, 2), "a")
    keep(store, absences, [absences.row_of(away)])
    assert absences.load(store, 1) == [away]
    assert absences.load(store, 2) == []
    assert absences.load(store, first=DAY + timedelta(days=4)) == [away]
    assert absences.load(store, first=DAY + timedelta(days=5)) == []
    assert absences.load(store, after=DAY) == []


def test_an_entry_that_was_removed_is_not_read(store: Store) -> None:
    free = CalendarDay(DAY, Fraction(0), "Inventory")
    keep(store, calendar_days, [calendar_days.row_of(free)])
    keep(store, calendar_days, [entries.removal_of(calendar_days.key_of(free))])
    assert calendar_days.load(store) == []
    keep(store, calendar_days, [calendar_days.row_of(free)])
    assert calendar_days.load(store) == [free]


def test_a_typed_value_is_found_by_scope_and_days(store: Store) -> None:
    value = KpiValue("nps", parse_period("2026-03"), COMPANY, Fraction(-12), sample=8)
    keep(store, kpi_values, [kpi_values.row_of(value)])
    assert kpi_values.find(store, "nps", COMPANY, parse_period("2026-03-01..2026-03-31")) == value
    assert kpi_values.find(store, "nps", COMPANY, parse_period("2026-Q1")) is None


def test_the_newest_balance_of_a_plan_is_found(store: Store) -> None:
    first = OpeningBalance(1, "Field", DAY, Fraction(10), Fraction(-2), currency="EUR")
    later = OpeningBalance(1, "Field", DAY + timedelta(days=30), Fraction(20), Fraction(5), Fraction(5), currency="EUR")
    keep(store, opening_balances, [opening_balances.row_of(later), opening_balances.row_of(first)])
    assert opening_balances.newest(opening_balances.load(store, 1), "field") == later
    assert opening_balances.load(store, 1) == [first, later]
    assert opening_balances.newest(opening_balances.load(store, 1), "other") is None
    assert opening_balances.newest([first, later], "Field", DAY) == first
    assert opening_balances.newest([later], "Field", DAY) == later  # there is no earlier one


def test_two_balances_of_a_plan_stand_in_one_year_or_not() -> None:
    one = OpeningBalance(1, "Field", date(2026, 3, 31))
    assert opening_balances.same_year([one], OpeningBalance(1, "field", date(2026, 4, 1))) == one
    assert opening_balances.same_year([one], OpeningBalance(1, "Field", date(2026, 4, 1)), fiscal_start=4) is None
    others = OpeningBalance(2, "Field", DAY), OpeningBalance(1, "Other", DAY), OpeningBalance(1, "Field", one.day)
    assert [opening_balances.same_year([one], other) for other in others] == [None, None, None]


@given(st.fractions(min_value=-(10**12), max_value=10**12))
def test_an_amount_is_kept_to_half_a_millionth(value: Fraction) -> None:
    assert abs(entries.fraction(entries.millionths(value)) - value) <= Fraction(1, 2_000_000)


def test_keys_tell_entries_apart() -> None:
    longer = Absence(1, DAY, DAY + timedelta(days=3), "leave")
    assert absences.key_of(Absence(1, DAY, DAY)) == absences.key_of(longer)
    assert absences.key_of(Absence(1, DAY, DAY)) != absences.key_of(Absence(2, DAY, DAY))

"""Typed absences, rates, days and values: added, corrected, removed, and each edit taken back."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import Absence, CalendarDay, Entry, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.operations.importing.merge_names import merge_names
from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import absences, calendar_days, kpi_values, names, opening_balances, rates, record_pages, records
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked

DAY = date(2026, 3, 2)


def kept(store: Store) -> list[Entry]:
    loads = (absences.load, opening_balances.load, rates.load, calendar_days.load, kpi_values.load)
    return [entry for load in loads for entry in load(store)]


@pytest.fixture
def ana(team: Store) -> int:
    return next(one.id for one in names.load(team, "person") if one.text == "Ana")


def test_every_noun_is_added_removed_and_taken_back(team: Store, ana: int) -> None:
    everything: list[Entry] = [
        Absence(ana, DAY, DAY, "leave", paid=True, share=Fraction(1, 2), note="morning"),
        OpeningBalance(ana, "Plan", DAY, Fraction(1, 3), currency="EUR"),
        ExchangeRate(DAY, "USD", "EUR", Fraction(1, 3)),
        CalendarDay(DAY, Fraction(1, 4), "inventory"),
        KpiValue("nps", parse_period("2026-03"), COMPANY, Fraction(40), "typed", 12),
    ]
    for entry in everything:
        save_entry(team, entry)
    exact = [entry if not isinstance(entry, OpeningBalance) else OpeningBalance(
        ana, "Plan", DAY, Fraction(333_333, 1_000_000), currency="EUR") for entry in everything]  # fmt: skip
    assert kept(team) == exact
    batches = [remove_entry(team, entry) for entry in everything]
    assert kept(team) == []
    for batch in batches:
        take_back(team, batch)
    assert kept(team) == exact


def test_correcting_the_first_day_leaves_one_absence(team: Store, ana: int) -> None:
    before = Absence(ana, DAY, DAY, "leave")
    after = Absence(ana, date(2026, 3, 3), date(2026, 3, 5), "illness")
    save_entry(team, before)
    batch = save_entry(team, after, before)
    assert absences.load(team) == [after]
    take_back(team, batch)
    assert absences.load(team) == [before]


def test_a_second_opening_balance_of_a_year_is_refused_and_one_is_corrected(team: Store, ana: int) -> None:
    first = OpeningBalance(ana, "Plan", DAY, currency="EUR")
    later = OpeningBalance(ana, "plan", date(2026, 6, 30), currency="EUR")
    save_entry(team, first)
    with pytest.raises(UserError, match="2026-03-02 already"):
        save_entry(team, later)
    save_entry(team, later, first)
    save_entry(team, OpeningBalance(ana, "Plan", date(2025, 6, 30), currency="EUR"))
    assert [one.day for one in opening_balances.load(team)] == [date(2025, 6, 30), later.day]


def test_the_same_again_changes_nothing(team: Store, ana: int) -> None:
    entry = Absence(ana, DAY, DAY)
    save_entry(team, entry)
    number = team.db.execute("select count(*) from version").fetchone()[0]
    save_entry(team, entry)
    assert team.db.execute("select count(*) from version").fetchone()[0] == number


@pytest.mark.parametrize(
    "entry",
    [
        Absence(1, DAY, date(2026, 3, 1)),
        Absence(1, DAY, DAY, share=Fraction(2)),
        OpeningBalance(1, "P", DAY, held=Fraction(5)),
        OpeningBalance(1, "P", DAY, owed=Fraction(-5)),
        ExchangeRate(DAY, "EUR", "EUR", Fraction(1)),
        ExchangeRate(DAY, "EUR", "RON", Fraction(0)),
        CalendarDay(DAY, Fraction(2)),
    ],
)
def test_what_cannot_be_is_not_kept(team: Store, entry: Entry) -> None:
    with pytest.raises(UserError):
        save_entry(team, entry)
    assert kept(team) == []


def test_a_holiday_to_come_does_not_move_the_day_of_the_data(team: Store) -> None:
    before = records.data_day(team)
    save_entry(team, CalendarDay(date(2030, 1, 2), Fraction(0)))
    assert records.data_day(team) == before


def test_an_absence_is_the_same_after_two_names_were_made_one(team: Store, ana: int) -> None:
    ion = next(one.id for one in names.load(team, "person") if one.text == "Ion")
    save_entry(team, Absence(ion, DAY, DAY, "leave"))
    merge_names(team, "person", ion, ana)
    assert absences.load(team) == [Absence(ana, DAY, DAY, "leave")]
    save_entry(team, Absence(ana, DAY, DAY, "illness"))
    assert absences.load(team) == [Absence(ana, DAY, DAY, "illness")]
    remove_entry(team, Absence(ana, DAY, DAY, "illness"))
    assert absences.load(team) == []


def test_what_was_removed_is_neither_listed_nor_counted(store: Store) -> None:
    day = CalendarDay(date(2026, 3, 3), Fraction(0), "Inventory")
    save_entry(store, day)
    assert (record_pages.count(store, Kind.CALENDAR_DAY), records.count(store)[Kind.CALENDAR_DAY]) == (1, 1)
    remove_entry(store, day)
    assert (record_pages.count(store, Kind.CALENDAR_DAY), records.count(store)[Kind.CALENDAR_DAY]) == (0, 0)
    assert not record_pages.order(store, Asked(Kind.CALENDAR_DAY))
    assert record_pages.ids_by_day(store, Asked(Kind.CALENDAR_DAY), 0, 10, 0) == []

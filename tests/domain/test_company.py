"""What is wrong with an entry is said before it is kept."""

from datetime import date
from fractions import Fraction

from desktop_app.domain import company
from desktop_app.domain.company import Absence, CalendarDay, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY

DAY = date(2026, 3, 2)


def test_an_entry_names_its_problem() -> None:
    assert Absence(1, DAY, date(2026, 3, 1)).problem == company.ENDS_BEFORE
    assert Absence(1, DAY, DAY, share=Fraction(0)).problem == company.NO_SHARE
    assert OpeningBalance(1, "P", DAY, earned=Fraction(5), held=Fraction(6)).problem == company.HELD_BEYOND
    assert OpeningBalance(1, "P", DAY, carried=Fraction(-1)).problem == company.NEGATIVE
    assert ExchangeRate(DAY, "EUR", "EUR", Fraction(1)).problem == company.SAME_CURRENCY
    assert ExchangeRate(DAY, "EUR", "RON", Fraction(-1)).problem == company.NO_RATE
    assert CalendarDay(DAY, Fraction(3, 2)).problem == company.NO_PART


def test_a_sound_entry_has_none() -> None:
    sound = (
        Absence(1, DAY, DAY),
        OpeningBalance(1, "P", DAY, earned=Fraction(-5)),
        ExchangeRate(DAY, "EUR", "RON", Fraction("4.97")),
        CalendarDay(DAY, Fraction(1, 2)),
        KpiValue("nps", parse_period("2026"), COMPANY, Fraction(0)),
    )
    assert [entry.problem for entry in sound] == [""] * 5

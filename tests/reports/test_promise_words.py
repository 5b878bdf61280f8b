"""Promises in one line, with what measures them."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.one_on_one import Promise, Side
from desktop_app.reports.promise_words import aim_words, promise_line
from tests.kpis import built_in_kpi

DAY = date(2026, 4, 20)


def test_a_promise_is_one_line_to_sign() -> None:
    one = Promise(1, Side.PERSON, "Decide the old offers", DAY, date(2026, 4, 30))
    assert promise_line(one, "Ana", "") == "Ana: Decide the old offers · by 30 April 2026"
    assert promise_line(one, "Ana", "Win rate: 40 %").startswith("Ana: Decide the old offers · Win rate: 40 %")


def test_what_measures_it_is_said_from_where_to_where() -> None:
    kpi = built_in_kpi("revenue")
    both = Promise(1, Side.PERSON, "x", DAY, None, "revenue", Fraction(5_000), Fraction(9_000))
    assert aim_words(both, kpi, "EUR") == "Revenue: €5,000 → €9,000"
    assert aim_words(Promise(1, Side.PERSON, "x", DAY, None, "revenue"), kpi, "EUR") == "Revenue"
    assert aim_words(both, None, "EUR") == ""

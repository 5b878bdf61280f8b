"""Promises in one line, with what measures them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.explanation import explain
from desktop_app.domain.one_on_one import Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.reports.promise_words import aim_words, measure_words, moved_words, promise_line
from desktop_app.rules.coaching.sheet import Shown
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.judge import Given, judge
from desktop_app.rules.statistics.xmr import Limits
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


def newest(value: int | None, month: str = "2026-05", limits: Limits | None = None) -> Shown:
    kpi, period = built_in_kpi("revenue"), parse_period(month)
    missing = explain("kpi.missing.none", name="revenue") if value is None else None
    outcome = Outcome(None if value is None else Fraction(value), 12, missing)
    figure = judge(kpi, Given(period, COMPANY, period.last, outcome, None, "EUR"))
    return Shown(kpi, replace(figure, limits=limits))


def test_whether_the_kpi_moved_is_said_with_its_month_and_whether_it_could_be_chance() -> None:
    one = Promise(1, Side.PERSON, "x", DAY, None, "revenue", Fraction(5_000), Fraction(9_000))
    assert moved_words(one, newest(7_000)) == "May 2026: €7,000 · closer to it"
    assert moved_words(one, newest(9_000)) == "May 2026: €9,000 · reached"
    assert moved_words(one, newest(4_000)) == "May 2026: €4,000 · further away"
    usual = Limits(1_000.0, 5_000.0, 8_000.0, 1.0, 12)
    assert moved_words(one, newest(7_000, limits=usual)).endswith("closer to it · could be chance")
    assert moved_words(one, newest(5_000, limits=usual)).endswith("not moved")
    for nothing in (newest(7_000, "2026-03"), newest(None)):
        assert moved_words(one, nothing) == "no whole month since then"
    assert moved_words(one, None) == measure_words(one, None, "EUR") == ""
    assert measure_words(one, newest(9_000), "EUR") == "Revenue: €5,000 → €9,000 · May 2026: €9,000 · reached"

"""What a gauge says in words: each part is there when it is known, and left out when it is not."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app import i18n, paths
from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.reports.figure_caption import caption
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import parse_catalogue
from desktop_app.rules.kpis.judge import Change, Figure, Given, judge
from desktop_app.rules.kpis.status import Status

KPIS = {kpi.key: kpi for kpi in parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))}
REVENUE = KPIS["revenue"]
MARCH = parse_period("2026-03")


def euros(value: int) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def hours(value: str) -> Quantity:
    return Quantity(Fraction(value), Unit.HOURS)


def figure(**known: object) -> Figure:
    """Revenue of March: 80 euros of 12 records, and what ``known`` says instead."""
    outcome = Outcome(Fraction(80), 12)
    whole = judge(REVENUE, Given(MARCH, COMPANY, date(2026, 3, 31), outcome, currency="EUR"))
    told = {"status": Status.NO_TARGET, "reason": explain("status.no_target"), **known}
    return replace(whole, **told)  # type: ignore[arg-type] # each test gives the right ones


def spoken(one: Figure) -> str:
    return caption(REVENUE, one).replace("\N{NO-BREAK SPACE}", " ")


def test_everything_that_is_known_is_said_in_order() -> None:
    one = figure(
        target=euros(100),
        status=Status.ACT,
        reason=explain("status.value_act", value=euros(80), goal=euros(100)),
        change=Change(euros(90), euros(-10), None),
        data_day=date(2026, 3, 30),
    )
    assert spoken(one) == (
        "Revenue, March 2026, all people: €80.00. Target: €100.00. Act: €80.00 misses €100.00 by far."
        " Against the same point of the period before: −€10.00. 12 records, data to 30 March 2026."
    )


def test_an_estimate_is_told_in_cents_and_no_finer() -> None:
    landing, low, high = (
        Quantity(Fraction(number), Unit.MONEY, "EUR") for number in ("436297.593417", "391201.534102", "1466587.782")
    )
    why = explain("status.landing_on_track", goal=euros(446_400), landing=landing, low=low, high=high, value=euros(80))
    text = spoken(figure(status=Status.ON_TRACK, reason=why))
    assert "the landing is €436,297.59, usually €391,201.53 to €1,466,587.78." in text


def test_what_is_not_known_is_left_out() -> None:
    assert spoken(figure()) == "Revenue, March 2026, all people: €80.00. No target: No target is set."


def test_a_figure_that_is_not_there_is_no_zero_and_has_no_goal() -> None:
    one = figure(value=None, target=euros(100), status=Status.NONE, reason=explain("kpi.no_data"))
    assert spoken(one) == (
        "Revenue, March 2026, all people: no figure. No judgement: Nothing is recorded for this figure."
    )


def test_a_scope_is_called_by_its_name() -> None:
    ana = Scope(ScopeKind.PERSON, 7, "Ana Pîrvu")
    assert spoken(figure(scope=ana)).startswith("Revenue, March 2026, Ana Pîrvu: €80.00.")


def test_a_goal_that_is_better_below_is_said_as_such() -> None:
    kpi = KPIS["first_response_time"]
    one = figure(kpi=kpi.key, value=hours("2.5"), target=hours("4"))
    text = caption(kpi, one).replace("\N{NO-BREAK SPACE}", " ")
    assert "Target: at most 4.0 h." in text
    assert ": 2.5 h." in text


@pytest.mark.parametrize(
    ("beyond", "ending"),
    [(None, "+€5.00."), (True, "+€5.00, which is unusual."), (False, "+€5.00, in the usual range.")],
)
def test_a_change_says_whether_it_is_usual_where_that_can_be_told(beyond: bool | None, ending: str) -> None:
    one = figure(change=Change(euros(75), euros(5), beyond))
    assert spoken(one).endswith(f"Against the same point of the period before: {ending}")


def test_one_record_is_not_records() -> None:
    assert spoken(figure(n=1, data_day=date(2026, 3, 1))).endswith(" 1 record, data to 1 March 2026.")
    assert spoken(figure(n=1_234, data_day=date(2026, 3, 1))).endswith(" 1,234 records, data to 1 March 2026.")


def test_chinese_sentences_follow_each_other_without_a_space() -> None:
    i18n.set_language("zh_CN")
    text = caption(REVENUE, figure(target=euros(100), data_day=date(2026, 3, 1)))
    assert text.count("。") >= 3
    assert "。 " not in text
    assert "Revenue" not in text

"""Figures as tables: sums are totalled, ratios and levels are not, and what is not known stays empty."""

from datetime import date
from fractions import Fraction

from desktop_app import paths
from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY
from desktop_app.reports.figure_tables import STATUS_WORDS, figure_table, group_table
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import Kpi, parse_catalogue
from desktop_app.rules.kpis.judge import Figure, Given, judge
from desktop_app.rules.kpis.status import Status

KPIS = {kpi.key: kpi for kpi in parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))}
REVENUE, WIN_RATE, OPEN_DEALS = KPIS["revenue"], KPIS["win_rate"], KPIS["open_deals"]
MARCH = parse_period("2026-03")


def figure(kpi: Kpi, value: str | None, n: int = 1, target: int | None = None) -> Figure:
    missing = None if value else explain("kpi.no_data")
    outcome = Outcome(Fraction(value) if value else None, n, missing)
    goal = None if target is None else Fraction(target)
    currency = "EUR" if kpi.unit is Unit.MONEY else ""
    return judge(kpi, Given(MARCH, COMPANY, date(2026, 3, 31), outcome, currency=currency, target=goal))


def euros(value: int) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def test_a_row_has_value_target_attainment_status_and_records() -> None:
    table = figure_table([figure(REVENUE, "90", 3, 100), figure(WIN_RATE, None, 0)], [REVENUE, WIN_RATE])
    assert [column.key for column in table.columns] == [
        "kpi", "value", "target", "attainment", "landing", "status", "records",
    ]  # fmt: skip
    first, second = table.rows
    assert first == ("Revenue", euros(90), euros(100), Quantity(Fraction(9, 10), Unit.PERCENT), None, "Watch", 3)
    assert second == ("Win rate", None, None, None, None, "No judgement", 0)
    assert table.totals == ()


def test_rows_follow_their_figures_and_not_the_catalogue() -> None:
    table = figure_table([figure(WIN_RATE, "1/2"), figure(REVENUE, "1")], [REVENUE, WIN_RATE])
    assert [row[0] for row in table.rows] == ["Win rate", "Revenue"]


def test_every_status_has_a_word_of_its_own() -> None:
    assert STATUS_WORDS.keys() == set(Status)
    assert len(set(STATUS_WORDS.values())) == len(Status)


def test_a_sum_is_totalled_and_a_ratio_is_not() -> None:
    """60 and 30 are 90; 2/3 and 1 are no 5/6: the whole is 3 of 4."""
    groups = [
        ("Ana", (figure(REVENUE, "60", 2), figure(WIN_RATE, "2/3", 3))),
        ("Ion", (figure(REVENUE, "30", 1), figure(WIN_RATE, "1", 1))),
    ]
    table = group_table(groups, [REVENUE, WIN_RATE], "Person")
    assert table.totals == ("Total", euros(90), 3, None, 4)
    assert [column.title for column in table.columns] == ["Person", "Revenue", "Records", "Win rate", "Records"]
    assert table.rows[1] == ("Ion", euros(30), 1, Quantity(Fraction(1), Unit.PERCENT), 1)


def test_a_level_is_not_totalled_over_months() -> None:
    """Four open deals at the end of January and five at the end of February are not nine."""
    table = group_table([("Jan", (figure(OPEN_DEALS, "4"),)), ("Feb", (figure(OPEN_DEALS, "5"),))], [OPEN_DEALS], "M")
    assert table.totals == ()


def test_without_a_sum_among_the_figures_there_is_no_row_of_totals() -> None:
    assert group_table([("Ana", (figure(WIN_RATE, "1/2"),))], [WIN_RATE], "Person").totals == ()
    assert group_table([], [REVENUE], "Person").totals == ()


def test_what_nobody_has_is_no_zero() -> None:
    groups = [("Ana", (figure(REVENUE, None, 0),)), ("Ion", (figure(REVENUE, "30"),))]
    assert group_table(groups, [REVENUE], "Person").totals == ("Total", euros(30), 1)
    assert group_table(groups[:1], [REVENUE], "Person").totals == ("Total", None, 0)


def test_returns_are_subtracted() -> None:
    groups = [("Ana", (figure(REVENUE, "50"),)), ("Ion", (figure(REVENUE, "-80"),))]
    assert group_table(groups, [REVENUE], "Person").totals[1] == euros(-30)


def test_who_has_no_name_is_called_none() -> None:
    assert group_table([("", (figure(REVENUE, "1"),))], [REVENUE], "Team").rows[0][0] == "None"


def test_two_figures_have_keys_of_their_own() -> None:
    table = group_table([], [REVENUE, WIN_RATE], "Person")
    assert [column.key for column in table.columns] == [
        "group", "revenue", "revenue_records", "win_rate", "win_rate_records",
    ]  # fmt: skip


def test_a_target_and_its_attainment_stand_beside_the_value_where_any_group_has_one() -> None:
    pen, ink = (figure(REVENUE, "90", 3, 100), figure(WIN_RATE, "1/2")), (figure(REVENUE, "10"), figure(WIN_RATE, "1"))
    groups = [("Pen", pen), ("Ink", ink)]
    table = group_table(groups, [REVENUE, WIN_RATE], "Product")
    assert table.rows[0][1:5] == (euros(90), euros(100), Quantity(Fraction(9, 10), Unit.PERCENT), 3)
    assert table.rows[1][1:5] == (euros(10), None, None, 1)
    assert table.totals[1:5] == (euros(100), None, None, 4)
    assert [column.key for column in table.columns][5:] == ["win_rate", "win_rate_records"]

"""The tables of the analyses: what stands where, and that columns with nothing in them are left out."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Table
from desktop_app.reports.channel_tables import campaigns_table, channels_table, leads_table
from desktop_app.reports.customer_tables import classes_table, customers_table
from desktop_app.reports.funnel_tables import cohorts_table, groups_table, open_stages_table, open_table, stages_table
from desktop_app.reports.product_tables import products_table
from desktop_app.reports.response_tables import bands_table, waits_table
from desktop_app.reports.survey_tables import counts_table, months_table, reasons_table, scores_table
from desktop_app.rules.analysis import waits
from desktop_app.rules.analysis.channels import ChannelRow, summed
from desktop_app.rules.analysis.classes import ClassRule, Customer, class_rows, classed
from desktop_app.rules.analysis.pareto import ranked
from desktop_app.rules.analysis.products import ProductRow
from desktop_app.rules.analysis.stages import WON, Deal, cohorts, groups, journey, open_deals, stage_rows
from desktop_app.rules.analysis.voices import CSAT, Answer, reasons, score_row
from desktop_app.rules.analysis.waits import Wait

DAY = date(2026, 3, 2).toordinal()
DEALS = [
    Deal(1, "D1", DAY, DAY + 10, WON, "Won", 7, 8, 9, Fraction(500)),
    Deal(2, "D2", DAY, None, "open", "Offer", 7, 8, 9, Fraction(300), estimated=True),
]
WAYS = [journey(DEALS[0], [("Offer", DAY)]), journey(DEALS[1], ())]


def value(table: Table, key: str, row: int = 0) -> Cell:
    return table.rows[row][[column.key for column in table.columns].index(key)]


def keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def test_funnel() -> None:
    rows = stage_rows(WAYS[:1], ["Offer"])
    assert value(stages_table(rows), "conversion") == Quantity(Fraction(1), Unit.PERCENT)
    month = parse_period("2026-03")
    made = cohorts(WAYS[:1], [(month.start.toordinal(), month.end.toordinal())], ["Offer"], DAY + 40, 30)
    table = cohorts_table(made, ["Offer"], "EUR")
    assert (value(table, "month"), value(table, "reached_1"), value(table, "median")) == (
        month, 1, Quantity(Fraction(10), Unit.DAYS),
    )  # fmt: skip
    still = open_deals(WAYS, DAY + 40)
    listed = open_table(still, {7: "Ana"}, "EUR")
    assert (value(listed, "person"), value(listed, "estimated"), "here" in keys(listed)) == ("Ana", "list price", False)
    assert open_stages_table(still, "EUR").rows[0][:2] == ("Offer", 1)
    assert groups_table(groups(WAYS), "Product", {}, "EUR").rows[0][0] == "None"


def test_channels() -> None:
    rows = (ChannelRow(1, leads=4, converted=1, revenue=Fraction(100), cost=Fraction(50)),)
    table = channels_table(rows, summed(rows), {1: "Web"}, "EUR")
    assert value(table, "revenue_per_cost") == Quantity(Fraction(2), Unit.RATIO)
    assert "roi" not in keys(table)
    assert campaigns_table([("", 4, 2, 1)]).rows[0][:5] == (
        "No campaign named", 4, 2, 1, Quantity(Fraction(1, 4), Unit.PERCENT),
    )  # fmt: skip
    assert leads_table([("L1", "", "", "", "", None, None, "", None)]).rows[0][0] == "L1"


def test_products() -> None:
    rows = ranked([ProductRow(1, Fraction(90), 3, *[Fraction(0)] * 5)], lambda row: row.revenue)
    table = products_table(rows, {}, {1: "Pen"}, "EUR")
    assert keys(table) == ["product", "letter", "revenue", "share", "cumulative", "records"]
    assert table.totals[2] == Quantity(Fraction(90), Unit.MONEY, "EUR")


def test_customers() -> None:
    rules = (ClassRule("All", "Be kind"),)
    found = classed([Customer(1, 9, 4, 2, Fraction(100))], rules)
    table = classes_table(class_rows(found, rules), "EUR")
    assert (value(table, "class"), value(table, "strategy"), "coverage" in keys(table)) == ("All", "Be kind", False)
    listed = customers_table(found, lambda _place: "All", {1: "Acme"}, "EUR")
    assert listed.rows[0][:3] == ("Acme", "All", "111")


def test_waits() -> None:
    found = [Wait(1, "High", 90, 0)]
    table = waits_table(waits.rows(found, 60), "Priority", str, waits.row("", found, 60))
    assert (value(table, "median"), value(table, "share")) == (
        Quantity(Fraction(3, 2), Unit.HOURS), Quantity(Fraction(0), Unit.PERCENT),
    )  # fmt: skip
    assert bands_table(waits.banded(found)).totals[1] == 1


def test_surveys() -> None:
    row = score_row(0, CSAT, [Answer(1, CSAT, 5, 0, "Price"), Answer(2, CSAT, 1, 0, "Price")])
    assert [line[1] for line in counts_table(row).rows] == [1, 0, 0, 0, 1]
    assert "nps" not in keys(scores_table([row], "Group", lambda _row: "All"))
    assert months_table([(parse_period("2026-03"), row)]).rows[0][0] == parse_period("2026-03")
    low = reasons([Answer(2, CSAT, 1, 0, "Price")], lambda one: (one.reason,))
    assert reasons_table(low, "Reason").rows[0][:2] == ("Price", 1)

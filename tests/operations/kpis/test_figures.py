from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import (
    Wanted,
    breakdown,
    default_as_of,
    explain_figure,
    figures,
)
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.targets import targets
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status
from desktop_app.store import groupings, names, settings, totals
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
APRIL = parse_period("2026-04")
END_OF_MARCH = date(2026, 3, 31)


def person(store: Store, name: str) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)


def value(figure: Figure) -> Fraction | None:
    return figure.value.value if figure.value else None


def test_figures_of_a_month_are_sums_and_ratios_of_sums(team: Store) -> None:
    found = figures(team, Wanted(("revenue", "deals_won", "win_rate", "average_deal_size"), MARCH, END_OF_MARCH))
    assert [value(one) for one in found] == [90_000, 3, Fraction(3, 5), 30_000]
    assert [one.n for one in found] == [3, 3, 5, 3]


def test_the_median_is_taken_over_the_pooled_deals_of_the_scope(team: Store) -> None:
    whole = figures(team, Wanted(("sales_cycle_days",), MARCH, END_OF_MARCH))[0]
    ana = figures(team, Wanted(("sales_cycle_days",), MARCH, END_OF_MARCH, person(team, "Ana")))[0]
    assert value(whole) == 30  # 30, 37, 30 days
    assert value(ana) == Fraction(67, 2)


def test_the_parts_of_a_sum_are_the_whole_by_every_group(team: Store) -> None:
    for by in ("person", "team", "region", "product", "customer"):
        rows = breakdown(team, Wanted(("revenue",), MARCH, END_OF_MARCH, by=by))
        assert sum(value(row.figures[0]) or 0 for row in rows) == 90_000, by


def test_a_filter_by_product_counts_only_its_deals(team: Store) -> None:
    pen = {"product": groupings.group_id(team, "product", "Pen")}
    assert value(figures(team, Wanted(("revenue",), MARCH, END_OF_MARCH, where=pen))[0]) == 70_000


def test_a_filter_by_customer_is_read_from_the_records_themselves(team: Store) -> None:
    acme = {"customer": groupings.group_id(team, "customer", "Acme")}
    assert value(figures(team, Wanted(("revenue",), MARCH, END_OF_MARCH, where=acme))[0]) == 70_000


def test_nothing_after_the_as_of_day_is_counted(team: Store) -> None:
    assert value(figures(team, Wanted(("revenue",), MARCH, date(2026, 3, 19)))[0]) == 40_000


def test_open_deals_are_those_of_the_day_one_looks_from(team: Store) -> None:
    def open_deals(day: date) -> Fraction | None:
        return value(figures(team, Wanted(("open_deals",), MARCH, day))[0])

    assert open_deals(date(2026, 3, 2)) == 5  # 1, 2, 3, 4 and 5 were open then
    assert open_deals(date(2026, 3, 31)) == 2  # 6 and 7


def test_a_customer_is_new_once_at_the_first_sale_and_credited_to_its_owner(team: Store) -> None:
    march = breakdown(team, Wanted(("new_customers",), MARCH, END_OF_MARCH, by="person"))
    assert {row.label: value(row.figures[0]) for row in march if value(row.figures[0])} == {"Ana": 2}
    assert value(figures(team, Wanted(("new_customers",), APRIL, date(2026, 4, 30)))[0]) == 1


def test_a_sale_counts_in_the_region_where_the_person_was_that_day(team: Store, import_text: ImportText) -> None:
    import_text("name,team,region\nAna,Field,East\n", "moved.csv", changes_from=date(2026, 3, 10))
    rows = breakdown(team, Wanted(("revenue",), MARCH, END_OF_MARCH, by="region"))
    assert {row.label: value(row.figures[0]) for row in rows} == {"West": 40_000, "East": 50_000}


def test_what_cannot_be_computed_says_why_and_is_no_zero(team: Store) -> None:
    found = figures(team, Wanted(("csat_mean", "quota_attainment"), MARCH, END_OF_MARCH))
    assert [one.value for one in found] == [None, None]
    assert all(one.missing is not None and one.status is Status.NONE for one in found)


def test_a_month_without_a_sale_in_a_workspace_with_sales_is_zero(team: Store) -> None:
    assert value(figures(team, Wanted(("revenue",), parse_period("2026-01"), END_OF_MARCH))[0]) == 0


def test_attainment_is_the_sum_of_results_over_the_sum_of_quotas(team: Store) -> None:
    for name, quota in (("Ana", 40_000), ("Ion", 60_000)):
        targets.set_target(team, "revenue", person(team, name), MARCH, Fraction(quota))
    whole = figures(team, Wanted(("quota_attainment",), MARCH, END_OF_MARCH))[0]
    assert value(whole) == Fraction(90, 100)


def test_what_people_without_a_quota_sold_is_not_held_against_the_quotas_of_others(team: Store) -> None:
    targets.set_target(team, "revenue", person(team, "Ana"), MARCH, Fraction(40_000))
    wanted = Wanted(("quota_attainment",), MARCH, END_OF_MARCH)
    assert value(figures(team, wanted)[0]) == Fraction(60_000, 40_000)  # Ion's 30,000 have no quota
    rows = {row.label: row.figures[0] for row in breakdown(team, replace(wanted, by="person"))}
    assert rows["Ana"].value == figures(team, wanted)[0].value
    assert rows["Ion"].value is None
    teams = {row.label: row.figures[0] for row in breakdown(team, replace(wanted, by="team"))}
    assert teams["Field"].value == rows["Ana"].value
    (input_, _quota) = explain_figure(team, wanted).parts
    assert input_.step == "kpi.input.quota_revenue"
    assert input_.result
    assert input_.result.value == 60_000


def test_against_a_quota_of_the_company_alone_everything_counts(team: Store) -> None:
    targets.set_target(team, "revenue", COMPANY, MARCH, Fraction(100_000))
    (whole,) = figures(team, Wanted(("quota_attainment",), MARCH, END_OF_MARCH))
    assert value(whole) == Fraction(90, 100)


def test_the_month_before_is_held_against_its_own_quotas(team: Store) -> None:
    for name, month, quota in (("Ana", MARCH, 40_000), ("Mei", parse_period("2026-04"), 5_000)):
        targets.set_target(team, "revenue", person(team, name), month, Fraction(quota))
    (april,) = figures(team, Wanted(("quota_attainment",), parse_period("2026-04"), date(2026, 4, 30)))
    assert value(april) == Fraction(10_000, 5_000)
    assert {point.period.name: point.value for point in april.history if point.value is not None} == {
        "2026-03": Fraction(60_000, 40_000)
    }


def test_a_target_of_months_is_that_of_their_quarter(team: Store) -> None:
    for month in ("2026-01", "2026-02", "2026-03"):
        targets.set_target(team, "revenue", COMPANY, parse_period(month), Fraction(50_000))
    quarter = figures(team, Wanted(("revenue",), parse_period("2026-Q1"), END_OF_MARCH))[0]
    assert quarter.target is not None
    assert quarter.target.value == 150_000
    assert quarter.attainment is not None
    assert quarter.attainment.value == Fraction(60, 100)


def test_the_explanation_ends_in_the_figure_and_its_measures(team: Store) -> None:
    tree = explain_figure(team, Wanted(("win_rate",), MARCH, END_OF_MARCH))
    assert tree.result is not None
    assert tree.result.value == Fraction(3, 5)
    assert tree.count == 5


def test_every_figure_reaches_the_records_behind_it(team: Store) -> None:
    question = records_behind(team, Wanted(("win_rate",), MARCH, END_OF_MARCH))
    ids = totals.versions(team, question, settings.load(team).revenue_source)
    marks = ", ".join(map(str, ids))
    numbers = [row[0] for row in team.db.execute(f"select document from version where id in ({marks}) order by 1")]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert totals.count_versions(team, question, settings.load(team).revenue_source) == 5


def test_the_records_behind_a_level_are_those_still_open(team: Store) -> None:
    question = records_behind(team, Wanted(("open_deals",), MARCH, END_OF_MARCH))
    ids = totals.versions(team, question, "opportunity")
    numbers = {row[0] for row in team.db.execute(f"select document from version where id in ({ids[0]}, {ids[1]})")}
    assert len(ids) == 2
    assert numbers == {"6", "7"}


def test_looking_starts_at_the_newest_data_when_today_is_later(team: Store) -> None:
    assert default_as_of(team) == date(2026, 4, 2)


def test_an_unknown_kpi_is_named_with_those_that_exist(team: Store) -> None:
    with pytest.raises(UserError, match=r"no KPI “revenu”.*revenue"):
        figures(team, Wanted(("revenu",), MARCH))


def test_an_empty_workspace_has_figures_without_values(store: Store) -> None:
    found = figures(store, Wanted(("revenue", "win_rate"), MARCH))
    assert [one.value for one in found] == [None, None]
    assert breakdown(store, Wanted(("revenue",), MARCH, by="person")) == ()
    assert names.load(store, "person") == []


INVOICES = (
    "invoice,date,due,seller,net,tax\nA,2026-01-10,2026-02-10,Ana,1000,210\nB,2026-03-10,2026-04-10,Ion,2000,420\n"
)
PAYMENTS = "receipt,date,invoice,amount\n1,2026-02-01,A,605\n2,2026-03-20,A,605\n3,2026-04-09,B,2420\n"


def test_money_is_collected_without_tax_on_its_own_day(team: Store, import_text: ImportText) -> None:
    import_text(INVOICES, "invoices.csv")
    import_text(PAYMENTS, "receipts.csv")
    found = figures(team, Wanted(("collected_amount", "overdue_receivables"), MARCH, END_OF_MARCH))
    assert [value(one) for one in found] == [500, 0]
    early = figures(team, Wanted(("overdue_receivables",), MARCH, date(2026, 3, 1)))[0]
    assert (value(early), early.n, found[1].n) == (605, 1, 0)


def test_what_was_paid_after_the_day_one_looks_from_does_not_count_for_its_invoice(
    team: Store, import_text: ImportText
) -> None:
    import_text(INVOICES, "invoices.csv")
    import_text(PAYMENTS, "receipts.csv")
    january = parse_period("2026-01")

    def rate(day: date) -> Fraction | None:
        return value(figures(team, Wanted(("collection_rate",), january, day))[0])

    assert rate(date(2026, 1, 31)) == 0
    assert rate(date(2026, 2, 15)) == Fraction(1, 2)
    assert rate(date(2026, 3, 31)) == 1


def test_a_cohort_whose_payments_are_still_coming_in_is_not_judged(team: Store, import_text: ImportText) -> None:
    import_text(INVOICES, "invoices.csv")
    import_text(PAYMENTS, "receipts.csv")
    figure = figures(team, Wanted(("collection_rate",), MARCH, date(2026, 4, 9)))[0]
    assert value(figure) == 1
    assert figure.status is Status.TOO_EARLY
    assert figure.reason.step == "status.maturing"


def test_the_first_countable_kind_of_an_empty_workspace_is_its_revenue(store: Store, import_text: ImportText) -> None:
    import_text(PEOPLE_ALONE, "people.csv")
    import_text(INVOICES, "invoices.csv")
    assert settings.load(store).revenue_source == "invoice"
    assert value(figures(store, Wanted(("revenue",), MARCH, END_OF_MARCH))[0]) == 2000
    import_text("id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,40000\n", "deals.csv")
    assert settings.load(store).revenue_source == "invoice"


PEOPLE_ALONE = "name,team\nAna,Field\nIon,Field\n"


def test_the_records_behind_what_is_overdue_are_the_unpaid_invoices(team: Store, import_text: ImportText) -> None:
    import_text(INVOICES, "invoices.csv")
    import_text(PAYMENTS, "receipts.csv")

    def behind(day: date) -> list[str]:
        question = records_behind(team, Wanted(("overdue_receivables",), MARCH, day))
        ids = totals.versions(team, question, "opportunity")
        texts = dict(team.db.execute("select id, document from version").fetchall())
        return [texts[one] for one in ids]

    assert behind(date(2026, 3, 1)) == ["A"]
    assert behind(END_OF_MARCH) == []


def test_nobody_is_judged_by_new_customers_while_the_data_are_young(team: Store) -> None:
    young = figures(team, Wanted(("new_customers",), MARCH, END_OF_MARCH))[0]  # the first deal opened in February
    assert (value(young), young.status, young.reason.step) == (2, Status.TOO_EARLY, "status.young")
    save_settings(team, replace(settings.load(team), new_customer_history=0), "known from elsewhere")
    assert figures(team, Wanted(("new_customers",), MARCH, END_OF_MARCH))[0].reason.step != "status.young"


def test_somebody_with_a_target_and_no_sales_is_in_the_breakdown(team: Store) -> None:
    targets.set_target(team, "revenue", person(team, "Mei"), MARCH, Fraction(50_000))
    rows = breakdown(team, Wanted(("revenue", "quota_attainment"), MARCH, END_OF_MARCH, by="person"))
    mei = next(row for row in rows if row.label == "Mei")
    assert [value(one) for one in mei.figures] == [0, 0]


def test_the_explanation_of_a_part_says_of_what_it_speaks(team: Store) -> None:
    pen = groupings.group_id(team, "product", "Pen")
    by_product = explain_figure(team, Wanted(("revenue",), MARCH, END_OF_MARCH, by="product"), pen)
    assert (by_product.value("scope"), by_product.result and by_product.result.value) == ("Pen", 70_000)
    filtered = Wanted(("revenue",), MARCH, END_OF_MARCH, person(team, "Ana"), where={"product": pen})
    assert explain_figure(team, filtered).value("scope") == "Ana · Pen"


def test_a_payment_that_bounces_makes_its_invoice_overdue_again_and_counts_it_once(
    team: Store, import_text: ImportText
) -> None:
    import_text(INVOICES, "invoices.csv")
    bounced = PAYMENTS + "4,2026-03-25,A,-605\n5,2026-03-28,A,605\n"
    import_text(bounced, "receipts.csv", kind=Kind.PAYMENT)
    counts = {}
    for day in (19, 20, 25, 28):
        wanted = Wanted(("overdue_receivables",), MARCH, date(2026, 3, day))
        figure = figures(team, wanted)[0]
        records = totals.count_versions(team, records_behind(team, wanted), settings.load(team).revenue_source)
        counts[day] = (value(figure), figure.n, records)
    assert counts == {19: (605, 1, 1), 20: (0, 0, 0), 25: (605, 1, 1), 28: (0, 0, 0)}

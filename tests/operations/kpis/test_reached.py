"""What each figure and each measure of it can be opened to."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.distribution import distribution
from desktop_app.operations.kpis.figures import Wanted, explain_figure
from desktop_app.operations.kpis.reached import has_records, records_behind, through_views
from desktop_app.operations.targets.targets import set_target
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.store import behind, groupings, settings, totals
from desktop_app.store.database import Store

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
END = date(2026, 4, 30)


def measures(step: Explanation) -> Iterator[Explanation]:
    if step.step.startswith("kpi.input."):
        yield step
    for part in step.parts:
        yield from measures(part)


def reached(store: Store, wanted: Wanted, step: Explanation) -> int:
    views = str(dict(step.values).get("seen", "")).split()
    measure = step.step.removeprefix("kpi.input.")
    question = records_behind(store, through_views(store, wanted, views), measure)
    return totals.count_versions(store, question, settings.load(store).revenue_source)


def test_every_measure_of_every_kpi_opens_the_records_it_counts(team: Store) -> None:
    opened = set()
    for kpi in kpis_with_data(team):
        wanted = Wanted((kpi.key,), APRIL, END)
        for step in measures(explain_figure(team, wanted)):
            name = step.step.removeprefix("kpi.input.")
            if step.count and name not in COMPUTED_BY_NAME:
                assert reached(team, wanted, step) == step.count, (kpi.key, step)
            elif step.count:
                assert reached(team, wanted, step) > 0, (kpi.key, step)
            opened.add(name)
    assert {"revenue", "customers_at_start", "deals_won"} <= opened


def test_what_no_record_tells_is_not_offered(team: Store) -> None:
    wanted = Wanted(("revenue_per_rep",), APRIL, END)
    question = records_behind(team, wanted, "full_time_months")
    assert totals.count_versions(team, question, settings.load(team).revenue_source) == 0
    assert not has_records("full_time_months")
    assert not has_records("quota")
    assert has_records("revenue")
    assert has_records("customers_kept")


def test_what_is_spread_is_shown_for_every_kpi_that_has_it_and_breaks_none(team: Store) -> None:
    shown = {kpi.key for kpi in kpis_with_data(team) if distribution(team, Wanted((kpi.key,), APRIL, END))}
    assert {"revenue", "sales_cycle_days"} <= shown


def test_behind_an_attainment_stand_the_sales_of_those_who_carry_a_quota(team: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    set_target(team, "revenue", ana, MARCH, Fraction(100_000), reason="test")
    wanted = Wanted(("quota_attainment",), MARCH, END)
    found = behind.load(team, records_behind(team, wanted), settings.load(team).revenue_source)
    assert {one.person for one in found} == {"Ana"}
    (sold,) = (one for one in measures(explain_figure(team, wanted)) if one.step == "kpi.input.quota_revenue")
    assert reached(team, wanted, sold) == sold.count == len(found)


def test_an_earlier_period_has_records_of_its_own(team: Store) -> None:
    wanted = Wanted(("revenue",), APRIL, END)
    assert through_views(team, wanted, ["prior"]).period == MARCH
    assert through_views(team, wanted, ["year_before"]).period == parse_period("2025-04")

"""What a KPI lacks, and which import would bring it."""

from collections.abc import Callable

from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.catalogue import built_in, find_kpi, kpis_with_data
from desktop_app.operations.kpis.missing import missing_for
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]


def needs(store: Store, key: str) -> list[str]:
    return [gap_text(gap) for gap in missing_for(store, find_kpi(store, key))]


def test_an_empty_workspace_says_what_to_import(store: Store) -> None:
    assert needs(store, "lead_conversion_rate")[0] == ("Needs “Leads received”: import Leads with Opened.")
    assert needs(store, "quota_attainment")[0] == "Needs a target: record one on the page Targets."
    assert needs(store, "market_share")[0] == (
        "Needs “The size of the market, as it was typed”: type its value for the period."
    )
    assert needs(store, "commitments_kept")[0].endswith("with what was promised and praised, on the page People.")
    assert needs(store, "reopen_rate")[0].startswith("Needs “Requests solved of which is known")
    assert needs(store, "reopen_rate")[0].endswith("Reopened.")
    assert "Competitor" in needs(store, "competitive_win_rate")[0]
    assert needs(store, "customer_retention_rate")[0].startswith("Needs “Customers at the start")


def test_sales_without_a_cost_lack_the_cost_alone(team: Store) -> None:
    assert needs(team, "win_rate") == []
    (gap,) = missing_for(team, find_kpi(team, "gross_margin_amount"))
    assert (gap.key, gap.measure) == ("sale", "margin")
    assert "Cost" in gap.fields
    assert "Quantity" in needs(team, "discount_rate")[0]


def test_what_deals_do_not_bring_is_asked_for_where_it_stands(team: Store) -> None:
    (care,) = needs(team, "care_coverage")
    assert "import Activities with" in care
    assert "Customer" in care
    assert "import Stage changes" in needs(team, "stale_deal_share")[0]


def test_a_kpi_is_shown_exactly_if_nothing_is_missing(team: Store) -> None:
    shown = {kpi.key for kpi in kpis_with_data(team)}
    assert shown == {kpi.key for kpi in built_in() if not kpi.hidden and not missing_for(team, kpi)}


def test_every_gap_can_be_said(store: Store) -> None:
    for kpi in built_in():
        gaps = missing_for(store, kpi)
        assert gaps, kpi.key
        assert all(gap_text(gap).endswith(".") for gap in gaps)

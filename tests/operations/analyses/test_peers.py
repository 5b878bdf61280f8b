"""People compared in a share: by hand on a small team, and on a public CRM sample where it is at hand."""

from collections.abc import Callable

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.peers import compare_people, explain_comparison, rate_kpis
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.wording import outline
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]


def test_each_person_counts_with_their_own_records(team: Store) -> None:
    """Until April Ana won 2 of 3, Ion 1 of 1, Mei 1 of 2."""
    found = compare_people(team, Wanted(("win_rate",), parse_period("2026-H1")))
    assert found.peers is not None
    assert {found.names[one.who]: (one.hits, one.n) for one in found.peers.people} == {
        "Ana": (2, 3), "Ion": (1, 1), "Mei": (1, 2),
    }  # fmt: skip
    lines = [text for _depth, text, _figure in outline(explain_comparison(found))]
    assert lines[:2] == ["These 3 people do not differ beyond chance", "All together: 4 of 6 records"]


def test_only_shares_of_records_compare_people(team: Store, store: Store) -> None:
    assert "win_rate" in {kpi.key for kpi in rate_kpis(team)}
    assert not {"revenue", "quota_miss_rate"} & {kpi.key for kpi in rate_kpis(team)}


def test_nobody_is_compared_in_an_empty_workspace(store: Store) -> None:
    assert rate_kpis(store) == ()


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of others are not here")
def test_thirty_sellers_of_the_crm_sample_do_not_differ_beyond_chance(store: Store, import_text: ImportText) -> None:
    """statistics.md: 55-70 %, χ² 33.3 on 29 degrees of freedom, nobody beyond 99.8 %."""
    import_text((DATA / "maven_crm_sales_pipeline.csv").read_text(), "maven_crm_sales_pipeline.csv")
    peers = compare_people(store, Wanted(("win_rate",), parse_period("2016-10-01..2017-12-31"))).peers
    assert peers is not None
    assert len(peers.people) == 30
    assert (round(min(one.share for one in peers.people), 2), round(max(one.share for one in peers.people), 2)) == (
        0.55, 0.70,
    )  # fmt: skip
    assert peers.difference is not None
    assert (round(peers.difference.chi_squared, 1), peers.difference.freedom) == (33.3, 29)
    assert not peers.difference.beyond_chance
    assert peers.outside == ()

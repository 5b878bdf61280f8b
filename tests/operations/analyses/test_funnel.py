"""The funnel of a small team with stages, and of the CRM file of others, against plain Python over the file's rows."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from statistics import median

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.analyses.funnel import Funnel, has_deals, sales_funnel, words
from desktop_app.operations.analyses.tables import funnel_tables
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]
SPRING = Wanted((), parse_period("2026-02-01..2026-03-31"), date(2026, 4, 30))
STAGES = """deal,stage,entered
1,Qualification,2026-02-01
1,Proposal,2026-02-15
1,Won,2026-03-03
2,Qualification,2026-02-11
2,Won,2026-03-20
4,Qualification,2026-02-01
4,Proposal,2026-02-20
4,Lost,2026-03-05
5,Qualification,2026-02-01
7,Qualification,2026-03-10
7,Proposal,2026-03-25
"""


def test_without_stages_a_deal_is_open_until_it_is_decided(team: Store) -> None:
    found = sales_funnel(team, SPRING)
    assert has_deals(team)
    assert (found.created, found.known, [row.stage for row in found.rows]) == (7, False, [""])
    row = found.rows[0]
    assert (row.reached, row.went_on, row.lost, row.still) == (7, 4, 2, 1)
    assert row.stay.values == (18, 30, 30, 32, 36, 37)
    assert [(one.created, one.won, one.lost) for one in found.cohorts] == [(4, 2, 2), (3, 2, 0)]
    assert "No stages were followed" in words(found)["followed"]


def test_stages_that_were_imported_are_followed(team: Store, import_text: ImportText) -> None:
    import_text(STAGES, "stages.csv")
    found = sales_funnel(team, SPRING)
    assert (found.created, found.followed) == (7, 5)
    assert [(row.stage, row.reached, row.went_on, row.lost, row.still) for row in found.rows] == [
        ("Qualification", 5, 4, 1, 0), ("Proposal", 4, 2, 1, 1),
    ]  # fmt: skip
    assert found.rows[1].stay.values == (13, 16)  # 15 February to 3 March, 20 February to 5 March
    assert "5 of 7 deals" in words(found)["followed"]
    assert words(found)["bottleneck"].startswith("No stage stands out")
    open_one = found.open[0]
    assert (open_one.deal.number, open_one.age, open_one.here) == ("7", 51, 36)


def test_what_came_later_is_not_known_yet(team: Store, import_text: ImportText) -> None:
    import_text(STAGES, "stages.csv")
    early = sales_funnel(team, Wanted((), SPRING.period, date(2026, 3, 4)))
    assert early.created == 5  # two were created later in March
    row = early.rows[0]
    assert (row.reached, row.went_on, row.still) == (4, 2, 2)
    assert [one.deal.number for one in early.open] == ["4", "5", "2", "3"]


def test_overdue_needs_enough_won_deals_or_days_named(team: Store) -> None:
    found = sales_funnel(team, SPRING)
    assert (found.limit, found.stale) == (None, ())
    assert "there are 4" in words(found)["overdue"]
    named = sales_funnel(team, SPRING, 30)
    assert [one.deal.number for one in named.stale] == ["7"]
    assert named.stale[0].deal.amount == 5000
    assert not sales_funnel(team, SPRING, 60).stale
    assert funnel_tables(named)["stale"].rows[0][:2] == ("7", "Ion")


def test_a_person_sees_her_own_deals(team: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    found = sales_funnel(team, Wanted((), SPRING.period, SPRING.as_of, ana, by="product"))
    assert found.created == 3
    assert {found.labels[row.key]: (row.won, row.lost) for row in found.groups} == {"Pen": (1, 1), "Ink": (1, 0)}


@pytest.fixture
def crm(store: Store, import_text: ImportText) -> Funnel:
    if not DATA.is_dir():
        pytest.skip("the files of others are not here")
    for name in ("maven_crm_sales_teams.csv", "maven_crm_sales_pipeline.csv"):
        import_text((DATA / name).read_text(), name)
    return sales_funnel(store, Wanted((), parse_period("2017"), by="product"))


def test_the_funnel_of_the_crm_file(crm: Funnel) -> None:
    rows = list(csv.DictReader((DATA / "maven_crm_sales_pipeline.csv").read_text().splitlines()))
    mine = [row for row in rows if row["engage_date"].startswith("2017")]
    states = Counter(row["deal_stage"] for row in mine)
    row = crm.rows[0]
    assert (row.reached, row.went_on, row.lost, row.still) == (
        len(mine), states["Won"], states["Lost"], states["Engaging"],
    )  # fmt: skip
    march = [row for row in mine if row["engage_date"].startswith("2017-03")]
    won = [row for row in march if row["deal_stage"] == "Won"]
    days = [(date.fromisoformat(row["close_date"]) - date.fromisoformat(row["engage_date"])).days for row in won]
    cohort = crm.cohorts[2]
    assert (cohort.created, cohort.won, cohort.cycle.median) == (len(march), len(won), Fraction(median(days)))
    assert cohort.amount_won == sum(int(row["close_value"]) for row in won)
    assert crm.undated == sum(row["deal_stage"] == "Prospecting" for row in rows)
    cycles = sorted(
        (date.fromisoformat(row["close_date"]) - date.fromisoformat(row["engage_date"])).days
        for row in rows if row["deal_stage"] == "Won"
    )  # fmt: skip
    place = Fraction(9 * (len(cycles) - 1), 10)
    low = cycles[int(place)]
    assert crm.usual == low + (place - int(place)) * (cycles[int(place) + 1] - low)
    newest = date(2017, 12, 31)
    late = [row for row in rows if row["deal_stage"] == "Engaging"
            and (newest - date.fromisoformat(row["engage_date"])).days > crm.usual]  # fmt: skip
    assert len(crm.stale) == len(late)
    by_product = Counter(row["product"].replace("GTXPro", "GTX Pro") for row in mine)
    assert {crm.labels[row.key].replace("GTXPro", "GTX Pro"): row.created for row in crm.groups} == by_product

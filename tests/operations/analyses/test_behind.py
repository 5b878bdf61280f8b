"""Rows of analyses lead to the records they count, and to no others."""

from datetime import date

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.analyses.behind import (
    behind_cohort,
    behind_created,
    behind_group,
    behind_load,
    behind_person,
    behind_stage,
)
from desktop_app.operations.analyses.funnel import sales_funnel
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import groupings, record_pages
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked

MARCH = parse_period("2026-03")
WANTED = Wanted((), MARCH, date(2026, 3, 31), COMPANY)


def numbers(store: Store, asked: Asked | None) -> list[str]:
    """The numbers of the deals asked for."""
    return sorted(str(row[1]) for row in record_pages.rows(store, asked.only)) if asked else []


def test_of_a_figure_those_of_a_product_or_a_person(team: Store) -> None:
    pen, ana = groupings.group_id(team, "product", "Pen"), groupings.group_id(team, "person", "Ana")
    found = behind_group(team, WANTED, "revenue", "product", pen)
    assert found
    assert found.kind is Kind.OPPORTUNITY
    assert numbers(team, found) == ["1", "3"]
    assert numbers(team, behind_person(team, WANTED, "win_rate", ana)) == ["1", "2", "4"]
    assert behind_group(team, WANTED, "revenue", "channel", 99) is None


def test_what_somebody_has_in_hand_on_the_last_day(team: Store) -> None:
    ion, mei = (groupings.group_id(team, "person", name) for name in ("Ion", "Mei"))
    assert numbers(team, behind_load(team, WANTED, "pipeline_deals", ion)) == ["7"]
    assert numbers(team, behind_load(team, WANTED, "pipeline_deals", mei)) == ["6"]  # won on 2 April


def test_of_a_funnel_those_of_a_group_a_month_and_a_stage(team: Store) -> None:
    first = parse_period("2026-Q1")
    found = sales_funnel(team, Wanted((), first, date(2026, 3, 31), COMPANY, "person"))
    ana = groupings.group_id(team, "person", "Ana")
    assert numbers(team, behind_created(found, ana)) == ["1", "2", "4"]
    assert numbers(team, behind_cohort(found, date(2026, 3, 1).toordinal())) == ["3", "6", "7"]
    assert numbers(team, behind_stage(found, 0)) == ["7"]

"""The sample's exports around a sale speak of the deals, requests and people that its other exports know."""

from collections import defaultdict
from datetime import date

import pytest

from desktop_app.domain.records import Kind
from desktop_app.operations.sample.further_tables import make_further_tables
from tests.operations.sample.test_tables import END, ENDS, rows, tables


def test_they_come_after_what_they_speak_of() -> None:
    assert make_further_tables.__module__.endswith("further_tables")
    kinds = list(tables())
    assert kinds.index(Kind.LEAD) > kinds.index(Kind.OPPORTUNITY)
    assert kinds.index(Kind.FEEDBACK) > kinds.index(Kind.INTERACTION)


@pytest.mark.parametrize("end", ENDS)
def test_nothing_of_the_further_tables_lies_before_the_two_years(end: date) -> None:
    first = f"{end.year - 2}-{end.month:02d}"
    columns = {
        Kind.LEAD: "Created At",
        Kind.STAGE_CHANGE: "Changed On",
        Kind.COST: "Month",
        Kind.FEEDBACK: "Received At",
    }
    for kind, column in columns.items():
        assert min(row[column] for row in rows(kind, end)) >= first, kind


def test_leads_go_forward_and_those_that_became_deals_name_a_deal_of_the_same_customer() -> None:
    deals = {row["Opportunity ID"]: row for row in rows(Kind.OPPORTUNITY)}
    converted = 0
    for row in rows(Kind.LEAD):
        steps = [row[column][:10] for column in ("Created At", "First Contact At", "Qualified On", "Converted On")]
        there = [step for step in steps if step]
        assert there == sorted(there), row
        assert bool(row["Converted On"]) == (row["Lead Status"] == "Converted") == bool(row["Opportunity ID"])
        if row["Opportunity ID"]:
            deal = deals[row["Opportunity ID"]]
            assert (deal["Account Name"], deal["Created Date"]) == (row["Account Name"], row["Converted On"])
            converted += 1
    assert 0.2 < converted / len(rows(Kind.LEAD)) < 0.5


def test_the_way_of_a_deal_begins_with_its_opening_and_ends_where_the_deal_stands() -> None:
    ways: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(Kind.STAGE_CHANGE):
        ways[row["Opportunity ID"]].append((row["Changed On"], row["New Stage"]))
    deals = {row["Opportunity ID"]: row for row in rows(Kind.OPPORTUNITY)}
    for number, way in ways.items():
        assert way == sorted(way, key=lambda step: step[0])
        assert way[0] == (deals[number]["Created Date"], "Qualification")
        assert way[-1][1] == deals[number]["Stage"]
    assert len(ways) > 1_000


def test_quotes_activities_and_opinions_speak_of_what_there_is() -> None:
    deals = {row["Opportunity ID"] for row in rows(Kind.OPPORTUNITY)}
    requests = {row["Ticket ID"] for row in rows(Kind.INTERACTION)}
    staff = {row["Employee"] for row in rows(Kind.PERSON)}
    assert {row["Opportunity ID"] for kind in (Kind.QUOTE, Kind.ACTIVITY) for row in rows(kind)} <= deals
    assert {row["Ticket ID"] for row in rows(Kind.FEEDBACK)} <= requests
    assert {row["Employee"] for row in rows(Kind.TRAINING)} | {row["Owner"] for row in rows(Kind.EVENT)} <= staff
    planned = [row for row in rows(Kind.ACTIVITY) if not row["Done On"]]
    assert len(planned) > 100
    assert all(row["Due Date"] > END.isoformat() for row in planned)

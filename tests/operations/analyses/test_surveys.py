"""Answers to surveys with the cases they are about."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.surveys import has_answers, survey_answers, words
from desktop_app.operations.analyses.tables import survey_tables
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
CASES = """ticket id,created at,first response,resolved at,assignee,priority,channel,subject
T1,2026-03-06 16:00,2026-03-06 16:30,2026-03-09 10:00,Ana,High,Phone,Delivery
T2,2026-03-06 16:00,2026-03-09 10:00,2026-03-09 12:00,Ana,Low,Mail,Delivery
T3,2026-03-10 09:00,2026-03-11 10:00,2026-03-11 11:00,Ion,Low,Mail,Invoice
"""
ANSWERS = """survey id,day,agent,customer,question,score,comment,case
A1,2026-03-10,Ana,Acme,CSAT,5,Quick,T1
A2,2026-03-11,Ana,Bold,CSAT,2,I had to wait,T2
A3,2026-03-12,Ion,Cold,CSAT,3,Wrong price,T3
A4,2026-04-02,Ion,Cold,NPS,9,,T3
A5,2026-04-03,Ion,Dune,CSAT,8,,
"""
SPRING = Wanted((), parse_period("2026-03-01..2026-04-30"), date(2026, 4, 30), by="channel")


@pytest.fixture
def desk(team: Store, import_text: ImportText) -> Store:
    import_text(CASES, "tickets.csv")
    import_text(ANSWERS, "survey.csv")
    return team


def test_scores_by_the_channel_of_the_case(desk: Store) -> None:
    found = survey_answers(desk, SPRING)
    assert has_answers(desk)
    csat, nps = found.wholes
    assert (csat.n, csat.mean, csat.satisfied, nps.nps) == (3, Fraction(10, 3), 1, 100)
    assert {(found.labels[row.group], row.sort): row.n for row in found.groups} == {
        ("Mail", "csat"): 2, ("Phone", "csat"): 1, ("Mail", "nps"): 1,
    }  # fmt: skip
    assert found.off_scale == 1
    assert "1 answer has a score beyond" in words(found)["off_scale"]
    assert [(month.name, row.n) for month, row in found.months] == [("2026-03", 3), ("2026-04", 1)]


def test_reasons_of_low_answers(desk: Store) -> None:
    found = survey_answers(desk, SPRING)
    assert [(row.item.text, row.item.low, row.item.n) for row in found.reasons] == [
        ("Delivery", 1, 2), ("Invoice", 1, 2),
    ]  # fmt: skip
    assert {row.item.text for row in found.tags} == {"Waiting", "Price"}
    tables = survey_tables(found, "channel")
    assert [row[1] for row in tables["low"].rows] == [2, 3]
    assert tables["groups"].columns[0].title == "Channel"

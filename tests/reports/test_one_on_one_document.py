"""The sheet on paper: every part in its place, nothing private, whatever it is given."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.document import Grid, Look, Signature
from desktop_app.domain.one_on_one import Level, Note, Outcome, Promise, Side
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.reports.coaching_words import (
    change_words,
    changed_words,
    first_name,
    outcome_words,
    point_words,
    side_words,
    verdict_words,
)
from desktop_app.reports.one_on_one_document import ROOMS, build
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store import groupings
from desktop_app.store.database import open_store

DAY, LAST = date(2026, 9, 17), date(2026, 8, 20)


@pytest.fixture(scope="module")
def sheet(sample_made: Path) -> Sheet:
    with open_store(sample_made, readonly=True) as store:
        person = groupings.group_id(store, "person", "Marc Delacroix")
        return prepare_sheet(store, person, Occasion(on=DAY))


def lines(sheet: Sheet) -> list[tuple[str, ...]]:
    (grid,) = (block for block in build(sheet, DAY).blocks if isinstance(block, Grid))
    return [tuple(str(cell) for cell in row.cells) for row in grid.rows]


def test_private_notes_and_names_of_others_are_not_on_it(sheet: Sheet) -> None:
    notes = (Note(1, DAY, "Secret worry"), Note(1, DAY, "Leads the fair", Level.SHARED))
    topics = tuple(replace(one, helpers=("Nadia Haddad",)) for one in sheet.topics)
    told = "\n".join(" ".join(line) for line in lines(replace(sheet, notes=notes, topics=topics)))
    assert "Leads the fair" in told
    assert "Secret" not in told
    assert "Nadia" not in told


def test_promises_stand_with_who_gave_them_and_what_became_of_them(sheet: Sheet) -> None:
    about = replace(sheet.about, last=LAST)
    promises = (
        Promise(1, Side.PERSON, "Call back", LAST, date(2026, 8, 31), outcome=Outcome.KEPT, settled=LAST),
        Promise(1, Side.LEAD, "Approve the price", LAST, date(2026, 9, 10)),
        Promise(1, Side.LEAD, "Two leads", LAST, date(2026, 9, 30)),
    )
    told = lines(replace(sheet, about=about, promises=promises))
    assert ("Promises of 20 Aug", "", "", "1 kept · 2 open · 0 missed") in told
    assert ("Marc", "Call back", "", "31 Aug · Kept") in told
    assert ("Ioana", "Approve the price", "", "10 Sep · Late") in told
    assert ("Ioana", "Two leads", "", "30 Sep · Still open") in told


def test_there_is_always_room_to_write_what_is_agreed(sheet: Sheet) -> None:
    for room in ROOMS:
        (grid,) = (block for block in build(sheet, DAY, room).blocks if isinstance(block, Grid))
        assert sum(row.look is Look.ENTRY for row in grid.rows) == 3


def test_what_it_speaks_of_in_words(sheet: Sheet) -> None:
    worse = next(one for one in sheet.changed if one.kpi.key == "resolution_time")
    told = changed_words(worse)
    assert told.evidence == "above the usual range · August 2026"
    assert verdict_words(worse) == "Worse"
    assert " → " in change_words(worse)
    topic = next(one for one in sheet.topics if one.kpi.key == "resolution_time")
    assert point_words(topic).evidence.startswith("August 2026 · usually ")
    leaning = replace(sheet.strengths[0], beyond=False)
    assert point_words(leaning).evidence.endswith("could be chance")


def test_people_are_called_as_they_call_each_other(sheet: Sheet) -> None:
    assert [first_name(name) for name in ("Marc Delacroix", "王芳 Wang Fang", "王芳", "Ana Maria Pop", "")] == [
        "Marc", "王芳 Wang Fang", "王芳", "Ana Maria Pop", "",
    ]  # fmt: skip
    assert side_words(Side.LEAD, replace(sheet.about, lead="")) == "The lead"
    promise = Promise(1, Side.PERSON, "Call back", LAST, outcome=Outcome.MISSED)
    assert outcome_words(promise, DAY) == "Missed"


@pytest.mark.parametrize(("lead", "signs"), [("Ioana Marin", "Ioana, date and signature"), ("", "the lead, date and")])
def test_a_lead_whose_name_nobody_knows_signs_as_the_lead(sheet: Sheet, lead: str, signs: str) -> None:
    page = build(replace(sheet, about=replace(sheet.about, lead=lead)), sheet.as_of)
    (signed,) = [block for block in page.blocks if isinstance(block, Signature)]
    assert signed.captions[1].startswith(signs)

"""The sheet of a one-on-one: filled from the figures of one person alone, private words only for the lead."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import DevelopmentGoal, Level, Note, Outcome, Promise, Recognition, Side
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.meetings.one_on_one_entries import close_meeting, settle, write_down
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store import groupings, one_on_ones
from desktop_app.store.database import Store, open_store

AUGUST, SEPTEMBER = date(2026, 8, 20), date(2026, 9, 17)


def prepare(store: Store, name: str, on: date = SEPTEMBER, *, private: bool = True) -> Sheet:
    person = groupings.group_id(store, "person", name)
    return prepare_sheet(store, person, Occasion(on=on, private=private))


def test_the_sheet_fills_itself_from_the_sample(sample: Path) -> None:
    with open_store(sample) as store:
        sheet = prepare(store, "Lena Vogt")
        assert sheet.standing is not None
        assert sheet.standing.kpi.key == "revenue"
        assert sheet.standing.figure.attainment is not None
        assert sheet.pay is not None
        assert sheet.pay.name == "Lena Vogt"
        assert 1 <= len(sheet.figures) <= 6
        assert len(sheet.strengths) <= 2
        assert len(sheet.topics) <= 2
        measures = [measure for one in sheet.strengths for measure in one.kpi.measures]
        assert len(measures) == len(set(measures))
        assert not any("people" in name for one in sheet.changed for name in one.kpi.measures)
        assert {one.kpi.key for one in sheet.changed}.isdisjoint(kpi.key for kpi in sheet.usual)
        assert sheet.about.lead == "Ana Pîrvu"


@pytest.fixture
def ana(team: Store) -> tuple[Store, int]:
    return team, groupings.group_id(team, "person", "Ana")


def test_promises_are_carried_over_until_somebody_says_what_became_of_them(ana: tuple[Store, int]) -> None:
    store, person = ana
    kept = write_down(store, Promise(person, Side.PERSON, "Call back", AUGUST, date(2026, 8, 31)))
    late = write_down(store, Promise(person, Side.LEAD, "Approve the price", AUGUST, date(2026, 8, 28)))
    assert [one.id for one in prepare(store, "Ana", AUGUST).agreed] == [kept, late]
    close_meeting(store, person, AUGUST)
    settle(store, Promise, kept, Outcome.KEPT, on=date(2026, 9, 1))
    sheet = prepare(store, "Ana")
    assert [(one.id, one.outcome) for one in sheet.promises] == [(kept, Outcome.KEPT), (late, Outcome.OPEN)]
    assert (sheet.about.last, sheet.about.due) == (AUGUST, SEPTEMBER)
    assert "ask.lead_promise" in [one.step for one in sheet.questions]
    close_meeting(store, person, SEPTEMBER)
    assert [one.id for one in prepare(store, "Ana", date(2026, 10, 15)).promises] == [late]


def test_recognition_and_goals_stand_until_they_were_talked_about(ana: tuple[Store, int]) -> None:
    store, person = ana
    write_down(store, Recognition(person, AUGUST, "Well done", "60,000 won in March"))
    goal = write_down(store, DevelopmentGoal(person, "Speak at the fair", AUGUST))
    sheet = prepare(store, "Ana", AUGUST)
    assert ([one.fact for one in sheet.recognitions], len(sheet.goals)) == (["60,000 won in March"], 1)
    settle(store, DevelopmentGoal, goal, Outcome.KEPT, on=AUGUST)
    close_meeting(store, person, AUGUST)
    sheet = prepare(store, "Ana")
    assert (sheet.recognitions, sheet.goals) == ((), ())


def test_for_the_persons_eyes_private_notes_are_not_even_read(
    ana: tuple[Store, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, person = ana
    for level in Level:
        write_down(store, Note(person, AUGUST, f"A {level.value} word", level))
    assert [one.level for one in prepare(store, "Ana").notes] == [Level.OFFICIAL, Level.SHARED, Level.PRIVATE]
    load: Callable[..., object] = one_on_ones.load

    def without_notes(store: Store, sort: type[object], person: int = 0) -> object:
        assert sort is not Note
        return load(store, sort, person)

    monkeypatch.setattr(one_on_ones, "load", without_notes)
    sheet = prepare(store, "Ana", private=False)
    assert [one.level for one in sheet.notes] == [Level.OFFICIAL, Level.SHARED]
    assert not any(one.helpers for one in sheet.topics)


def test_nobody_works_pay_out_or_has_a_plan(ana: tuple[Store, int]) -> None:
    store, _person = ana
    sheet = prepare(store, "Ana")
    assert (sheet.pay, sheet.pay_problem, sheet.pulse) == (None, None, ())
    with pytest.raises(UserError):
        prepare_sheet(store, 987654)

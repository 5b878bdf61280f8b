"""Writing down for one-on-ones: what is refused, what is carried on, what is due."""

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Level, Meeting, Note, Promise, PulseAnswer, Recognition, Side
from desktop_app.operations.importing.merge_names import merge_names
from desktop_app.operations.meetings.due_meetings import all_meetings, due_meetings
from desktop_app.operations.meetings.one_on_one_entries import (
    bring_back,
    close_meeting,
    plan_meeting,
    remove_written,
    reopen_meeting,
    set_rhythm,
    write_down,
)
from desktop_app.store import groupings, one_on_ones
from desktop_app.store.database import Store

DAY = date(2026, 4, 10)


@pytest.fixture
def ana(team: Store) -> int:
    return groupings.group_id(team, "person", "Ana")


def test_nothing_is_kept_without_words_a_fact_or_a_score(team: Store, ana: int) -> None:
    for one in (
        Note(ana, DAY, "  "),
        Note(987654, DAY, "Nobody"),
        Promise(ana, Side.PERSON, "Call", DAY, kpi="nothing"),
        Recognition(ana, DAY, "Well done", " "),
        PulseAnswer(ana, DAY, "goals", 6),
        PulseAnswer(ana, DAY, "nothing", 3),
    ):
        with pytest.raises(UserError):
            write_down(team, one)


def test_an_official_note_is_neither_changed_nor_removed(team: Store, ana: int) -> None:
    number = write_down(team, Note(ana, DAY, "Quota accepted", Level.OFFICIAL))
    with pytest.raises(UserError):
        write_down(team, Note(ana, DAY, "Quota refused", Level.SHARED, number))
    with pytest.raises(UserError):
        remove_written(team, Note, number)


def test_what_was_removed_can_be_brought_back(team: Store, ana: int) -> None:
    number = write_down(team, Note(ana, DAY, "Ask about the fair"))
    removed = remove_written(team, Note, number)
    assert one_on_ones.load(team, Note) == ()
    bring_back(team, removed)
    assert [one.id for one in one_on_ones.load(team, Note)] == [number]


def test_the_next_one_follows_by_rhythm_and_nobody_is_due_before_the_first(team: Store, ana: int) -> None:
    assert due_meetings(team, DAY) == ()
    assert [one.day for one in all_meetings(team, DAY)] == [None, None, None]
    set_rhythm(team, ana, 2)
    close_meeting(team, ana, DAY)
    with pytest.raises(UserError):
        close_meeting(team, ana, DAY)
    (due,) = due_meetings(team, date(2026, 4, 24))
    assert (due.person.name, due.day, due.last, due.weeks) == ("Ana", date(2026, 4, 24), DAY, 2)
    assert due_meetings(team, date(2026, 4, 23)) == ()


def test_a_planned_one_is_moved_and_then_held(team: Store, ana: int) -> None:
    first = plan_meeting(team, ana, date(2026, 4, 20))
    assert plan_meeting(team, ana, date(2026, 4, 21)) == first
    held = close_meeting(team, ana, date(2026, 4, 22), following=date(2026, 6, 1))
    assert held.day == date(2026, 4, 22)
    assert [(one.day, one.held) for one in one_on_ones.load(team, Meeting, ana)] == [
        (date(2026, 4, 22), True), (date(2026, 6, 1), False),
    ]  # fmt: skip


def test_held_by_mistake_is_undone_whole(team: Store, ana: int) -> None:
    """What was planned before, when the next is due and what the overview lists are as if it never was."""
    set_rhythm(team, ana, 2)
    for plan in (None, date(2026, 4, 9)):
        if plan:
            plan_meeting(team, ana, plan)
        before = one_on_ones.load(team, Meeting, ana), all_meetings(team, DAY)
        close_meeting(team, ana, DAY)
        assert reopen_meeting(team, ana).day == DAY
        assert (one_on_ones.load(team, Meeting, ana), all_meetings(team, DAY)) == before
    with pytest.raises(UserError, match="No one-on-one was held"):
        reopen_meeting(team, ana)


def test_only_the_newest_is_undone(team: Store, ana: int) -> None:
    close_meeting(team, ana, DAY, following=date(2026, 5, 8))
    close_meeting(team, ana, date(2026, 5, 7))
    reopen_meeting(team, ana)
    assert [(one.day, one.held) for one in one_on_ones.load(team, Meeting, ana)] == [
        (DAY, True), (date(2026, 5, 8), False),
    ]  # fmt: skip


def test_a_person_with_one_on_ones_is_not_made_another(team: Store, ana: int) -> None:
    write_down(team, Note(ana, DAY, "Ask about the fair"))
    with pytest.raises(UserError, match="one-on-ones"):
        merge_names(team, "person", ana, groupings.group_id(team, "person", "Ion"))

"""What was written down comes back as it was; private notes are not read for others; official ones are fixed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.one_on_one import (
    DevelopmentGoal,
    Level,
    Meeting,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
)
from desktop_app.store import batches, engine, one_on_ones
from desktop_app.store.database import Store
from desktop_app.store.names import Directory

MOMENT = "2026-09-16T10:00:00.000+00:00"
DAY = date(2026, 9, 16)


@pytest.fixture
def ana(store: Store) -> int:
    directory = Directory(store, batches.start(store, "person", "", recorded_at=MOMENT))
    return directory.mention("person", "Ana")


def test_everything_comes_back_as_it_was_written(store: Store, ana: int) -> None:
    written = (
        Meeting(ana, DAY, held=True, signed=DAY),
        Note(ana, DAY, "Wants to lead the fair.", Level.SHARED),
        Promise(
            ana, Side.LEAD, "Two leads a week", DAY, date(2026, 10, 1), "leads_created", Fraction(1, 4), Fraction(2)
        ),
        Recognition(ana, DAY, "Well done", "27 of 28 renewals", "win_rate"),
        DevelopmentGoal(ana, "Speak at the fair", DAY, date(2027, 3, 1), kpi="win_rate", aim=Fraction(1, 2)),
        PulseAnswer(ana, DAY, "goals", 4),
    )
    for one in written:
        number = one_on_ones.save(store, one, recorded_at=MOMENT)
        assert one_on_ones.load(store, type(one), ana) == (replace(one, id=number),)
        assert one_on_ones.load(store, type(one), ana + 1) == ()
    assert one_on_ones.names_in_use(store) == {ana}


def test_what_is_withdrawn_is_hidden_and_can_come_back(store: Store, ana: int) -> None:
    number = one_on_ones.save(store, Promise(ana, Side.PERSON, "Call back", DAY), recorded_at=MOMENT)
    (promise,) = one_on_ones.load(store, Promise)
    one_on_ones.change(store, replace(promise, outcome=Outcome.KEPT, settled=DAY))
    assert one_on_ones.load(store, Promise)[0].outcome is Outcome.KEPT
    one_on_ones.withdraw(store, promise, moment=MOMENT)
    assert one_on_ones.load(store, Promise) == ()
    one_on_ones.withdraw(store, promise, moment=None)
    assert one_on_ones.load(store, Promise)[0].id == number


def test_private_notes_are_left_out_for_others(store: Store, ana: int) -> None:
    for level in Level:
        one_on_ones.save(store, Note(ana, DAY, level.value, level), recorded_at=MOMENT)
    assert [one.text for one in one_on_ones.load(store, Note, ana)] == ["private", "shared", "official"]
    assert [one.text for one in one_on_ones.shared_notes(store, ana)] == ["shared", "official"]


def test_an_official_note_cannot_be_changed_or_hidden(store: Store, ana: int) -> None:
    number = one_on_ones.save(store, Note(ana, DAY, "Quota accepted", Level.OFFICIAL), recorded_at=MOMENT)
    note = Note(ana, DAY, "Quota refused", Level.OFFICIAL, number)
    with pytest.raises(engine.IntegrityError):
        one_on_ones.change(store, note)
    with pytest.raises(engine.IntegrityError):
        one_on_ones.withdraw(store, note, moment=MOMENT)
    assert one_on_ones.load(store, Note)[0].text == "Quota accepted"


def test_the_newest_rhythm_of_each_person_holds(store: Store, ana: int) -> None:
    one_on_ones.save_rhythm(store, ana, 4, recorded_at=MOMENT)
    one_on_ones.save_rhythm(store, ana, 2, recorded_at=MOMENT)
    assert one_on_ones.rhythms(store) == {ana: 2}

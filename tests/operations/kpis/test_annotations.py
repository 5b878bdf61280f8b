"""What happened on a day: kept, changed, removed and brought back."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.annotations import (
    annotations_of,
    bring_back_annotation,
    remove_annotation,
    save_annotation,
)
from desktop_app.store import annotations, groupings
from desktop_app.store.database import Store

FAIR = Annotation(date(2026, 3, 9), "Spring fair", Occasion.CAMPAIGN)


def test_what_happened_to_the_company_concerns_everybody_and_every_kpi(team: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    save_annotation(team, FAIR)
    save_annotation(team, replace(FAIR, text="New laptop", scope=ana, kpi="win_rate"))
    assert [one.text for one in annotations_of(team, "revenue", ana)] == ["Spring fair"]
    assert [one.text for one in annotations_of(team, "win_rate", ana)] == ["Spring fair", "New laptop"]
    assert [one.text for one in annotations_of(team, "win_rate", COMPANY)] == ["Spring fair"]


def test_a_change_takes_the_place_of_the_one_before(team: Store) -> None:
    number = save_annotation(team, FAIR)
    save_annotation(team, replace(FAIR, id=number, day=date(2026, 3, 10)))
    (found,) = annotations.load(team)
    assert (found.day, found.text, found.occasion) == (date(2026, 3, 10), "Spring fair", Occasion.CAMPAIGN)
    with pytest.raises(UserError):
        save_annotation(team, replace(FAIR, id=number))


def test_what_was_removed_can_be_brought_back(team: Store) -> None:
    number = save_annotation(team, FAIR)
    assert remove_annotation(team, number).text == "Spring fair"
    assert annotations.load(team) == []
    bring_back_annotation(team, number)
    assert [one.id for one in annotations.load(team)] == [number]


def test_an_annotation_needs_words_and_a_known_kpi(team: Store) -> None:
    with pytest.raises(UserError):
        save_annotation(team, replace(FAIR, text=" "))
    with pytest.raises(UserError):
        save_annotation(team, replace(FAIR, kpi="nothing"))

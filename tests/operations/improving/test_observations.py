"""Observations on a real file: kept, changed, removed, and a competitor's told on the trends."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.annotation import Occasion
from desktop_app.domain.errors import UserError
from desktop_app.domain.observation import Observation, Side
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.improving.observations import (
    bring_back_observation,
    find_observation,
    remove_observation,
    save_observation,
)
from desktop_app.operations.kpis.annotations import annotations_of
from desktop_app.store import observations
from desktop_app.store.database import Store

STRONG = Observation(Side.STRENGTH, "Known for fast repair", date(2026, 3, 1), source="Survey")
RIVAL = Observation(Side.COMPETITOR, "20 % off in spring", date(2026, 3, 9), "Nord Supply", "Leaflet", "revenue")


def test_an_observation_comes_back_and_is_changed(team: Store) -> None:
    number = save_observation(team, STRONG)
    assert observations.load(team) == [replace(STRONG, id=number)]
    save_observation(team, replace(STRONG, id=number, text="Known for very fast repair"))
    assert [one.text for one in observations.load(team)] == ["Known for very fast repair"]
    assert annotations_of(team, "revenue", COMPANY) == []


def test_what_a_competitor_does_is_told_on_the_trend_once(team: Store) -> None:
    number = save_observation(team, RIVAL)
    save_observation(team, replace(find_observation(team, number), text="25 % off in spring"))
    (told,) = annotations_of(team, "revenue", COMPANY)
    assert (told.day, told.text, told.occasion) == (RIVAL.day, "Nord Supply: 25 % off in spring", Occasion.COMPETITOR)
    assert annotations_of(team, "win_rate", COMPANY) == []
    gone = remove_observation(team, number)
    assert annotations_of(team, "revenue", COMPANY) == []
    bring_back_observation(team, gone)
    assert [one.text for one in annotations_of(team, "revenue", COMPANY)] == [told.text]
    assert find_observation(team, number).subject == "Nord Supply"


def test_it_needs_words_a_name_and_a_known_kpi(team: Store) -> None:
    for wrong in (replace(STRONG, text=" "), replace(RIVAL, subject=""), replace(STRONG, kpi="nothing")):
        with pytest.raises(UserError):
            save_observation(team, wrong)
    with pytest.raises(UserError):
        remove_observation(team, 7)

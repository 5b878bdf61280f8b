from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.targets import set_target
from desktop_app.operations.targets.told import take_back_telling, tell, tellings
from desktop_app.store import people
from desktop_app.store.database import Store

MAY = parse_period("2026-05")
FIRST, SECOND = date(2026, 4, 20), date(2026, 4, 28)


def person(store: Store, name: str) -> Scope:
    return next(one for one in people.scopes(store) if one.kind is ScopeKind.PERSON and one.name == name)


def state(store: Store) -> list[tuple[str, int | None, date | None, bool]]:
    return [
        (one.scope.name, None if one.told is None else int(one.told), one.day, one.changed)
        for one in tellings(store, "revenue", MAY)
    ]


@pytest.fixture
def may(team: Store) -> Store:
    for name, value in (("Ana", 60), ("Ion", 40)):
        set_target(team, "revenue", person(team, name), MAY, Fraction(value))
    set_target(team, "revenue", COMPANY, MAY, Fraction(100))
    return team


def test_who_was_told_what_and_who_has_to_be_told_again(may: Store) -> None:
    assert state(may) == [("Ana", None, None, False), ("Ion", None, None, False)]
    assert tell(may, "revenue", MAY, FIRST) == 2
    set_target(may, "revenue", person(may, "Ion"), MAY, Fraction(45))
    assert state(may) == [("Ana", 60, FIRST, False), ("Ion", 40, FIRST, True)]
    assert tell(may, "revenue", MAY, SECOND) == 1
    assert state(may) == [("Ana", 60, FIRST, False), ("Ion", 45, SECOND, False)]
    take_back_telling(may, "revenue", MAY, person(may, "Ion").id)
    assert state(may)[1] == ("Ion", 40, FIRST, True)


def test_only_those_named_are_told(may: Store) -> None:
    assert tell(may, "revenue", MAY, FIRST, [person(may, "Ana").id]) == 1
    assert state(may) == [("Ana", 60, FIRST, False), ("Ion", None, None, False)]


def test_without_targets_of_people_there_is_nothing_to_tell(may: Store) -> None:
    with pytest.raises(UserError, match="Nobody has a target for 2026"):
        tell(may, "revenue", parse_period("2026"), FIRST)

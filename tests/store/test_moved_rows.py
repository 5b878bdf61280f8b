"""What is recorded of a name follows it into a merger and comes back: targets, what they rest on, what was told."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.errors import Cancelled
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import aims, annotations, batches, moved_rows, names, targets
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store, create_store
from desktop_app.store.targets import Target

NOW = "2026-04-01T00:00:00"
GONE, STAYS = 0, 1
MONTHS = ("2026-01", "2026-02")
YEAR = (date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
# Whose target of which month is set to what; None ends it.
Edit = tuple[int, str, int | None]
EDITS = st.lists(
    st.tuples(st.sampled_from((GONE, STAYS)), st.sampled_from(MONTHS), st.sampled_from((None, 1_000_000, 2_000_000))),
    max_size=7,
)
AIMS = st.lists(st.tuples(st.sampled_from((GONE, STAYS)), st.sampled_from(MONTHS)), max_size=3)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, tuple[Scope, Scope]]]:
    path: Path = tmp_path_factory.mktemp("moved") / "team.quotadesk"
    with create_store(path) as store:
        with store.transaction():
            both = [names.keep(store, "person", text) for text in ("Pop Ana", "Ana Pop")]
        gone, stays = (Scope(ScopeKind.PERSON, number) for number in both)
        yield store, (gone, stays)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=EDITS, rests=AIMS)
def test_undone_everything_is_as_before_and_meanwhile_nothing_is_lost(
    known: tuple[Store, tuple[Scope, Scope]], edits: list[Edit], rests: list[tuple[int, str]]
) -> None:
    store, people = known
    with pytest.raises(Cancelled):
        _example(store, people, edits, rests)
    assert _seen(store) == ({}, (), [])


def _example(store: Store, people: tuple[Scope, Scope], edits: list[Edit], rests: list[tuple[int, str]]) -> None:
    """Leaves the file as it was."""
    with store.transaction():
        _check(store, people, edits, rests)
        raise Cancelled


def _check(store: Store, people: tuple[Scope, Scope], edits: list[Edit], rests: list[tuple[int, str]]) -> None:
    said: dict[tuple[int, str], int | None] = {}
    for who, month, amount in edits:
        targets.save(store, [Target("revenue", people[who], parse_period(month), amount)], recorded_at=NOW, reason="")
        said[who, month] = amount
    for place, (who, month) in enumerate(rests):
        aims.save(store, "revenue", people[who], parse_period(month), Aim(Fraction(place)), recorded_at=NOW)
        annotations.save(store, Annotation(date(2026, 1, 9), "Fair", scope=people[who]), recorded_at=NOW)
    gone, stays = ({month: said.get((who, month)) for month in MONTHS} for who in (GONE, STAYS))
    two = [month for month in MONTHS if gone[month] and stays[month] and gone[month] != stays[month]]
    first, second = (scope.id for scope in people)
    assert len(moved_rows.clashes(store, first, second)) == len(two)
    if two:
        return
    before = _seen(store)
    batch = batches.start(store, "merger", "", recorded_at=NOW)
    moved_rows.move(store, first, second, batch)
    assert moved_rows.clashes(store, first, second) == []
    now, _rest, told = _seen(store)
    assert now == {(second, month): gone[month] or stays[month] for month in MONTHS if gone[month] or stays[month]}
    assert {who for who, _text in told} <= {second}
    _rests_on_its_own(store, people, rests, (gone, stays))
    moved_rows.move_back(store, batch)
    assert _seen(store) == before


def _rests_on_its_own(
    store: Store,
    people: tuple[Scope, Scope],
    rests: list[tuple[int, str]],
    amounts: tuple[dict[str, int | None], dict[str, int | None]],
) -> None:
    """The aim of the target in force is found beside it; the staying one's is not pushed aside by an older name's."""
    gone, stays = amounts
    for month in MONTHS:
        own = {who: place for place, (who, when) in enumerate(rests) if when == month}
        first = STAYS if stays[month] and STAYS in own else GONE if GONE in own else STAYS
        if first in own and (gone[month] or stays[month]):
            assert aims.load(store, "revenue", people[STAYS], parse_period(month)).baseline == own[first]


def _seen(store: Store) -> tuple[dict[tuple[int, str], int | None], tuple[Aim, ...], list[tuple[int, str]]]:
    found = {(one.scope.id, one.period.name): one.amount for one in targets.load(store, "revenue", *YEAR)}
    rows = store.db.execute("select id, scope_id, kpi, starts, ends, baseline from aim order by id").fetchall()
    return found, tuple(rows), [(one.scope.id, one.text) for one in annotations.load(store)]


def test_no_table_that_speaks_of_a_name_is_forgotten(known: tuple[Store, tuple[Scope, Scope]]) -> None:
    """A further table must say here whether it follows the name."""
    store, _people = known
    followed = {place for place, _column in moved_rows.FOLLOWING}
    stays_with_the_name = {
        # what is signed, said or paid under a name forbids the merger (operations/importing/merge_names)
        "meeting", "meeting_rhythm", "meeting_note", "promise", "recognition", "development_goal", "pulse_answer",
        "sign_off", "performance_answer", "performance_review", "statement", "left_out", "assignment",
        # made anew from facts
        "membership",
    }  # fmt: skip
    tables = [row[0] for row in store.db.execute("select name from sqlite_schema where type = 'table'")]
    speaking = {
        table for table in tables
        if {"person", "scope_id"} & {row[1] for row in store.db.execute(f"pragma table_info({table})")}
    }  # fmt: skip
    assert speaking == followed | stays_with_the_name

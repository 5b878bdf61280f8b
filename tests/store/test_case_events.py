"""Versions that hold rows of logs: found while a batch in force tells them, and replaced in their place."""

from collections.abc import Callable
from json import dumps

from desktop_app.domain.records import Kind
from desktop_app.store import batches, case_events, integrity, records
from desktop_app.store.database import Store

Bring = Callable[..., int]
MORE = dumps({case_events.EVENTS: "[]"})


def test_only_versions_of_batches_in_force_are_held(store: Store, bring: Bring) -> None:
    first = bring({"document": "T1", "status": "", "more": MORE}, kind=Kind.INTERACTION)
    second = bring({"document": "T1", "status": "x", "more": MORE}, kind=Kind.INTERACTION)
    bring({"document": "T2", "status": ""}, kind=Kind.INTERACTION)
    held = case_events.held(store, ["T1", "T2", "T3"])
    assert [(one.number, one.batch, one.in_force) for one in held] == [("T1", first, False), ("T1", second, True)]
    assert case_events.numbers_of(store, first) == ["T1"]
    batches.mark_taken_back(store, first, "2026-03-01")
    assert [one.batch for one in case_events.held(store, ["T1"])] == [second]
    case_events.save_repeats(store, second, [held[0].version])
    assert [one.batch for one in case_events.held(store, ["T1"])] == [first, second]


def test_a_version_is_replaced_by_one_of_its_batch_unless_it_says_the_same(store: Store, bring: Bring) -> None:
    batch = bring({"document": "T1", "status": "", "more": MORE}, kind=Kind.INTERACTION)
    records.prepare(store)
    columns = {"key": ["T1"], "line": [1], "document": ["T1"], "status": [""], "more": [MORE]}
    for wait, versions in ((None, 1), (5, 2)):
        case_events.replace_in_force(store, batch, {**columns, "wait": [wait]})
        assert len(case_events.held(store, ["T1"])) == versions
    assert case_events.held(store, ["T1"])[-1].in_force
    assert integrity.IN_FORCE not in integrity.check_content(store, "opportunity")

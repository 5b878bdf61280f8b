"""Merging against a plain dictionary, however the rows of a file are cut into chunks."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.store import batches, many_rows, record_merge, records
from desktop_app.store.database import Store, create_store
from desktop_app.store.record_merge import Columns, Merged, merge

Row = tuple[str, int]  # a key and an amount, all that tells rows apart here
FILES = st.lists(
    st.lists(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 3)), max_size=5), max_size=4), max_size=4
)
INDEXES = "select name, sql from sqlite_master where type = 'index' and tbl_name = 'version' order by name"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(tmp_path_factory.mktemp("merge") / "w.quotadesk") as store:
        yield store


def bring(store: Store, chunks: list[list[Row]]) -> Merged:
    records.prepare(store)
    batch = batches.start(store, "sale", "test", recorded_at="2026-01-01T00:00:00")
    return merge(store, Kind.SALE, batch, _columns(chunks))


def _columns(chunks: list[list[Row]]) -> Iterator[Columns]:
    line = 1
    for chunk in chunks:
        lines = range(line + 1, line + 1 + len(chunk))
        line += len(chunk)
        yield {"line": lines, "key": [key for key, _amount in chunk], "amount": [amount for _key, amount in chunk]}


def in_force(store: Store) -> dict[str, tuple[int, int]]:
    rows = store.db.execute("select key, amount, line from version v join record r on r.id = record_id where in_force")
    return {key: (amount, line) for key, amount, line in rows}


@pytest.mark.parametrize(("removed_from", "together"), [(0, 2), (record_merge._REMOVED_FROM, many_rows.TOGETHER)])
@settings(max_examples=60)
@given(files=FILES)
def test_the_last_line_of_each_key_holds_and_every_row_is_counted_once(
    workspace: Store, removed_from: int, together: int, files: list[list[list[Row]]]
) -> None:
    indexes = workspace.db.execute(INDEXES).fetchall()
    known: dict[str, tuple[int, int]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record_merge, "_REMOVED_FROM", removed_from)
        patch.setattr(many_rows, "TOGETHER", together)
        workspace.db.conn.execute("BEGIN")
        try:
            for chunks in files:
                merged = bring(workspace, chunks)
                expected = expected_of([row for chunk in chunks for row in chunk], known)
                assert (merged.created, merged.changed, merged.unchanged, merged.replaced) == expected
                assert in_force(workspace) == known
            assert workspace.db.execute(INDEXES).fetchall() == indexes
        finally:
            workspace.db.conn.execute("ROLLBACK")


def expected_of(
    rows: list[Row], known: dict[str, tuple[int, int]]
) -> tuple[int, int, int, tuple[tuple[int, int], ...]]:
    """What becomes of the rows; brings ``known`` in step."""
    last = {key: (amount, line) for line, (key, amount) in enumerate(rows, 2)}
    before = {key: known[key][0] for key in last if key in known}
    same = {key for key in last if before.get(key) == last[key][0]}
    earlier = [(line, key, amount) for line, (key, amount) in enumerate(rows, 2) if last[key][1] != line]
    idle = sum(key in same or amount == last[key][0] for _line, key, amount in earlier)
    known.update({key: found for key, found in last.items() if key not in same})
    return (
        len(last) - len(before),
        len(before) - len(same) + len(earlier) - idle,
        len(same) + idle,
        tuple((line, last[key][1]) for line, key, _amount in earlier),
    )


def test_the_former_version_is_back_when_a_later_line_says_the_same_again(workspace: Store) -> None:
    workspace.db.conn.execute("BEGIN")
    try:
        bring(workspace, [[("a", 1)]])
        merged = bring(workspace, [[("a", 2)], [("b", 1)], [("a", 1)]])
        assert (merged.created, merged.changed, merged.unchanged) == (1, 0, 2)
        assert workspace.db.execute("select count(*) from version").fetchone() == (2,)
    finally:
        workspace.db.conn.execute("ROLLBACK")


def test_a_large_first_load_asks_for_totals_made_anew(workspace: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_merge, "_AFRESH_FROM", 2)
    workspace.db.conn.execute("BEGIN")
    try:
        assert bring(workspace, [[("a", 1), ("b", 1), ("c", 1)]]).afresh
        assert not bring(workspace, [[("a", 1), ("b", 2), ("d", 1)]]).afresh
    finally:
        workspace.db.conn.execute("ROLLBACK")

"""A real workspace file, and records without a file around them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import batches, names, records, rollups
from desktop_app.store.database import Store, create_store
from desktop_app.store.record_merge import merge

Bring = Callable[..., int]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(tmp_path / "team.quotadesk") as opened:
        yield opened


@pytest.fixture
def bring(store: Store) -> Bring:
    """Import deals, each a mapping with at least document, day and amount (``key``: where documents repeat)."""

    def take(*deals: dict[str, object], kind: Kind = Kind.OPPORTUNITY) -> int:
        return _bring(store, *deals, kind=kind)

    return take


@pytest.fixture(scope="session")
def bring_into() -> Bring:
    """The same for a store that is handed over."""
    return _bring


def _bring(store: Store, *deals: dict[str, object], kind: Kind = Kind.OPPORTUNITY) -> int:
    with store.transaction():
        records.prepare(store)
        batch = batches.start(store, kind.value, "test", recorded_at="2026-01-01T00:00:00")
        directory = names.Directory(store, batch)
        rows = [_row(line, deal, directory) for line, deal in enumerate(deals, 2)]
        columns = {name: [row[place] for row in rows] for place, name in enumerate(("line", "key", *records.COLUMNS))}
        merged = merge(store, kind, batch, [columns])
        directory.hold()
        batches.finish(
            store, batch, created=merged.created, changed=merged.changed, unchanged=merged.unchanged, refused=0
        )
        rollups.refresh(store, {kind.value}, "opportunity")
    return batch


def _row(line: int, deal: dict[str, object], directory: names.Directory) -> tuple[object, ...]:
    values: dict[str, object] = dict.fromkeys(records.COLUMNS)
    values.update(dict.fromkeys(records.TEXTS, ""))
    values["status"] = "won"
    for noun, column in (("person", "owner"), ("customer", "customer"), ("product", "product"), ("channel", "channel")):
        values[column] = directory.mention(noun, str(deal.get(column, "")))
    for key, value in deal.items():
        if key in {"owner", "customer", "product", "channel"}:
            continue
        values[key] = value.toordinal() if isinstance(value, date) else value
    return (line, deal.get("key", deal["document"]), *(values[column] for column in records.COLUMNS))

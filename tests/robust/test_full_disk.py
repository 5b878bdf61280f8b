"""A disk without room: one sentence, nothing changed, and the same again works once there is room."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Final

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import COMPANY
from desktop_app.domain.table import Column, Table
from desktop_app.files.pdf import write_pdf
from desktop_app.files.writers import write_table
from desktop_app.operations import back_up
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.pay import evaluate
from desktop_app.operations.targets.targets import Split, set_target, split_and_save
from desktop_app.store import batches
from desktop_app.store.database import Store, create_store, open_store
from tests.robust.mounts import mounted, needs_mounts
from tests.robust.state import MARCH, YEAR, faults, state, state_of
from tests.robust.writer import deals

Operation = Callable[[Store], object]
OPERATIONS: Final[dict[str, Operation]] = {
    "import": lambda store: import_file(store, Request(deals(Random(7)).encode(), "deals.csv")),
    "take back": lambda store: take_back(store, batches.load(store)[0].id),
    "target": lambda store: set_target(store, "revenue", COMPANY, YEAR, Fraction(7)),
    "split": lambda store: split_and_save(store, Split("revenue", YEAR), "test"),
    "evaluate": lambda store: evaluate.evaluate_period(store, MARCH),
    "approve": lambda store: evaluate.approve(store, MARCH),
}


def sentence_of(do: Operation, store: Store) -> str:
    """What the operation is refused with; nothing if it is done."""
    try:
        do(store)
    except UserError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("name", OPERATIONS)
def test_whichever_page_finds_no_room_nothing_is_changed_and_the_same_again_works(file: Path, name: str) -> None:
    """The file may grow by 0, 1, 2, … pages until it is enough."""
    do = OPERATIONS[name]
    before = state_of(file)
    with open_store(file) as store:
        store.db.execute("vacuum")  # no page is free inside the file
        pages = store.db.execute("pragma page_count").fetchone()[0]
        refused = 0
        for more in range(60):
            store.db.execute(f"pragma max_page_count = {pages + more}")
            said = sentence_of(do, store)
            if not said:
                break
            assert said.startswith("The disk is full; nothing was changed in team.quotadesk. Free some space")
            assert not store.db.conn.in_transaction
            assert state(store) == before or name == "approve"  # its first step, the draft, is whole
            refused += 1
        assert refused or name in ("target", "take back")  # which fit into the pages there are
        assert faults(store) == []
        assert state(store) != before


@pytest.fixture
def small(file: Path, tmp_path: Path) -> Iterator[Path]:
    """The workspace on a disk of 4 MB."""
    with mounted(tmp_path / "small", "tmpfs", "size=4m"):
        yield Path(shutil.copy2(file, tmp_path / "small"))


def fill(folder: Path, left: int) -> Path:
    """Leave so many bytes on the disk."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(folder).free - left))
    return ballast


@needs_mounts
@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("left", [0, 4096, 36_864, 65_536])
def test_on_a_full_disk_nothing_is_changed_and_with_room_the_same_works(small: Path, name: str, left: int) -> None:
    with open_store(small) as store:
        before = state(store)
        ballast = fill(small.parent, left)
        do = OPERATIONS[name]
        said = sentence_of(do, store)
        ballast.unlink()
        assert said if left == 0 else said or state(store) != before
        if said:
            assert said.startswith("The disk is full; nothing was changed in team.quotadesk.")
            assert state(store) == before or name == "approve"
            do(store)
        assert faults(store) == []
        assert state(store) != before
    assert list(small.parent.glob(".*.part*")) == []


@needs_mounts
def test_a_workspace_opens_on_a_full_disk_or_says_so_and_opens_again_with_room(small: Path) -> None:
    before = state_of(small)
    ballast = fill(small.parent, 0)
    with pytest.raises(UserError, match="The disk is full"):
        open_store(small)
    ballast.unlink()
    with open_store(small) as store:
        assert state(store) == before


@needs_mounts
@pytest.mark.parametrize("left", [0, 8192, 100_000])
def test_a_new_workspace_without_room_leaves_nothing(small: Path, left: int) -> None:
    path = small.with_name("new.quotadesk")
    ballast = fill(small.parent, left)
    with pytest.raises(UserError, match="The disk is full"):
        create_store(path)
    ballast.unlink()
    assert [one.name for one in small.parent.iterdir()] == ["team.quotadesk"]
    create_store(path).close()


@needs_mounts
@pytest.mark.parametrize("left", [0, 100_000])
def test_a_backup_without_room_leaves_no_half_copy(small: Path, left: int) -> None:
    with open_store(small) as store:
        ballast = fill(small.parent, left)
        with pytest.raises(UserError, match="The disk is full"):
            back_up.back_up(store)
        ballast.unlink()
        folder = back_up.backups.folder_of(small)
        assert list(folder.iterdir()) == []
        copy = back_up.back_up(store)
        assert list(folder.iterdir()) == [copy]
    assert state_of(copy) == state_of(small)


@needs_mounts
@pytest.mark.parametrize("share", [0, 0.5, 1.5])
def test_a_restore_without_room_leaves_the_workspace_as_it_was(small: Path, file: Path, share: float) -> None:
    """There is room for none, half or one of the two copies that it takes."""
    with open_store(file) as store:
        OPERATIONS["target"](store)
    before = state_of(small)
    ballast = fill(small.parent, int(share * small.stat().st_size))
    with pytest.raises(UserError, match=r"The disk is full; nothing was changed in team\.quotadesk"):
        back_up.restore(small, file)
    ballast.unlink()
    assert state_of(small) == before
    assert list(small.parent.glob(".*")) == []
    back_up.restore(small, file)
    assert state_of(small) == state_of(file)


@needs_mounts
@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.pdf"])
def test_an_export_without_room_leaves_the_former_one(small: Path, name: str) -> None:
    target = small.with_name(name)
    target.write_text("former", encoding="utf-8")

    def write() -> None:
        if name.endswith("pdf"):
            write_pdf(Document("Test", (), ()), target, datetime(2026, 4, 1, tzinfo=UTC))
        else:
            write_table(Table((Column("a", "A"),), tuple((str(n),) for n in range(3000))), target)

    ballast = fill(small.parent, 0)
    with pytest.raises(UserError, match=f"There is no room left on the disk for “{name}”"):
        write()
    assert target.read_text(encoding="utf-8") == "former"
    ballast.unlink()
    assert sorted(one.name for one in small.parent.iterdir()) == sorted([name, "team.quotadesk"])
    write()
    assert target.read_bytes() != b"former"

"""The watched folder: plain files come in by themselves and once, the others wait with their reason."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.importing.watch_folder import leave_out, look, watch_folder
from desktop_app.store import batches, records, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
ONE = "1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000\n"
TWO = "2,Ana,Bold,Ink,Won,2026-02-11,2026-03-20,20000\n"


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    found = tmp_path / "exports"
    found.mkdir()
    watch_folder(store, str(found))
    return found


def put(folder: Path, name: str, text: str, age: float = 60) -> Path:
    """A file that was last written ``age`` seconds ago."""
    path = folder / name
    path.write_text(text, "utf-8")
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))
    return path


def count(store: Store) -> int:
    return sum(records.count(store).values())


def test_a_file_of_a_known_shape_comes_in_once(store: Store, import_text: ImportText, folder: Path) -> None:
    import_text(HEAD + ONE)
    put(folder, "march.csv", HEAD + TWO)
    looked = look(store)
    assert [done.batch.created for done in looked.imported] == [1]
    assert (looked.waiting, looked.unsettled) == ((), 0)
    assert look(store).imported == ()
    put(folder, "copy of march.csv", HEAD + TWO)
    assert look(store).imported == ()
    assert count(store) == 2


def test_a_file_of_a_new_shape_waits_and_may_be_left_out(store: Store, folder: Path) -> None:
    path = put(folder, "deals.csv", HEAD + ONE)
    (waiting,) = look(store).waiting
    assert "No file of this shape" in str(waiting.error())
    assert (waiting.path, count(store)) == (str(path), 0)
    leave_out(store, waiting.path)
    assert look(store).waiting == ()
    put(folder, "deals.csv", HEAD + ONE + TWO)
    assert len(look(store).waiting) == 1  # it changed


def test_an_unclear_name_makes_a_known_shape_wait(store: Store, import_text: ImportText, folder: Path) -> None:
    import_text("name,team\nIon Popescu,Field\n", "people.csv")
    import_text(HEAD + ONE.replace("Ana", "Ion Popescu"))
    put(folder, "more.csv", HEAD + TWO.replace("Ana", "POPESCU ION"))
    (waiting,) = look(store).waiting
    assert str(waiting.error()) == "“POPESCU ION” may be “Ion Popescu”. Look at it and decide."


def test_a_file_being_written_is_looked_at_later(store: Store, import_text: ImportText, folder: Path) -> None:
    import_text(HEAD + ONE)
    path = put(folder, "deals.csv", HEAD + TWO, age=0)
    assert look(store).unsettled == 1
    os.utime(path, (1, 1))
    assert len(look(store).imported) == 1


def test_what_was_taken_back_does_not_come_in_again(store: Store, import_text: ImportText, folder: Path) -> None:
    import_text(HEAD + ONE)
    path = put(folder, "deals.csv", HEAD + TWO)
    (done,) = look(store).imported
    take_back(store, done.batch.id)
    os.utime(path, (1, 1))  # copied again by its system, unchanged
    assert look(store).imported == ()
    assert count(store) == 1


def test_a_file_that_is_no_table_waits_with_its_error(store: Store, folder: Path) -> None:
    put(folder, "empty.csv", "")
    put(folder, "notes.docx", "not ours")
    put(folder, "~$open.xlsx", "a lock of the spreadsheet program")
    (waiting,) = look(store).waiting
    assert waiting.path.endswith("empty.csv")
    assert waiting.error().headline()
    Path(waiting.path).unlink()
    assert look(store).waiting == ()


def test_the_folder_must_be_there_and_can_be_given_up(store: Store, folder: Path) -> None:
    with pytest.raises(UserError, match="not a folder"):
        watch_folder(store, str(folder / "nowhere"))
    put(folder, "deals.csv", HEAD + ONE)
    watch_folder(store, "")
    assert settings.load(store).watched_folder == ""
    assert look(store).waiting == ()
    assert batches.load(store) == []

"""Refused rows come out as a file that, mended, comes in again as if nothing had happened."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.source import REASON
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.importing.refused_rows import refused_bytes, refused_name, save_refused
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "id,owner,customer,stage,opened,closed,amount\n"
GOOD = "".join(f"{n},Ana,Acme,Won,2026-02-01,2026-03-03,{n}\n" for n in range(100, 130))
BAD = '7,Ana,"Müller, Söhne",Won,2026-02-30,2026-03-41,70\n8,Ana,Acme,Won,2026-02-01,2026-03-03,x\n'


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_each_refused_row_stands_once_as_it_was_with_its_reasons(store: Store, import_text: ImportText) -> None:
    done = import_text(HEAD + GOOD + BAD)
    assert done.batch.refused == 2
    header, first, second = rows_of(refused_bytes(store, done.batch.id))
    assert header == [*HEAD.strip().split(","), REASON]
    assert first == ["7", "Ana", "Müller, Söhne", "Won", "2026-02-30", "2026-03-41", "70", "This day does not exist."]
    assert second[:7] == ["8", "Ana", "Acme", "Won", "2026-02-01", "2026-03-03", "x"]


def test_the_mended_file_comes_in_and_its_reasons_are_no_data(
    store: Store, import_text: ImportText, tmp_path: Path
) -> None:
    done = import_text(HEAD + GOOD + BAD)
    path = save_refused(store, done.batch.id, tmp_path / refused_name("deals.csv"))
    mended = path.read_text("utf-8").replace("02-30", "02-20").replace("03-41", "03-11").replace(",x,", ",80,")
    path.write_text(mended, "utf-8")
    batch = import_file(store, Request(path, path.name)).batch
    assert (batch.rows, batch.created, batch.refused) == (2, 2, 0)
    whole = HEAD + GOOD + BAD.replace("02-30", "02-20").replace("03-41", "03-11").replace(",x", ",80")
    again = import_text(whole).batch
    assert (again.created, again.changed, again.unchanged) == (0, 0, 32)


def test_rows_that_are_refused_again_do_not_gather_columns(
    store: Store, import_text: ImportText, tmp_path: Path
) -> None:
    done = import_text(HEAD + GOOD + BAD)
    path = save_refused(store, done.batch.id, tmp_path / "again.csv")
    second = import_file(store, Request(path, path.name, remember=False))
    assert second.batch.refused == 2
    assert rows_of(refused_bytes(store, second.batch.id))[0] == rows_of(path.read_bytes())[0]


def test_a_row_with_a_cell_too_many_keeps_every_cell(store: Store, import_text: ImportText) -> None:
    done = import_text(HEAD + GOOD + "9,Ana,Acme,Won,2026-02-01,2026-03-03,5,6,7\n")
    assert done.batch.refused == 1
    header, row = rows_of(refused_bytes(store, done.batch.id))
    assert row[:9] == ["9", "Ana", "Acme", "Won", "2026-02-01", "2026-03-03", "5", "6", "7"]
    assert header[-1] == REASON
    assert (len(header), len(row)) == (8, 10)


def test_rows_that_were_not_mended_are_refused_again_and_none_is_cut_to_fit(
    store: Store, import_text: ImportText, tmp_path: Path
) -> None:
    done = import_text(HEAD + GOOD + "9,Ana,Acme,Won,2026-02-01,2026-03-03,5,60\n8,Ana,Won,2026-02-01,2026-03-03,7\n")
    path = save_refused(store, done.batch.id, tmp_path / "again.csv")
    second = import_file(store, Request(path, path.name, remember=False)).batch
    assert (second.rows, second.created, second.refused) == (2, 0, 2)
    assert refused_bytes(store, second.id) == path.read_bytes()
    chosen = Choices(reshaped={2: 6, 3: 2}, types={"amount": ""})
    third = import_file(store, Request(path, path.name, chosen, remember=False)).batch
    assert (third.created, third.refused) == (2, 0)
    assert import_text(HEAD + GOOD + '9,Ana,Acme,Won,2026-02-01,2026-03-03,"5,60"\n').batch.unchanged == 31


def test_without_refused_rows_there_is_nothing_to_save(store: Store, import_text: ImportText) -> None:
    done = import_text(HEAD + GOOD)
    with pytest.raises(UserError, match="not kept"):
        refused_bytes(store, done.batch.id)


@pytest.mark.parametrize(
    ("source", "name"),
    [("deals.xlsx", "deals-refused.csv"), ("deals-refused.csv", "deals-refused.csv"), ("a.b.csv", "a.b-refused.csv")],
)
def test_the_file_is_called_after_its_source_and_stays_so(source: str, name: str) -> None:
    assert refused_name(source) == name

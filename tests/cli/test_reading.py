from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_read_shows_what_was_understood(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "x.csv"
    source.write_bytes("nume;sumă\nȘtefan;1.234,56\nAna;7,00\n".encode("cp1250", "replace"))
    said = run("read", source, "--json")
    assert said.code == 0
    assert said.data["format"] == 1
    assert said.data["separator"] == ";"
    assert said.data["header"][0] == "nume"
    assert [column["type"] for column in said.data["columns"]] == ["text", "amount"]


def test_read_as_csv_prints_a_clean_table(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "x.csv"
    source.write_text("Report of today\n\na;b\n1;x\n2;y\n")
    assert run("read", source, "--csv").out == "a,b\n1,x\n2,y\n"


def test_a_file_that_is_no_table_fails_with_one_sentence(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "x.csv"
    source.write_bytes(b"")
    said = run("read", source)
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "empty" in said.err

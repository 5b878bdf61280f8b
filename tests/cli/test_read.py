import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SALES = (
    "Raport de vânzări\n\n"
    "Nr;Data;Client;Sumă\n"
    "001;5.3.2024;Țăran;1.234,50 lei\n"
    "002;31 martie 2024;Ana;(7,00) lei\n"
    "003;1.4.2024;Ion;multe\n"
    + "".join(f"{number:03d};{number}.4.2024;Eva;{number},50 lei\n" for number in range(4, 24))
    + "Total;;;1.500,00\n"
)


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text(SALES, "utf-8")
    return path


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_csv_holds_the_table_alone_written_plainly(sales: Path, run: Run) -> None:
    said = run("read", sales, "--csv")
    found = rows(said.out)
    assert found[:4] == [
        ["Nr", "Data", "Client", "Sumă"],
        ["001", "2024-03-05", "Țăran", "1234.50"],
        ["002", "2024-03-31", "Ana", "-7.00"],
        ["003", "2024-04-01", "Ion", "multe"],
    ]
    assert len(found) == 24
    assert "multe" in said.err
    assert "Raport" in said.err
    assert "Total" in said.err


def test_raw_cells_are_as_they_are_written(sales: Path, run: Run) -> None:
    assert rows(run("read", sales, "--csv", "--raw").out)[1] == ["001", "5.3.2024", "Țăran", "1.234,50 lei"]


def test_json_holds_what_was_understood_and_what_was_not(sales: Path, run: Run) -> None:
    found = run("read", sales, "--json").data
    assert (found["format"], found["file_format"], found["separator"], found["table"]) == (1, "csv", ";", 1)
    assert [one["type"] for one in found["columns"]] == ["identifier", "date", "text", "amount"]
    assert found["columns"][3]["currency"] == "RON"
    assert found["rows"][0] == ["001", "2024-03-05", "Țăran", "1234.50"]
    assert found["lines"][:2] == [4, 5]
    assert [one["line"] for one in found["skipped"]] == [1, 27]
    assert [(one["line"], one["column"], one["text"]) for one in found["problems"]] == [(6, "Sumă", "multe")]


def test_without_an_option_a_person_reads_it(sales: Path, run: Run) -> None:
    said = run("read", sales)
    assert said.code == 0
    assert "Seems to hold" in said.out
    assert "2024-03-31" in said.out
    assert "multe" in said.out


def test_a_table_goes_to_a_file(sales: Path, tmp_path: Path, run: Run) -> None:
    out, data = tmp_path / "clean.csv", tmp_path / "clean.json"
    assert run("read", sales, "--csv", "--out", out).out == ""
    assert rows(out.read_text("utf-8")) == rows(run("read", sales, "--csv").out)
    assert run("read", sales, "--out", data).code == 0
    assert json.loads(data.read_text("utf-8"))["header"][3] == "Sumă"
    assert run("read", sales, "--csv", "--out", tmp_path / "no" / "x.csv").code == 1


def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a;b\n1;x\n2;y\n")))
    assert run("read", "-", "--csv").out == "a,b\n1,x\n2,y\n"


def test_a_persons_choices_hold(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("junk\nnume|țară|a\nȘtefan|Franţa|b\n".replace("ț", "ţ").replace("Ș", "Ş").encode("cp1250"))
    said = run("read", path, "--json", "--encoding", "cp1250", "--separator", "|", "--header", "2")
    assert said.data["header"] == ["nume", "ţară", "a"]
    assert said.data["rows"] == [["Ştefan", "Franţa", "b"]]
    bare = run("read", path, "--csv", "--encoding", "cp1250", "--separator", "|", "--header", "0", "--raw")
    assert rows(bare.out)[-1] == ["Ştefan", "Franţa", "b"]


def test_a_language_decides_between_encodings(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("nev;hely\nSzűcs;Győr\n".encode("cp852"))
    assert run("read", path, "--json", "--language", "hu").data["rows"] == [["Szűcs", "Győr"]]


def test_an_open_question_leaves_the_cells_alone(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,day\nAna,03/05/2024\nIon,04/05/2024\n")
    said = run("read", path, "--csv")
    assert rows(said.out)[1] == ["Ana", "03/05/2024"]
    assert "question" in said.err


def test_amounts_in_several_currencies_keep_theirs(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name;amount\nAna;5,50 €\nIon;6,00 lei\n", "utf-8")
    assert rows(run("read", path, "--csv").out)[1:] == [["Ana", "5.50 EUR"], ["Ion", "6.00 RON"]]


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [(b"", [], "empty"), (b"a,b\n1,2\n", ["--table", "3"], "no table 3"), (b"a\n1\n", ["--csv", "--json"], "exclude"),
     (b"a,b\n1,2\n", ["--encoding", "nonsense"], "encoding")],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, run: Run, text: bytes, options: list[str], said: str
) -> None:
    source = tmp_path / "x.csv"
    source.write_bytes(text)
    result = run("read", source, *options)
    assert result.code == 1
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert said in result.err

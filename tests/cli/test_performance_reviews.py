"""A performance review from the command line: form out, form in, the lead's answer, the paper."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
MARCH = "2026-03"


def test_form_out_and_in_answer_and_paper(file: Path, tmp_path: Path, run: Run) -> None:
    form = tmp_path / "form.csv"
    assert run("performance-review", "form", file, "Ana", MARCH, "--out", form, "--json").data["file"] == str(form)
    with form.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    for row in rows:
        row[4] = "Two large ones" if row[0].endswith("/done") else row[4]
    with form.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    taken = run("performance-review", "take", file, form, "--json").data
    assert (taken["person"], taken["period"], taken["answers"]) == ("Ana", MARCH, 1)
    rated = ("done", "--rating", 4, "--comment", "Agreed", "--json")
    assert run("performance-review", "answer", file, "Ana", MARCH, *rated).data["answers"] == 1
    shown = run("performance-review", "show", file, "Ana", MARCH, "--json").data
    assert [(one["side"], one["item"], one["rating"], one["comment"]) for one in shown["answers"]] == [
        ("person", "done", None, "Two large ones"),
        ("lead", "done", 4, "Agreed"),
    ]
    paper = tmp_path / "ana.pdf"
    assert run("performance-review", "show", file, "Ana", MARCH, "--out", paper).code == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert "Two large ones" in run("performance-review", "show", file, "Ana", MARCH).out


def test_it_is_frozen_and_opened_again(file: Path, run: Run) -> None:
    assert run("performance-review", "freeze", file, "Ana", MARCH, "--json").data["frozen"]
    assert run("performance-review", "answer", file, "Ana", MARCH, "done", "--comment", "More").code == 1
    assert run("performance-review", "show", file, "Ana", MARCH, "--json").data["frozen"]
    assert "Draft" in run("performance-review", "reopen", file, "Ana", MARCH).out

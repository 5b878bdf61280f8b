"""The inbox from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_opinions_are_listed_and_marked(file: Path, tmp_path: Path, run: Run) -> None:
    text = "Complaint no,Date,Customer,Type,Reason,Answered\nF1,2026-03-02,Acme,Complaint,Late delivery,2026-03-03\n"
    (tmp_path / "complaints.csv").write_text(text)
    assert run("import", file, tmp_path / "complaints.csv", "--kind", "feedback").code == 0
    (one,) = run("feedback", "list", file, "--json").data["opinions"]
    assert (one["customer"], one["sort"], one["answered"], one["state"]) == ("Acme", "complaint", True, "new")
    marked = run("feedback", "mark", file, one["number"], "closed", "--tag", "carrier", "--json")
    assert marked.data["number"] == one["number"]
    assert run("feedback", "list", file, "--json", "--state", "closed").data["tags"] == [{"tag": "carrier", "n": 1}]
    assert "carrier" in run("feedback", "list", file).out
    assert run("feedback", "mark", file, 999, "closed").code == 1

"""``training``: the list, and the effect of one in words and as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_trainings_are_listed_and_their_effect_is_told(file: Path, run: Run, tmp_path: Path) -> None:
    assert run("training", "list", file).out == "Import the trainings with the days on which they were taken.\n"
    source = tmp_path / "trainings.csv"
    source.write_text("employee,training,due date,completed on\nAna,Offers,2026-02-01,2026-01-20\n")
    assert run("import", file, source).code == 0
    (one,) = run("training", "list", file, "--json").data["trainings"]
    assert (one["title"], one["due"], one["done"], one["late"]) == ("Offers", 1, 1, [])
    assert "Offers" in run("training", "list", file).out
    told = run("training", "effect", file, "Offers", "revenue", "--json").data
    assert (told["verdict"], told["change"]) == ("too_early", None)
    assert told["sentence"] in run("training", "effect", file, "Offers", "revenue").out

"""One-on-ones from the command line, from the first note to the printed sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
AUGUST, NOW = "2026-03-20", "2026-04-17"


def test_what_is_written_down_comes_back_on_the_sheet(file: Path, run: Run) -> None:
    day = ("--day", AUGUST)
    promised = run("one-on-one", "commit", file, "Ana", "Call back", "--due", "2026-03-31", *day, "--kpi", "win_rate",
                   "--aim", "0.5", "--json").data["number"]  # fmt: skip
    assert run("one-on-one", "commit", file, "Ana", "Two leads a week", "--by", "lead", *day).code == 0
    assert run("one-on-one", "note", file, "Ana", "Secret worry", *day).code == 0
    assert run("one-on-one", "note", file, "Ana", "Leads the fair", "--level", "shared", *day).code == 0
    assert run("one-on-one", "praise", file, "Ana", "Well done", "--fact", "60,000 won", "--day", NOW).code == 0
    assert (
        run(
            "one-on-one",
            "goal",
            file,
            "Ana",
            "Speak at the fair",
            "--review",
            "2027-03-01",
            "--kpi",
            "win_rate",
            "--aim",
            "0.8",
            "--level",
            2,
            "--wanted",
            4,
            "--step",
            "Watch Ion do it",
            *day,
        ).code
        == 0
    )
    assert run("one-on-one", "pulse", file, "Ana", "goals", 4, *day).code == 0
    assert run("one-on-one", "close", file, "Ana", *day).code == 0
    assert run("one-on-one", "settle", file, "promise", promised, "kept", "--day", "2026-03-30").code == 0
    sheet = run("one-on-one", "show", file, "Ana", "--on", NOW, "--json").data
    assert [(one["text"], one["outcome"], one["aim"]) for one in sheet["promises"]] == [
        ("Call back", "kept", "0.5"), ("Two leads a week", "open", None),
    ]  # fmt: skip
    assert [one["level"] for one in sheet["notes"]] == ["shared", "private"]
    assert ([one["fact"] for one in sheet["recognitions"]], len(sheet["goals"])) == (["60,000 won"], 1)
    assert [(one["kpi"], one["aim"]) for one in sheet["goals"]] == [("win_rate", "0.8")]
    (goal,) = sheet["goals"]
    assert (goal["level_now"], goal["level_wanted"], goal["next_step"]) == (2, 4, "Watch Ion do it")
    assert sheet["goals"][0]["month"]
    assert sheet["pulse"] == []  # asked for nowhere until it is switched on
    assert (sheet["last"], sheet["due"]) == (AUGUST, NOW)
    shown = run("one-on-one", "show", file, "Ana", "--on", NOW, "--shared")
    assert "Secret" not in shown.out
    assert "Leads the fair" in shown.out


def test_the_file_is_a_page_without_private_words(file: Path, tmp_path: Path, run: Run) -> None:
    assert run("one-on-one", "note", file, "Ana", "Secret worry").code == 0
    done = run("one-on-one", "show", file, "Ana", "--out", tmp_path / "ana.pdf", "--json")
    assert done.data["file"] == str(tmp_path / "ana.pdf")
    assert (tmp_path / "ana.pdf").read_bytes().startswith(b"%PDF")
    assert run("one-on-one", "show", file, "Ana", "--out", tmp_path / "ana.doc").code == 1


def test_who_is_due(file: Path, run: Run) -> None:
    assert run("one-on-one", "list", file, "--json").data["meetings"] == []
    assert run("one-on-one", "plan", file, "Ion", "--day", NOW, "--weeks", 2).code == 0
    (due,) = run("one-on-one", "list", file, "--on", NOW, "--json").data["meetings"]
    assert (due["person"], due["day"], due["weeks"]) == ("Ion", NOW, 2)
    assert len(run("one-on-one", "list", file, "--all", "--json").data["meetings"]) == 2
    assert "Ion" in run("one-on-one", "list", file, "--on", NOW).out
    assert run("one-on-one", "close", file, "Ion", "--day", NOW).code == 0
    assert run("one-on-one", "list", file, "--on", NOW, "--json").data["meetings"] == []
    assert run("one-on-one", "reopen", file, "Ion", "--json").data["number"]
    assert run("one-on-one", "list", file, "--on", NOW, "--json").data["meetings"] == [due]


def test_what_cannot_be_kept_is_said(file: Path, run: Run) -> None:
    assert run("one-on-one", "note", file, "Nobody", "Words").code == 1
    assert run("one-on-one", "commit", file, "Ana", "Call", "--aim", "much").code == 1
    number = run("one-on-one", "note", file, "Ana", "Quota accepted", "--level", "official", "--json").data["number"]
    assert run("one-on-one", "remove", file, "note", number).code == 1

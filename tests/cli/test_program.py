"""The program as a whole: which command is meant, when the window opens, and how it is started."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from desktop_app import cli
from desktop_app.domain.errors import Cancelled, UserError

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "absence", "action", "adjust", "analyse", "annotation", "backup", "balance", "batches", "calendar", "carried",
    "check", "compare", "customer-classes", "decide", "demo", "evaluate", "feedback", "import", "kpi", "kpi-value",
    "kpis", "name", "new", "observation", "office-hours", "one-on-one", "open", "pay", "performance-review", "plan",
    "playbook", "query", "rate", "read", "records", "register", "restore", "review", "shapes", "signal", "signals",
    "statement", "take-back", "target", "team-pack", "training", "watch",
]  # fmt: skip


class Window:
    """Stands for the window: what it was asked to open, and what it says when it is closed."""

    def __init__(self, code: int = 0) -> None:
        self.opened: list[Path | None] = []
        self.code = code

    def __call__(self, file: Path | None) -> int:
        self.opened.append(file)
        return self.code


def test_open_starts_the_window_with_its_workspace(file: Path) -> None:
    window = Window()
    assert cli.run(window, ["open", str(file)]) == 0
    assert window.opened == [file]


def test_without_a_command_the_window_opens_empty() -> None:
    window = Window()
    assert cli.run(window, []) == 0
    assert window.opened == [None]


@pytest.mark.parametrize("arguments", [[], ["open"]])
def test_the_windows_exit_code_is_the_programs(file: Path, arguments: list[str]) -> None:
    assert cli.run(Window(7), [*arguments, *([str(file)] if arguments else [])]) == 7


@pytest.mark.parametrize("content", [None, b"", b"name,team\nAna,Field\n"])
def test_what_is_no_workspace_is_refused_before_a_window_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path, window = tmp_path / "team.quotadesk", Window()
    if content is not None:
        path.write_bytes(content)
    assert cli.run(window, ["open", str(path)]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "team.quotadesk" in printed.err
    assert window.opened == []


def test_the_version_is_the_installed_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(Window(), ["--version"]) == 0
    assert capsys.readouterr().out == f"quotadesk, version {version('quotadesk')}\n"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["frobnicate"], "frobnicate"), (["kpi"], "FILE"), (["plan", "dance"], "dance"), (["--colour"], "--colour")],
)
def test_a_command_that_is_not_there_or_not_whole_is_named(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    window = Window()
    assert cli.run(window, arguments) == 2
    printed = capsys.readouterr()
    assert named in printed.err
    assert printed.out == ""
    assert window.opened == []


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(Window(), ["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "] == sorted(
        COMMANDS
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_is_for(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert cli.run(Window(), [command, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()[2].strip()) > 10


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (UserError("{file} is empty.", "Choose another.", file="a.csv"), "a.csv is empty. Choose another.\n"),
        (Cancelled(), "Stopped; nothing was changed.\n"),
        (click.Abort(), "Stopped; nothing was changed.\n"),
    ],
)
def test_a_failure_is_one_sentence_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], fault: Exception, sentence: str
) -> None:
    def fail(_file: Path | None) -> int:
        raise fault

    assert cli.run(fail, []) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", sentence)


def test_a_fault_of_the_program_is_not_hidden() -> None:
    def fail(_file: Path | None) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cli.run(fail, [])


def test_the_module_is_the_program(tmp_path: Path) -> None:
    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "desktop_app", *arguments],
            cwd=ROOT, env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    right = start("--version")
    assert (right.returncode, right.stdout) == (0, f"quotadesk, version {version('quotadesk')}\n")
    wrong = start("check", str(tmp_path / "none.quotadesk"))
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (1, "", 1)

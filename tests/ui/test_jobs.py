"""Jobs as the window sees them: the same with the worker process as in place."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.store import database
from desktop_app.ui.jobs import Jobs, JobsInPlace
from tests.operations import small_operations as small


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def outcome(qtbot: QtBot, jobs: Jobs, operation: Any, *args: Any, **kwargs: Any) -> Any:
    found: list[Any] = []
    jobs.run(operation, *args, on_done=found.append, on_failed=found.append, **kwargs)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    return found[0]


@pytest.mark.parametrize("kind", [Jobs, JobsInPlace])
def test_results_and_user_errors_come_to_who_asked(qtbot: QtBot, kind: type[Jobs]) -> None:
    jobs = kind()
    assert outcome(qtbot, jobs, small.add, 2, 3) == 5
    error = outcome(qtbot, jobs, small.refuse, "a.csv")
    assert isinstance(error, UserError)
    assert error.headline() == "a.csv is empty."
    jobs.close()


@pytest.mark.parametrize("kind", [Jobs, JobsInPlace])
def test_what_nobody_took_is_told_by_a_signal(qtbot: QtBot, kind: type[Jobs]) -> None:
    jobs = kind()
    with qtbot.waitSignal(jobs.refused, timeout=20_000) as refused:
        jobs.run(small.refuse, "a.csv")
    assert isinstance(refused.args[0], UserError)
    with qtbot.waitSignal(jobs.broken, timeout=20_000) as broken:
        jobs.run(small.break_down)
    assert "RuntimeError: deeper" in broken.args[0]
    jobs.close()


def test_jobs_run_in_another_process_one_after_another(qtbot: QtBot, jobs: Jobs) -> None:
    found: list[int] = []
    for number in range(5):
        jobs.run(small.add, number, 0, on_done=found.append)
    jobs.run(small.where, on_done=found.append)
    qtbot.waitUntil(lambda: len(found) == 6, timeout=20_000)
    assert found[:5] == [0, 1, 2, 3, 4]
    assert found[5] != os.getpid()


def test_only_a_job_that_wrote_says_that_data_has_changed(qtbot: QtBot, jobs: Jobs, workspace: Path) -> None:
    database.create_store(workspace).close()
    jobs.use_workspace(workspace)
    changes: list[None] = []
    jobs.data_changed.connect(lambda: changes.append(None))
    assert outcome(qtbot, jobs, small.company) == ""
    assert not changes
    assert outcome(qtbot, jobs, small.rename, "Pine") == "Pine"
    assert len(changes) == 1
    assert outcome(qtbot, jobs, small.company) == "Pine"
    assert len(changes) == 1


def test_a_running_job_reports_and_can_be_cancelled(qtbot: QtBot, jobs: Jobs, workspace: Path) -> None:
    database.create_store(workspace).close()
    jobs.use_workspace(workspace)
    job = jobs.run(small.rename_slowly, "Half", 60.0)
    with qtbot.waitSignal(jobs.progressed, timeout=20_000) as progressed:
        pass
    assert (progressed.args[0].done, progressed.args[0].total) == (1, 2)
    with qtbot.waitSignal(jobs.stopped, timeout=20_000):
        job.cancel()
    assert outcome(qtbot, jobs, small.company) == ""


def test_a_waiting_job_that_is_cancelled_never_begins(qtbot: QtBot, jobs: Jobs) -> None:
    found: list[str] = []
    jobs.run(small.add, 1, 1, on_done=lambda _: found.append("first"))
    second = jobs.run(small.add, 1, 1, on_done=lambda _: found.append("second"))
    second.cancel()
    jobs.run(small.add, 1, 1, on_done=lambda _: found.append("third"))
    qtbot.waitUntil(lambda: "third" in found, timeout=20_000)
    assert found == ["first", "third"]


def test_a_worker_that_dies_fails_its_job_and_is_replaced(
    qtbot: QtBot, jobs: Jobs, workspace: Path, log_warnings: list[str]
) -> None:
    database.create_store(workspace).close()
    jobs.use_workspace(workspace)
    error = outcome(qtbot, jobs, small.die)
    assert isinstance(error, UserError)
    assert "whole or not at all" in error.advice()
    assert outcome(qtbot, jobs, small.rename, "Pine") == "Pine"
    assert log_warnings.pop() == "the worker process ended by itself"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_worker_killed_in_mid_work_is_undone_and_replaced(
    qtbot: QtBot, jobs: Jobs, workspace: Path, log_warnings: list[str]
) -> None:
    database.create_store(workspace).close()
    jobs.use_workspace(workspace)
    pid = outcome(qtbot, jobs, small.where)
    failed: list[UserError] = []
    jobs.run(small.rename_slowly, "Half", 60.0, on_failed=failed.append)
    with qtbot.waitSignal(jobs.progressed, timeout=20_000):
        pass
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
    assert outcome(qtbot, jobs, small.company) == ""
    assert log_warnings.pop() == "the worker process ended by itself"


def test_closing_ends_the_worker_even_while_it_works(qtbot: QtBot, workspace: Path) -> None:
    database.create_store(workspace).close()
    jobs = Jobs()
    jobs.use_workspace(workspace)
    jobs.run(small.rename_slowly, "Half", 60.0)
    with qtbot.waitSignal(jobs.progressed, timeout=20_000):
        pass
    jobs.close()
    with database.open_store(workspace) as store:
        assert small.company(store) == ""


def test_an_exception_in_a_slot_does_not_hold_up_the_next_job(qtbot: QtBot) -> None:
    jobs = JobsInPlace()
    found: list[int] = []

    def fail(_result: object) -> None:
        raise RuntimeError("a page has a fault")

    with pytest.raises(RuntimeError):
        jobs.run(small.add, 1, 1, on_done=fail)
    jobs.run(small.add, 1, 1, on_done=found.append)
    assert found == [2]

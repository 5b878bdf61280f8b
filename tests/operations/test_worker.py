"""The worker process, spoken to through its pipe."""

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations import messages, worker
from desktop_app.operations.messages import (
    Broken,
    Cancel,
    Done,
    Leave,
    Open,
    Progressed,
    Refused,
    Run,
    SetLanguage,
    Stopped,
)
from desktop_app.store import database, settings
from tests.operations import small_operations as small


def order(operation: messages.Operation, *args: Any, job: int = 1, **kwargs: Any) -> Run:
    return Run(job, messages.name_of(operation), args, kwargs)


@pytest.fixture(scope="module")
def pipe() -> Iterator[Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=worker.serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    yield ours
    ours.send(Leave())
    process.join(10)
    assert process.exitcode == 0
    ours.close()


@pytest.fixture
def saved(workspace: Path) -> Path:
    database.create_store(workspace).close()
    return workspace


def ask(pipe: Connection, message: object) -> Any:
    """The outcome; reports of progress on the way are left out."""
    pipe.send(message)
    while isinstance(answer := pipe.recv(), Progressed):
        pass
    return answer


def test_an_operation_runs_in_another_process(pipe: Connection) -> None:
    assert ask(pipe, order(small.add, 2, right=3)) == Done(1, 5, wrote=False)
    assert ask(pipe, order(small.where)).result != os.getpid()


def test_an_operation_on_the_workspace_gets_the_workers_own_store(pipe: Connection, saved: Path) -> None:
    pipe.send(Open(saved))
    assert ask(pipe, order(small.rename, "Pine")) == Done(1, "Pine", wrote=True)
    assert ask(pipe, order(small.company)) == Done(1, "Pine", wrote=False)
    pipe.send(Open(None))
    assert isinstance(ask(pipe, order(small.company)), Broken)


def test_a_workspace_that_cannot_be_opened_is_said_by_each_job(pipe: Connection, tmp_path: Path) -> None:
    pipe.send(Open(tmp_path / "gone.quotadesk"))
    outcome = ask(pipe, order(small.company))
    assert isinstance(outcome, Refused)
    assert "gone.quotadesk" in str(outcome.error)
    pipe.send(Open(None))
    assert ask(pipe, order(small.add, 1, 1)).result == 2


def test_a_user_error_arrives_as_itself_and_can_be_read_in_any_language(pipe: Connection) -> None:
    outcome = ask(pipe, order(small.refuse, "a.csv", job=7))
    assert outcome.job == 7
    assert isinstance(outcome.error, UserError)
    assert str(outcome.error) == "a.csv is empty. Choose another file."


def test_a_fault_arrives_with_its_whole_chain(pipe: Connection) -> None:
    outcome = ask(pipe, order(small.break_down))
    assert isinstance(outcome, Broken)
    assert "KeyError: 'missing'" in outcome.trace
    assert "RuntimeError: deeper" in outcome.trace


def test_a_result_that_cannot_be_sent_is_a_fault_and_the_worker_goes_on(pipe: Connection) -> None:
    assert isinstance(ask(pipe, order(small.not_to_be_sent)), Broken)
    assert ask(pipe, order(small.add, 1, 1)).result == 2


def test_the_worker_speaks_the_language_it_is_told(pipe: Connection) -> None:
    pipe.send(SetLanguage("en"))
    assert ask(pipe, order(small.spoken)).result == "en"


def test_a_cancelled_job_leaves_no_trace(pipe: Connection, saved: Path) -> None:
    pipe.send(Open(saved))
    pipe.send(order(small.rename_slowly, "Half", 30.0, job=4))
    assert isinstance(pipe.recv(), Progressed)
    assert ask(pipe, Cancel(4)) == Stopped(4)
    assert ask(pipe, order(small.company)).result == ""
    pipe.send(Open(None))


def test_cancelling_one_job_does_not_stop_the_next(pipe: Connection) -> None:
    pipe.send(Cancel(40))
    assert ask(pipe, order(small.add, 1, 1, job=41)).result == 2


def test_an_operation_must_be_findable_by_name() -> None:
    with pytest.raises(ValueError, match="lambda"):
        messages.name_of(lambda: None)


_PARENT = """
import multiprocessing, sys, time
from pathlib import Path
from desktop_app.operations import messages, worker
from tests.operations import small_operations as small

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=worker.serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    ours.send(messages.Open(Path(sys.argv[1])))
    ours.send(messages.Run(1, messages.name_of(small.rename_slowly), ("Orphan", 60.0), {}))
    ours.recv()
    print(process.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux lets one wait for another's child")
def test_the_worker_undoes_its_work_and_ends_when_the_window_is_killed(saved: Path, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    with subprocess.Popen(
        [sys.executable, str(script), str(saved)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    _wait_for_end(child)
    with database.open_store(saved) as store:
        assert settings.load(store).company == ""


def _wait_for_end(pid: int) -> None:
    """It is not our child, so it can't be joined; a process handle becomes readable when the process ends."""
    handle = os.pidfd_open(pid)
    try:
        assert select.select([handle], [], [], 20)[0], "the worker outlived its window"
    finally:
        os.close(handle)

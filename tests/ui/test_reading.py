"""Long reads of a page: at once or from the worker, and never an answer to an old question."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.operations.messages import Done
from desktop_app.store.database import Store, create_store
from desktop_app.ui import reading
from desktop_app.ui.jobs import Job, JobsInPlace
from desktop_app.ui.reading import Reading


def number_of(store: Store, number: int) -> int:
    assert store.path.exists()
    return number


class Held(JobsInPlace):
    """Jobs that end when the test says so."""

    def _perform(self, job: Job) -> None:
        """It runs."""

    def end(self) -> None:
        assert self._current
        run = self._current.run
        self._finish(Done(run.job, run.args[0], wrote=False))


@pytest.fixture
def found() -> list[object]:
    return []


def test_few_records_are_read_at_once(qtbot: QtBot, tmp_path: Path, found: list[object]) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        jobs = Held(store)
        Reading(store, jobs).read(number_of, 7, take=found.append, later=lambda: found.append("later"))
        assert (found, jobs.current) == ([7], None)


def test_many_are_read_by_the_worker_and_only_the_last_answer_counts(
    qtbot: QtBot, tmp_path: Path, found: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "DIRECT", -1)
    with create_store(tmp_path / "w.quotadesk") as store:
        jobs = Held(store)
        reads = Reading(store, jobs)
        for number in (1, 2, 3):
            reads.read(number_of, number, take=found.append, later=lambda: found.append("later"))
        assert found == []
        jobs.end()  # the first was running already: its answer is thrown away; the second never began
        assert jobs.current
        assert jobs.current.run.args == (3,)
        with qtbot.waitSignal(jobs.ended):
            jobs.end()
        assert found == [3, "later"]

"""Progress: seldom reports, prompt stops."""

import time

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import SILENT, Progress, Report


def test_items_pass_unchanged_and_the_first_is_reported() -> None:
    reports: list[Report] = []
    passed = list(Progress(reports.append).track(range(1000), "Reading", 1000))
    assert passed == list(range(1000))
    assert reports[0] == Report("Reading", 0, 1000)


def test_reports_come_at_most_twenty_times_a_second() -> None:
    reports: list[Report] = []
    progress = Progress(reports.append)
    began = time.monotonic()
    for number in range(50_000):
        progress.step("Counting", number)
    assert len(reports) <= (time.monotonic() - began) / 0.05 + 1


def test_a_request_to_stop_ends_the_work_at_the_next_report() -> None:
    done: list[int] = []
    with pytest.raises(Cancelled):
        done.extend(Progress(cancelled=lambda: True).track(range(10), "Reading"))
    assert done == []


def test_work_may_go_on_unwatched() -> None:
    assert list(SILENT.track("abc", "Reading")) == ["a", "b", "c"]

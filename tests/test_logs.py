"""The log: one file, written once, with what went wrong."""

import logging
from collections.abc import Iterator

import pytest

from desktop_app import logs, paths


@pytest.fixture
def _silent() -> Iterator[None]:
    """The logger as it is when a process starts."""
    before, level = logs.LOGGER.handlers[:], logs.LOGGER.level
    logs.LOGGER.handlers.clear()
    yield
    for handler in logs.LOGGER.handlers:
        handler.close()
    logs.LOGGER.handlers[:] = before
    logs.LOGGER.setLevel(level)


@pytest.mark.usefixtures("_silent")
def test_what_went_wrong_is_written_once_however_often_the_log_is_started() -> None:
    logs.start()
    logs.start()
    logging.getLogger("quotadesk.store").warning("The disk is full.")
    lines = (paths.state_folder() / "quotadesk.log").read_text("utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("WARNING MainProcess The disk is full.")


@pytest.mark.usefixtures("_silent")
def test_no_file_appears_where_nothing_went_wrong() -> None:
    logs.start()
    logs.LOGGER.debug("Only for a developer.")
    assert not (paths.state_folder() / "quotadesk.log").exists()

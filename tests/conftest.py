"""What every test runs in: no screen, an empty memory of the window, English, and no warning left unheard."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from desktop_app import i18n, paths
from desktop_app.domain import formats
from desktop_app.operations.sample.workspace import make_sample
from desktop_app.store import engine

# The offscreen platform can't do these; they say nothing about our windows.
_EXPECTED = ("This plugin does not support", "QFontDatabase: Cannot find font directory")
_heard: list[str] = []
SAMPLE_END = date(2026, 9, 16)

# Laws are tried on fewer examples than hypothesis does by itself, in each run on others; --hypothesis-profile default
# tries them on all. How busy a machine is says nothing about the law.
settings.register_profile("check", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("check")


def pytest_configure() -> None:
    """No window on anybody's screen. Without the file the offscreen screen is 800×800 and windows are cut to it.

    Colons part the parameters, so the path is relative: on Windows an absolute one has a colon.
    """
    screen = os.path.relpath(Path(__file__).parent / "screens" / "screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: looking for garbage among it costs a tenth of a run."""
    gc.collect()
    gc.freeze()


def _listen(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    if kind is not QtMsgType.QtDebugMsg and not any(part in (message or "") for part in _EXPECTED):
        _heard.append(message or "")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@pytest.fixture(scope="session", autouse=True)
def _no_wait_for_the_disk() -> Iterator[None]:
    """Nobody pulls the plug on a test, so it needn't wait until the disk has what it wrote."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "synchronous=OFF"))
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_memory(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read from or left in the real user's folders. mktemp would look through all folders for each test."""
    home = Path(tempfile.mkdtemp(dir=_homes))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
    monkeypatch.setattr(paths, "state_folder", lambda: home)
    monkeypatch.setattr(paths, "documents_folder", lambda: home)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    formats.set_number_format("1,234.56")
    yield
    i18n.set_language("en")
    formats.set_number_format("1,234.56")


@pytest.fixture(autouse=True)
def _no_qt_warning() -> Iterator[None]:
    """A message of Qt is a fault of ours until shown otherwise."""
    _heard.clear()
    if QCoreApplication.instance():  # windows of tests before are deleted by an event loop that never runs
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    before = qInstallMessageHandler(_listen)
    yield
    qInstallMessageHandler(before)
    assert not _heard, _heard


@pytest.fixture(autouse=True)
def log_warnings(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The warnings of our log; a test that expects some asks for this list, looks at it and empties it."""
    handler = _Warnings()
    logger = logging.getLogger("quotadesk")
    logger.addHandler(handler)
    yield handler.texts
    logger.removeHandler(handler)
    assert not handler.texts, handler.texts


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Where a test may put its workspace file."""
    return tmp_path / "team.quotadesk"


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample takes seconds to make, so all tests of all workers share one and work on copies."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    made = shared / "sample" / "sample.quotadesk"
    with FileLock(shared / "sample.lock"):
        if not made.exists():
            making = make_sample(tmp_path_factory.mktemp("sample-made") / made.name, SAMPLE_END)
            made.parent.mkdir()
            shutil.copy(making, made)
    return made


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace, with data up to SAMPLE_END."""
    return Path(shutil.copy(sample_made, tmp_path / "sample.quotadesk"))

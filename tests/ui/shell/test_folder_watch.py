"""A file that appears in the watched folder is imported without anybody pressing anything."""

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.importing.watch_folder import watch_folder
from desktop_app.store import batches
from desktop_app.store.database import open_store
from desktop_app.ui.main_window import MainWindow

HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
ROW = "{n},Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000\n"


def test_what_appears_comes_in_and_is_told(qtbot: QtBot, window: MainWindow, team: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    with open_store(team) as store:
        import_file(store, Request((HEAD + ROW.format(n=1)).encode(), "first.csv"))
        watch_folder(store, str(folder))
    assert window.open(team)
    assert window.session is not None
    window.session.watch._pause.setInterval(0)
    path = folder / "second.csv"
    path.write_text(HEAD + ROW.format(n=2))
    os.utime(path, (1, 1))
    with qtbot.waitSignal(window.session.watch.looked, timeout=20_000):
        window.session.watch._pause.start()
    assert [batch.source for batch in batches.load(window.session.opened.reader)] == ["second.csv", "first.csv"]
    assert "second.csv" in window.session.desk.banner.texts()[0]

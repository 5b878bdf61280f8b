"""The playbook's window: what is typed is kept on the way to another stage, and can be undone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.operations.playbook import find_chapter
from desktop_app.store import database
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.playbook import PlaybookDialog


def test_what_is_typed_is_kept_and_brought_back(qtbot: QtBot, team: Path) -> None:
    with database.open_store(team) as store:
        dialog = PlaybookDialog(None, store, JobsInPlace(store))  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.text.setPlainText("Ask who decides.")
        dialog.stages.setCurrentRow(1)
        assert (dialog.text.toPlainText(), find_chapter(store, "prospecting").text) == ("", "Ask who decides.")
        dialog.stages.setCurrentRow(0)
        dialog.text.setPlainText("Ask nobody.")
        dialog.keep()
        dialog.bring_back()
        assert find_chapter(store, "prospecting").text == "Ask who decides."
        dialog.text.setPlainText("")
        dialog.reject()
        assert find_chapter(store, "prospecting").text == ""

"""Qt's own texts: the list is Qt's, and the answers are ours."""

import gettext
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.ui.qt_texts import TEXTS, QtTexts


class _Romanian(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {"Cancel": "Anulare", "Files": "Fișiere"}.get(message, message)


@pytest.fixture
def _spoken(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_current", _Romanian())


def test_every_listed_text_is_one_that_qt_translates_itself() -> None:
    theirs = QTranslator()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert theirs.load(str(folder / "qtbase_de.qm"))  # the translation that Qt keeps up to date
    unknown = [
        (context, text) for context, texts in TEXTS.items() for text in texts if not theirs.translate(context, text)
    ]
    assert unknown == []


@pytest.mark.usefixtures("_spoken")
def test_a_known_text_is_translated_and_an_unknown_one_left_to_qt() -> None:
    texts = QtTexts()
    assert texts.translate("QFileDialog", "Files") == "Fișiere"
    assert texts.translate("QFileDialog", "&Look in:") is None
    assert texts.translate("QFileDialog", "Cancel") is None
    assert texts.translate("SomebodyElse", "Files") is None


@pytest.mark.usefixtures("_spoken")
def test_a_dialog_speaks_the_language_of_the_moment(qapp: QCoreApplication, qtbot: QtBot) -> None:
    texts = QtTexts()
    qapp.installTranslator(texts)
    try:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Apply)
        qtbot.addWidget(buttons)
        assert [button.text().replace("&", "") for button in buttons.buttons()] == ["Anulare", "Apply"]
    finally:
        qapp.removeTranslator(texts)

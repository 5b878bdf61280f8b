"""Pairs of names with the buttons that make one of them stand for both, or keep them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _, ngettext
from desktop_app.store.names import Name
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label, rule


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two names of one noun; ``may_part``: whether "two different ones" is an answer worth keeping."""

    noun: str
    first: Name
    second: Name
    may_part: bool


class PairCard(Card):
    """``merge_asked`` carries the noun, the id that goes and the id that stays; ``apart_asked`` the two ids."""

    merge_asked = Signal(str, int, int)
    apart_asked = Signal(int, int)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._title = title
        self._note = label("", 12, kind="muted", wrap=True)
        self._note.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addWidget(self._note)
        self.body.addLayout(self._rows)

    def show_note(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()

    def show_pairs(self, pairs: Sequence[PairRow], otherwise: str, number: int = 0) -> None:
        """The pairs, or the sentence ``otherwise``; ``number``: how many there are in all."""
        remark = ngettext("{n} pair", "{n} pairs", number).format(n=format_number(number)) if number else ""
        self.show_title(self._title, remark)
        clear(self._rows)
        if not pairs:
            self._rows.addWidget(label(otherwise, 12, kind="muted", wrap=True))
        for place, pair in enumerate(pairs):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(pair))

    def _row(self, pair: PairRow) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for gone, stays in ((pair.first, pair.second), (pair.second, pair.first)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(OneLine(stays.text, 13, 500, "text"), 1)
            line.addWidget(self._keep(pair.noun, gone, stays))
            column.addLayout(line)
        if pair.may_part:
            last = QHBoxLayout()
            last.addStretch(1)
            apart = button(_("They are two"), lambda: self.apart_asked.emit(pair.first.id, pair.second.id), kind="link")
            apart.setAccessibleDescription(f"{pair.first.text}, {pair.second.text}")
            last.addWidget(apart)
            column.addLayout(last)
        return whole

    def _keep(self, noun: str, gone: Name, stays: Name) -> QWidget:
        made = button(_("Keep this name"), lambda: self.merge_asked.emit(noun, gone.id, stays.id), kind="mini")
        made.setAccessibleName(_("Keep “{stays}” for both, also for “{gone}”").format(stays=stays.text, gone=gone.text))
        return made

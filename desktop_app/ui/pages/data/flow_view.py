"""The step "What we understood": the file's properties, lines, columns and fields, and what is still to be asked."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.records import Kind
from desktop_app.i18n import _, ngettext
from desktop_app.operations.file_view import FileView
from desktop_app.store import names, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.pages.data.answers import Answers, Question, missing_sentence, questions
from desktop_app.ui.pages.data.columns_table import ColumnsTable
from desktop_app.ui.pages.data.raw_lines import RawLines
from desktop_app.ui.pages.data.understood_card import UnderstoodCard
from desktop_app.ui.widgets.card import Card, SectionHead, button


class FlowView(QWidget):
    """``reread_asked``: the answers have changed what the file is; ``settled``: whether it may be imported now."""

    reread_asked = Signal()
    settled = Signal(bool)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.answers = Answers()
        self.view: FileView | None = None
        self.understood = UnderstoodCard(self._change)
        self.lines = RawLines()
        self.lines.header_chosen.connect(lambda line: self._change("header", line))
        self._file = Card(_("The file as it is"))
        self._file.body.addWidget(self.lines)
        self._file.body.addStretch(1)
        self.head = SectionHead(_("Columns and fields"))
        self.change = button("", self._ask_again, kind="link")
        self.remember = QCheckBox(_("Remember for files of this shape"))
        self.remember.setFont(theme.font(13))
        self.remember.toggled.connect(self._set_remember)
        self.table = ColumnsTable()
        self.table.heads.mapped.connect(self._map)
        self.strip = self.table.heads.strip
        self.strip.answered.connect(self._answer)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.understood, 13)
        top.addWidget(self._file, 7)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.head, 1)
        row.addWidget(self.change)
        row.addWidget(self.remember)
        card = Card(flush=True)
        card.setAccessibleName(_("Columns and fields"))
        card.body.addWidget(self.table)
        below = QVBoxLayout()
        below.setSpacing(10)
        below.addLayout(row)
        below.addWidget(card, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(top)
        whole.addLayout(below, 1)

    def begin(self) -> None:
        """Another file: nothing is answered yet."""
        self.answers = Answers()
        self.view = None

    def show_view(self, view: FileView) -> None:
        first = self.view is None
        self.view = view
        self.understood.show_view(view)
        self.lines.show_lines(view.lines)
        self.remember.setChecked(self.answers.remember)
        self._show_rows()
        if first:
            self.strip.take_focus()

    def open_questions(self) -> list[Question]:
        assert self.view is not None
        rate = Fraction(settings.load(self._store).tax_rate or "0")
        return questions(self.view, self.answers, rate)

    def _show_rows(self) -> None:
        assert self.view is not None
        view, found = self.view, self.open_questions()
        missing = missing_sentence(view)
        self.table.show_view(view, self.answers, settings.load(self._store).currency)
        if missing:
            self.strip.show_missing(missing)
        elif found:
            people = [name.text for name in names.load(self._store, "person")]
            self.strip.show_question(found[0], 1, len(found), people)
        column = found[0].column if found and not missing else -1
        self.table.heads.show_strip(column, shown=bool(missing or found))
        self.head.show_words(_("Columns and fields"), self._counts(len(found)))
        given = self.answers.given
        words = ngettext("{n} answer given · change", "{n} answers given · change", given)
        self.change.setText(words.format(n=given))
        self.change.setVisible(bool(given))
        self.settled.emit(not missing and not found)

    def _counts(self, open_questions: int) -> str:
        assert self.view is not None
        total = len(self.view.understood.table.header)
        matched = len(self.view.understood.mapping.columns)
        said = [
            ngettext("{n} column", "{n} columns", total).format(n=format_number(total)),
            _("{n} matched").format(n=format_number(matched)),
        ]
        if total > matched:
            said.append(_("{n} kept as they are").format(n=format_number(total - matched)))
        if open_questions:
            said.append(ngettext("{n} question", "{n} questions", open_questions).format(n=open_questions))
        return " · ".join(said)

    def _change(self, key: str, value: object) -> None:
        match key, value:
            case "kind", Kind():
                self.answers.hold(value)
            case "table", int():
                self.answers.read_as(table=value, header=None)
            case "header", int():
                self.answers.read_as(header=value)
            case "encoding", str():
                self.answers.read_as(encoding=value)
            case "separator", str():
                self.answers.read_as(separator=value)
            case _:
                return
        self.reread_asked.emit()

    def _map(self, place: int, key: str) -> None:
        assert self.view is not None
        self.answers.map_column(self.view, place, key)
        self.reread_asked.emit()

    def _answer(self, question: object, value: object) -> None:
        assert isinstance(question, Question)
        if self.answers.answer(question, value):
            self.reread_asked.emit()
        else:
            self._show_rows()
        self.strip.take_focus()

    def _ask_again(self) -> None:
        self.answers.forget()
        self.reread_asked.emit()

    def _set_remember(self, on: bool) -> None:
        self.answers.remember = on

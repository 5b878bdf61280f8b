"""The step "What we understood": the file's properties, lines, columns and fields, and what is still to be asked."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.records import Kind
from desktop_app.i18n import _, ngettext
from desktop_app.operations.importing.file_view import FileView
from desktop_app.operations.importing.joins import Join
from desktop_app.store import names, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.pages.data.answers import Question
from desktop_app.ui.pages.data.columns_table import ColumnsTable
from desktop_app.ui.pages.data.intake import Entry, Intake
from desktop_app.ui.pages.data.questions import missing_sentence, questions
from desktop_app.ui.pages.data.raw_lines import RawLines
from desktop_app.ui.pages.data.understood_card import CODES, UnderstoodCard
from desktop_app.ui.widgets.card import Card, SectionHead, button


class FlowView(QWidget):
    """Shows ``intake.view`` and changes ``intake.answers``. ``settled``: whether the file may be imported now."""

    settled = Signal(bool)

    def __init__(self, store: Store, intake: Intake) -> None:
        super().__init__()
        self._store = store
        self._intake = intake
        self._entry: Entry | None = None
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
        self.table.heads.typed.connect(self._type)
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

    def show_view(self) -> None:
        """The present file, as it was understood last."""
        view = self._intake.view
        assert view is not None
        self.understood.show_view(view)
        self.lines.show_lines(view.lines)
        self.remember.setChecked(self._intake.answers.remember)
        self._show_rows(view)
        if self._entry is not self._intake.entry:
            self._entry = self._intake.entry
            self.strip.take_focus()

    def is_settled(self) -> bool:
        """Whether nothing is left to be asked."""
        view = self._intake.view
        return view is not None and not missing_sentence(view) and not self.open_questions()

    def open_questions(self) -> list[Question]:
        assert self._intake.view is not None
        rate = Fraction(settings.load(self._store).tax_rate or "0")
        return questions(self._intake.view, self._intake.answers, rate)

    def _show_rows(self, view: FileView) -> None:
        found = self.open_questions()
        missing = missing_sentence(view)
        self.table.show_view(view, self._intake.answers, settings.load(self._store).currency)
        if missing:
            self.strip.show_missing(missing)
        elif found:
            people = [name.text for name in names.load(self._store, "person")]
            self.strip.show_question(found[0], 1, len(found), people)
        column = found[0].column if found and not missing else -1
        self.table.heads.show_strip(column, shown=bool(missing or found))
        self.head.show_words(_("Columns and fields"), _counts(view, len(found)))
        given = self._intake.answers.given
        words = ngettext("{n} answer given · change", "{n} answers given · change", given)
        self.change.setText(words.format(n=given))
        self.change.setVisible(bool(given))
        self.settled.emit(not missing and not found)

    def _change(self, key: str, value: object) -> None:
        match key, value:
            case "kind", Kind():
                self._intake.answers.hold(value)
            case "table", int():
                self._intake.answers.read_as(table=value, header=None)
            case "header", int():
                self._intake.answers.read_as(header=value)
            case "join", str():
                self._intake.answers.join = Join(value)
            case str(), bool() if key.startswith(CODES):
                self._intake.answers.codes[key.removeprefix(CODES)] = value
            case "encoding", str():
                self._intake.answers.read_as(encoding=value)
            case "separator", str():
                self._intake.answers.read_as(separator=value)
            case _:
                return
        self._intake.read()

    def _map(self, place: int, key: str) -> None:
        assert self._intake.view is not None
        self._intake.answers.map_column(self._intake.view, place, key)
        self._intake.read()

    def _type(self, title: str, way: str) -> None:
        self._intake.answers.read_column_as(title, way)
        self._intake.read()

    def _answer(self, question: object, value: object) -> None:
        assert isinstance(question, Question)
        if self._intake.answers.answer(question, value):
            self._intake.read()
        else:
            assert self._intake.view is not None
            self._show_rows(self._intake.view)
        self.strip.take_focus()

    def _ask_again(self) -> None:
        self._intake.answers.forget()
        self._intake.read()

    def _set_remember(self, on: bool) -> None:
        self._intake.answers.remember = on


def _counts(view: FileView, open_questions: int) -> str:
    """How many columns there are, matched and not, and how much is still open."""
    total = len(view.understood.table.header)
    matched = len(view.understood.mapping.columns)
    said = [
        ngettext("{n} column", "{n} columns", total).format(n=format_number(total)),
        _("{n} matched").format(n=format_number(matched)),
    ]
    if total > matched:
        rest = total - matched
        said.append(ngettext("{n} kept as it is", "{n} kept as they are", rest).format(n=format_number(rest)))
    if open_questions:
        said.append(ngettext("{n} question", "{n} questions", open_questions).format(n=open_questions))
    return " · ".join(said)

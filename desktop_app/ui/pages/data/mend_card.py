"""Problems before anything is stored: groups that open, and what can be done with all their rows at once."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import Fix, Mend
from desktop_app.files.reshaping import NO_FIT, TOO_MANY, Way, ways
from desktop_app.files.source import Row
from desktop_app.i18n import _, ngettext
from desktop_app.operations.importing.check_file import ProblemGroup, Written
from desktop_app.operations.importing.file_view import FileView
from desktop_app.ui.pages.data.drop import Drop
from desktop_app.ui.pages.data.problem_card import GroupRow, Strip
from desktop_app.ui.pages.data.problems import row_of
from desktop_app.ui.pages.data.words import rows_words
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label, rule

_INDENT: Final = 42
_MOST: Final = 12  # texts of an open group; the next come as these are settled
_FIELD: Final = 190
_SHAPE: Final = 260


class Columns:
    """What the problems of a file ask about its columns."""

    def __init__(self, view: FileView) -> None:
        self._understood = view.understood
        source = self._understood.source
        self._layout = source.tables[source.chosen].layout
        self._separator = source.dialect.separator

    def may_be_empty(self, title: str) -> bool:
        """Whether the field that the column called ``title`` is can do without a value."""
        mapping, table = self._understood.mapping, self._understood.table
        kind = find_kind(mapping.kind)
        fields = [key for key, place in mapping.columns if table.title_of(place) == title]
        return not any(kind.field(key).required for key in fields)

    def ways(self, cells: Row) -> tuple[Way, ...]:
        """How a row that does not fit may be meant."""
        return ways(cells, self._layout, self._separator)


class MendCard(Card):
    """``mended`` carries fixes, ``as_text`` a column's title, ``left_out`` and ``unshaped`` lines.

    ``reshaped`` carries the column in which each line's surplus cells are joined or a cell is missing.
    """

    mended = Signal(object)
    as_text = Signal(str)
    left_out = Signal(object)
    reshaped = Signal(object)
    unshaped = Signal(object)

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.body.setSpacing(0)
        self.setAccessibleName(_("Problems"))
        self.rows: list[GroupRow] = []
        self.fields: list[QLineEdit] = []
        self.drops: list[Drop] = []
        self._open: set[tuple[str, str]] = set()
        self._opened_once = False

    def begin(self) -> None:
        """Another file: nothing is open but its first group."""
        self._open, self._opened_once = set(), False

    def show_groups(self, groups: Iterable[ProblemGroup], columns: Columns) -> None:
        self._columns = columns
        clear(self.body)
        self.rows, self.fields, self.drops = [], [], []
        every = list(groups)
        first = next((one for one in every if one.mendable or one.misshapen), None)
        if first is not None and not self._opened_once:
            self._open.add((first.reason, first.column))
            self._opened_once = True
        sections = (
            ([one for one in every if one.refused and not one.settled], _("Refused"), _("in no figure until mended")),
            ([one for one in every if not one.refused and not one.settled], _("Taken"), _("stored as read; look once")),
            ([one for one in every if one.settled], _("Settled"), _("as you decided")),
        )
        for members, title, remark in sections:
            if members:
                self._add_section(members, title, remark)

    def _add_section(self, members: list[ProblemGroup], title: str, remark: str) -> None:
        if self.body.count():
            self.body.addWidget(rule())
        self.body.addWidget(Strip(title, remark))
        for group in members:
            self._add(group)

    def _add(self, group: ProblemGroup) -> None:
        row = GroupRow(row_of(group), settled=group.settled)
        self.rows.append(row)
        self.body.addWidget(rule())
        self.body.addWidget(row)
        place = QWidget()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(_INDENT, 0, 16, 12)
        inside.setSpacing(8)
        place.hide()
        self.body.addWidget(place)
        row.toggled.connect(lambda opened: self._toggle(group, place, opened))
        if (group.reason, group.column) in self._open:
            row.setChecked(True)

    def _toggle(self, group: ProblemGroup, place: QWidget, opened: bool) -> None:
        key = (group.reason, group.column)
        if opened:
            self._open.add(key)
        else:
            self._open.discard(key)
        layout = place.layout()
        assert isinstance(layout, QVBoxLayout)
        if opened and layout.count() == 0:
            self._fill(layout, group)
        place.setVisible(opened)

    def _fill(self, into: QVBoxLayout, group: ProblemGroup) -> None:
        if group.mendable:
            into.addLayout(self._tools(group))
        elif group.reshaped:
            undo = button(_("Refuse these rows again"), lambda: self.unshaped.emit(group.lines), kind="mini")
            into.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)
        elif group.misshapen:
            into.addLayout(self._tools_of_shape(group))
        elif not group.settled and not group.refused and len(group.lines) == group.rows:
            words = ngettext("Leave {n} row out", "Leave {n} rows out", group.rows)
            leave = button(
                words.format(n=format_number(group.rows)), lambda: self.left_out.emit(group.lines), kind="mini"
            )
            into.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        into.addLayout(self._texts(group))
        more = max(0, len(group.texts) - _MOST) + group.more
        if more:
            said = ngettext("{n} further text.", "{n} further texts.", more).format(n=format_number(more))
            into.addWidget(label(said, 12, kind="muted"))

    def _tools(self, group: ProblemGroup) -> QHBoxLayout:
        """What acts on all rows of the group."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(OneLine(_("For all of them:")))
        if self._columns.may_be_empty(group.column) and any(one.text.strip() for one in group.texts):
            row.addWidget(self._for_all(_("Leave the cell empty"), group, Mend.EMPTY))
        row.addWidget(self._for_all(_("Leave the rows out"), group, Mend.SKIP))
        if self._columns.may_be_empty(group.column):
            row.addWidget(button(_("Keep the column as text"), lambda: self.as_text.emit(group.column), kind="mini"))
        row.addStretch(1)
        return row

    def _for_all(self, words: str, group: ProblemGroup, mend: Mend) -> QPushButton:
        fixes = [Fix(group.column, one.text, mend) for one in group.texts]
        return button(words, lambda: self.mended.emit(fixes), kind="mini")

    def _texts(self, group: ProblemGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, written in enumerate(group.texts[:_MOST]):
            said = _("line {n}").format(n=format_number(written.line)) if written.line else ""
            grid.addWidget(OneLine(written.text.strip() or _("(empty)"), 13, 500, "text"), place, 0)
            grid.addWidget(label(said, 12, kind="muted"), place, 1)
            grid.addWidget(label(rows_words(written.rows), 12, kind="muted"), place, 2)
            if group.mendable:
                grid.addWidget(self._field(group, written), place, 3)
            elif group.misshapen:
                grid.addWidget(self._shape_drop(written), place, 3)
        return grid

    def _tools_of_shape(self, group: ProblemGroup) -> QHBoxLayout:
        """One column in which the cells of all rows are joined, or are missing."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(OneLine(_("For all of them:")))
        if group.reason == NO_FIT:
            every = dict.fromkeys(group.lines, 0)
            row.addWidget(button(_("Take them as they stand"), lambda: self.reshaped.emit(every), kind="mini"))
        else:
            found = self._columns.ways(group.texts[0].cells)
            choices = ((None, _("Choose a column…")), *sorted((way.place, way.title) for way in found))
            words = _("Join in the column") if group.reason == TOO_MANY else _("Missing is the cell of")
            row.addWidget(label(words, 13))
            row.addWidget(self._drop(words, choices, group.lines))
        row.addStretch(1)
        return row

    def _shape_drop(self, written: Written) -> QWidget:
        """How this row may be meant, each way with what it makes of it."""
        found = self._columns.ways(written.cells)
        choices = ((None, _("Left out")), *((way.place, _way_words(way, written.cells)) for way in found))
        said = _("What becomes of line {n}").format(n=format_number(written.line))
        return self._drop(said, choices, written.lines)

    def _drop(self, name: str, choices: Sequence[tuple[object, str]], lines: Iterable[int]) -> Drop:
        def take(place: object) -> None:
            if isinstance(place, int):
                self.reshaped.emit(dict.fromkeys(lines, place))

        drop = Drop(name, choices, None, take)
        drop.setFixedWidth(_SHAPE)
        self.drops.append(drop)
        return drop

    def _field(self, group: ProblemGroup, written: Written) -> QLineEdit:
        """Another text in place of this one: taken with Enter, or when the field is left."""
        field = QLineEdit()
        field.setProperty("kind", "cell")
        field.setFixedWidth(_FIELD)
        field.setPlaceholderText(_("Replace with…"))
        shown = written.text.strip() or _("(empty)")
        field.setAccessibleName(_("Replace “{text}” with").format(text=shown))

        def take() -> None:
            words = field.text().strip()
            if words:
                field.blockSignals(True)  # Enter and the loss of focus are one decision
                self.mended.emit([Fix(group.column, written.text, Mend.REPLACE, words)])

        field.editingFinished.connect(take)
        self.fields.append(field)
        return field


def _way_words(way: Way, cells: Row) -> str:
    if not way.title:
        return _("Taken as it stands")
    if len(cells) > len(way.row):
        return _("{column}: {text}").format(column=way.title, text=way.row[way.place])
    return _("{column} is empty").format(column=way.title)

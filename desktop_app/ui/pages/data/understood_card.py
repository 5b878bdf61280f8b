"""What was understood of a file, line by line: what we read, because of what, how certain, and how to change it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.files.kinds import KINDS
from desktop_app.files.source import Certainty, Evidence, RawTable
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.file_view import FileView
from desktop_app.ui import theme
from desktop_app.ui.pages.data.drop import Drop
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine, label, rule
from desktop_app.ui.widgets.status import GLYPH, paint_glyph

_DROP: Final = 188
_LAST: Final = 78
_NAME: Final = 76
_ENCODINGS: Final = (
    ("utf-8", N_("UTF-8")),
    ("utf-16", N_("UTF-16")),
    ("cp1252", N_("Windows-1252, Western")),
    ("cp1250", N_("Windows-1250, Central")),
    ("iso-8859-2", N_("ISO 8859-2, Central")),
    ("cp850", N_("DOS 850, Western")),
    ("cp852", N_("DOS 852, Central")),
    ("cp1251", N_("Windows-1251, Cyrillic")),
    ("gb18030", N_("GB18030, Chinese")),
    ("big5", N_("Big5, Chinese")),
    ("shift_jis", N_("Shift JIS, Japanese")),
)
_SEPARATORS: Final = (
    (",", N_("Comma  ,")),
    (";", N_("Semicolon  ;")),
    ("\t", N_("Tab")),
    ("|", N_("Bar  |")),
    (" ", N_("Space")),
    ("/", N_("Slash  /")),
    (":", N_("Colon  :")),
    ("^", N_("Caret  ^")),
    ("~", N_("Tilde  ~")),
    ("", N_("None, one column")),
)
_MOST_HEADERS: Final = 12
_TOLD: Final = {
    "joined": (N_("Joined cells"), ""),
    "day": (N_("Joined day"), ""),
    "format": (N_("Cell format"), ""),
    "merged": (N_("Merged cells"), ""),
    "hidden": (N_("Hidden"), N_("{reading} not read")),
    "deleted": (N_("Deleted"), N_("{reading} left out")),
    "records": (N_("Records"), N_("{reading} found")),
    "memo": (N_("Memo texts"), N_("Empty")),
}
"""Findings that are said and offer no choice: by their property, the title and how the reading is worded."""


CODES: Final = "codes:"
"""Begins the key of a line about codes before names; the title of the column follows."""


@dataclass(frozen=True, slots=True)
class Line:
    """``choices`` are (value, words); without any, ``reading`` is only said. ``key`` finds the line again."""

    key: str
    title: str
    reading: object
    choices: tuple[tuple[object, str], ...]
    because: str
    asked: bool = False


def lines_of(view: FileView) -> list[Line]:
    """The properties worth a line for this file."""
    source, table = view.understood.source, view.understood.table
    found = {one.property: one for one in (*source.evidence, *table.evidence)}
    lines = [_kind_line(view)]
    if source.dialect.encoding:
        lines.append(_encoding_line(source.dialect.encoding, found.get("encoding")))
        if source.is_text:
            lines.append(_separator_line(source.dialect.separator, found.get("separator")))
    if table.preamble:
        lines.append(_said(_("Preamble"), found.get("preamble"), _numbers(table)))
    lines.append(_header_line(view, found.get("header")))
    lines += [_told(one) for one in (*source.evidence, *table.evidence) if one.property in _TOLD]
    if table.footer:
        lines.append(_said(_("Footer"), found.get("footer"), _footer(table)))
    if len(source.tables) > 1:
        lines.append(_tables_line(view, found.get("tables")))
    if view.understood.joins or view.understood.lookup:
        lines.append(_join_line(view))
    return [*lines, *_code_lines(view)]


def _because(evidence: Evidence | None) -> str:
    return _(evidence.because).format(**dict(evidence.values)) if evidence else ""


def _asked(evidence: Evidence | None) -> bool:
    return evidence is not None and evidence.certainty is Certainty.ASKED


def _kind_line(view: FileView) -> Line:
    understood = view.understood
    matched, total = len(understood.mapping.columns), len(understood.table.header)
    if understood.remembered:
        because = _("You settled this for files of this shape.")
    elif understood.export:
        because = _because(understood.export.evidence)
    else:
        because = _("{n} of {total} columns are fields of this kind.").format(n=matched, total=total)
    choices: tuple[tuple[object, str], ...] = tuple((kind.kind, _(kind.title)) for kind in KINDS)
    if understood.continued:
        because = f"{because} {_because(understood.continued)}"
    if understood.asks_kind:
        unset = (None, _("Choose what it holds"))
        return Line("kind", _("Holds"), None, (unset, *choices), _("Its columns fit none of the kinds."), asked=True)
    return Line("kind", _("Holds"), understood.mapping.kind, choices, because, bool(understood.mapping.missing))


def _encoding_line(encoding: str, evidence: Evidence | None) -> Line:
    known = dict(_ENCODINGS)
    rest = () if encoding in known else ((encoding, encoding),)
    choices = (*rest, *((key, _(words)) for key, words in _ENCODINGS))
    return Line("encoding", _("Encoding"), encoding, choices, _because(evidence), _asked(evidence))


def _separator_line(separator: str, evidence: Evidence | None) -> Line:
    rest = () if separator in dict(_SEPARATORS) else ((separator, separator),)
    choices = (*rest, *((key, _(words)) for key, words in _SEPARATORS))
    return Line("separator", _("Separator"), separator, choices, _because(evidence), _asked(evidence))


def _said(title: str, evidence: Evidence | None, reading: str) -> Line:
    return Line("", title, reading, (), _because(evidence), _asked(evidence))


def _told(evidence: Evidence) -> Line:
    title, words = _TOLD[evidence.property]
    reading = _(words).format(reading=evidence.reading) if words else evidence.reading
    return _said(_(title), evidence, reading)


def _numbers(table: RawTable) -> str:
    first, last = table.preamble[0].line, table.preamble[-1].line
    if first == last:
        return _("Line {n}, skipped").format(n=first)
    return _("Lines {first}–{last}, skipped").format(first=first, last=last)


def _footer(table: RawTable) -> str:
    return _("Line {n}, no record").format(n=format_number(table.footer[0].line))


def _header_line(view: FileView, evidence: Evidence | None) -> Line:
    table = view.understood.table
    now = table.layout.header_lines
    reading = now[0] if now else 0
    places = {one.line for one in view.lines if one.line and one.line <= _MOST_HEADERS} | ({reading} - {0})
    words = {line: _("Line {n}").format(n=line) for line in sorted(places)}
    if len(now) > 1:
        words[reading] = _("Lines {first}–{last}").format(first=now[0], last=now[-1])
    choices = (*words.items(), (0, _("No header")))
    return Line("header", _("Header"), reading, choices, _because(evidence), _asked(evidence))


def _tables_line(view: FileView, evidence: Evidence | None) -> Line:
    source = view.understood.source
    total = len(source.tables)
    choices = tuple(
        (place, _("{n} of {total}: {name}").format(n=place + 1, total=total, name=_table_name(table)))
        for place, table in enumerate(source.tables)
    )
    because = _because(evidence) or _("The file holds {n} tables; each is imported by itself.").format(n=total)
    return Line("table", _("Tables"), source.chosen, choices, because, _asked(evidence))


def _code_lines(view: FileView) -> Iterator[Line]:
    """Columns whose names have numbers before them, also those for which that was declined."""
    choices: tuple[tuple[object, str], ...] = ((True, _("Names without them")), (False, _("Names with them")))
    coded = {one.title: one.evidence for one in view.understood.coded}
    declined = [title for title, apart in view.understood.choices.codes.items() if not apart]
    for title in (*coded, *declined):
        because = _because(coded[title]) if title in coded else _("You chose to keep them in “{column}”.").format(
            column=title)  # fmt: skip
        yield Line(f"{CODES}{title}", _("Numbers"), title in coded, choices, because)


def _join_line(view: FileView) -> Line:
    """A table whose columns can be added: with what it adds and how much of this file it knows."""
    lookup, offers = view.understood.lookup, view.understood.joins
    names = [offer.name for offer in offers]
    if lookup and lookup.name not in names:
        names.append(lookup.name)
    choices = (("", _("No table")), *((name, _("With {name}").format(name=_shown_name(name))) for name in names))
    shown = next((one for one in offers if not lookup or one.name == lookup.name), None)
    if shown is None:
        because = _("{name} as it was joined last: it is not in this file.").format(name=lookup.name if lookup else "")
    else:
        said = _("Adds {columns}: {found} of {total} in {on} listed in {name}.")
        because = said.format(
            name=_shown_name(shown.name),
            found=shown.found,
            total=shown.total,
            on=shown.on,
            columns=", ".join(shown.adds),
        )
    return Line("join", _("Join"), lookup.name if lookup else "", choices, because, asked=not lookup)


def _shown_name(name: str) -> str:
    """A table below the first one has a number for a name."""
    return _("table {n}").format(n=name[1:]) if name.startswith("#") and name[1:].isdigit() else name


def _table_name(table: RawTable) -> str:
    named = table.title and not table.title.startswith("#")
    return table.title if named else ", ".join(name for name in table.header[:2] if name)


class _Certainty(QWidget):
    """A glyph and a word: sure, to be chosen, or to be checked where there is no choice."""

    def __init__(self, *, asked: bool, choices: bool) -> None:
        super().__init__()
        self._asked = asked
        self._word = (_("Choose") if choices else _("Check")) if asked else _("Sure")
        self.setFixedWidth(_LAST)
        self.setAccessibleName(self._word)
        theme.notice.changed.connect(self.update)

    def paintEvent(self, _event: object) -> None:
        from_left = QRectF(self.rect()).adjusted(2, 0, 0, 0)
        painter = QPainter(self)
        status = Status.WATCH if self._asked else Status.GOOD
        paint_glyph(painter, QPointF(from_left.left() + GLYPH / 2, from_left.center().y()), status)
        ink = theme.color("watch" if self._asked else "muted")
        text.draw(
            painter, from_left.adjusted(18, 0, 0, 0), self._word, theme.font(12, 600 if self._asked else 400), ink
        )
        painter.end()


class UnderstoodCard(Card):
    """``changed`` is called with the property's name and the value that was chosen."""

    def __init__(self, changed: Callable[[str, object], None]) -> None:
        super().__init__(_("What we understood"), _("Each line says why."))
        self._changed = changed
        self._grid: QWidget | None = None
        self.drops: dict[str, Drop] = {}

    def show_view(self, view: FileView) -> None:
        held = next((key for key, drop in self.drops.items() if drop.hasFocus()), "")
        if self._grid is not None:
            self.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self.drops = {}
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        heads = (_("Property"), _("We read"), _("Because"), _("Certainty"))
        for place, words in enumerate(heads):
            grid.addWidget(label(words, 12, kind="muted"), 0, place)
        for number, line in enumerate(lines_of(view)):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, 4)
            self._add(grid, 2 * number + 2, line)
        self.body.insertWidget(0, self._grid)
        if held in self.drops:
            self.drops[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, row: int, line: Line) -> None:
        title = label(line.title, 13, kind="muted")
        title.setMinimumWidth(_NAME)
        grid.addWidget(title, row, 0)
        grid.addWidget(self._drop(line) if line.choices else self._words(str(line.reading)), row, 1)
        grid.addWidget(OneLine(line.because), row, 2)
        grid.addWidget(_Certainty(asked=line.asked, choices=bool(line.choices)), row, 3)
        grid.setRowMinimumHeight(row, 30)

    def _words(self, words: str) -> QWidget:
        made = QWidget()
        made.setFixedWidth(_DROP)
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(OneLine(words, 13, ink="text"), 1)
        return made

    def _drop(self, line: Line) -> Drop:
        drop = Drop(line.title, line.choices, line.reading, lambda value: self._changed(line.key, value))
        drop.setFixedWidth(_DROP)
        drop.setAccessibleDescription(line.because)
        self.drops[line.key] = drop
        return drop

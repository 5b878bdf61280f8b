"""What reading a file gives: its dialect, its tables, what was skipped and why, all as plain values.

How these are found out is in the readers; what the columns mean is in column_types and import_kinds.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from string import ascii_uppercase
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_

Row = tuple[str, ...]
Values = tuple[tuple[str, object], ...]
REASON: Final = "Quotadesk: why refused"
"""Title of the last column of a file of refused rows, which tells their reasons; it is never read as data."""
TEXT_FORMATS: Final = ("csv", "tsv", "txt")


class Certainty(Enum):
    """``ASKED``: the reading is a proposal which a person should confirm."""

    SURE = "sure"
    ASKED = "asked"


class Severity(Enum):
    """``REFUSED``: the row is in no figure. ``WARNING``: it is taken as read and should be looked at."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One property, how it is read, and ``because``: a message id whose placeholders ``values`` fill."""

    property: str
    reading: str
    because: str
    values: Values = ()
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row: ``reason`` is a message id, ``column`` a title, ``text`` as it stands there.

    ``cells``: the whole row where it fits no table, so that it can be written out again.
    """

    line: int
    column: str
    text: str
    reason: str
    values: Values = ()
    severity: Severity = Severity.REFUSED
    cells: Row = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line which holds no row of the table."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class LineCount:
    """Where every line of the file went. ``continued``: further lines of cells that span several."""

    total: int = 0
    preamble: int = 0
    header: int = 0
    rows: int = 0
    continued: int = 0
    footer: int = 0
    blank: int = 0
    junk: int = 0
    other_tables: int = 0
    refused: int = 0
    complete: bool = True

    @property
    def adds_up(self) -> bool:
        parts = (self.preamble, self.header, self.rows, self.continued, self.footer, self.blank, self.junk)
        return self.total == sum(parts) + self.other_tables + self.refused


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the text of a file is written.

    ``encoding``, ``separator`` and ``quote`` are empty for workbooks, the last two for DBF.
    ``padded``: blanks follow each separator. ``escaped``: quotes inside cells are written with a backslash.
    ``twice``: UTF-8 which was taken for Windows-1252 and encoded again. ``lossy``: not every byte is proved to be
    a letter of the encoding, so that some may be shown as �.
    """

    encoding: str = ""
    separator: str = ""
    quote: str = ""
    newline: str = ""
    padded: bool = False
    escaped: bool = False
    twice: bool = False
    lossy: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedDay:
    """A column made of others, behind those of the file: the ``places`` of year, month and perhaps day."""

    title: str
    places: tuple[int, ...]

    def parts(self, row: Row) -> Row:
        return tuple(row[place] for place in self.places)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows begin and what they look like.

    ``classes``: for each column ``number``, ``date``, ``text`` or ``empty``; ``filled``: the columns that are
    practically never empty; ``first_row``: line of the first row, 0 when there is none. ``joins``: places of cells
    which the next cell belongs to, in rows that have so many cells too many. ``above``: first and last line of each
    table that stands above this one; ``below``: first lines of those found below it so far.
    ``longer``: whether rows use to have separators too many at their end. ``reshaped``: lines whose rows a person
    takes, each with the column in which their surplus cells are joined or a cell is missing.
    """

    header: Row
    header_lines: tuple[int, ...]
    first_row: int
    classes: tuple[str, ...]
    filled: tuple[int, ...]
    preamble: tuple[Skipped, ...] = ()
    joins: tuple[int, ...] = ()
    above: tuple[tuple[int, int], ...] = ()
    below: tuple[int, ...] = ()
    longer: bool = False
    evidence: tuple[Evidence, ...] = ()
    joined_day: JoinedDay | None = None
    reshaped: Mapping[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return len(self.classes)

    @property
    def raw_width(self) -> int:
        """Cells of a line as it stands in the file."""
        return len(self.classes) + len(self.joins)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table as text. ``lines[i]`` is the line in which ``rows[i]`` begins.

    ``sample`` holds further rows from all over a file that was read only in part: enough to judge the columns.
    ``kept``: an open sheet that need not be read again while it stays in this process.
    """

    title: str
    header: Row
    rows: list[Row]
    lines: "array[int]"
    layout: Layout
    count: LineCount
    preamble: tuple[Skipped, ...] = ()
    footer: tuple[Skipped, ...] = ()
    junk: tuple[Skipped, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sample: tuple[Row, ...] = ()
    kept: object = field(default=None, repr=False, compare=False)

    def column(self, index: int) -> list[str]:
        """The cells of one column, the sample's included."""
        return [row[index] for row in self.rows] + [row[index] for row in self.sample]

    def without_rows(self) -> "RawTable":
        """What is known of the table without the rows by which it was found out."""
        return replace(self, rows=[], lines=array("q"), sample=())

    def title_of(self, index: int) -> str:
        """The name of a column, or its letter as in a spreadsheet when it has none."""
        return self.header[index] or column_letter(index)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was understood: ``tables`` holds every table found, ``chosen`` the number of the one meant."""

    name: str
    size: int
    format: str
    dialect: Dialect
    tables: tuple[RawTable, ...]
    chosen: int = 0
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def table(self) -> RawTable:
        return self.tables[self.chosen]

    @property
    def is_text(self) -> bool:
        """Whether the file consists of lines of text, as workbooks and databases do not."""
        return self.format in TEXT_FORMATS


def column_letter(index: int) -> str:
    """The letters of a spreadsheet's column: A for 0, Z for 25, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def not_a_table(name: str) -> UserError:
    return UserError(
        N_("“{name}” is not a table."),
        N_("Export it as CSV, TSV, XLSX, XLS, XLSB, ODS or DBF and import that file."),
        name=name,
    )


def empty_file(name: str) -> UserError:
    return UserError(N_("“{name}” is empty."), N_("Export it again with rows in it."), name=name)

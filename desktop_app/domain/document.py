"""A document on its way to paper: texts already in a language, drawings as shapes; how pages are made is in files/.

Every length is in points (1/72 inch), measured from the top left corner.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

PAGE: Final = (595.28, 841.89)  # A4
MARGIN: Final = 48.0
CONTENT: Final = PAGE[0] - 2 * MARGIN
"""Width of the text on an upright page."""


class Ink(Enum):
    """The colours of the light theme that paper needs; a status never stands without its word."""

    TEXT = "#15191E"
    MUTED = "#5B6570"
    LINE = "#E3E6EA"
    RULE = "#CFD4DA"
    SUNK = "#F6F7F9"
    TRACK = "#E9ECEF"
    PAPER = "#FFFFFF"
    ACCENT = "#0F6AB4"
    ACCENT_SOFT = "#E6F0F9"
    BAR_SOFT = "#A9C8E3"
    WATCH = "#8A6A00"
    WATCH_SOFT = "#FAF4DF"
    ACT = "#C4155F"
    NONE = "#656E7A"
    NONE_FILL = "#AAB4BE"
    ZONE_ACT = "#D5DAE1"
    ZONE_WATCH = "#E6E9ED"
    ZONE_MET = "#DCEAF7"


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on the baseline ``y``; ``x`` is its left end, middle or right end as ``align`` says."""

    x: float
    y: float
    text: str
    size: float = 8.5
    strong: bool = False
    ink: Ink = Ink.TEXT
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, an outlined one, or both; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = Ink.TRACK
    outline: Ink | None = None
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through ``points``, or the area inside them if ``filled``."""

    points: tuple[tuple[float, float], ...]
    ink: Ink = Ink.TEXT
    width: float = 0.8
    dotted: bool = False
    filled: bool = False


Shape = Words | Box | Line


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as shapes; it is never cut by the end of a page."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """``note`` stands muted at the right end of the line."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    ink: Ink = Ink.TEXT
    strong: bool = False
    size: float = 9.0


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """``unit`` stands small behind the figure; ``strong`` is the one that the page is about."""

    label: str
    figure: str
    unit: str = ""
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    figures: tuple[KeyFigure, ...]


class Look(Enum):
    """How a row of a grid is set: a section begins with ``GROUP``, ends with ``SUM``, the whole with ``TOTAL``.

    ``ENTRY`` is a section of one row.
    """

    PLAIN = "plain"
    MUTED = "muted"
    GROUP = "group"
    ENTRY = "entry"
    MARKED = "marked"
    SUM = "sum"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """``share``: its part of the width that figures leave; 0 for a column as wide as its widest cell."""

    title: str
    share: float = 0.0
    right: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A text that ends too early leaves the last columns empty. ``notes`` are lines of their own under the row."""

    cells: tuple[str | Drawing, ...]
    look: Look = Look.PLAIN
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under headings that are repeated on every page; no row is cut."""

    columns: tuple[GridColumn, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is signed and the lines to sign on, each with its caption."""

    text: str
    captions: tuple[str, ...]


Block = Heading | Paragraph | KeyFigures | Grid | Signature | Drawing


@dataclass(frozen=True, slots=True)
class Document:
    """``head`` runs along the top of every page, ``foot`` along the bottom beside the page number.

    ``mark`` is a word beside the title, the state of what is printed. ``language`` chooses the fonts. ``page_of``
    says which page of how many, with ``{page}`` and ``{pages}``.
    """

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    head: str = ""
    foot: str = ""
    mark: str = ""
    mark_ink: Ink = Ink.MUTED
    language: str = "en"
    page_of: str = "{page}/{pages}"
    wide: bool = False

"""A table of results on its way to a screen, a file or a page: typed columns, raw values, a row of totals."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit

Cell = Quantity | Fraction | int | str | date | Period | None
"""``None`` is "no data" and is shown as a dash, never as 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """``title`` is a message id, ``key`` the name in JSON and CSV. ``unit`` None: text or day, else a number."""

    key: str
    title: str
    unit: Unit | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` hold one value a column; ``totals`` too, where a total makes sense, else None at that place."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    totals: tuple[Cell, ...] = field(default=())

"""Cells to and from a spreadsheet, as tab-separated text; where they go in the grid is decided by the view."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.ui.forms.figures import read_figure

_EMPTY = ("", "—", "-", "–")


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def read_rows(text: str) -> list[list[str]]:
    """The cells of a copied block; the line end a spreadsheet adds is no row."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def read_amount(text: str, unit: Unit, currency: str) -> Fraction | None:
    """A pasted or typed cell; nothing or a dash ends the target. UserError if it is no target."""
    if text.strip() in _EMPTY:
        return None
    value = read_figure(text, unit, currency)
    if value < 0:
        raise UserError(N_("A target can't be below 0: {text}."), N_("Type 0 or more."), text=text.strip())
    return value


def read_share(text: str) -> Fraction:
    """The change in "+5 %", as 1/20; below 0 after a minus."""
    sign = -1 if text[0] in "-−" else 1
    return sign * read_figure(text[1:], Unit.PERCENT)

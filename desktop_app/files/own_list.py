"""A list that somebody keeps beside the program: its columns read as texts, amounts and days, whatever they mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.amounts import AmountLayout, parse_amount
from desktop_app.files.column_types import ColumnKind, ColumnType, infer_columns, parse_day
from desktop_app.files.readers import read_source
from desktop_app.i18n import N_, language

_POINT: Final = AmountLayout()


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """``texts`` as they stand there. ``amounts`` and ``days`` are empty where the column holds none."""

    title: str
    texts: tuple[str, ...]
    amounts: tuple[Decimal | None, ...] = ()
    days: tuple[date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnList:
    """``lines``: where each row stands. ``skipped``: lines that are no row, a total among them."""

    name: str
    lines: tuple[int, ...]
    columns: tuple[OwnColumn, ...]
    skipped: tuple[str, ...] = ()

    def column_of(self, known: Callable[[str], object]) -> OwnColumn | None:
        """The column with most texts of which ``known`` finds something, the first of equals; None if it never does."""
        counts = [sum(bool(known(text)) for text in column.texts) for column in self.columns]
        best = max(range(len(counts)), key=lambda place: counts[place])
        return self.columns[best] if counts[best] else None


def read_own_list(source: Path | bytes, name: str = "") -> OwnList:
    """The table in ``source``, a path or a pasted text; UserError where there is none or it has no amounts."""
    found = read_source(source, name=name).table
    kinds = infer_columns(found, language())
    columns = tuple(_column(found.title_of(place), [row[place] for row in found.rows], kind)
                    for place, kind in enumerate(kinds))  # fmt: skip
    if not found.rows or not any(one.amounts for one in columns):
        raise UserError(
            N_("There is no column of amounts in that list."),
            N_("Paste a name and an amount a line, or a document and an amount."),
        )
    skipped = (*found.preamble, *found.footer, *found.junk)
    return OwnList(name, tuple(found.lines), columns, tuple(one.text for one in skipped))


def _column(title: str, texts: list[str], kind: ColumnType) -> OwnColumn:
    plain = tuple(text.strip() for text in texts)
    if kind.kind in {ColumnKind.AMOUNT, ColumnKind.INTEGER}:
        layout = kind.amount or _POINT
        return OwnColumn(title, plain, tuple(parse_amount(text, layout) if text else None for text in plain))
    if kind.kind in {ColumnKind.DATE, ColumnKind.DATETIME} and kind.day:
        layout_of_day = kind.day
        return OwnColumn(title, plain, (), tuple(parse_day(text, layout_of_day) if text else None for text in plain))
    return OwnColumn(title, plain)

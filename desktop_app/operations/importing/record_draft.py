"""Columns of versions on their way from typed columns, and the rows found on it that can't be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import compress
from typing import Any, Final

from desktop_app.domain.money import to_stored, to_stored_column
from desktop_app.files.kinds import Field, FieldType
from desktop_app.i18n import N_
from desktop_app.store.records import TEXTS

TOO_LARGE: Final = N_("The amount is too large to be kept exactly.")
Column = Sequence[Any]


class RowRefused(Exception):  # noqa: N818 - a value on its way to the list of problems, not a fault
    """The row stays out; ``column`` is the field's key, ``reason`` a message id."""

    def __init__(self, column: str, original: str, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.column = column
        self.original = original
        self.reason = reason
        self.values_ = values


@dataclass(slots=True)
class Draft:
    """``values``: the typed columns by field; ``columns``: those of the versions, as far as they are made.

    ``refused``: by place, the first reason for which a row can't be taken; its cells then hold nothing of meaning.
    """

    values: Mapping[str, Column]
    count: int
    columns: dict[str, Column] = field(default_factory=dict)
    refused: dict[int, RowRefused] = field(default_factory=dict)

    def column(self, key: str) -> Column:
        """The typed column of a field; one that the file does not have is empty."""
        return self.values[key] if key in self.values else (None,) * self.count

    def refuse(self, place: int, reason: RowRefused) -> None:
        self.refused.setdefault(place, reason)

    def store(self, known: Field, column: Column) -> None:
        """Keep a field as it was read, in the form in which versions hold its type."""
        match known.type:
            case FieldType.DAY | FieldType.MOMENT | FieldType.MONTH:
                self.columns[known.into] = ordinals(column)
            case FieldType.AMOUNT | FieldType.SHARE | FieldType.SECONDS:
                self.columns[known.into] = self.millionths(known.key, column)
            case _ if known.into in TEXTS:
                self.columns[known.into] = [text or "" for text in column] if None in column else column
            case _:
                self.columns[known.into] = column

    def millionths(self, key: str, amounts: Sequence[Decimal | None]) -> Column:
        """The amounts as they are stored; a row whose amount is too large is refused for the field ``key``."""
        try:
            return to_stored_column(amounts)
        except OverflowError:
            return [self._stored(place, key, amount) for place, amount in enumerate(amounts)]

    def _stored(self, place: int, key: str, amount: Decimal | None) -> int | None:
        try:
            return None if amount is None else to_stored(amount)
        except OverflowError:
            self.refuse(place, RowRefused(key, str(amount), TOO_LARGE))
            return None

    def kept(self) -> dict[str, Column]:
        """The columns without the refused rows."""
        if not self.refused:
            return self.columns
        kept = [place not in self.refused for place in range(self.count)]
        return {key: list(compress(column, kept)) for key, column in self.columns.items()}


def ordinals(days: Sequence[date | None]) -> list[int | None]:
    if None in days:
        return [None if day is None else day.toordinal() for day in days]
    return list(map(date.toordinal, days))  # type: ignore[arg-type]  # there is no None in it


def texts(column: Column) -> list[str]:
    """The values as they are written into keys and notes; nothing where there is none."""
    kinds = set(map(type, column))
    if kinds <= {str}:
        return list(column)
    return ["" if value is None else value.isoformat() if isinstance(value, date) else str(value) for value in column]

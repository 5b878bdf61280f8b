"""How a person may have a column read instead of the way that was found; how ways are found is in column_types."""

from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.column_types import AmountLayout, ColumnKind, ColumnType, DayLayout
from desktop_app.files.days import ORDERS
from desktop_app.files.kinds import FieldType
from desktop_app.files.source import Evidence
from desktop_app.i18n import N_

TEXT: Final = "text"
DECIMALS: Final = {"point": ".", "comma": ","}
WAYS: Final = (TEXT, *ORDERS, *DECIMALS)
"""Every way by the word it has in files and on the command line."""
_DAYS: Final = frozenset({ColumnKind.DATE, ColumnKind.DATETIME})
_NUMBERS: Final = frozenset({ColumnKind.INTEGER, ColumnKind.AMOUNT})
TYPED: Final = frozenset({FieldType.DAY, FieldType.MOMENT, FieldType.AMOUNT, FieldType.COUNT})
"""Fields that a column which is to be text cannot serve."""


def read_as(found: ColumnType, way: str) -> ColumnType:
    """``found`` read in the way that a person chose; UserError if there is no such way."""
    settled = replace(
        found, evidence=(Evidence("type", way, N_("You chose it.")),), certain=True, alternatives=(), decided=True
    )
    if way == TEXT:
        return replace(settled, kind=ColumnKind.TEXT, day=None, amount=None)
    if way in ORDERS:
        layout = replace(found.day, order=way) if found.day else DayLayout(way, serial=True, compact=True)
        kind = found.kind if found.kind in _DAYS else ColumnKind.DATE
        return replace(settled, kind=kind, day=layout, amount=None)
    if way in DECIMALS:
        return replace(settled, kind=ColumnKind.AMOUNT, day=None, amount=AmountLayout(DECIMALS[way]))
    raise UserError(
        N_("“{way}” is no way to read a column."), N_("Write one of: {ways}."), way=way, ways=", ".join(WAYS)
    )


def way_of(found: ColumnType) -> str:
    """The way in which ``found`` is read; "" while that is open or plain text needs none."""
    if not found.certain or not found.decided:
        return ""
    if found.day is not None:
        return found.day.order
    if found.kind is ColumnKind.AMOUNT and found.amount is not None:
        return next((way for way, sign in DECIMALS.items() if sign == found.amount.decimal), "")
    return ""


def recalled(found: ColumnType, way: str) -> ColumnType:
    """``found``, its doubt settled by how an earlier file of the same shape was read; what cells prove stands."""
    same = (way in ORDERS and found.kind in _DAYS) or (way in DECIMALS and found.kind in _NUMBERS)
    if not same or (found.certain and found.decided):
        return found
    because = Evidence("type", way, N_("Earlier files of this shape were read so."))
    return replace(read_as(found, way), kind=found.kind, evidence=(because,))

"""Rows that are taken although something is missing or can't be: said as remarks, by line and field."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.files.cell_values import Value
from desktop_app.files.chunk import Chunk
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.i18n import N_
from desktop_app.operations.importing.taxes import PARTS_DIFFER, differing

NO_CUSTOMER: Final = N_("No customer is named.")
NO_DATES: Final = N_("The deal has no dates yet; it counts as open.")
FUTURE: Final = N_("This day lies in the future.")
NEGATIVE: Final = N_("Nothing lasts shorter than no time and nothing is counted below zero.")
TAKES_BACK: Final = N_("The row says “{word}” and its amount adds to revenue: it may have to be negative.")
_BACK: Final = frozenset({
    "credit note", "credit memo", "credit", "refund", "refunded", "return", "returned", "storno", "stornare", "retur",
    "factură storno", "gutschrift", "stornorechnung", "rückgabe", "erstattung", "avoir", "remboursement", "abono",
    "nota de crédito", "devolución", "nota di credito", "红字", "红字发票", "红冲", "退款", "退货", "折讓", "退貨",
})  # fmt: skip
"""What documents are called that take others back, in lower case."""
_SOLD: Final = frozenset({Kind.SALE, Kind.INVOICE})
_DAYS: Final = frozenset({FieldType.DAY, FieldType.MOMENT, FieldType.MONTH})
_COUNTED: Final = frozenset({FieldType.COUNT, FieldType.SECONDS, FieldType.MINUTES})
# Days that may well lie ahead: what is due, valid or expected, and what is planned.
_AHEAD: Final = frozenset({"due", "valid", "closed", "to"})
_PLANNED: Final = frozenset({Kind.ACTIVITY, Kind.EVENT, Kind.TRAINING})


class Odd(NamedTuple):
    """A remark on the field ``key`` of a line, ``text`` as it was read."""

    line: int
    key: str
    text: str
    reason: str
    details: Mapping[str, str] = {}


def odd_values(kind: Kind, chunk: Chunk, today: date) -> Iterator[Odd]:
    """What is odd about the rows of a chunk; a later day than ``today`` has not happened."""
    yield from _gaps(chunk)
    for place, parts in differing(chunk.values):
        yield Odd(chunk.lines[place], "gross", parts["gross"], PARTS_DIFFER, parts)
    if kind in _SOLD:
        yield from _taken_back(chunk)
    for known in find_kind(kind).fields:
        column = chunk.values.get(known.key)
        if column is None:
            continue
        odd: set[Value]
        if known.type in _COUNTED:
            odd = {value for value in set(column) if isinstance(value, (int, Decimal)) and value < 0}
            reason = NEGATIVE
        elif known.type in _DAYS and kind in HAPPENINGS - _PLANNED and known.key not in _AHEAD:
            odd = _after(column, today)
            reason = FUTURE
        else:
            continue
        if odd:
            yield from (
                Odd(line, known.key, _text(value), reason)
                for line, value in zip(chunk.lines, column, strict=True)
                if value in odd
            )


def _taken_back(chunk: Chunk) -> Iterator[Odd]:
    """Credit notes and returns among invoices and sales whose amounts have no minus sign."""
    key = next((one for one in ("gross", "net", "amount") if one in chunk.values), "")
    for texts in chunk.rest.values():
        words = {text for text in set(texts) if text.strip().casefold() in _BACK}
        if not words or not key:
            continue
        for line, text, amount in zip(chunk.lines, texts, chunk.values[key], strict=True):
            if text in words and isinstance(amount, Decimal) and amount > 0:
                yield Odd(line, key, str(amount), TAKES_BACK, {"word": text.strip()})


def _gaps(chunk: Chunk) -> Iterator[Odd]:
    """Rows are taken without a customer or dates, and said to be so."""
    customers = chunk.values.get("customer", ())
    for line, customer in zip(chunk.lines, customers, strict=False) if None in customers else ():
        if customer is None:
            yield Odd(line, "customer", "", NO_CUSTOMER)
    opened = chunk.values.get("opened", ())
    if None not in opened:
        return
    pairs = zip(opened, chunk.values.get("closed", (None,) * len(opened)), strict=True)
    for line, days in zip(chunk.lines, pairs, strict=True):
        if days == (None, None):
            yield Odd(line, "opened", "", NO_DATES)


def _after(column: Sequence[Value], today: date) -> set[Value]:
    """The days of a column that lie after ``today``; its last one is asked first, for hardly a column holds any."""
    days = {value for value in set(column) if isinstance(value, date)}
    if len(set(map(type, days))) == 1 and not _is_after(max(days), today):
        return set()
    return {value for value in days if _is_after(value, today)}


def _is_after(value: date, today: date) -> bool:
    return (value.date() if isinstance(value, datetime) else value) > today


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)

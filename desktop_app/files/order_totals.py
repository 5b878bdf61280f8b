"""Totals of a document that stand again on each of its lines: added up, they would count an order many times."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop_app.files.amounts import AmountLayout, parse_amount
from desktop_app.files.column_types import ColumnKind, ColumnType
from desktop_app.files.source import RawTable, Row
from desktop_app.i18n import N_

_FEWEST: Final = 2  # documents of several lines; one alone may be chance
TOTAL_ONCE: Final = N_("The total on all lines of a document, as of {document}, is counted on its first line.")
TOTAL_EACH: Final = N_("The same amount on all lines of a document, as of {document}, is counted on each of them.")
_CENT: Final = Decimal("0.01")
_NUMBERS: Final = frozenset({ColumnKind.INTEGER, ColumnKind.AMOUNT})


def own_amounts(
    table: RawTable, types: Sequence[ColumnType], document: int, amount: int, taken: Collection[int]
) -> int | None:
    """The column of the lines' own amounts, where ``amount`` repeats the total of its ``document`` on each line.

    Proved, not guessed: in every document with several lines the total is one and the same, and in every document the
    amounts of the other column, none of ``taken``, add up to it, to the cent.
    """
    places = _documents(table, document)
    totals = _amounts(table, types, amount)
    if not _same_on_each_line(places, totals):
        return None
    for place, found in enumerate(types):
        if place in taken or found.kind not in _NUMBERS:
            continue
        own = _amounts(table, types, place)
        if all(abs(sum(own[row] for row in rows) - totals[rows[0]]) <= _CENT for rows in places.values()):
            return place
    return None


def looks_repeated(table: RawTable, types: Sequence[ColumnType], document: int, amount: int, quantity: int) -> bool:
    """Whether a lone amount is the same on every line of each document although the pieces sold differ."""
    places = _documents(table, document)
    pieces = _amounts(table, types, quantity)
    differ = any(len({pieces[row] for row in rows}) > 1 for rows in places.values())
    return differ and _same_on_each_line(places, _amounts(table, types, amount))


@dataclass(frozen=True, slots=True)
class RepeatedTotal:
    """``amount`` stands on each of the ``lines`` of ``document``, one that shows what both readings come to."""

    column: int
    document: str
    amount: Decimal
    lines: int


def find_repeated(table: RawTable, types: Sequence[ColumnType], mapping: Mapping[str, int]) -> RepeatedTotal | None:
    """The lone amount of ``mapping`` (field → column) that repeats itself within documents, with a real example."""
    if not {"document", "amount", "quantity"} <= mapping.keys():
        return None
    document, amount = mapping["document"], mapping["amount"]
    if not looks_repeated(table, types, document, amount, mapping["quantity"]):
        return None
    amounts = _amounts(table, types, amount)
    number, rows = max(_documents(table, document).items(), key=lambda one: len(one[1]))
    return RepeatedTotal(amount, number, amounts[rows[0]], len(rows))


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """Columns of a document's number and of its total, which the first line of the document keeps.

    A line with another amount than the first one keeps its own: it is no repetition.
    """

    document: int
    amount: int

    def rows(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """The rows, with 0 where the total of a document stands again, wherever in the file that is."""
        first: dict[str, str] = {}
        for line, cells in rows:
            number, total = cells[self.document].strip(), cells[self.amount].strip()
            if number and first.get(number) == total:
                yield line, (*cells[: self.amount], "0", *cells[self.amount + 1 :])
                continue
            first.setdefault(number, total)
            yield line, cells


def counted_once(mapping: Mapping[str, int], total_once: bool | None) -> CountedOnce | None:
    """How a total counts on one line alone, where a person said so and both columns are there."""
    found = total_once and {"document", "amount"} <= mapping.keys()
    return CountedOnce(mapping["document"], mapping["amount"]) if found else None


def _documents(table: RawTable, document: int) -> dict[str, list[int]]:
    """The rows of each document by its number."""
    places: dict[str, list[int]] = {}
    for row, number in enumerate(table.column(document)):
        places.setdefault(number.strip(), []).append(row)
    places.pop("", None)
    return places


def _same_on_each_line(places: Mapping[str, Sequence[int]], totals: Sequence[Decimal]) -> bool:
    several = [rows for rows in places.values() if len(rows) > 1]
    return len(several) >= _FEWEST and all(len({totals[row] for row in rows}) == 1 for rows in several)


def _amounts(table: RawTable, types: Sequence[ColumnType], place: int) -> list[Decimal]:
    """The amounts of a column; one that is empty or can't be read adds nothing."""
    layout = types[place].amount or AmountLayout()
    known = {text: parse_amount(text.strip(), layout) or Decimal(0) for text in set(table.column(place))}
    return [known[text] for text in table.column(place)]

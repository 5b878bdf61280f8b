"""What a column of discounts says: the part taken off, the part still paid, or money; and each row's reduction share.

Known when list price × quantity and amount prove it in every row, else asked. Kept is always the share taken off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from desktop_app.files.chunk import Chunk

FIELD: Final = "discount"
_LIST: Final = "list_price"
_AMOUNTS: Final = ("amount", "net", "gross")
_CENT: Final = Fraction(1, 100)  # the amount may be rounded
_PROVED: Final = 2  # different rows
_MOST_PERCENT: Final = 100
_SIGNS: Final = frozenset("%％折")  # a number with one of these is a share already


class Meaning(Enum):
    """What 0.8 says: 80 % are taken off, 80 % are paid, or 0.80 of the currency is taken off."""

    REDUCTION = "reduction"
    PAID = "paid"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Discounts:
    """How a column is read. ``percents``: its numbers are of a hundred, 20 and not 0.2."""

    meaning: Meaning
    percents: bool = False

    def reduction(self, written: Fraction, worth: Fraction | None, paid: Fraction | None) -> Fraction | None:
        """The share taken off. ``worth``: list price × quantity, ``paid``: the amount; None if it can't be told."""
        share = written / 100 if self.percents else written
        match self.meaning:
            case Meaning.REDUCTION:
                return abs(share)
            case Meaning.PAID:
                return 1 - abs(share)
            case Meaning.AMOUNT:
                off = abs(written)
                before = worth if worth is not None else None if paid is None else abs(paid) + off
                return off / before if before else None


@dataclass(frozen=True, slots=True)
class DiscountDoubt:
    """A row of the file by which a person can tell: its cell, and what would be taken off by each meaning."""

    column: int
    text: str
    offers: tuple[tuple[Meaning, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    written: Fraction
    worth: Fraction | None
    paid: Fraction | None


def understood(
    chunks: Sequence[Chunk], column: int | None, chosen: Meaning | None
) -> tuple[Discounts | None, DiscountDoubt | None]:
    """How the discounts of the file are read, or what has to be asked; neither where it has none."""
    if column is None:
        return None, None
    rows = [row for chunk in chunks for row in _rows(chunk, column) if row.written]
    if not rows:
        return Discounts(chosen or Meaning.REDUCTION), None
    percents = any(abs(row.written) > 1 and not set(row.text) & _SIGNS for row in rows)
    found = chosen or _proved(rows, percents)
    if found is not None:
        return Discounts(found, percents), None
    meanings = _possible(rows, percents)
    if len(meanings) == 1:
        return Discounts(meanings[0], percents), None
    row = max(rows, key=lambda one: (one.paid is not None, abs(one.written)))
    offers = tuple((one, Discounts(one, percents).reduction(row.written, row.worth, row.paid)) for one in meanings)
    return None, DiscountDoubt(column, row.text, offers)


def _possible(rows: Sequence[_Row], percents: bool) -> tuple[Meaning, ...]:
    """A fold (8折) is what is paid, most often; a share signed as one is no money, and above 100 there is no share."""
    if any(abs(row.written) > _MOST_PERCENT for row in rows):
        return (Meaning.AMOUNT,)
    shares = (Meaning.REDUCTION, Meaning.PAID)
    if any("折" in row.text for row in rows):
        return shares[::-1]
    signed = all(set(row.text) & _SIGNS for row in rows)
    return shares if signed or not percents else (*shares, Meaning.AMOUNT)


def _proved(rows: Sequence[_Row], percents: bool) -> Meaning | None:
    """The one meaning by which list price × quantity, discount and amount agree in every row that has them."""
    whole = [row for row in rows if row.worth is not None and row.paid is not None]
    if len({(row.written, row.worth) for row in whole}) < _PROVED:
        return None
    fits = [one for one in Meaning if all(_agrees(Discounts(one, percents), row) for row in whole)]
    return fits[0] if len(fits) == 1 else None


def _agrees(read: Discounts, row: _Row) -> bool:
    share = read.reduction(row.written, row.worth, row.paid)
    if share is None or row.worth is None or row.paid is None:
        return False
    return abs(abs(row.worth) * (1 - share) - abs(row.paid)) <= _CENT


def _rows(chunk: Chunk, column: int) -> Iterable[_Row]:
    count = len(chunk.lines)

    def of(key: str) -> Sequence[Any]:
        return chunk.values.get(key, (None,) * count)

    amounts = next((of(key) for key in _AMOUNTS if key in chunk.values), of(_AMOUNTS[0]))
    lists = zip(of(FIELD), of(_LIST), of("quantity"), amounts, chunk.cells, strict=True)
    for written, price, quantity, paid, cells in lists:
        if written is not None:
            worth = None if price is None else Fraction(price) * Fraction(1 if quantity is None else quantity)
            yield _Row(cells[column], Fraction(written), worth, None if paid is None else Fraction(paid))


def with_shares(chunk: Chunk, read: Discounts | None) -> Chunk:
    """The same with the share taken off in the place of every discount, as the exact text that is kept."""
    if read is None or FIELD not in chunk.values:
        return chunk
    found: list[Decimal | str | None] = []
    rows = iter(_rows(chunk, 0))
    for written in chunk.values[FIELD]:
        if written is None:
            found.append(None)
            continue
        row = next(rows)
        share = Fraction(0) if not row.written and read.meaning is not Meaning.PAID else read.reduction(
            row.written, row.worth, row.paid)  # fmt: skip
        found.append(None if share is None else _text(share))
    return replace(chunk, values={**chunk.values, FIELD: found})


def _text(share: Fraction) -> str:
    """A decimal where it ends, else the fraction."""
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    return str(exact) if Fraction(exact) == share else str(share)

"""Amounts in another currency: by which rate each row is brought into the workspace's, and what stays of the original.

The row's own rate comes first, then the newest known one at or before its day. A row without any is refused.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import SCALE, round_whole
from desktop_app.files.amounts import currency_meant
from desktop_app.files.chunk import Chunk
from desktop_app.files.kinds import ImportKind
from desktop_app.i18n import N_
from desktop_app.operations.importing.record_draft import TOO_LARGE, Column, Draft, RowRefused
from desktop_app.store.rates import Rates

OTHER_CURRENCY: Final = N_("The amount is in {currency} and no exchange rate is set.")
INVERTED: Final = N_("The rate looks turned round: one {currency} was {known} {home} then, by the rates known here.")
WRONG_RATE: Final = N_("An exchange rate is above 0.")
MONEY: Final = ("amount", "cost", "tax")
"""The columns of a record version that are converted."""
RATE: Final = "rate"
"""The field in which a row brings its own rate: units of the workspace's currency for one of the row's."""
_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class RateNeed:
    """``rows`` of the file are in ``currency`` and nothing says what that is worth."""

    currency: str
    rows: int


def with_meant(chunk: Chunk, home: str) -> Chunk:
    """The rows with the currencies that signs like $ mean in a workspace of the currency ``home``."""
    column = chunk.values.get("currency", ())
    if not any(currency_meant(str(sign), home) != sign for sign in set(column) - {None}):
        return chunk
    meant = [sign and currency_meant(str(sign), home) for sign in column]
    return replace(chunk, values={**chunk.values, "currency": meant})


def rates_of(draft: Draft, form: ImportKind, rates: Rates, home: str) -> list[Fraction | None]:
    """The rate of each row, None for those in ``home``; refuses rows without one. Empty when all are in ``home``."""
    currencies = draft.column("currency")
    if set(currencies) <= {None, "", home}:
        return []
    found = list(_rates(draft.column(RATE), currencies, days_of(form, draft.values, draft.count), rates, home))
    for place, rate in enumerate(found):
        if isinstance(rate, RowRefused):
            draft.refuse(place, rate)
    used = [rate if isinstance(rate, Fraction) else None for rate in found]
    return [] if set(used) == {None} else used


def convert(draft: Draft, used: Sequence[Fraction | None]) -> None:
    """Bring the money of a draft home; ``currency``, ``foreign_amount`` and ``rate`` keep the original."""
    currencies = draft.column("currency")
    empty = (None,) * draft.count
    amounts = draft.columns.get("amount", empty)
    draft.columns["foreign_amount"] = [
        None if rate is None else amount for rate, amount in zip(used, amounts, strict=True)
    ]
    draft.columns["currency"] = ["" if rate is None else str(code) for rate, code in zip(used, currencies, strict=True)]
    draft.columns["rate"] = ["" if rate is None else text_of(rate) for rate in used]
    for key in MONEY:
        if key in draft.columns:
            draft.columns[key] = [
                _converted(draft, place, key, amount, rate)
                for place, (amount, rate) in enumerate(zip(draft.columns[key], used, strict=True))
            ]


def _converted(draft: Draft, place: int, key: str, amount: int | None, rate: Fraction | None) -> int | None:
    if amount is None or rate is None:
        return amount
    made = round_whole(amount * rate)
    if abs(made) > _LARGEST:
        draft.refuse(place, RowRefused(key, str(Fraction(amount, SCALE)), TOO_LARGE))
        return None
    return made


def _rates(
    own: Column, currencies: Column, days: Sequence[date], rates: Rates, home: str
) -> Iterator[Fraction | RowRefused | None]:
    """The rate of each row in another currency, or why it has none; None for those in ``home``."""
    known: dict[tuple[date, str], Fraction | None] = {}
    for mine, currency, day in zip(own, currencies, days, strict=True):
        if not currency or currency == home:
            yield None
            continue
        if (day, currency) not in known:
            known[day, currency] = rates.on(day, currency)
        if mine is not None:
            yield _own(mine, known[day, currency], currency, home)
            continue
        yield known[day, currency] or RowRefused("currency", currency, OTHER_CURRENCY, currency=currency)


def _own(written: Decimal, known: Fraction | None, currency: str, home: str) -> Fraction | RowRefused:
    """The row's own rate, unless it is near the inverse of the known one and far from that itself."""
    if written <= 0:
        return RowRefused(RATE, str(written), WRONG_RATE)
    rate = Fraction(written)
    if known and _near(rate * known) and not _near(rate / known):
        return RowRefused(RATE, str(written), INVERTED, currency=currency, known=text_of(known), home=home)
    return rate


def _near(ratio: Fraction) -> bool:
    """Within a quarter: rates move, yet none by that much unseen."""
    return Fraction(4, 5) <= ratio <= Fraction(5, 4)


def days_of(form: ImportKind, values: Any, count: int) -> list[date]:
    """The day of each row, by its date of record, else the day it was opened; the newest rate where it has neither."""
    keys = [field.key for into in ("day", "opened") for field in form.fields if field.into == into]
    columns = [values[key] for key in keys if key in values]
    if not columns:
        return [date.max] * count
    return [
        next((date(day.year, day.month, day.day) for day in row if day), date.max) for row in zip(*columns, strict=True)
    ]


def needs(chunks: Iterable[Chunk], form: ImportKind, rates: Rates, home: str) -> tuple[RateNeed, ...]:
    """The currencies of rows that could not be converted, with the number of those rows, most of them first."""
    counted: Counter[str] = Counter()
    for chunk in chunks:
        currencies = with_meant(chunk, home).values.get("currency", ())
        if set(currencies) <= {None, "", home}:
            continue
        count = len(chunk.lines)
        own = chunk.values.get(RATE, (None,) * count)
        days = days_of(form, chunk.values, count)
        for currency, found in zip(currencies, _rates(own, currencies, days, rates, home), strict=True):
            counted[str(currency)] += isinstance(found, RowRefused) and found.reason == OTHER_CURRENCY
    return tuple(RateNeed(currency, rows) for currency, rows in counted.most_common() if rows)


def text_of(rate: Fraction) -> str:
    """A decimal where it ends, as it was written; else numerator/denominator."""
    exact = Decimal(rate.numerator) / Decimal(rate.denominator)
    return str(exact) if Fraction(exact) == rate else str(rate)

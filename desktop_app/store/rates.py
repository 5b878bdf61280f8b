"""Exchange rates: what one unit of a currency was worth in another on a day."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.company import ExchangeRate
from desktop_app.domain.records import Kind
from desktop_app.store import entries
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row

KIND: Final = Kind.EXCHANGE_RATE


def key_of(rate: ExchangeRate) -> str:
    return f"{rate.day.isoformat()}/{rate.base}/{rate.quote}"


def row_of(rate: ExchangeRate) -> Row:
    return entries.row_of(
        key_of(rate), day=rate.day.toordinal(), currency=rate.base, stage=rate.quote, rate=str(rate.rate)
    )


def load(store: Store) -> list[ExchangeRate]:
    """All rates in force, oldest first."""
    return [entry_of(kept) for kept in entries.load(store, KIND)]


def entry_of(kept: Kept) -> ExchangeRate:
    columns = kept.columns
    return ExchangeRate(
        entries.day_of(columns["day"]), columns["currency"], columns["stage"], Fraction(columns["rate"])
    )


class Rates:
    """The rates of a workspace, asked for by day. ``home``: the company's currency."""

    def __init__(self, rates: Iterable[ExchangeRate], home: str) -> None:
        self._home = home
        self._known: dict[tuple[str, str], tuple[list[date], list[Fraction]]] = {}
        for rate in sorted(rates, key=lambda one: one.day):
            days, values = self._known.setdefault((rate.base, rate.quote), ([], []))
            days.append(rate.day)
            values.append(rate.rate)

    def on(self, day: date, base: str, quote: str = "") -> Fraction | None:
        """How many ``quote`` (default: the company's currency) one ``base`` is on ``day``; None if nothing says so.

        The newest rate at or before the day: as quoted, else turned round, else both through the company's currency.
        """
        wanted = quote or self._home
        if base == wanted:
            return Fraction(1)
        found = self._direct(day, base, wanted)
        if found is not None or self._home in (base, wanted):
            return found
        first, second = self._direct(day, base, self._home), self._direct(day, self._home, wanted)
        return None if first is None or second is None else first * second

    def _direct(self, day: date, base: str, quote: str) -> Fraction | None:
        """Of a quotation and its inverse the newer one; of equally new ones the quotation."""
        straight, turned = self._newest(day, base, quote), self._newest(day, quote, base)
        if straight is None and turned is None:
            return None
        if turned is None or (straight is not None and straight[0] >= turned[0]):
            assert straight is not None
            return straight[1]
        return 1 / turned[1]

    def _newest(self, day: date, base: str, quote: str) -> tuple[date, Fraction] | None:
        days, values = self._known.get((base, quote), ([], []))
        place = bisect_right(days, day) - 1
        return (days[place], values[place]) if place >= 0 else None


def load_rates(store: Store, home: str) -> Rates:
    """The rates in force, to be asked by day."""
    return Rates(load(store), home)


def converted(store: Store, batch: int) -> dict[str, int]:
    """By currency of which ``batch`` brings rates, the records in force that were converted without one of their own.

    A row's own rate stands in ``more`` under the key of its field.
    """
    rows = store.db.execute(
        """select currency, count(*) from version
           where in_force and foreign_amount is not null and instr(more, '".rate":') = 0 and currency in (
             select currency from version where batch_id = :batch and kind = :kind
             union select stage from version where batch_id = :batch and kind = :kind)
           group by currency order by currency""",
        {"batch": batch, "kind": KIND.value},
    )
    return dict(rows.fetchall())

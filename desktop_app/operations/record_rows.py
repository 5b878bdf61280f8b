"""Typed rows of a file as the columns of a record version; what a row must not be taken for is a RowRefused.

Names are found, or made where that is allowed, through the directory of the running import.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final

from desktop_app.domain.money import to_stored
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.store.names import Directory
from desktop_app.store.records import COLUMNS

UNKNOWN_PERSON: Final = N_("Nobody is known by this name.")
TWO_PEOPLE: Final = N_("Two people have this name; only a staff number can tell which is meant.")
OTHER_CURRENCY: Final = N_("The amount is in {currency} and no exchange rate is set.")
TOO_LARGE: Final = N_("The amount is too large to be kept exactly.")
NO_AMOUNT: Final = N_("There is no amount.")

_EMPTY: Final[dict[str, Any]] = {
    column: "" if column in {"document", "item", "time", "status", "stage", "original", "comment", "more"} else None
    for column in COLUMNS
} | dict.fromkeys(("owner", "customer", "product", "channel"), 0)
_IN_ORDER: Final = itemgetter(*COLUMNS)
_MINUTES: Final = 60


class RowRefused(Exception):  # noqa: N818 - a value on its way to the list of problems, not a fault
    """The row stays out; ``column`` is the field's key, ``reason`` a message id."""

    def __init__(self, column: str, original: str, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.column = column
        self.original = original
        self.reason = reason
        self.values_ = values


@dataclass(slots=True)
class RecordRows:
    """Turns rows of one kind into (key, *COLUMNS), giving a key to rows that have none of their own."""

    kind: Kind
    directory: Directory
    currency: str
    may_create_people: bool = True
    refused_people: frozenset[str] = frozenset()
    with_tax_rate: Decimal | None = None
    met: Counter[str] = field(default_factory=Counter)
    new_people: dict[str, int] = field(default_factory=dict)

    def row(self, values: Mapping[str, Any], rest: Mapping[str, str]) -> tuple[object, ...]:
        """The key and the columns of one row; RowRefused if it can't be taken."""
        currency = values.get("currency") or self.currency
        if currency != self.currency:
            raise RowRefused("currency", currency, OTHER_CURRENCY, currency=currency)
        columns = dict(_EMPTY)
        columns["owner"] = self._owner(values.get("owner") or "")
        for noun in ("customer", "product", "channel"):
            columns[noun] = self.directory.mention(noun, values.get(noun) or "")
        columns["more"] = json.dumps(rest, ensure_ascii=False) if rest else ""
        columns.update(_BUILDERS[self.kind](values, self.with_tax_rate))
        return (self._key(values, columns), *_IN_ORDER(columns))

    def _owner(self, written: str) -> int:
        if not written:
            return 0
        if self.directory.is_ambiguous("person", written):
            raise RowRefused("owner", written, TWO_PEOPLE)
        known = self.directory.known("person", written)
        if not known or written in self.new_people:
            if not self.may_create_people or written in self.refused_people:
                raise RowRefused("owner", written, UNKNOWN_PERSON)
            self.new_people[written] = self.new_people.get(written, 0) + 1
        return self.directory.mention("person", written)

    def _key(self, values: Mapping[str, Any], columns: Mapping[str, Any]) -> str:
        """The document's own number; its line in the document; else the content, numbered where it repeats."""
        document = columns["document"]
        if document and self.kind is not Kind.SALE:
            return str(document)
        if document:
            self.met[document] += 1
            return f"{document}/{columns['item'] or self.met[document]}"
        content = hashlib.blake2b(repr(sorted(values.items(), key=str)).encode(), digest_size=12).hexdigest()
        self.met[content] += 1
        return f"={content}.{self.met[content]}"


def _stored(values: Mapping[str, Any], key: str) -> int | None:
    amount = values.get(key)
    if amount is None:
        return None
    try:
        return to_stored(amount)
    except OverflowError as too_large:
        raise RowRefused(key, str(amount), TOO_LARGE) from too_large


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


Builder = Callable[[Mapping[str, Any], Decimal | None], dict[str, Any]]


def _opportunity(values: Mapping[str, Any], _rate: Decimal | None) -> dict[str, Any]:
    return {
        "document": values.get("number") or "",
        "day": _ordinal(values.get("closed")),
        "opened": _ordinal(values.get("opened")),
        "status": values.get("status") or "unknown",
        "stage": values.get("stage") or "",
        "amount": _stored(values, "amount"),
    }


def _sale(values: Mapping[str, Any], _rate: Decimal | None) -> dict[str, Any]:
    return {
        "document": values.get("document") or "",
        "item": values.get("line") or "",
        "day": _ordinal(values.get("day")),
        "time": values.get("time") or "",
        "amount": _stored(values, "amount"),
        "cost": _stored(values, "cost"),
        "quantity": _stored(values, "quantity"),
        "original": values.get("original") or "",
    }


def _invoice(values: Mapping[str, Any], rate: Decimal | None) -> dict[str, Any]:
    net, tax, gross = (values.get(key) for key in ("net", "tax", "gross"))
    if net is None and gross is not None:
        net = gross - tax if tax is not None else gross / (1 + (rate or Decimal(0)))
    if net is None:
        raise RowRefused("net", "", NO_AMOUNT)
    if tax is None and gross is not None:
        tax = gross - net
    exact = {**values, "net": net, "tax": tax}
    return {
        "document": values.get("number") or "",
        "day": _ordinal(values.get("day")),
        "due": _ordinal(values.get("due")),
        "amount": _stored(exact, "net"),
        "tax": _stored(exact, "tax"),
        "original": values.get("original") or "",
    }


def _payment(values: Mapping[str, Any], _rate: Decimal | None) -> dict[str, Any]:
    return {
        "document": values.get("number") or "",
        "day": _ordinal(values.get("day")),
        "amount": _stored(values, "amount"),
        "original": values.get("invoice") or "",
    }


def _interaction(values: Mapping[str, Any], _rate: Decimal | None) -> dict[str, Any]:
    opened, answered = values.get("opened"), values.get("answered")
    resolved = values.get("resolved") or values.get("closed")
    return {
        "document": values.get("number") or "",
        "opened": _ordinal(opened),
        "day": _ordinal(resolved),
        "wait": _minutes(opened, answered),
        "work": _minutes(opened, resolved),
        "contacts": values.get("contacts"),
        "stage": values.get("reason") or "",
        "status": values.get("priority") or "",
    }


def _minutes(start: date | None, end: date | None) -> int | None:
    """Whole minutes between two moments; a moment without a time of day counts from midnight."""
    if start is None or end is None:
        return None
    first, last = (at if isinstance(at, datetime) else datetime(at.year, at.month, at.day) for at in (start, end))  # noqa: DTZ001 - both are local
    return int((last - first).total_seconds()) // _MINUTES


def _survey(values: Mapping[str, Any], _rate: Decimal | None) -> dict[str, Any]:
    question = (values.get("question") or "csat").casefold()
    score = values["score"]
    return {
        "document": values.get("number") or "",
        "day": _ordinal(values.get("day")),
        "status": "nps" if "nps" in question or "recommend" in question else "csat",
        "score": int(score),
        "stage": values.get("question") or "",
        "original": values.get("case") or "",
        "comment": values.get("comment") or "",
    }


_BUILDERS: Final[dict[Kind, Builder]] = {
    Kind.OPPORTUNITY: _opportunity,
    Kind.SALE: _sale,
    Kind.INVOICE: _invoice,
    Kind.PAYMENT: _payment,
    Kind.INTERACTION: _interaction,
    Kind.SURVEY: _survey,
}

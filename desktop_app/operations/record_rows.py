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
from desktop_app.files.kinds import Field, FieldType, find_kind
from desktop_app.i18n import N_
from desktop_app.store.names import Directory
from desktop_app.store.records import COLUMNS, TEXTS

UNKNOWN_PERSON: Final = N_("Nobody is known by this name.")
TWO_PEOPLE: Final = N_("Two people have this name; only a staff number can tell which is meant.")
OTHER_CURRENCY: Final = N_("The amount is in {currency} and no exchange rate is set.")
TOO_LARGE: Final = N_("The amount is too large to be kept exactly.")
NO_AMOUNT: Final = N_("There is no amount.")

_EMPTY: Final[dict[str, Any]] = {column: "" if column in TEXTS else None for column in COLUMNS} | dict.fromkeys(
    ("owner", "customer", "product", "channel"), 0
)
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
        columns, more = dict(_EMPTY), dict(rest)
        for known in find_kind(self.kind).fields:
            value = values.get(known.key)
            if value is None:
                continue
            if known.into:
                columns[known.into] = self._stored(known, value)
            else:
                more[f".{known.key}"] = _text(value)
        derive = _DERIVED.get(self.kind)
        if derive:
            derive(values, columns, more, self.with_tax_rate)
        columns["more"] = json.dumps(more, ensure_ascii=False) if more else ""
        return (self._key(values, columns), *_IN_ORDER(columns))

    def _stored(self, known: Field, value: Any) -> object:
        match known.type:
            case FieldType.NAME if known.into == "owner":
                return self._owner(value)
            case FieldType.NAME:
                return self.directory.mention(known.into, value)
            case FieldType.DAY | FieldType.MOMENT:
                return _ordinal(value)
            case FieldType.AMOUNT:
                return _millionths(known.key, value)
            case _:
                return value

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
        """The fields the kind is named by and the line in the document; else the content, numbered where it repeats."""
        kind = find_kind(self.kind)
        named = [_text(values.get(key) or "") for key in kind.named_by]
        apart = f"{self.kind.value}:" if kind.recorded else ""  # two series of numbers may hold the same one
        if not named or not all(named):
            content = hashlib.blake2b(repr(sorted(values.items(), key=str)).encode(), digest_size=12).hexdigest()
            self.met[content] += 1
            return f"{apart}={content}.{self.met[content]}"
        document = apart + "/".join(named)
        if not kind.line:
            return document
        self.met[document] += 1
        return f"{document}/{columns['item'] or self.met[document]}"


def _millionths(key: str, amount: Decimal) -> int:
    try:
        return to_stored(amount)
    except OverflowError as too_large:
        raise RowRefused(key, str(amount), TOO_LARGE) from too_large


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _ordinal(day: date) -> int:
    return day.toordinal()


Derive = Callable[[Mapping[str, Any], dict[str, Any], dict[str, str], Decimal | None], None]
"""Takes values, columns and ``more``, and fills what is not simply copied."""


def _opportunity(
    values: Mapping[str, Any], columns: dict[str, Any], _more: dict[str, str], _rate: Decimal | None
) -> None:
    columns["status"] = values.get("status") or "unknown"


def _invoice(values: Mapping[str, Any], columns: dict[str, Any], _more: dict[str, str], rate: Decimal | None) -> None:
    net, tax, gross = (values.get(key) for key in ("net", "tax", "gross"))
    if net is None and gross is not None:
        net = gross - tax if tax is not None else gross / (1 + (rate or Decimal(0)))
    if net is None:
        raise RowRefused("net", "", NO_AMOUNT)
    if tax is None and gross is not None:
        tax = gross - net
    columns["amount"] = _millionths("net", net)
    columns["tax"] = None if tax is None else _millionths("tax", tax)


def _interaction(
    values: Mapping[str, Any], columns: dict[str, Any], _more: dict[str, str], _rate: Decimal | None
) -> None:
    """The moments themselves stay in ``more``; the waiting times are what is measured."""
    opened, answered = values.get("opened"), values.get("answered")
    resolved = values.get("resolved") or values.get("closed")
    columns["day"] = _ordinal(resolved) if resolved else None
    columns["time"] = opened.strftime("%H:%M") if isinstance(opened, datetime) else ""
    columns["wait"] = _minutes(opened, answered)
    columns["work"] = _minutes(opened, resolved)


def _minutes(start: date | None, end: date | None) -> int | None:
    """Whole minutes between two moments; a moment without a time of day counts from midnight."""
    if start is None or end is None:
        return None
    first, last = (at if isinstance(at, datetime) else datetime(at.year, at.month, at.day) for at in (start, end))  # noqa: DTZ001 - both are local
    return int((last - first).total_seconds()) // _MINUTES


def _survey(values: Mapping[str, Any], columns: dict[str, Any], _more: dict[str, str], _rate: Decimal | None) -> None:
    question = (values.get("question") or "csat").casefold()
    columns["status"] = "nps" if "nps" in question or "recommend" in question else "csat"
    columns["score"] = int(values["score"])


_DERIVED: Final[dict[Kind, Derive]] = {
    Kind.OPPORTUNITY: _opportunity,
    Kind.INVOICE: _invoice,
    Kind.INTERACTION: _interaction,
    Kind.SURVEY: _survey,
}

"""The columns in which records of each kind are listed, and one record written out field by field."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from json import loads
from typing import Any, Final

from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.money import SCALE, exponent
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind
from desktop_app.domain.table import Cell, Column
from desktop_app.i18n import N_, _
from desktop_app.store.record_pages import SHOWN, Found

_DAYS: Final = frozenset({"day", "opened", "due"})
_MONEY: Final = frozenset({"amount", "tax", "cost", "foreign_amount"})
_TITLES: Final = {
    "document": N_("Number"), "day": N_("Day"), "opened": N_("Opened"), "due": N_("Due"), "person": N_("Person"),
    "customer": N_("Customer"), "product": N_("Product"), "channel": N_("Channel"), "status": N_("Status"),
    "stage": N_("Stage"), "quantity": N_("Quantity"), "amount": N_("Amount"), "tax": N_("Tax"), "cost": N_("Cost"),
    "score": N_("Score"), "original": N_("Corrected document"), "comment": N_("Comment"), "contacts": N_("Contacts"),
    "currency": N_("Currency"), "foreign_amount": N_("Original amount"), "rate": N_("Exchange rate"),
}  # fmt: skip
_OWN: Final[dict[Kind, dict[str, str]]] = {
    Kind.OPPORTUNITY: {"day": N_("Closed")},
    Kind.INTERACTION: {"day": N_("Resolved"), "stage": N_("Reason"), "status": N_("Priority")},
    Kind.SURVEY: {"stage": N_("Question"), "original": N_("Case")},
    Kind.PAYMENT: {"original": N_("Invoice")},
    Kind.INVOICE: {"amount": N_("Without tax")},
}
_LISTED: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.OPPORTUNITY: ("document", "day", "opened", "person", "customer", "product", "channel", "stage", "amount"),
    Kind.SALE: ("document", "day", "person", "customer", "product", "channel", "quantity", "amount"),
    Kind.INVOICE: ("document", "day", "due", "person", "customer", "product", "channel", "amount", "tax"),
    Kind.PAYMENT: ("document", "day", "original", "customer", "amount"),
    Kind.INTERACTION: ("document", "opened", "day", "person", "customer", "channel", "stage", "status", "contacts"),
    Kind.SURVEY: ("document", "day", "person", "customer", "stage", "score", "comment"),
}
_STATES: Final = {
    "won": N_("won"), "lost": N_("lost"), "open": N_("open"), "prospect": N_("prospect"), "unknown": N_("unknown"),
}  # fmt: skip

KINDS: Final = tuple(_LISTED)


def title_of(kind: Kind, key: str) -> str:
    return _OWN.get(kind, {}).get(key, _TITLES[key])


def columns(kind: Kind, currency: str) -> tuple[Column, ...]:
    """What a list of ``kind`` shows, in order; money has its currency in the column."""
    made = []
    for key in _LISTED[kind]:
        if key in _MONEY:
            made.append(Column(key, title_of(kind, key), Unit.MONEY, currency))
        elif key in ("quantity", "score", "contacts"):
            made.append(Column(key, title_of(kind, key), Unit.COUNT))
        else:
            made.append(Column(key, title_of(kind, key)))
    return tuple(made)


def cells(kind: Kind, row: Sequence[Any], currency: str) -> tuple[Cell, ...]:
    """A row of ``record_pages.rows`` (id first) as the cells of ``columns``."""
    values = dict(zip(SHOWN, row[1:], strict=True))
    return tuple(_cell(key, values[key], currency) for key in _LISTED[kind])


def _cell(key: str, value: Any, currency: str) -> Cell:
    if value is None or value == "":
        return None
    if key in _DAYS:
        return date.fromordinal(value)
    if key in _MONEY:
        return Quantity(Fraction(value, SCALE), Unit.MONEY, currency)
    if key == "quantity":
        return Fraction(value, SCALE)
    found: Cell = value
    return found


def fields(found: Found, currency: str) -> list[tuple[str, str]]:
    """Title and text of everything that is known of one record, unmapped cells of its file at the end."""
    listed = []
    for key in ("document", "item", "day", "time", "opened", "due", *SHOWN[4:]):
        if key == "item":
            listed.append((_("Line of the document"), found.item))
        elif key == "time":
            listed.append((_("Time"), found.time))
        else:
            money = found.values["currency"] if key == "foreign_amount" else currency
            listed.append((_(title_of(found.kind, key)), _text(key, found.values[key], money)))
    listed += [(str(title), str(text)) for title, text in (loads(found.more) if found.more else {}).items()]
    return [(title, text) for title, text in listed if text]


def _text(key: str, value: Any, currency: str) -> str:
    cell = _cell(key, value, currency)
    match cell:
        case None:
            return ""
        case date():
            return format_day(cell)
        case Quantity():
            figure = format_number(cell.value, exponent(currency))
            return _("{figure} {currency}").format(figure=figure, currency=currency)
        case Fraction():
            return format_number(cell, 0 if cell.denominator == 1 else 2)
        case int():
            return format_number(cell)
        case _:
            return _(_STATES.get(str(cell), str(cell))) if key == "status" else str(cell)

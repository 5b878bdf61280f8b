"""Records of one kind: the columns in which they are listed, one written out by field, all with every field."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from json import loads
from typing import Any, Final

from desktop_app.domain.company import ANY_DAY
from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.money import SCALE, exponent
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import STATE_WORDS, Kind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.i18n import N_, _
from desktop_app.store.case_events import EVENTS
from desktop_app.store.record_pages import SHOWN, Found

_DAYS: Final = frozenset({"day", "opened", "due"})
_MONEY: Final = frozenset({"amount", "tax", "cost", "foreign_amount"})
_TITLES: Final = {
    "document": N_("Number"), "day": N_("Day"), "opened": N_("Opened"), "due": N_("Due"), "person": N_("Person"),
    "customer": N_("Customer"), "product": N_("Product"), "channel": N_("Channel"), "status": N_("Status"),
    "stage": N_("Stage"), "quantity": N_("Quantity"), "amount": N_("Amount"), "tax": N_("Tax"), "cost": N_("Cost"),
    "score": N_("Score"), "original": N_("Corrected document"), "comment": N_("Comment"), "contacts": N_("Contacts"),
    "wait": N_("Minutes to first answer"), "work": N_("Minutes to solution"),
    "currency": N_("Currency"), "foreign_amount": N_("Original amount"), "rate": N_("Exchange rate"),
}  # fmt: skip
_OWN: Final[dict[Kind, dict[str, str]]] = {
    Kind.OPPORTUNITY: {"day": N_("Closed")},
    Kind.INTERACTION: {
        "day": N_("Ended"), "stage": N_("Reason"), "status": N_("Priority"), "quantity": N_("Seconds"),
    },
    Kind.SURVEY: {"stage": N_("Question"), "original": N_("Case")},
    Kind.PAYMENT: {"original": N_("Invoice")},
    Kind.INVOICE: {"amount": N_("Without tax"), "stage": N_("Sort")},
    Kind.CREDIT_SPLIT: {"document": N_("Document"), "quantity": N_("Share"), "status": N_("Overlay")},
    Kind.STAGE_CHANGE: {"document": N_("Opportunity"), "day": N_("Entered"), "status": N_("State")},
    Kind.QUOTE: {
        "day": N_("Decided or offered"), "opened": N_("Offered"), "due": N_("Valid until"), "stage": N_("Status"),
        "status": N_("State"), "original": N_("Opportunity"),
    },
    Kind.LEAD: {
        "day": N_("Converted"), "stage": N_("Status"), "status": N_("State"), "comment": N_("Reason for the loss"),
        "original": N_("Opportunity"),
    },
    Kind.ACTIVITY: {
        "day": N_("Done"), "stage": N_("Type"), "status": N_("Sort"), "work": N_("Minutes"),
        "original": N_("Opportunity"),
    },
    Kind.EVENT: {
        "document": N_("Name"), "day": N_("From"), "due": N_("To"), "stage": N_("Type"), "status": N_("Attended"),
        "contacts": N_("Attendees"), "quantity": N_("Leads"),
    },
    Kind.FEEDBACK: {
        "day": N_("Received"), "stage": N_("Reason"), "status": N_("Sort"), "original": N_("About document"),
    },
    Kind.COST: {"stage": N_("Category")},
    Kind.TRAINING: {"document": N_("Training"), "quantity": N_("Hours"), "status": N_("Passed")},
    Kind.ABSENCE: {
        "day": N_("First day"), "due": N_("Last day"), "stage": N_("Type"), "status": N_("Paid"),
        "quantity": N_("Share of the day"), "comment": N_("Note"),
    },
    Kind.OPENING_BALANCE: {"stage": N_("Plan"), "amount": N_("Measure to date")},
    Kind.EXCHANGE_RATE: {"day": N_("From"), "currency": N_("Currency"), "stage": N_("In"), "rate": N_("Rate")},
    Kind.CALENDAR_DAY: {"status": N_("Sort"), "quantity": N_("Worked"), "comment": N_("Holiday")},
    Kind.KPI_VALUE: {
        "document": N_("KPI"), "opened": N_("First day"), "day": N_("Last day"), "stage": N_("Kind"),
        "original": N_("For whom"), "amount": N_("Value"), "contacts": N_("Answers"), "comment": N_("Note"),
    },
}  # fmt: skip
_LISTED: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.OPPORTUNITY: ("document", "day", "opened", "person", "customer", "product", "channel", "stage", "amount"),
    Kind.SALE: ("document", "day", "person", "customer", "product", "channel", "quantity", "amount"),
    Kind.INVOICE: ("document", "day", "due", "person", "customer", "product", "channel", "amount", "tax"),
    Kind.PAYMENT: ("document", "day", "original", "customer", "amount"),
    Kind.INTERACTION: ("document", "opened", "day", "person", "customer", "channel", "stage", "status", "contacts"),
    Kind.SURVEY: ("document", "day", "person", "customer", "stage", "score", "comment"),
    Kind.CREDIT_SPLIT: ("document", "person", "quantity", "status"),
    Kind.STAGE_CHANGE: ("document", "day", "stage", "status", "person", "customer", "amount"),
    Kind.QUOTE: ("document", "opened", "due", "day", "person", "customer", "product", "stage", "status", "amount"),
    Kind.LEAD: ("document", "opened", "day", "person", "customer", "channel", "stage", "status", "comment"),
    Kind.ACTIVITY: ("day", "due", "person", "stage", "customer", "original", "work", "comment"),
    Kind.EVENT: ("document", "day", "due", "person", "stage", "contacts", "quantity", "cost"),
    Kind.FEEDBACK: ("document", "day", "person", "customer", "product", "channel", "status", "stage", "comment"),
    Kind.COST: ("day", "document", "stage", "person", "channel", "customer", "amount", "comment"),
    Kind.TRAINING: ("document", "day", "due", "person", "quantity", "score", "status", "cost"),
    Kind.ABSENCE: ("day", "due", "person", "stage", "status", "quantity", "comment"),
    Kind.OPENING_BALANCE: ("day", "person", "stage", "amount"),
    Kind.EXCHANGE_RATE: ("day", "currency", "stage", "rate"),
    Kind.CALENDAR_DAY: ("day", "status", "quantity", "comment"),
    Kind.KPI_VALUE: ("document", "opened", "day", "stage", "original", "amount", "contacts", "comment"),
}
# What the program made of the words of a file; the priority of a case stands as it was written.
_OURS: Final = {Kind.INVOICE: ("stage",), Kind.INTERACTION: (), Kind.KPI_VALUE: ("stage",)}
# Amounts of these are in the unit of a KPI or of a plan's measure, which need not be money.
_UNITLESS: Final = frozenset({Kind.OPENING_BALANCE, Kind.KPI_VALUE})
_COUNTS: Final = frozenset({"quantity", "score", "contacts", "work", "wait"})

KINDS: Final = tuple(_LISTED)


def title_of(kind: Kind, key: str) -> str:
    return _OWN.get(kind, {}).get(key, _TITLES[key])


def columns(kind: Kind, currency: str) -> tuple[Column, ...]:
    """What a list of ``kind`` shows, in order; money has its currency in the column."""
    made = []
    for key in _LISTED[kind]:
        if key in _MONEY and kind not in _UNITLESS:
            made.append(Column(key, title_of(kind, key), Unit.MONEY, currency))
        elif key in _COUNTS or key in _MONEY:
            made.append(Column(key, title_of(kind, key), Unit.COUNT))
        else:
            made.append(Column(key, title_of(kind, key)))
    return tuple(made)


def cells(kind: Kind, row: Sequence[Any], currency: str) -> tuple[Cell, ...]:
    """A row of ``record_pages.rows`` (id first) as the cells of ``columns``."""
    values = dict(zip(SHOWN, row[1:], strict=True))
    return tuple(_cell(kind, key, values[key], currency) for key in _LISTED[kind])


def _cell(kind: Kind, key: str, value: Any, currency: str) -> Cell:
    if value is None or value == "":
        return None
    if key in _DAYS:
        day = date.fromordinal(value)
        return _("any day") if day == ANY_DAY else day
    if key in _MONEY:
        amount = Fraction(value, SCALE)
        return amount if kind in _UNITLESS else Quantity(amount, Unit.MONEY, currency)
    if key == "quantity" or (key == "score" and kind is not Kind.SURVEY):
        return Fraction(value, SCALE)
    if key in _OURS.get(kind, ("status",)):
        return _(STATE_WORDS.get(str(value), str(value)))
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
            listed.append((_(title_of(found.kind, key)), _text(found.kind, key, found.values[key], money)))
    listed += [_kept(found.kind, title, text) for title, text in _held(found).items()]
    return [(title, text) for title, text in listed if text]


def whole_table(kind: Kind, records: Sequence[Found], currency: str) -> Table:
    """Every field that at least one of ``records`` has; the cells of a file that are no field come last, as texts."""
    keys = ("document", "item", "day", "time", *SHOWN[2:])
    shown = [key for key in keys if any(_value(one, key) not in {None, ""} for one in records)]
    held = [_held(one) for one in records]
    titles = list(dict.fromkeys(title for one in held for title in one))
    columns = [
        *(Column(key, _whole_title(kind, key), *_unit(key, currency)) for key in shown),
        *(Column(title.removeprefix("."), _kept(kind, title, "")[0]) for title in titles),
    ]
    rows = tuple(
        (
            *(_cell(kind, key, _value(one, key), _currency(one, key, currency)) for key in shown),
            *(cells.get(title) for title in titles),
        )
        for one, cells in zip(records, held, strict=True)
    )
    return Table(tuple(columns), rows, "")


def _whole_title(kind: Kind, key: str) -> str:
    return {"item": N_("Line of the document"), "time": N_("Time")}.get(key) or title_of(kind, key)


def _unit(key: str, currency: str) -> tuple[Unit | None, str]:
    if key in _MONEY and key != "foreign_amount":
        return Unit.MONEY, currency
    return (Unit.COUNT, "") if key in _COUNTS else (None, "")


def _currency(found: Found, key: str, currency: str) -> str:
    return str(found.values["currency"]) if key == "foreign_amount" else currency


def _value(found: Found, key: str) -> Any:
    own = {"item": found.item, "time": found.time}
    return own[key] if key in own else found.values[key]


def _held(found: Found) -> dict[str, str]:
    """The cells without a column of their own; what a log is folded from is told by the record itself."""
    cells: dict[str, str] = loads(found.more) if found.more else {}
    return {title: text for title, text in cells.items() if title != EVENTS}


def _kept(kind: Kind, title: str, text: str) -> tuple[str, str]:
    """A cell without a column of its own: of a field, whose key begins with a point here, else of the file."""
    known = {f".{one.key}": one for one in find_kind(kind).fields}.get(title)
    if known is None or not text:
        return title if known is None else _(known.title), text
    if known.type in (FieldType.DAY, FieldType.MOMENT):
        at = datetime.fromisoformat(text)
        clock = f"{at:%H:%M}" if "T" in text else ""
        text = _("{day} {time}").format(day=format_day(at.date()), time=clock).strip()
    if known.type is FieldType.FLAG:
        text = _(STATE_WORDS[text])
    return _(known.title), text


def _text(kind: Kind, key: str, value: Any, currency: str) -> str:
    cell = _cell(kind, key, value, currency)
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
            return str(cell)

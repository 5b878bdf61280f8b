"""The kinds of records a file may hold and their fields; which column is which field: import_kinds."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.header_names import names_in
from desktop_app.i18n import N_


class FieldType(Enum):
    """How the cells of a field are read; see parse_rows."""

    NAME = "name"
    TEXT = "text"
    CODE = "code"
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    AMOUNT = "amount"
    COUNT = "count"
    STAGE = "stage"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. ``group`` is the list of header names it answers to; ``telling``: it betrays the kind."""

    key: str
    title: str
    type: FieldType
    group: str
    required: bool = False
    telling: bool = False

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """The header names in English, Chinese, Romanian, German, French and Spanish, each as its words."""
        return names_in(self.group)


@dataclass(frozen=True, slots=True)
class ImportKind:
    """``unique``: the field that names a row and does not repeat, for people, customers and products."""

    kind: Kind
    title: str
    fields: tuple[Field, ...]
    unique: str = ""

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)


_NAME, _TEXT, _CODE, _DAY = FieldType.NAME, FieldType.TEXT, FieldType.CODE, FieldType.DAY
_AMOUNT, _COUNT, _MOMENT = FieldType.AMOUNT, FieldType.COUNT, FieldType.MOMENT

_OWNER: Final = Field("owner", N_("Person"), _NAME, "owner")
_CUSTOMER: Final = Field("customer", N_("Customer"), _NAME, "customer")
_PRODUCT: Final = Field("product", N_("Product"), _NAME, "product")
_CHANNEL: Final = Field("channel", N_("Channel"), _NAME, "channel")
_REGION: Final = Field("region", N_("Region"), _NAME, "region")
_CURRENCY: Final = Field("currency", N_("Currency"), FieldType.CURRENCY, "currency")
_ORIGINAL: Final = Field("original", N_("Corrected document"), _CODE, "original")

KINDS: Final = (
    ImportKind(
        Kind.PERSON,
        N_("People"),
        (
            Field("name", N_("Name"), _NAME, "person", required=True),
            Field("staff_no", N_("Staff no."), _CODE, "staff_no", telling=True),
            Field("email", N_("E-mail"), _TEXT, "email", telling=True),
            Field("role", N_("Role"), _NAME, "role", telling=True),
            Field("team", N_("Team"), _NAME, "team", telling=True),
            Field("manager", N_("Team lead"), _NAME, "manager", telling=True),
            _REGION,
            Field("joined", N_("Joined"), _DAY, "joined", telling=True),
            Field("left", N_("Left"), _DAY, "left", telling=True),
            Field("fte", N_("Share of full time"), _AMOUNT, "fte", telling=True),
        ),
        unique="name",
    ),
    ImportKind(
        Kind.CUSTOMER,
        N_("Customers"),
        (
            Field("name", N_("Name"), _NAME, "customer", required=True, telling=True),
            Field("segment", N_("Segment"), _NAME, "segment", telling=True),
            _REGION,
            Field("since", N_("Customer since"), _DAY, "since"),
        ),
        unique="name",
    ),
    ImportKind(
        Kind.PRODUCT,
        N_("Products"),
        (
            Field("name", N_("Name"), _NAME, "product", required=True, telling=True),
            Field("category", N_("Category"), _NAME, "category", telling=True),
            Field("list_price", N_("List price"), _AMOUNT, "list_price", telling=True),
            _CURRENCY,
        ),
        unique="name",
    ),
    ImportKind(
        Kind.OPPORTUNITY,
        N_("Opportunities"),
        (
            Field("number", N_("Number"), _CODE, "deal_no"),
            Field("owner", N_("Person"), _NAME, "owner", required=True),
            _PRODUCT,
            _CUSTOMER,
            Field("stage", N_("Stage"), FieldType.STAGE, "stage", required=True, telling=True),
            Field("opened", N_("Opened"), _DAY, "opened"),
            Field("closed", N_("Closed"), _DAY, "closed", telling=True),
            Field("amount", N_("Amount"), _AMOUNT, "amount"),
            _CURRENCY,
            _CHANNEL,
            _REGION,
        ),
    ),
    ImportKind(
        Kind.SALE,
        N_("Sales"),
        (
            Field("document", N_("Document"), _CODE, "document", telling=True),
            Field("line", N_("Line"), _CODE, "line"),
            Field("day", N_("Day"), _DAY, "day", required=True),
            Field("time", N_("Time"), FieldType.TIME, "time"),
            _OWNER,
            _CUSTOMER,
            _PRODUCT,
            _CHANNEL,
            Field("quantity", N_("Quantity"), _AMOUNT, "quantity", telling=True),
            Field("amount", N_("Amount"), _AMOUNT, "amount", required=True),
            Field("cost", N_("Cost"), _AMOUNT, "cost", telling=True),
            _CURRENCY,
            _ORIGINAL,
        ),
    ),
    ImportKind(
        Kind.INVOICE,
        N_("Invoices"),
        (
            Field("number", N_("Number"), _CODE, "invoice_no", required=True, telling=True),
            Field("day", N_("Day"), _DAY, "day", required=True),
            Field("due", N_("Due"), _DAY, "due", telling=True),
            _OWNER,
            _CUSTOMER,
            _PRODUCT,
            _CHANNEL,
            Field("net", N_("Without tax"), _AMOUNT, "net", telling=True),
            Field("tax", N_("Tax"), _AMOUNT, "tax", telling=True),
            Field("gross", N_("With tax"), _AMOUNT, "gross"),
            _CURRENCY,
            _ORIGINAL,
        ),
    ),
    ImportKind(
        Kind.PAYMENT,
        N_("Payments"),
        (
            Field("number", N_("Number"), _CODE, "payment_no", telling=True),
            Field("day", N_("Day"), _DAY, "day", required=True),
            Field("invoice", N_("Invoice"), _CODE, "invoice_no", telling=True),
            _CUSTOMER,
            Field("amount", N_("Amount"), _AMOUNT, "amount", required=True),
            _CURRENCY,
        ),
    ),
    ImportKind(
        Kind.INTERACTION,
        N_("Interactions"),
        (
            Field("number", N_("Number"), _CODE, "case_no", required=True, telling=True),
            Field("opened", N_("Opened"), _MOMENT, "opened", required=True),
            Field("answered", N_("First answer"), _MOMENT, "answered", telling=True),
            Field("resolved", N_("Resolved"), _MOMENT, "resolved", telling=True),
            Field("closed", N_("Closed"), _MOMENT, "closed"),
            _OWNER,
            _CUSTOMER,
            _CHANNEL,
            Field("reason", N_("Reason"), _TEXT, "reason", telling=True),
            Field("priority", N_("Priority"), _TEXT, "priority", telling=True),
            Field("contacts", N_("Contacts"), _COUNT, "contacts", telling=True),
        ),
    ),
    ImportKind(
        Kind.SURVEY,
        N_("Survey answers"),
        (
            Field("number", N_("Number"), _CODE, "survey_no"),
            Field("day", N_("Day"), _DAY, "day", required=True),
            _OWNER,
            _CUSTOMER,
            Field("question", N_("Question"), _TEXT, "question", telling=True),
            Field("score", N_("Score"), _AMOUNT, "score", required=True, telling=True),
            Field("comment", N_("Comment"), _TEXT, "comment", telling=True),
            Field("case", N_("Case"), _CODE, "case"),
        ),
    ),
)
"""Every kind that can be imported; their order decides between equals."""


def find_kind(kind: Kind) -> ImportKind:
    return next(one for one in KINDS if one.kind is kind)

"""What a field and a kind of file are, and the fields that many kinds share; the kinds stand beside this module."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.header_names import names_in
from desktop_app.i18n import N_

SPREAD: Final = "@"
"""Stands between the key of a field in several columns and what the column is for."""


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
    LEAD_STATUS = "lead status"
    CASE_STATE = "case state"
    ACTIVITY = "activity"
    VOICE = "voice"
    FLAG = "flag"
    SHARE = "share"
    DISCOUNT = "discount"
    MONTH = "month"
    SECONDS = "seconds"
    MINUTES = "minutes"
    CURRENCY = "currency"


WITH_STATUS: Final = frozenset({
    FieldType.STAGE, FieldType.LEAD_STATUS, FieldType.CASE_STATE, FieldType.ACTIVITY, FieldType.VOICE,
})  # fmt: skip
"""The types whose words also give the record's ``status``; see files/stages."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. ``group`` is the list of header names it answers to; ``telling``: it betrays the kind.

    ``into``: the column of a record version that holds it (a day as its ordinal, an amount in millionths); without
    one it is kept as text, under its key, in ``more``. ``numbered``: a further list, of names that may as well stand
    above a description: a column is meant only where each cell is a number of its own.
    """

    key: str
    title: str
    type: FieldType
    group: str
    required: bool = False
    telling: bool = False
    into: str = ""
    numbered: str = ""

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """The header names in English, Chinese, Romanian, German, French and Spanish, each as its words."""
        return names_in(self.group)


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file.

    ``unique``: the field that names a row and does not repeat, for people, customers and products. ``named_by``: the
    fields that together are a record's own key; a record in which one of them is empty is known by its content.
    ``apart_by``: the first of these that is filled tells records of one name apart. ``line``: the field that tells
    lines of one document apart. ``log``: many rows have one number. ``recorded``: the kind its records are kept as.
    ``one_of``: of these fields at least one is needed. ``lone``: one of them and the group of names by which it is
    found where a file has neither these nor ``parted``: an invoice's only amount. ``spread``: the field that may
    stand in several columns, each called after what it holds for: a ``spread_by`` of period or currency; its key is
    then ``amount@2026-03``.
    """

    kind: Kind
    title: str
    fields: tuple[Field, ...]
    unique: str = ""
    named_by: tuple[str, ...] = ()
    apart_by: tuple[str, ...] = ()
    line: str = ""
    log: bool = False
    recorded: Kind | None = None
    one_of: tuple[str, ...] = ()
    lone: tuple[str, str] | None = None
    parted: str = ""
    spread: str = ""
    spread_by: str = ""

    def field(self, key: str) -> Field:
        """The field ``key``; of a spread one the field itself, not required in every column."""
        base, mark, _label = key.partition(SPREAD)
        found = next(field for field in self.fields if field.key == base)
        return replace(found, key=key, required=False) if mark else found

    def missing(self, keys: Collection[str]) -> tuple[str, ...]:
        """The keys of needed fields that are not among ``keys``; a spread field is there in any of its columns."""
        have = {key.partition(SPREAD)[0] for key in keys}
        is_spread = any(SPREAD in key for key in keys)
        lacking = [field.key for field in self.fields if field.required and field.key not in have]
        if self.one_of and not is_spread and not have & set(self.one_of):
            lacking.append(self.one_of[0])
        return tuple(lacking)

    @property
    def stored(self) -> Kind:
        return self.recorded or self.kind


OWNER: Final = Field("owner", N_("Person"), FieldType.NAME, "owner", into="owner")
CUSTOMER: Final = Field("customer", N_("Customer"), FieldType.NAME, "customer", into="customer")
PRODUCT: Final = Field("product", N_("Product"), FieldType.NAME, "product", into="product")
CHANNEL: Final = Field("channel", N_("Channel"), FieldType.NAME, "channel", into="channel")
REGION: Final = Field("region", N_("Region"), FieldType.NAME, "region")
CURRENCY: Final = Field("currency", N_("Currency"), FieldType.CURRENCY, "currency")
RATE: Final = Field("rate", N_("Exchange rate"), FieldType.AMOUNT, "row_rate")
COMMENT: Final = Field("comment", N_("Comment"), FieldType.TEXT, "notes", into="comment")
TAX_RATE: Final = Field("tax_rate", N_("Tax rate"), FieldType.AMOUNT, "tax_rate")
DISCOUNT: Final = Field("discount", N_("Discount"), FieldType.DISCOUNT, "discount")
LIST_PRICE: Final = Field("list_price", N_("List price"), FieldType.AMOUNT, "price_before")
ORIGINAL: Final = Field("original", N_("Corrected document"), FieldType.CODE, "original", into="original")

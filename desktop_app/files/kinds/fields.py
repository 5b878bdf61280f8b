"""What a field and a kind of file are, and the fields that many kinds share; the kinds stand beside this module."""

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
    """One field of a kind. ``group`` is the list of header names it answers to; ``telling``: it betrays the kind.

    ``into``: the column of a record version that holds it (a day as its ordinal, an amount in millionths); without
    one it is kept as text, under its key, in ``more``.
    """

    key: str
    title: str
    type: FieldType
    group: str
    required: bool = False
    telling: bool = False
    into: str = ""

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """The header names in English, Chinese, Romanian, German, French and Spanish, each as its words."""
        return names_in(self.group)


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file.

    ``unique``: the field that names a row and does not repeat, for people, customers and products. ``named_by``: the
    fields that together are a record's own key; a record in which one of them is empty is known by its content.
    ``line``: the field that tells lines of one document apart. ``recorded``: the kind its records are kept as.
    """

    kind: Kind
    title: str
    fields: tuple[Field, ...]
    unique: str = ""
    named_by: tuple[str, ...] = ()
    line: str = ""
    recorded: Kind | None = None

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    @property
    def stored(self) -> Kind:
        return self.recorded or self.kind


OWNER: Final = Field("owner", N_("Person"), FieldType.NAME, "owner", into="owner")
CUSTOMER: Final = Field("customer", N_("Customer"), FieldType.NAME, "customer", into="customer")
PRODUCT: Final = Field("product", N_("Product"), FieldType.NAME, "product", into="product")
CHANNEL: Final = Field("channel", N_("Channel"), FieldType.NAME, "channel", into="channel")
REGION: Final = Field("region", N_("Region"), FieldType.NAME, "region")
CURRENCY: Final = Field("currency", N_("Currency"), FieldType.CURRENCY, "currency")
ORIGINAL: Final = Field("original", N_("Corrected document"), FieldType.CODE, "original", into="original")

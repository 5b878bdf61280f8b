"""People, customers and products: names with dated facts, not records."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import CURRENCY, REGION, Field, FieldType, ImportKind
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_CODE: Final = FieldType.CODE
_DAY: Final = FieldType.DAY
_NAME: Final = FieldType.NAME
_TEXT: Final = FieldType.TEXT

PERSON: Final = ImportKind(
    Kind.PERSON,
    N_("People"),
    (
        Field("name", N_("Name"), _NAME, "person"),
        Field("staff_no", N_("Staff no."), _CODE, "staff_no", telling=True),
        Field("email", N_("E-mail"), _TEXT, "email", telling=True),
        Field("role", N_("Role"), _NAME, "role", telling=True),
        Field("team", N_("Team"), _NAME, "team", telling=True),
        Field("manager", N_("Team lead"), _NAME, "manager", telling=True),
        REGION,
        Field("joined", N_("Joined"), _DAY, "joined", telling=True),
        Field("left", N_("Left"), _DAY, "left", telling=True),
        Field("fte", N_("Share of full time"), _AMOUNT, "fte", telling=True),
    ),
    unique="name",
    one_of=("name", "staff_no"),
)
"""Who has no name in a file is called by the staff number."""
CUSTOMER: Final = ImportKind(
    Kind.CUSTOMER,
    N_("Customers"),
    (
        Field("name", N_("Name"), _NAME, "customer", required=True, telling=True),
        Field("segment", N_("Segment"), _NAME, "segment", telling=True),
        REGION,
        Field("since", N_("Customer since"), _DAY, "since"),
    ),
    unique="name",
)
PRODUCT: Final = ImportKind(
    Kind.PRODUCT,
    N_("Products"),
    (
        Field("name", N_("Name"), _NAME, "product", required=True, telling=True),
        Field("category", N_("Category"), _NAME, "category", telling=True),
        Field("variant_of", N_("Variant of"), _NAME, "variant_of"),
        Field("list_price", N_("List price"), _AMOUNT, "list_price", telling=True),
        CURRENCY,
    ),
    unique="name",
)

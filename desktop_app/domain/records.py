"""Records as calculations see them, and the kinds there are. How a kind is read from a file: files/import_kinds."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction


class Kind(Enum):
    """What a record is. People, customers and products are names; everything else is a dated fact."""

    PERSON = "person"
    CUSTOMER = "customer"
    PRODUCT = "product"
    OPPORTUNITY = "opportunity"
    SALE = "sale"
    INVOICE = "invoice"
    PAYMENT = "payment"
    INTERACTION = "interaction"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Record:
    """One credited fact. ``version`` is the id of its record version; ``document`` the number people know it by.

    ``amount`` is without tax unless the workspace says otherwise, in ``currency``; ``quantity`` is in pieces.
    """

    version: int
    kind: Kind
    document: str
    day: date
    owner: int
    amount: Fraction
    time: str = ""
    line: str = ""
    customer: str = ""
    product: str = ""
    channel: str = ""
    quantity: Fraction = Fraction(1)
    currency: str = ""

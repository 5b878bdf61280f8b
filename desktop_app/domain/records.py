"""Records as calculations see them, and the kinds there are. How a kind is read from a file: files/import_kinds."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final


class Kind(Enum):
    """What a file or a record is. People, customers and products are names; everything else is kept as records.

    Credit notes are kept as invoices, events of a case as its interaction; see files/kinds.
    """

    PERSON = "person"
    CUSTOMER = "customer"
    PRODUCT = "product"
    OPPORTUNITY = "opportunity"
    SALE = "sale"
    INVOICE = "invoice"
    PAYMENT = "payment"
    INTERACTION = "interaction"
    SURVEY = "survey"
    CREDIT_NOTE = "credit_note"
    CREDIT_SPLIT = "credit_split"
    STAGE_CHANGE = "stage_change"
    QUOTE = "quote"
    LEAD = "lead"
    ACTIVITY = "activity"
    EVENT = "event"
    CASE_EVENT = "case_event"
    FEEDBACK = "feedback"
    COST = "cost"
    TRAINING = "training"
    TARGET = "target"
    ABSENCE = "absence"
    OPENING_BALANCE = "opening_balance"
    EXCHANGE_RATE = "exchange_rate"
    CALENDAR_DAY = "calendar_day"
    KPI_VALUE = "kpi_value"


# What happened on a day: only these say how far the data reach. A holiday or an absence may lie in the future.
HAPPENINGS: Final = frozenset(Kind) - {
    Kind.TARGET,
    Kind.ABSENCE,
    Kind.OPENING_BALANCE,
    Kind.EXCHANGE_RATE,
    Kind.CALENDAR_DAY,
    Kind.KPI_VALUE,
    Kind.CREDIT_SPLIT,
}


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

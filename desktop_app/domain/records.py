"""Records as calculations see them, and the kinds there are. How a kind is read from a file: files/import_kinds."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_


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


STATE_WORDS: Final = {
    "csat": N_("satisfaction"), "nps": N_("recommendation"),
    "won": N_("won"), "lost": N_("lost"), "open": N_("open"), "prospect": N_("prospect"), "unknown": N_("unknown"),
    "new": N_("new"), "contacted": N_("contacted"), "qualified": N_("qualified"), "converted": N_("converted"),
    "call": N_("call"), "visit": N_("visit"), "mail": N_("mail"), "demo": N_("demo"), "meeting": N_("meeting"),
    "message": N_("message"), "task": N_("task"), "other": N_("other"), "complaint": N_("complaint"),
    "praise": N_("praise"), "suggestion": N_("suggestion"), "feedback": N_("feedback"), "yes": N_("yes"),
    "no": N_("no"), "credit_note": N_("credit note"), "paid": N_("paid"), "unpaid": N_("unpaid"),
    "holiday": N_("not worked"), "working": N_("worked"), "part": N_("part of the day"), "company": N_("company"),
    "team": N_("team"), "region": N_("region"), "person": N_("person"), "product": N_("product"),
    "segment": N_("segment"),
}  # fmt: skip
"""What the program made of the words of a file for a state or a sort, as message ids."""

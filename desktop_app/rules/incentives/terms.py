"""When and how much of what was earned is paid, as data of a plan version; what it does: settling/."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_


class Trigger(Enum):
    """What releases earned money: the booking itself, its invoice, or the customer's payment."""

    BOOKING = "booking"
    INVOICE = "invoice"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Instalment:
    """``share`` of the earned money, due at its trigger or on a named event, then after days and months."""

    share: Fraction = field(metadata={"title": N_("Share"), "unit": Unit.PERCENT})
    trigger: Trigger | None = field(default=None, metadata={"title": N_("Due at")})
    event: str = field(default="", metadata={"title": N_("Due on the event")})
    days: int = field(default=0, metadata={"title": N_("Days later")})
    months: int = field(default=0, metadata={"title": N_("Months later")})


@dataclass(frozen=True, slots=True)
class Release:
    """``days`` and ``months`` hold every instalment; it is released on the day reached. [] is one instalment of all.

    A rest of the invoice below ``tolerance`` counts as paid.
    """

    trigger: Trigger = field(default=Trigger.BOOKING, metadata={"title": N_("Paid at")})
    days: int = field(default=0, metadata={"title": N_("Held for days")})
    months: int = field(default=0, metadata={"title": N_("Held for months")})
    instalments: tuple[Instalment, ...] = field(default=(), metadata={"title": N_("Instalments")})
    tolerance: Fraction = field(
        default=Fraction(5, 1000), metadata={"title": N_("Unpaid rest that counts as paid"), "unit": Unit.PERCENT}
    )


AT_ONCE: Final = Release()


class Method(Enum):
    """How a return is posted: its original period is worked out again, its line is reversed, or it counts when it is.

    Re-rating is the default: it alone doesn't depend on the order of the records.
    """

    RERATE = "rerate"
    AS_PAID = "as_paid"
    OWN_DATE = "own_date"


@dataclass(frozen=True, slots=True)
class ServedShare:
    """From ``served`` full months on, ``share`` of a return is taken back."""

    served: int = field(metadata={"title": N_("Full months served")})
    share: Fraction = field(metadata={"title": N_("Share taken back"), "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Clawback:
    """A return later than the window (from the original's date, last day included) takes nothing.

    ``term_months``: the part of the term not served is taken back. ``shares``: instead, by full months served.
    """

    method: Method = field(default=Method.RERATE, metadata={"title": N_("A return")})
    days: int | None = field(default=None, metadata={"title": N_("Within days")})
    months: int | None = field(default=None, metadata={"title": N_("Within months")})
    term_months: int | None = field(default=None, metadata={"title": N_("Term in months")})
    shares: tuple[ServedShare, ...] = field(default=(), metadata={"title": N_("Share by time served")})


RERATED: Final = Clawback()


@dataclass(frozen=True, slots=True)
class Draw:
    """A recoverable advance up to ``amount``, taken back from what later exceeds it.

    ``recover_from``: month of service in which recovery starts. ``last_month``: the last month of service with an
    advance; recovery goes on after it. ``forgive_after``: month of service after which advances (never returns) are
    forgiven.
    """

    amount: Fraction = field(metadata={"title": N_("Draw"), "unit": Unit.MONEY})
    share: Fraction = field(
        default=Fraction(1), metadata={"title": N_("Share of the excess taken back"), "unit": Unit.PERCENT}
    )
    recover_from: int = field(default=1, metadata={"title": N_("Taken back from month")})
    last_month: int | None = field(default=None, metadata={"title": N_("Until month of service")})
    forgive_after: int | None = field(default=None, metadata={"title": N_("Forgiven after month")})
    prorate: bool | None = field(default=None, metadata={"title": N_("Prorated for part of a period")})


class GuaranteeKind(Enum):
    """A minimum fills up what was earned; an addition is paid on top."""

    MINIMUM = "minimum"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Never taken back. ``by_month``: amounts by month of service; after them ``amount`` (default: nothing)."""

    amount: Fraction = field(default=Fraction(0), metadata={"title": N_("Guarantee"), "unit": Unit.MONEY})
    by_month: tuple[Fraction, ...] = field(
        default=(), metadata={"title": N_("By month of service"), "unit": Unit.MONEY}
    )
    kind: GuaranteeKind = field(default=GuaranteeKind.MINIMUM, metadata={"title": N_("Kind")})
    last_month: int | None = field(default=None, metadata={"title": N_("Until month of service")})
    prorate: bool | None = field(default=None, metadata={"title": N_("Prorated for part of a period")})


class Excess(Enum):
    """What the plan's cap cuts off is lost, or paid later in the fiscal year as far as the cap leaves room."""

    LOST = "lost"
    CARRIED = "carried"


class Exit(Enum):
    """What becomes of held money when a person leaves."""

    KEEP = "keep"
    ACCELERATE = "accelerate"
    FORFEIT = "forfeit"


@dataclass(frozen=True, slots=True)
class Leavers:
    """``days``: how long held money is still released after the last day; None: without an end."""

    rule: Exit = field(default=Exit.KEEP, metadata={"title": N_("Held money of a leaver")})
    days: int | None = field(default=None, metadata={"title": N_("Released for days after leaving")})


class DayCount(Enum):
    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """``longer_than``: working days running, counted across period ends; beyond them all days count."""

    kind: str = field(metadata={"title": N_("Absence")})
    quota: bool = field(default=True, metadata={"title": N_("Relieves the quota")})
    pay: bool = field(default=True, metadata={"title": N_("Reduces target pay and fixed amounts")})
    longer_than: int = field(default=20, metadata={"title": N_("When longer than working days")})


@dataclass(frozen=True, slots=True)
class Proration:
    """How part of a period counts. An absence without a rule relieves nothing: annual leave, public holidays.

    ``quota`` and ``pay``: what days before joining and after leaving reduce.
    ``accelerator_days``: working days present below which a person who was not there all along has no accelerator.
    """

    count: DayCount = field(default=DayCount.CALENDAR, metadata={"title": N_("Days counted")})
    absences: tuple[AbsenceRule, ...] = field(default=(), metadata={"title": N_("Absences")})
    accelerator_days: int = field(default=10, metadata={"title": N_("Working days needed for an accelerator")})
    quota: bool = field(default=True, metadata={"title": N_("Joining and leaving relieve the quota")})
    pay: bool = field(default=True, metadata={"title": N_("Joining and leaving reduce target pay and fixed amounts")})


@dataclass(frozen=True, slots=True)
class Ramp:
    """A quota by month of service, the calendar month of joining being month 1; after the last one it is whole."""

    quota: str = field(metadata={"title": N_("Quota")})
    percents: tuple[Fraction, ...] = field(default=(), metadata={"title": N_("Share"), "unit": Unit.PERCENT})
    amounts: tuple[Fraction, ...] = field(default=(), metadata={"title": N_("Amount"), "unit": Unit.MONEY})


class Conversion(Enum):
    """Which rate makes a document's currency the plan's: the document's own, the plan's of the year, or none."""

    DOCUMENT = "document"
    PLAN = "plan"
    NONE = "none"


class PayDay(Enum):
    """The day whose rate makes the plan's currency that of pay."""

    PERIOD_END = "period_end"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Currencies:
    """``rates``: plan rates, units of the plan's currency for one of the document's. ``pay`` "": the plan's."""

    conversion: Conversion = field(default=Conversion.DOCUMENT, metadata={"title": N_("Foreign documents")})
    rates: tuple["PlanRate", ...] = field(default=(), metadata={"title": N_("Plan rates")})
    pay: str = field(default="", metadata={"title": N_("Paid in")})
    pay_day: PayDay = field(default=PayDay.PERIOD_END, metadata={"title": N_("Converted at the rate of")})


@dataclass(frozen=True, slots=True)
class PlanRate:
    currency: str = field(metadata={"title": N_("Currency")})
    rate: Fraction = field(metadata={"title": N_("Rate")})


@dataclass(frozen=True, slots=True)
class PayTerms:
    """What happens to a person's earned pay. ``cap``: of a run, on the sum. A draw and a guarantee exclude each other.

    ``recovery_share``: the largest share of a run's positive earnings that a negative balance may take.
    """

    cap: Fraction | None = field(default=None, metadata={"title": N_("At most in a run"), "unit": Unit.MONEY})
    excess: Excess = field(default=Excess.LOST, metadata={"title": N_("What is cut off")})
    prorate_cap: bool | None = field(default=None, metadata={"title": N_("Maximum prorated for part of a period")})
    clawback: Clawback = field(default=RERATED, metadata={"title": N_("Returns")})
    draw: Draw | None = field(default=None, metadata={"title": N_("Draw")})
    guarantee: Guarantee | None = field(default=None, metadata={"title": N_("Guarantee")})
    recovery_share: Fraction | None = field(
        default=None, metadata={"title": N_("Share of pay a balance may take"), "unit": Unit.PERCENT}
    )
    leavers: Leavers = field(default=Leavers(), metadata={"title": N_("Leavers")})
    proration: Proration | None = field(default=None, metadata={"title": N_("Part of a period")})
    ramps: tuple[Ramp, ...] = field(default=(), metadata={"title": N_("Quota of new people")})
    currencies: Currencies = field(default=Currencies(), metadata={"title": N_("Currencies")})
    years: tuple[date, ...] = field(default=(), metadata={"title": N_("First days of years of 4-4-5 weeks")})
    dates: tuple[date, ...] = field(default=(), metadata={"title": N_("First days of periods of own dates")})


USUAL: Final = PayTerms()

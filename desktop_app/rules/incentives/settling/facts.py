"""What is known of a person beside the records: service, absences, payments, rates, opening balances; no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Length, Period
from desktop_app.rules.incentives.reading import Decision
from desktop_app.rules.incentives.result import PersonInputs


@dataclass(frozen=True, slots=True)
class Payment:
    """Money collected on the invoice ``document``, with tax; negative when a payment is taken back."""

    document: str
    day: date
    amount: Fraction
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """The invoice ``document``, whole and with tax. ``closed``: the day from which no more is expected of it."""

    document: str
    day: date
    gross: Fraction
    closed: date | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A named day that instalments wait for, of one ``document`` or ("") of all."""

    name: str
    day: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """``last`` is the last day away."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of the second currency for one of the first on ``day``; it holds until the next one."""

    currency: str
    into: str
    day: date
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An amount by hand, posted in the run of ``period``; it needs a reason."""

    period: Period
    amount: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What stood before the first run, by component: measure to date, money earned (paid, held and carried), held."""

    day: date
    measure: Mapping[str, Fraction] = field(default_factory=dict)
    earned: Mapping[str, Fraction] = field(default_factory=dict)
    held: Mapping[str, Fraction] = field(default_factory=dict)
    owed: Fraction = Fraction(0)
    balance: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class QuotaWeights:
    """How the quota of ``period`` lies over its parts of the length ``every``, in their order."""

    quota: str
    period: Period
    every: Length
    weights: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class QuotaChange:
    """From ``day`` on the quota of the whole ``period`` would be ``amount``; until then it was what it was."""

    quota: str
    period: Period
    day: date
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one person on the day of a run.

    ``inputs``: records, quotas and measures of every period posted so far and of the open one, unprorated.
    ``decided``: decisions of the lead that hold for one period, before those of the inputs.
    ``joined`` and ``left``: first and last day of service, None where they don't matter.
    """

    inputs: PersonInputs
    joined: date | None = None
    left: date | None = None
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    absences: tuple[Absence, ...] = ()
    payments: tuple[Payment, ...] = ()
    bills: tuple[Bill, ...] = ()
    events: tuple[Event, ...] = ()
    rates: tuple[Rate, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    opening: Opening | None = None
    weights: tuple[QuotaWeights, ...] = ()
    quota_changes: tuple[QuotaChange, ...] = ()
    decided: Mapping[Period, Mapping[str, Decision]] = field(default_factory=dict)

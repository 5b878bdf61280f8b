"""The examples a plan file carries, as data: what is given and what is expected of it. Running them: plan_examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """One credited record. ``original``: the ``document`` of the record that a return belongs to."""

    day: date
    amount: Fraction = Fraction(0)
    quantity: Fraction = Fraction(1)
    document: str = ""
    line: str = ""
    time: str = ""
    kind: Kind = Kind.SALE
    share: Fraction = Fraction(1)
    product: str = ""
    channel: str = ""
    region: str = ""
    customer: str = ""
    currency: str = ""
    original: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExpectedComponent:
    """What one component should give; what is left out is not looked at. ``records``: pay of each, in their order.

    ``reason`` is the id of the reason without "reason.": quota_missing, quota_zero, …
    """

    pay: Fraction | None = None
    measure: Fraction | None = None
    quota: Fraction | None = None
    attainment: Fraction | None = None
    rate: Fraction | None = None
    effective_rate: Fraction | None = None
    tier: int | None = None
    cut: Fraction | None = None
    next_unit: Fraction | None = None
    missing: Fraction | None = None
    other: Fraction | None = None
    records: tuple[Fraction, ...] | None = None
    state: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the run of ``period`` should give: in total, and by component."""

    period: Period
    pay: Fraction | None = None
    state: str | None = None
    version: date | None = None
    components: Mapping[str, ExpectedComponent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One person's runs in the order of ``expect``; what a run earned is "earned before" for the next.

    ``quotas`` and ``totals`` by name, or by name and period where they differ: "revenue 2026-01".
    ``earned_before`` and ``measure_before`` by component, money and measure before the first run.
    """

    name: str
    expect: tuple[Expected, ...]
    source: str = ""
    person: str = "Ana"
    records: tuple[ExampleRecord, ...] = ()
    quotas: Mapping[str, Fraction] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    target_pay: Fraction | None = None
    earned_before: Mapping[str, Fraction] = field(default_factory=dict)
    measure_before: Mapping[str, Fraction] = field(default_factory=dict)

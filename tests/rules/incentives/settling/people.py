"""Short ways to write sales, plans and people for the tests of this folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.ledger import EMPTY, Ledger
from desktop_app.rules.incentives.settling.settle import settle
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.terms import PayTerms

TEN = Component("C", Flat(Fraction(1, 10)))


def month(number: int) -> Period:
    return parse_period(f"2026-{number:02d}")


def sale(number: int, amount: int | str, month_: int, day: int = 5, **more: Any) -> Credit:
    record = Record(number, Kind.SALE, str(number), date(2026, month_, day), 1, Fraction(amount))
    return Credit(record, **more)


def plan(*components: Component, currency: str = "", fiscal_start: int = 1, **terms: Any) -> Plan:
    version = PlanVersion(
        date(2020, 1, 1), components or (TEN,), currency, fiscal_start=fiscal_start, terms=PayTerms(**terms)
    )
    return Plan("P", (version,))


@dataclass
class Person:
    """Runs one month after the other; what is known grows between them."""

    plan: Plan
    credits: list[Credit] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)
    inputs: dict[str, Any] = field(default_factory=dict)
    ledger: Ledger = EMPTY

    def run(self, number: int, *new: Credit, **known: Any) -> Settlement:
        return self.run_period(month(number), *new, **known)

    def run_period(self, period: Period, *new: Credit, **known: Any) -> Settlement:
        self.credits += new
        self.known |= known
        facts = Facts(PersonInputs(1, "Ana", tuple(self.credits), **self.inputs), **self.known)
        made = settle(self.plan, facts, period, self.ledger)
        self.ledger = made.ledger
        return made

    def pays(self, *runs: Sequence[Credit]) -> list[int]:
        """What runs from January on pay, each with the records that are new to it, in cents."""
        return [self.run(number, *new).pay or 0 for number, new in enumerate(runs, 1)]

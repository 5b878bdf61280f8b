"""A posted period that is left as it is gives what working it out again would give."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.ledger import EMPTY, Ledger
from desktop_app.rules.incentives.settling.settle import settle
from desktop_app.rules.incentives.settling.unchanged import told_apart, unchanged
from desktop_app.rules.incentives.shapes.retroactive import Retroactive

STEPS = Retroactive((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40_000), Fraction(8, 100))))
PLAN = Plan("Steps", (PlanVersion(date(2026, 1, 1), (Component("Commission", STEPS),), "EUR"),))
MONTHS = [parse_period(f"2026-0{month}") for month in range(1, 5)]
SALES = [
    Credit(Record(month, Kind.SALE, f"S{month}", date(2026, month, 9), 1, Fraction(38_000 + month), currency="EUR"))
    for month in range(1, 5)
]
BACK = Credit(Record(9, Kind.SALE, "R9", date(2026, 4, 9), 1, Fraction(-500), currency="EUR"), original=2)
LATE = Credit(Record(10, Kind.SALE, "S10", date(2026, 3, 30), 1, Fraction(9_000), currency="EUR"))


def known(*later: Credit) -> Facts:
    return Facts(PersonInputs(1, "Ana", (*SALES, *later)))


def posted() -> Ledger:
    ledger = EMPTY
    for month in MONTHS[:3]:
        ledger = settle(PLAN, known(), month, ledger).ledger
    return ledger


@pytest.mark.parametrize("later", [(), (BACK,), (LATE,), (BACK, LATE)])
def test_leaving_what_is_unchanged_gives_what_working_it_out_gives(later: tuple[Credit, ...]) -> None:
    ledger = posted()
    quick = settle(PLAN, known(*later), MONTHS[3], ledger)
    whole = settle(PLAN, known(*later), MONTHS[3], replace(ledger, under=""))
    assert (quick.pay, quick.deltas, quick.ledger) == (whole.pay, whole.deltas, whole.ledger)


def test_steps_that_shrink_follow_a_day_of_joining_that_is_corrected_later() -> None:
    """17 March leaves 15 of 31 days: 30,000 of March are above 40,000 · 15/31, so 8 % and not 5 % of them."""
    shrinking = replace(PLAN.versions[0].components[0], prorate_bounds=True)
    plan = Plan("Steps", (replace(PLAN.versions[0], components=(shrinking,)),))
    sold = Credit(Record(1, Kind.SALE, "S1", date(2026, 3, 20), 1, Fraction(30_000), currency="EUR"))
    before = Facts(PersonInputs(1, "Ana", (sold,)))
    march = settle(plan, before, MONTHS[2])
    april = settle(plan, replace(before, joined=date(2026, 3, 17)), MONTHS[3], march.ledger)
    assert (march.pay, april.pay, april.delta) == (1_500_00, 900_00, 900_00)


def test_another_plan_or_another_record_is_worked_out_again() -> None:
    ledger = posted()
    same = {one.period: one.credited for one in ledger.postings}
    assert list(unchanged(PLAN, known(), ledger, MONTHS[3], lambda one: same[one])) == MONTHS[:3]
    assert unchanged(PLAN, known(), ledger, MONTHS[3], lambda _one: {}) == {}
    other = replace(PLAN, versions=(replace(PLAN.versions[0], currency="RON"),))
    assert told_apart(other) != told_apart(PLAN)
    assert unchanged(other, known(), ledger, MONTHS[3], lambda one: same[one]) == {}

"""Which of several opening balances a plan counts on from, and that two of one year are named."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.merge_names import merge_names
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.pay_openings import counted_from
from desktop_app.rules.incentives.settling.facts import Opening
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.operations.pay.test_plan_start import ADDING, MARCH_1

MARCH = parse_period("2026-03")


def test_records_count_from_the_day_after_the_evening_of_the_balance() -> None:
    assert counted_from(None, MARCH) == date.min
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 10), date(2026, 4, 1)]
    first, same, inside, later = [counted_from(Opening(day), MARCH) for day in days]
    assert (first, same, inside, later) == (MARCH_1, MARCH_1, date(2026, 3, 11), date.min)


def test_two_balances_that_came_together_are_named_and_the_years_before_are_none_of_them(team: Store) -> None:
    """Two names made one leave Ana with two; a balance of a later year does not replace that of the plan's start."""
    ana, ion = (groupings.group_id(team, "person", name) for name in ("Ana", "Ion"))
    plans.assign(
        team, plans.save_plan(team, ADDING), Scope(ScopeKind.PERSON, ana, "Ana"), role="", first=MARCH_1, last=None
    )
    save_entry(team, OpeningBalance(ana, "Year", date(2026, 2, 28), Fraction(0), Fraction(0)))
    save_entry(team, OpeningBalance(ana, "Year", date(2027, 2, 28), Fraction(90_000), Fraction(4_500)))
    (one,) = evaluate.evaluate_period(team, parse_period("2026-03")).statements
    assert (one.pay, one.lines[0].measure) == (3_000_00, 60_000)
    save_entry(team, OpeningBalance(ion, "Year", date(2026, 1, 31)))
    merge_names(team, "person", ion, ana)
    with pytest.raises(UserError, match="two opening balances in “Year” within one year, of 2026-01-31 and of 2026-02"):
        evaluate.evaluate_period(team, parse_period("2026-03"))

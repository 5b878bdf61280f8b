"""A plan that changes inside a period."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.changes import evaluate_changing
from desktop_app.rules.incentives.shapes.flat import Flat
from tests.rules.incentives.settling.people import month, sale


def test_without_a_change_the_version_of_the_period_holds() -> None:
    first = PlanVersion(date(2020, 1, 1), (Component("C", Flat(Fraction(1, 10))),))
    second = replace(first, valid_from=date(2026, 2, 1), components=(Component("C", Flat(Fraction(1, 5))),))
    person = PersonInputs(1, "Ana", (sale(1, 1000, 1), sale(2, 1000, 2)))
    found = [evaluate_changing(Plan("P", (first, second)), person, month(number)).total for number in (1, 2)]
    assert found == [100_00, 200_00]

"""Plans that change in mid-year: what goes on under another name, what is new, what ends; nothing is paid twice."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.rules.incentives.plan import Component, PeriodRule, Plan, PlanVersion
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.settling.facts import Opening
from desktop_app.rules.incentives.settling.lineage import before, identities
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from tests.rules.incentives.settling.people import TEN, Person, sale

YEAR = replace(TEN, rule=PeriodRule.CUMULATIVE)
STEPS = Marginal((Tier(Fraction(0), Fraction(10, 100)), Tier(Fraction(2500), Fraction(20, 100))))


def changing(*components: tuple[str, Component]) -> Plan:
    return Plan("P", tuple(PlanVersion(date.fromisoformat(day), (component,)) for day, component in components))


def pays(plan: Plan) -> list[int]:
    """1,000 sold in each of four months."""
    return Person(plan).pays(*([sale(month, 1000, month)] for month in range(1, 5)))


def test_another_name_goes_on_with_what_the_year_has_earned() -> None:
    stepped = replace(YEAR, shape=STEPS)
    whole = pays(changing(("2020-01-01", stepped)))
    assert whole == [100_00, 100_00, 150_00, 200_00]
    assert pays(changing(("2020-01-01", stepped), ("2026-03-01", replace(stepped, name="New name")))) == whole


def test_what_is_new_in_mid_year_counts_from_its_first_day() -> None:
    other = replace(YEAR, name="Deals", measure="collected", shape=Flat(Fraction(1, 20)))
    assert identities(changing(("2020-01-01", YEAR), ("2026-03-01", other)))[date(2026, 3, 1), "Deals"] != "Deals"
    monthly = replace(TEN, name="Each month")
    assert pays(changing(("2020-01-01", monthly), ("2026-03-01", YEAR))) == [100_00] * 4
    assert pays(changing(("2020-01-01", TEN), ("2026-03-01", YEAR))) == [100_00] * 4


@pytest.mark.parametrize("late", ["2026-03-16", "2026-03-01"])
def test_what_ends_in_mid_year_is_paid_up_to_its_last_day(late: str) -> None:
    """The sale of 5 March is still under the plan of the year where that ends on the 15th."""
    five = Component("Five", Flat(Fraction(5, 100)))
    plan = changing(("2020-01-01", YEAR), (late, five))
    expected = 100_00 if late == "2026-03-16" else 50_00
    assert pays(plan) == [100_00, 100_00, expected, 50_00]


def test_a_renamed_component_of_a_month_is_paid_once() -> None:
    plan = changing(("2020-01-01", TEN), ("2026-03-16", replace(TEN, name="New name")))
    one = Person(plan)
    assert one.run(3, sale(1, 1000, 3, day=5), sale(2, 1000, 3, day=20)).pay == 200_00


def test_an_opening_balance_goes_on_under_the_new_name_and_the_new_rate() -> None:
    """5,000 at 10 % brought along and paid; then 1,000 at 10 % and, from April on, 1,000 at 20 %."""
    opening = Opening(date(2026, 2, 28), {"C": Fraction(5000)}, {"C": Fraction(500)})
    for name in ("C", "New name"):
        later = replace(YEAR, name=name, shape=Flat(Fraction(20, 100)))
        one = Person(changing(("2020-01-01", YEAR), ("2026-04-01", later)), known={"opening": opening})
        assert [one.run(3, sale(1, 1000, 3)).pay, one.run(4, sale(2, 1000, 4)).pay] == [100_00, 200_00]


def test_two_that_came_are_not_taken_for_the_one_that_went() -> None:
    earlier = PlanVersion(date(2020, 1, 1), (YEAR,))
    later = PlanVersion(date(2026, 3, 1), (replace(YEAR, name="A"), replace(YEAR, name="B")))
    assert before(earlier, later, later.components[0]) is None
    assert before(earlier, replace(later, components=(YEAR, *later.components)), YEAR) == YEAR

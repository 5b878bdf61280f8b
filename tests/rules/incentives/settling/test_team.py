"""Several people's runs: what managers and sharers are paid stays right when data comes late."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.settling.team import TeamMember, settle_team
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.pool import Pool

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
TENTH: Shape = Flat(Fraction(1, 10))


def plan(*components: Component) -> Plan:
    return Plan("P", (PlanVersion(date(2026, 1, 1), components, "EUR"),))


def sale(number: int, amount: int, month: int, original: int | None = None) -> Credit:
    record = Record(number, Kind.SALE, f"S-{number}", date(2026, month, 5), 2, Fraction(amount))
    return Credit(record, original=original, seller=2)


def member(
    rules: Plan, number: int, *own: Credit, reports: tuple[Credit, ...] = (), of: tuple[int, ...] = ()
) -> TeamMember:
    inputs = PersonInputs(number, f"P{number}", own, reports=reports)
    return TeamMember(rules, Facts(inputs), frozenset(of))


def settled(
    members: list[TeamMember], period: Period, before: dict[int, dict[str, Settlement]] | None = None
) -> dict[int, dict[str, Settlement]]:
    ledgers = {
        person: {currency: one.ledger for currency, one in found.items()} for person, found in (before or {}).items()
    }
    return settle_team(members, period, ledgers)


def pays(found: dict[int, dict[str, Settlement]]) -> list[int | None]:
    return [found[person]["EUR"].pay for person in sorted(found)]


@pytest.mark.parametrize("measure", ["reports_pay", "revenue"])
def test_a_reports_return_comes_off_the_managers_override_too(measure: str) -> None:
    whose = Whose.OWN if measure == "reports_pay" else Whose.REPORTS
    boss, own = plan(Component("Override", TENTH, measure, whose=whose)), plan(Component("Commission", TENTH))
    sold, returned = sale(1, 5000, 3), sale(2, -1000, 4, original=1)
    more = sale(3, 3000, 4)
    march = settled([member(boss, 1, reports=(sold,), of=(2,)), member(own, 2, sold)], MARCH)
    late = (sold, returned, more)
    april = settled([member(boss, 1, reports=late, of=(2,)), member(own, 2, *late)], APRIL, march)
    share = 1 if measure == "reports_pay" else 10
    assert pays(march) == [5000 * share, 50_000]
    assert pays(april) == [2000 * share, 20_000]
    assert [one.period for one in april[1]["EUR"].deltas] == [MARCH]


def test_a_pool_is_shared_again_when_a_sale_comes_late() -> None:
    rules = plan(Component("Pool", Pool(rate=Fraction(1, 10))))
    first, late = sale(1, 1000, 3), sale(2, 500, 3)
    march = settled([member(rules, 1, first), member(rules, 2)], MARCH)
    april = settled([member(rules, 1, first), member(rules, 2, late)], APRIL, march)
    assert pays(march) == [5000, 5000]
    assert pays(april) == [2500, 2500]


def test_pay_that_depends_on_itself_is_an_error() -> None:
    rules = plan(Component("Override", TENTH, "reports_pay"))
    with pytest.raises(UserError):
        settled([member(rules, 1, of=(2,)), member(rules, 2, of=(1,))], MARCH)


def test_a_report_whose_pay_is_not_known_holds_the_manager_alone() -> None:
    boss, own = plan(Component("Override", TENTH, "reports_pay")), plan(Component("Commission", TENTH))
    held = plan(Component("Bonus", TENTH, "csat"))
    found = settled([member(boss, 1, of=(2,)), member(held, 2), member(own, 3, sale(1, 100, 3))], MARCH)
    assert pays(found) == [None, None, 1000]
    assert replace(found[1]["EUR"]).reasons[0].step == "reason.reports_missing"

"""Classes of customers of a small team, by the rules of the day."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.customers import (
    classes_on,
    customer_classification,
    has_customers,
    save_classes,
    words,
)
from desktop_app.operations.analyses.tables import customer_tables
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis.classes import BUILT_IN, ClassRule
from desktop_app.store.database import Store

APRIL = Wanted((), parse_period("2026-04"), date(2026, 4, 30))
OWN = (ClassRule("Big", "Visit", min_amount=Fraction(30_000), care_days=14), ClassRule("Small"))


def test_who_bought_what(team: Store) -> None:
    found = customer_classification(team, APRIL)
    assert has_customers(team)
    assert (found.first, found.as_of) == (date(2025, 5, 1), date(2026, 4, 30))
    bought = {found.labels[one.customer.key]: one.customer for one in found.found}
    assert {name: (one.orders, one.amount, one.last) for name, one in bought.items()} == {
        "Acme": (2, 70_000, 30), "Bold": (1, 20_000, 41), "Dune": (1, 10_000, 28),
    }  # fmt: skip
    assert {found.name_of(one.place) for one in found.found} == {"New"}
    assert sum(row.amount for row in found.rows) == 100_000
    assert "import activities" in words(found)["care"]


def test_rules_hold_from_their_day_on(team: Store) -> None:
    save_classes(team, OWN, date(2026, 4, 1), "our own")
    found = customer_classification(team, APRIL)
    assert {found.labels[one.customer.key]: found.name_of(one.place) for one in found.found} == {
        "Acme": "Big", "Bold": "Small", "Dune": "Small",
    }  # fmt: skip
    assert classes_on(team, date(2026, 3, 31)) == BUILT_IN
    save_classes(team, None, date(2026, 5, 1))
    assert classes_on(team, date(2026, 5, 1)) == BUILT_IN
    assert classes_on(team, date(2026, 4, 30)).rules == OWN
    table = customer_tables(found)["customers"]
    assert table.rows[0][:2] == ("Acme", "Big")


@pytest.mark.parametrize(
    "rules",
    [(), (ClassRule(" "),), (ClassRule("A"), ClassRule("A")), (ClassRule("A", silent_for=-1),),
     (ClassRule("A", top_share=Fraction(2)),)],
)  # fmt: skip
def test_unfit_rules_are_refused(team: Store, rules: tuple[ClassRule, ...]) -> None:
    with pytest.raises(UserError):
        save_classes(team, rules, None)

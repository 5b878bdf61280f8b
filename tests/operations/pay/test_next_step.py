"""What is missing to the next step, and which open deals bring it: by hand beside the engine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.next_step import next_steps
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
APRIL = parse_period("2026-04")
TIERS = """name = "Steps"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "marginal"
tiers = [ { from = 0, rate = "5 %" }, { from = 20000, rate = "10 %" } ]
"""
OPEN = """id,owner,customer,product,stage,opened,closed,amount
20,Mei,Acme,Pen,Engaging,2026-03-01,,9000
21,Mei,Bold,Ink,Engaging,2026-03-01,,4000
22,Mei,Cold,Pen,Engaging,2026-03-01,,7000
23,Ana,Cold,Pen,Engaging,2026-03-01,,90000
"""


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def use(store: Store, text: str = TIERS) -> None:
    plans.assign(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)


def test_the_fewest_open_deals_reach_the_next_step(team: Store, import_text: ImportText) -> None:
    import_text(OPEN, "open.csv")
    use(team)
    (step,) = next_steps(team, person(team, "Mei"), APRIL)
    # 10,000 of 20,000: 9,000 alone is too little, so two; 9,000 + 4,000 is the least of the pairs that reach it
    assert (step.component, step.bound, step.missing, step.next_unit) == ("Commission", 20_000, 10_000, Fraction(1, 20))
    assert [one.document for one in step.deals] == ["20", "21"]
    assert step.gain == 500_00 + 300_00  # 10,000 at 5 %, 3,000 at 10 %


def test_a_deal_that_the_component_does_not_count_is_not_named(team: Store, import_text: ImportText) -> None:
    import_text(OPEN, "open.csv")
    use(team, TIERS.replace('name = "Commission"', 'name = "Commission"\nfilter = { products = ["Pen"] }'))
    (step,) = next_steps(team, person(team, "Mei"), APRIL)
    assert step.missing == 20_000
    assert step.deals == ()  # the pens come to 16,000


def test_a_period_that_is_over_can_be_reached_by_nothing(team: Store, import_text: ImportText) -> None:
    import_text(OPEN, "open.csv")
    use(team)
    assert next_steps(team, person(team, "Ana"), parse_period("2026-03")) == []  # beyond the last step
    (step,) = next_steps(team, person(team, "Mei"), parse_period("2026-03"))
    assert replace(step, deals=()) == step
    assert step.gain is None


def test_without_a_plan_there_is_no_next_step(team: Store) -> None:
    with pytest.raises(UserError, match="has a plan"):
        next_steps(team, person(team, "Mei"), APRIL)

from collections.abc import Callable
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.evaluate import try_out
from desktop_app.operations.pay.pay_totals import pay_totals
from desktop_app.operations.targets import targets
from desktop_app.store import people
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")


PAID_HERE = {
    "flat_rate", "capped_flat", "marginal_tiers", "retroactive_tiers", "threshold", "quota_bonus", "attainment_tiers",
    "accelerator", "threshold_and_cap", "target_curve", "category_rates", "deal_bonus",
}  # fmt: skip
"""Templates by which the people of the workspace earn something; the others need figures it does not have."""
REFUSED = {"grade_coefficient", "margin_flat"}
"""They ask for a KPI of one's own, or for margins, and say so."""


@pytest.mark.parametrize("template", [one.key for one in plans.templates() if one.key not in REFUSED])
def test_totals_alone_give_the_same_cents_as_the_full_evaluation(team: Store, template: str) -> None:
    for number, person in enumerate(people.load(team)[:2]):
        scope = Scope(ScopeKind.PERSON, person.id, person.name)
        targets.set_target(team, "revenue", scope, MARCH, Fraction(30_000 + 40_000 * number))
    plan = next(one.file.plan for one in plans.templates() if one.key == template)
    full = {one.person: one.pay for one in try_out(team, plan, MARCH)}
    assert {one.person: one.pay for one in pay_totals(team, plan, MARCH)} == full
    assert any(full.values()) or template not in PAID_HERE


def test_a_joiner_is_held_to_the_quota_of_their_days_in_totals_too(team: Store, import_text: ImportText) -> None:
    import_text("name,team,joined\nAna,Field,2026-03-16\n", "joined.csv")
    for person in people.load(team):
        targets.set_target(
            team, "revenue", Scope(ScopeKind.PERSON, person.id, person.name), MARCH, Fraction(62_000)
        )  # 16 of 31 days are 32,000: 60,000 are more than the whole of it
    plan = next(one.file.plan for one in plans.templates() if one.key == "quota_bonus")
    full = {one.person: one.pay for one in try_out(team, plan, MARCH)}
    assert {one.person: one.pay for one in pay_totals(team, plan, MARCH)} == full
    assert any(full.values())

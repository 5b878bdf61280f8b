"""The plans one can start from: what sets each apart, and that every one of them can be used as it is."""

import pytest

from desktop_app.operations.pay.plans import Template, Trait, check_plan, templates
from desktop_app.rules.incentives.finding import Level

WANTED = {
    "flat_rate", "invoiced_flat", "collected_flat", "margin_flat", "marginal_tiers", "accelerator", "threshold_and_cap",
    "manager_override", "team_pool", "campaign_per_unit", "support_scorecard", "grade_coefficient",
    "new_hire_guarantee", "recoverable_draw", "cumulative_year", "payment_instalments", "contest", "collection_matrix",
}  # fmt: skip


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.key)
def test_a_template_checks_without_an_error_in_any_currency(template: Template) -> None:
    for currency in ("EUR", "CNY"):
        found = check_plan(template.file, currency)
        assert [finding for finding in found if finding.level is Level.ERROR] == []


def test_every_wanted_way_of_paying_has_a_template() -> None:
    known = {template.key for template in templates()}
    assert known >= WANTED


def test_a_template_stands_under_the_question_it_answers_in_its_own_way() -> None:
    found = {template.key: template.trait for template in templates()}
    assert found["accelerator"] is found["collection_matrix"] is Trait.RATE
    assert found["margin_flat"] is found["support_scorecard"] is found["manager_override"] is Trait.MEASURE
    assert found["recoverable_draw"] is found["cumulative_year"] is found["payment_instalments"] is Trait.TIME

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.targets import targets
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import statement_from_json, statement_to_json
from desktop_app.store import evaluations, groupings, settings
from desktop_app.store.database import Store
from desktop_app.store.engine import IntegrityError

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
JANUARY = date(2026, 1, 1)
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
TIERS = FLAT.replace("Flat", "Tiers").replace(
    'kind = "flat"\nrate = "5 %"',
    """kind = "marginal"
tiers = [ { from = 0, rate = "5 %" }, { from = 50000, rate = "8 %" } ]""",
)
BONUS = FLAT.replace("Flat", "On quota").replace(
    'kind = "flat"\nrate = "5 %"',
    """kind = "attainment"
acts_on = "measure"
tiers = [ { from = 0, rate = "4 %" }, { from = 1, rate = "6 %" } ]""",
)


def assign(store: Store, text: str, to: Scope = COMPANY, role: str = "") -> int:
    plan = plans.save_plan(store, text)
    plans.assign(store, plan, to, role=role, first=JANUARY, last=None)
    return plan


def person(store: Store, name: str) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)


def pays(run: evaluate.Evaluated) -> dict[str, int | None]:
    return {one.name: one.pay for one in run.statements}


def test_a_flat_plan_pays_each_person_without_quota_target_or_role(team: Store) -> None:
    assign(team, FLAT)
    run = evaluate.evaluate_period(team, MARCH)
    assert pays(run) == {"Ana": 300_000, "Ion": 150_000, "Mei": 0}
    assert run.total() == 450_000


def test_the_record_that_crosses_a_bound_is_split_and_lines_sum_to_the_pay(team: Store) -> None:
    assign(team, TIERS)
    ana = evaluate.evaluate_period(team, MARCH).statements[0]
    assert ana.pay == 330_000  # 50,000 at 5 % and 10,000 at 8 %
    records = ana.lines[0].records
    assert [one.pay for one in records] == [200_000, 130_000]
    assert [one.crosses for one in records] == [False, True]


def test_a_missing_quota_is_not_evaluable_and_holds_that_person_alone(team: Store) -> None:
    targets.set_target(team, "revenue", person(team, "Ana"), MARCH, Fraction(50_000))
    assign(team, BONUS)
    run = evaluate.evaluate_period(team, MARCH)
    ana, ion, _mei = run.statements
    assert (ana.pay, ana.state) == (360_000, State.EVALUATED)
    assert (ion.pay, ion.state) == (None, State.NOT_EVALUABLE)
    assert ion.reasons[0].step == "reason.quota_missing"


def test_the_more_specific_assignment_holds(team: Store) -> None:
    assign(team, FLAT)
    assign(team, TIERS, person(team, "Ana"))
    run = evaluate.evaluate_period(team, MARCH)
    assert [one.plan for one in run.statements] == ["Tiers", "Flat", "Flat"]


def test_two_plans_of_one_person_at_once_are_an_error_that_names_both(team: Store) -> None:
    assign(team, FLAT)
    assign(team, TIERS)
    with pytest.raises(UserError, match=r"Two plans hold for .*: (Flat and Tiers|Tiers and Flat)"):
        evaluate.evaluate_period(team, MARCH)


def test_an_approved_run_keeps_its_figures_whatever_is_imported_or_taken_back_later(
    team: Store, import_text: ImportText
) -> None:
    assign(team, FLAT)
    approved = evaluate.approve(team, MARCH)
    import_text("id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,99000\n", "late.csv")
    again = evaluate.evaluate_period(team, MARCH)
    assert again == approved
    assert again.run.state == "approved"


def test_a_withdrawn_run_is_evaluated_anew_and_stays_readable_with_its_reason(
    team: Store, import_text: ImportText
) -> None:
    assign(team, FLAT)
    evaluate.approve(team, MARCH)
    import_text("id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,99000\n", "late.csv")
    evaluate.withdraw(team, MARCH, "deal 1 was wrong")
    assert evaluate.evaluate_period(team, MARCH).statements[0].pay == 595_000
    old = next(run for run in evaluations.load(team) if run.state == "withdrawn")
    assert old.note == "deal 1 was wrong"
    assert evaluate.load_run(team, old).statements[0].pay == 300_000


def test_a_paid_run_is_frozen_for_good(team: Store) -> None:
    assign(team, FLAT)
    evaluate.approve(team, MARCH)
    paid = evaluate.pay(team, MARCH, date(2026, 4, 15))
    assert (paid.run.state, paid.run.paid_on) == ("paid", "2026-04-15")
    with pytest.raises(UserError, match="Only an approved run"):
        evaluate.withdraw(team, MARCH, "oops")
    for change in ("update evaluation set note = 'x'", "update statement set pay = 1", "delete from statement"):
        with pytest.raises(IntegrityError, match=r"frozen|kept"):
            team.db.execute(change)


def test_only_an_approved_run_can_be_paid(team: Store) -> None:
    assign(team, FLAT)
    evaluate.evaluate_period(team, MARCH)
    with pytest.raises(UserError, match="not approved"):
        evaluate.pay(team, MARCH, date(2026, 4, 15))


def test_nobody_with_a_plan_is_said_with_what_to_do(team: Store) -> None:
    with pytest.raises(UserError, match=r"Nobody has a plan in 2026-03\. Assign a plan"):
        evaluate.evaluate_period(team, MARCH)


def test_evaluating_twice_leaves_one_draft(team: Store) -> None:
    assign(team, FLAT)
    first = evaluate.evaluate_period(team, MARCH)
    second = evaluate.evaluate_period(team, MARCH)
    assert first.statements == second.statements
    assert first.run.fingerprint == second.run.fingerprint
    assert len(evaluations.load(team)) == 1


def test_a_statement_reads_back_from_its_json_as_it_was(team: Store) -> None:
    assign(team, TIERS)
    for statement in evaluate.work_out(team, MARCH):
        assert statement_from_json(statement_to_json(statement)) == statement


def test_records_of_nobody_are_counted_and_named(team: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net\nA1,2026-03-05,,700\nA2,2026-03-06,Ana,300\n", "invoices.csv")
    save_settings(team, replace(settings.load(team), revenue_source="invoice"), "paid on invoices")
    assign(team, FLAT)
    run = evaluate.evaluate_period(team, MARCH)
    assert run.unassigned == (1, 700)
    assert pays(run)["Ana"] == 1_500


def test_a_plan_with_an_error_can_not_be_saved(team: Store) -> None:
    wrong = TIERS.replace("from = 0,", "from = 60000,")
    with pytest.raises(UserError, match="can't be used yet"):
        plans.save_plan(team, wrong)


def test_a_cumulative_plan_pays_the_difference_to_what_was_earned_before(team: Store) -> None:
    assign(team, TIERS.replace('name = "Commission"', 'name = "Commission"\nrule = "cumulative"'))
    for month in ("2026-01", "2026-02"):
        evaluate.approve(team, parse_period(month))
    evaluate.approve(team, MARCH)
    april = evaluate.evaluate_period(team, parse_period("2026-04"))
    assert pays(april) == {"Ana": 0, "Ion": 0, "Mei": 50_000}


def test_who_has_left_or_not_yet_joined_has_no_statement(team: Store, import_text: ImportText) -> None:
    import_text("name,joined,left\nIon,2025-01-01,2026-02-28\nMei,2026-04-01,\nAna,2026-03-31,\n", "staff.csv")
    assign(team, FLAT)
    assert [one.name for one in evaluate.evaluate_period(team, MARCH).statements] == ["Ana"]
    assert [one.name for one in evaluate.work_out(team, parse_period("2026-02"))] == ["Ion"]


def test_a_plan_on_margin_is_refused_instead_of_paying_nothing(team: Store) -> None:
    assign(team, FLAT.replace('name = "Commission"', 'name = "Commission"\nmeasure = "margin"'))
    with pytest.raises(UserError, match="paid on margin"):
        evaluate.evaluate_period(team, MARCH)


GATED = (
    FLAT.replace("Flat", "Gated")
    + '[[versions.gates]]\nname = "Wins"\ngates = [{{ measure = "{kpi}", at_least = 0 }}]\n'
)


def test_a_gate_on_a_kpi_without_data_waits_for_the_lead(team: Store) -> None:
    assign(team, GATED.format(kpi="csat_mean"))
    run = evaluate.evaluate_period(team, MARCH)
    assert {one.state for one in run.statements} == {State.UNDECIDED}
    assert run.total() == 0
    assert run.statements[0].reasons[0].step == "reason.undecided_missing"


def test_a_gate_on_revenue_is_found_among_the_records(team: Store) -> None:
    assign(team, GATED.format(kpi="revenue"))
    assert pays(evaluate.evaluate_period(team, MARCH)) == {"Ana": 300_000, "Ion": 150_000, "Mei": 0}


def test_a_pool_is_shared_by_everybody_under_the_plan_to_the_cent(team: Store) -> None:
    assign(team, FLAT.replace('kind = "flat"\nrate = "5 %"', 'kind = "pool"\namount = 100'))
    run = evaluate.evaluate_period(team, MARCH)
    assert (sorted(pays(run).values(), reverse=True), run.total()) == ([33_34, 33_33, 33_33], 100_00)  # type: ignore[type-var] # known

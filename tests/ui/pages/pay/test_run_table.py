"""The run's table: models that hold, groups that stay together, totals, and what is shown where nothing is known."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import run_facts
from desktop_app.ui.pages.pay.run_facts import RunFacts
from desktop_app.ui.pages.pay.run_table import RunModel
from tests.ui.pages.pay.conftest import MARGINAL, use_template

MARCH = parse_period("2026-03")


@pytest.fixture
def facts(store: Store) -> RunFacts:
    use_template(store, MARGINAL)
    return run_facts.read_run(store, evaluate_period(store, MARCH), MARCH)


def column(model: RunModel, key: str) -> int:
    return next(place for place, one in enumerate(model.columns) if one.key == key)


def shown(model: RunModel, key: str) -> list[str]:
    place = column(model, key)
    return [model.shown(row, place).words for row in range(model.rowCount())]


def in_teams(facts: RunFacts) -> RunFacts:
    """Ana and Ion in a team each."""
    people = [statement.person for statement in facts.evaluated.statements]
    return replace(facts, teams=dict(zip(people, ("Field", "Inside"), strict=True)))


def test_the_models_hold(facts: RunFacts, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(RunModel(facts))
    qtmodeltester.check(RunModel(in_teams(facts)))


def test_a_row_a_person_and_totals_that_are_their_sum(facts: RunFacts) -> None:
    model = RunModel(facts)
    assert shown(model, "person") == ["Ana Pop", "Ion Rusu"]
    assert shown(model, "measure") == ["136,534.00", "12,000.50"]
    # 40,000 at 5 %, 40,000 at 8 %, 56,534 at 12 %; 12,000.50 at 5 % is 600.025
    assert shown(model, "pay") == ["11,984.08", "600.03"]
    assert [cell.value for cell in model.table.totals if hasattr(cell, "value")] == [
        Fraction("148534.5"),
        Fraction("12584.11"),
    ]
    assert shown(model, "quota") == ["—", "—"]


def test_one_component_needs_no_column_beside_the_pay(facts: RunFacts, store: Store) -> None:
    assert not [one for one in RunModel(facts).columns if one.key.startswith("component:")]
    use_template(store, "quota_bonus")


def test_teams_have_heads_with_their_sums(facts: RunFacts) -> None:
    model = RunModel(in_teams(facts))
    assert shown(model, "person") == [
        "Field · Steps, each on its own part", "Ana Pop", "Inside · Steps, each on its own part", "Ion Rusu",
    ]  # fmt: skip
    assert shown(model, "pay") == ["11,984.08", "11,984.08", "600.03", "600.03"]
    assert model.heads() == [0, 2]
    assert model.statement(0) is None


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_sorting_never_takes_a_person_out_of_their_team(facts: RunFacts, order: Qt.SortOrder) -> None:
    model = RunModel(in_teams(facts))
    model.sort(column(model, "pay"), order)
    assert [row for row in range(4) if model.statement(row) is None] == [0, 2]
    assert shown(model, "person")[1] == "Ana Pop"


def test_without_teams_sorting_is_by_the_raw_figures(facts: RunFacts) -> None:
    model = RunModel(facts)
    model.sort(column(model, "pay"), Qt.SortOrder.AscendingOrder)
    assert shown(model, "person") == ["Ion Rusu", "Ana Pop"]


def test_the_change_against_the_period_before_has_its_sign(facts: RunFacts) -> None:
    people = [statement.person for statement in facts.evaluated.statements]
    before = dict(zip(people, (1_000_000, 70_000), strict=True))
    model = RunModel(replace(facts, previous=before))
    assert shown(model, "change") == ["+1,984.08", "−99.97"]
    assert model.table.totals[-1] == "+1,884.11"

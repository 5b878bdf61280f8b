"""Examples in the editor: their pass or difference, typed, changed without losing a thing, taken from a run."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.pay.plans import templates
from desktop_app.rules.incentives.plan_examples import Difference, ExampleResult
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.example_dialog import ExampleDialog, TypedRun, as_example, new_example, typed
from desktop_app.ui.pages.pay.example_steps import ExampleSteps
from desktop_app.ui.pages.pay.examples_card import ExamplesCard
from desktop_app.ui.pages.pay.plan_editor import PlanEditor
from tests.ui.pages.pay.conftest import use_template

MARCH = parse_period("2026-03")


@pytest.fixture
def editor(page: PayPage, store: Store) -> PlanEditor:
    page.plan_steps.open_plan(use_template(store, "flat_rate"))
    return page.editor


def test_a_failing_example_shows_by_how_much(qtbot: QtBot) -> None:
    card = ExamplesCard()
    qtbot.addWidget(card)
    card.show_results([ExampleResult("One", (Difference("2026-03 · pay", "50", "62.53"),)), ExampleResult("Two", ())])
    assert card.failing == [0]
    words = [one.text() for one in card.findChildren(QLabel)]
    assert "2026-03 · pay: expects 50, the plan gives 62.53 (+12.53)" in words


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.key)
def test_an_example_that_is_opened_and_taken_over_is_the_same(template: object) -> None:
    for example in template.file.examples:  # type: ignore[attr-defined] # a Template
        assert as_example(typed(example), example) == example


def test_a_typed_example_is_one_more_and_holds_the_plan_to_it(editor: PlanEditor) -> None:
    editor.examples.add_asked.emit()
    dialog = editor.example_steps.asked
    assert isinstance(dialog, ExampleDialog)
    dialog.form.editors["runs"].table.item(0, 1).setText("600")
    dialog.accept()
    assert editor.draft is not None
    assert len(editor.draft.examples) == 3
    assert editor.examples.failing == [2]  # 5 % of 10,000 is 500
    editor.examples.accept_asked.emit(2)
    assert editor.examples.failing == []
    assert editor.draft.examples[2].expect[0].pay == 500


def test_a_period_that_cannot_be_read_keeps_the_dialog_open(editor: PlanEditor) -> None:
    editor.examples.edit_asked.emit(0)
    dialog = editor.example_steps.asked
    assert isinstance(dialog, ExampleDialog)
    dialog.form.editors["runs"].table.item(0, 0).setText("spring")
    dialog.accept()
    assert not dialog._problem.isHidden()
    dialog.reject()
    assert editor.draft == editor._opened


def test_an_example_without_a_run_says_what_is_missing() -> None:
    example = new_example(1, MARCH, "revenue")
    with pytest.raises(UserError, match="needs a run"):
        as_example(replace(typed(example), runs=()), example)
    moved = as_example(replace(typed(example), runs=(TypedRun("2026-Q1", Fraction(5)),)), example)
    assert (moved.expect[0].period.name, moved.expect[0].pay) == ("2026-Q1", 5)


def test_what_a_run_paid_becomes_an_example_that_passes(editor: PlanEditor, store: Store) -> None:
    evaluate_period(store, MARCH)
    steps: ExampleSteps = editor.example_steps
    assert editor.draft is not None
    ana, ion = steps.statements(store)
    steps.take(store, editor.draft, ana)
    steps.take(store, editor.draft, ion)
    # 5 % of 30,000 + 50,000 + 56,534; of 12,000.50.
    assert [one.expect[0].pay for one in editor.draft.examples[2:]] == [Fraction("6826.70"), Fraction("600.03")]
    assert editor.examples.failing == []

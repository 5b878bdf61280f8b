"""The editor: what is typed is checked, drawn and worked out at once, and saved as a version with its reason."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.pay.plans import templates
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.shapes import SHAPES
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.store import people, plans
from desktop_app.store.database import Store
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.beginnings import first_shape, suited_shape
from desktop_app.ui.pages.pay.component_card import ComponentCard
from desktop_app.ui.pages.pay.curve_card import CurveCard
from desktop_app.ui.pages.pay.dialogs import AskText
from desktop_app.ui.pages.pay.manners import manner_of, measure_choices
from desktop_app.ui.pages.pay.plan_editor import PlanEditor
from desktop_app.ui.widgets import text
from tests.ui.pages.pay.conftest import MARGINAL, use_template


@pytest.fixture
def editor(page: PayPage, store: Store) -> PlanEditor:
    """The flat plan for everybody, opened."""
    page.plan_steps.open_plan(use_template(store, "flat_rate"))
    QApplication.processEvents()
    return page.editor


def opened_form(editor: PlanEditor, place: int, which: str) -> Form:
    card = editor.cards[place]
    card.set_open(on=True)
    if which == "shape":
        return card._shape.form
    forms = [form for _names, form in (*card._forms, *card.rules._forms)]
    return next(form for form in forms if which in form.editors)


def type_rate(editor: PlanEditor, typed: str) -> None:
    opened_form(editor, 0, "shape").editors["rate"].line.setText(typed)  # type: ignore[union-attr] # it is a line
    editor.refresh()


def test_a_changed_rate_changes_the_sentence_and_fails_the_examples(editor: PlanEditor, page: PayPage) -> None:
    type_rate(editor, "10")
    assert "10\u00a0%" in editor.cards[0]._sentence.text()
    assert editor.examples.failing == [0, 1]
    assert page.header.primary is not None
    assert not page.header.primary.isEnabled()
    assert "2 errors left" in page.header.primary.toolTip()
    editor.examples._accept_failing()
    assert editor.errors == 0
    assert page.header.primary.isEnabled()


def test_a_change_is_saved_as_a_new_version_with_its_reason(editor: PlanEditor, page: PayPage, store: Store) -> None:
    type_rate(editor, "10")
    editor.examples._accept_failing()
    editor.first.setDate(QDate(2026, 4, 1))
    editor.refresh()
    # The examples are of March, when the old rate holds: they are held to it again.
    assert editor.examples.failing == [0, 1]
    editor.examples._accept_failing()
    assert page.header.primary is not None
    page.plan_desk._save_draft()
    asked = page.plan_steps.asked
    assert isinstance(asked, AskText)
    asked.line.setText("agreed in April")
    asked.accept()
    newest, first = plans.versions(store, 1)
    assert (newest.reason, first.reason) == ("agreed in April", "")
    saved = [(one.valid_from, one.components[0].shape) for one in parse_plan(newest.text).plan.versions]
    assert saved == [(date(2026, 1, 1), Flat(Fraction(5, 100))), (date(2026, 4, 1), Flat(Fraction(10, 100)))]
    assert page.view == "plans"


def test_a_field_that_cannot_be_read_keeps_the_plan_from_being_saved(editor: PlanEditor) -> None:
    type_rate(editor, "ten")
    assert editor.errors == 1
    type_rate(editor, "5")
    assert editor.errors == 0


def test_another_shape_brings_its_own_fields(editor: PlanEditor, qtbot: QtBot) -> None:
    card = editor.cards[0]
    card.set_open(on=True)
    chooser = next(one for one in card.findChildren(QComboBox) if one.accessibleName() == "How it is paid")
    chooser.setCurrentIndex(SHAPES.index(Marginal))
    qtbot.waitUntil(lambda: "tiers" in card._shape.form.editors)
    assert isinstance(editor.cards[0].component.shape, Marginal)
    editor.refresh()
    assert "From" not in editor.check.accessibleDescription()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_every_shape_can_be_added_edited_and_described(editor: PlanEditor, shape: type) -> None:
    editor.add_component(shape)
    QApplication.processEvents()
    card = editor.cards[-1]
    assert card.is_open()
    assert not editor.cards[0].is_open()
    assert not card.wrong
    assert len(editor.draft.version.components) == 2  # type: ignore[union-attr] # a draft is open
    assert card._sentence.text()


def test_components_can_be_removed_and_an_empty_plan_is_an_error(editor: PlanEditor) -> None:
    editor._remove(0)
    assert editor.cards == []
    assert editor.errors == 1


def test_a_measure_that_is_counted_makes_rates_amounts_of_money(store: Store) -> None:
    before = Component("Commission", first_shape(Marginal, Component("", Flat(Fraction(0)))))
    now = Component("Commission", before.shape, "deals")
    shape = suited_shape(before, now)
    assert isinstance(shape, Marginal)
    assert [(tier.lower, tier.rate) for tier in shape.tiers] == [(0, 20), (10, 30), (20, 40)]
    units = manner_of(now, {}, "EUR", frozenset()).units
    assert (units["lower"], units["rate"]) == (Unit.COUNT, Unit.MONEY)
    assert "margin" not in measure_choices(store)
    assert "margin" in measure_choices(store, "margin")


def test_a_plan_is_given_to_a_person_from_a_day_and_taken_away_again(
    editor: PlanEditor, page: PayPage, store: Store
) -> None:
    ana = next(one for one in people.load(store) if one.name == "Ana Pop")
    card = editor.assignments
    card.to.setCurrentIndex(card._choices.index((Scope(ScopeKind.PERSON, ana.id, "Ana Pop"), "")))
    card.first.setDate(QDate(2026, 3, 1))
    card.assign.click()
    found = plans.assignments(store)
    assert [(one.scope.name, date.fromordinal(one.valid_from)) for one in found] == [
        ("", date(2026, 1, 1)),
        ("Ana Pop", date(2026, 3, 1)),
    ]
    assert page.view == "editor"
    card.end_asked.emit(found[0].id)
    assert [one.scope.name for one in plans.assignments(store)] == ["Ana Pop"]


def test_a_new_plan_holds_for_whom_it_says_from_its_first_save_on(page: PayPage, store: Store) -> None:
    page.plan_steps.start_from(next(one.file for one in templates() if one.key == MARGINAL))
    assert page.view == "editor"
    assert page.editor.errors == 0
    page.plan_desk._save_draft()
    (one,) = plans.assignments(store)
    assert (one.scope.kind, date.fromordinal(one.valid_from)) == (ScopeKind.COMPANY, date(2026, 1, 1))


def test_the_curve_is_drawn_for_the_quota_that_is_typed(editor: PlanEditor, store: Store, page: PayPage) -> None:
    assert isinstance(editor.curve, CurveCard)
    assert editor.curve._asked.isHidden()
    page.plan_steps.open_plan(use_template(store, "quota_bonus"))
    curve = editor.curve
    assert not curve._asked.isHidden()
    curve.quota.setText("20,000")
    curve.quota.textEdited.emit("20,000")
    curve.curve.read_at(Fraction(20_000))
    assert curve.curve.readout()[1] == "pays €1,100.00"  # 3 % and the bonus of 500


def test_versions_can_be_looked_at_one_by_one(editor: PlanEditor, page: PayPage, store: Store) -> None:
    test_a_change_is_saved_as_a_new_version_with_its_reason(editor, page, store)
    page.plan_steps.open_plan(1)
    assert editor.draft is not None
    assert editor.draft.version.valid_from == date(2026, 4, 1)
    editor.versions.choose(date(2026, 1, 1))
    assert editor.draft.version.components[0].shape == Flat(Fraction(5, 100))


def test_nothing_is_cut_in_the_editor(editor: PlanEditor, page: PayPage) -> None:
    editor.cards[0].set_open(on=True)
    assert isinstance(editor.cards[0], ComponentCard)
    for width in (1016, 1232):
        page.resize(width, 900)
        QApplication.processEvents()
        text.clipped.clear()
        page.grab()
        assert text.clipped == []


def test_only_what_a_change_bears_on_is_made_anew(editor: PlanEditor) -> None:
    cards = (editor.conventions, editor.examples, editor.check, editor.preview, editor.assignments)
    before = [card.findChildren(QLabel) for card in cards]
    editor.refresh()
    assert [card.findChildren(QLabel) for card in cards] == before
    type_rate(editor, "10")
    after = [card.findChildren(QLabel) for card in cards]
    assert [old == new for old, new in zip(before, after, strict=True)][:2] == [True, False]

"""The whole way of the page: from three questions to a frozen pay, each step asked for once."""

from dataclasses import replace
from fractions import Fraction

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.new_workspace import save_settings
from desktop_app.store import evaluations, plans, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.pages.pay import PayPage
from tests.ui.pages.pay.conftest import MARGINAL, use_template

MARCH = parse_period("2026-03")


def primary(page: PayPage) -> QAbstractButton:
    QApplication.processEvents()  # a layout shows what was put into it with its next event; a look again replaces it
    found = page.header.primary
    assert found is not None
    assert found.isVisible()
    return found


def test_three_questions_lead_to_the_first_statement_without_quota_target_or_role(page: PayPage, store: Store) -> None:
    assert page.view == "new"
    rate = page.new_view.shape.editors["rate"]
    rate.line.setText("10")  # type: ignore[union-attr] # the rate's editor is a line
    assert "10\u00a0% of everything counted" in page.new_view.sentence.text()
    primary(page).click()
    assert page.view == "run"
    assert page.period == MARCH
    assert page.evaluated is not None
    # 10 % of 136,534.00 and of 12,000.50
    assert {one.name: one.pay for one in page.evaluated.statements} == {"Ana Pop": 1365340, "Ion Rusu": 120005}
    assert [(one.name, one.reason) for one in plans.load(store)] == [("Commission", "")]
    page.open_statement(page.evaluated.statements[0].person)
    assert page.view == "statement"
    assert "Ana Pop" in page._title.text()


def test_while_typing_the_last_closed_month_is_worked_out_again(page: PayPage, qtbot: QtBot) -> None:
    view = page.new_view
    qtbot.waitUntil(lambda: bool(view.preview.model.table.rows))
    # March is the last month the data covers to its end: it goes to 1 April.
    assert view.period() == MARCH
    totals = view.preview.model.table.totals
    assert totals[1:] == (
        Quantity(Fraction("148534.50"), Unit.MONEY, "EUR"),
        Quantity(Fraction("7426.73"), Unit.MONEY, "EUR"),  # 6,826.70 and 600.03 (600.025, half up)
    )


def test_a_wrong_rate_is_said_and_keeps_the_plan_from_being_used(page: PayPage) -> None:
    rate = page.new_view.shape.editors["rate"]
    rate.line.setText("five")  # type: ignore[union-attr] # the rate's editor is a line
    assert not primary(page).isEnabled()
    rate.line.setText("0")  # type: ignore[union-attr] # as above
    assert "Nothing is ever paid" in page.new_view.problem.text()
    assert not primary(page).isEnabled()


def test_a_run_is_approved_paid_and_then_frozen(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.open_view("run")
    page._empty.findChild(QAbstractButton).click()
    assert page.header.chip.accessibleName() == "Draft"
    primary(page).click()
    asked = page.run_steps.asked
    assert asked is not None
    asked.accept()
    assert page.header.chip.accessibleName() == "Approved"
    assert page.header.actions["withdraw"].isVisible()
    assert not page.header.buttons["evaluate"].isVisible()
    primary(page).click()
    assert page.run_steps.asked is not None
    page.run_steps.asked.accept()
    assert page.header.chip.accessibleName() == "Paid"
    assert page.header.primary is not None
    assert not page.header.primary.isVisible()
    assert not page.header.actions["withdraw"].isVisible()
    assert evaluations.load(store)[0].state == "paid"


def test_esc_leads_from_a_statement_to_the_run_and_from_the_editor_to_the_plans(page: PayPage, store: Store) -> None:
    plan = use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    assert page.evaluated is not None
    page.open_statement(page.evaluated.statements[0].person)
    assert page.back()
    assert page.view == "run"
    page.plan_steps.open_plan(plan)
    assert page.view == "editor"
    assert page.back()
    assert page.view == "plans"
    assert not page.back()


def test_the_page_is_listed_when_there_is_revenue_or_a_plan_and_absent_if_somebody_else_works_out_pay(
    store: Store,
) -> None:
    assert PayPage.has_something_to_say(store)
    use_template(store, MARGINAL)
    assert PayPage.attention(store) == 0
    save_settings(store, replace(settings.load(store), works_out_pay=False), "payroll does it")
    assert not settings.load(store).works_out_pay
    assert not PayPage.applies(store)
    assert PayPage.attention(store) == 0


def test_a_draft_of_a_month_that_is_over_waits_for_approval(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.run_steps.evaluate(parse_period("2026-04"))  # April has only begun
    assert PayPage.attention(store) == 1


def test_other_pages_can_open_a_person_a_period_and_a_view(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    assert page.evaluated is not None
    person = page.evaluated.statements[1]
    page.show_argument(Scope(ScopeKind.PERSON, person.person, person.name))
    assert page.view == "statement"
    assert person.name in page._title.text()
    page.show_argument(parse_period("2026-02"))
    assert (page.view, page.period.name) == ("run", "2026-02")
    page.show_argument("plans")
    assert page.view == "plans"


def test_everything_that_takes_the_focus_has_a_name(page: PayPage, store: Store) -> None:
    plan = use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    assert page.evaluated is not None
    person = page.evaluated.statements[0].person
    for show in (
        lambda: page.open_view("run"),
        lambda: page.open_statement(person),
        lambda: page.open_view("plans"),
        lambda: page.open_view("new"),
        lambda: page.plan_steps.open_plan(plan),
    ):
        show()
        if page.view == "editor":
            page.editor.cards[0].set_open(on=True)
        assert nameless(page) == []


def nameless(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [widget for kind in kinds for widget in page.findChildren(kind) if widget.isVisible()]
    inner = {"qt_spinbox_lineedit", "qt_toolbar_ext_button"}
    return [
        widget
        for widget in found
        if widget.focusPolicy().value
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.objectName() not in inner
        and not _labelled(page, widget)
    ]


def _labelled(page: QWidget, widget: QWidget) -> bool:
    return any(label.buddy() in (widget, widget.parentWidget()) for label in page.findChildren(QLabel))


def test_figures_open_their_explanation(page: PayPage, store: Store, qtbot: QtBot) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.open_view("run")
    model, table = page.run_view.model, page.run_view.table
    assert model is not None
    assert table is not None
    with qtbot.waitSignal(page.explain_asked) as asked:
        table.grid.clicked.emit(model.index(0, table.column("pay")))
    assert isinstance(asked.args[0], Explanation)
    assert asked.args[0].step == "pay.statement"
    table.grid.clicked.emit(model.index(0, 0))
    assert page.view == "statement"


def test_the_page_follows_other_colours(page: PayPage, store: Store, qapp: QApplication) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.open_view("run")
    light = page.grab().toImage()
    theme.apply(qapp, theme.Scheme.DARK)
    dark = page.grab().toImage()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert dark.pixelColor(40, 200).lightness() < 80 < light.pixelColor(40, 200).lightness()

"""Asking "what if" on the page: the question, pay beside pay, last year, and that nothing of it is kept."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.operations.evaluate import evaluate_period
from desktop_app.store import evaluations
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.header import WHAT_IF
from desktop_app.ui.widgets.table import TableView
from tests.ui.pages.pay.conftest import use_template


def asked(page: PayPage, store: Store) -> PayPage:
    use_template(store, "flat_rate")
    evaluate_period(store, parse_period("2026-03"))
    page.view = ""
    page.reload()
    page.header.actions["what_if"].trigger()
    return page


def choose(page: PayPage, start: str) -> None:
    plan = page.what_if_desk.view.plan
    plan.setCurrentIndex(next(at for at in range(plan.count()) if plan.itemText(at).startswith(start)))


def test_another_plan_is_worked_out_beside_the_present_one_and_explained(
    page: PayPage, store: Store, qtbot: QtBot
) -> None:
    view = asked(page, store).what_if_desk.view
    assert page.view == WHAT_IF
    choose(page, "Steps, each")
    runs = len(evaluations.load(store))
    page.what_if_desk.work_out()
    assert view.table is not None
    rows = view.table.as_tsv().splitlines()
    # 5 % of 136,534.00; 5 % of 40,000, 8 % of the next 40,000, 12 % of the rest
    assert rows[1].split("\t")[2:4] == ["6826.7", "11984.08"]
    with qtbot.waitSignal(view.explain_asked) as explained:
        view.table.row_activated.emit(0)
    assert isinstance((explained.args or (None,))[0], Explanation)
    assert len(evaluations.load(store)) == runs
    view.quotas.setValue(90)
    assert view.beside.isHidden()  # another question
    assert page.back()
    assert page.view == "run"


def test_last_year_shows_cost_people_and_what_is_seen(page: PayPage, store: Store) -> None:
    view = asked(page, store).what_if_desk.view
    choose(page, "Steps, each")
    page.what_if_desk.try_last_year()
    QApplication.processEvents()
    shown = " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())
    assert "last three working days" in shown or "last 3 working days" in shown
    people = view.people.findChild(TableView)
    assert people is not None
    assert people.as_tsv().splitlines()[1].startswith("Ana Pop")

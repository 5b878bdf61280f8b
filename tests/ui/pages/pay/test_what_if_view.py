"""Asking "what if" on the page: the question, pay beside pay, last year, and that nothing of it is kept."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.targets import targets
from desktop_app.store import evaluations, groupings
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
    page.what_if_desk.try_months()
    QApplication.processEvents()
    shown = " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())
    assert "last three working days" in shown or "last 3 working days" in shown
    assert view.months.isVisible()
    assert view.tried.line.isVisible()
    people = view.people.findChild(TableView)
    assert people is not None
    assert people.as_tsv().splitlines()[1].startswith("Ana Pop")


def test_single_deals_close_or_slip_and_days_are_free(page: PayPage, store: Store) -> None:
    head = "id,owner,customer,stage,opened,closed,amount\n"
    import_file(store, Request((head + "D-9,Ion Rusu,Costa,Engaging,2026-03-01,,4000\n").encode(), "open.csv"))
    view = asked(page, store).what_if_desk.view
    view.singles.click()
    choices = view.single_deals
    assert choices.isVisible()
    assert choices.table is not None
    listed = [line.split("\t")[0] for line in choices.table.as_tsv().splitlines()[1:]]
    assert listed == ["D-9", "D-1", "D-4", "D-2", "D-3"]  # open, then those that count in March
    choices.table.grid.selectRow(0)
    choices.act()
    assert choices.asked is not None
    choices.asked.accept()
    choices.table.grid.selectRow(1)
    choices.act()  # it counts already: there is no day to ask for
    choices.slip()
    assert (choices.closing, choices.slipping) == ({"D-9": date(2026, 3, 31)}, {"D-1"})
    page.what_if_desk.work_out()
    assert view.table is not None
    rows = [line.split("\t")[2:4] for line in view.table.as_tsv().splitlines()[1:3]]
    assert rows == [["6826.7", "5326.7"], ["600.03", "800.03"]]  # 5 % of 30,000 less, of 4,000 more
    choices.table.grid.selectRow(1)
    choices.reset()
    assert not choices.slipping
    view.deals.setChecked(True)
    view.deals_by.setDate(view.deals_by.date().addDays(-4))
    assert page.what_if_desk.scenario().close_by == date(2026, 3, 27)


def test_a_single_quota_is_supposed(page: PayPage, store: Store) -> None:
    for name in ("Ana Pop", "Ion Rusu"):
        scope = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)
        targets.set_target(store, "revenue", scope, parse_period("2026-03"), Fraction(200_000))
    use_template(store, "quota_bonus")
    page.view = ""
    page.reload()
    page.header.actions["what_if"].trigger()
    view = page.what_if_desk.view
    view.singles.click()
    choices = view.single_quotas
    assert choices.table is not None
    choices.table.grid.selectRow(0)
    choices.act()
    choices._line.setText("130,000")
    choices.take()
    page.what_if_desk.work_out()
    assert view.found is not None
    ana, ion = (one.change for one in view.found.lines)
    assert ana is not None
    assert ana > 0
    assert ion == 0


def test_what_was_found_is_written_to_a_file(
    page: PayPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, target = asked(page, store).what_if_desk.view, tmp_path / "found.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    page.what_if_desk.work_out()
    page.what_if_desk.export_what_if()
    assert "6826.7," in target.read_text(encoding="utf-8")
    choose(page, "Steps, each")
    page.what_if_desk.try_months()
    page.what_if_desk.export_backtest(False)
    assert "Ana Pop" in target.read_text(encoding="utf-8")
    page.what_if_desk.export_backtest(True)
    assert len(target.read_text(encoding="utf-8").splitlines()) == 12 + 2
    view.months.switch()  # the chart as a table
    table = view.months.findChild(TableView)
    assert table is not None
    assert table.model.rowCount() == 12

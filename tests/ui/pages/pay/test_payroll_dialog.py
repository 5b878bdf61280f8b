"""Columns and pay codes of the payroll file, and papers of plans, from the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay.evaluate import approve
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import AskForm
from desktop_app.ui.pages.pay.header import PLANS
from desktop_app.ui.pages.pay.payroll_dialog import AskPayroll
from tests.ui.pages.pay.conftest import use_template
from tests.ui.pages.pay.test_statement_desk import press


@pytest.fixture
def run(page: PayPage, store: Store) -> PayPage:
    use_template(store, "quota_bonus")
    approve(store, parse_period("2026-03"))
    page.view = ""
    page.reload()
    return page


def test_columns_are_ordered_ticked_and_kept_with_the_codes(run: PayPage, store: Store) -> None:
    run.header.actions["columns"].trigger()
    asked = run.run_desk.papers.asked
    assert isinstance(asked, AskPayroll)
    assert asked.columns() == ["staff_number", "person", "component", "earned_in", "paid_in", "pay", "currency"]
    pay = next(item for place in range(8) if (item := asked.list.item(place)).text() == "Pay before tax")
    assert not pay.flags() & Qt.ItemFlag.ItemIsUserCheckable  # a payroll file without pay would be none
    assert not any(edit.isEnabled() for edit in asked.edits.values())
    code = next(item for place in range(8) if (item := asked.list.item(place)).text() == "Pay code")
    code.setCheckState(Qt.CheckState.Checked)
    asked.list.setCurrentItem(code)
    for _step in range(8):
        asked.up.click()
    asked.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    asked.edits["Commission"].setText(" 4711 ")
    asked.accept()
    kept = settings.load(store)
    assert kept.payroll_columns == ("code", "person", "component", "earned_in", "paid_in", "pay", "currency")
    assert kept.pay_codes == {"Commission": "4711"}


def test_a_plan_is_written_as_pdf_for_who_signs_it(
    run: PayPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(Path(start).name)
        return str(tmp_path / begun[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    run.open_view(PLANS)
    assert run.header.actions["conventions"].isVisible()
    press(run.plans_view, "PDF to sign…")
    asked = run.plan_desk.papers.asked
    assert isinstance(asked, AskForm)
    (who,) = asked.findChildren(QComboBox)
    assert [who.itemText(place) for place in range(who.count())] == ["Nobody in particular", "Ana Pop", "Ion Rusu"]
    who.setCurrentIndex(1)
    asked.accept()
    (name,) = begun
    assert name.endswith("Ana Pop.pdf")
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")

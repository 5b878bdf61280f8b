"""Plans on the page: what is changed is not lost without asking, and a file becomes a plan of its own."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QLabel

from desktop_app.domain.company import KpiValue
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.pay import plans as operations
from desktop_app.operations.pay.evaluate import work_out
from desktop_app.store import groupings, plans
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.plan_desk import PlanDesk
from tests.ui.pages.pay.conftest import MARGINAL, use_template
from tests.ui.pages.pay.test_page import primary


def test_a_changed_plan_is_not_left_without_asking(page: PayPage, store: Store) -> None:
    page.plan_steps.open_plan(use_template(store, MARGINAL))
    page.editor.name.setText("Field 2026")
    assert page.back()
    assert page.view == "editor"
    assert page.plan_steps.asked is not None
    page.plan_steps.asked.accept()
    assert page.view == "plans"


def test_a_plan_file_is_written_and_read_back_as_a_new_plan(page: PayPage, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    page.plan_steps.save_file(use_template(store, MARGINAL), file)
    page.plan_steps.open_file(file)
    assert page.view == "editor"
    draft = page.editor.draft
    assert draft is not None
    assert draft.plan_id == 0
    assert draft.name != plans.load(store)[0].name
    assert draft.version.valid_from == date(2026, 1, 1)
    primary(page).click()
    assert len(plans.load(store)) == 2


def test_the_desk_is_the_pages_own(page: PayPage) -> None:
    assert isinstance(page.plan_desk, PlanDesk)
    assert page.plan_desk.editor is page.editor


def test_a_template_on_scores_says_what_to_enter_and_then_pays_it(page: PayPage, store: Store) -> None:
    template = next(one for one in operations.templates() if one.key == "grade_coefficient")
    page.plan_steps.start_from(template.file)
    assert page.editor.check.errors == 0
    words = " ".join(one.text() for one in page.editor.check.findChildren(QLabel))
    for key in ("score", "attendance"):
        assert f"“{key}” has no value yet" in words
    primary(page).click()
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    march = parse_period("2026-03")
    save_entry(store, KpiValue("score", march, ana, Fraction(92)))
    save_entry(store, KpiValue("attendance", march, ana, Fraction(9, 10)))
    assert {one.name: one.pay for one in work_out(store, march)} == {"Ana Pop": 3_240_00, "Ion Rusu": None}

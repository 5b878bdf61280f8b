"""Plans on the page: what is changed is not lost without asking, and a file becomes a plan of its own."""

from datetime import date
from pathlib import Path

from desktop_app.store import plans
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

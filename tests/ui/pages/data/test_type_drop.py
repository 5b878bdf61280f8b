"""The type of a column is a menu in its head."""

from pathlib import Path

from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.data.type_drop import WAYS
from tests.ui.pages.data.hands import GOOD, HEAD, drop


def test_the_type_of_a_column_is_changed_from_its_head(page: DataPage, tmp_path: Path) -> None:
    drop(page, tmp_path, HEAD + GOOD.replace("2026-03-03", "03/05/2026"), "deals.csv")
    drop_down = page.flow.table.heads.types[6]
    day_first = next(one for one in drop_down.menu.actions() if one.text() == "Date, month first")
    day_first.trigger()
    assert page.intake.view is not None
    assert page.intake.view.understood.choices.types == {"closed": "mdy"}
    assert page.flow.is_settled()
    chosen = [one.text() for one in page.flow.table.heads.types[6].menu.actions() if one.isChecked()]
    assert chosen == ["Date, month first"]
    offered = [one.text() for one in page.flow.table.heads.types[6].menu.actions() if one.text()]
    assert offered == ["As found", *(title for _way, title in WAYS)]

"""The dialog of expectations: adding, what is wrong said in place, removing, setting targets."""

from desktop_app.domain.period import parse_period
from desktop_app.store import expectations
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.expected_dialog import ExpectedDialog


def test_expectations_are_added_removed_and_made_targets(page: TargetsPage) -> None:
    dialog = ExpectedDialog(page, page.store, page.jobs, parse_period("2026"))
    assert not dialog.apply.isEnabled()
    dialog.role.setEditText("Sales")
    dialog.amount.setText("many")
    dialog.add()
    assert dialog.said.text()
    dialog.amount.setText("8")
    dialog.add()
    assert [(one.role, one.kpi, one.amount) for one in expectations.load(page.store)] == [("Sales", "contacts", 8)]
    dialog.set_targets()
    assert "0 targets" in dialog.said.text()  # nobody has that role
    dialog.kpi.setCurrentIndex(dialog.kpi.findData("lead_response_time"))
    assert dialog.pace.count() == 1
    dialog.table.grid.selectRow(0)
    dialog.remove()
    assert not dialog.found
    dialog.close()

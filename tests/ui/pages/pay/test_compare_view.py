"""Two runs beside each other: only what differs, the whole pay of a person before its lines."""

from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.pay import evaluate
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.compare_view import CompareDesk
from tests.ui.pages.pay.conftest import MARGINAL, use_template
from tests.ui.pages.pay.test_statement_desk import LATE

MARCH = parse_period("2026-03")


def compare(page: PayPage) -> CompareDesk:
    page.header.actions["compare"].trigger()
    desk = page.compare_desk
    assert desk.asked is not None
    return desk


def test_what_differs_is_listed_line_by_line(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    evaluate.approve(store, MARCH)
    evaluate.withdraw(store, MARCH, "a deal was wrong")
    import_file(store, Request(LATE.encode(), "late.csv"))
    page.run_steps.evaluate(MARCH)
    page.show_argument(MARCH)
    desk = compare(page)
    assert desk.others.currentText().startswith("2026-03, run 1, Withdrawn")
    desk.asked.accept()  # type: ignore[union-attr] # asked just now
    assert page.view == "compare"
    assert desk.view.table is not None
    model = desk.view.table.model
    assert [[model.shown(row, at).words for at in range(6)] for row in range(model.rowCount())] == [
        ["Ion Rusu", "Pay", "", "600.03", "700.03", "100.00"],
        ["Ion Rusu", "Commission", "", "600.03", "700.03", "100.00"],
        ["Ion Rusu", "Commission", "D-4", "600.03", "700.03", "100.00"],
    ]
    assert page.back()
    assert page.view == "run"


def test_without_another_run_there_is_nothing_to_compare_with(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.show_argument(MARCH)
    assert not compare(page).asked.go_on.isEnabled()  # type: ignore[union-attr] # asked just now

"""A statement beside that of the month before, opened from the statement."""

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.widgets.table_model import TableModel
from tests.ui.pages.pay.test_page import nameless
from tests.ui.pages.pay.test_statement_view import opened


def test_each_line_stands_beside_the_month_before(page: PayPage, store: Store) -> None:
    opened(page, store, "Ana Pop")
    evaluate_period(store, parse_period("2026-02"))
    page.header.actions["last_period"].trigger()
    assert page.view == "last_period"
    table = page.two_periods_desk.view.table
    assert table is not None
    assert isinstance(table.model, TableModel)
    (row,) = table.model.table.rows
    amounts = [float(cell.value) for cell in row if isinstance(cell, Quantity)]
    assert amounts == [10_000, 136_534, 500, 11_984.08, 11_484.08]  # 5 % of February's one deal
    total = [cell.value for cell in table.model.table.totals if isinstance(cell, Quantity)]
    assert float(total[-1]) == 11_484.08
    assert "+11,484.08" in page._muted.text()
    assert nameless(page) == []
    assert page.back()
    assert page.view == "statement"


def test_without_a_statement_before_it_says_so(page: PayPage, store: Store) -> None:
    opened(page, store, "Ana Pop")
    page.header.actions["last_period"].trigger()
    assert page.header.buttons["back"].isVisible()
    assert page.back()

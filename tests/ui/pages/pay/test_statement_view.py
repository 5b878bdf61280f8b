"""A statement on the screen: whose it is, what it adds up to, and that nobody else is on it."""

from fractions import Fraction

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.records_card import RecordsCard
from desktop_app.ui.pages.pay.statement_view import StatementView
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.table_model import TableModel
from tests.ui.pages.pay.conftest import MARGINAL, use_template

APRIL = parse_period("2026-04")


def opened(page: PayPage, store: Store, name: str) -> Statement:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(parse_period("2026-03"))
    assert page.evaluated is not None
    found = next(one for one in page.evaluated.statements if one.name == name)
    page.open_statement(found.person)
    QApplication.processEvents()
    return found


def spoken(widget: QWidget) -> str:
    """Every text a person sees or hears on ``widget``."""
    parts = [widget, *widget.findChildren(QWidget)]
    texts = [part.text() for part in parts if isinstance(part, QLabel)]
    texts += [
        words for part in parts for words in (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    ]
    return "\n".join(texts)


def test_nobody_elses_name_or_pay_is_on_a_statement(page: PayPage, store: Store) -> None:
    opened(page, store, "Ion Rusu")
    words = spoken(page.statement_view) + page._title.text() + page._muted.text()
    assert "Ion Rusu" in words
    assert "Ana" not in words
    assert "11,984.08" not in words
    assert "600.03" in words


def test_the_records_have_their_running_total_and_the_split_of_the_one_that_crosses(
    page: PayPage, store: Store, qtmodeltester: ModelTester
) -> None:
    opened(page, store, "Ana Pop")
    records = page.statement_view.records
    assert records.table is not None
    model = records.table.model
    assert isinstance(model, TableModel)
    rows = [[model.shown(row, place).words for place in range(6)] for row in range(model.rowCount())]
    assert rows == [
        ["3 Mar", "D-1", "Kessler", "30,000.00", "30,000.00", "1,500.00"],
        ["12 Mar", "D-2", "Baltic", "50,000.00", "80,000.00", "3,700.00"],
        ["", "crosses €40,000: 10,000.00 at 5\u00a0%; 40,000.00 at 8\u00a0%", "", "", "", ""],
        ["30 Mar", "D-3", "Alder", "56,534.00", "136,534.00", "6,784.08"],
    ]
    assert [cell.value for cell in model.table.totals if hasattr(cell, "value")] == [136_534, Fraction("11984.08")]
    qtmodeltester.check(model)


def test_pressing_a_line_opens_its_explanation_and_a_record_itself(page: PayPage, store: Store, qtbot: QtBot) -> None:
    statement = opened(page, store, "Ana Pop")
    line = page.statement_view.ledger._lines.itemAt(2).widget()
    with qtbot.waitSignal(page.explain_asked) as asked:
        qtbot.keyClick(line, "\r")
    assert isinstance(asked.args[0], Explanation)
    assert asked.args[0].step == "tier.slice"
    with qtbot.waitSignal(page.go) as gone:
        assert page.statement_view.records.table is not None
        page.statement_view.records.table.row_activated.emit(0)
    assert gone.args[0] == "data"
    assert gone.args[1].records == (statement.lines[0].records[0].version,)


def test_what_the_next_unit_earns_is_told(page: PayPage, store: Store) -> None:
    opened(page, store, "Ion Rusu")
    words = spoken(page.statement_view.next)
    assert "The next €1 earns" in words
    assert "€0.05" in words
    assert "€27,999.50" in words  # to the step at 40,000


def test_the_open_deals_that_reach_the_next_step_are_named(page: PayPage, store: Store) -> None:
    text_ = "id,owner,customer,stage,opened,closed,amount\nD-8,Ion Rusu,Delta,Engaging,2026-03-02,,30000.00\n"
    import_file(store, Request(text_.encode(), "open.csv"))
    use_template(store, MARGINAL)
    page.run_steps.evaluate(APRIL)
    page.show_argument(APRIL)
    assert page.evaluated is not None
    page.open_statement(next(one.person for one in page.evaluated.statements if one.name == "Ion Rusu"))
    page.statement_view.next.ask.click()
    words = spoken(page.statement_view.next)
    # 700.00 of 40,000: the deal of 30,000 alone does not reach it
    assert "No open deal" in words
    import_file(store, Request(text_.replace("D-8", "D-9").encode(), "open.csv"))
    page.open_statement(page.person)
    page.statement_view.next.ask.click()
    words = spoken(page.statement_view.next)
    assert "2 open deals would reach it:" in words
    # 39,300 more at 5 %, the other 20,700 at 8 %
    assert "All won, they bring €3,621.00 more pay." in words


def test_no_text_is_cut_in_any_language_or_width(page: PayPage, store: Store) -> None:
    opened(page, store, "Ana Pop")
    for width in (1016, 1232, 1700):
        page.resize(width, 900)
        QApplication.processEvents()
        text.clipped.clear()
        page.grab()
        assert text.clipped == []


def test_a_statement_without_records_shows_no_table(qtbot: QtBot, page: PayPage, store: Store) -> None:
    statement = opened(page, store, "Ana Pop")
    view = StatementView()
    qtbot.addWidget(view)
    bare = statement.__class__(
        *(() if key == "lines" else getattr(statement, key) for key in type(statement).__slots__)
    )
    view.show_statement(store, bare, None)
    assert view.findChild(RecordsCard).isHidden()
    assert view.next.isHidden()

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.formats import set_number_format
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.ui import theme
from desktop_app.ui.widgets import cells, text
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PAGE, Look, PagedModel, TableModel, copied, format_cell, head

COLUMNS = (
    Column("customer", "Customer"),
    Column("day", "Closed"),
    Column("amount", "Value, €", Unit.MONEY, "EUR"),
    Column("rate", "Won", Unit.PERCENT),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Zeta\tLtd", date(2026, 9, 16), Fraction(418000, 100), Fraction(1, 2)),
    ("=cmd()", date(2026, 9, 2), None, None),
    ("alder", date(2026, 9, 15), Fraction(99), Fraction(1, 3)),
    ("Bravo", None, Fraction(-1265050, 1000), Fraction(9, 10)),
)
TABLE = Table(COLUMNS, ROWS, totals=("Total", None, Fraction(301395, 100), None))


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    text.clipped.clear()


def view(qtbot: QtBot, model: TableModel | PagedModel) -> TableView:
    made = TableView(model, "Records", stretch="customer")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(model: QAbstractItemModel, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount(QModelIndex()))]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = TableModel(TABLE)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(2)
    model.sort(-1)
    model.show_table(Table(COLUMNS, ROWS[:1]))
    assert tester.model() is model


def test_cells_are_formatted_and_no_data_is_a_dash() -> None:
    model = TableModel(TABLE)
    assert shown(model, 2) == ["4,180.00", "—", "99.00", "−1,265.05"]
    assert shown(model, 3)[0] == "50.0\N{NO-BREAK SPACE}%"
    assert shown(model, 1) == ["16 Sep", "2 Sep", "15 Sep", "—"]


def test_days_of_several_years_show_the_year() -> None:
    rows = ((date(2025, 9, 16),), (date(2026, 9, 16),))
    assert shown(TableModel(Table((Column("day", "Closed"),), rows)), 0) == ["16 September 2025", "16 September 2026"]


def test_money_of_another_currency_than_its_column_says_so() -> None:
    dollars = Quantity(Fraction(1480), Unit.MONEY, "USD")
    assert "$" in format_cell(dollars, COLUMNS[2])
    assert format_cell(Quantity(Fraction(1480), Unit.MONEY, "EUR"), COLUMNS[2]) == "1,480.00"


def test_sorting_compares_raw_values_and_leaves_missing_ones_last() -> None:
    model = TableModel(TABLE)
    model.sort(2)
    assert shown(model, 2) == ["−1,265.05", "99.00", "4,180.00", "—"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert shown(model, 2) == ["4,180.00", "99.00", "−1,265.05", "—"]
    model.sort(0)
    assert [name[0] for name in shown(model, 0)] == ["=", "a", "B", "Z"]
    assert model.source_row(1) == 2
    model.sort(-1)
    assert [model.source_row(row) for row in range(4)] == [0, 1, 2, 3]


@given(st.lists(st.one_of(st.none(), st.fractions()), max_size=30))
def test_sorting_loses_no_row(values: list[Fraction | None]) -> None:
    model = TableModel(Table((Column("n", "n", Unit.COUNT),), tuple((value,) for value in values)))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    found = [model.index(row, 0).data(cells.RAW) for row in range(len(values))]
    known = [value for value in values if value is not None]
    assert found == sorted(known, reverse=True) + [None] * (len(values) - len(known))


def test_what_was_selected_stays_selected_when_rows_move(qtbot: QtBot) -> None:
    model = TableModel(TABLE)
    made = view(qtbot, model)
    made.grid.selectRow(2)
    model.sort(2)
    rows = made.grid.selectionModel().selectedRows()
    assert [index.data(cells.RAW) for index in rows] == ["alder"]


def test_copying_gives_a_spreadsheet_plain_figures_and_no_formula(qtbot: QtBot) -> None:
    made = view(qtbot, TableModel(TABLE))
    qtbot.keyClick(made.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Customer\tClosed\tValue, €\tWon",
        "Zeta Ltd\t2026-09-16\t4180\t0.5",
        "'=cmd()\t2026-09-02\t\t",
        "alder\t2026-09-15\t99\t0.333333",
        "Bravo\t\t-1265.05\t0.9",
    ]
    made.grid.selectRow(2)
    assert len(made.as_tsv().splitlines()) == 2


def test_copied_figures_use_the_decimal_sign_of_the_workspace() -> None:
    set_number_format("1.234,56")
    assert copied(Fraction(-12345678, 100)) == "-123456,78"
    assert copied(Quantity(Fraction(462, 1000), Unit.PERCENT)) == "46,2%"
    assert copied(1234567) == "1234567"


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot) -> None:
    made = view(qtbot, TableModel(TABLE))
    made.grid.setCurrentIndex(made.model.index(1, 0))
    with qtbot.waitSignal(made.row_activated) as opened:
        qtbot.keyClick(made.grid, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_totals_stand_under_their_columns_and_nothing_is_cut(qtbot: QtBot) -> None:
    made = view(qtbot, TableModel(TABLE))
    assert made.totals.isVisible()
    assert made.totals.words() == ["Total", "", "3,013.95", ""]
    made.grab()
    assert text.clipped == []
    made.model.show_table(Table(COLUMNS, ROWS))  # type: ignore[union-attr] # it was made with a TableModel
    assert not made.totals.isVisible()


def test_the_stretched_column_takes_the_rest_but_keeps_what_it_needs(qtbot: QtBot) -> None:
    made = view(qtbot, TableModel(TABLE))
    header = made.grid.horizontalHeader()
    assert header.length() == made.grid.viewport().width()
    needed = made.grid.sizeHintForColumn(0)
    made.resize(160, 300)
    assert made.grid.columnWidth(0) >= needed


def test_faces_and_looks_follow_their_rows() -> None:
    model = TableModel(TABLE, {"rate": ["a", "b", "c", "d"]}, lambda row, _column: Look(600) if row == 2 else Look())
    model.sort(2)
    assert [model.index(row, 3).data(cells.FACE) for row in range(4)] == ["d", "c", "a", "b"]
    assert [model.shown(row, 0).weight for row in range(4)] == [400, 600, 400, 400]


def test_a_million_rows_are_read_only_where_they_are_shown(qtbot: QtBot) -> None:
    asked: list[tuple[int, int]] = []

    def fetch(offset: int, limit: int) -> list[tuple[Cell, ...]]:
        asked.append((offset, limit))
        return [(f"customer {row}", None, row, None) for row in range(offset, offset + limit)]

    made = view(qtbot, PagedModel(COLUMNS, fetch, 1_000_000))
    made.grab()
    assert {offset for offset, _limit in asked} == {0}
    asked.clear()
    made.grid.scrollTo(made.model.index(999_999, 0))
    made.grab()
    assert asked
    assert {limit for _offset, limit in asked} == {PAGE}
    assert min(offset for offset, _limit in asked) > 999_000
    assert made.model.index(999_999, 0).data() == "customer 999999"


@pytest.mark.parametrize("restyled", [False, True])
def test_scrolling_paints_only_the_rows_that_come_into_view(qtbot: QtBot, qapp: QApplication, restyled: bool) -> None:
    rows = tuple((f"customer {row}", None, row, None) for row in range(2000))
    made = view(qtbot, TableModel(Table(COLUMNS, rows)))
    if restyled:
        theme.apply(qapp, theme.Scheme.DARK)
    qapp.processEvents()
    delegate = made.grid.itemDelegate()
    assert isinstance(delegate, cells.TextDelegate)
    painted: set[int] = set()

    def shown(row: int, column: int) -> cells.Shown:
        painted.add(row)
        return made.model.shown(row, column)

    delegate._shown = shown
    made.grid.verticalScrollBar().setValue(340)
    qapp.processEvents()
    assert len(painted) > 5
    painted.clear()
    made.grid.verticalScrollBar().setValue(357)
    qapp.processEvents()
    assert 0 < len(painted) <= 3


def test_a_page_is_read_once_while_it_is_kept() -> None:
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> list[tuple[Cell, ...]]:
        asked.append(offset)
        return [(str(row), None, row, None) for row in range(offset, offset + limit)]

    model = PagedModel(COLUMNS, fetch, 10 * PAGE)
    for row in (0, 1, PAGE - 1, PAGE, 0):
        model.row_values(row)
    assert asked == [0, PAGE]


def test_sorting_many_rows_is_left_to_the_store() -> None:
    asked: list[tuple[str, bool]] = []

    def resort(key: str, backwards: bool) -> "object":
        asked.append((key, backwards))
        return lambda _offset, _limit: [("other", None, 1, None)]

    model = PagedModel(COLUMNS, lambda _offset, _limit: [("first", None, 1, None)], 1, resort)  # type: ignore[arg-type] # a test double
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert asked == [("amount", True)]
    assert model.index(0, 0).data() == "other"


def test_rows_that_went_away_meanwhile_are_dashes() -> None:
    model = PagedModel(COLUMNS, lambda _offset, _limit: [], 5)
    assert model.index(4, 0).data() == "—"


def test_columns_give_way_in_their_order_come_back_and_are_copied_all_the_same(qtbot: QtBot) -> None:
    made = TableView(TableModel(TABLE), "Records", stretch="customer", gives_way=["rate", "day"])
    qtbot.addWidget(made)
    made.grid.setColumnHidden(made.column("amount"), True)  # by the page, for good
    made.resize(300, 300)
    made.show()
    qtbot.waitExposed(made)
    made.fit_columns()
    made.resize(2000, 300)
    needed = {column.key: made.grid.columnWidth(made.column(column.key)) for column in COLUMNS}
    edges = 2000 - made.grid.viewport().width()
    needed["customer"] = made.grid.sizeHintForColumn(0)
    seen = {}
    for room in (
        needed["customer"] + needed["day"] + needed["rate"] + edges,
        needed["customer"] + needed["day"] + edges,
        needed["customer"] + edges,
        2000,
    ):
        made.resize(room, 300)
        seen[room] = [column.key for column in COLUMNS if not made.grid.isColumnHidden(made.column(column.key))]
        assert not made.grid.horizontalScrollBar().isVisible()
        assert made.as_tsv().splitlines()[0] == "Customer\tClosed\tWon"
    assert list(seen.values()) == [
        ["customer", "day", "rate"],
        ["customer", "day"],
        ["customer"],
        ["customer", "day", "rate"],
    ]


def test_the_first_column_of_money_says_its_currency_unless_another_does() -> None:
    money = [Column("quota", "Quota", Unit.MONEY, "EUR"), Column("reached", "Reached", Unit.MONEY, "EUR")]
    columns = (Column("who", "Who"), *money, Column("there", "There", Unit.MONEY, "CHF"))
    assert [head(columns, place) for place in range(4)] == ["Who", "Quota, €", "Reached", "There, CHF"]
    told = (*money, Column("pay", "Pay, EUR", Unit.MONEY, "EUR"))
    assert [head(told, place) for place in range(3)] == ["Quota", "Reached", "Pay, EUR"]

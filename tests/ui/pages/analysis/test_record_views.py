"""The views of records on the invented company: what they show, what opens, what is kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.customers import classes_on
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.store import record_pages, settings
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.analysis.by_chip import ByChip
from desktop_app.ui.pages.analysis.channels import ChannelsView
from desktop_app.ui.pages.analysis.chart_rows import funnel_bars
from desktop_app.ui.pages.analysis.classes_dialog import ClassesDialog
from desktop_app.ui.pages.analysis.customers import CustomersView
from desktop_app.ui.pages.analysis.funnel import FunnelView
from desktop_app.ui.pages.analysis.list_card import ListCard
from desktop_app.ui.pages.analysis.products import ProductsView
from desktop_app.ui.pages.analysis.response import ResponseView
from desktop_app.ui.pages.analysis.surveys import SurveysView
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.charts import ChartCard
from tests.ui.pages.deal_years import open_copy

CASES = """ticket id,created at,first response,resolved at,assignee,priority,channel,subject
T1,2026-03-06 16:00,2026-03-06 16:30,2026-03-09 10:00,Ana Pop,High,Phone,Delivery
T2,2026-03-06 16:00,2026-03-09 10:00,2026-03-09 12:00,Ana Pop,Low,Mail,Delivery
T3,2026-03-10 09:00,2026-03-11 10:00,,Ion Rusu,Low,Mail,Invoice
"""
ANSWERS = """survey id,day,agent,customer,question,score,comment,case
A1,2026-03-10,Ana Pop,Acme,CSAT,5,Quick,T1
A2,2026-03-11,Ana Pop,Bold,CSAT,2,I had to wait,T2
A3,2026-04-02,Ion Rusu,Cold,NPS,9,,T3
"""
COSTS = """month,category,amount,channel
2026-03,Advertising,500,Mail
"""
LEADS = """lead id,created,owner,channel,campaign,status
L1,2026-08-03,Ana Pop,Mail,Spring,New
L2,2026-08-04,Ana Pop,Mail,,Qualified
L3,2026-08-05,Ion Rusu,Web,Spring,Converted
"""
STILL_OPEN = """id,owner,customer,product,stage,opened,closed,amount
O1,Ana Pop,Acme,Pen,Engaging,2026-08-01,,500
O2,Ana Pop,Bold,Pen,Engaging,2026-08-02,,700
O3,Ion Rusu,Bold,Pen,Negotiation,2026-08-02,,700
"""


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        for content, name in ((CASES, "tickets.csv"), (ANSWERS, "survey.csv"), (COSTS, "costs.csv")):
            import_file(opened, Request(content.encode(), name))
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> AnalysisPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = AnalysisPage(store, JobsInPlace(store))
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.viewpoint.picker.choose(parse_period("2026"))
    made.reload()
    return made


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_nothing_is_cut(page: AnalysisPage, qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)
    text.clipped.clear()
    for key in ("funnel", "channels", "products", "customers", "response", "surveys"):
        page.show_view(key)
        assert page.view is not None
        assert page.view.key == key
        page.grab()
    assert text.clipped == []


def test_the_funnel_opens_a_deal_and_keeps_what_was_chosen(page: AnalysisPage) -> None:
    page.show_view("funnel")
    view = page.view
    assert isinstance(view, FunnelView)
    assert view.chart.isVisibleTo(page)
    assert "No stages were followed" in view.said.text()
    view.by.choose("person")
    assert view.groups.table.columns[0].title == "Person"
    assert len(view.groups.table.rows) == 4
    assert view._found is not None
    assert [bar.name for bar in funnel_bars(view._found)] == ["Open", "Won"]
    view.limit.choose(30)
    assert view.state() == {"by": "person", "days": 30}
    other = FunnelView(page.store, page.jobs)
    other.restore(view.state())
    assert (other.by.key, other.days) == ("person", 30)


def test_products_open_their_records(page: AnalysisPage) -> None:
    page.show_view("products")
    view = page.view
    assert isinstance(view, ProductsView)
    assert [row[0] for row in view.products.table.rows] != []
    asked: list[object] = []
    page.go.connect(lambda key, argument: asked.append((key, argument)))
    view.products.opened.emit(0)
    ((key, opened),) = asked
    assert key == "data"
    assert isinstance(opened, Asked)
    name = view.products.table.rows[0][0]
    rows = record_pages.rows(page.store, opened.only)
    assert {row[1 + record_pages.SHOWN.index("product")] for row in rows} == {name}
    assert view._found is not None
    assert len(rows) == view._found.rows[0].item.n


LISTS = [
    ("funnel", "chart", "reached"), ("funnel", "stale", ""), ("channels", "campaigns", "leads"),
    ("channels", "leads", ""),
    ("channels", "chart", ""), ("products", "chart", "records"), ("people", "map", "y_records"),
    ("funnel", "groups", "created"), ("funnel", "cohorts", "created"), ("funnel", "open", "deals"),
    ("response", "groups", "received"), ("surveys", "groups", "answers"), ("surveys", "months", "answers"),
    ("surveys", "low", ""), ("surveys", "tags", "answers"), ("channels", "channels", ""),
    ("people", "peers", "records"), ("people", "load", ""),
]  # fmt: skip


def test_every_row_opens_as_many_records_as_it_counts(page: AnalysisPage) -> None:
    """One page for all lists: making it takes longer than opening every row."""
    for content, name in ((STILL_OPEN, "open.csv"), (LEADS, "leads.csv")):
        import_file(page.store, Request(content.encode(), name))
    page.reload()
    asked: list[Asked] = []
    page.go.connect(lambda _key, argument: asked.append(argument))
    for view, card, column in LISTS:
        page.show_view(view)
        shown = page.view
        assert shown is not None
        if view in {"funnel", "response", "surveys"}:
            shown.by.choose("person")
        listed, asked[:] = getattr(shown, card), []
        if isinstance(listed, ChartCard):
            table = listed._table
        else:
            table = listed.table if isinstance(listed, ListCard) else listed._table.model.table
        for row in range(len(table.rows)):
            (listed.opened.emit if isinstance(listed, (ListCard, ChartCard)) else listed._open)(row)
        assert asked, (view, card)
        counts = [one.key for one in table.columns]
        if column in counts:
            assert [len(one.only) for one in asked] == [row[counts.index(column)] for row in table.rows], (view, card)


def test_a_class_shows_its_customers_and_each_its_purchases(page: AnalysisPage) -> None:
    page.show_view("customers")
    view = page.view
    assert isinstance(view, CustomersView)
    assert view._found is not None
    everybody = len(view.customers.table.rows)
    row = next(place for place, one in enumerate(view._found.rows) if 0 < one.customers < everybody)
    view.classes.opened.emit(row)
    assert len(view.customers.table.rows) == view._found.rows[row].customers
    asked: list[Asked] = []
    page.go.connect(lambda _key, argument: asked.append(argument))
    view.customers.opened.emit(0)
    assert len(asked[0].only) == view._shown[0].customer.orders
    view.classes.opened.emit(row)
    assert len(view.customers.table.rows) == everybody


def test_customers_by_rules_and_by_fifths(page: AnalysisPage, store: Store) -> None:
    page.show_view("customers")
    view = page.view
    assert isinstance(view, CustomersView)
    names = [row[0] for row in view.classes.table.rows]
    assert "High-value" in names
    assert "coverage" not in {column.key for column in view.classes.table.columns}  # nothing is known of contacts
    view.how._group.button(1).click()
    assert "Champions" in [row[0] for row in view.classes.table.rows]


def test_rules_are_typed_and_hold_from_their_day(page: AnalysisPage, store: Store, qtbot: QtBot) -> None:
    page.show_view("customers")
    view = page.view
    assert isinstance(view, CustomersView)
    dialog = ClassesDialog(view, classes_on(store, date(2026, 9, 15)).rules, date(2026, 9, 1))
    qtbot.addWidget(dialog)
    dialog.saved.connect(view._save)
    item = dialog.table.item(3, 0)
    assert item is not None
    item.setText("Key accounts")
    dialog.table.setCurrentCell(3, 0)
    dialog._move_up()
    wrong = dialog.table.item(0, 1)
    assert wrong is not None
    wrong.setText("soon")
    dialog._accept()
    assert "is not a number" in dialog.problem.text()
    wrong.setText("60")
    dialog._accept()
    rules = classes_on(store, date(2026, 9, 15)).rules
    assert [rule.name for rule in rules][:4] == ["New", "Asleep", "Key accounts", "At risk"]
    assert rules[0].first_within == 60
    assert classes_on(store, date(2026, 8, 31)).rules[2].name == "At risk"


def test_waits_by_the_clock_and_at_work(page: AnalysisPage, store: Store) -> None:
    page.show_view("response")
    view = page.view
    assert isinstance(view, ResponseView)
    assert view.said.text().startswith("Half were answered within 25")
    view.hours.choose("work")
    assert view.said.text().startswith("Half were answered within 2")
    view.office.choose("08:00-16:00")
    assert settings.load(store).office_hours == "08:00-16:00"
    view.by.choose("person")
    assert {row[0] for row in view.groups.table.rows} == {"Ana Pop", "Ion Rusu"}


def test_surveys_one_question_at_a_time(page: AnalysisPage, tmp_path: Path) -> None:
    page.show_view("surveys")
    view = page.view
    assert isinstance(view, SurveysView)
    assert "2 answers" in view.said.text()
    assert [row[0] for row in view.reasons.table.rows] == ["Delivery"]
    view.write_to(tmp_path / "ask.csv")
    assert len((tmp_path / "ask.csv").read_text("utf-8-sig").splitlines()) == 1  # both solved ones were asked about
    view.sort.choose("nps")
    assert view.said.text().startswith("NPS 100")


def test_channels_tell_their_cost(page: AnalysisPage, tmp_path: Path) -> None:
    page.show_view("channels")
    view = page.view
    assert isinstance(view, ChannelsView)
    assert "cost" in {column.key for column in view.channels.table.columns}
    view.channels.export_to(tmp_path / "channels.csv")
    assert "Mail" in (tmp_path / "channels.csv").read_text("utf-8-sig")


def test_columns_give_way_where_there_is_no_room(page: AnalysisPage) -> None:
    page.show_view("funnel")
    view = page.view
    assert isinstance(view, FunnelView)
    card = view.groups
    assert isinstance(card, ListCard)
    slow = card.view.column("slow")
    card.resize(1600, card.height())
    assert not card.view.grid.isColumnHidden(slow)
    card.resize(700, card.height())
    assert card.view.grid.isColumnHidden(slow)


def test_only_what_parts_the_records_is_offered(page: AnalysisPage, store: Store) -> None:
    chip = ByChip(("product", "segment", "person"), ("priority",), "person")
    assert chip.offer(store, page.viewpoint.wanted(())) == "person"
    assert [key for key, _word in chip.choices()] == ["priority", "product", "person"]

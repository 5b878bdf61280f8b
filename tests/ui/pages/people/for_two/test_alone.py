"""The view for two in the real window: nothing of anybody else is in it, in words, figures or accessible text."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.one_on_one import Level, Note, Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations import moments
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.meetings import lead_passphrase
from desktop_app.operations.meetings.lead_passphrase import set_passphrase
from desktop_app.operations.meetings.one_on_one_entries import write_down
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import names, sign_offs
from desktop_app.store.database import open_store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.people import PeoplePage
from desktop_app.ui.pages.people.for_two.view import ForTwoView
from desktop_app.ui.shell.finder import Finder
from desktop_app.ui.widgets.table_model import TableModel

DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Quillfeather Ana,Oakridge,Pen,Won,2026-03-01,2026-04-03,31007
2,Wolkenstein Zoe,Nightingale Ltd,Ink,Won,2026-03-01,2026-04-10,47119
3,Quillfeather Ana,Brook & Sons,Pen,Negotiation,2026-04-01,2026-04-28,5003
4,Wolkenstein Zoe,Falconer Inc,Ink,Negotiation,2026-04-01,2026-04-28,6007
"""
OTHERS = ("wolkenstein", "zoe", "nightingale", "falconer", "47119", "6007", "79331", "secretword", "harbor")
TODAY = date(2026, 4, 20)
APRIL = parse_period("2026-04")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lead_passphrase, "COST", (2**4, 8, 1))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(moments, "today", lambda: TODAY)
    create_workspace(workspace, "RO", {"company": "Harbor", "currency": "EUR"})
    with open_store(workspace) as store:
        import_file(store, Request(DEALS.encode(), "deals.csv"))
        ids = {name.text: name.id for name in names.load(store, "person")}
        for name, quota in (("Quillfeather Ana", 62_003), ("Wolkenstein Zoe", 79_331)):
            scope = Scope(ScopeKind.PERSON, ids[name], name)
            set_target(store, "revenue", scope, APRIL, Fraction(quota))
        ana, zoe = ids["Quillfeather Ana"], ids["Wolkenstein Zoe"]
        write_down(store, Promise(ana, Side.PERSON, "Decide the old offers", TODAY, date(2026, 4, 30)))
        write_down(store, Promise(zoe, Side.PERSON, "Wolkenstein calls Falconer", TODAY))
        write_down(store, Note(ana, TODAY, "secretword", Level.PRIVATE))
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = MainWindow(qapp, JobsInPlace())
    qtbot.addWidget(made)
    made.show()
    made.open(workspace)
    yield made
    if (view := shown(made)) is not None:
        view.left.emit()
    made.close()


def shown(window: MainWindow) -> ForTwoView | None:
    return window.findChild(ForTwoView)


def look_around(window: MainWindow) -> PeoplePage:
    """Whatever would leave traces of both: pages, the palette, a copied table."""
    assert window.desk is not None
    assert window.session is not None
    for key in ("overview", "gauges", "targets", "people"):
        window.desk.show_page(key)
    window.session.find()
    assert window.findChild(Finder) is not None
    page = window.desk.page("people")
    assert isinstance(page, PeoplePage)
    page.table.grid.selectAll()
    page.table.copy()
    assert "Wolkenstein" in QGuiApplication.clipboard().text()
    return page


def enter(window: MainWindow) -> ForTwoView:
    assert window.desk is not None
    window.desk.show_page("people")
    page = window.desk.page("people")
    assert isinstance(page, PeoplePage)
    place = next(place for place, one in enumerate(page._shown) if one.name == "Quillfeather Ana")
    page.table.grid.selectRow(place)
    page.ask_for_two()
    view = shown(window)
    assert view is not None
    return view


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    yield from (widget.objectName(), widget.statusTip(), widget.whatsThis())
    for name in ("text", "placeholderText", "currentText", "title"):
        read = getattr(widget, name, None)
        yield str(read()) if callable(read) else ""
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if isinstance(model, TableModel):
        places = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
        yield from (str(model.index(*place).data()) for place in places)


def spoken(of: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        yield of.text(kind)
    for place in range(of.childCount()):
        if (child := of.child(place)) is not None:
            yield from spoken(child)


def everything(window: MainWindow) -> str:
    found = [word for widget in (window, *window.findChildren(QWidget)) for word in words_of(widget)]
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    found += [*spoken(root), QGuiApplication.clipboard().text()]
    return "\n".join(found).casefold().replace(".", "").replace(",", "")


def test_nothing_of_anybody_else_is_in_the_window(window: MainWindow) -> None:
    look_around(window)
    before = everything(window)
    assert "wolkenstein" in before
    view = enter(window)
    view.hopes.choose("3")
    found = everything(window)
    assert [word for word in OTHERS if word in found] == []
    assert "31007" in found
    assert "brook & sons" in found.replace("&&", "&")
    assert "decide the old offers" in found
    assert window.windowTitle() == "Quotadesk"
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


def test_no_key_leads_out_and_the_lead_gets_everything_back(qtbot: QtBot, window: MainWindow) -> None:
    view = enter(window)
    for key in (Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_O, Qt.Key.Key_W):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) is view
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.asked is not None
    view.asked.leave.click()
    assert window.desk is not None
    assert window.desk.isVisible()
    assert window.desk.key == "people"
    assert window.windowTitle() == "Harbor · Quotadesk"


def test_with_a_passphrase_only_it_opens_the_window_again(qtbot: QtBot, window: MainWindow) -> None:
    window.jobs.run(set_passphrase, "four words of mine")
    view = enter(window)
    view.leave()
    assert view.asked is not None
    view.asked.typed.setText("four words of hers")
    view.asked.leave.click()
    assert view.asked.wrong.isVisible()
    assert shown(window) is view
    qtbot.keyClicks(view.asked.typed, "four words of mine")
    view.asked.leave.click()
    assert window.desk is not None
    assert window.desk.isVisible()


def test_what_is_agreed_is_kept_and_signed_by_both(qtbot: QtBot, window: MainWindow) -> None:
    view = enter(window)
    view.agreed.open_form()
    qtbot.keyClicks(view.agreed.text, "Two leads a week")
    qtbot.keyClick(view.agreed.text, Qt.Key.Key_Return)
    person, lead = view.signing.boxes.values()
    qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    qtbot.keyClick(person, Qt.Key.Key_Return)
    assert not view.agreed.add.isVisible()
    assert not view.signing.sign.isEnabled()  # a lead without a name
    view.signing.lead.setText("Lena Vogt")
    qtbot.keyClick(lead, Qt.Key.Key_Return)
    kept = sign_offs.load(view._store, view.about.person)
    assert [one.name for one in kept] == ["Quillfeather Ana", "Lena Vogt"]
    assert len(kept[0].strokes) == 1
    assert kept[0].content == (
        "Quillfeather Ana: Decide the old offers · by 30 April 2026",
        "Quillfeather Ana: Two leads a week · by 4 May 2026",
    )
    assert not view.signing.sign.isVisible()


def test_every_widget_of_the_view_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    view = enter(window)
    takes = [one for one in view.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [one for one in takes if one.isVisible() and not (one.accessibleName() or _own_text(one))]
    assert nameless == []
    assert view.findChildren(QCheckBox)


def _own_text(one: QObject) -> str:
    read = getattr(one, "text", None)
    return str(read()) if callable(read) else ""

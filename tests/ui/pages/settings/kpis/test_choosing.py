"""KPIs shown, hidden, made large, ordered and found in the list, by mouse and by keyboard; each step undone."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.operations.kpis.catalogue import kpis_with_data, load_catalogue
from desktop_app.operations.kpis.kpi_board import load_roles
from desktop_app.store.database import Store
from desktop_app.ui import faces
from desktop_app.ui.pages.settings.kpis.chooser import KpiList
from desktop_app.ui.pages.settings.kpis.lines import LARGE, Heading, Item, Sieve
from desktop_app.ui.pages.settings.kpis.list_model import KpiLines
from desktop_app.ui.pages.settings.kpis.list_painter import box_rect
from desktop_app.ui.pages.settings.kpis.view import KpisView


def listed(view: KpisView, section: str) -> list[str]:
    lines = view.chooser.list.lines.lines
    return [line.kpi.key for line in lines if isinstance(line, Item) and line.section == section]


def shown(store: Store) -> set[str]:
    return {kpi.key for kpi in kpis_with_data(store)}


def click(view: KpisView, qtbot: QtBot, key: str, dx: int | None = None) -> None:
    """At the box of the line, or ``dx`` px from its right end."""
    found = view.chooser.list
    found.go_to("results", key)
    index = found.lines.index(found.lines.row_of("results", key))
    rect = found.visualRect(index)
    place = box_rect(rect).center() if dx is None else QPointF(rect.right() - dx, rect.center().y())
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_a_click_on_the_box_hides_and_undo_brings_back(view: KpisView, store: Store, qtbot: QtBot) -> None:
    assert "deals_won" in shown(store)
    click(view, qtbot, "deals_won")
    assert "deals_won" not in shown(store)
    qtbot.keyClick(view.chooser.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    view.undo()  # what is taken back already is not taken back twice
    assert "deals_won" in shown(store)


def test_a_click_on_the_pin_makes_large(view: KpisView, store: Store, qtbot: QtBot) -> None:
    before = faces.pinned(store, kpis_with_data(store))
    click(view, qtbot, "deals_won", dx=10)
    assert faces.pinned(store, kpis_with_data(store)) == [*before, "deals_won"]
    assert listed(view, LARGE) == [*before, "deals_won"]


def test_all_works_by_keyboard(view: KpisView, store: Store, qtbot: QtBot) -> None:
    found: KpiList = view.chooser.list
    before = listed(view, "results")
    found.go_to("results", before[0])
    qtbot.keyClick(found, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert listed(view, "results")[:2] == [before[1], before[0]]
    current = found.current()
    assert current is not None
    assert current.kpi.key == before[0]
    qtbot.keyClick(found, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert listed(view, "results") == before
    qtbot.keyClick(found, Qt.Key.Key_Space)
    assert before[0] not in shown(store)
    qtbot.keyClick(found, Qt.Key.Key_L)
    assert before[0] in shown(store)


def test_dragging_stays_inside_a_section(view: KpisView) -> None:
    model: KpiLines = view.chooser.list.lines
    before = listed(view, LARGE)
    data = model.mimeData([model.index(model.row_of(LARGE, before[2]))])
    first = model.row_of(LARGE, before[0])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(data, move, model.row_of("results", "deals_won"), 0, model.index(-1))
    assert not model.canDropMimeData(QMimeData(), move, first, 0, model.index(-1))
    model.dropMimeData(data, move, first, 0, model.index(-1))
    assert listed(view, LARGE) == [before[2], before[0], before[1], *before[3:]]
    model.dropMimeData(data, move, first + len(before), 0, model.index(-1))  # behind the last
    assert listed(view, LARGE)[-1] == before[2]


def test_a_role_is_one_step(view: KpisView, store: Store) -> None:
    before = shown(store)
    assert len(view.chooser.menu.actions()) == len(load_roles())
    view.chooser.menu.actions()[0].trigger()
    role = load_roles()[0]
    assert [kpi.key for kpi in load_catalogue(store) if not kpi.hidden] == list(role.kpis)
    assert listed(view, LARGE) == [key for key in role.kpis if key in shown(store)][:4]
    view.undo()
    assert shown(store) == before


def test_the_search_looks_at_names_and_says_when_nothing_fits(view: KpisView) -> None:
    view.chooser.search.setText("win rate")
    assert "win_rate" in listed(view, "process")
    assert listed(view, "support") == []
    view.chooser.search.setText("xyz")
    assert view.chooser._none.isVisible()
    view.chooser.search.clear()
    view.chooser.sieve.choose(Sieve.COMPUTABLE)
    assert all(line.lack == "" for line in view.chooser.list.lines.lines if isinstance(line, Item))
    view.chooser.sieve.choose(Sieve.TO_CONFIRM)
    assert "sales_velocity" in listed(view, "process")
    assert "win_rate" not in listed(view, "process")


def test_what_is_lacking_is_named_with_its_import(view: KpisView, qtbot: QtBot) -> None:
    view.show_kpi("nps")
    assert any("Survey answers" in shown.text() for shown in view.about.findChildren(QLabel))
    with qtbot.waitSignal(view.files_asked):
        view.about.import_asked.emit()


def test_lines_are_spoken_whole(view: KpisView) -> None:
    model = view.chooser.list.lines
    said = model.data(model.index(model.row_of(LARGE, "revenue")), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Revenue, shown, large gauge"
    assert isinstance(model.lines[0], Heading)

"""The view of KPIs in the settings: the list, the chosen one, the editor; every change is a job and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.period import Length, containing
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis import kpi_board
from desktop_app.operations.kpis.define_kpi import add_kpi, change_kpi, free_key, remove_kpi, undo_kpi
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.kpis.kpi_board import Board, save_board
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import kpi_definitions, kpi_values, settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.settings.kpis.about_card import AboutCard, RevisionsCard
from desktop_app.ui.pages.settings.kpis.chooser import ChooserCard
from desktop_app.ui.pages.settings.kpis.judged_card import JudgedCard
from desktop_app.ui.pages.settings.kpis.lines import LARGE, Choice, Item, load_choice
from desktop_app.ui.pages.settings.kpis.own import FILTERS, copy_of, own_kpi
from desktop_app.ui.pages.settings.kpis.own_editor import OwnEditor, Start
from desktop_app.ui.widgets.scrolled import Scrolled

_LIST = 430
_NARROW_LIST = 330
_ROOM_FOR_TWO = 1000  # px from which on the form has two columns


class KpisView(QWidget):
    """``go`` leads to other pages, ``files_asked`` to an import, ``editing`` says whether the editor is open."""

    go = Signal(str, object)
    files_asked = Signal()
    editing = Signal(bool)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self.store, self.jobs = store, jobs
        self._key = ""
        self._undo: list[Callable[[], object]] = []
        self.chooser = ChooserCard()
        self.about, self.judged, self.revisions = AboutCard(), JudgedCard(), RevisionsCard()
        self.editor = OwnEditor(store)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.about, self.judged, self.revisions):
            column.addWidget(card)
        column.addStretch(1)
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.chooser.setFixedWidth(_LIST)
        row.addWidget(self.chooser)
        row.addWidget(Scrolled(cards, board), 1)
        self.stack.addWidget(board)
        self.stack.addWidget(self.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        listed = self.chooser.list
        listed.picked.connect(self._pick)
        listed.shown_asked.connect(self.toggle_shown)
        listed.large_asked.connect(self.toggle_large)
        listed.step_asked.connect(self.step)
        listed.lines.moved.connect(self.move_before)
        listed.entered_item.connect(self.judged.focus_form)
        self.chooser.role_asked.connect(self.take_role)
        self.chooser.undo_asked.connect(self.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self.chooser, self.undo).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.about.import_asked.connect(self.files_asked)
        self.about.target_asked.connect(lambda: self.go.emit("targets", self._key))
        self.about.gauge_asked.connect(lambda: self.go.emit("gauges", self._key))
        self.about.copy_asked.connect(self.copy)
        self.about.edit_asked.connect(self.edit)
        self.about.remove_asked.connect(self.ask_remove)
        self.judged.save_asked.connect(self.change)
        self.judged.confirm_asked.connect(lambda: self.change({"default": False}, None, ""))
        self.revisions.undo_asked.connect(self.undo_revision)
        self.editor.save_asked.connect(self._save_own)
        self.editor.left.connect(self.show_board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOM_FOR_TWO
        self.chooser.setFixedWidth(_LIST if roomy else _NARROW_LIST)
        self.judged.set_columns(2 if roomy else 1)

    # What is shown.

    def reload(self) -> None:
        choice = load_choice(self.store)
        self.chooser.show_choice(choice, can_undo=bool(self._undo))
        if choice.find(self._key) is None:
            self._key = (choice.large or (choice.items[0].kpi.key,))[0]
            self.chooser.list.go_to("", self._key)
        item = choice.find(self._key)
        if item is not None:
            self._show_item(item)

    def _pick(self, item: Item) -> None:
        """Another KPI is chosen; not before what was typed of this one is saved or given up."""
        if item.kpi.key != self._key and not self.judged.may_leave():
            self.chooser.list.go_to("", self._key)
            return
        self._show_item(item)

    def _show_item(self, item: Item) -> None:
        self._key = item.kpi.key
        self.about.show_item(item)
        self.judged.show_kpi(item.kpi, settings.load(self.store).currency, self.month_start())
        self.revisions.show_revisions(kpi_definitions.in_force(self.store, item.kpi.key))

    def month_start(self) -> date:
        """From here a change holds unless another day is chosen."""
        return containing(default_as_of(self.store), Length.MONTH).start

    def show_board(self) -> None:
        self.stack.setCurrentIndex(0)
        self.editing.emit(False)
        self.reload()
        self.chooser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kpi(self, key: str) -> None:
        """Make ``key`` the chosen one."""
        self._key = key
        self.reload()
        self.chooser.list.go_to("", key)

    @property
    def _choice(self) -> Choice:
        return self.chooser.choice

    @property
    def kpi(self) -> Kpi:
        """The chosen one."""
        item = self._choice.find(self._key)
        assert item is not None
        return item.kpi

    # Choosing.

    def _keep_board(self, board: Board) -> None:
        def done(before: Any) -> None:
            self._undo.append(partial(self._run, save_board, before))
            self.reload()

        self.jobs.run(save_board, board, on_done=done, label=N_("Choosing KPIs"))

    def _run(self, operation: Callable[..., Any], *args: Any) -> None:
        self.jobs.run(operation, *args, on_done=lambda _result: self.reload(), label=N_("Taking the change back"))

    def undo(self) -> None:
        """Take back what was done last in this view."""
        if self._undo:
            self._undo.pop()()

    def toggle_shown(self, item: Item) -> None:
        self._keep_board(kpi_board.with_shown(self._explicit(), [item.kpi.key], shown=not item.shown))

    def toggle_large(self, item: Item) -> None:
        key, board = item.kpi.key, self._explicit()
        large = tuple(one for one in self._choice.large if one != key)
        if not item.large:
            board, large = kpi_board.with_shown(board, [key], shown=True), (*large, key)
        self._keep_board(replace(board, large=large))

    def _explicit(self) -> Board:
        """The board with the large gauges named, so that hiding one does not bring in another."""
        return replace(self._choice.board, large=self._choice.large)

    def take_role(self, key: str) -> None:
        self._keep_board(kpi_board.of_role(self.store, kpi_board.find_role(key)))

    def step(self, item: Item, by: int) -> None:
        """One line up (-1) or down (1) inside the section."""
        keys = self._choice.section(item.section)
        place = keys.index(item.kpi.key) + by
        if 0 <= place < len(keys):
            behind = keys[place] if by < 0 else (keys[place + 1] if place + 1 < len(keys) else "")
            self.move_before(item.section, item.kpi.key, behind)

    def move_before(self, section: str, key: str, behind: str) -> None:
        """Put ``key`` in front of ``behind``, or last in its section."""
        keys = kpi_board.moved(self._choice.section(section), key, behind)
        if section == LARGE:
            self._keep_board(replace(self._choice.board, large=keys))
            return
        slots = iter(keys)
        order = tuple(next(slots) if item.section == section else item.kpi.key for item in self._choice.items)
        self._keep_board(replace(self._choice.board, order=order))

    # What a KPI says.

    def change(self, changes: dict[str, Any], since: date | None, reason: str) -> None:
        key = self._key
        done = partial(self._changed, key)
        self.jobs.run(change_kpi, key, changes, reason, since=since, on_done=done, label=N_("Changing the KPI"))

    def _changed(self, key: str, _result: object = None) -> None:
        self._undo.append(partial(self._run, undo_kpi, key))
        self.reload()

    def undo_revision(self) -> None:
        self._run(undo_kpi, self._key)

    # One's own.

    def make(self) -> None:
        self._open_editor(Start())

    def copy(self) -> None:
        own, formula = copy_of(self.kpi)
        self._open_editor(Start("", own, formula, self._other_filters()))

    def edit(self) -> None:
        _own, formula = copy_of(self.kpi)
        self._open_editor(Start(self._key, own_kpi(self.kpi), formula, self._other_filters()))

    def _other_filters(self) -> dict[str, str]:
        return {noun: name for noun, name in self.kpi.where if noun not in FILTERS}

    def _open_editor(self, start: Start) -> None:
        self.stack.setCurrentWidget(self.editor)
        self.editing.emit(True)
        self.editor.begin(start, self.month_start())

    def _save_own(self, key: str, fields: dict[str, Any], since: date | None, reason: str) -> None:
        if key:
            self.jobs.run(change_kpi, key, fields, reason, since=since, on_done=partial(self._own_saved, key),
                          label=N_("Changing the KPI"))  # fmt: skip
            return
        made = free_key(self.store, fields["name"])
        self.jobs.run(add_kpi, made, fields, reason, on_done=partial(self._own_saved, made),
                      label=N_("Making the KPI"))  # fmt: skip

    def _own_saved(self, key: str, _result: object = None) -> None:
        self._changed(key)
        self.show_board()
        self.show_kpi(key)

    def ask_remove(self) -> None:
        """Once, naming what goes; typed values stay and come back with it."""
        kpi = self.kpi
        count = len(kpi_values.load(self.store, kpi.key))
        words = _("“{name}” leaves the gauges, exports and the choice of targets.").format(name=_(kpi.texts.name))
        if count:
            typed = ngettext("{n} typed value is shown no longer.", "{n} typed values are shown no longer.", count)
            words = f"{words}\n{typed.format(n=count)}"
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.question(self, _("Delete this KPI?"), words, buttons)
        if answer == QMessageBox.StandardButton.Yes:
            self.jobs.run(remove_kpi, kpi.key, on_done=partial(self._changed, kpi.key), label=N_("Removing the KPI"))

    # Leaving.

    @property
    def is_editing(self) -> bool:
        return self.stack.currentWidget() is self.editor

    def back(self) -> bool:
        """Esc closes the list of names, then the editor."""
        if not self.is_editing:
            return False
        if not self.editor.edit.close_offer():
            self.editor.leave()
        return True

    def may_leave(self) -> bool:
        """Asks before what is typed is lost; the editor is closed with it."""
        if not self.is_editing:
            return self.judged.may_leave()
        if not self.editor.may_leave():
            return False
        self.show_board()
        return True

"""The menu on people in the table of a run: their statement, and what can be entered without opening it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.i18n import _, ngettext
from desktop_app.ui.pages.pay.entries_card import ADJUST, ASK, HOLD, QUOTA, RELEASE, WITHDRAW, read_entries
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import STATEMENT
from desktop_app.ui.pages.pay.run_desk import RunDesk
from desktop_app.ui.pages.pay.statement_desk import StatementDesk


class RowMenu(QObject):
    """Opened with the right button, the menu key or Shift+F10."""

    def __init__(self, page: PayFrame, runs: RunDesk, statements: StatementDesk) -> None:
        super().__init__(page)
        self._page, self._runs, self._statements = page, runs, statements
        self.opened: QMenu | None = None
        runs.run_view.menu_asked.connect(self._open)

    def _open(self, people: Sequence[int], place: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(people) == 1:
            self._add_person(menu, people[0])
            menu.addSeparator()
        words = ngettext("Statement of {n} person as a file…", "Statements of {n} people as files…", len(people))
        save = partial(self._runs.save_statements, tuple(people))
        menu.addAction(words.format(n=len(people))).triggered.connect(lambda _on=False: save())
        self.opened = menu
        menu.popup(place)

    def _add_person(self, menu: QMenu, person: int) -> None:
        desk = self._statements
        desk.person = person
        statement = desk.statement()
        if statement is None:
            return
        entries = read_entries(self._page.store, statement, desk.run())
        draft, approved = entries.state == "draft", entries.state == "approved"
        offers = (
            (HOLD, _("Hold…"), draft and entries.hold is None),
            (RELEASE, _("Release"), entries.hold is not None),
            (ADJUST, _("Adjust…"), True),
            (QUOTA, _("Change the quota…"), bool(entries.needs)),
            (ASK, _("Question…"), True),
            (WITHDRAW, _("Withdraw…"), approved and entries.left_out is None),
        )
        menu.addAction(_("Open the statement")).triggered.connect(lambda _on=False: self._page.open_view(STATEMENT))
        menu.addSeparator()
        for what, words, offered in offers:
            if offered:
                menu.addAction(words).triggered.connect(partial(self._enter, person, what))

    def _enter(self, person: int, what: str, _checked: bool = False) -> None:
        self._statements.enter(person, what)

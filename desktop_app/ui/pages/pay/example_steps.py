"""What happens with a plan's examples: typed, changed, taken from the last run; the draft keeps them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.formats import format_period
from desktop_app.i18n import _
from desktop_app.operations.pay.evaluate import current_run
from desktop_app.operations.pay.example_from_run import example_from
from desktop_app.rules.incentives.example import Example
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.draft import Draft
from desktop_app.ui.pages.pay.example_dialog import ExampleDialog, new_example
from desktop_app.ui.pages.pay.run_facts import closed_month, newest_run

Change = Callable[[Draft], Draft]


class ExampleSteps(QObject):
    """``change`` is called with what is to become of the draft."""

    def __init__(self, window: QWidget, change: Callable[[Change], None]) -> None:
        super().__init__(window)
        self._window, self._change = window, change
        self.asked: ExampleDialog | None = None

    def add(self, store: Store, draft: Draft) -> None:
        components = draft.version.components
        measure = components[0].quota_name if components else "revenue"
        self._ask(store, new_example(len(draft.examples) + 1, closed_month(store), measure), len(draft.examples))

    def edit(self, store: Store, draft: Draft, place: int) -> None:
        self._ask(store, draft.examples[place], place)

    def _ask(self, store: Store, example: Example, place: int) -> None:
        currency = settings.load(store).currency
        take = lambda found: self._change(lambda draft: draft.with_example(place, found))  # noqa: E731 - used once
        self.asked = ExampleDialog(self._window, example, currency, take)
        self.asked.open()

    def statements(self, store: Store) -> tuple[Statement, ...]:
        """Those of the newest run, by name; none if nothing was evaluated yet."""
        period = newest_run(store)
        found = current_run(store, period) if period else None
        return found.statements if found else ()

    def choose(self, store: Store, draft: Draft, under: QWidget) -> None:
        """A menu of the people in the newest run."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.statements(store):
            words = _("{name}, {period}").format(name=one.name, period=format_period(one.period))
            menu.addAction(words).triggered.connect(lambda _on=False, one=one: self.take(store, draft, one))
        if menu.isEmpty():
            menu.addAction(_("Nothing has been evaluated yet")).setEnabled(False)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def take(self, store: Store, draft: Draft, statement: Statement) -> None:
        example = example_from(store, draft.file().plan, statement)
        self._change(lambda now: now.with_example(len(now.examples), example))

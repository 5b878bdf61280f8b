"""The shell of the Improve page: its views, the dialog of an action, and what other pages send along."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop_app.domain.action import Action
from desktop_app.domain.formats import format_day, format_number, format_quantity
from desktop_app.domain.observation import Observation
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.improving.actions import bring_back_action, propose, save_action, success_rate
from desktop_app.operations.improving.observations import save_observation
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.rules.kpis.catalogue import Direction
from desktop_app.store import actions, observations, people
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.improve.action_dialog import ActionDialog
from desktop_app.ui.pages.improve.actions_view import ActionsView
from desktop_app.ui.pages.improve.board_view import BoardView
from desktop_app.ui.pages.improve.opinions_view import OpinionsView
from desktop_app.ui.pages.improve.trainings_view import TrainingsView
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.scrolled import Scrolled

ACTIONS: Final = "actions"
BOARD: Final = "board"
INBOX: Final = "inbox"
TRAININGS: Final = "trainings"


class ImprovePage(Page):
    """Absent from the side bar until something is recorded; "More", a gauge or the palette lead here before."""

    key = "improve"
    title = N_("Improve")
    question = N_("What do we do about it, and did it help?")
    icon = "improve"
    help = N_(
        "An action names a figure, a start and a day to look at it. The months before the start are kept; later the "
        "change is held against chance, against those without the action, and against the way the worst come back by "
        "themselves. “Not shown” means that nothing can be told, not that it did not help."
    )
    offers: ClassVar[tuple[Offer, ...]] = (
        Offer(N_("New action"), "new"),
        Offer(N_("Strengths, weaknesses, competitors"), BOARD),
        Offer(N_("Trainings and their effect"), TRAININGS),
    )

    @classmethod
    def applies(cls, store: Store) -> bool:
        return bool(kpis_with_data(store))

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return bool(actions.load(store) or observations.load(store))

    @classmethod
    def attention(cls, store: Store) -> int:
        return actions.due(store, default_as_of(store))

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.day: date = default_as_of(store)
        self._gone = 0
        self.undo = button(_("Undo the removal"), self._bring_back, icon="undo")
        self.undo.hide()
        self.add_control(self.undo)
        self.set_primary(_("New action"), self.ask_any)
        self.view, self.board = ActionsView(store, jobs), BoardView(store, jobs)
        self.opinions = OpinionsView(store, jobs)
        self.view.change_asked.connect(self._ask)
        self.view.explained.connect(self.explain_asked)
        self.view.arrived.connect(self._say)
        self.view.removed.connect(self._remember_gone)
        self.board.action_asked.connect(self._act_on)
        self.board.action_opened.connect(self.open_action)
        self.trainings = TrainingsView(store, jobs)
        views = [(ACTIONS, _("Actions and effects")), (BOARD, _("Board")), (INBOX, _("Inbox")),
                 (TRAININGS, _("Trainings"))]  # fmt: skip
        self.row = Segments(views, ACTIONS)
        self.row.setAccessibleName(_("Views"))
        self.row.explain([
            _("What is done, and did it help?"), _("Strengths, weaknesses, the market, competitors"),
            _("Complaints, praise and suggestions of customers"), _("Who has to take which training, and did it help?"),
        ])  # fmt: skip
        self.row.chosen.connect(lambda key: self.show_view(str(key)))
        self._stack = QStackedWidget(self)  # a page inside it looks for this one at once
        self._lay_out_views()

    def _lay_out_views(self) -> None:
        self._stack.addWidget(Scrolled(self.view, self))
        self._stack.addWidget(EmptyState(
            "improve", _("No action yet"),
            _("Record what you do about a figure. The months before are kept, and after three whole months the page "
              "says whether an effect is shown, or whether it could be chance."),
            _("New action"), self.ask_any,
        ))  # fmt: skip
        self._stack.addWidget(Scrolled(self.board, self))
        self._stack.addWidget(self.opinions)
        self._stack.addWidget(Scrolled(self.trainings, self))
        line = QHBoxLayout()
        line.addWidget(self.row)
        line.addStretch(1)
        self.body.setSpacing(16)
        self.body.addLayout(line)
        self.body.addWidget(self._stack, 1)

    def show_view(self, key: str) -> None:
        """The actions, the board or the inbox."""
        self.row.show_value(key)
        self.reload()

    def open_action(self, number: int) -> None:
        self.view.chosen = number
        self.show_view(ACTIONS)

    def _act_on(self, one: Observation) -> None:
        """An action derived from an observation: both know each other then."""
        key = one.kpi or ""
        self.ask_action(key, text=one.text, done=lambda number: self.jobs.run(
            save_observation, replace(one, action=number), label=N_("Saving")
        ))  # fmt: skip

    def reload(self) -> None:
        self.day = default_as_of(self.store)
        self.view.reload(self.day)
        self.board.reload(self.day)
        self.opinions.reload()
        self.trainings.reload(self.day)
        self._say()

    def _say(self) -> None:
        """Which view is seen, and the line under the title."""
        heard = bool(self.opinions.found) or self.opinions.state.value() is not None
        for key, there in ((INBOX, heard), (TRAININGS, bool(self.trainings.found))):
            self.row.offer(key, there)
            if self.row.value() == key and not there:
                self.row.show_value(ACTIONS)
        found, shown = self.view.found, self.row.value()
        self._stack.setCurrentIndex({BOARD: 2, INBOX: 3, TRAININGS: 4}.get(str(shown), int(not found)))
        gone = {ACTIONS: bool(self._gone), BOARD: self.board.gone is not None}
        self.undo.setVisible(gone.get(str(shown), False))
        words = [_("as of {day}").format(day=format_day(self.day))]
        if found:
            words.append(ngettext("{n} action", "{n} actions", len(found)).format(n=format_number(len(found))))
        rate = success_rate(found)
        if rate is not None:
            shown = format_quantity(Quantity(rate, Unit.PERCENT), 0)
            words.append(_("{share} of those that can be told show an effect").format(share=shown))
        self.set_header(_("Improve"), " · ".join(words))

    def ask_any(self) -> None:
        """A new action about whatever is chosen in the dialog."""
        self.ask_action()

    def ask_action(
        self, key: str = "", scope: Scope = COMPANY, trigger: Period | None = None, *, text: str = "",
        done: Callable[[int], object] | None = None,
    ) -> None:  # fmt: skip
        """A new action about the KPI ``key``, else about the first that can get better; ``done`` gets its number."""
        known = [kpi.key for kpi in kpis_with_data(self.store) if kpi.direction is not Direction.NEITHER]
        if known:
            offered = propose(self.store, key if key in known else known[0], scope, trigger, self.day)
            self._ask(replace(offered, text=text), done)

    def _ask(self, before: Action, done: Callable[[int], object] | None = None) -> None:
        kpis = [kpi for kpi in kpis_with_data(self.store)
                if kpi.direction is not Direction.NEITHER or kpi.key == before.kpi]  # fmt: skip
        dialog = ActionDialog(self, kpis, people.scopes(self.store), before)
        if dialog.exec() and dialog.taken is not None:
            self.jobs.run(
                save_action, dialog.taken, as_of=self.day, on_done=done or self.open_action, label=N_("Saving")
            )

    def _remember_gone(self, number: int) -> None:
        self._gone = number

    def _bring_back(self) -> None:
        if self.row.value() == BOARD:
            self.board.bring_back()
            return
        number, self._gone = self._gone, 0
        self.jobs.run(bring_back_action, number, label=N_("Saving"))

    def show_argument(self, argument: object) -> None:
        """The number of an action, "new", or what a gauge sends: KPI, people and the month that led to it."""
        if argument == "new":
            self.ask_any()
        elif isinstance(argument, int):
            self.open_action(argument)
        elif argument in {ACTIONS, BOARD, INBOX, TRAININGS}:
            self.show_view(str(argument))
        elif isinstance(argument, tuple):
            self.ask_action(*argument)

    def state(self) -> Mapping[str, object]:
        return {"action": self.view.chosen, "view": self.row.value()}

    def restore(self, state: Mapping[str, object]) -> None:
        chosen = state.get("action")
        self.view.chosen = chosen if isinstance(chosen, int) else 0
        if state.get("view") in {ACTIONS, BOARD, INBOX, TRAININGS}:
            self.row.show_value(state["view"])

"""The Pay page itself: which of its views is open and the way between them; what is in them is with the desks."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.store import evaluations, plans, records, settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer
from desktop_app.ui.pages.pay.compare_view import CompareDesk
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import (
    COMPARE,
    EDITOR,
    LAST_PERIOD,
    LIST,
    MAIN,
    NEW,
    PLANS,
    QUERIES,
    REPLAY,
    RUN,
    SOURCES,
    STATEMENT,
    WHAT_IF,
)
from desktop_app.ui.pages.pay.list_desk import ListDesk
from desktop_app.ui.pages.pay.new_plan import NewPlanView
from desktop_app.ui.pages.pay.plan_desk import PlanDesk
from desktop_app.ui.pages.pay.plan_editor import PlanEditor
from desktop_app.ui.pages.pay.plans_view import PlansView
from desktop_app.ui.pages.pay.queries_view import QueriesDesk
from desktop_app.ui.pages.pay.row_menu import RowMenu
from desktop_app.ui.pages.pay.run_desk import RunDesk
from desktop_app.ui.pages.pay.run_facts import closed_month, newest_run
from desktop_app.ui.pages.pay.source_desk import SourceDesk
from desktop_app.ui.pages.pay.statement_desk import StatementDesk
from desktop_app.ui.pages.pay.two_periods_view import TwoPeriodsDesk
from desktop_app.ui.pages.pay.what_if_desk import WhatIfDesk


class PayPage(PayFrame):
    """Two main views, the run and the plans; a new plan, the editor and a statement are opened from them.

    Another view: a key in header, a desk (or a widget) that adds it with ``add_view``, and its line in ``_show``.
    """

    key = "pay"
    title = N_("Pay")
    question = N_("What does each person earn and why?")
    icon = "pay"
    help = N_(
        "A plan says what is paid on, at what rate and when. A run evaluates a period for everybody who has a plan; "
        "as long as it is a draft it can be evaluated again. Approved, it keeps its records; paid, it is frozen for "
        "good. Press any figure to see how it came about."
    )
    offers: ClassVar[tuple[Offer, ...]] = (Offer(N_("Evaluate pay"), RUN), Offer(N_("New plan"), NEW))

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs, containing(date(2020, 1, 1), Length.MONTH))
        self.run_desk = RunDesk(self)
        self.statement_desk = StatementDesk(self, self.run_desk)
        self.two_periods_desk = TwoPeriodsDesk(self, self.statement_desk.statement)
        self.row_menu = RowMenu(self, self.run_desk, self.statement_desk)
        self.compare_desk, self.queries_desk = CompareDesk(self, self.run_desk), QueriesDesk(self)
        self.plan_desk, self.source_desk = PlanDesk(self), SourceDesk(self)
        self.list_desk = ListDesk(self)
        self.what_if_desk = WhatIfDesk(self)
        self.run_view, self.statement_view = self.run_desk.run_view, self.statement_desk.view
        self.run_steps, self.plan_steps = self.run_desk.steps, self.plan_desk.steps
        self._connect()

    @classmethod
    def applies(cls, store: Store) -> bool:
        return settings.load(store).works_out_pay

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        counted = {kind.value: number for kind, number in records.count(store).items()}
        return bool(plans.load(store)) or bool(counted.get(settings.load(store).revenue_source))

    @classmethod
    def attention(cls, store: Store) -> int:
        """Drafts of periods that are over: they wait for approval."""
        newest = records.data_day(store)
        return sum(run.state == "draft" and run.ends <= newest + 1 for run in evaluations.load(store))

    @property
    def new_view(self) -> NewPlanView:
        return self.plan_desk.new_view

    @property
    def plans_view(self) -> PlansView:
        return self.plan_desk.plans_view

    @property
    def editor(self) -> PlanEditor:
        return self.plan_desk.editor

    @property
    def evaluated(self) -> Evaluated | None:
        """The run that is looked at."""
        return self.run_desk.evaluated

    @property
    def person(self) -> int:
        """Whose statement is looked at."""
        return self.statement_desk.person

    def _connect(self) -> None:
        self.header.views.chosen.connect(self.open_view)
        self.header.picker.changed.connect(self._choose_period)
        self.run_view.statement_asked.connect(self.open_statement)
        self.run_view.explain_asked.connect(self.explain_asked)
        self.run_view.page_asked.connect(self._follow)
        self.statement_desk.list_asked.connect(self.list_desk.open_person)
        self.list_desk.view.statement_asked.connect(self.open_statement)
        self.list_desk.view.record_asked.connect(lambda step: self.go.emit("data", step))
        for desk in (self.run_desk, self.statement_desk, self.queries_desk, self.plan_desk, self.source_desk):
            desk.changed.connect(self.reload)
        self.plan_desk.first_used.connect(self._show_first_run)

    def reload(self) -> None:
        if not self.view:
            self._begin()
        self.header.picker.show_newest(default_as_of(self.store))
        self.run_desk.read()
        self.queries_desk.offer()
        if self.view in {REPLAY, COMPARE}:
            pass  # they stand for two moments that no new data changes
        elif self.view == EDITOR:
            self.editor.reload()
        else:
            self._show()

    def _begin(self) -> None:
        """The run if anybody has a plan, else the three questions; the period that waits, else the last closed one."""
        self.period = newest_run(self.store) or closed_month(self.store)
        self.header.picker.choose(self.period)
        if plans.assignments(self.store):
            self.view = RUN
        else:
            self.view = PLANS if plans.load(self.store) else NEW

    def open_view(self, view: object) -> None:
        if view == PLANS and not plans.load(self.store):
            view = NEW
        self.view = str(view)
        self._show()

    def open_statement(self, person: int) -> None:
        self.statement_desk.person = person
        self.open_view(STATEMENT)

    def _choose_period(self, period: object) -> None:
        if isinstance(period, Period) and period != self.period:
            self.period = period
            self.reload()

    def _show(self) -> None:
        show = {
            RUN: self.run_desk.show_run,
            STATEMENT: self.statement_desk.show_statement,
            REPLAY: self.statement_desk.show_replay,
            LAST_PERIOD: self.two_periods_desk.show_pair,
            COMPARE: self.compare_desk.show_compare,
            QUERIES: self.queries_desk.show_queries,
            PLANS: self.plan_desk.show_plans,
            SOURCES: self.source_desk.show_sources,
            NEW: self.plan_desk.show_new,
            EDITOR: self.plan_desk.show_editor,
            LIST: self.list_desk.show_list,
            WHAT_IF: self.what_if_desk.show_what_if,
        }
        show[self.view]()

    def _show_first_run(self, period: Period) -> None:
        self.period = period
        self.header.picker.choose(period)
        self.view = RUN
        self.reload()

    def _follow(self, page: str) -> None:
        if page == PLANS:
            self.open_view(PLANS)
        else:
            self.go.emit(page, None)

    def show_argument(self, argument: object) -> None:
        """A person's Scope opens their statement, a Period its run, a name of a view that view."""
        match argument:
            case Scope(kind=ScopeKind.PERSON, id=person):
                self.open_statement(person)
            case Period():
                self._choose_period(argument)
                self.open_view(RUN)
            case "run" | "plans" | "new" | "queries":
                self.open_view(argument)
            case _:
                pass

    def back(self) -> bool:
        """From a statement or a comparison to the run, from the editor and a new plan to the plans."""
        before = {
            STATEMENT: RUN,
            LIST: self.list_desk.before,
            COMPARE: RUN,
            WHAT_IF: RUN,
            REPLAY: STATEMENT,
            LAST_PERIOD: STATEMENT,
            EDITOR: PLANS,
            SOURCES: PLANS,
            NEW: PLANS if plans.load(self.store) else RUN,
        }
        if self.view not in before:
            return False
        if self.view == EDITOR:
            self.plan_desk.leave_editor()
        else:
            self.open_view(before[self.view])
        return True

    def state(self) -> Mapping[str, object]:
        return {"period": self.period.name, "view": self.view if self.view in MAIN else ""}

    def restore(self, state: Mapping[str, object]) -> None:
        """Only the view: which period waits is known better from the runs."""
        if state.get("view") == PLANS and plans.load(self.store):
            self._begin()
            self.view = PLANS

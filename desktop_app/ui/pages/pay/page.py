"""The Pay page itself: which of its views is open, what its header offers there, and the way between them."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number, format_period
from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.evaluate import Evaluated, current_run
from desktop_app.operations.figures import default_as_of
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import evaluations, plans, records, settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.pay.draft import Draft
from desktop_app.ui.pages.pay.header import EDITOR, MAIN, NEW, PLANS, RUN, STATEMENT, Header, Slot
from desktop_app.ui.pages.pay.new_plan import NewPlanView
from desktop_app.ui.pages.pay.papers import Papers
from desktop_app.ui.pages.pay.plan_editor import PlanEditor
from desktop_app.ui.pages.pay.plan_steps import PlanSteps
from desktop_app.ui.pages.pay.plans_view import PlansView
from desktop_app.ui.pages.pay.run_facts import RunFacts, closed_month, newest_run, read_run
from desktop_app.ui.pages.pay.run_steps import PayPeriodPicker, RunSteps
from desktop_app.ui.pages.pay.run_view import RunView, run_line
from desktop_app.ui.pages.pay.statement_view import StatementView
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.scrolled import Scrolled


class PayPage(Page):
    """Two main views, the run and the plans; a new plan, the editor and a statement are opened from them."""

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
        super().__init__(store, jobs)
        self.view = ""
        self.person = 0
        self.period = containing(date(2020, 1, 1), Length.MONTH)
        self.evaluated: Evaluated | None = None
        self.facts: RunFacts | None = None
        self.run_view, self.plans_view, self.new_view = RunView(), PlansView(), NewPlanView()
        self.editor, self.statement_view = PlanEditor(), StatementView()
        self.run_steps = RunSteps(self, jobs)
        self.plan_steps = PlanSteps(self, store, jobs)
        self.papers = Papers(self, jobs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._places, self._empty = dict[str, QWidget](), QWidget()
        self.header = self._make_header()
        self._make_views()
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

    def _make_header(self) -> Header:
        period = self.period
        return Header(
            self,
            PayPeriodPicker(period, period.last),
            {
                "back": (_("Back"), self.back, "chevron-left"),
                "evaluate": (_("Evaluate again"), lambda: self.run_steps.evaluate(self.period), ""),
                "withdraw": (_("Withdraw…"), lambda: self.run_steps.withdraw(self.period), ""),
                "export": (_("Save as file…"), lambda: self.papers.save_run(self.period), "export"),
                "payroll": (_("Payroll file…"), lambda: self.papers.save_payroll(self.period), "export"),
                "why": (_("All steps"), self._explain_statement, ""),
                "print": (_("Save as PDF…"), self._save_statement, "print"),
                "new": (_("New plan"), lambda: self.open_view(NEW), "plus"),
                "import": (_("Open a plan file…"), self.plan_steps.read_file, "folder"),
            },
        )

    def _make_views(self) -> None:
        whole = (self.run_view, self._empty)  # they fill the page; the others scroll as one column
        for key, widget in (
            (RUN, self.run_view),
            ("empty", self._empty),
            (PLANS, self.plans_view),
            (NEW, self.new_view),
            (EDITOR, self.editor),
            (STATEMENT, self.statement_view),
        ):
            place = widget if widget in whole else Scrolled(widget, self)
            self._places[key] = place
            self.stack.addWidget(place)

    def _connect(self) -> None:
        self.header.views.chosen.connect(self.open_view)
        self.header.picker.changed.connect(self._choose_period)
        self.run_view.statement_asked.connect(self.open_statement)
        self.run_view.explain_asked.connect(self.explain_asked)
        self.run_view.page_asked.connect(self._follow)
        self.statement_view.explain_asked.connect(self.explain_asked)
        self.statement_view.records_asked.connect(lambda step: self.go.emit("data", step))
        self.new_view.template_chosen.connect(self.plan_steps.start_from)
        self.new_view.changed.connect(self._allow_first)
        self.editor.changed.connect(self._show_editor_header)
        self.editor.version_asked.connect(self.plan_steps.open_version)
        self.editor.assignments.assign_asked.connect(self.plan_steps.assign)
        self.editor.assignments.end_asked.connect(self.plan_steps.end)
        self.plans_view.plan_asked.connect(self.plan_steps.open_plan)
        self.plans_view.export_asked.connect(self.plan_steps.write_file)
        self.run_steps.done.connect(self.reload)
        self.plan_steps.draft_opened.connect(self._open_draft)
        self.plan_steps.first_used.connect(self._show_first_run)
        self.plan_steps.saved.connect(lambda: self.open_view(PLANS))
        self.plan_steps.changed.connect(self.reload)

    # What is shown.

    def reload(self) -> None:
        if not self.view:
            self._begin()
        newest = default_as_of(self.store)
        self.header.picker.show_newest(newest)
        self.evaluated = current_run(self.store, self.period)
        self.facts = read_run(self.store, self.evaluated, self.period) if self.evaluated else None
        if self.view == EDITOR:
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
        self.person = person
        self.open_view(STATEMENT)

    def _choose_period(self, period: object) -> None:
        if isinstance(period, Period) and period != self.period:
            self.period = period
            self.reload()

    def _show(self) -> None:
        show = {RUN: self._show_run, PLANS: self._show_plans, NEW: self._show_new, STATEMENT: self._show_statement}
        if self.view in show:
            show[self.view]()
        else:
            self._show_editor_header()

    def _put(self, view: str, primary: str = "", slot: Slot | None = None, *, offers: tuple[str, ...] = ()) -> None:
        """Bring up a view with its part of the header; ``offers``: keys of the buttons that have a place there."""
        self.stack.setCurrentWidget(self._places[view])
        self.header.show(self.view, offers)
        self.header.show_primary(primary, slot)
        state = self.evaluated.run.state if self.evaluated and self.view in {RUN, STATEMENT} else ""
        self.header.show_state(state)

    def _show_run(self) -> None:
        period, run = format_period(self.period), self.evaluated
        self.set_header(_("Pay run"), run_line(self.store, self.evaluated, self.period))
        if run is None or self.facts is None:
            self._put("empty")
            self._show_empty(period)
        else:
            self.run_view.show_run(self.facts)
            match run.run.state:
                case "draft":
                    self._put(RUN, _("Approve…"), self._approve, offers=("evaluate", "export"))
                case "approved":
                    mark = _("Mark as paid…")
                    self._put(RUN, mark, lambda: self.run_steps.pay(self.period), offers=("withdraw", "payroll"))
                case _:
                    self._put(RUN, offers=("export", "payroll"))

    def _show_empty(self, period: str) -> None:
        """A period without a run: evaluating it is the first step, having a plan the step before."""
        self.stack.removeWidget(self._empty)
        self._empty.deleteLater()
        if plans.assignments(self.store):
            words = _("What everybody earns in this period is worked out from the records and plans as they are now.")
            step = _("Evaluate {period}").format(period=period)
            title = _("{period} has not been evaluated yet").format(period=period)
            self._empty = EmptyState("pay", title, words, step, lambda: self.run_steps.evaluate(self.period))
        else:
            words = _("A plan says what is paid on, at what rate and when. Three questions make the first one.")
            self._empty = EmptyState("pay", _("Nobody has a plan yet"), words, _("Make a plan"), self._plan_first)
        self._places["empty"] = self._empty
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)

    def _plan_first(self) -> None:
        self.open_view(PLANS if plans.load(self.store) else NEW)

    def _show_statement(self) -> None:
        statement = self._statement()
        if statement is None:
            self.set_header(_("Statement"), format_period(self.period))
            self._put("empty", offers=("back",))
            self._show_empty(format_period(self.period))
        else:
            before = self.facts.previous.get(self.person) if self.facts and self.facts.previous else None
            self.statement_view.show_statement(self.store, statement, before)
            number = len({record.version for line in statement.lines for record in line.records})
            count = ngettext("{n} record", "{n} records", number).format(n=format_number(number))
            line = " · ".join([format_period(self.period), _(statement.plan), count])
            self.set_header(_("Statement · {name}").format(name=statement.name), line)
            self._put(STATEMENT, offers=("back", "why", "print"))

    def _show_plans(self) -> None:
        self.plans_view.show_plans(self.store)
        count = len(plans.load(self.store))
        self.set_header(_("Plans"), ngettext("{n} plan", "{n} plans", count).format(n=format_number(count)))
        self._put(PLANS, _("New plan"), lambda: self.open_view(NEW), offers=("import",))

    def _show_new(self) -> None:
        self.new_view.show_store(self.store, closed_month(self.store))
        self.set_header(_("New plan"), _("Answer three questions; the pay beside them is worked out while you type."))
        self._put(NEW, _("Use this plan"), self._use_first, offers=("back", "import"))

    def _allow_first(self, usable: bool) -> None:
        if self.view == NEW:
            self.header.allow(usable, _("First what stands under the plan."))

    def _use_first(self) -> None:
        try:
            file = self.new_view.take()
        except UserError as error:
            self.jobs.refused.emit(error)
            return
        self.plan_steps.use_first(file, self.new_view.period())

    def _show_first_run(self, period: Period) -> None:
        self.period = period
        self.header.picker.choose(period)
        self.view = RUN
        self.reload()

    def _open_draft(self, draft: Draft) -> None:
        self.view = EDITOR
        self.editor.show_draft(self.store, draft, closed_month(self.store))

    def _show_editor_header(self) -> None:
        draft = self.editor.draft
        if draft is None or self.view != EDITOR:
            return
        count = self.editor.errors
        number = len(draft.version.components)
        count_words = ngettext("{n} component", "{n} components", number).format(n=format_number(number))
        since = _("valid from {day}").format(day=format_day(draft.version.valid_from))
        self.set_header(_(draft.name) or _("Plan"), f"{count_words} · {since}")
        self._put(EDITOR, _("Save…"), self._save_draft, offers=("back",))
        words = ngettext("{n} error left to clear", "{n} errors left to clear", count).format(n=format_number(count))
        unchanged = draft.plan_id != 0 and not draft.changed()
        self.header.allow(not count and not unchanged, words if count else _("Nothing is changed."))

    def _save_draft(self) -> None:
        self.editor.refresh()
        if self.editor.draft is not None and not self.editor.errors:
            self.plan_steps.save(self.editor.draft, self.editor.assignments.pending())

    # What is asked of it.

    def _approve(self) -> None:
        if self.evaluated and self.facts:
            currency = settings.load(self.store).currency
            self.run_steps.approve(self.evaluated, self.period, len(self.facts.notes), currency)

    def _statement(self) -> Statement | None:
        found = self.evaluated.statements if self.evaluated else ()
        return next((one for one in found if one.person == self.person), None)

    def _explain_statement(self) -> None:
        if (statement := self._statement()) is not None:
            self.explain_asked.emit(statement.explanation())

    def _save_statement(self) -> None:
        if (statement := self._statement()) is not None:
            self.papers.save_statement(statement.person, statement.name, self.period)

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
            case "run" | "plans" | "new":
                self.open_view(argument)
            case _:
                pass

    def back(self) -> bool:
        """From a statement to its run, from the editor and a new plan to the plans."""
        before = {STATEMENT: RUN, EDITOR: PLANS, NEW: PLANS if plans.load(self.store) else RUN}
        if self.view not in before:
            return False
        if self.view == EDITOR and self.editor.edited():
            self.plan_steps.ask_discard(lambda: self.open_view(PLANS))
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

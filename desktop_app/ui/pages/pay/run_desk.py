"""The runs on the Pay page: those of the period, the figures of the one that is looked at, and its steps."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.formats import format_period
from desktop_app.i18n import _
from desktop_app.operations.pay.evaluate import Evaluated, runs_of
from desktop_app.store import plans, settings
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import NEW, PLANS, RUN
from desktop_app.ui.pages.pay.papers import Papers
from desktop_app.ui.pages.pay.run_facts import RunFacts, read_run
from desktop_app.ui.pages.pay.run_steps import RunSteps
from desktop_app.ui.pages.pay.run_view import RunView, run_line
from desktop_app.ui.pages.pay.words import STATES
from desktop_app.ui.widgets.empty import EmptyState


class RunDesk(QObject):
    """``evaluated`` is the run that is looked at: a draft before one that is kept, else the first of the period."""

    changed = Signal()

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self.runs: list[Evaluated] = []
        self.evaluated: Evaluated | None = None
        self.facts: RunFacts | None = None
        self.run_view = RunView()
        self.steps = RunSteps(page, page.jobs)
        self.papers = Papers(page, page.jobs)
        page.add_view(RUN, self.run_view, whole=True)
        page.add_choices(
            {
                "evaluate": (_("Evaluate again"), lambda: self.steps.evaluate(page.period), ""),
                "payroll": (_("Payroll file…"), lambda: self.papers.save_payroll(page.period, self.number), "export"),
            },
            {
                "export": (_("Save as file…"), lambda: self.papers.save_run(page.period, self.number)),
                "statements": (_("Statements as files…"), self.save_statements),
                "columns": (_("Columns of the payroll file…"), self._ask_payroll),
                "package": (_("Package for the accountant…"), lambda: self.papers.save_package(self.number)),
                "conventions": (_("Conventions to sign…"), self.papers.save_conventions),
                "register": (_("Register for an auditor…"), lambda: self.papers.save_register(self.number)),
                "complete": (_("Evaluate who was left out"), lambda: self.steps.evaluate(page.period)),
                "withdraw": (_("Withdraw…"), lambda: self.steps.withdraw(page.period)),
            },
        )
        page.header.runs.chosen.connect(self._choose_run)
        self.steps.done.connect(self.changed)

    @property
    def number(self) -> int:
        """Of the run that is looked at; 0 without one."""
        return self.evaluated.run.id if self.evaluated else 0

    def read(self) -> None:
        """The runs of the period as the store has them."""
        before = self.number
        self.runs = runs_of(self._page.store, self._page.period)
        drafts = [one for one in self.runs if one.run.state == "draft"]
        kept = [one for one in self.runs if one.run.id == before and not drafts]
        self._show((drafts or kept or self.runs)[0] if self.runs else None)
        choices = [(one.run.id, run_name(one)) for one in self.runs]
        self._page.header.runs.show_choices(choices, self.number)

    def _show(self, chosen: Evaluated | None) -> None:
        self.evaluated = chosen
        self.facts = None if chosen is None else read_run(self._page.store, chosen, self._page.period)

    def _choose_run(self, number: object) -> None:
        self._show(next(one for one in self.runs if one.run.id == number))
        self._page.open_view(self._page.view)

    def show_run(self) -> None:
        page, run = self._page, self.evaluated
        page.set_header(_("Pay run"), run_line(page.store, run, page.period))
        if run is None or self.facts is None:
            self.show_empty(("what_if",))
            return
        self.run_view.show_run(self.facts)
        always = ("export", "statements", "package", "conventions", "register", "columns", "compare",
                  "compare_list", "what_if")  # fmt: skip
        match run.run.state:
            case "draft":
                page.put(_("Approve…"), self._approve, offers=("evaluate", *always), state="draft")
            case "approved":
                mark, pay = _("Mark as paid…"), lambda: self.steps.pay(page.period)
                offers = ("withdraw", "payroll", *always, *self._completing())
                page.put(mark, pay, offers=offers, state="approved")
            case state:
                page.put(offers=("payroll", *always, *self._completing()), state=state)

    def save_statements(self, chosen: Sequence[int] = ()) -> None:
        """Of everybody settled for the period, in whichever run of it."""
        people = [one for run in self.runs if run.run.state != "withdrawn" for one in run.posted()]
        self.papers.save_statements(self._page.period, people, chosen)

    def _ask_payroll(self) -> None:
        if self.evaluated is not None:
            self.papers.ask_payroll(settings.load(self._page.store), self.evaluated.posted())

    def _completing(self) -> tuple[str, ...]:
        """Who was left out of a kept run can be evaluated by themselves."""
        return ("complete",) if self.evaluated and self.evaluated.left_out else ()

    def show_empty(self, offers: tuple[str, ...] = ()) -> None:
        """A period without a run: evaluating it is the first step, having a plan the step before."""
        page, period = self._page, format_period(self._page.period)
        if plans.assignments(page.store):
            words = _("What everybody earns in this period is worked out from the records and plans as they are now.")
            step = _("Evaluate {period}").format(period=period)
            title = _("{period} has not been evaluated yet").format(period=period)
            empty = EmptyState("pay", title, words, step, lambda: self.steps.evaluate(page.period))
        else:
            words = _("A plan says what is paid on, at what rate and when. Three questions make the first one.")
            empty = EmptyState("pay", _("Nobody has a plan yet"), words, _("Make a plan"), self._plan_first)
        page.put_empty(empty, offers)

    def _plan_first(self) -> None:
        self._page.open_view(PLANS if plans.load(self._page.store) else NEW)

    def _approve(self) -> None:
        if self.evaluated and self.facts:
            currency = settings.load(self._page.store).currency
            self.steps.approve(self.evaluated, self._page.period, len(self.facts.notes), currency)


def run_name(one: Evaluated) -> str:
    """A run as it is chosen from several: its number, what it is, and in which state."""
    words = _("Run {number}, {state}") if one.run.supplements is None else _("Run {number}, completing, {state}")
    return words.format(number=one.run.id, state=_(STATES[one.run.state]))

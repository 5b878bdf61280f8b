"""The plans on the Pay page: the list, the three questions of a new one, the editor, and the way between them."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number
from desktop_app.i18n import _, ngettext
from desktop_app.operations import moments
from desktop_app.operations.pay.plan_start import concerned
from desktop_app.store import people, plans, settings
from desktop_app.ui.pages.pay.balance_dialog import BalancePlan, balance_plan
from desktop_app.ui.pages.pay.balance_steps import BalanceSteps
from desktop_app.ui.pages.pay.draft import Draft
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import EDITOR, NEW, PLANS
from desktop_app.ui.pages.pay.new_plan import NewPlanView
from desktop_app.ui.pages.pay.papers import Papers
from desktop_app.ui.pages.pay.plan_editor import PlanEditor
from desktop_app.ui.pages.pay.plan_steps import PlanSteps
from desktop_app.ui.pages.pay.plans_view import PlansView
from desktop_app.ui.pages.pay.run_facts import closed_month


class PlanDesk(QObject):
    """``first_used`` carries the Period that was evaluated by a new plan; ``changed``: the store has other plans.

    Each view is made when it is first shown: most visits look at the run alone.
    """

    first_used = Signal(object)
    changed = Signal()

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self.steps = PlanSteps(page, page.store, page.jobs)
        self.balances = BalanceSteps(page, page.store, page.jobs)
        self.papers = Papers(page, page.jobs)
        page.add_choices(
            {
                "new": (_("New plan"), lambda: page.open_view(NEW), "plus"),
                "import": (_("Open a plan file…"), self.steps.read_file, "folder"),
            },
            {},
        )
        self._connect()

    def _connect(self) -> None:
        self.balances.changed.connect(self.changed)
        self.steps.draft_opened.connect(self._open_draft)
        self.steps.first_used.connect(self.first_used)
        self.steps.saved.connect(lambda: self._page.open_view(PLANS))
        self.steps.changed.connect(self.changed)

    @cached_property
    def plans_view(self) -> PlansView:
        made = PlansView()
        made.plan_asked.connect(self.steps.open_plan)
        made.export_asked.connect(self.steps.write_file)
        made.paper_asked.connect(self._print_plan)
        self._page.add_view(PLANS, made)
        return made

    @cached_property
    def new_view(self) -> NewPlanView:
        made = NewPlanView()
        made.template_chosen.connect(self.steps.start_from)
        made.changed.connect(self._allow_first)
        self._page.add_view(NEW, made)
        return made

    @cached_property
    def editor(self) -> PlanEditor:
        made = PlanEditor()
        made.changed.connect(self.show_editor)
        made.version_asked.connect(self.steps.open_version)
        made.assignments.assign_asked.connect(self.steps.assign)
        made.assignments.end_asked.connect(self.steps.end)
        made.check.zero_asked.connect(self._confirm_zero)
        made.check.open_asked.connect(self._enter_balances)
        made.balances.add_asked.connect(lambda: self._ask_balance(None))
        made.balances.correct_asked.connect(self._ask_balance)
        made.balances.remove_asked.connect(self.balances.remove)
        self._page.add_view(EDITOR, made)
        return made

    def show_plans(self) -> None:
        page = self._page
        self.plans_view.show_plans(page.store)
        count = len(plans.load(page.store))
        page.set_header(_("Plans"), ngettext("{n} plan", "{n} plans", count).format(n=format_number(count)))
        page.put(_("New plan"), lambda: page.open_view(NEW), offers=("import", "conventions", "sources"))

    def _print_plan(self, plan_id: int) -> None:
        store = self._page.store
        name = next(one.name for one in plans.load(store) if one.plan_id == plan_id)
        self.papers.ask_plan(plan_id, _(name), concerned(store, plan_id, moments.today()))

    def show_new(self) -> None:
        page = self._page
        self.new_view.show_store(page.store, closed_month(page.store))
        page.set_header(_("New plan"), _("Answer three questions; the pay beside them is worked out while you type."))
        page.put(_("Use this plan"), self._use_first, offers=("back", "import"))

    def _allow_first(self, usable: bool) -> None:
        if self._page.view == NEW:
            self._page.header.allow(usable, _("First what stands under the plan."))

    def _use_first(self) -> None:
        try:
            file = self.new_view.take()
        except UserError as error:
            self._page.jobs.refused.emit(error)
            return
        self.steps.use_first(file, self.new_view.period())

    def _open_draft(self, draft: Draft) -> None:
        self._page.view = EDITOR
        self.editor.show_draft(self._page.store, draft, closed_month(self._page.store))

    def _confirm_zero(self) -> None:
        if self.editor.draft is not None:
            self.steps.confirm_zero(self.editor.draft, self.editor.unopened())

    def _enter_balances(self) -> None:
        """One after the other, for everybody of whom none is known."""
        missing = self.editor.unopened()
        if self.editor.draft is not None and missing:
            self.balances.ask_each(self._balance_plan(), [one for one in self.editor.concerned() if one.id in missing])

    def _ask_balance(self, before: OpeningBalance | None) -> None:
        if self.editor.draft is not None:
            who = self.editor.concerned() or people.load(self._page.store)
            self.balances.ask(self._balance_plan(), who, before)

    def _balance_plan(self) -> BalancePlan:
        assert self.editor.draft is not None
        return balance_plan(self.editor.draft.file().plan, settings.load(self._page.store).currency)

    def show_editor(self) -> None:
        draft, page = self.editor.draft, self._page
        if draft is None or page.view != EDITOR:
            return
        count = self.editor.errors
        number = len(draft.version.components)
        count_words = ngettext("{n} component", "{n} components", number).format(n=format_number(number))
        since = _("valid from {day}").format(day=format_day(draft.version.valid_from))
        page.set_header(_(draft.name) or _("Plan"), f"{count_words} · {since}")
        page.put(_("Save…"), self._save_draft, offers=("back",))
        words = ngettext("{n} error left to clear", "{n} errors left to clear", count).format(n=format_number(count))
        unchanged = draft.plan_id != 0 and not draft.changed()
        page.header.allow(not count and not unchanged, words if count else _("Nothing is changed."))

    def _save_draft(self) -> None:
        self.editor.refresh()
        if self.editor.draft is not None and not self.editor.errors:
            self.steps.save(self.editor.draft, self.editor.assignments.pending())

    def leave_editor(self) -> None:
        """To the plans; what was changed is given up only when the person says so."""
        if self.editor.edited():
            self.steps.ask_discard(lambda: self._page.open_view(PLANS))
        else:
            self._page.open_view(PLANS)

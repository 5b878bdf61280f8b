"""What happens with plans: opened, saved as a version with a reason, assigned, read from files and written to them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import N_, _
from desktop_app.operations import moments
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.pay.plan_start import activate, confirm_zero
from desktop_app.operations.pay.plans import end_assignment, export_plan, read_plan, save_plan
from desktop_app.rules.incentives.plan_file import PlanFile, format_plan, parse_plan
from desktop_app.store import plans
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask, AskText
from desktop_app.ui.pages.pay.draft import Draft, new_draft, open_draft
from desktop_app.ui.pages.pay.new_plan import free_name

Pending = tuple[Scope, str, date, date | None]


class PlanSteps(QObject):
    """``draft_opened``: a Draft for the editor. ``first_used``: the Period that was evaluated by a new plan."""

    draft_opened = Signal(object)
    first_used = Signal(object)
    saved = Signal()
    changed = Signal()

    def __init__(self, window: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._store, self._jobs = window, store, jobs
        self._opened = 0
        self.asked: Ask | None = None

    def start_from(self, file: PlanFile) -> None:
        """A template or a file as a new plan; it begins with this year unless its data is older."""
        first = date(moments.today().year, 1, 1)
        runs_from = min((run.period.start for one in file.examples for run in one.expect), default=first)
        begins = max(file.plan.versions[-1].valid_from, min(first, runs_from.replace(month=1, day=1)))
        self._opened = 0
        self.draft_opened.emit(new_draft(file, free_name(self._store, _(file.plan.name)), begins))

    def open_plan(self, plan_id: int) -> None:
        self._opened = plan_id
        self.draft_opened.emit(open_draft(plan_id, self._stored(plan_id)))

    def open_version(self, valid_from: object) -> None:
        """Another version of the plan that is open."""
        if self._opened and isinstance(valid_from, date):
            self.draft_opened.emit(open_draft(self._opened, self._stored(self._opened), valid_from))

    def _stored(self, plan_id: int) -> PlanFile:
        return parse_plan(plans.versions(self._store, plan_id)[0].text)

    def use_first(self, file: PlanFile, period: Period) -> None:
        """Save a new plan, let it hold for everybody, and evaluate ``period`` by it."""
        first = file.plan.versions[0].valid_from

        def assign_it(plan_id: int) -> None:
            self._jobs.run(
                activate,
                plan_id,
                COMPANY,
                role="",
                first=first,
                last=None,
                on_done=evaluate,
                label=N_("Assigning the plan"),
            )

        def evaluate(_result: object) -> None:
            self._jobs.run(
                evaluate_period, period, on_done=lambda _run: self.first_used.emit(period), label=N_("Evaluating")
            )

        self._jobs.run(save_plan, format_plan(file), on_done=assign_it, label=N_("Saving the plan"))

    def save(self, draft: Draft, pending: Pending) -> None:
        """Asks for the reason; a new plan is assigned as ``pending`` says."""
        if draft.plan_id == 0:
            self._save(draft, pending, "")
            return
        self.asked = AskText(
            self._window,
            _("Save “{plan}”?").format(plan=_(draft.name)),
            draft.meaning(),
            _("Save"),
            partial(self._save, draft, pending),
            field=_("Why the plan changes"),
        )
        self.asked.open()

    def _save(self, draft: Draft, pending: Pending, reason: str) -> None:
        def then(plan_id: int) -> None:
            if draft.plan_id:
                self.saved.emit()
                return
            scope, role, first, last = pending
            self._jobs.run(
                activate,
                plan_id,
                scope,
                role=role,
                first=first,
                last=last,
                on_done=lambda _result: self.saved.emit(),
                label=N_("Assigning the plan"),
            )

        self._jobs.run(save_plan, format_plan(draft.file()), reason, on_done=then, label=N_("Saving the plan"))

    def assign(self, scope: Scope, role: str, first: date, last: date | None) -> None:
        """The plan that is open."""
        self._jobs.run(
            activate,
            self._opened,
            scope,
            role=role,
            first=first,
            last=last,
            on_done=lambda _result: self.changed.emit(),
            label=N_("Assigning the plan"),
        )

    def end(self, assignment_id: int) -> None:
        done = lambda _result: self.changed.emit()  # noqa: E731 - one line, used once
        self._jobs.run(end_assignment, assignment_id, on_done=done, label=N_("Ending the assignment"))

    def confirm_zero(self, draft: Draft, who: tuple[int, ...]) -> None:
        """Nobody of ``who`` brings anything into the plan: an opening balance of 0 is kept for each."""
        label = N_("Saving the opening balances")
        self._jobs.run(confirm_zero, draft.file().plan, who, label=label, on_done=lambda _n: self.changed.emit())

    def ask_discard(self, then: Callable[[], object]) -> None:
        self.asked = Ask(
            self._window,
            _("Leave without saving?"),
            _("What was changed in this plan since it was opened is lost."),
            _("Leave"),
            then,
        )
        self.asked.open()

    def read_file(self) -> None:
        """A plan file becomes a draft; it is saved only when the person saves it."""
        kinds = _("Plan files ({pattern})").format(pattern="*.toml")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a plan file"), "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        try:
            file, _text = read_plan(path)
        except UserError as error:
            self._jobs.refused.emit(error)
            return
        self._opened = 0
        begins = file.plan.versions[-1].valid_from
        self.draft_opened.emit(new_draft(file, free_name(self._store, file.plan.name), begins))

    def write_file(self, plan_id: int) -> None:
        name = next(one.name for one in plans.load(self._store) if one.plan_id == plan_id)
        start = paths.documents_folder() / f"{name}.toml"
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("Save the plan"), str(start), "TOML (*.toml)")
        if chosen:
            self.save_file(plan_id, Path(chosen))

    def save_file(self, plan_id: int, path: Path) -> None:
        """Small, and no part of the workspace: written here and now."""
        try:
            path.write_text(export_plan(self._store, plan_id), encoding="utf-8")
        except OSError as fault:
            self._jobs.refused.emit(
                UserError(
                    N_("{file} could not be written: {problem}"),
                    N_("Choose another folder."),
                    file=path.name,
                    problem=fault.strerror or "",
                )
            )

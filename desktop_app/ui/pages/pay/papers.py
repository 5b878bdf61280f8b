"""Asking where a statement, a run or a payroll file is to be written, and having it written."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Period
from desktop_app.i18n import N_, _, language
from desktop_app.operations.export_report import (
    Payroll,
    export_payroll,
    export_register,
    export_run,
    export_statement,
)
from desktop_app.operations.pay.pay_papers import Papers as Written
from desktop_app.operations.pay.pay_papers import export_conventions, export_package, export_plan, export_statements
from desktop_app.operations.pay.payroll import change_payroll
from desktop_app.operations.pay.statement_files import Form
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store.people import Person
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask, AskForm
from desktop_app.ui.pages.pay.payroll_dialog import AskPayroll
from desktop_app.ui.pages.pay.statements_dialog import AskStatements, TellPapers


class Papers:
    """``window`` is what the dialogs lie over."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        self._window, self._jobs = window, jobs
        self.asked: Ask | None = None

    def save_statement(self, person: int, name: str, period: Period) -> None:
        """One person's, for that person: the file's name holds nobody else's."""
        kinds = "PDF (*.pdf);;XLSX (*.xlsx);;CSV (*.csv);;PNG (*.png);;TXT (*.txt)"
        target = self._ask(_("Save the statement"), f"{name} {period.name}.pdf", kinds)
        if target is not None:
            label = N_("Writing the statement")
            self._jobs.run(export_statement, person, period, target, language=language(), label=label)

    def save_statements(self, period: Period, people: Sequence[Statement], chosen: Sequence[int] = ()) -> None:
        """A file for each of those who are ticked, in a folder that is asked for; at first ``chosen``, or all."""
        names = [(one.person, one.name) for one in people if one.pay is not None]
        self.asked = AskStatements(self._window, format_period(period), names, chosen, partial(self._save_all, period))
        self.asked.open()

    def _save_all(self, period: Period, form: Form, protect: bool, people: Sequence[int]) -> None:
        title, start = _("Folder for the statements"), str(paths.documents_folder())
        folder = QFileDialog.getExistingDirectory(self._window, title, start)
        if folder:
            label, spoken = N_("Writing the statements"), language()
            self._jobs.run(
                export_statements,
                period,
                Path(folder),
                form,
                people=tuple(people),
                language=spoken,
                protect=protect,
                on_done=self._tell,
                label=label,
            )

    def _tell(self, found: Written) -> None:
        self.asked = TellPapers(self._window, found)
        self.asked.open()

    def save_package(self, number: int) -> None:
        """What an accountant needs of the run of that number."""
        target = self._ask(_("Save the package"), f"{_('Package')} {number}.zip", "ZIP (*.zip)")
        if target is not None:
            label = N_("Putting the package together")
            self._jobs.run(export_package, number, target, language=language(), label=label)

    def ask_plan(self, plan_id: int, name: str, people: Sequence[Person]) -> None:
        """The plan on paper, to be signed by somebody it holds for."""
        who = QComboBox()
        who.addItem(_("Nobody in particular"), 0)
        for one in people:
            who.addItem(one.name, one.id)
        self.asked = AskForm(
            self._window,
            _("“{plan}” as PDF").format(plan=name),
            _("Every version in sentences, with “received and understood” and lines to sign."),
            _("Choose the file…"),
            lambda: self._save_plan(plan_id, name, who.currentData(), who.currentText()),
            fields=((_("Who signs"), who),),
        )
        self.asked.open()

    def _save_plan(self, plan_id: int, name: str, person: int, signs: str) -> None:
        start = f"{name} {signs}.pdf" if person else f"{name}.pdf"
        target = self._ask(_("Save the plan"), start, "PDF (*.pdf)")
        if target is not None:
            label = N_("Writing the plan")
            self._jobs.run(export_plan, plan_id, target, person=person, language=language(), label=label)

    def save_conventions(self) -> None:
        """The card of conventions, to be signed."""
        target = self._ask(_("Save the conventions"), f"{_('Conventions of pay')}.pdf", "PDF (*.pdf)")
        if target is not None:
            label = N_("Writing the conventions")
            self._jobs.run(export_conventions, target, language=language(), label=label)

    def save_run(self, period: Period, number: int) -> None:
        """The run of that number."""
        kinds = "XLSX (*.xlsx);;PDF (*.pdf);;CSV (*.csv)"
        target = self._ask(_("Save the run"), f"{_('Pay run')} {period.name}.xlsx", kinds)
        if target is not None:
            label = N_("Writing the run")
            self._jobs.run(export_run, period, target, language=language(), number=number, label=label)

    def save_register(self, number: int) -> None:
        name = f"{_('Register')} {number}.xlsx"
        target = self._ask(_("Save the register"), name, "XLSX (*.xlsx);;CSV (*.csv);;JSON (*.json)")
        if target is not None:
            label = N_("Writing the register")
            self._jobs.run(export_register, number, target, language=language(), label=label)

    def save_payroll(self, period: Period, number: int) -> None:
        target = self._ask(
            _("Save the payroll file"), f"{_('Payroll')} {period.name}.csv", "CSV (*.csv);;XLSX (*.xlsx)"
        )
        if target is not None:
            label = N_("Writing the payroll file")
            self._jobs.run(
                export_payroll, period, target, language=language(), number=number, on_done=self._tell_held, label=label
            )

    def ask_payroll(self, chosen: WorkspaceSettings, statements: Sequence[Statement]) -> None:
        """The columns of the payroll file and what payroll calls each component, kept for every later file."""
        names = list(dict.fromkeys(line.name for one in statements for line in one.lines))
        self.asked = AskPayroll(self._window, chosen, names, self._keep_payroll)
        self.asked.open()

    def _keep_payroll(self, columns: Sequence[str], codes: Mapping[str, str]) -> None:
        self._jobs.run(change_payroll, columns, codes, label=N_("Saving"))

    def _ask(self, title: str, name: str, kinds: str) -> Path | None:
        start = paths.documents_folder() / name
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        return Path(chosen) if chosen else None

    def _tell_held(self, found: Payroll) -> None:
        """Who is not in the file because their pay is open."""
        if found.held:
            self._jobs.refused.emit(
                UserError(
                    N_("Not in the payroll file, because their pay is still open: {people}."),
                    N_("Add what is missing, evaluate again and save the file once more."),
                    people=", ".join(found.held),
                )
            )

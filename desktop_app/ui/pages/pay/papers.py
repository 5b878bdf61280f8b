"""Asking where a statement, a run or a payroll file is to be written, and having it written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

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
from desktop_app.operations.pay_papers import Papers as Written
from desktop_app.operations.pay_papers import export_conventions, export_package, export_statements
from desktop_app.operations.statement_files import Form
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask
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

    def save_all_statements(self, period: Period) -> None:
        """Everybody's, a file each, in a folder that is asked for."""
        self.asked = AskStatements(self._window, format_period(period), partial(self._save_all, period))
        self.asked.open()

    def _save_all(self, period: Period, form: Form, protect: bool) -> None:
        title, start = _("Folder for the statements"), str(paths.documents_folder())
        folder = QFileDialog.getExistingDirectory(self._window, title, start)
        if folder:
            label, spoken = N_("Writing the statements"), language()
            args = (period, Path(folder), form)
            self._jobs.run(export_statements, *args, language=spoken, protect=protect, on_done=self._tell, label=label)

    def _tell(self, found: Written) -> None:
        self.asked = TellPapers(self._window, found)
        self.asked.open()

    def save_package(self, number: int) -> None:
        """What an accountant needs of the run of that number."""
        target = self._ask(_("Save the package"), f"{_('Package')} {number}.zip", "ZIP (*.zip)")
        if target is not None:
            label = N_("Putting the package together")
            self._jobs.run(export_package, number, target, language=language(), label=label)

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

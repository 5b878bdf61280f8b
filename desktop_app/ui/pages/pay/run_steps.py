"""The steps of a run from draft to paid, each asked for once, and the period it is for."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.formats import format_minor, format_number, format_period
from desktop_app.domain.period import Period
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations import moments
from desktop_app.operations.messages import Operation
from desktop_app.operations.pay.evaluate import Evaluated, approve, evaluate_period, pay, withdraw
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask, AskPayment, AskText
from desktop_app.ui.widgets.period_picker import LENGTHS, PeriodPicker


class PayPeriodPicker(PeriodPicker):
    """Pay is for whole periods as they are known now; what was known on another day is in kept statements."""

    def menu(self) -> QMenu:
        made = QMenu(self)
        group = QActionGroup(made)
        for length, name in LENGTHS:
            self._add_length(made, group, length, _(name), fiscal=False)
        return made


class RunSteps(QObject):
    """Evaluate, approve, mark as paid, withdraw: asked in a dialog over ``window`` where it can't be undone."""

    done = Signal()
    """The run is another now; the store has it."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.asked: Ask | None = None

    def evaluate(self, period: Period) -> None:
        self._run(evaluate_period, period, label=N_("Evaluating"))

    def approve(self, evaluated: Evaluated, period: Period, warnings: int, currency: str) -> None:
        count = len(evaluated.statements)
        words = ngettext("{n} person is paid {pay} for {period}.", "{n} people are paid {pay} for {period}.", count)
        sentence = words.format(
            n=format_number(count), pay=format_minor(evaluated.total(), currency), period=format_period(period)
        )
        if warnings:
            looked = ngettext(
                "{n} thing above was to be looked at.", "{n} things above were to be looked at.", warnings
            )
            sentence = f"{sentence}\n{looked.format(n=format_number(warnings))}"
        kept = _("The run is evaluated once more and then keeps its records, whatever is imported later.")
        self._ask(
            Ask(
                self._window,
                _("Approve {period}?").format(period=format_period(period)),
                f"{sentence}\n{kept}",
                _("Approve"),
                lambda: self._run(approve, period, label=N_("Approving the run")),
            )
        )

    def pay(self, period: Period) -> None:
        self._ask(
            AskPayment(
                self._window,
                _("Mark {period} as paid?").format(period=format_period(period)),
                _("A paid run is never opened again; later changes show in the next run."),
                _("Mark as paid"),
                partial(self._pay, period),
                day=moments.today(),
            )
        )

    def withdraw(self, period: Period) -> None:
        self._ask(
            AskText(
                self._window,
                _("Withdraw the run of {period}?").format(period=format_period(period)),
                _("It stays readable with your reason. The period can then be evaluated again."),
                _("Withdraw"),
                lambda reason: self._run(withdraw, period, reason, label=N_("Withdrawing the run")),
                field=_("Reason"),
            )
        )

    def _pay(self, period: Period, day: date, month: str) -> None:
        done = lambda _result: self.done.emit()  # noqa: E731 - one line, used once
        self._jobs.run(pay, period, day, pay_month=month, on_done=done, label=N_("Marking as paid"))

    def _ask(self, dialog: Ask) -> None:
        self.asked = dialog
        dialog.open()

    def _run(self, operation: Operation, *arguments: Period | date | str, label: str) -> None:
        self._jobs.run(operation, *arguments, on_done=lambda _result: self.done.emit(), label=label)

"""What is entered beside one person's pay: holds, adjustments, questions and answers, each asked for in a dialog."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _
from desktop_app.operations.messages import Operation
from desktop_app.operations.pay import pay_entries
from desktop_app.operations.pay.evaluate import withdraw
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store.database import Store
from desktop_app.store.pay_queries import PayQuery
from desktop_app.ui.forms.figures import read_number
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.pay.dialogs import Ask, AskForm, AskText
from desktop_app.ui.pages.pay.quota_dialog import Asked, AskQuota

OUTCOMES = (N_("Unchanged: the pay is right"), N_("Corrected in the data"), N_("Adjusted by hand"))


class PersonSteps(QObject):
    """Asked in a dialog over ``window``; ``done`` when the store has it."""

    done = Signal()

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.asked: Ask | None = None
        self.asks_evaluation = False
        """Whether what was entered last changes a draft, or is only told beside it."""

    def hold(self, one: Statement) -> None:
        words = _("The run goes on without {name}; when the hold is released, they get a run of their own.")
        self._ask_text(
            _("Hold the pay of {name}?").format(name=one.name),
            words.format(name=one.name),
            _("Hold"),
            lambda reason: self._run(pay_entries.hold, one.person, one.period, reason),
        )

    def release(self, one: Statement) -> None:
        self._run(pay_entries.release, one.person, one.period)

    def withdraw(self, one: Statement) -> None:
        """Only this person, out of an approved run."""
        title = _("Withdraw {name} from the run of {period}?")
        self._ask_text(
            title.format(name=one.name, period=format_period(one.period)),
            _("The others stay approved. {name} can then be evaluated again.").format(name=one.name),
            _("Withdraw"),
            lambda reason: self._run(withdraw, one.period, reason, person=one.person),
        )

    def adjust(self, one: Statement) -> None:
        amount, reason = QLineEdit(), QLineEdit()
        fields = (
            (_("Amount in {currency}, with a minus to deduct it").format(currency=one.currency), amount),
            (_("Reason, as it stands on the statement"), reason),
        )
        self._ask(
            AskForm(
                self._window,
                _("Adjust the pay of {name}?").format(name=one.name),
                _("In a period that is settled already it is posted as a correction in the next run."),
                _("Adjust"),
                lambda: self._adjust(one, amount.text(), reason.text()),
                fields=fields,
                needed=(amount, reason),
            )
        )

    def _adjust(self, one: Statement, typed: str, reason: str) -> None:
        try:
            amount = read_number(typed)
        except UserError as error:
            self._jobs.refused.emit(error)
            return
        self._run(pay_entries.adjust, one.person, one.period, amount, reason=reason)

    def withdraw_adjustment(self, number: int) -> None:
        self._run(pay_entries.withdraw_adjustment, number)

    def change_quota(self, store: Store, one: Statement) -> None:
        """From a day on, kept with its reason; it can be taken back."""
        self._ask(AskQuota(self._window, store, one, lambda asked: self._change_quota(one.person, asked)))

    def _change_quota(self, person: int, asked: Asked) -> None:
        need = asked.need
        how = {"quota": need.name, "day": asked.day, "reason": asked.reason}
        self._run(pay_entries.change_quota, person, need.span, asked.amount, **how)

    def withdraw_quota_change(self, number: int) -> None:
        self._run(pay_entries.withdraw_quota_change, number)

    def ask(self, one: Statement) -> None:
        """A question of the person about the whole statement or a component of it."""
        line, words = QComboBox(), QLineEdit()
        line.addItem(_("The whole statement"), "")
        for component in one.lines:
            line.addItem(_(component.name), component.name)
        self._ask(
            AskForm(
                self._window,
                _("What does {name} ask?").format(name=one.name),
                _("It stays with the statement, and shows before the run is approved until it is answered."),
                _("Keep the question"),
                lambda: self._run(pay_entries.ask, one.person, one.period, words.text(), line=str(line.currentData())),
                fields=((_("About"), line), (_("Question"), words)),
                needed=(words,),
            )
        )

    def answer(self, query: PayQuery, name: str) -> None:
        words, outcome = QLineEdit(), QComboBox()
        outcome.setEditable(True)
        outcome.addItems([_(one) for one in OUTCOMES])
        self._ask(
            AskForm(
                self._window,
                _("Answer {name}").format(name=name),
                query.text,
                _("Answer"),
                lambda: self._run(pay_entries.answer_query, query.id, words.text(), outcome.currentText()),
                fields=((_("Answer"), words), (_("Outcome"), outcome)),
                needed=(words,),
            )
        )

    def _ask_text(self, title: str, sentence: str, step: str, agreed: Callable[[str], object]) -> None:
        self._ask(AskText(self._window, title, sentence, step, agreed, field=_("Reason")))

    def _ask(self, dialog: Ask) -> None:
        self.asked = dialog
        dialog.open()

    def _run(self, operation: Operation, *arguments: object, **named: Any) -> None:
        self.asks_evaluation = operation not in {pay_entries.ask, pay_entries.answer_query, withdraw}
        self._jobs.run(operation, *arguments, on_done=lambda _result: self.done.emit(), label=N_("Saving"), **named)

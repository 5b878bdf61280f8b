"""What was entered beside one person's pay: the hold, adjustments, questions, each with its reason and next step."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.rules.incentives.plan import Need
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import adjustments, holds, pay_queries, quota_changes
from desktop_app.store.adjustments import Adjustment
from desktop_app.store.database import Store
from desktop_app.store.evaluations import LeftOut
from desktop_app.store.holds import Hold
from desktop_app.store.pay_queries import PayQuery
from desktop_app.store.quota_changes import QuotaChanged
from desktop_app.ui.pages.pay.parts import StatusMark
from desktop_app.ui.pages.pay.quota_dialog import change_words, changeable
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import label

HOLD, RELEASE, ADJUST, TAKE_BACK, ASK, ANSWER, WITHDRAW, QUOTA, QUOTA_BACK = (
    "hold", "release", "adjust", "take_back", "ask", "answer", "withdraw", "quota", "quota_back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entries:
    """What the store has of one person and period. ``left_out``: of the run that is looked at."""

    state: str = ""
    hold: Hold | None = None
    left_out: LeftOut | None = None
    adjusted: tuple[Adjustment, ...] = field(default=())
    queries: tuple[PayQuery, ...] = field(default=())
    needs: tuple[Need, ...] = field(default=())
    """Quotas of the plan that can change inside their period."""
    changes: tuple[QuotaChanged, ...] = field(default=())


def read_entries(store: Store, statement: Statement, run: Evaluated | None) -> Entries:
    """``run``: the one the statement is of."""
    person, period = statement.person, statement.period
    needs = changeable(store, statement)
    spans = {(one.name, one.span) for one in needs}
    return Entries(
        run.run.state if run else "",
        next((one for one in holds.load(store, period) if one.person == person), None),
        run.left_out.get(person) if run else None,
        tuple(one for one in adjustments.load(store) if one.person == person and one.period == period),
        tuple(one for one in pay_queries.load(store) if one.person == person and one.period == period),
        needs,
        tuple(one for one in quota_changes.load(store) if one.person == person and (one.quota, one.period) in spans),
    )


class EntriesCard(Card):
    """``asked``: one of the words above, and what it is about (an Adjustment, a PayQuery) or None."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("Holds, adjustments, questions"))
        self.links = {
            key: self.add_link(words, partial(self.asked.emit, key, None))
            for key, words in (
                (HOLD, _("Hold…")),
                (ADJUST, _("Adjust…")),
                (QUOTA, _("Change the quota…")),
                (ASK, _("Question…")),
                (WITHDRAW, _("Withdraw…")),
            )
        }
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_entries(self, entries: Entries, currency: str) -> None:
        clear(self._rows)
        self.links[HOLD].setVisible(entries.state == "draft" and entries.hold is None)
        self.links[QUOTA].setVisible(bool(entries.needs))
        self.links[WITHDRAW].setVisible(entries.state == "approved" and entries.left_out is None)
        if entries.hold is not None:
            words = _("Held: {reason}").format(reason=entries.hold.reason)
            self._add(Status.WATCH, words, _moment(entries.hold.recorded_at), (RELEASE, _("Release"), None))
        if entries.left_out is not None and entries.left_out.state == "withdrawn":
            words = _("Withdrawn from the run: {reason}").format(reason=entries.left_out.reason)
            self._add(Status.WATCH, words, _moment(entries.left_out.recorded_at))
        for one in entries.adjusted:
            amount = format_quantity(Quantity(one.amount, Unit.MONEY, currency))
            words = _("Adjusted by {amount}: {reason}").format(amount=amount, reason=one.reason)
            self._add(Status.GOOD, words, _moment(one.recorded_at), (TAKE_BACK, _("Take back"), one))
        for change in entries.changes:
            words = change_words(change, currency)
            self._add(Status.GOOD, words, _moment(change.recorded_at), (QUOTA_BACK, _("Take back"), change))
        for query in entries.queries:
            self._add_query(query)
        if not self._rows.count():
            words = _("Nothing was entered by hand. A hold, an adjustment or a question stays here with its reason.")
            self._rows.addWidget(label(words, 12, kind="muted", wrap=True))

    def _add_query(self, one: PayQuery) -> None:
        about = _(one.line) if one.line else _("The whole statement")
        words = _("{about}: {question}").format(about=about, question=one.text)
        if one.answered_at is None:
            self._add(Status.WATCH, words, _moment(one.asked_at), (ANSWER, _("Answer…"), one))
        else:
            self._add(Status.GOOD, words, " · ".join(filter(None, (one.answer, one.outcome, _moment(one.answered_at)))))

    def _add(self, status: Status, words: str, below: str, step: tuple[str, str, object] | None = None) -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StatusMark(status))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(words, 13, wrap=True))
        texts.addWidget(label(below, 12, kind="muted", wrap=True))
        row.addLayout(texts, 1)
        if step is not None:
            key, name, about = step
            link = button(name, partial(self.asked.emit, key, about), kind="link")
            link.setAccessibleDescription(words)
            row.addWidget(link)
        self._rows.addWidget(made)


def _moment(text: str) -> str:
    """The day on the wall of this computer."""
    day: date = datetime.fromisoformat(text).astimezone().date()
    return format_day(day)

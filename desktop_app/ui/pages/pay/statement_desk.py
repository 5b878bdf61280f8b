"""One person's statement on the Pay page: which it is, what is entered beside it, and how it was known on a day."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.formats import format_day, format_number, format_period
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations import moments
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.operations.pay.next_step import next_steps
from desktop_app.operations.pay.pay_review import replay_statement
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store.adjustments import Adjustment
from desktop_app.store.pay_queries import PayQuery
from desktop_app.store.quota_changes import QuotaChanged
from desktop_app.ui.pages.pay import entries_card
from desktop_app.ui.pages.pay.dialogs import AskDay
from desktop_app.ui.pages.pay.entries_card import read_entries
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import REPLAY, STATEMENT
from desktop_app.ui.pages.pay.person_steps import PersonSteps
from desktop_app.ui.pages.pay.run_desk import RunDesk
from desktop_app.ui.pages.pay.statement_view import StatementView
from desktop_app.ui.pages.pay.words import signed_amount


class StatementDesk(QObject):
    """``person`` is whose statement is looked at, in the run that ``runs`` looks at."""

    changed = Signal()
    list_asked = Signal(int)
    """The person whose own list of records is to be compared."""

    def __init__(self, page: PayFrame, runs: RunDesk) -> None:
        super().__init__(page)
        self._page, self._runs = page, runs
        self.person = 0
        self.view, self.replay_view = StatementView(), StatementView()
        self.steps = PersonSteps(page, page.jobs)
        self.asked: AskDay | None = None
        self._replayed: tuple[Statement, date] | None = None
        page.add_view(STATEMENT, self.view)
        page.add_view(REPLAY, self.replay_view)
        page.add_choices(
            {"print": (_("Save as PDF…"), self._save, "print")},
            {
                "why": (_("All steps"), self._explain),
                "replay": (_("As known on a day…"), self.ask_replay),
                "own_list": (_("Compare with their own list"), lambda: self.list_asked.emit(self.person)),
            },
        )
        self.steps.done.connect(self._entered)
        self.view.entries.asked.connect(self._enter)
        self.view.next.deals_asked.connect(self._ask_deals)
        for view in (self.view, self.replay_view):
            view.explain_asked.connect(page.explain_asked)
            view.records_asked.connect(lambda step: page.go.emit("data", step))

    def run(self) -> Evaluated | None:
        """The one that is looked at if the person is in it, else another of the period."""
        here = [self._runs.evaluated] if self._runs.evaluated else []
        return next((run for run in (*here, *self._runs.runs) if self._of(run) is not None), None)

    def _of(self, run: Evaluated) -> Statement | None:
        return next((one for one in run.statements if one.person == self.person), None)

    def statement(self) -> Statement | None:
        run = self.run()
        return self._of(run) if run else None

    def show_statement(self) -> None:
        page, run, statement = self._page, self.run(), self.statement()
        if statement is None:
            page.set_header(_("Statement"), format_period(page.period))
            self._runs.show_empty(offers=("back",))
            return
        facts = self._runs.facts
        before = facts.previous.get(self.person) if facts and facts.previous else None
        self.view.show_statement(page.store, statement, before)
        self.view.show_entries(read_entries(page.store, statement, run), statement.currency)
        page.set_header(_("Statement · {name}").format(name=statement.name), _line(statement))
        page.put(
            offers=("back", "why", "print", "last_period", "replay", "own_list"), state=run.run.state if run else ""
        )

    def _explain(self) -> None:
        if (statement := self.statement()) is not None:
            self._page.explain_asked.emit(statement.explanation())

    def _save(self) -> None:
        if (statement := self.statement()) is not None:
            self._runs.papers.save_statement(statement.person, statement.name, self._page.period)

    def enter(self, person: int, what: str) -> None:
        """As if it was pressed on the statement of ``person``: one of the words of the card of entries."""
        self.person = person
        self._enter(what, None)

    def _enter(self, what: str, about: object) -> None:
        statement = self.statement()
        if statement is None:
            return
        steps = self.steps
        plain: dict[str, Callable[[Statement], object]] = {
            entries_card.HOLD: steps.hold,
            entries_card.RELEASE: steps.release,
            entries_card.ADJUST: steps.adjust,
            entries_card.QUOTA: partial(steps.change_quota, self._page.store),
            entries_card.ASK: steps.ask,
            entries_card.WITHDRAW: steps.withdraw,
        }
        match about:
            case Adjustment(id=number):
                steps.withdraw_adjustment(number)
            case QuotaChanged(id=number):
                steps.withdraw_quota_change(number)
            case PayQuery():
                steps.answer(about, statement.name)
            case _:
                plain[what](statement)

    def _entered(self) -> None:
        """A draft is worked out again, for what was entered may change it; anything kept is only shown again."""
        drafts = any(one.run.state == "draft" for one in self._runs.runs)
        if drafts and self.steps.asks_evaluation:
            self._runs.steps.evaluate(self._page.period)
        else:
            self.changed.emit()

    def _ask_deals(self) -> None:
        label = N_("Trying open deals")
        self._page.jobs.run(next_steps, self.person, self._page.period, on_done=self.view.next.show_steps, label=label)

    def ask_replay(self) -> None:
        run = self.run()
        if run is None:
            return
        known = datetime.fromisoformat(run.run.recorded_at).astimezone().date()
        self.asked = AskDay(
            self._page,
            _("As known on which day?"),
            _("The statement is worked out once more with what was known at the end of that day; nothing is kept."),
            _("Show"),
            lambda day: self._replay(run.run.id, day),
            field=_("Day"),
            day=min(known, moments.today()),
        )
        self.asked.open()

    def _replay(self, number: int, day: date) -> None:
        def show(found: Statement) -> None:
            self._replayed = found, day
            self._page.open_view(REPLAY)

        label = N_("Going back to the day")
        self._page.jobs.run(replay_statement, number, self.person, day, on_done=show, label=label)

    def show_replay(self) -> None:
        assert self._replayed is not None
        found, day = self._replayed
        page, kept = self._page, self.statement()
        self.replay_view.show_statement(page.store, found, None)
        self.replay_view.next.hide()
        words = _("Statement · {name}, as known on {day}").format(name=found.name, day=format_day(day))
        page.set_header(words, " · ".join((_line(found), _against(kept, found))))
        page.put(offers=("back",))


def _line(statement: Statement) -> str:
    """Period, plan, number of records."""
    number = len({record.version for line in statement.lines for record in line.records})
    count = ngettext("{n} record", "{n} records", number).format(n=format_number(number))
    return " · ".join([format_period(statement.period), _(statement.plan), count])


def _against(kept: Statement | None, found: Statement) -> str:
    if kept is None or kept.pay is None or found.pay is None:
        return _("not kept")
    if kept.pay == found.pay:
        return _("the same pay as in the run")
    change = signed_amount(found.pay - kept.pay, found.currency)
    return _("{change} against the run").format(change=change)

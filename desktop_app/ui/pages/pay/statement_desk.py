"""One person's statement on the Pay page: which it is, and what can be done about it."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.formats import format_number, format_period
from desktop_app.i18n import _, ngettext
from desktop_app.rules.incentives.statement import Statement
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import STATEMENT
from desktop_app.ui.pages.pay.run_desk import RunDesk
from desktop_app.ui.pages.pay.statement_view import StatementView


class StatementDesk(QObject):
    """``person`` is whose statement is looked at, in the run that ``runs`` looks at."""

    changed = Signal()
    list_asked = Signal(int)
    """The person whose own list of records is to be compared."""

    def __init__(self, page: PayFrame, runs: RunDesk) -> None:
        super().__init__(page)
        self._page, self._runs = page, runs
        self.person = 0
        self.view = StatementView()
        page.add_view(STATEMENT, self.view)
        page.add_choices(
            {"print": (_("Save as PDF…"), self._save, "print")},
            {
                "why": (_("All steps"), self._explain),
                "own_list": (_("Compare with their own list"), lambda: self.list_asked.emit(self.person)),
            },
        )

    def statement(self) -> Statement | None:
        """Of the run that is looked at, else of another of the period."""
        here = [self._runs.evaluated] if self._runs.evaluated else []
        found = [one for run in (*here, *self._runs.runs) for one in run.statements if one.person == self.person]
        return next(iter(found), None)

    def show_statement(self) -> None:
        page, statement, period = self._page, self.statement(), format_period(self._page.period)
        if statement is None:
            page.set_header(_("Statement"), period)
            self._runs.show_empty(offers=("back",))
            return
        facts = self._runs.facts
        before = facts.previous.get(self.person) if facts and facts.previous else None
        self.view.show_statement(page.store, statement, before)
        number = len({record.version for line in statement.lines for record in line.records})
        count = ngettext("{n} record", "{n} records", number).format(n=format_number(number))
        page.set_header(
            _("Statement · {name}").format(name=statement.name), " · ".join([period, _(statement.plan), count])
        )
        state = self._runs.evaluated.run.state if self._runs.evaluated else ""
        page.put(offers=("back", "why", "own_list", "print"), state=state)

    def _explain(self) -> None:
        if (statement := self.statement()) is not None:
            self._page.explain_asked.emit(statement.explanation())

    def _save(self) -> None:
        if (statement := self.statement()) is not None:
            self._runs.papers.save_statement(statement.person, statement.name, self._page.period)

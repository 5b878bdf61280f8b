"""One person's statement: the pay, what it is made of, every step and record, what comes next. Nobody else is on it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_amount, format_period
from desktop_app.domain.money import Rounding
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.plan import PeriodRule, PlanVersion, version_on
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import plans
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.entries_card import Entries, EntriesCard
from desktop_app.ui.pages.pay.ledger import ledger, minor_amount, pay_parts
from desktop_app.ui.pages.pay.ledger_view import LedgerCard
from desktop_app.ui.pages.pay.next_card import NextCard
from desktop_app.ui.pages.pay.parts import TwoColumns, column
from desktop_app.ui.pages.pay.records_card import RecordsCard
from desktop_app.ui.pages.pay.words import money_figure, plain_sentence, reached, share_words, signed_amount
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import Figure, label
from desktop_app.ui.widgets.status import StatusPill
from desktop_app.ui.widgets.waterfall import Step, StepKind, Waterfall

_RIGHT = 590
_ROOM = 1080
_PAY_WIDTH = 272
_MOST_COLUMN = 200
_ROUNDINGS: Mapping[Rounding, str] = {
    Rounding.HALF_AWAY: N_("half up, per component"),
    Rounding.HALF_EVEN: N_("half to even, per component"),
}
_RULES: Mapping[PeriodRule, str] = {
    PeriodRule.DISCRETE: N_("each period for itself"),
    PeriodRule.CUMULATIVE: N_("adds up over the year"),
    PeriodRule.YEAR_RATE: N_("rate of the year to date"),
}


class StatementView(QWidget):
    """``explain_asked`` carries an Explanation, ``records_asked`` one whose records are wanted."""

    explain_asked = Signal(object)
    records_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ledger = LedgerCard()
        self.ledger.explain_asked.connect(self.explain_asked)
        self.records = RecordsCard()
        self.records.records_asked.connect(self.records_asked)
        self.next = NextCard()
        self.conventions = Card(_("Conventions in force"))
        self.entries = EntriesCard()
        self.entries.hide()
        self._top = QHBoxLayout()
        self._top.setSpacing(16)
        self._chart: Waterfall | None = None
        left = column(self.ledger, self.entries, self.conventions)
        self._right = column(self.next, self.records)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(self._top)
        whole.addWidget(TwoColumns(left, self._right, room=_ROOM, right_width=_RIGHT))
        whole.addStretch(1)

    def show_statement(self, store: Store, statement: Statement, before: int | None) -> None:
        """``before``: the pay of the period before in minor units, None if it is not known."""
        clear(self._top)
        pay = _pay_card(statement, before)
        self._top.addWidget(pay)
        if statement.pay is not None:
            pay.setFixedWidth(_PAY_WIDTH)
            self._top.addWidget(_waterfall(statement, statement.pay), 1)
        self.ledger.show_lines(ledger(statement), statement.currency)
        self.records.show_statement(statement)
        self.next.show_statement(statement)
        self._right.setVisible(any(line.records or line.next_unit is not None for line in statement.lines))
        self._show_conventions(store, statement)

    def show_entries(self, entries: Entries, currency: str) -> None:
        """What was entered by hand beside the pay; a statement shown without this has no such card."""
        self.entries.show()
        self.entries.show_entries(entries, currency)

    def _show_conventions(self, store: Store, statement: Statement) -> None:
        clear(self.conventions.body)
        stored = plans.version(store, statement.plan_version)
        if stored is None:
            self.conventions.hide()
            return
        version = version_on(parse_plan(stored.text).plan, statement.period.last)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, (name, words) in enumerate(conventions(version, statement.currency)):
            row, side = divmod(place, 2)
            grid.addWidget(label(name, 12, kind="muted"), row, side * 2)
            grid.addWidget(label(words, 12, wrap=True), row, side * 2 + 1)
            grid.setColumnStretch(side * 2 + 1, 1)
        self.conventions.body.addLayout(grid)


def conventions(version: PlanVersion, currency: str) -> list[tuple[str, str]]:
    """What systems disagree about, and how this plan version has it."""
    rules = list(dict.fromkeys(_(_RULES[component.rule]) for component in version.components))
    return [
        (_("Bound reached"), _("at or above")),
        (_("Credit date"), _("the record's own day")),
        (_("Same day"), _("time, then number")),
        (_("Rounding"), _(_ROUNDINGS[version.rounding])),
        (_("Period"), _("; ").join(rules)),
        (_("Currency"), _("{currency}, without tax").format(currency=currency)),
    ]


def _pay_card(statement: Statement, before: int | None) -> Card:
    card = Card()
    card.body.setSpacing(4)
    period = format_period(statement.period)
    card.body.addWidget(label(_("Pay for {period}").format(period=period), 12, kind="muted", wrap=True))
    if statement.pay is None:
        card.body.addWidget(Figure(_("open"), px=34))
        for reason in statement.reasons:
            card.body.addWidget(label(plain_sentence(reason), 12, kind="watch", wrap=True))
    else:
        amount = format_amount(statement.pay, statement.currency)
        card.body.addWidget(money_figure(amount, statement.currency, 34))
        if before is not None:
            change = signed_amount(statement.pay - before, statement.currency)
            words = _("{change} against the period before").format(change=change)
            card.body.addWidget(label(words, 12, kind="muted", wrap=True))
    line = next((line for line in statement.lines if line.attainment is not None), None)
    if line is not None and line.attainment is not None:
        card.body.addSpacing(6)
        row = QHBoxLayout()
        row.addWidget(StatusPill(*reached(line.attainment)))
        words = _("{share} of quota").format(share=share_words(line.attainment))
        row.addWidget(label(words, 12, kind="muted"))
        row.addStretch(1)
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card


def _waterfall(statement: Statement, whole: int) -> ChartCard:
    """From the first component to the pay; the columns' whole amounts sum to it exactly."""
    currency = statement.currency
    parts = pay_parts(statement)
    steps = [Step(name, signed_amount(minor, currency), minor) for name, minor in parts]
    steps.append(Step(_("Pay"), format_amount(whole, currency), whole, StepKind.TOTAL))
    chart = Waterfall(steps)
    chart.setMaximumWidth(_MOST_COLUMN * max(1, len(steps)))
    columns = (
        Column("part", N_("Part")),
        Column("pay", _("Pay, {currency}").format(currency=currency), Unit.MONEY, currency),
    )
    rows = tuple((name, minor_amount(minor, currency)) for name, minor in parts)
    totals = (_("Pay"), minor_amount(whole, currency))
    words = sentence(statement.explanation())
    return ChartCard(_("What it is made of"), chart, Table(columns, rows, totals=totals), words)

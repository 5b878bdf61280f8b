"""What comes next for a person: what one more unit earns, what is missing to the next step, which deals reach it."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_minor, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _, ngettext
from desktop_app.operations.pay.next_step import Deal, NextStep
from desktop_app.rules.incentives.statement import Statement
from desktop_app.ui.pages.pay.parts import figure_cell, upright
from desktop_app.ui.pages.pay.words import measured
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import Figure, OneLine, label


class NextCard(Card):
    """``deals_asked``: which open deals would reach the next step; ``show_steps`` brings the answer."""

    deals_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What comes next"))
        self._figures = QHBoxLayout()
        self._figures.setSpacing(0)
        self._deals = QVBoxLayout()
        self._deals.setSpacing(4)
        self.ask = button(_("Which open deals would reach it?"), self.deals_asked.emit, kind="link")
        self.body.addLayout(self._figures)
        self.body.addWidget(self.ask)
        self.body.addLayout(self._deals)

    def show_statement(self, statement: Statement) -> None:
        clear(self._figures)
        clear(self._deals)
        lines = [line for line in statement.lines if line.next_unit is not None]
        self.setVisible(bool(lines))
        self.ask.hide()
        if not lines:
            return
        key, currency = lines[0].measure_key, statement.currency
        same = [line for line in lines if line.measure_key == key]
        earns = sum((line.next_unit or Fraction(0) for line in same), Fraction(0))
        one = format_quantity(measured(key, Fraction(1), currency), 0)
        figure = Figure(format_quantity(Quantity(earns, Unit.MONEY, currency), _places(earns)))
        cell = figure_cell(_("The next {one} earns").format(one=one), figure, _("as things stand now"))
        self._figures.addWidget(cell, 1)
        missing = [line for line in same if line.missing is not None and line.next_bound is not None]
        if missing:
            nearest = min(missing, key=lambda line: line.missing or Fraction(0))
            assert nearest.missing is not None
            assert nearest.next_bound is not None
            figure = Figure(format_quantity(measured(key, nearest.missing, currency)))
            bound = format_quantity(measured(key, nearest.next_bound, currency))
            note = _("{component}, at {bound}").format(component=_(nearest.name), bound=bound)
            self._figures.addWidget(upright())
            self._figures.addWidget(figure_cell(_("Missing to the next step"), figure, note), 1)
            self.ask.show()

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """The answer for the nearest step; what would have to be won stands with what it brings."""
        clear(self._deals)
        self.ask.hide()
        if not steps or not steps[0].deals:
            words = _("No open deal that can still be won in this period reaches it.")
            self._deals.addWidget(label(words, 12, kind="muted", wrap=True))
            return
        step = steps[0]
        number = len(step.deals)
        words = ngettext("{n} open deal would reach it:", "{n} open deals would reach it:", number).format(n=number)
        self._deals.addWidget(label(words, 12, kind="muted"))
        for deal in step.deals:
            self._deals.addWidget(_row(deal, step.currency))
        if step.gain is not None:
            more = format_minor(step.gain, step.currency)
            won = ngettext("Won, it brings {pay} more pay.", "All won, they bring {pay} more pay.", number)
            self._deals.addWidget(label(won.format(pay=more), 13, 600))


def _row(deal: Deal, currency: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(label(deal.document, 13, 500))
    row.addWidget(OneLine(deal.customer, 13, ink="text"), 1)
    if deal.expected is not None:
        row.addWidget(label(_("expected {day}").format(day=format_day(deal.expected)), 12, kind="muted"))
    if deal.estimated:
        row.addWidget(label(_("list price"), 12, kind="muted"))
    row.addWidget(label(format_quantity(Quantity(deal.amount, Unit.MONEY, currency)), 13, 500))
    return made


def _places(value: Fraction) -> int:
    """As many decimals as a small amount of money needs, at least two."""
    return next((n for n in (2, 3, 4) if (value * 10**n).denominator == 1), 4)

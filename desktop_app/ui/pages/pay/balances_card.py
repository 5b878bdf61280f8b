"""The opening balances of a plan: who brought what into it, on which day and why."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.formats import format_day, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.rules.incentives.plan import Plan
from desktop_app.store import names, opening_balances, settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.balance_dialog import BalancePlan, balance_plan
from desktop_app.ui.pages.pay.words import measure_title, measured
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label


class BalancesCard(Card):
    """There where a plan counts on from the year before it began, or where a balance was entered.

    ``correct_asked`` and ``remove_asked`` carry the OpeningBalance.
    """

    add_asked = Signal()
    correct_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Opening balances"), " ")
        self.add_link(_("Add…"), self.add_asked.emit, icon="plus").setAccessibleName(_("Add an opening balance"))
        self._told: object = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_plan(self, store: Store, plan: Plan) -> None:
        about = balance_plan(plan, settings.load(store).currency)
        found = [one for one in opening_balances.load(store) if about.part_of(one.plan) >= 0]
        self.setVisible(about.matters or bool(found))
        texts = names.texts(store) if found else {}
        told = about, [(one, texts.get(one.person, "")) for one in found]
        if told == self._told:
            return
        self._told = told
        self.show_title(_("Opening balances"), "" if found else _("nothing entered"))
        clear(self._rows)
        for one, name in told[1]:
            self._rows.addWidget(self._row(one, about, name))
        if not found:
            words = _("What people earned before the plan began here, so that it is neither paid again nor forgotten.")
            self._rows.addWidget(label(words, 12, kind="muted", wrap=True))

    def _row(self, one: OpeningBalance, about: BalancePlan, name: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        component = about.parts[about.part_of(one.plan)][1]
        who = _("{name}, {component}").format(name=name, component=_(component)) if component else name
        texts.addWidget(label(who, 13, 500, wrap=True))
        amounts = " · ".join([format_day(one.day), *_amounts(one, about)])
        texts.addWidget(label(amounts, 12, kind="muted", wrap=True))
        if one.note:
            texts.addWidget(label(one.note, 12, kind="muted", wrap=True))
        row.addLayout(texts, 1)
        for words, signal in ((_("Correct…"), self.correct_asked), (_("Remove"), self.remove_asked)):
            link = button(words, partial(signal.emit, one), kind="link")
            link.setAccessibleDescription(who)
            row.addWidget(link)
        return made


def _amounts(one: OpeningBalance, about: BalancePlan) -> Iterator[str]:
    """Each amount that is not 0, with its name; one word if all are."""
    measure, currency = about.parts[about.part_of(one.plan)][2], one.currency or about.currency
    told = (
        (_("{measure} {amount}"), measured(measure, one.measure, currency)),
        (_("{amount} earned"), Quantity(one.earned, Unit.MONEY, currency)),
        (_("{amount} held"), Quantity(one.held, Unit.MONEY, currency)),
        (_("{amount} owed"), Quantity(one.owed, Unit.MONEY, currency)),
        (_("{amount} negative"), Quantity(one.carried, Unit.MONEY, currency)),
    )
    shown = [
        words.format(amount=format_quantity(amount), measure=measure_title(measure))
        for words, amount in told
        if amount.value
    ]
    yield from shown or [_("0 confirmed")]

"""The plans of the workspace: each as a sentence, with the people it holds for."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_number
from desktop_app.i18n import _, ngettext
from desktop_app.operations.pay.plans import in_currency
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import plans, settings
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.assignments_card import assigned_words
from desktop_app.ui.pages.pay.words import rule_words
from desktop_app.ui.widgets.card import Card, Chip
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label


class PlansView(QWidget):
    """``plan_asked``, ``paper_asked`` (to be signed) and ``export_asked`` (as a file) carry the id of a plan."""

    plan_asked = Signal(int)
    paper_asked = Signal(int)
    export_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._cards)
        whole.addStretch(1)

    def show_plans(self, store: Store) -> None:
        clear(self._cards)
        assignments = plans.assignments(store)
        currency = settings.load(store).currency
        for stored in plans.load(store):
            found = [one for one in assignments if one.plan_id == stored.plan_id]
            self._cards.addWidget(self._card(stored, found, currency))

    def _card(self, stored: plans.PlanVersion, found: Sequence[plans.Assignment], currency: str) -> Card:
        plan = parse_plan(stored.text).plan
        version = in_currency(plan.versions[-1], currency)
        count = len(plan.versions)
        versions = ngettext("{n} version", "{n} versions", count).format(n=format_number(count))
        since = format_day(date.fromordinal(version.valid_from.toordinal()))
        card = Card(_(plan.name), _("{versions}, the last from {day}").format(versions=versions, day=since))
        if not found:
            card.add_to_head(Chip(_("Not assigned"), "watch"))
        card.add_link(_("Open"), partial(self.plan_asked.emit, stored.plan_id)).setAccessibleName(
            _("Open “{plan}”").format(plan=_(plan.name))
        )
        card.add_link(_("PDF to sign…"), partial(self.paper_asked.emit, stored.plan_id), icon="print")
        card.add_link(_("Save as file…"), partial(self.export_asked.emit, stored.plan_id), icon="export")
        for component in describe(version):
            card.body.addWidget(label(rule_words(component), 13, wrap=True))
        row = QHBoxLayout()
        row.addWidget(label(assigned_words(found), 12, kind="muted", wrap=True), 1)
        card.body.addLayout(row)
        return card

"""The view Quota: how many reached it, how surely that can be said, and whether to coach or to change the plan."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.domain.formats import format_number, format_quantity, join_sentences
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.reviews.keep import Review
from desktop_app.reports.review_tables import (
    advice_words,
    groups_table,
    health_words,
    members_table,
    pay_words,
    people_evidence,
    plan_evidence,
)
from desktop_app.rules.review.health import EDGES, Health
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.evaluations.view import ReviewView, TableCard
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.histogram import Bar, Histogram, Mark
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table_model import Look

_CLASSES = (
    Column("low", N_("From"), Unit.PERCENT), Column("high", N_("Below"), Unit.PERCENT),
    Column("people", N_("People"), Unit.COUNT),
)  # fmt: skip
_ONE = 1
_GAP: Final = 16


class QuotaView(ReviewView):
    """People stand by name, never by rank."""

    key = "quota"
    title = N_("Quota")
    question = N_("Is the quota fair, or is it a matter of people?")

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.reading = Card(_("How many reached their quota"))
        self._words = [label("", 13, 500, wrap=True), label("", 13, wrap=True), label("", 12, kind="muted", wrap=True)]
        for words in self._words:
            self.reading.body.addWidget(words)
        self.reading.body.addStretch(1)
        self.histogram = Histogram()
        self.spread = ChartCard(_("People by share of quota"), self.histogram, Table(_CLASSES, ()), "")
        self.plan, self.people = EvidenceCard(_("Speaks for changing the plan")), EvidenceCard(_("Speaks for coaching"))
        self.advice = label("", 13, 600, wrap=True)
        self.members = TableCard(_("Everybody with a quota"), stretch="person")
        self.paid = label("", 12, kind="muted", wrap=True)
        self.groups = TableCard(_("By region, team, role and time in service"), stretch="name")
        self._review: Review | None = None
        self.members.opened.connect(lambda row: self.go.emit("people", self._scope(row)))
        self._lay_out()

    def _lay_out(self) -> None:
        both = QWidget()
        both.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # it is placed by what room there is
        self._pairs = QGridLayout(both)
        self._pairs.setContentsMargins(0, 0, 0, 0)
        self._pairs.setSpacing(_GAP)
        self._abreast = 0
        self._place()
        for widget in (both, self.advice, self.members, self.paid, self.groups):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _place(self) -> None:
        """Two cards in a line where their titles leave room for both."""
        cards = (self.reading, self.spread, self.plan, self.people)
        widest = [max(card.minimumSizeHint().width() for card in cards[side::2]) for side in (0, 1)]
        abreast = 2 if self.width() >= sum(widest) + _GAP else 1
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for place, card in enumerate(cards):
            self._pairs.addWidget(card, place // abreast, place % abreast)
        self._pairs.setColumnStretch(0, 1)
        self._pairs.setColumnStretch(1, abreast - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout must not be taken apart while it is being laid out."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place)

    @classmethod
    def applies(cls, review: Review) -> bool:
        return review.result.health is not None

    def show_review(self, review: Review) -> None:
        result, health = review.result, review.result.health
        if health is None:
            return
        self._review = review
        said = [*health_words(result), *pay_words(result)]
        for place, words in enumerate(self._words):
            told = said[place:] if place == len(self._words) - 1 else said[place : place + 1]
            words.setText(join_sentences(told))
            words.setVisible(bool(told))
        self._show_classes(health)
        self.plan.show_sentences(plan_evidence(result))
        self.people.show_sentences(people_evidence(result))
        self.advice.setText(advice_words(health.advice))
        self.members.show_table(members_table(result), self._look)
        paid = _("pay, in places: how far pay stands above or below attainment in the order")
        self.paid.setText(paid)
        self.paid.setVisible(bool(health.paid.places))
        self.groups.show_table(groups_table(result))
        self.groups.setVisible(bool(health.groups))

    def _look(self, row: int, column: int) -> Look:
        assert self._review is not None
        attained = self._review.result.members[row].attainment
        key = self.members.key(column)
        if key == "attainment" and attained is not None and attained < _ONE:
            return Look(600, "act")
        return Look(ink="muted") if key in ("row", "place") else Look()

    def _scope(self, row: int) -> object:
        assert self._review is not None
        one = self._review.result.members[row]
        return Scope(ScopeKind.PERSON, one.person, one.name)

    def _show_classes(self, health: Health) -> None:
        """The first class is open below, the last one above."""
        bounds = [None, *EDGES]
        first = EDGES[0] - (EDGES[1] - EDGES[0])
        bars = [
            Bar(format_quantity(Quantity(first if bound is None else bound, Unit.PERCENT), 0) if bound else "", n)
            for bound, n in zip(bounds, health.classes, strict=True)
        ]
        met = sum(edge <= _ONE for edge in EDGES)
        self.histogram.show_bars(bars, [Mark(met, _("quota"))])
        ends = [*EDGES, None]
        rows = tuple(
            (low and Quantity(low, Unit.PERCENT), high and Quantity(high, Unit.PERCENT), n)
            for low, high, n in zip(bounds, ends, health.classes, strict=True)
        )
        self.spread.show_data(Table(_CLASSES, rows), classes_words(health))


def classes_words(health: Health) -> str:
    met = sum(health.classes[sum(edge <= _ONE for edge in EDGES) :])
    words = _("{met} at or above quota, {missed} below it; each bar is ten percent wide.")
    return words.format(met=format_number(met), missed=format_number(sum(health.classes) - met))


class EvidenceCard(Card):
    """Sentences under each other."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._words = label("", 13, wrap=True)
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        self._words.setText("\n".join(sentences))

    def text(self) -> str:
        return self._words.text()

"""One person: how the period stands, where they belonged when, how files write them; and what can be done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_period, format_quantity, format_rough
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _
from desktop_app.store.names import FOREVER
from desktop_app.store.people import Membership
from desktop_app.ui.pages.people.absence_list import AbsenceList
from desktop_app.ui.pages.people.roster import Somebody
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import OneLine, label, rule
from desktop_app.ui.widgets.scrolled import Scrolled


class PersonCard(Card):
    """Signals say what was asked for; the page does it. ``correct_asked`` carries the first day of a place."""

    gauges_asked = Signal()
    statement_asked = Signal()
    targets_asked = Signal()
    sheet_asked = Signal()
    change_asked = Signal()
    correct_asked = Signal(int)
    alias_asked = Signal()
    explain_asked = Signal()
    for_two_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._where = OneLine()
        self._revenue = button("", self.explain_asked.emit, kind="link")
        self._revenue.setToolTip(_("Show how this figure came about"))
        self._standing = label("", 12, kind="muted", wrap=True)
        self.statement = button(_("Statement"), self.statement_asked.emit, kind="mini", icon="pay")
        self._places = QWidget()
        self._aliases = label("", 12, kind="muted", wrap=True)
        self.absences = AbsenceList()
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(self._where)
        standing = QHBoxLayout()
        standing.setSpacing(8)
        standing.addWidget(self._revenue)
        standing.addWidget(self._standing, 1)
        self.body.addLayout(standing)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(button(_("Gauges"), self.gauges_asked.emit, kind="mini", icon="gauges"))
        ways.addWidget(button(_("Targets"), self.targets_asked.emit, kind="mini", icon="targets"))
        ways.addWidget(self.statement)
        ways.addStretch(1)
        self.body.addLayout(ways)
        together = Flow()
        together.add(button(_("One-on-one"), self.sheet_asked.emit, kind="mini", icon="people"))
        together.add(button(_("View for two"), self.for_two_asked.emit, kind="mini", icon="person"))
        together.add(button(_("Performance review"), self.review_asked.emit, kind="mini", icon="evaluations"))
        self.body.addWidget(together)
        self.body.addWidget(rule())
        self.body.addWidget(Scrolled(self._lay_out_facts(), self), 1)

    def _lay_out_facts(self) -> QWidget:
        """What is long for some people and short for most: it scrolls as one."""
        inside = QWidget()
        self._facts = QVBoxLayout(inside)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(12)
        self._facts.addLayout(self._section(_("Teams and roles"), _("Change from a day…"), self.change_asked.emit))
        self._facts.addWidget(self._places)
        self._facts.addWidget(rule())
        self._facts.addWidget(self.absences)
        self._facts.addWidget(rule())
        self._facts.addLayout(self._section(_("Also written as"), _("Add…"), self.alias_asked.emit))
        self._facts.addWidget(self._aliases)
        self._facts.addStretch(1)
        return inside

    def _section(self, title: str, way: str, slot: Callable[[], object]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(title, 13, 600), 1)
        row.addWidget(button(way, slot, kind="link"))
        return row

    def show_person(
        self,
        person: Somebody,
        period: Period,
        spans: Sequence[Membership],
        texts: dict[int, str],
        written: Sequence[str],
    ) -> None:
        since = person.since
        self.show_title(person.name, _("no. {number}").format(number=person.staff_no) if person.staff_no else "")
        parts = [person.role, person.team, person.region]
        if since is not None:
            parts.append(_("since {day}").format(day=format_day(since)))
        if person.left is not None:
            parts.append(_("left on {day}").format(day=format_day(person.left)))
        self._where.show_words(" · ".join(part for part in parts if part) or _("no team yet"))
        self._show_standing(person, period)
        self._show_places(spans, texts)
        self._aliases.setText(" · ".join(written) if written else _("Files write this person only by the name above."))

    def _show_standing(self, person: Somebody, period: Period) -> None:
        when = format_period(period)
        if person.revenue is None:
            self._revenue.hide()
            self._standing.setText(_("no revenue in {period}").format(period=when))
            return
        self._revenue.show()
        self._revenue.setText(_("Revenue {amount}").format(amount=format_rough(person.revenue)))
        self._standing.setText(_standing_words(person.quota, person.attainment, when))

    def _show_places(self, spans: Sequence[Membership], texts: Mapping[int, str]) -> None:
        """The newest first, each with the way to correct it."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for span in reversed(spans):
            parts = [part for part in (texts.get(span.team), texts.get(span.region), span.role) if part]
            row = QHBoxLayout()
            row.setSpacing(8)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(label(" · ".join(parts) or _("no team yet"), 13, 500, wrap=True))
            words.addWidget(label(_span_words(span), 12, kind="muted", wrap=True))
            row.addLayout(words, 1)
            correct = button(_("Correct…"), partial(self.correct_asked.emit, span.valid_from), kind="link")
            correct.setAccessibleName(_("Correct: {place}").format(place=" · ".join(parts) or _("no team yet")))
            row.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        exchange(self._facts, self._places, made)
        self._places = made


def _standing_words(quota: Quantity | None, attainment: Quantity | None, when: str) -> str:
    if quota is None:
        return _("in {period}, no quota").format(period=when)
    if attainment is None:
        return _("in {period}, quota {quota}").format(period=when, quota=format_rough(quota))
    return _("in {period}, {share} of {quota}").format(
        period=when, share=format_quantity(attainment), quota=format_rough(quota)
    )


def _span_words(span: Membership) -> str:
    first = format_day(date.fromordinal(span.valid_from)) if span.valid_from else ""
    last = format_day(date.fromordinal(span.valid_to - 1)) if span.valid_to < FOREVER else ""
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if last:
        return _("from the beginning to {last}").format(last=last)
    return _("since {day}").format(day=first) if first else _("from the beginning")

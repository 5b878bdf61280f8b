"""For whom a plan holds and from when: the assignments in force, a new one, and the end of one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.domain.period import Period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import _
from desktop_app.store import people, plans
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.dialogs import day_edit, day_of
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label, rule

To = tuple[Scope, str]
"""A scope, or everybody in the role named."""


class AssignmentsCard(Card):
    """``assign_asked``: (Scope, role, first day, last day or None). ``end_asked``: id of an assignment.

    A plan that was never saved has no assignments yet: what is chosen holds from the first save on.
    """

    assign_asked = Signal(object, str, object, object)
    end_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("For whom"), " ")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.to = QComboBox()
        self.to.setAccessibleName(_("For whom"))
        self.first = day_edit(date(2020, 1, 1))
        self.first.setAccessibleName(_("From"))
        self.ends = QCheckBox(_("until"))
        self.last = day_edit(date(2020, 12, 31))
        self.last.setAccessibleName(_("Until"))
        self.last.setEnabled(False)
        self.ends.toggled.connect(self.last.setEnabled)
        self.assign = button(_("Assign"), self._assign)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.to, 1)
        row.addWidget(label(_("from"), 13, kind="muted"))
        for widget in (self.first, self.ends, self.last, self.assign):
            row.addWidget(widget)
        self._choices: list[To] = []
        self._shown = -1
        self._told: object = None
        self.body.addLayout(self._list)
        self.body.addLayout(row)

    def show_plan(self, store: Store, plan_id: int, valid_from: date, period: Period) -> None:
        """``plan_id`` 0: the plan is not saved yet. A new assignment begins with ``period`` unless a day is chosen."""
        self._show_choices(store)
        self.assign.setVisible(bool(plan_id))
        if plan_id != self._shown:
            self._shown = plan_id
            begins = max(valid_from, period.start)
            self.first.setDate(day_edit(begins).date())
            self.last.setDate(day_edit(date(begins.year, 12, 31)).date())
        if not plan_id:
            self.first.setDate(day_edit(valid_from).date())
        found = [one for one in plans.assignments(store) if one.plan_id == plan_id]
        if (plan_id, found) == self._told:
            return
        self._told = plan_id, found
        remark = _("nobody yet") if not found else ""
        self.show_title(_("For whom"), remark if plan_id else _("from the first save on"))
        clear(self._list)
        for one in found:
            self._list.addWidget(self._row(one))
        if found:
            self._list.addWidget(rule())

    def pending(self) -> tuple[Scope, str, date, date | None]:
        """What is chosen in the fields."""
        scope, role = self._choices[self.to.currentIndex()]
        return scope, role, day_of(self.first), day_of(self.last) if self.ends.isChecked() else None

    def _assign(self) -> None:
        self.assign_asked.emit(*self.pending())

    def _show_choices(self, store: Store) -> None:
        chosen = self._choices[self.to.currentIndex()] if self._choices else None
        roles = sorted({person.role for person in people.load(store) if person.role})
        scopes = people.scopes(store)
        choices = [(COMPANY, ""), *((COMPANY, role) for role in roles), *((scope, "") for scope in scopes)]
        if choices == self._choices:
            return
        self._choices = choices
        self.to.clear()
        for scope, role in self._choices:
            self.to.addItem(to_words(scope, role))
        if chosen in self._choices:
            self.to.setCurrentIndex(self._choices.index(chosen))

    def _row(self, one: plans.Assignment) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(to_words(one.scope, one.role), 13, 500))
        row.addWidget(label(span_words(one), 12, kind="muted"), 1)
        end = button(_("End"), partial(self.end_asked.emit, one.id), kind="mini")
        end.setAccessibleName(_("End: {whom}").format(whom=to_words(one.scope, one.role)))
        row.addWidget(end)
        return made


def to_words(scope: Scope, role: str) -> str:
    if role:
        return _("Role: {name}").format(name=role)
    words = {
        ScopeKind.COMPANY: _("Everybody"),
        ScopeKind.TEAM: _("Team: {name}"),
        ScopeKind.REGION: _("Region: {name}"),
        ScopeKind.PERSON: _("Person: {name}"),
    }
    return words[scope.kind].format(name=scope.name)


def span_words(one: plans.Assignment) -> str:
    first = format_day(date.fromordinal(one.valid_from))
    if one.valid_to is None:
        return _("from {day}").format(day=first)
    return _("from {first} to {last}").format(first=first, last=format_day(date.fromordinal(one.valid_to - 1)))


def assigned_words(found: Sequence[plans.Assignment]) -> str:
    """For whom a plan holds, on one line."""
    return _("; ").join(to_words(one.scope, one.role) for one in found) if found else _("assigned to nobody yet")

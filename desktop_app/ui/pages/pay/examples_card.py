"""The plan's own examples: which come out and which don't, by how much; they are added, changed and removed here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _
from desktop_app.rules.incentives.plan_examples import Difference, ExampleResult
from desktop_app.rules.incentives.toml_fields import parse_number
from desktop_app.ui.forms import write_number
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import label, rule
from desktop_app.ui.widgets.status import StatusPill

_FIELDS: Final = {
    "pay": N_("pay"),
    "state": N_("state"),
    "measure": N_("measure"),
    "quota": N_("quota"),
    "attainment": N_("attainment"),
    "rate": N_("rate"),
    "effective_rate": N_("effective rate"),
    "tier": N_("step"),
    "cut": N_("cut by a limit"),
    "next_unit": N_("pay for one more"),
    "missing": N_("missing to the next step"),
    "other": N_("pay of no single record"),
    "records": N_("pay of each record"),
    "reason": N_("reason"),
}


def _place(place: str) -> str:
    """Where an example differs, its last part (the field) in words: "2026-03 · Commission · pay of each record"."""
    *before, name = place.split(" · ")
    return " · ".join([*before, _(_FIELDS.get(name, name))])


def _difference(found: Difference) -> str:
    """With its size, where both are one figure."""
    words = _("{place}: expects {expected}, the plan gives {found}")
    values = {"place": _place(found.place), "expected": found.expected or "—", "found": found.found or "—"}
    try:
        size = parse_number(found.found) - parse_number(found.expected)
    except UserError:
        return words.format(**values)
    words = _("{place}: expects {expected}, the plan gives {found} ({difference})")
    return words.format(**values, difference=f"{'+' if size > 0 else ''}{write_number(size)}")


class ExamplesCard(Card):
    """``accept_asked``, ``edit_asked`` and ``remove_asked`` carry the place of an example."""

    accept_asked = Signal(int)
    edit_asked = Signal(int)
    remove_asked = Signal(int)
    add_asked = Signal()
    take_asked = Signal()
    """Make one from what the last run found."""

    def __init__(self) -> None:
        super().__init__(_("Examples"), " ")
        self._accept_all = self.add_link(_("Accept all"), self._accept_failing)
        self.failing: list[int] = []
        self._told: Sequence[ExampleResult] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        more = QHBoxLayout()
        more.setSpacing(14)
        more.addWidget(button(_("Add an example"), self.add_asked.emit, kind="link", icon="plus"))
        self.from_run = button(_("Take one from the last run"), self.take_asked.emit, kind="link")
        more.addWidget(self.from_run)
        more.addStretch(1)
        self.body.addLayout(self._rows)
        self.body.addLayout(more)

    def show_results(self, results: Sequence[ExampleResult]) -> None:
        if results == self._told:
            return
        self._told = results
        passed = sum(result.passed for result in results)
        count = len(results)
        words = _("{passed} of {total} pass").format(passed=format_number(passed), total=format_number(count))
        self.show_title(_("Examples"), words if results else "")
        self.failing = [place for place, result in enumerate(results) if not result.passed]
        self._accept_all.setVisible(len(self.failing) > 1)
        clear(self._rows)
        if not results:
            words = _("An example proves the plan: what was sold, and what it should pay.")
            self._rows.addWidget(label(words, 12, kind="muted", wrap=True))
        for place, result in enumerate(results):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._example(place, result))

    def _accept_failing(self) -> None:
        for place in list(self.failing):
            self.accept_asked.emit(place)

    def _example(self, place: int, result: ExampleResult) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(format_number(place + 1), 12, kind="muted"))
        row.addWidget(label(_(result.example), 13, wrap=True), 1)
        row.addWidget(StatusPill(Status.GOOD, _("Pass")) if result.passed else StatusPill(Status.ACT, _("Fails")))
        column.addLayout(row)
        for difference in result.differences:
            column.addWidget(label(_difference(difference), 12, kind="muted", wrap=True))
        column.addLayout(self._answers(place, passed=result.passed))
        return made

    def _answers(self, place: int, *, passed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if not passed:
            row.addWidget(button(_("Accept what the plan gives"), lambda: self.accept_asked.emit(place), kind="mini"))
        row.addWidget(button(_("Change…"), lambda: self.edit_asked.emit(place), kind="link"))
        row.addWidget(button(_("Remove"), lambda: self.remove_asked.emit(place), kind="link"))
        row.addStretch(1)
        return row

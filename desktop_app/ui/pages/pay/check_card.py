"""What speaks against a plan, line by line with its place and money."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number, format_quantity
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _, ngettext
from desktop_app.reports.wording import finding_text
from desktop_app.rules.incentives.finding import Finding, Level
from desktop_app.ui.pages.pay.parts import StatusMark
from desktop_app.ui.widgets.card import Card, Chip
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import label, rule

_SIZES: Final = ("size", "cap", "most")


@dataclass(frozen=True, slots=True)
class _Line:
    status: Status
    place: str
    words: str
    amount: str = ""


class CheckCard(Card):
    """``remark`` of the head counts errors and warnings; without either it says that the plan is clean.

    ``zero_asked``: everybody's missing opening balance is 0. ``open_asked``: they are to be typed.
    """

    zero_asked = Signal()
    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Plan check"))
        self._errors, self._warnings = Chip("", "act"), Chip("", "watch")
        self.add_to_head(self._errors)
        self.add_to_head(self._warnings)
        self.errors = 0
        self._told: list[_Line] = []
        self.open = self.add_link(_("Enter the opening balances…"), self.open_asked.emit)
        self.zero = self.add_link(_("They are all 0"), self.zero_asked.emit)
        self.zero.setAccessibleName(_("The opening balances are 0"))
        self.show_unopened(missing=False)

    def show_unopened(self, *, missing: bool) -> None:
        """Whether opening balances are still to be entered or confirmed as 0."""
        self.open.setVisible(missing)
        self.zero.setVisible(missing)

    def show_findings(self, findings: Sequence[Finding], *, unread: bool) -> None:
        """``unread``: a field holds what cannot be read, so the plan that was checked is the one before."""
        self.errors = sum(finding.level is Level.ERROR for finding in findings) + unread
        warnings = len(findings) + unread - self.errors
        self._count(self._errors, self.errors, ngettext("{n} error", "{n} errors", self.errors))
        self._count(self._warnings, warnings, ngettext("{n} warning", "{n} warnings", warnings))
        lines = [_line(finding) for finding in findings]
        if unread:
            words = _("A field cannot be read; what is wrong stands under it.")
            lines.insert(0, _Line(Status.ACT, _("Fields"), words))
        if not lines:
            words = _("no gap, no overlap, no jump, nothing missing")
            lines = [_Line(Status.GOOD, _("Bounds, rates, shares, limits"), words)]
        if lines == self._told:
            return
        self._told = lines
        clear(self.body)
        for place, line in enumerate(lines):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(_row(line))

    def _count(self, chip: Chip, number: int, words: str) -> None:
        chip.show_words(words.format(n=format_number(number)), "act" if chip is self._errors else "watch")
        chip.setVisible(bool(number))


def _line(finding: Finding) -> _Line:
    values = dict(finding.values)
    amounts = [values[name] for name in _SIZES if isinstance(values.get(name), Quantity)]
    amount = amounts[0] if amounts else None
    status = Status.ACT if finding.level is Level.ERROR else Status.WATCH
    shown = format_quantity(amount, 2) if isinstance(amount, Quantity) else ""
    return _Line(status, _(finding.place) or _("The whole plan"), finding_text(finding), shown)


def _row(line: _Line) -> QWidget:
    made = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(line.place, 13, 500))
    words.addWidget(label(line.words, 12, kind="muted", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(10)
    row.addWidget(StatusMark(line.status))
    row.addLayout(words, 1)
    level = {Status.ACT: _("Error"), Status.WATCH: _("Warning")}.get(line.status, _("Clean"))
    kind = {Status.ACT: "act", Status.WATCH: "watch"}.get(line.status, "good")
    right = QVBoxLayout()
    right.setSpacing(1)
    right.addWidget(label(line.amount, 13, 600))
    right.addWidget(label(level, 12, 500, kind=kind))
    row.addLayout(right)
    return made

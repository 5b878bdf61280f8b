"""Recording one target: KPI, for whom, when, how much and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period, format_quantity, format_rough
from desktop_app.domain.period import Period, year_before
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.appraise_target import Appraisal
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.targets.attain import raised
from desktop_app.store.aims import Aim
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import clipboard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.period_picker import PeriodPicker

Base = Callable[[str, Scope, Period], Quantity | None]
"""What came in for a KPI and a scope in a period, or None."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen from, and what the dialog has to know of the workspace.

    ``goals``: number and words, empty where they are off; ``appraise``: None where the SMART check is.
    """

    kpis: Sequence[Kpi]
    scopes: Sequence[tuple[Scope, str]]
    base: Base
    currency: str
    fiscal_start: int
    goals: Sequence[tuple[int, str]] = ()
    appraise: Callable[["Recorded", Fraction | None, date | None], Appraisal] | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the person typed; ``value`` in the KPI's unit."""

    kpi: str
    scope: Scope
    period: Period
    value: Fraction
    reason: str
    aim: Aim | None = None


class RecordDialog(QDialog):
    """``taken`` gives what was typed once the dialog was accepted; a wrong number is said where it stands."""

    def __init__(self, parent: QWidget, known: Known, start: tuple[str, Scope, Period]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Record target"))
        self.setMinimumWidth(440)
        self._known = known
        self._kpis, self._scopes, self._base, self._currency = known.kpis, known.scopes, known.base, known.currency
        self.kpi = _combo([_(kpi.texts.name) for kpi in known.kpis], _("KPI"))
        self.kpi.setCurrentIndex(next((n for n, kpi in enumerate(known.kpis) if kpi.key == start[0]), 0))
        self.scope = _combo([words for _scope, words in known.scopes], _("For whom"))
        self.scope.setCurrentIndex(next((n for n, (scope, _w) in enumerate(known.scopes) if scope == start[1]), 0))
        self.period = PeriodPicker(start[2], start[2].last, known.fiscal_start)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Target"))
        self.number.setPlaceholderText(_("a number, or +15 % on another period"))
        self.base = PeriodPicker(year_before(start[2]), start[2].last, known.fiscal_start)
        self.base.setAccessibleName(_("Raised from"))
        self.stretch = QLineEdit()
        self.stretch.setAccessibleName(_("Stretch"))
        self.stretch.setPlaceholderText(_("what would be splendid, if you like"))
        self.goal = _combo([_("none"), *(words for _id, words in known.goals)], _("Goal it serves"))
        self.review = QLineEdit()
        self.review.setAccessibleName(_("Look at it on"))
        self.review.setPlaceholderText("2026-02-15")
        self.smart = label("", 12, wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why"))
        self.reason.setPlaceholderText(_("Why this number? Kept with it"))
        self._echo = label("", 12, kind="muted", wrap=True)
        self._lay_out()
        self.period.changed.connect(lambda period: self.base.choose(year_before(period)))
        for signal in (
            self.kpi.currentIndexChanged, self.scope.currentIndexChanged, self.goal.currentIndexChanged,
            self.period.changed, self.base.changed, self.number.textChanged, self.reason.textChanged,
            self.review.textChanged,
        ):  # fmt: skip
            signal.connect(lambda _now: self._show_echo())
        self._show_echo()
        self.number.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for words, widget in (
            (_("KPI"), self.kpi),
            (_("For whom"), self.scope),
            (_("Period"), self.period),
            (_("Target"), self.number),
        ):
            form.addRow(words, widget)
        form.addRow(_("Raised from"), self.base)
        form.addRow("", self._echo)
        form.addRow(_("Stretch"), self.stretch)
        form.addRow(_("Why"), self.reason)
        form.addRow(_("Goal it serves"), self.goal)
        form.addRow(_("Look at it on"), self.review)
        form.addRow("", self.smart)
        form.setRowVisible(self.goal, bool(self._known.goals))
        form.setRowVisible(self.review, self._known.appraise is not None)
        form.setRowVisible(self.smart, self._known.appraise is not None)
        self._form = form
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        ok = self.buttons.button(kinds.Ok)
        ok.setText(_("Record target"))
        ok.setProperty("kind", "primary")
        ok.setFont(theme.font(13, 600))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self.buttons)

    def chosen_kpi(self) -> Kpi:
        return self._kpis[self.kpi.currentIndex()]

    def chosen_scope(self) -> Scope:
        return self._scopes[self.scope.currentIndex()][0]

    def value(self) -> Fraction:
        """UserError while no number is there."""
        words = self.number.text().strip()
        kpi = self.chosen_kpi()
        if self._is_relative():
            base = self._base(kpi.key, self.chosen_scope(), self.base.period)
            if base is None:
                raise UserError(
                    N_("There is no figure for {period} to raise."), N_("Type the number itself."),
                    period=self.base.period.name,
                )  # fmt: skip
            return raised(base.value, clipboard.read_share(words))
        value = clipboard.read_amount(words, kpi.unit, self._currency)
        if value is None:
            raise UserError(N_("No number is typed yet."), N_("Type the target."))
        return value

    def _is_relative(self) -> bool:
        words = self.number.text().strip()
        return words[:1] in ("+", "-", "−") and words.endswith("%")

    def aim(self) -> Aim | None:
        """What the target rests on; None where nothing is said. UserError for a wrong stretch or day."""
        kpi, words = self.chosen_kpi(), self.review.text().strip()
        try:
            review = date.fromisoformat(words) if words else None
        except ValueError as wrong:
            raise UserError(N_("“{text}” is not a day."), N_("Write it as 2026-02-15."), text=words) from wrong
        made = Aim(
            stretch=clipboard.read_amount(self.stretch.text(), kpi.unit, self._currency),
            goal=self._known.goals[self.goal.currentIndex() - 1][0] if self.goal.currentIndex() > 0 else 0,
            review=review,
        )
        if self._is_relative():
            base = self._base(kpi.key, self.chosen_scope(), self.base.period)
            share = clipboard.read_share(self.number.text().strip())
            made = replace(made, baseline=base.value if base else None, base=self.base.period, raised_by=share)
        return made if made != Aim() else None

    def _show_smart(self) -> None:
        """One line a letter, and how hard it is."""
        if self._known.appraise is None:
            return
        try:
            taken, aim = self.taken(), self.aim()
            value: Fraction | None = taken.value
        except UserError:
            aim, value = None, None
            taken = Recorded(self.chosen_kpi().key, self.chosen_scope(), self.period.period, Fraction(0), "")
        found = self._known.appraise(taken, value, aim.review if aim else None)
        marks = {True: "✓", False: "✗", None: "?"}
        lines = [f"{marks[check.met]}  {sentence(check.reason)}" for check in found.checks]
        self.smart.setText("\n".join([*lines, *(sentence(one) for one in found.sentences() if value is not None)]))
        self.smart.setMinimumHeight(self.smart.heightForWidth(self.smart.width()))  # a form gives a label no height

    def _show_echo(self) -> None:
        """What was understood, and the year before to hold it against."""
        kpi = self.chosen_kpi()
        base = self._base(kpi.key, self.chosen_scope(), self.base.period)
        before = format_period(self.base.period)
        words = _("Nothing came in in {period}.").format(period=before)
        if base is not None:
            words = _("{period}: {value}").format(period=before, value=format_rough(base))
        if self.number.text().strip():
            try:
                currency = self._currency if kpi.unit is Unit.MONEY else ""
                shown = format_quantity(Quantity(self.value(), kpi.unit, currency))
                words = _("{value} for {period}. {base}").format(
                    value=shown, period=format_period(self.period.period), base=words
                )
            except UserError as error:
                words = str(error)
        self._say(words, problem=False)
        self._form.setRowVisible(self.base, self._is_relative())
        self._show_smart()

    def _say(self, words: str, *, problem: bool) -> None:
        self._echo.setText(words)
        self._echo.setProperty("kind", "act" if problem else "muted")
        self._echo.style().polish(self._echo)

    def _accept(self) -> None:
        try:
            self.taken()
        except UserError as error:
            self._say(str(error), problem=True)
            self.number.setFocus()
            return
        self.accept()

    def taken(self) -> Recorded:
        return Recorded(
            self.chosen_kpi().key,
            self.chosen_scope(),
            self.period.period,
            self.value(),
            self.reason.text().strip(),
            self.aim(),
        )


def _combo(words: Sequence[str], name: str) -> QComboBox:
    made = QComboBox()
    made.addItems(list(words))
    made.setAccessibleName(name)
    return made

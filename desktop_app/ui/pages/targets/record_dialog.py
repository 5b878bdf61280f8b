"""Recording one target: KPI, for whom, when, how much and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period, format_quantity, format_rough
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.targets.attain import raised
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import clipboard
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.period_picker import PeriodPicker

Base = Callable[[str, Scope, Period], Quantity | None]
"""The figure of the same period a year before, or None."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen from, and what the dialog has to know of the workspace."""

    kpis: Sequence[Kpi]
    scopes: Sequence[tuple[Scope, str]]
    base: Base
    currency: str
    fiscal_start: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the person typed; ``value`` in the KPI's unit."""

    kpi: str
    scope: Scope
    period: Period
    value: Fraction
    reason: str


class RecordDialog(QDialog):
    """``taken`` gives what was typed once the dialog was accepted; a wrong number is said where it stands."""

    def __init__(self, parent: QWidget, known: Known, start: tuple[str, Scope, Period]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Record target"))
        self.setMinimumWidth(440)
        self._kpis, self._scopes, self._base, self._currency = known.kpis, known.scopes, known.base, known.currency
        self.kpi = _combo([_(kpi.texts.name) for kpi in known.kpis], _("KPI"))
        self.kpi.setCurrentIndex(next((n for n, kpi in enumerate(known.kpis) if kpi.key == start[0]), 0))
        self.scope = _combo([words for _scope, words in known.scopes], _("For whom"))
        self.scope.setCurrentIndex(next((n for n, (scope, _w) in enumerate(known.scopes) if scope == start[1]), 0))
        self.period = PeriodPicker(start[2], start[2].last, known.fiscal_start)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Target"))
        self.number.setPlaceholderText(_("a number, or +15 % on the year before"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why"))
        self.reason.setPlaceholderText(_("Why this number? Kept with it"))
        self._echo = label("", 12, kind="muted", wrap=True)
        self._lay_out()
        for signal in (self.kpi.currentIndexChanged, self.scope.currentIndexChanged, self.period.changed):
            signal.connect(lambda _now: self._show_echo())
        self.number.textChanged.connect(lambda _now: self._show_echo())
        self._show_echo()
        self.number.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for words, widget in (
            (_("KPI"), self.kpi),
            (_("For whom"), self.scope),
            (_("Period"), self.period),
            (_("Target"), self.number),
        ):
            form.addRow(words, widget)
        form.addRow("", self._echo)
        form.addRow(_("Why"), self.reason)
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
        if words[:1] in ("+", "-", "−") and words.endswith("%"):
            base = self._base(kpi.key, self.chosen_scope(), self.period.period)
            if base is None:
                raise UserError(N_("There is no figure of the year before."), N_("Type the number itself."))
            return raised(base.value, clipboard.read_share(words))
        value = clipboard.read_amount(words, kpi.unit, self._currency)
        if value is None:
            raise UserError(N_("No number is typed yet."), N_("Type the target."))
        return value

    def _show_echo(self) -> None:
        """What was understood, and the year before to hold it against."""
        kpi = self.chosen_kpi()
        base = self._base(kpi.key, self.chosen_scope(), self.period.period)
        words = _("No figure of the year before.")
        if base is not None:
            words = _("The year before: {value}").format(value=format_rough(base))
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

    def _say(self, words: str, *, problem: bool) -> None:
        self._echo.setText(words)
        self._echo.setProperty("kind", "act" if problem else "muted")
        self._echo.style().polish(self._echo)

    def _accept(self) -> None:
        try:
            self.value()
        except UserError as error:
            self._say(str(error), problem=True)
            self.number.setFocus()
            return
        self.accept()

    def taken(self) -> Recorded:
        return Recorded(
            self.chosen_kpi().key, self.chosen_scope(), self.period.period, self.value(), self.reason.text().strip()
        )


def _combo(words: Sequence[str], name: str) -> QComboBox:
    made = QComboBox()
    made.addItems(list(words))
    made.setAccessibleName(name)
    return made

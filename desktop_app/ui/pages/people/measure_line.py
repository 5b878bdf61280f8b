"""By which KPI a promise or a goal is measured, and the value that is wanted: two controls under its words."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.forms.figures import read_figure, unit_words
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label

_WIDE = 120
_NOTHING = ""


class MeasureLine(QWidget):
    """``show_kpis`` says what there is to choose from; nothing is chosen at first and after ``clear``."""

    def __init__(self) -> None:
        super().__init__()
        self.kpi = ScopeChip(_("Measured by"), [(_NOTHING, _("nothing"))], _NOTHING)
        self.kpi.chosen.connect(lambda _key: self._show_aim())
        self.wanted = QLineEdit()
        self.wanted.setFixedWidth(_WIDE)
        self.wanted.setAccessibleName(_("The value wanted"))
        self._problem = label("", 12, kind="act", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.kpi, self.wanted):
            row.addWidget(widget)
        row.addWidget(self._problem, 1)
        self._kpis: dict[str, Kpi] = {}
        self._currency = ""
        self._show_aim()

    def show_kpis(self, kpis: Sequence[Kpi], currency: str) -> None:
        """What was chosen and typed stays while it is there."""
        before, typed = self.kpi.value(), self.wanted.text()
        self._kpis, self._currency = {kpi.key: kpi for kpi in kpis}, currency
        named = sorted((_(kpi.texts.name), kpi.key) for kpi in kpis)
        self.kpi.show_choices([(_NOTHING, _("nothing")), *((key, name) for name, key in named)], before)
        self.setVisible(bool(kpis))
        self._show_aim()
        if self.kpi.value() == before:
            self.wanted.setText(typed)

    def clear(self) -> None:
        self.kpi.choose(_NOTHING)

    def key(self) -> str:
        """Of the chosen KPI; empty where nothing measures it."""
        return str(self.kpi.value() or "")

    def read(self) -> tuple[str, Fraction | None] | None:
        """The KPI's key and the value wanted in its unit, None: none was typed. None alone: what was typed is wrong."""
        words, chosen = self.wanted.text().strip(), self._kpis.get(self.key())
        self._problem.clear()
        if chosen is None or not words:
            return self.key(), None
        try:
            return chosen.key, read_figure(words, chosen.unit, self._currency)
        except UserError as wrong:
            self._problem.setText(str(wrong))
            self.wanted.setFocus()
            return None

    def _show_aim(self) -> None:
        chosen = self._kpis.get(self.key())
        self.wanted.setVisible(chosen is not None)
        self.wanted.clear()
        self._problem.clear()
        if chosen is not None:
            unit = unit_words(chosen.unit, self._currency)
            self.wanted.setPlaceholderText(_("wanted, in {unit}").format(unit=unit) if unit else _("wanted"))

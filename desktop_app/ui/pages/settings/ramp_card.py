"""The ramp of newcomers on the settings page: the share of a full target in each month of service, with an example."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox

from desktop_app.domain.formats import format_number, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.targets.ramp import kept_ramp, ramp_of
from desktop_app.rules.targets.presence import USUAL_RAMP
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import label

_MOST: Final = 24  # months
_EXAMPLE: Final = 20_000  # a month, so that the shares can be seen as amounts


class RampCard(Card):
    """Part of the page's draft; ``changed`` tells that it may differ from what is saved."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("First months of service"), _("how much of a target newcomers carry"))
        self._settings: WorkspaceSettings | None = None
        self.months = QSpinBox()
        self.months.setRange(0, _MOST)
        self.months.setAccessibleName(_("Months until the full target"))
        self.months.valueChanged.connect(self._fit)
        self.shares: list[QSpinBox] = []
        self._flow = Flow()
        self.words = label("", 12, kind="muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(label(_("Months until the full target"), 13))
        row.addWidget(self.months)
        row.addStretch(1)
        self._usual = button(_("The usual ramp"), self._take_usual, kind="mini")
        self.body.addLayout(row)
        self.body.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._flow)
        self.body.addWidget(self.words)
        where = _("Used where targets are spread by the ramp of newcomers, and for what the team can carry.")
        self.body.addWidget(label(where, 12, kind="muted", wrap=True))

    def show_settings(self, settings: WorkspaceSettings) -> None:
        self._settings = settings
        self.show_percents([round(share * 100) for share in ramp_of(settings)])

    def kept(self) -> tuple[str, ...]:
        """What the card says, as a setting."""
        assert self._settings is not None
        return kept_ramp(self._settings, self.percents())

    def percents(self) -> list[int]:
        return [field.value() for field in self.shares[: self.months.value()]]

    def show_percents(self, percents: Sequence[int]) -> None:
        self.months.setValue(len(percents))
        self._fit()
        for field, percent in zip(self.shares, percents, strict=False):
            field.setValue(percent)
        self._say()

    def _take_usual(self) -> None:
        self.show_percents([round(share * 100) for share in USUAL_RAMP])

    def _fit(self) -> None:
        """One field for each month; a new one goes on from the month before."""
        wanted = self.months.value()
        while len(self.shares) < wanted:
            self._add_field()
        for number, field in enumerate(self.shares):
            field.setVisible(number < wanted)
        self._flow.setVisible(wanted > 0)
        self._flow.arrange()
        self._say()

    def _add_field(self) -> None:
        number = len(self.shares) + 1
        field = QSpinBox()
        field.setRange(0, 100)
        field.setSingleStep(5)
        field.setPrefix(_("Month {n}: ").format(n=format_number(number)))
        field.setSuffix("\u00a0%")
        field.setAccessibleName(_("Share of a full target in month {n} of service").format(n=format_number(number)))
        field.setValue(self.shares[-1].value() if self.shares else 50)
        field.valueChanged.connect(self._say)
        self.shares.append(field)
        self._flow.add(field)

    def _say(self) -> None:
        self.words.setText(self._worked())
        self.changed.emit()

    def _worked(self) -> str:
        percents = self.percents()
        if not percents or self._settings is None:
            return _("Newcomers carry the full target from their first month on.")
        shares = [format_quantity(Quantity(Fraction(percent, 100), Unit.PERCENT), 0) for percent in percents]
        parts = [
            _("month {n}: {share} is {amount}").format(
                n=format_number(number), share=share, amount=self._amount(Fraction(_EXAMPLE * percent, 100))
            )
            for number, (share, percent) in enumerate(zip(shares, percents, strict=True), 1)
        ]
        return _("Of a full target of {whole} a month, {parts}; from month {n} on all of it.").format(
            whole=self._amount(Fraction(_EXAMPLE)), parts=", ".join(parts), n=format_number(len(percents) + 1)
        )

    def _amount(self, value: Fraction) -> str:
        assert self._settings is not None
        return format_quantity(Quantity(value, Unit.MONEY, self._settings.currency), 0)

"""The plans one can start from, sorted by the question they answer in their own way."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.i18n import N_, _
from desktop_app.operations.pay.plans import Template, Trait, templates
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label, rule

_TRAITS: Final = (
    (Trait.RATE, N_("At another rate")),
    (Trait.MEASURE, N_("On something else")),
    (Trait.TIME, N_("At another time")),
)


class TemplatesCard(Card):
    """``chosen`` carries the PlanFile to start from."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Or start from a template"), _("each can be changed"))
        self._templates = templates()
        self.traits = Segments([(trait, _(words)) for trait, words in _TRAITS], Trait.RATE)
        self.traits.chosen.connect(lambda _trait: self._show())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.traits)
        self.body.addLayout(self._rows)
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        found = [template for template in self._templates if template.trait is self.traits.value()]
        for place, template in enumerate(found):
            if place:
                self._rows.addWidget(rule())
            self._rows.addLayout(self._row(template))

    def _row(self, template: Template) -> QHBoxLayout:
        plan = template.file.plan
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(_(plan.name), 13, 500))
        words.addWidget(OneLine(_(plan.description), 12))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        start = button(_("Start"), lambda: self.chosen.emit(template.file), kind="mini")
        start.setAccessibleName(_("Start from “{plan}”").format(plan=_(plan.name)))
        row.addWidget(start)
        return row

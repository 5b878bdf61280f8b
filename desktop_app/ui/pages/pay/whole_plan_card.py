"""What holds for all components of a version: target pay, rounding, its year, gates and the terms of payment."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.formats import join_sentences
from desktop_app.i18n import _
from desktop_app.rules.incentives.describe_terms import describe_terms
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.pay.elements import VERSION_ELEMENTS
from desktop_app.ui.pages.pay.manners import settings_of, version_manner, with_settings
from desktop_app.ui.pages.pay.rules_box import RulesBox
from desktop_app.ui.pages.pay.words import part_words
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

_COLUMNS: Final = 3
_MONTHS: Final = range(1, 13)


class WholePlanCard(Card):
    """``changed``: look at ``version`` (its components are those of the moment it was shown) and ``wrong``."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("The whole plan"), _("holds for all components"))
        self.version: PlanVersion
        self.wrong = False
        self.words = label("", 13, wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(10)
        self.body.addWidget(self.words)
        self.body.addLayout(self._fields)
        self.settings: Form
        self.rules: RulesBox

    def show_version(self, version: PlanVersion, currency: str, measures: Mapping[str, str]) -> None:
        self.version, self.wrong = version, False
        clear(self._fields)
        self.settings = Form(settings_of(version), version_manner(currency, measures), columns=_COLUMNS)
        self.rules = RulesBox(version, VERSION_ELEMENTS, lambda names: version_manner(currency, measures, names))
        for part in (self.settings, self.rules):
            part.changed.connect(self._read)
            self._fields.addWidget(part)

    def show_words(self, version: PlanVersion) -> None:
        """What the terms of ``version``, which names its currency, say beyond the usual."""
        self.words.setText(join_sentences(part_words(part) for part in describe_terms(version)))
        self.words.setVisible(bool(self.words.text()))

    def _read(self) -> None:
        chosen = self.settings.value()
        self.wrong = self.rules.wrong or chosen is None or chosen.fiscal_start not in _MONTHS
        if chosen is None:
            self.settings.show_problems()
        elif chosen.fiscal_start not in _MONTHS:
            self.settings.editors["fiscal_start"].show_problem(_("A month is a number from 1 to 12."))
        else:
            rules = self.rules.whole
            self.version = with_settings(replace(self.version, gates=rules.gates, terms=rules.terms), chosen)
        self.changed.emit()

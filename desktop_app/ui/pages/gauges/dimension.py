"""By what a figure is taken apart on an opened KPI: everything totals can be parted by, and months."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.period import MONTHS, Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.filters import possible
from desktop_app.ui.widgets.chips import ScopeChip

_WORDS: Final = {
    **{key: grouping.title for key, grouping in groupings.BY_KEY.items()},
    "month": N_("Month"),
    "quarter": N_("Quarter"),
    "year": N_("Year"),
}
VIEWS: Final = tuple(_WORDS)
MONTH: Final = "month"
_ORDER: Final = ("channel", "product", "category", "segment", "customer", "buyer", "region", "team", "role", "tenure",
                 "competitor", "person", "weekday")  # fmt: skip


def dimension_word(noun: str) -> str:
    """A message id."""
    return _WORDS[noun]


def dimensions(store: Store, scope: Scope, filtered: Sequence[str]) -> list[str]:
    """The nouns that part the records of ``scope``: those with two names at least and not fixed already."""
    return possible(store, scope, _ORDER, filtered)


def has_months(period: Period) -> bool:
    return MONTHS.get(period.length, 0) > 1


class Dimension(QWidget):
    """The chip "By  Region ⌄"; a choice stays while it is possible."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chip = ScopeChip(_("By"), [("", "")])
        self._chip.chosen.connect(lambda value: self.chosen.emit(str(value)))
        self._known: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chip)

    def show_nouns(self, nouns: Sequence[str], wanted: str = "") -> None:
        before = wanted or self.value()
        self._known = list(nouns)
        self._chip.show_choices([(noun, _(_WORDS[noun])) for noun in nouns] or [("", "")], before)
        self.setVisible(len(nouns) > 1)

    def value(self) -> str:
        """The noun chosen; empty if there is nothing to choose."""
        return str(self._chip.value() or "") if self._known else ""

    def choose(self, noun: str) -> None:
        self._chip.choose(noun)

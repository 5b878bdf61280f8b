"""Chips that narrow a page to a region, a product or a channel; figures are read elsewhere."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.ui.widgets.chips import ScopeChip

_NOUNS: Final = (("region", N_("Region")), ("product", N_("Product")), ("channel", N_("Channel")))


class Filters(QWidget):
    """A chip for each property of records that has at least two values; ``where`` is what the figures are asked for."""

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._chips: dict[str, ScopeChip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for noun, title in _NOUNS:
            chip = ScopeChip(_(title), [(0, _("All"))], 0)
            chip.chosen.connect(lambda _id: self.changed.emit())
            self._chips[noun] = chip
            row.addWidget(chip)

    def reload(self, scope: Scope) -> None:
        """Names may have come or gone; a region that is the scope already needs no filter."""
        for noun, chip in self._chips.items():
            found = names.load(self._store, noun)
            chip.show_choices([(0, _("All")), *((name.id, name.text) for name in found)], chip.value())
            chip.setVisible(len(found) > 1 and not (noun == "region" and scope.kind is ScopeKind.REGION))
        self.setVisible(any(chip.isVisibleTo(self) for chip in self._chips.values()))

    def where(self) -> dict[str, int]:
        chosen = ((noun, chip.value()) for noun, chip in self._chips.items() if chip.isVisibleTo(self))
        return {noun: value for noun, value in chosen if isinstance(value, int) and value}

    def words(self) -> list[str]:
        """The values chosen, for the line under the title."""
        return [chip.word() for noun, chip in self._chips.items() if noun in self.where()]

    def restore(self, state: object) -> None:
        if not isinstance(state, Mapping):
            return
        for noun, value in state.items():
            chip = self._chips.get(noun)
            known = {name.id: name.text for name in names.load(self._store, noun)} if chip else {}
            if chip and value in known:
                chip.show_choices([(0, _("All")), *known.items()], value)

"""Chips that narrow a page to what records have in common, in any combination; figures are read elsewhere."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import _
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.flow import Flow

_AT_HAND: Final = ("region", "product", "channel")
_ORDER: Final = ("person", "team", "region", "role", "tenure", "product", "category", "channel", "segment", "buyer",
                 "competitor", "weekday")  # fmt: skip
_OF_A_PERSON: Final = frozenset({"team", "region", "role", "tenure"})


def possible(store: Store, scope: Scope, keys: Sequence[str], fixed: Sequence[str] = ()) -> list[str]:
    """Those of ``keys`` that part the records of ``scope``: with two groups at least, and not fixed already."""
    known = {*fixed, scope.kind.value} | (_OF_A_PERSON if scope.kind is ScopeKind.PERSON else frozenset())
    return [key for key in keys if key not in known and groupings.is_known(store, key)]


class Filters(Flow):
    """A chip for each filter in use and for three at hand; the others wait behind "Filter".

    ``where`` is what the figures are asked for.
    """

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._chips: dict[str, ScopeChip] = {}
        self._asked: set[str] = set()
        self._possible: list[str] = []
        for noun in _ORDER:
            chip = ScopeChip(_(BY_KEY[noun].title), [(0, _("All"))], 0)
            chip.chosen.connect(lambda _id: self._note())
            self._chips[noun] = chip
            self.add(chip)
        self.more = button(_("Filter"), self._open_menu, kind="link", icon="filter")
        self.clear = button(_("Clear filters"), self._clear, kind="link")
        for widget in (self.more, self.clear):
            self.add(widget)

    def _note(self) -> None:
        self._fit()
        self.changed.emit()

    def reload(self, scope: Scope) -> None:
        """Names may have come or gone; what the scope fixes already needs no filter."""
        self._possible = possible(self._store, scope, _ORDER)
        for noun, chip in self._chips.items():
            found = _choices(self._store, noun) if noun in self._possible else []
            chip.show_choices([(0, _("All")), *found], chip.value())
        self._fit()

    def _fit(self) -> None:
        used = set(self.where())
        for noun, chip in self._chips.items():
            chip.setVisible(noun in self._possible and (noun in _AT_HAND or noun in used | self._asked))
        self.more.setVisible(bool(self._waiting()))
        self.clear.setVisible(bool(used))
        self.setVisible(bool(self._possible))
        self.arrange()

    def _waiting(self) -> list[str]:
        return [noun for noun in self._possible if not self._chips[noun].isVisibleTo(self)]

    def menu(self) -> QMenu:
        """The filters that have no chip yet."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for noun in self._waiting():
            made.addAction(_(BY_KEY[noun].title), partial(self.ask, noun))
        return made

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def ask(self, noun: str) -> None:
        """Show the chip of ``noun``, ready to be opened."""
        self._asked.add(noun)
        self._fit()
        self._chips[noun].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._asked.clear()
        for chip in self._chips.values():
            chip.show_choices(chip.choices(), 0)
        self._note()

    def where(self) -> dict[str, int]:
        chosen = ((noun, self._chips[noun].value()) for noun in self._possible)
        return {noun: value for noun, value in chosen if isinstance(value, int) and value}

    def words(self) -> list[str]:
        """The values chosen, for the line under the title."""
        return [self._chips[noun].word() for noun in self.where()]

    def restore(self, state: object) -> None:
        if not isinstance(state, Mapping):
            return
        for noun, value in state.items():
            chip = self._chips.get(noun)
            known = _choices(self._store, noun) if chip else []
            if chip and value in dict(known):
                chip.show_choices([(0, _("All")), *known], value)


def _choices(store: Store, noun: str) -> list[tuple[int, str]]:
    ours = bool(BY_KEY[noun].labels)
    return [(number, _(word) if ours else word) for number, word in groupings.choices(store, noun)]

"""The switch of what the rows of the grid are: people, regions, products or customer segments."""

from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.target_grid import possible_rows
from desktop_app.store.database import Store
from desktop_app.ui.widgets.chips import ScopeChip

ROW_WORDS: Final = {
    ScopeKind.PERSON: N_("People"),
    ScopeKind.REGION: N_("Regions"),
    ScopeKind.PRODUCT: N_("Products"),
    ScopeKind.SEGMENT: N_("Segments"),
}


class RowsChip(ScopeChip):
    """Absent where the workspace knows people alone. ``rows_chosen`` carries a ScopeKind."""

    rows_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("For"), [])
        self.chosen.connect(lambda value: self.rows_chosen.emit(ScopeKind(value)))

    def show_rows(self, store: Store, rows: ScopeKind) -> None:
        known = possible_rows(store)
        self.show_choices([(kind.value, _(ROW_WORDS[kind])) for kind in known], rows.value)
        self.setVisible(len(known) > 1)

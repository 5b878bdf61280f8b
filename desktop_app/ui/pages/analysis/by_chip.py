"""The choice of what figures are parted by, offered where records differ in it; what a group is: store/groupings."""

from collections.abc import Sequence

from desktop_app.i18n import _
from desktop_app.operations.analyses.tables import head_of
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.widgets.chips import ScopeChip


class ByChip(ScopeChip):
    """``key`` is what was chosen; it stays chosen as long as it is offered."""

    def __init__(self, nouns: Sequence[str], own: Sequence[str] = (), key: str = "") -> None:
        super().__init__(_("By"), [("", "")])
        self.key = key
        self._nouns, self._own = nouns, own
        self.chosen.connect(self._keep)

    def offer(self, store: Store, wanted: Wanted) -> str:
        """What is known and not narrowed to one already; the one in force, "" where nothing can be parted."""
        taken = {*wanted.where, wanted.scope.kind.value}
        known = [noun for noun in self._nouns if noun not in taken and groupings.is_known(store, noun)]
        keys = [*self._own, *known]
        self.show_choices([(key, _(head_of(key))) for key in keys] or [("", "")], self.key)
        self.key = str(self.value())
        self.setVisible(bool(keys))
        return self.key

    def _keep(self, key: object) -> None:
        self.key = str(key)

"""What happened on a day and may explain a trend: a launch, a campaign, a price; how it is kept is in the store."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind


class Occasion(Enum):
    """What kind of happening it was."""

    LAUNCH = "launch"
    CAMPAIGN = "campaign"
    COMPETITOR = "competitor"
    PRICE = "price"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Annotation:
    """``kpi`` empty: told on every trend. ``shift``: the known cause of another level; limits begin anew there.

    ``id`` 0: not kept yet.
    """

    day: date
    text: str
    occasion: Occasion = Occasion.OTHER
    scope: Scope = COMPANY
    kpi: str = ""
    shift: bool = False
    id: int = 0

    def concerns(self, kpi: str, scope: Scope) -> bool:
        """What happened to the company concerns everybody in it."""
        mine = (self.scope.kind, self.scope.id) == (scope.kind, scope.id)
        return self.kpi in {"", kpi} and (mine or self.scope.kind is ScopeKind.COMPANY)

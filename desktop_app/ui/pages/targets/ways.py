"""By what the chosen target can be spread, over its rows and over time, in words."""

from typing import Final

from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.targets.spread_weights import Spread, ways_over

Way = Spread | None
"""None: this axis is left alone."""
AS_THEY_ARE: Final = (None, Spread.PRESENT, Spread.FTE, Spread.RAMP)
"""Ways that keep what there is, or that count the days anyway."""
ROWS, TIME = "people", "time"
_OVER_ROWS: Final = {
    Spread.HISTORY: N_("History"),
    Spread.PRESENT: N_("Present shares"),
    Spread.EQUAL: N_("Equal parts"),
    Spread.FTE: N_("Full-time share"),
    Spread.RAMP: N_("Ramp of newcomers"),
    Spread.TENURE: N_("Years of service"),
    Spread.POTENTIAL: N_("Open deals"),
    Spread.TYPED: N_("Typed weights"),
}
_NOT_OVER: Final = {
    ScopeKind.PERSON: N_("Not over people"),
    ScopeKind.REGION: N_("Not over regions"),
    ScopeKind.PRODUCT: N_("Not over products"),
    ScopeKind.SEGMENT: N_("Not over segments"),
}
_OVER_TIME: Final = (
    (Spread.HISTORY, N_("As the year before")),
    (Spread.PRESENT, N_("Present shares")),
    (Spread.WORKING_DAYS, N_("Working days")),
    (Spread.SEASON, N_("Season of three years")),
    (Spread.EQUAL, N_("Equal parts")),
    (Spread.TYPED, N_("Typed weights")),
    (None, N_("Not over time")),
)


def ways(axis: str, rows: ScopeKind) -> list[tuple[Way, str]]:
    """The ways with their message ids, in the order in which they are offered."""
    if axis == TIME:
        return list(_OVER_TIME)
    return [*((way, _OVER_ROWS[way]) for way in ways_over(rows)), (None, _NOT_OVER[rows])]

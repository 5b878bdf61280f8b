"""Who sold something in a period and is paid by no plan: never a 0 in silence."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Unplanned:
    """``revenue`` in the workspace's currency."""

    person: int
    name: str
    revenue: Fraction


def unplanned(store: Store, period: Period, paid: Collection[int]) -> list[Unplanned]:
    """People with revenue in ``period`` who are not among those ``paid``, by name."""
    found = []
    for row in breakdown(store, Wanted(("revenue",), period, period.last, by="person", lean=True)):
        value = row.figures[0].value
        if row.group and row.group not in paid and value is not None and value.value > 0:
            found.append(Unplanned(row.group, row.label, value.value))
    return found

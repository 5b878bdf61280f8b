"""What the KPIs made in the open workspace are called and counted in, for texts that are made far from its file.

One process speaks of one workspace at a time, as with its number format.
"""

from collections.abc import Iterable
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.catalogue import Kpi

_known: Final[dict[str, Kpi]] = {}


def learn(kpis: Iterable[Kpi]) -> None:
    """From now on these are known, and no others."""
    found = {kpi.key: kpi for kpi in kpis if kpi.own}
    _known.clear()
    _known.update(found)


def titles() -> dict[str, str]:
    """Their names by key, as they were typed."""
    return {key: kpi.texts.name for key, kpi in _known.items()}


def units() -> dict[str, Unit]:
    return {key: kpi.unit for key, kpi in _known.items()}

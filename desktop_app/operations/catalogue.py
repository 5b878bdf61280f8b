"""The KPIs this program comes with, read once from the resources."""

from functools import cache

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.rules.kpis.catalogue import Kpi, available, parse_catalogue
from desktop_app.rules.kpis.formula import Vocabulary
from desktop_app.store import targets, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, Sort

QUOTA = "quota"  # made of targets, not of records


@cache
def load_catalogue() -> tuple[Kpi, ...]:
    sums = [measure.name for measure in MEASURES if measure.sort is not Sort.SPREAD]
    spreads = [measure.name for measure in MEASURES if measure.sort is Sort.SPREAD]
    text = paths.resource("kpis.toml").read_text(encoding="utf-8")
    return parse_catalogue(text, Vocabulary([*sums, QUOTA], spreads))


def find_kpi(key: str) -> Kpi:
    """UserError for an unknown key."""
    for kpi in load_catalogue():
        if kpi.key == key:
            return kpi
    raise UserError(
        N_("There is no KPI “{key}”."),
        N_("Known are: {known}."),
        key=key,
        known=", ".join(kpi.key for kpi in load_catalogue()),
    )


def kpis_with_data(store: Store) -> tuple[Kpi, ...]:
    """The KPIs that can be computed from what is in the workspace."""
    measures = totals.measures_with_data(store)
    if targets.has_any(store):
        measures.add(QUOTA)
    return available(load_catalogue(), measures)

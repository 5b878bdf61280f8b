"""The KPIs of a workspace: those the program comes with, as the workspace changed them, and its own."""

import tomllib
from functools import cache, lru_cache

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.computed_facts import computed_with_data
from desktop_app.rules.kpis.catalogue import TARGET, Kpi, available, parse_catalogue
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import Vocabulary
from desktop_app.store import kpi_definitions, targets, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, Sort

QUOTA = "quota"  # made of targets, not of records


@cache
def vocabulary() -> Vocabulary:
    """The names that may stand in a formula."""
    sums = [measure.name for measure in MEASURES if measure.sort is not Sort.SPREAD]
    spreads = [measure.name for measure in MEASURES if measure.sort is Sort.SPREAD]
    return Vocabulary([*sums, QUOTA, *COMPUTED_BY_NAME], spreads, _keys())


@cache
def _keys() -> tuple[str, ...]:
    """The KPIs that a target can be set for, as far as the program comes with them."""
    return tuple(tomllib.loads(_text()))


def _text() -> str:
    return paths.resource("kpis.toml").read_text(encoding="utf-8")


@cache
def built_in() -> tuple[Kpi, ...]:
    """The KPIs the program comes with, as it comes."""
    return _catalogue(())


@lru_cache(maxsize=4)
def _catalogue(definitions: tuple[tuple[str, str], ...]) -> tuple[Kpi, ...]:
    return parse_catalogue(_text(), vocabulary(), definitions)


def load_catalogue(store: Store) -> tuple[Kpi, ...]:
    """Every KPI of the workspace, hidden ones too, in the order of the catalogue, its own ones last."""
    return _catalogue(kpi_definitions.load(store))


def find_kpi(store: Store, key: str) -> Kpi:
    """UserError for an unknown key."""
    for kpi in load_catalogue(store):
        if kpi.key == key:
            return kpi
    raise UserError(
        N_("There is no KPI “{key}”."),
        N_("Known are: {known}."),
        key=key,
        known=", ".join(kpi.key for kpi in load_catalogue(store)),
    )


def kpis_with_data(store: Store) -> tuple[Kpi, ...]:
    """The KPIs that are shown and can be computed from what is in the workspace."""
    measures = totals.measures_with_data(store) | computed_with_data(store)
    if targets.has_any(store):
        measures |= {QUOTA, TARGET}
    return tuple(kpi for kpi in available(load_catalogue(store), measures) if not kpi.hidden)

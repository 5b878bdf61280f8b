"""The KPIs of a workspace: those the program comes with, as the workspace changed them, and its own."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.kpis.computed_facts import computed_with_data
from desktop_app.rules.kpis.catalogue import TARGET, Kpi, available, parse_catalogue
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME, Feed
from desktop_app.rules.kpis.formula import Vocabulary
from desktop_app.store import kpi_definitions, settings, targets, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, Sort

QUOTA = "quota"  # made of targets, not of records


@cache
def vocabulary() -> Vocabulary:
    """The names that may stand in a formula."""
    sums = [measure.name for measure in MEASURES if measure.sort is not Sort.SPREAD]
    spreads = [measure.name for measure in MEASURES if measure.sort is Sort.SPREAD]
    return Vocabulary([*sums, QUOTA, *COMPUTED_BY_NAME], spreads, _keys())


def words_of(store: Store) -> Vocabulary:
    """Those of the workspace: a formula may speak of the targets of its own KPIs too."""
    return _words(kpi_definitions.load(store, None))


def _words(definitions: tuple[tuple[str, str], ...]) -> Vocabulary:
    words = vocabulary()
    return replace(words, kpis=(*words.kpis, *(key for key, _text in definitions)))


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


@lru_cache(maxsize=32)  # one for each day from which on something else holds
def _catalogue(definitions: tuple[tuple[str, str], ...]) -> tuple[Kpi, ...]:
    return parse_catalogue(_text(), _words(definitions), definitions)


def load_catalogue(store: Store, on: date | None = None) -> tuple[Kpi, ...]:
    """Every KPI of the workspace, hidden ones too, in the order somebody gave them, then that of the catalogue.

    With the definitions that hold on the day ``on``; None: the newest.
    """
    chosen = settings.load(store)
    return arranged(_catalogue(kpi_definitions.load(store, on)), chosen.kpi_order, chosen.kpi_shown)


def arranged(kpis: Collection[Kpi], order: Collection[str], shown: Mapping[str, bool]) -> tuple[Kpi, ...]:
    """``kpis`` in the order of the keys in ``order``, those it doesn't name behind them, shown as ``shown`` says."""
    places = {key: place for place, key in enumerate(order)}
    chosen = (
        kpi if shown.get(kpi.key, not kpi.hidden) is not kpi.hidden else replace(kpi, hidden=not kpi.hidden)
        for kpi in kpis
    )
    return tuple(sorted(chosen, key=lambda kpi: places.get(kpi.key, len(places))))


def typed_kpis(store: Store, kpi: Kpi | None = None) -> list[Kpi]:
    """The KPIs whose values somebody types because no record gives them; of ``kpi`` alone those that it is made of."""
    wanted = kpi.measures if kpi else COMPUTED_BY_NAME.keys()
    names = {name for name in wanted & COMPUTED_BY_NAME.keys() if COMPUTED_BY_NAME[name].feed is Feed.TYPED}
    return [one for one in load_catalogue(store) if one.key in names]


def find_kpi(store: Store, key: str, on: date | None = None) -> Kpi:
    """As it is defined on the day ``on``, None: newest. UserError for an unknown key."""
    return find_kpis(store, [key], on)[0]


def find_kpis(store: Store, keys: Collection[str], on: date | None = None) -> list[Kpi]:
    """Those of ``keys``, in their order; UserError for an unknown one."""
    known = {kpi.key: kpi for kpi in _catalogue(kpi_definitions.load(store, on))}
    for key in keys:
        if key not in known:
            raise UserError(
                N_("There is no KPI “{key}”."),
                N_("Known are: {known}."),
                key=key,
                known=", ".join(known),
            )
    return [known[key] for key in keys]


def inputs_with_data(store: Store) -> frozenset[str]:
    """What formulas can be computed from in this workspace: measures, the quota, TARGET for any target."""
    measures = totals.measures_with_data(store) | computed_with_data(store)
    return frozenset(measures | {QUOTA, TARGET} if targets.has_any(store) else measures)


def kpis_with_data(store: Store, on: date | None = None) -> tuple[Kpi, ...]:
    """The KPIs that are shown and can be computed from what is in the workspace, as defined on the day ``on``."""
    return tuple(kpi for kpi in available(load_catalogue(store, on), inputs_with_data(store)) if not kpi.hidden)

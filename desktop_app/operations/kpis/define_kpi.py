"""Changing a KPI, making one's own, hiding and taking back: each is a dated revision with its reason.

What makes no sense is refused inside the transaction, so that it is never kept.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain, count
from typing import Any, Final

import tomli_w

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import built_in, find_kpi, load_catalogue, vocabulary, words_of
from desktop_app.operations.kpis.computed_facts import computed_with_data
from desktop_app.operations.moments import moment
from desktop_app.rules.kpis.catalogue import Kpi, parse_catalogue
from desktop_app.rules.kpis.formula import EXAMPLES, names
from desktop_app.rules.kpis.notation import parse_formula
from desktop_app.store import groupings, kpi_definitions, targets, totals
from desktop_app.store.database import Store

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # as a name in a formula is written
TRIAL: Final = "trial"
"""The key of a KPI that is only tried."""
_USUAL: Final = {"definition": "", "counted": "", "left_out": "", "group": "results", "direction": "higher"}


def change_kpi(
    store: Store,
    key: str,
    changes: Mapping[str, Any],
    reason: str = "",
    *,
    since: date | None = None,
    progress: Progress = SILENT,
) -> Kpi:
    """Change fields of the KPI ``key`` (of a built-in one those of CHANGEABLE); None takes a change back.

    ``since``: earlier days keep what held then; without it the newest revision is corrected, for all its days.
    The KPI as it is from now on. UserError, or FormulaError with the place, if it makes no sense.
    """
    progress.step(N_("Changing the KPI"), 0, 1)
    find_kpi(store, key)
    fields = definition(store, key, since)
    for field, value in changes.items():
        if value is None:
            fields.pop(field, None)
        else:
            fields[field] = value
    return _keep(store, key, fields, reason, since or _newest_day(store, key))


def _newest_day(store: Store, key: str) -> date | None:
    days = [one.valid_from for one in kpi_definitions.in_force(store, key) if one.valid_from]
    return max(days, default=None)


def add_kpi(store: Store, key: str, fields: Mapping[str, Any], reason: str = "", progress: Progress = SILENT) -> Kpi:
    """Make a KPI of one's own: at least name, formula and unit. UserError if ``key`` is taken or no name."""
    progress.step(N_("Making the KPI"), 0, 1)
    if not _KEY.fullmatch(key):
        raise UserError(
            N_("“{key}” can't be the key of a KPI."), N_("Use Latin letters, digits and _, a letter first."), key=key
        )
    if key in taken_keys(store):
        raise UserError(N_("There is a measure or a KPI “{key}” already."), N_("Choose another key."), key=key)
    return _keep(store, key, {**_USUAL, **fields}, reason)


def taken_keys(store: Store) -> set[str]:
    """What an own KPI can't be called: KPIs, measures and functions."""
    words = vocabulary()
    return {kpi.key for kpi in load_catalogue(store)} | {*words.totals, *words.spreads, *EXAMPLES}


def free_key(store: Store, name: str) -> str:
    """A key made of the Latin letters and digits of ``name`` that nothing is called by yet."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if letter.isascii())
    words = "_".join(re.findall(r"[a-z0-9]+", bare.casefold()))
    stem = words if words[:1].isalpha() else f"own_{words}".rstrip("_")
    taken = taken_keys(store)
    numbered = (f"{stem}_{number}" for number in count(2))
    return next(key for key in chain([stem], numbered) if key not in taken)


def remove_kpi(store: Store, key: str, reason: str = "", progress: Progress = SILENT) -> None:
    """Take one's own KPI back, or every change of a built-in one. Refused while a target speaks of it."""
    progress.step(N_("Removing the KPI"), 0, 1)
    find_kpi(store, key)
    if key not in {kpi.key for kpi in built_in()} and targets.speak_of(store, key):
        raise UserError(N_("Targets are set for this KPI."), N_("End them first, or hide the KPI."))
    with store.transaction():
        kpi_definitions.save(store, key, "", recorded_at=moment(), reason=reason)


def undo_kpi(store: Store, key: str, reason: str = "", progress: Progress = SILENT) -> None:
    """Take back what was last said of the KPI: a change, its making, its removal. UserError if nothing was."""
    progress.step(N_("Taking the change back"), 0, 1)
    revisions = kpi_definitions.history(store, key)
    if not revisions:
        raise UserError(N_("Nothing was changed of the KPI “{key}”."), key=key)
    with store.transaction():
        kpi_definitions.take_back(store, revisions[0].id, key, recorded_at=moment(), reason=reason)
        known = {kpi.key for kpi in load_catalogue(store)}  # reads all of it: a definition may stand on another
        if key not in known and targets.speak_of(store, key):
            raise UserError(N_("Targets are set for this KPI."), N_("End them first, or hide the KPI."))


def definition(store: Store, key: str, on: date | None = None) -> dict[str, Any]:
    """What the workspace says of the KPI, by field; empty where it says nothing."""
    return tomllib.loads(dict(kpi_definitions.load(store, on)).get(key, ""), parse_float=Decimal)


def without_records(store: Store, formula: str) -> tuple[str, ...]:
    """The measures of ``formula`` that no record was imported for yet; FormulaError with the place of a mistake."""
    known = totals.measures_with_data(store) | computed_with_data(store)
    return tuple(sorted(names(parse_formula(formula, words_of(store))) - known))


def trial_kpi(store: Store, fields: Mapping[str, Any]) -> Kpi:
    """What ``fields`` would make, without keeping it; the same errors as ``add_kpi``."""
    text = tomli_w.dumps({TRIAL: {field: _exact(value) for field, value in {**_USUAL, **fields}.items()}})
    (kpi,) = parse_catalogue(text, words_of(store))
    _check_where(store, kpi)
    return replace(kpi, own=True)


def _keep(store: Store, key: str, fields: Mapping[str, Any], reason: str, since: date | None = None) -> Kpi:
    text = tomli_w.dumps({field: _exact(value) for field, value in fields.items()})
    with store.transaction():
        kpi_definitions.save(store, key, text, recorded_at=moment(), reason=reason, valid_from=since)
        kpi = find_kpi(store, key, since)  # reads the whole catalogue, and refuses what can't be read
        _check_where(store, kpi)
    return kpi


def _check_where(store: Store, kpi: Kpi) -> None:
    for noun, name in kpi.where:
        if noun not in totals.GROUPS or not groupings.group_id(store, noun, name):
            raise UserError(
                N_("There is no {noun} called “{name}”."), N_("Write a name that is known."), noun=noun, name=name
            )


def _exact(value: Any) -> Any:
    """As TOML keeps it without a loss: a fraction that is no whole number as text, "6/7"."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value

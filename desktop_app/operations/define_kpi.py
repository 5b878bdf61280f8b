"""Changing a KPI, making one's own, hiding and taking back: each is a dated revision with its reason.

What makes no sense is refused inside the transaction, so that it is never kept.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import tomli_w

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.catalogue import built_in, find_kpi, load_catalogue, vocabulary
from desktop_app.operations.computed_facts import computed_with_data
from desktop_app.operations.moments import moment
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.formula import names
from desktop_app.rules.kpis.notation import parse_formula
from desktop_app.store import groupings, kpi_definitions, targets, totals
from desktop_app.store.database import Store

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # as a name in a formula is written
_USUAL: Final = {"definition": "", "counted": "", "left_out": "", "group": "results", "direction": "higher"}


def change_kpi(
    store: Store, key: str, changes: Mapping[str, Any], reason: str = "", progress: Progress = SILENT
) -> Kpi:
    """Change fields of the KPI ``key`` (of a built-in one those of CHANGEABLE); None takes a change back.

    The KPI as it is from now on. UserError, or FormulaError with the place, if it makes no sense.
    """
    progress.step(N_("Changing the KPI"), 0, 1)
    find_kpi(store, key)
    fields = definition(store, key)
    for field, value in changes.items():
        if value is None:
            fields.pop(field, None)
        else:
            fields[field] = value
    return _keep(store, key, fields, reason)


def add_kpi(store: Store, key: str, fields: Mapping[str, Any], reason: str = "", progress: Progress = SILENT) -> Kpi:
    """Make a KPI of one's own: at least name, formula and unit. UserError if ``key`` is taken or no name."""
    progress.step(N_("Making the KPI"), 0, 1)
    if not _KEY.fullmatch(key):
        raise UserError(
            N_("“{key}” can't be the key of a KPI."), N_("Use Latin letters, digits and _, a letter first."), key=key
        )
    taken = {kpi.key for kpi in load_catalogue(store)} | {*vocabulary().totals, *vocabulary().spreads}
    if key in taken:
        raise UserError(N_("There is a measure or a KPI “{key}” already."), N_("Choose another key."), key=key)
    return _keep(store, key, {**_USUAL, **fields}, reason)


def remove_kpi(store: Store, key: str, reason: str = "", progress: Progress = SILENT) -> None:
    """Take one's own KPI back, or every change of a built-in one. Refused while a target speaks of it."""
    progress.step(N_("Removing the KPI"), 0, 1)
    find_kpi(store, key)
    if key not in {kpi.key for kpi in built_in()} and targets.speak_of(store, key):
        raise UserError(N_("Targets are set for this KPI."), N_("End them first, or hide the KPI."))
    with store.transaction():
        kpi_definitions.save(store, key, "", recorded_at=moment(), reason=reason)


def definition(store: Store, key: str) -> dict[str, Any]:
    """What the workspace says of the KPI, by field; empty where it says nothing."""
    return tomllib.loads(dict(kpi_definitions.load(store)).get(key, ""), parse_float=Decimal)


def without_records(store: Store, formula: str) -> tuple[str, ...]:
    """The measures of ``formula`` that no record was imported for yet; FormulaError with the place of a mistake."""
    known = totals.measures_with_data(store) | computed_with_data(store)
    return tuple(sorted(names(parse_formula(formula, vocabulary())) - known))


def _keep(store: Store, key: str, fields: Mapping[str, Any], reason: str) -> Kpi:
    text = tomli_w.dumps({field: _exact(value) for field, value in fields.items()})
    with store.transaction():
        kpi_definitions.save(store, key, text, recorded_at=moment(), reason=reason)
        kpi = find_kpi(store, key)  # reads the whole catalogue, and refuses what can't be read
        for noun, name in kpi.where:
            if noun not in totals.GROUPS or not groupings.group_id(store, noun, name):
                raise UserError(
                    N_("There is no {noun} called “{name}”."), N_("Write a name that is known."), noun=noun, name=name
                )
    return kpi


def _exact(value: Any) -> Any:
    """As TOML keeps it without a loss: a fraction that is no whole number as text, "6/7"."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value

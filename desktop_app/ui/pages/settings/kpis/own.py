"""A KPI of one's own as a form edits it, and the fields of its definition; no Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.reports.kpi_words import DIRECTION_WORDS, GROUP_WORDS, UNIT_WORDS
from desktop_app.rules.kpis.catalogue import Direction, Group, Kpi
from desktop_app.rules.kpis.notation import format_formula
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.forms import Manner

FILTERS: Final = ("product", "region", "channel", "segment", "buyer", "tenure", "competitor")
_ALL: Final = dict.fromkeys(FILTERS, N_("all"))


@dataclass(frozen=True, slots=True)
class OwnKpi:
    """``product`` to ``competitor``: the name to which its records are narrowed, None: all of them."""

    name: str = field(default="", metadata={"title": N_("Name")})
    group: Group = field(default=Group.RESULTS, metadata={"title": N_("Family")})
    unit: Unit = field(default=Unit.PERCENT, metadata={"title": N_("Unit")})
    direction: Direction = field(default=Direction.HIGHER, metadata={"title": N_("Which way is better")})
    product: str | None = field(default=None, metadata={"title": N_("Product")})
    region: str | None = field(default=None, metadata={"title": N_("Region")})
    channel: str | None = field(default=None, metadata={"title": N_("Channel")})
    segment: str | None = field(default=None, metadata={"title": N_("Segment")})
    buyer: str | None = field(default=None, metadata={"title": N_("New or existing customer")})
    tenure: str | None = field(default=None, metadata={"title": N_("Time in service")})
    competitor: str | None = field(default=None, metadata={"title": N_("Competitor")})
    definition: str = field(default="", metadata={"title": N_("What it says, in one sentence")})


def own_manner(store: Store, kept: OwnKpi) -> Manner:
    """Filters whose records all fall into one group are left out, unless one is set."""
    choices: dict[Any, Mapping[Any, str]] = {Group: GROUP_WORDS, Unit: UNIT_WORDS, Direction: DIRECTION_WORDS}
    for key in FILTERS:
        choices[key] = {word: word for _number, word in groupings.choices(store, key)}
    idle = {key for key in FILTERS if not groupings.is_known(store, key) and getattr(kept, key) is None}
    return Manner(choices=choices, leave_out=frozenset(idle), nothing=_ALL)


def own_kpi(kpi: Kpi) -> OwnKpi:
    where = {noun: name for noun, name in kpi.where if noun in FILTERS}
    definition = _(kpi.texts.definition) if kpi.texts.definition else ""
    return OwnKpi(_(kpi.texts.name), kpi.group, kpi.unit, kpi.direction, definition=definition, **where)


def copy_of(kpi: Kpi) -> tuple[OwnKpi, str]:
    """A start made of another KPI, and its formula."""
    made = own_kpi(kpi)
    values = {one.name: getattr(made, one.name) for one in fields(made)}
    values["name"] = _("{name} (own)").format(name=made.name)
    return OwnKpi(**values), format_formula(kpi.formula)


def definition_fields(wanted: OwnKpi, formula: str) -> dict[str, Any]:
    """As ``add_kpi`` takes them; ``where`` is empty where nothing narrows it."""
    where = {key: getattr(wanted, key) for key in FILTERS if getattr(wanted, key) is not None}
    return {
        "name": wanted.name,
        "formula": formula,
        "unit": wanted.unit.value,
        "direction": wanted.direction.value,
        "group": wanted.group.value,
        "definition": wanted.definition,
        "where": where,
    }

"""How a KPI is judged, as a form edits it, and what of it changes; no Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.reports.kpi_words import DIRECTION_WORDS, REFERENCE_WORDS
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference
from desktop_app.ui.forms import Manner

_THRESHOLDS = ("reference", "number", "met", "watch", "distance")


@dataclass(frozen=True, slots=True)
class Judged:
    """Thresholds in the KPI's unit where ``distance`` is set, else as shares of the target or reference."""

    direction: Direction = field(metadata={"title": N_("Which way is better")})
    reference: Reference = field(metadata={"title": N_("Without a target, held against")})
    number: Fraction | None = field(metadata={"title": N_("The number"), "hint": N_("only if held against a number")})
    min_sample: int = field(metadata={"title": N_("Judged from so many records")})
    met: Fraction = field(metadata={"title": N_("On track from")})
    watch: Fraction = field(metadata={"title": N_("To be watched from")})
    owner: str = field(metadata={"title": N_("Who answers for it")})
    why: str = field(metadata={"title": N_("What it is for")})
    distance: bool = field(metadata={"title": N_("On track and watch are distances")})


def judged(kpi: Kpi) -> Judged:
    held = kpi.thresholds
    return Judged(
        kpi.direction,
        held.reference,
        held.number,
        kpi.min_sample,
        held.met,
        held.watch,
        kpi.owner,
        kpi.why,
        held.distance,
    )


def manner(kpi: Kpi, currency: str) -> Manner:
    return Manner(
        currency,
        choices={Direction: DIRECTION_WORDS, Reference: REFERENCE_WORDS},
        units={"number": kpi.unit},
        suited=lambda value: dict.fromkeys(("met", "watch"), kpi.unit if value.distance else Unit.PERCENT),
    )


def changes(kpi: Kpi, wanted: Judged) -> dict[str, Any]:
    """The fields of a definition that make ``kpi`` what is ``wanted``; thresholds go together or not at all."""
    before = judged(kpi)
    found: dict[str, Any] = {
        name: getattr(wanted, name)
        for name in ("min_sample", "owner", "why")
        if getattr(wanted, name) != getattr(before, name)
    }
    if wanted.direction is not before.direction:
        found["direction"] = wanted.direction.value
    if any(getattr(wanted, name) != getattr(before, name) for name in _THRESHOLDS):
        found |= _threshold_fields(wanted)
    return found


def _threshold_fields(wanted: Judged) -> Mapping[str, Any]:
    number = wanted.number if wanted.reference is Reference.NUMBER else None
    return {
        "reference": wanted.reference.value,
        "number": number,
        "met": wanted.met,
        "watch": wanted.watch,
        "distance": wanted.distance,
    }

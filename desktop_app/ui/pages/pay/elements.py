"""What can be added to a plan beside what is paid on, the rate and its limits: each rule in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from desktop_app.i18n import N_
from desktop_app.rules.incentives.modifiers import CreditWeight, Eligibility, GateGroup, Kicker, Multiplier, Rule, Whose
from desktop_app.rules.incentives.plan import Basis
from desktop_app.rules.incentives.reading import Reading
from desktop_app.rules.incentives.terms import Draw, Guarantee, Proration, Ramp, Release, Trigger
from desktop_app.ui.pages.pay.beginnings import FRESH

_TERMS: Final = "terms"


@dataclass(frozen=True, slots=True)
class Element:
    """``names``: the fields it is made of. ``of``: they lie in that part of what is edited, "" for itself.

    ``begin``: what the fields are set to when it is added; without one they stay and can be filled in.
    """

    title: str
    meaning: str
    names: tuple[str, ...]
    of: str = ""
    begin: Mapping[str, Any] = field(default_factory=dict)


def part_of(element: Element, whole: Any) -> Any:
    """Where the element's fields lie: a Component, a PlanVersion or its terms."""
    return getattr(whole, element.of) if element.of else whole


def with_part(element: Element, whole: Any, part: Any) -> Any:
    """``whole`` with the element's fields as they are in ``part``; nothing else is taken from it."""
    changes = {name: getattr(part, name) for name in element.names}
    if not element.of:
        return replace(whole, **changes)
    return replace(whole, **{element.of: replace(getattr(whole, element.of), **changes)})


def in_force(element: Element, whole: Any) -> bool:
    """Whether one of its fields says something."""
    part = part_of(element, whole)
    usual = _usual(type(part))
    return any(getattr(part, name) != usual[name] for name in element.names)


def added(element: Element, whole: Any) -> Any:
    return with_part(element, whole, replace(part_of(element, whole), **element.begin))


def removed(element: Element, whole: Any) -> Any:
    usual = _usual(type(part_of(element, whole)))
    return with_part(element, whole, replace(part_of(element, whole), **{name: usual[name] for name in element.names}))


def _usual(kind: type) -> dict[str, Any]:
    return {item.name: item.default for item in fields(kind)}


COMPONENT_ELEMENTS: Final = (
    Element(
        N_("Counts only some records"),
        N_("by product, customer, region, size, discount or days"),
        ("filter", "with_tax"),
    ),
    Element(
        N_("Other rates for products or customers"),
        N_("the closest rule holds"),
        ("rules",),
        begin={"rules": (FRESH[Rule],)},
    ),
    Element(
        N_("A category counts more or less"),
        N_("half a sale, or double"),
        ("weights",),
        begin={"weights": (FRESH[CreditWeight],)},
    ),
    Element(
        N_("Whose records count"),
        N_("for a manager: those of the reports, or part of their pay"),
        ("whose", "each", "of"),
        begin={"whose": Whose.REPORTS},
    ),
    Element(
        N_("Each record on its own"),
        N_("worked out deal by deal, with limits for each"),
        ("basis", "record_floor", "record_cap"),
        begin={"basis": Basis.RECORD},
    ),
    Element(
        N_("Quota and share of the target pay"),
        N_("which quota counts, over which days, and how much hangs on it"),
        ("quota", "quota_span", "weight", "attainment_cap"),
    ),
    Element(N_("Highest rate"), N_("no step pays more than this"), ("rate_cap",)),
    Element(
        N_("Another figure picks the step"),
        N_("a KPI, or a discount for each record"),
        ("selector",),
        begin={"selector": FRESH[Reading]},
    ),
    Element(
        N_("Multiplier"),
        N_("the pay times a factor, by a KPI or by the quota reached"),
        ("multipliers",),
        begin={"multipliers": (FRESH[Multiplier],)},
    ),
    Element(
        N_("Kicker"),
        N_("something on top once a figure is reached"),
        ("kickers",),
        begin={"kickers": (FRESH[Kicker],)},
    ),
    Element(
        N_("Who has a part in it"),
        N_("by role, days or months of service"),
        ("eligible",),
        begin={"eligible": Eligibility()},
    ),
    Element(
        N_("Paid later or in instalments"),
        N_("with the invoice, the customer's payment, after days, on an event"),
        ("release",),
        begin={"release": Release(Trigger.PAYMENT)},
    ),
    Element(
        N_("Part of a period"),
        N_("whether steps and limits shrink for who was not there all along"),
        ("prorate_bounds", "prorate_limits"),
        begin={"prorate_bounds": True, "prorate_limits": True},
    ),
)
VERSION_ELEMENTS: Final = (
    Element(
        N_("Gate"),
        N_("nothing is paid, or nothing above the quota, unless a figure is reached"),
        ("gates",),
        begin={"gates": (FRESH[GateGroup],)},
    ),
    Element(N_("Maximum of a run"), N_("on the sum of all components"), ("cap", "excess", "prorate_cap"), _TERMS),
    Element(N_("Returns"), N_("how pay is taken back, and how long"), ("clawback",), _TERMS),
    Element(
        N_("Advance that is taken back"),
        N_("a draw fills up weak months and is recovered from strong ones"),
        ("draw",),
        _TERMS,
        {"draw": FRESH[Draw]},
    ),
    Element(
        N_("Guarantee"),
        N_("a minimum that is never taken back, also by month of service"),
        ("guarantee",),
        _TERMS,
        {"guarantee": FRESH[Guarantee]},
    ),
    Element(N_("Share of pay a balance may take"), N_("the rest is carried on"), ("recovery_share",), _TERMS),
    Element(
        N_("Quota of new people"), N_("it grows by month of service"), ("ramps",), _TERMS, {"ramps": (FRESH[Ramp],)}
    ),
    Element(
        N_("Joining, leaving, absence"),
        N_("how days are counted and what they reduce"),
        ("proration",),
        _TERMS,
        {"proration": FRESH[Proration]},
    ),
    Element(N_("Leavers"), N_("what becomes of money that is held"), ("leavers",), _TERMS),
    Element(N_("Currencies"), N_("rates of foreign documents, another currency of pay"), ("currencies",), _TERMS),
    Element(
        N_("Weeks and own dates"), N_("years of 4-4-5 weeks, periods of the plan's own"), ("years", "dates"), _TERMS
    ),
)

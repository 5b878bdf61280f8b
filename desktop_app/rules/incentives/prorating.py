"""A component for part of a period: fixed amounts shrink; bounds in money and limits do where the plan says so."""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, Final

from desktop_app.rules.incentives.modifiers import Rule
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import Base, Bounds, Shape
from desktop_app.rules.incentives.result import WHOLE, PartShare

_BOUNDS: Final = frozenset({"lower", "at", "bound", "at_least"})
_FIXED: Final = frozenset({"bonus", "scorecard", "grade"})


def prorated(component: Component, share: PartShare) -> Component:
    """``component`` for a person who was there for ``share`` of its period."""
    if share == WHOLE:
        return component
    shape = _prorated(component.shape, share, bounds=bool(component.prorate_bounds))
    component = replace(component, rules=tuple(_of_rule(rule, component, share) for rule in component.rules))
    if not component.prorate_limits:
        return replace(component, shape=shape)
    floor = None if component.floor is None else component.floor * share.pay
    cap = None if component.cap is None else component.cap * share.pay
    return replace(component, shape=shape, floor=floor, cap=cap)


def counts_days(component: Component) -> bool:
    """Whether the days somebody was there for change what the component pays on the same records."""
    shapes = (component.shape, *(rule.shape for rule in component.rules))
    chosen = bool(component.prorate_bounds or component.prorate_limits)
    return component.needs_quota or chosen or any(_follows_days(shape) for shape in shapes)


def _follows_days(shape: Shape) -> bool:
    """A target pay, a fixed amount, or an accelerator that needs working days."""
    fixed = shape.kind in _FIXED or getattr(shape, "base", None) is Base.NOTHING
    return fixed or shape.needs_target_pay or any(tier.accelerator for tier in getattr(shape, "tiers", ()))


def _of_rule(rule: Rule, component: Component, share: PartShare) -> Rule:
    return replace(rule, shape=_prorated(rule.shape, share, bounds=bool(component.prorate_bounds)))


def _prorated(shape: Shape, share: PartShare, *, bounds: bool) -> Shape:
    made: Any = shape
    if bounds and share.quota and getattr(made, "bounds", Bounds.QUOTA) is Bounds.MEASURE:  # none stay whole: at 0
        made = _scaled(made, _BOUNDS, share.quota)
    if made.kind in _FIXED and made.amount is not None:
        made = replace(made, amount=made.amount * share.pay)
    elif getattr(made, "base", None) is Base.NOTHING:
        made = _scaled(made, frozenset({"pays"}), share.pay)
    shaped: Shape = made
    return shaped


def _scaled(part: Any, names: frozenset[str], factor: Fraction) -> Any:
    """``part`` and its rows with the fields of ``names`` times ``factor``."""
    changed: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            changed[field.name] = tuple(_scaled(row, names, factor) if is_dataclass(row) else row for row in value)
        elif field.name in names:
            changed[field.name] = value * factor
    return replace(part, **changed)

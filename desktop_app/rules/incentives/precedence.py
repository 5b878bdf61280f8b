"""Which of a component's rules a record falls under: the most specific one, or the lowest priority number."""

from dataclasses import replace
from itertools import combinations
from typing import Final

from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.modifiers import Rule
from desktop_app.rules.incentives.plan import Component

_PRODUCT: Final = ("variant", "product", "category")
_CUSTOMER: Final = ("customer", "segment")


def rule_of(component: Component, credit: Credit) -> Rule | None:
    """The rule that holds for ``credit``; None for the component's own rate.

    Rules that cross without a priority are told by ``crossing``; the first of them is taken.
    """
    fitting = [rule for rule in component.rules if _fits(rule, credit)]
    ranked = [rule for rule in fitting if rule.priority is not None]
    if ranked:
        return min(ranked, key=lambda rule: rule.priority or 0)
    best = [rule for rule in fitting if all(_at_least_as_specific(rule, other) for other in fitting)]
    return next(iter(best or fitting), None)


def crossing(component: Component, credit: Credit) -> tuple[Rule, Rule] | None:
    """Two rules that both fit ``credit`` and of which none is at least as specific in both chains."""
    fitting = [rule for rule in component.rules if _fits(rule, credit)]
    if any(rule.priority is not None for rule in fitting):
        return None
    best = [rule for rule in fitting if all(_at_least_as_specific(rule, other) for other in fitting)]
    return None if best or not fitting else (fitting[0], fitting[1])


def may_cross(component: Component) -> list[tuple[Rule, Rule]]:
    """Pairs of rules without priority that some record could fall under with neither being the more specific."""
    return [
        (one, other)
        for one, other in combinations(component.rules, 2)
        if one.priority is None and other.priority is None and _overlap(one, other)
        if not (_at_least_as_specific(one, other) or _at_least_as_specific(other, one))
    ]


def under(component: Component, rule: Rule | None) -> Component:
    """The component as it is for the records of ``rule``, without the limits on its sum."""
    shape = component.shape if rule is None else rule.shape
    return replace(component, shape=shape, rules=(), floor=None, cap=None)


def _fits(rule: Rule, credit: Credit) -> bool:
    pairs = (
        (rule.variant, credit.variant),
        (rule.product, credit.record.product),
        (rule.category, credit.category),
        (rule.customer, credit.record.customer),
        (rule.segment, credit.segment),
    )
    return all(wanted in {"", found} for wanted, found in pairs)


def _overlap(one: Rule, other: Rule) -> bool:
    """Whether no field keeps a record from falling under both."""
    return all(
        getattr(one, name) == getattr(other, name) or "" in {getattr(one, name), getattr(other, name)}
        for name in (*_PRODUCT, *_CUSTOMER)
    )


def _at_least_as_specific(one: Rule, other: Rule) -> bool:
    return all(_depth(one, chain) <= _depth(other, chain) for chain in (_PRODUCT, _CUSTOMER))


def _depth(rule: Rule, chain: tuple[str, ...]) -> int:
    """0 for the most specific field that is set; beyond the chain for a rule for all."""
    return next((place for place, name in enumerate(chain) if getattr(rule, name)), len(chain))

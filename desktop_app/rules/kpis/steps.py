"""How a KPI's value came about, as a tree that mirrors its formula; sentences stand in reports/sentences/kpis.py."""

from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.rules.kpis.aggregation import Lookup, MeasureTotal, Spread, evaluate
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import Call, Formula, Input, Name, Negative, Number, Operation
from desktop_app.rules.kpis.notation import format_formula
from desktop_app.rules.kpis.status import amount
from desktop_app.rules.kpis.units import seen_through, unit_of

_SIGNS: Final = {"+": "formula.add", "-": "formula.subtract", "*": "formula.multiply", "/": "formula.divide"}


def explain_kpi(kpi: Kpi, lookup: Lookup, period: Period, scope: Scope, currency: str = "") -> Explanation:
    """The value with its formula, and a step for each part of it down to the measures with their records.

    ``values`` name the KPI by its key and the formula in its notation; the definition in words is the KPI's own
    text. Without a value the first part says why.
    """
    outcome = evaluate(kpi.formula, lookup)
    parts = _Steps(lookup, currency).chain(kpi.formula, ())
    formula = format_formula(kpi.formula)
    if outcome.value is None:
        reason = outcome.missing or explain("kpi.no_data")
        return explain("kpi.no_value", parts=(reason, *parts), kpi=kpi.key, period=period, formula=formula)
    return explain(
        "kpi.value" if scope.name else "kpi.value_company",
        amount(kpi, outcome.value, currency),
        parts=parts,
        count=outcome.n,
        kpi=kpi.key,
        scope=scope.name,
        period=period,
        formula=formula,
    )


class _Steps:
    """Walks a formula with what it reads: ``lookup`` and the currency of money."""

    def __init__(self, lookup: Lookup, currency: str) -> None:
        self._lookup = lookup
        self._currency = currency

    def chain(self, tree: Formula, views: tuple[str, ...]) -> tuple[Explanation, ...]:
        """The steps directly below a value: both sides of its last operation, or the only one there is."""
        match tree:
            case Operation("-" | "*" | "/", left, right):
                return self.step(left, views), self.step(right, views)
            case Operation():
                return tuple(self.step(term, views) for term in _terms(tree))
            case _:
                return (self.step(tree, views),)

    def step(self, tree: Formula, views: tuple[str, ...]) -> Explanation:
        match tree:
            case Name():
                return self._measure(Input(tree.name, views))
            case Number():
                return explain("formula.number", Quantity(tree.value, Unit.RATIO))
            case Negative():
                return self._worth("formula.negative", tree, views, (self.step(tree.of, views),))
            case Operation():
                return self._worth(_SIGNS[tree.sign], tree, views, self.chain(tree, views))
            case Call():
                inside = seen_through(tree, views)
                parts = tuple(self.step(argument, inside) for argument in tree.arguments)
                return self._worth(f"formula.{tree.function}", tree, views, parts)

    def _measure(self, wanted: Input) -> Explanation:
        """With the views it is seen through; only what records tell has a number of records."""
        measure = self._lookup(wanted)
        seen = (("seen", " ".join(wanted.views)),) if wanted.views else ()
        count = measure.n if measure and _is_told_by_records(wanted) else 0
        result = None
        if isinstance(measure, MeasureTotal) and measure.value is not None:
            result = self._quantity(measure.value, measure.unit)
        return Explanation(f"kpi.input.{wanted.name}", seen, result, count=count)

    def _worth(self, step: str, tree: Formula, views: tuple[str, ...], parts: tuple[Explanation, ...]) -> Explanation:
        outcome = evaluate(tree, lambda wanted: self._lookup(Input(wanted.name, _joined(wanted.views, views))))
        if outcome.value is None:
            return explain(step, parts=parts)
        result = self._quantity(outcome.value, self._unit(tree, views))
        return explain(step, result, parts=parts, count=outcome.n)

    def _unit(self, tree: Formula, views: tuple[str, ...]) -> Unit:
        return unit_of(tree, self._unit_of_measure, views)

    def _unit_of_measure(self, wanted: Input) -> Unit:
        measure = self._lookup(wanted)
        return measure.unit if isinstance(measure, (MeasureTotal, Spread)) else Unit.COUNT

    def _quantity(self, value: Fraction, unit: Unit) -> Quantity:
        return Quantity(value, unit, self._currency if unit is Unit.MONEY else "")


def _is_told_by_records(wanted: Input) -> bool:
    """Not a target, which somebody set, nor what is computed from people, talks or typed values."""
    computed = COMPUTED_BY_NAME.get(wanted.name)
    return wanted.name != "quota" and "target" not in wanted.views and (computed is None or bool(computed.behind))


def _joined(inner: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((*inner, *outer)))


def _terms(tree: Formula) -> tuple[Formula, ...]:
    """A + b + c as three terms of one sum."""
    match tree:
        case Operation("+", left, right):
            return (*_terms(left), *_terms(right))
        case _:
            return (tree,)

"""Totals of measures and what a formula makes of them: exact, sums first, then the formula; no reading, no rounding.

``evaluate`` answers with a value or with the reason why there is none; a missing total is never taken for 0.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.kpis.formula import (
    SPREAD_FUNCTIONS,
    VIEWS,
    Call,
    Formula,
    FormulaError,
    Input,
    Name,
    Negative,
    Number,
    Operation,
)


@dataclass(frozen=True, slots=True)
class MeasureTotal:
    """The sum (of a snapshot: the last value) over ``n`` records; ``value`` None where nothing was ever recorded.

    A month without a sale in a workspace that records sales is 0; a workspace without sales has no value.
    """

    value: Fraction | None
    n: int = 0
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class Spread:
    """A pooled histogram: pairs of an integer value and how many records have it, in any order."""

    counts: tuple[tuple[int, int], ...]
    unit: Unit = Unit.COUNT

    @property
    def n(self) -> int:
        return sum(n for _value, n in self.counts)


Measure = MeasureTotal | Spread
Lookup = Callable[[Input], Measure | None]


def pool(spreads: tuple[Spread, ...]) -> Spread:
    """The records of several people or periods together, from which their common median is taken."""
    together: dict[int, int] = {}
    for spread in spreads:
        for value, n in spread.counts:
            together[value] = together.get(value, 0) + n
    return Spread(tuple(sorted(together.items())), spreads[0].unit if spreads else Unit.COUNT)


def mean(spread: Spread) -> Fraction | None:
    n = spread.n
    return Fraction(sum(value * count for value, count in spread.counts), n) if n else None


def median(spread: Spread) -> Fraction | None:
    """The middle value; of an even number of records, the middle of the two."""
    return percentile(spread, _HALF)


_HALF: Final = Fraction(50)


def percentile(spread: Spread, percent: Fraction) -> Fraction | None:
    """Linear between the two nearest records (Hyndman and Fan's type 7, a spreadsheet's PERCENTILE.INC)."""
    n = spread.n
    if not n:
        return None
    rank = (n - 1) * percent / 100
    below = rank.numerator // rank.denominator
    ordered = sorted(spread.counts)
    passed = list(accumulate(count for _value, count in ordered))
    low, high = (ordered[bisect_right(passed, one)][0] for one in (below, min(below + 1, n - 1)))
    return low + (rank - below) * (high - low)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure before judgement: its value, or in ``missing`` why there is none, and the records behind it.

    ``numerator`` and ``denominator`` are set when the formula is a quotient.
    """

    value: Fraction | None
    n: int = 0
    missing: Explanation | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None


class _NoValueError(Exception):
    """Ends one evaluation where an input is missing; ``evaluate`` turns it into ``Outcome.missing``."""

    def __init__(self, reason: Explanation) -> None:
        super().__init__(reason.step)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Part:
    value: Fraction
    records: Mapping[Input, int]

    @property
    def n(self) -> int:
        return sum(self.records.values())


def evaluate(tree: Formula, lookup: Lookup) -> Outcome:
    """What ``tree`` gives for the totals that ``lookup`` knows.

    The number of records of a sum is the sum over its measures, each counted once; of a product or quotient that
    of the side with more: a win rate stands on all decided deals, an attainment on sales and not on targets.
    """
    try:
        if not isinstance(tree, Operation) or tree.sign != "/":
            whole = _evaluate(tree, lookup, ())
            return Outcome(whole.value, whole.n)
        above, below = _evaluate(tree.left, lookup, ()), _evaluate(tree.right, lookup, ())
        quotient = _operate(tree, above, below)
        return Outcome(quotient.value, quotient.n, None, above.value, below.value)
    except _NoValueError as gap:
        return Outcome(None, 0, gap.reason)


def _evaluate(tree: Formula, lookup: Lookup, views: tuple[str, ...]) -> _Part:
    match tree:
        case Number():
            return _Part(tree.value, {})
        case Name():
            return _total(Input(tree.name, views), lookup)
        case Negative():
            part = _evaluate(tree.of, lookup, views)
            return _Part(-part.value, part.records)
        case Operation():
            return _operate(tree, _evaluate(tree.left, lookup, views), _evaluate(tree.right, lookup, views))
        case Call():
            return _call(tree, lookup, views)


def _total(wanted: Input, lookup: Lookup) -> _Part:
    measure = lookup(wanted)
    if isinstance(measure, Spread):
        raise FormulaError(
            N_("“{name}” is a list of single values, not a total."),
            N_("Write median({name}), mean({name}) or percentile({name}, 90)."),
            name=wanted.name,
        )
    if measure is None or measure.value is None:
        raise _NoValueError(no_data(wanted))
    return _Part(measure.value, {wanted: measure.n})


def _operate(tree: Operation, left: _Part, right: _Part) -> _Part:
    if tree.sign in "+-":
        value = left.value + right.value if tree.sign == "+" else left.value - right.value
        return _Part(value, {**left.records, **right.records})
    records = left.records if left.n >= right.n else right.records
    if tree.sign == "*":
        return _Part(left.value * right.value, records)
    if not right.value:
        raise _NoValueError(explain("kpi.zero_divisor", parts=tuple(map(_measure_step, right.records))))
    return _Part(left.value / right.value, records)


_CHOICES: Final = {"max": max, "min": min}


def _call(tree: Call, lookup: Lookup, views: tuple[str, ...]) -> _Part:
    first = tree.arguments[0]
    if tree.function in VIEWS:
        return _evaluate(first, lookup, tuple(sorted((*views, tree.function))))
    if tree.function in SPREAD_FUNCTIONS:
        assert isinstance(first, Name)
        return _of_spread(tree, Input(first.name, views), lookup)
    parts = [_evaluate(argument, lookup, views) for argument in tree.arguments]
    records: Mapping[Input, int] = reduce(lambda known, part: {**known, **part.records}, parts, {})
    if tree.function == "abs":
        return _Part(abs(parts[0].value), records)
    return _Part(_CHOICES[tree.function](part.value for part in parts), records)


def _of_spread(tree: Call, wanted: Input, lookup: Lookup) -> _Part:
    spread = lookup(wanted)
    if isinstance(spread, MeasureTotal):
        raise FormulaError(
            N_("“{name}” is one total; {function} needs single values."),
            N_("Write {name} alone."),
            name=wanted.name,
            function=tree.function,
        )
    value = None if spread is None else _spread_value(tree, spread)
    if spread is None or value is None:
        raise _NoValueError(no_data(wanted))
    return _Part(value, {wanted: spread.n})


def _spread_value(tree: Call, spread: Spread) -> Fraction | None:
    match tree.function:
        case "mean":
            return mean(spread)
        case "median":
            return median(spread)
        case "distinct":
            return Fraction(sum(1 for _value, n in spread.counts if n))
        case _:
            percent = tree.arguments[1]
            assert isinstance(percent, Number)
            return percentile(spread, percent.value)


def no_data(wanted: Input) -> Explanation:
    """Why a figure has no value: nothing is recorded for ``wanted``."""
    return explain("kpi.no_data", parts=(_measure_step(wanted),))


def _measure_step(wanted: Input) -> Explanation:
    """The measure by name, inside one step for each view it was asked in."""
    step = explain(f"kpi.input.{wanted.name}")
    return reduce(lambda inner, view: explain(f"formula.{view}", parts=(inner,)), wanted.views, step)

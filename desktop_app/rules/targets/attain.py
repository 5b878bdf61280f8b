"""How far a target is reached, whether its parts carry it, and how often such a number was reached before."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.rules.statistics.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class Attainment:
    """actual ÷ target, and target − actual; ``value`` None: ``missing`` says why, never 0 % and never infinity."""

    value: Fraction | None
    gap: Fraction | None
    missing: Explanation | None = None


def attain(actual: Fraction | None, target: Fraction | None) -> Attainment:
    if target is None:
        return Attainment(None, None, explain("target.none"))
    if actual is None:
        return Attainment(None, None, explain("target.no_actual"))
    if not target:
        return Attainment(None, -actual, explain("target.zero"))
    return Attainment(actual / target, target - actual)


@dataclass(frozen=True, slots=True)
class Gap:
    """Whether parts carry the whole: ``missing`` more is needed, or ``over`` is assigned beyond it.

    ``assigned_share`` is assigned ÷ whole (None for a whole of 0), ``without``: how many parts have no target.
    """

    whole: int
    assigned: int
    without: int

    @property
    def missing(self) -> int:
        return max(0, self.whole - self.assigned)

    @property
    def over(self) -> int:
        return max(0, self.assigned - self.whole)

    @property
    def assigned_share(self) -> Fraction | None:
        return Fraction(self.assigned, self.whole) if self.whole else None


def reconcile(parent: int, children: Sequence[int | None]) -> Gap:
    """The parts of one target against it; None is a part without a target, which is no 0 set by somebody."""
    known = [child for child in children if child is not None]
    return Gap(parent, sum(known), len(children) - len(known))


def raised(base: Fraction, by: Fraction) -> Fraction:
    """A relative target as a number: +15 % on the base (``by`` 0.15)."""
    return base * (1 + by)


@dataclass(frozen=True, slots=True)
class Reach:
    """A number was reached in ``times`` of ``of`` past periods; ``interval``: 95 % of how often that may truly be."""

    times: int
    of: int
    interval: Interval

    @property
    def percentile(self) -> Fraction:
        """The share of past periods that stayed below it."""
        return 1 - Fraction(self.times, self.of)


def reach(target: Fraction, history: Sequence[Fraction], *, lower_is_better: bool = False) -> Reach | None:
    """How often ``history`` reached ``target``; None without history."""
    if not history:
        return None
    times = sum(value <= target if lower_is_better else value >= target for value in history)
    return Reach(times, len(history), wilson(times, len(history)))

"""Why somebody's own figure of a person's pay is another one: guesses tried through the engine, exact or not at all.

A guess changes the credits as the other side may have counted them; it explains the difference only if the pay then
is the other figure to the minor unit. What can be guessed is in ``guessing``; nothing here knows a store or a list.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from heapq import nsmallest
from itertools import combinations, pairwise
from typing import Final

from desktop_app.domain.money import to_minor
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.statement import Statement

Change = Callable[[Sequence[Credit]], list[Credit]]
Trial = Callable[[Sequence[Credit]], int | None]
"""The pay in minor units that the engine gives for these credits; None while it can't be worked out."""
_MOST_TRIALS: Final = 64  # a trial is a whole evaluation
_MOST_IN_PAIRS: Final = 40
_MOST_CHECKED: Final = 10
_STEPS: Final = (Fraction(1, 1000), Fraction(1, 400))  # rates people agree on: 4.3 %, 4.25 %
_LEAST_STEP: Final = 200  # minor units a step of the rate must be worth, or nearly any amount would fit some rate


class Why(Enum):
    """In the order in which one is believed before another; a record is named before a rate that would do as well."""

    CHANGED = "changed"
    TAX = "tax"
    RETURN = "return"
    DOUBLE = "double"
    PERIOD = "period"
    OWNER = "owner"
    MISSING = "missing"
    RATE = "rate"
    ROUNDING = "rounding"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason. ``pay``: how many minor units our figure is higher (+) or lower (-) for it; None if not known.

    ``record``: the record it is about. ``counted``: whether the record counts here and not on the other side; False:
    the other way round. ``rate``: the one paid there. ``owner``: id of the person it is credited to here.
    """

    why: Why
    pay: int | None = None
    record: Record | None = None
    counted: bool = False
    rate: Fraction | None = None
    owner: int = 0


@dataclass(frozen=True, slots=True)
class Guess:
    """``change`` makes the other side's credits of ours. ``estimate``: by how much their measure is higher."""

    cause: Cause
    change: Change
    estimate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """``causes`` explain the whole difference, empty if nothing does; ``others``: explanations that do as well."""

    causes: tuple[Cause, ...] = ()
    others: tuple[tuple[Cause, ...], ...] = ()

    def all(self) -> tuple[tuple[Cause, ...], ...]:
        return (self.causes, *self.others) if self.causes else ()


def explain_difference(
    statement: Statement, theirs: int, credits_: Sequence[Credit], guesses: Sequence[Guess], trial: Trial
) -> Explained:
    """What makes ``theirs`` of the pay of ``statement``, both in minor units; ``credits_``: those it was made of."""
    ours, now = statement.pay, trial(credits_)
    if ours is None or now is None:
        return Explained()
    if now == theirs != ours:
        return Explained((Cause(Why.CHANGED, ours - theirs),))
    search = _Search(credits_, now, now - ours + theirs, trial, _likely_rate(statement))
    found = [*_by_figures(statement, theirs), *search.singles(guesses)]
    sets = [(one,) for one in sorted(found, key=_order)] or search.sums()
    if not sets:
        return Explained()
    return Explained(sets[0], tuple(sets[1:]))


def agreeing(found: Sequence[Explained]) -> list[Explained]:
    """The same explanations, those first that hold for several people: one habit rather than several accidents."""
    habits = Counter(habit for each in found for habit in set(map(_habit, each.all())))
    return [_with_first(each, lambda one: habits[_habit(one)] < 2) for each in found]  # noqa: PLR2004 - one is alone


def _habit(causes: tuple[Cause, ...]) -> object:
    """What can be done alike for several people; a record is nobody else's."""
    return tuple((cause.why, cause.rate, cause.record) for cause in causes)


def _with_first(one: Explained, key: Callable[[tuple[Cause, ...]], bool]) -> Explained:
    ranked = sorted(one.all(), key=key)
    return Explained(ranked[0], tuple(ranked[1:])) if ranked else one


def _order(cause: Cause) -> int:
    return list(Why).index(cause.why)


def _likely_rate(statement: Statement) -> Fraction:
    """Money for one unit of the measure, to try the likeliest guesses first."""
    rates = [line.effective_rate for line in statement.lines if line.effective_rate]
    return rates[0] if rates else Fraction(1, 20)


class _Search:
    """The guesses tried so far. ``target``: the pay that a guess must give."""

    def __init__(self, credits_: Sequence[Credit], now: int, target: int, trial: Trial, rate: Fraction) -> None:
        self._credits, self._now, self._target, self._trial = credits_, now, target, trial
        self._rate = rate
        self._tried: list[tuple[Guess, int]] = []

    def singles(self, guesses: Sequence[Guess]) -> Iterator[Cause]:
        """The guesses that explain everything alone."""
        for guess in sorted(guesses, key=self._distance)[:_MOST_TRIALS]:
            pay = self._trial(guess.change(self._credits))
            if pay is None or pay == self._now:
                continue
            self._tried.append((guess, pay - self._now))
            if pay == self._target:
                yield replace(guess.cause, pay=self._now - pay)

    def _distance(self, guess: Guess) -> Fraction:
        """What changes all records comes first, then by how near the estimate is."""
        if guess.estimate is None:
            return Fraction(-1)
        return abs(guess.estimate * self._rate * 100 - (self._target - self._now))

    def sums(self) -> list[tuple[Cause, ...]]:
        """Two guesses that do together, else three of one kind."""
        known = [one for one in self._tried if one[0].estimate is not None][:_MOST_IN_PAIRS]
        alike = [[one for one in known if one[0].cause.why is why] for why in Why]
        return self._of(combinations(known, 2)) or self._of(
            three for group in alike for three in combinations(group, 3)
        )

    def _of(self, sets: Iterator[tuple[tuple[Guess, int], ...]]) -> list[tuple[Cause, ...]]:
        """One record is changed once in a set; the engine has the last word, since tiers don't add up.

        What the second adds is its pay upon the first, so that the parts are the whole.
        """
        wanted, found = self._target - self._now, []
        for one in nsmallest(_MOST_CHECKED, sets, key=lambda one: abs(sum(delta for _guess, delta in one) - wanted)):
            records = {guess.cause.record.version for guess, _delta in one if guess.cause.record}
            if len(records) == len(one) and (causes := self._together([guess for guess, _delta in one])):
                found.append(causes)
        return sorted(found, key=lambda causes: len({cause.why for cause in causes}))

    def _together(self, guesses: Sequence[Guess]) -> tuple[Cause, ...]:
        """The causes with the pay each adds upon those before; () if all of them do not give the target."""
        steps = [list(self._credits)]
        for guess in guesses:
            steps.append(guess.change(steps[-1]))
        if self._trial(steps[-1]) != self._target:
            return ()
        pays = [self._now, *(self._trial(one) for one in steps[1:-1]), self._target]
        gaps = [None if None in pair else (pair[0] or 0) - (pair[1] or 0) for pair in pairwise(pays)]
        return tuple(replace(guess.cause, pay=gap) for guess, gap in zip(guesses, gaps, strict=True))


def _by_figures(statement: Statement, theirs: int) -> Iterator[Cause]:
    """Another rate on the same base, or each record rounded by itself: told by the statement alone."""
    if statement.pay is None or len(statement.lines) != 1:
        return
    line, gap = statement.lines[0], statement.pay - theirs
    if line.measure and line.measure > 0 and line.pay == statement.pay:
        for step in _STEPS:
            rate = round(Fraction(theirs, to_minor(Fraction(1), statement.currency)) / line.measure / step) * step
            worth = to_minor(line.measure * step, statement.currency)
            if rate > 0 and worth >= _LEAST_STEP and to_minor(line.measure * rate, statement.currency) == theirs:
                yield Cause(Why.RATE, gap, rate=rate)
                break
    parts = [sum((one.amount * one.rate for one in record.slices), Fraction(0)) for record in line.records]
    whole = bool(parts) and all(record.slices for record in line.records)
    if whole and sum(to_minor(part, statement.currency) for part in parts) == theirs:
        yield Cause(Why.ROUNDING, gap)

"""Why somebody's own figure of a person's pay is another one: guesses tried through the engine, exact or not at all.

A guess changes the credits as the other side may have counted them; it explains the difference only if the pay then
is the other figure to the minor unit. What can be guessed is in ``guessing``; nothing here knows a store or a list.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.money import to_minor
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.statement import Statement
from desktop_app.rules.incentives.subsets import LARGEST, sets_of

Change = Callable[[Sequence[Credit]], list[Credit]]
Trial = Callable[[Sequence[Credit]], int | None]
"""The pay in minor units that the engine gives for these credits; None while it can't be worked out."""
_MOST_TRIALS: Final = 64  # a trial is a whole evaluation
_MOST_CHECKED: Final = 10
_WIDEST: Final = 10**9  # in units of the measure: beyond it no difference is looked for
_FINEST: Final = 10**6  # amounts are looked at as millionths
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
    """``causes`` explain the whole difference, empty if nothing does; ``others``: explanations that do as well.

    ``tried``: how many possible differences of records were looked at; ``largest``: in sets of up to so many;
    ``complete``: whether that was every set of these.
    """

    causes: tuple[Cause, ...] = ()
    others: tuple[tuple[Cause, ...], ...] = ()
    tried: int = 0
    largest: int = 0
    complete: bool = True

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
    sets = [(one,) for one in sorted(found, key=_order)] or search.sums(guesses)
    told = Explained(tried=len(guesses), largest=search.largest, complete=search.complete)
    return replace(told, causes=sets[0], others=tuple(sets[1:])) if sets else told


def agreeing(found: Sequence[Explained]) -> list[Explained]:
    """The same explanations, those first that hold for several people: one habit rather than several accidents."""
    habits = Counter(habit for each in found for habit in set(map(_habit, each.all())))
    return [_with_first(each, lambda one: habits[_habit(one)] < 2) for each in found]  # noqa: PLR2004 - one is alone


def _habit(causes: tuple[Cause, ...]) -> object:
    """What can be done alike for several people; a record is nobody else's."""
    return tuple((cause.why, cause.rate, cause.record) for cause in causes)


def _with_first(one: Explained, key: Callable[[tuple[Cause, ...]], bool]) -> Explained:
    ranked = sorted(one.all(), key=key)
    return replace(one, causes=ranked[0], others=tuple(ranked[1:])) if ranked else one


def _order(cause: Cause) -> int:
    return list(Why).index(cause.why)


def _likely_rate(statement: Statement) -> Fraction:
    """Money for one unit of the measure, to try the likeliest guesses first."""
    rates = [line.effective_rate for line in statement.lines if line.effective_rate]
    return rates[0] if rates else Fraction(1, 20)


class _Search:
    """``target``: the pay that guesses must give. ``largest``, ``complete``: how far sets were searched."""

    def __init__(self, credits_: Sequence[Credit], now: int, target: int, trial: Trial, rate: Fraction) -> None:
        self._credits, self._now, self._target, self._trial = credits_, now, target, trial
        self._gap = _gap(credits_, target, trial) or _at_rate(target - now, rate)
        self.largest, self.complete = 1, True

    def singles(self, guesses: Sequence[Guess]) -> Iterator[Cause]:
        """The guesses that explain everything alone, the likeliest first."""
        ranked = sorted(guesses, key=self._distance)
        within = sum(self._distance(guess) <= 0 for guess in ranked)
        for guess in ranked[: max(_MOST_TRIALS, min(within, 4 * _MOST_TRIALS))]:
            pay = self._trial(guess.change(self._credits))
            if pay == self._target != self._now:
                yield replace(guess.cause, pay=self._now - pay)

    def _distance(self, guess: Guess) -> Fraction:
        """What changes all records comes first, then by how far the estimate is from what the difference needs."""
        if guess.estimate is None:
            return Fraction(-1)
        low, high = self._gap
        return max(low - guess.estimate, guess.estimate - high, Fraction(0))

    def sums(self, guesses: Sequence[Guess]) -> list[tuple[Cause, ...]]:
        """Two guesses that do together, else three or four of one kind; one record is changed once in a set."""
        known = [guess for guess in guesses if guess.estimate and guess.cause.record]
        alike = [[guess for guess in known if guess.cause.why is why] for why in Why]
        for size in range(2, LARGEST + 1):
            self.largest = size
            groups = [known] if size == 2 else [group for group in alike if len(group) >= size]  # noqa: PLR2004 - a pair
            sets = [one for group in groups for one in self._of(group, size)]
            if len(sets) > _MOST_CHECKED and size > 2:  # noqa: PLR2004 - a pair
                self.complete = False  # that many fit by chance: none of them is told
                return []
            found = [causes for one in sets[:_MOST_CHECKED] if (causes := self._together(one))]
            if found:
                self.complete = self.complete and len(sets) <= _MOST_CHECKED
                return sorted(found, key=lambda causes: len({cause.why for cause in causes}))
        return []

    def _of(self, group: Sequence[Guess], size: int) -> Iterator[list[Guess]]:
        """What fits by its amounts; the engine has the last word, since not every record is paid alike."""
        amounts = [round(guess.estimate * _FINEST) for guess in group if guess.estimate is not None]
        low, high = (round(bound * _FINEST) for bound in self._gap)
        found = sets_of(amounts, low - size, high + size, size, _MOST_CHECKED * _MOST_CHECKED)
        self.complete = self.complete and found.complete
        for one in found.found:
            chosen = [group[place] for place in one]
            if len({guess.cause.record.version for guess in chosen if guess.cause.record}) == size:
                yield chosen

    def _together(self, guesses: Sequence[Guess]) -> tuple[Cause, ...]:
        """The causes with the pay each adds upon those before, so that the parts are the whole; () if they aren't."""
        steps = [list(self._credits)]
        for guess in guesses:
            steps.append(guess.change(steps[-1]))
        if self._trial(steps[-1]) != self._target:
            return ()
        pays = [self._now, *(self._trial(one) for one in steps[1:-1]), self._target]
        gaps = [None if None in pair else (pair[0] or 0) - (pair[1] or 0) for pair in pairwise(pays)]
        return tuple(replace(guess.cause, pay=gap) for guess, gap in zip(guesses, gaps, strict=True))


def _gap(credits_: Sequence[Credit], target: int, trial: Trial) -> tuple[Fraction, Fraction] | None:
    """By how much more of the measure the pay would be ``target``: from, to; None if the largest record tells nothing.

    Found by halving, with more and more of the largest record: exact through any steps, as long as pay rises.
    """
    largest = max(credits_, key=lambda one: one.record.amount * one.share, default=None)
    if largest is None or largest.record.amount <= 0:
        return None

    def pay(cents: int) -> int | None:
        amount = Fraction(cents, 100)
        gross = None if largest.gross is None else amount * largest.gross / largest.record.amount
        more = replace(largest.record, version=-_WIDEST, amount=amount)
        return trial([*credits_, replace(largest, record=more, original=None, share=Fraction(1), gross=gross)])

    def first(wanted: int) -> int:
        """The smallest number of hundredths that pays at least ``wanted``."""
        low, high = -_WIDEST * 100, _WIDEST * 100
        while low < high:
            middle = (low + high) // 2
            found = pay(middle)
            if found is None or found < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    low = first(target)
    if pay(low) != target:
        return None
    return Fraction(low, 100), Fraction(first(target + 1) - 1, 100)


def _at_rate(gap: int, rate: Fraction) -> tuple[Fraction, Fraction]:
    """The same by a rate, to a minor unit."""
    bounds = sorted(Fraction(2 * gap + side, 200) / rate for side in (-1, 1)) if rate else [Fraction(0)] * 2
    return bounds[0], bounds[1]


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

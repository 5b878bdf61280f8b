"""What answers to surveys say: how many gave which score, the mean and shares with their range, reasons of low ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from desktop_app.rules.analysis.pareto import Ranked, ranked
from desktop_app.rules.statistics.intervals import Z95, Interval, nps_margin, wilson

CSAT, NPS = "csat", "nps"
SCALES: Final = {CSAT: tuple(range(1, 6)), NPS: tuple(range(11))}
_SATISFIED: Final = 4
_PROMOTER, _DETRACTOR = 9, 6
LEAST: Final = 10
"""Below so many answers a mean or a score is shown, and not judged."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``reason``: what the case was about; empty where nobody said. ``id``: the record."""

    id: int
    sort: str
    score: int
    group: int
    reason: str = ""
    comment: str = ""

    @property
    def low(self) -> bool:
        """1 to 3 of 5, or a detractor's 0 to 6 of 10."""
        return self.score < _SATISFIED if self.sort == CSAT else self.score <= _DETRACTOR


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The answers of one group to one kind of question; ``counts``: by score in the order of SCALES."""

    group: int
    sort: str
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    def _between(self, low: int, high: int) -> int:
        pairs = zip(SCALES[self.sort], self.counts, strict=True)
        return sum(count for score, count in pairs if low <= score <= high)

    @property
    def mean(self) -> Fraction | None:
        pairs = zip(SCALES[self.sort], self.counts, strict=True)
        return Fraction(sum(score * count for score, count in pairs), self.n) if self.n else None

    @property
    def mean_range(self) -> Interval | None:
        """95 % by the standard error of the mean; None below two answers."""
        if self.n <= 1 or self.mean is None:
            return None
        mean = float(self.mean)
        squares = sum(count * (score - mean) ** 2 for score, count in zip(SCALES[self.sort], self.counts, strict=True))
        half = Z95 * sqrt(squares / (self.n - 1) / self.n)
        return Interval(max(float(SCALES[self.sort][0]), mean - half), min(float(SCALES[self.sort][-1]), mean + half))

    @property
    def satisfied(self) -> int:
        return self._between(_SATISFIED, SCALES[CSAT][-1])

    @property
    def top_share(self) -> Fraction | None:
        """Of 4 and 5."""
        return Fraction(self.satisfied, self.n) if self.n and self.sort == CSAT else None

    @property
    def top_range(self) -> Interval | None:
        return wilson(self.satisfied, self.n) if self.n and self.sort == CSAT else None

    @property
    def promoters(self) -> int:
        return self._between(_PROMOTER, SCALES[NPS][-1])

    @property
    def detractors(self) -> int:
        return self._between(0, _DETRACTOR)

    @property
    def nps(self) -> Fraction | None:
        """Points from −100 to 100: share of 9 and 10 less share of 0 to 6 (Reichheld 2003)."""
        return Fraction(100 * (self.promoters - self.detractors), self.n) if self.n and self.sort == NPS else None

    @property
    def nps_range(self) -> Interval | None:
        if self.nps is None:
            return None
        half = nps_margin(self.promoters, self.detractors, self.n)
        return Interval(max(-100.0, float(self.nps) - half), min(100.0, float(self.nps) + half))


def score_row(group: int, sort: str, answers: Iterable[Answer]) -> ScoreRow:
    counts = Counter(one.score for one in answers if one.sort == sort)
    return ScoreRow(group, sort, tuple(counts[score] for score in SCALES[sort]))


def score_rows(answers: Iterable[Answer], sort: str) -> tuple[ScoreRow, ...]:
    """A row a group, the one with most answers first."""
    parts: dict[int, list[Answer]] = {}
    for one in answers:
        if one.sort == sort:
            parts.setdefault(one.group, []).append(one)
    rows = (score_row(group, sort, mine) for group, mine in parts.items())
    return tuple(sorted(rows, key=lambda row: (-row.n, row.group)))


def off_scale(answers: Iterable[Answer]) -> int:
    """Answers whose score is none of its scale; they are counted nowhere else."""
    return sum(one.score not in SCALES[one.sort] for one in answers)


@dataclass(frozen=True, slots=True)
class Reason:
    """``low`` of the ``n`` answers about it were low; ``words`` tells whether it was read from comments."""

    text: str
    low: int
    n: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.low, self.n)


def reasons(answers: Sequence[Answer], of: Callable[[Answer], Iterable[str]]) -> tuple[Ranked[Reason], ...]:
    """The reasons ``of`` low answers, the most frequent first; an answer may have several reasons, or none."""
    every: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for one in answers:
        for text in of(one):
            every[text] += 1
            low[text] += one.low
    found = [Reason(text, low[text], n) for text, n in sorted(every.items()) if low[text]]
    return ranked(found, lambda reason: reason.low)

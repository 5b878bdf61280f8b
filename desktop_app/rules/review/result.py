"""What a review found, as one value that is kept when the review is closed; nothing is found here."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity
from desktop_app.rules.review.by_product import ProductPart
from desktop_app.rules.review.health import Health, Member
from desktop_app.rules.review.misses import GapPart
from desktop_app.rules.review.scorecard import Score


@dataclass(frozen=True, slots=True)
class KpiResult:
    """The company's figure. ``met`` None: there was no target, or nothing to hold against it."""

    kpi: str
    value: Quantity | None
    target: Quantity | None
    attainment: Fraction | None
    n: int
    met: bool | None


@dataclass(frozen=True, slots=True)
class PersonScore:
    """``card``: key of the scorecard, ``card_name`` what it was called then."""

    person: int
    name: str
    role: str
    card: str
    card_name: str
    score: Score


@dataclass(frozen=True, slots=True)
class Gap:
    """The headline sum against its target. ``periods``: of how many earlier ones "usual" is the mean.

    ``products`` part the way from the usual to the actual once more, by product.
    """

    kpi: str
    target: Quantity
    actual: Quantity
    periods: int
    parts: tuple[GapPart, ...]
    products: tuple[ProductPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """From 1 to 5 with what it rests on. ``person`` 0: the company. ``subject``: key of a competency or dimension."""

    person: int
    name: str
    subject: str
    score: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Result:
    """``quota``: key of the KPI people have quotas in, empty without any; then ``members`` and ``health`` are too."""

    period: Period
    as_of: date
    kpis: tuple[KpiResult, ...]
    quota: str
    members: tuple[Member, ...]
    health: Health | None
    scores: tuple[PersonScore, ...]
    gap: Gap | None
    ratings: tuple[Rating, ...] = ()

    @property
    def missed(self) -> tuple[KpiResult, ...]:
        return tuple(one for one in self.kpis if one.met is False)

"""Two reviews side by side: KPI by KPI, person by person; what only one of them knows stays empty on the other side."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.quantity import Quantity
from desktop_app.rules.review.health import Share
from desktop_app.rules.review.result import Result


@dataclass(frozen=True, slots=True)
class KpiBeside:
    kpi: str
    before: Quantity | None
    after: Quantity | None
    attained_before: Fraction | None
    attained_after: Fraction | None

    @property
    def change(self) -> Quantity | None:
        """None unless both sides are known in one unit and currency."""
        if self.before is None or self.after is None or self.before.unit is not self.after.unit:
            return None
        if self.before.currency != self.after.currency:
            return None
        return Quantity(self.after.value - self.before.value, self.after.unit, self.after.currency)


@dataclass(frozen=True, slots=True)
class PersonBeside:
    """Attainment of the quota and score of the card, each before and after."""

    person: int
    name: str
    attained: tuple[Fraction | None, Fraction | None]
    score: tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Beside:
    """``shares``: people at or above quota, before and after; None without quotas."""

    kpis: tuple[KpiBeside, ...]
    people: tuple[PersonBeside, ...]
    shares: tuple[Share | None, Share | None]


def beside(before: Result, after: Result) -> Beside:
    return Beside(_kpis(before, after), _people(before, after), (_share(before), _share(after)))


def _share(result: Result) -> Share | None:
    return result.health.share if result.health else None


def _kpis(before: Result, after: Result) -> tuple[KpiBeside, ...]:
    old, new = ({one.kpi: one for one in side.kpis} for side in (before, after))
    return tuple(
        KpiBeside(
            key,
            old[key].value if key in old else None,
            new[key].value if key in new else None,
            old[key].attainment if key in old else None,
            new[key].attainment if key in new else None,
        )
        for key in {**new, **old}
    )


def _people(before: Result, after: Result) -> tuple[PersonBeside, ...]:
    attained = [{one.person: one.attainment for one in side.members} for side in (before, after)]
    scores = [{one.person: one.score.value for one in side.scores} for side in (before, after)]
    names = {person: name for side in (before, after) for person, name in _names(side).items()}
    return tuple(
        PersonBeside(
            person, name, (attained[0].get(person), attained[1].get(person)),
            (scores[0].get(person), scores[1].get(person)),
        )
        for person, name in sorted(names.items(), key=lambda one: one[1].casefold())
    )  # fmt: skip


def _names(side: Result) -> Mapping[int, str]:
    return {one.person: one.name for one in side.members} | {one.person: one.name for one in side.scores}

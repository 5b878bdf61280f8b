"""Contest by rank: prizes for the first places of a team; who has which rank is found in team."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import ClassVar, Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Bounds, Given, Paid


class First(Enum):
    HIGHEST = "highest"
    LOWEST = "lowest"


class Ties(Enum):
    """Equal results pool the prizes of the places they take, or all have the prize of their common rank."""

    POOL = "pool"
    SHARE_RANK = "share_rank"


FIRSTS: Final = {First.HIGHEST: N_("the highest result"), First.LOWEST: N_("the lowest result")}
TIES: Final = {Ties.POOL: N_("share their prizes"), Ties.SHARE_RANK: N_("each have the prize of their rank")}


@dataclass(frozen=True, slots=True)
class Contest:
    """``prizes`` by rank from the first on. Without ``at_least`` everybody who takes part is ranked."""

    kind: ClassVar[str] = "contest"
    title: ClassVar[str] = N_("Contest by rank")
    needs_target_pay: ClassVar[bool] = False
    of_team: ClassVar[bool] = True
    alone: ClassVar[bool] = True

    prizes: tuple[Fraction, ...] = field(metadata={"title": N_("Prizes"), "unit": Unit.MONEY})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("Ranked by")})
    first: First = field(default=First.HIGHEST, metadata={"title": N_("First is"), "choices": FIRSTS})
    ties: Ties = field(default=Ties.POOL, metadata={"title": N_("Equal results"), "choices": TIES})
    at_least: Fraction | None = field(default=None, metadata={"title": N_("Takes part from"), "unit": Unit.RATIO})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA

    def pay(self, given: Given) -> Paid:
        shared = given.shared
        if shared is None:  # nobody has been evaluated: asked for a plan's check alone
            return Paid(ZERO, explain("contest.nobody"))
        if shared.rank is None:
            return Paid(ZERO, explain("contest.out"))
        steps = explain(
            "contest.rank",
            given.money(shared.pay),
            rank=shared.rank,
            people=shared.people,
            found=given.bound(shared.value or ZERO, self.bounds),
            pay=given.money(shared.pay),
        )
        return Paid(shared.pay, steps, None, None)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        prizes = tuple(
            explain("plan.contest.prize", rank=rank, prize=given.money(prize))
            for rank, prize in enumerate(self.prizes, 1)
        )
        least: tuple[Explanation, ...] = ()
        if self.at_least is not None:
            unit = Unit.PERCENT if self.bounds is Bounds.QUOTA else given.unit
            least = (explain("plan.contest.least", bound=Quantity(self.at_least, unit, given.currency)),)
        ties = explain(f"plan.contest.ties.{self.ties.value}")
        return explain(f"plan.contest.{self.first.value}", parts=(*prizes, ties, *least))

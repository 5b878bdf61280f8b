"""Team pool: a sum made by the team and shared among its people; who has which part is found in team."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import ClassVar, Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.modifiers import Gate, Multiplier
from desktop_app.rules.incentives.rating import ZERO, Given, Paid


class Split(Enum):
    """Points are a figure of each person; credit is what each brought to the pool's measure."""

    EQUAL = "equal"
    POINTS = "points"
    CREDIT = "credit"
    PERCENT = "percent"


SPLITS: Final = {
    Split.EQUAL: N_("equally"),
    Split.POINTS: N_("by points"),
    Split.CREDIT: N_("by credit"),
    Split.PERCENT: N_("by typed percent"),
}


@dataclass(frozen=True, slots=True)
class PoolShare:
    person: str = field(metadata={"title": N_("Person")})
    percent: Fraction = field(metadata={"title": N_("Share"), "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Pool:
    """The fund is ``amount``, or ``rate`` of what the sharers brought together, both if both are given.

    ``gate`` and ``multiplier`` are the pool's own and read the team's figures. A sharer whose own gate is closed has
    no part, and the others share all of it.
    """

    kind: ClassVar[str] = "pool"
    title: ClassVar[str] = N_("Team pool")
    needs_quota: ClassVar[bool] = False
    needs_target_pay: ClassVar[bool] = False
    of_team: ClassVar[bool] = True
    alone: ClassVar[bool] = True

    rate: Fraction = field(default=ZERO, metadata={"title": N_("Percent of the team's result"), "unit": Unit.PERCENT})
    amount: Fraction = field(default=ZERO, metadata={"title": N_("Amount"), "unit": Unit.MONEY})
    split: Split = field(default=Split.EQUAL, metadata={"title": N_("Shared"), "choices": SPLITS})
    points: str = field(default="", metadata={"title": N_("Points are")})
    shares: tuple[PoolShare, ...] = field(default=(), metadata={"title": N_("Typed shares")})
    gate: Gate | None = field(default=None, metadata={"title": N_("Filled only when")})
    multiplier: Multiplier | None = field(default=None, metadata={"title": N_("Multiplied by")})

    def pay(self, given: Given) -> Paid:
        shared = given.shared
        if shared is None:  # nobody has been evaluated: asked for a plan's check alone
            return Paid(ZERO, explain("pool.nobody"))
        step = "pool.closed" if shared.closed else f"pool.{self.split.value}"
        steps = explain(
            step,
            given.money(shared.pay),
            fund=given.money(shared.fund),
            people=shared.people,
            pay=given.money(shared.pay),
        )
        return Paid(shared.pay, steps, shared.pay / shared.fund if shared.fund else None)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        parts = tuple(
            explain("plan.pool.share", person=share.person, percent=Quantity(share.percent, Unit.PERCENT))
            for share in self.shares
        )
        step = "both" if self.rate and self.amount else "rate" if self.rate else "amount"
        fund = explain(f"plan.pool.{step}", rate=given.rate(self.rate), amount=given.money(self.amount))
        return explain(f"plan.pool.{self.split.value}", parts=(fund, *parts))

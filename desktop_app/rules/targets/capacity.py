"""What a team can be expected to bring, from the bottom up: people × ramp × expected attainment × their quota."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Carriers:
    """People alike: ``people`` (part-time counts in part) who carry ``quota`` each.

    ``ramp``: the share of a full quota that their month of service allows; ``attainment``: what of it they are
    expected to reach. Where one figure stands for both (a "productivity"), the other stays 1.
    """

    people: Fraction
    quota: Fraction
    ramp: Fraction = _WHOLE
    attainment: Fraction = _WHOLE

    @property
    def full(self) -> Fraction:
        """How many people at full quota they come to."""
        return self.people * self.ramp * self.attainment

    @property
    def brings(self) -> Fraction:
        return self.full * self.quota


def capacity(groups: Iterable[Carriers]) -> Fraction:
    """The sum of what each group brings, in the unit of the quota (metrickit's guide to sales capacity)."""
    return sum((one.brings for one in groups), Fraction(0))


def quota_that_reaches(target: Fraction, groups: Iterable[Carriers]) -> Fraction:
    """The quota for each person, the same for all, with which the groups bring ``target``; theirs is not looked at.

    UserError where nobody is expected to bring anything.
    """
    full = sum((one.full for one in groups), Fraction(0))
    if full <= 0:
        raise UserError(
            N_("Nobody is expected to bring anything of this target."),
            N_("Enter people who are there, with a ramp and an expected attainment above 0."),
        )
    return target / full

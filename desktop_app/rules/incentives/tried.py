"""What each person would have been paid in a span that is over, under the plans that held and under another one."""

from dataclasses import dataclass
from itertools import zip_longest

from desktop_app.domain.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Pay:
    """What a person would have been paid by month, in minor units; None in a month of which nobody can tell.

    ``reasons`` say why; () for ``months`` where they hold for the whole span. ``held``: earned and not yet released at
    the end.
    """

    months: tuple[int | None, ...] = ()
    held: int = 0
    reasons: tuple[Explanation, ...] = ()

    @property
    def total(self) -> int | None:
        """Of the months that are known; None if none is."""
        known = [one for one in self.months if one is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Tried:
    """One person under the plans that held (None: none did) and under the plan that is tried."""

    person: int
    name: str
    before: Pay | None
    after: Pay

    @property
    def months(self) -> tuple[tuple[int, int] | None, ...]:
        """Pay before and after by month; None where either is not known. Without a plan nothing was paid."""
        after = self.after.months
        before = (0,) * len(after) if self.before is None else self.before.months
        pairs = zip_longest(before, after)  # of somebody who can't be told at all no month is
        return tuple(None if old is None or new is None else (old, new) for old, new in pairs)

    @property
    def both(self) -> tuple[int, int] | None:
        """Before and after in the months that are known on both sides, so that like is beside like."""
        known = [one for one in self.months if one is not None]
        return (sum(old for old, _new in known), sum(new for _old, new in known)) if known else None

    @property
    def change(self) -> int | None:
        """Minor units, of the months that are known on both sides; None if none is."""
        both = self.both
        return None if both is None else both[1] - both[0]

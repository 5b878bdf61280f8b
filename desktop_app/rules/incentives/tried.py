"""What each person would have been paid in a span that is over, under the plans that held and under another one."""

from dataclasses import dataclass

from desktop_app.domain.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Pay:
    """What a person would have been paid by month, in minor units; () where ``reasons`` say why nobody can tell.

    ``held``: earned and not yet released at the end.
    """

    months: tuple[int, ...] = ()
    held: int = 0
    reasons: tuple[Explanation, ...] = ()

    @property
    def total(self) -> int | None:
        return sum(self.months) if self.months else None


@dataclass(frozen=True, slots=True)
class Tried:
    """One person under the plans that held (None: none did) and under the plan that is tried."""

    person: int
    name: str
    before: Pay | None
    after: Pay

    @property
    def change(self) -> int | None:
        """Minor units in the whole span; None as long as either is not known. Without a plan nothing was paid."""
        old = 0 if self.before is None else self.before.total
        return None if old is None or self.after.total is None else self.after.total - old

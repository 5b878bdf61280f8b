"""What each full-time person carries, and what one more would change; exact. What is carried is counted elsewhere."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Load:
    """``open``: leads, deals or cases in hand on a day; ``fte``: full-time people who carry them."""

    open: Fraction
    fte: Fraction

    @property
    def each(self) -> Fraction | None:
        """Per full-time person; None where nobody is there."""
        return self.open / self.fte if self.fte else None

    def with_more(self, people: Fraction = Fraction(1)) -> "Load":
        """The same work on more shoulders; it does not say that more people bring more work."""
        return Load(self.open, self.fte + people)

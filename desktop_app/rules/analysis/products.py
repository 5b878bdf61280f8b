"""What each product brings: revenue with margin, units and discount beside it; ratios of sums."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class ProductRow:
    """``costed``: the revenue whose cost is known, of which ``margin`` was left; ``listed``: sold pieces at list price.

    ``sold``: what those brought.
    """

    key: int
    revenue: Fraction
    n: int
    units: Fraction
    margin: Fraction
    costed: Fraction
    listed: Fraction
    sold: Fraction

    @property
    def margin_rate(self) -> Fraction | None:
        return self.margin / self.costed if self.costed else None

    @property
    def discount(self) -> Fraction | None:
        return (self.listed - self.sold) / self.listed if self.listed else None

    @property
    def price(self) -> Fraction | None:
        """Revenue for one piece."""
        return self.revenue / self.units if self.units else None

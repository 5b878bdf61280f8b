"""What each channel brings and costs, from lead to return: counts and sums in, ratios of sums out."""

from dataclasses import dataclass, fields
from fractions import Fraction

from desktop_app.rules.statistics.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """``key``: the channel, 0 for what names none. Money is in the workspace's currency.

    ``customers`` None: the data begin too shortly before to tell who is new. ``margin`` and ``costed`` are of sales
    whose cost is known.
    """

    key: int
    leads: int = 0
    qualified: int = 0
    converted: int = 0
    missed: int = 0
    deals: int = 0
    won: int = 0
    revenue: Fraction = Fraction(0)
    margin: Fraction = Fraction(0)
    costed: Fraction = Fraction(0)
    cost: Fraction = Fraction(0)
    customers: int | None = None

    @property
    def conversion(self) -> Fraction | None:
        return Fraction(self.converted, self.leads) if self.leads else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.converted, self.leads) if self.leads else None

    @property
    def cost_per_customer(self) -> Fraction | None:
        return self.cost / self.customers if self.cost and self.customers else None

    @property
    def cost_per_deal(self) -> Fraction | None:
        return self.cost / self.won if self.cost and self.won else None

    @property
    def revenue_per_cost(self) -> Fraction | None:
        """Revenue for each unit of money spent."""
        return self.revenue / self.cost if self.cost else None

    @property
    def roi(self) -> Fraction | None:
        """(Gross profit − cost) ÷ cost; None unless the cost of all that was sold is known."""
        if not self.cost or not self.costed or self.costed != self.revenue:
            return None
        return (self.margin - self.cost) / self.cost

    @property
    def says_something(self) -> bool:
        return any(getattr(self, known.name) for known in fields(self) if known.name != "key")


def summed(rows: "tuple[ChannelRow, ...]") -> ChannelRow:
    """All channels together; its ratios are of the sums."""
    totals = {
        known.name: sum(getattr(row, known.name) for row in rows)
        for known in fields(ChannelRow)
        if known.name not in {"key", "customers"}
    }
    known_new = [row.customers for row in rows if row.customers is not None]
    return ChannelRow(0, **totals, customers=sum(known_new) if known_new else None)


def lost_value(row: ChannelRow, whole: ChannelRow) -> Fraction | None:
    """What missed leads might have brought: missed × share of all leads that convert × revenue of a won deal."""
    if not row.missed or whole.conversion is None or not whole.won:
        return None
    return row.missed * whole.conversion * whole.revenue / whole.won

"""Every computed measure with what it is fed; the functions themselves stand beside, the feeding in operations."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.aggregation import MeasureTotal
from desktop_app.rules.kpis.computed import customers, standings


class Feed(Enum):
    """What a computed measure looks at: purchases by customer, people with quota and pay, a value that was typed."""

    PURCHASES = "purchases"
    PEOPLE = "people"
    QUOTAS = "quotas"
    PAY = "pay"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Computed:
    """``of`` takes what is fed and a half-open span of days; ``None``: the value was typed as it is."""

    name: str
    feed: Feed
    of: Callable[[Any, int, int], MeasureTotal] | None
    unit: Unit = Unit.COUNT


COMPUTED: Final = (
    Computed("customers_at_start", Feed.PURCHASES, customers.customers_at_start),
    Computed("customers_kept", Feed.PURCHASES, customers.customers_kept),
    Computed("customers_lost", Feed.PURCHASES, customers.customers_lost),
    Computed("customers_buying", Feed.PURCHASES, customers.customers_buying),
    Computed("customers_repeating", Feed.PURCHASES, customers.customers_repeating),
    Computed("revenue_largest", Feed.PURCHASES, customers.revenue_largest, Unit.MONEY),
    Computed("cohort_then", Feed.PURCHASES, customers.cohort_then, Unit.MONEY),
    Computed("cohort_now", Feed.PURCHASES, customers.cohort_now, Unit.MONEY),
    Computed("people_with_quota", Feed.QUOTAS, standings.people_with_quota),
    Computed("people_below_quota", Feed.QUOTAS, standings.people_below_quota),
    Computed("full_time_months", Feed.PEOPLE, standings.full_time_months, Unit.RATIO),
    Computed("payout", Feed.PAY, standings.payout, Unit.MONEY),
    Computed("payout_agreement", Feed.PAY, standings.payout_agreement, Unit.RATIO),
    Computed("market_size", Feed.TYPED, None, Unit.MONEY),
    Computed("surveys_sent", Feed.TYPED, None),
)
COMPUTED_BY_NAME: Final = {one.name: one for one in COMPUTED}

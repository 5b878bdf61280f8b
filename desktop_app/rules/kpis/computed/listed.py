"""Every computed measure with what it is fed; the functions themselves stand beside, the feeding in operations."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.aggregation import MeasureTotal
from desktop_app.rules.kpis.computed import customers, forecasts, pipeline, ramp, standings, talks, trained


class Feed(Enum):
    """What a computed measure looks at.

    ``TYPED``: nothing, somebody wrote the value down; ``QUOTED``: a measure of records, of some of the people.
    """

    PURCHASES = "purchases"
    CARE = "care"
    DEALS = "deals"
    STEPS = "steps"
    PEOPLE = "people"
    MONTHS = "months"
    NEWCOMERS = "newcomers"
    QUOTAS = "quotas"
    QUOTED = "quoted"
    PAY = "pay"
    LANDINGS = "landings"
    MEETINGS = "meetings"
    PROMISES = "promises"
    PRAISE = "praise"
    RATINGS = "ratings"
    ACTIONS = "actions"
    TRAININGS = "trainings"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Computed:
    """``of`` takes what is fed and a half-open span of days; ``None``: it is read or was typed as it is.

    ``behind``: the measure whose records stand behind it, empty where no record does; ``looks``: the days of them,
    from those of the period; ``snapshot``: it holds on the last day; ``adds``: the values of people and periods sum to
    that of the whole; ``turns``: what it says of a running period may yet be the opposite.
    """

    name: str
    feed: Feed
    of: Callable[[Any, int, int], MeasureTotal] | None
    unit: Unit = Unit.COUNT
    behind: str = "revenue"
    snapshot: bool = False
    adds: bool = False
    looks: Callable[[int, int], tuple[int, int]] = customers.in_span
    turns: bool = False


_DONE: Final = "trainings_done"
COMPUTED: Final = (
    Computed("customers_at_start", Feed.PURCHASES, customers.customers_at_start, looks=customers.before_start),
    Computed("customers_kept", Feed.PURCHASES, customers.customers_kept, looks=customers.up_to_end),
    Computed("customers_lost", Feed.PURCHASES, customers.customers_lost, looks=customers.up_to_end),
    Computed("customers_buying", Feed.PURCHASES, customers.customers_buying, looks=customers.year_to_end),
    Computed("customers_repeating", Feed.PURCHASES, customers.customers_repeating, looks=customers.year_to_end),
    Computed("revenue_largest", Feed.PURCHASES, customers.revenue_largest, Unit.MONEY),
    Computed("cohort_then", Feed.PURCHASES, customers.cohort_then, Unit.MONEY, looks=customers.year_before),
    Computed("cohort_now", Feed.PURCHASES, customers.cohort_now, Unit.MONEY),
    Computed(
        "customers_at_end", Feed.PURCHASES, customers.customers_at_end, snapshot=True, looks=customers.active_at_end
    ),
    Computed(
        "customers_cared_for", Feed.CARE, customers.customers_cared_for, snapshot=True, looks=customers.active_at_end
    ),
    Computed("pipeline_weighted", Feed.DEALS, pipeline.pipeline_weighted, Unit.MONEY, "pipeline_value", snapshot=True),
    Computed("close_pushes", Feed.DEALS, pipeline.close_pushes, behind="pipeline_deals", snapshot=True),
    Computed("deals_in_stage", Feed.STEPS, pipeline.deals_in_stage, behind="pipeline_deals", snapshot=True),
    Computed("deals_stale", Feed.STEPS, pipeline.deals_stale, behind="pipeline_deals", snapshot=True),
    Computed("quota_revenue", Feed.QUOTED, None, Unit.MONEY, adds=True),
    Computed("people_with_quota", Feed.QUOTAS, standings.people_with_quota),
    Computed("people_below_quota", Feed.QUOTAS, standings.people_below_quota, turns=True),
    Computed("full_time_months", Feed.PEOPLE, standings.full_time_months, Unit.RATIO, behind="", adds=True),
    Computed("full_time_people", Feed.PEOPLE, standings.full_time_people, Unit.RATIO, behind="", snapshot=True),
    Computed("months_expected", Feed.MONTHS, standings.months_expected, behind="", adds=True),
    Computed("months_covered", Feed.MONTHS, standings.months_covered, adds=True),
    Computed("ramp_months", Feed.NEWCOMERS, ramp.ramp_months, Unit.RATIO, snapshot=True),
    Computed("payout", Feed.PAY, standings.payout, Unit.MONEY, adds=True),
    Computed("payout_agreement", Feed.PAY, standings.payout_agreement, Unit.RATIO),
    Computed("forecast_came", Feed.LANDINGS, forecasts.forecast_came, Unit.MONEY),
    Computed("forecast_missed", Feed.LANDINGS, forecasts.forecast_missed, Unit.MONEY),
    Computed("forecast_excess", Feed.LANDINGS, forecasts.forecast_excess, Unit.MONEY),
    Computed("people_to_meet", Feed.MEETINGS, talks.people_to_meet, behind="", snapshot=True),
    Computed("people_met", Feed.MEETINGS, talks.people_met, behind="", snapshot=True),
    Computed("promises_due", Feed.PROMISES, talks.promises_due, behind="", adds=True),
    Computed("promises_kept", Feed.PROMISES, talks.promises_kept, behind="", adds=True),
    Computed("praise_given", Feed.PRAISE, talks.praise_given, behind="", adds=True),
    Computed("ratings_given", Feed.RATINGS, talks.ratings_given, behind="", adds=True),
    Computed("rating_points", Feed.RATINGS, talks.rating_points, behind="", adds=True),
    Computed("actions_checked", Feed.ACTIONS, talks.actions_checked, behind="", adds=True),
    Computed("actions_shown", Feed.ACTIONS, talks.actions_shown, behind="", adds=True),
    Computed("trained_before", Feed.TRAININGS, trained.trained_before, Unit.MONEY, _DONE, looks=trained.taken_then),
    Computed("trained_after", Feed.TRAININGS, trained.trained_after, Unit.MONEY, _DONE, looks=trained.taken_then),
    Computed("untrained_before", Feed.TRAININGS, trained.untrained_before, Unit.MONEY, behind=""),
    Computed("untrained_after", Feed.TRAININGS, trained.untrained_after, Unit.MONEY, behind=""),
    Computed("market_size", Feed.TYPED, None, Unit.MONEY, behind="", adds=True),
    Computed("surveys_sent", Feed.TYPED, None, behind="", adds=True),
    Computed("score", Feed.TYPED, None, Unit.SCORE, behind=""),
    Computed("attendance", Feed.TYPED, None, Unit.PERCENT, behind=""),
)
COMPUTED_BY_NAME: Final = {one.name: one for one in COMPUTED}

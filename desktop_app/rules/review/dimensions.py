"""The six dimensions of the business, and the KPIs of a review that speak for each; how they are rated is elsewhere."""

from dataclasses import dataclass
from typing import Final

from desktop_app.i18n import N_
from desktop_app.rules.review.result import KpiResult, Rating, Result

DIMENSIONS: Final = {
    "customer": N_("Customers"),
    "process": N_("Process"),
    "result": N_("Results"),
    "people": N_("People and abilities"),
    "efficiency": N_("Efficiency of the process"),
    "market_fit": N_("Fit to the market"),
}
EVIDENCE: Final = {
    "customer": ("csat_mean", "nps", "customer_retention_rate", "complaint_rate"),
    "process": ("process_compliance", "follow_up_on_time", "stage_conversion", "win_rate"),
    "result": ("revenue", "quota_attainment", "gross_margin_rate", "new_customers"),
    "people": ("training_completion", "quota_miss_rate", "ramp_months"),
    "efficiency": ("sales_cycle_days", "lead_response_time", "activity_yield", "sales_cost_ratio"),
    "market_fit": ("market_share", "win_rate_value", "revenue_growth_rate", "new_product_share"),
}
"""KPIs that speak for a dimension; those that the review has a figure of are shown under it."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """``kpis``: the figures that speak for it, in the order of EVIDENCE; ``rating`` None: not rated."""

    key: str
    kpis: tuple[KpiResult, ...]
    rating: Rating | None


def dimensions(result: Result) -> tuple[Dimension, ...]:
    """All six, with what the review found."""
    known = {one.kpi: one for one in result.kpis if one.value is not None}
    rated = {one.subject: one for one in result.ratings if not one.person}
    return tuple(
        Dimension(key, tuple(known[kpi] for kpi in keys if kpi in known), rated.get(key))
        for key, keys in EVIDENCE.items()
    )

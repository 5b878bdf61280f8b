"""Measures that are often tried, by the KPI that they are meant to move: proposals to be worded anew, never advice."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.action import Sort
from desktop_app.i18n import N_


@dataclass(frozen=True, slots=True)
class Template:
    """``text`` is a message id. ``kpis`` empty: for any."""

    text: str
    sort: Sort
    kpis: tuple[str, ...] = ()


_SPEED: Final = ("first_response_time", "response_within_24h", "lead_response_time", "lead_response_sla")
_SOLVED: Final = ("resolution_rate", "first_contact_resolution", "issues_resolved")
_VOICES: Final = ("csat_mean", "csat_top2", "nps", "complaints", "complaint_rate", "feedback_answered_rate")
_DEALS: Final = ("win_rate", "lead_conversion_rate", "stage_conversion", "sales_cycle_days")
_CASH: Final = ("days_to_collect", "overdue_receivables", "collection_rate")
_LOYAL: Final = ("customer_retention_rate", "churn_rate", "repeat_purchase_rate")
TEMPLATES: Final = (
    Template(N_("Training in how to talk with customers"), Sort.TRAINING, (*_SPEED, *_SOLVED, *_VOICES)),
    Template(N_("An automatic first answer that says when somebody will write"), Sort.TECHNOLOGY, _SPEED),
    Template(N_("One person a day who takes what comes in first"), Sort.PROCESS, _SPEED),
    Template(N_("One more person at the busiest hours"), Sort.STAFFING, _SPEED),
    Template(N_("Written answers to the ten most frequent questions"), Sort.PROCESS, _SOLVED),
    Template(N_("Training in the product"), Sort.TRAINING, (*_SOLVED, *_DEALS)),
    Template(N_("Call everybody back who was dissatisfied"), Sort.PROCESS, _VOICES),
    Template(N_("Talk scripts for each stage"), Sort.PROCESS, _DEALS),
    Template(N_("A weekly look at every open deal"), Sort.PROCESS, (*_DEALS, "revenue", "deals_won")),
    Template(N_("Pair those who do it well with those who learn it"), Sort.TRAINING),
    Template(N_("A reminder before the invoice is due"), Sort.TECHNOLOGY, _CASH),
    Template(N_("Call customers before they leave: ninety days without an order"), Sort.PROCESS, _LOYAL),
    Template(N_("A new way of working, described on one page"), Sort.PROCESS),
)


def templates_for(key: str) -> tuple[Template, ...]:
    """Those meant for the KPI ``key`` first, then those for any."""
    mine = [one for one in TEMPLATES if key in one.kpis]
    return (*mine, *(one for one in TEMPLATES if not one.kpis))

"""How the fields of plans are shown in forms: words for their choices, units that depend on what is paid on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import Rounding
from desktop_app.domain.period import Length
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.rules.incentives.credit import MEASURES, OWN_PAY, REPORTS_PAY
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.points import Left, Right
from desktop_app.rules.incentives.rating import Base, Bounds
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.terms import (
    Conversion,
    DayCount,
    Excess,
    Exit,
    GuaranteeKind,
    Method,
    PayDay,
    Trigger,
)
from desktop_app.store.database import Store
from desktop_app.ui.forms import Manner
from desktop_app.ui.pages.pay.beginnings import FRESH
from desktop_app.ui.pages.pay.figure_units import suited_units, units_of

_NOT_CREDITED: Final = "margin"  # records carry no margin yet: a plan paid on it would pay nothing
_ENUMS: Final[Mapping[Any, Mapping[Any, str]]] = {
    Basis: {Basis.PERIOD: N_("the total of the period"), Basis.RECORD: N_("each record on its own")},
    PeriodRule: {
        PeriodRule.DISCRETE: N_("no"),
        PeriodRule.CUMULATIVE: N_("yes"),
        PeriodRule.YEAR_RATE: N_("only its rate"),
    },
    QuotaSpan: {
        QuotaSpan.PERIOD: N_("the period"),
        QuotaSpan.YEAR: N_("the whole year"),
        QuotaSpan.TO_DATE: N_("the year to date"),
    },
    Bounds: {Bounds.MEASURE: N_("what is paid on"), Bounds.QUOTA: N_("percent of the quota")},
    Base: {
        Base.MEASURE: N_("what is paid on"),
        Base.TARGET_PAY: N_("the target pay"),
        Base.POINTS: N_("percent of the quota reached"),
        Base.NOTHING: N_("nothing: it is the amount itself"),
    },
    Left: {Left.ZERO: N_("nothing"), Left.FLAT: N_("as at the point"), Left.SLOPE: N_("the line goes on")},
    Right: {Right.FLAT: N_("as at the point"), Right.SLOPE: N_("the line goes on")},
    Trigger: {
        Trigger.BOOKING: N_("the sale"),
        Trigger.INVOICE: N_("its invoice"),
        Trigger.PAYMENT: N_("the customer's payment"),
    },
    Method: {
        Method.RERATE: N_("works its original period out again"),
        Method.AS_PAID: N_("takes back what its line had paid"),
        Method.OWN_DATE: N_("counts on its own day"),
    },
    Excess: {Excess.LOST: N_("is lost"), Excess.CARRIED: N_("is paid later in the year where there is room")},
    Exit: {
        Exit.KEEP: N_("is paid as it falls due"),
        Exit.ACCELERATE: N_("is paid at once"),
        Exit.FORFEIT: N_("is lost"),
    },
    DayCount: {DayCount.CALENDAR: N_("calendar days"), DayCount.WORKING: N_("working days")},
    GuaranteeKind: {
        GuaranteeKind.MINIMUM: N_("fills up what was earned"),
        GuaranteeKind.ADDITION: N_("is paid on top"),
    },
    Conversion: {
        Conversion.DOCUMENT: N_("count at the rate of the document"),
        Conversion.PLAN: N_("count at the plan's rates"),
        Conversion.NONE: N_("are paid in their own currency"),
    },
    PayDay: {PayDay.PERIOD_END: N_("the last day of the period"), PayDay.RUN: N_("the day of the run")},
    Rounding: {Rounding.HALF_AWAY: N_("half up"), Rounding.HALF_EVEN: N_("half to even")},
}
LENGTHS: Final = {
    Length.MONTH: N_("every month"),
    Length.QUARTER: N_("every quarter"),
    Length.HALF: N_("every half-year"),
    Length.YEAR: N_("every year"),
    Length.WEEK: N_("every week"),
    Length.CUSTOM: N_("the plan's own dates"),
}
_NOTHING: Final = {
    "every": N_("that of the run"),
    "against": N_("none: the figure itself"),
    "trigger": N_("as above"),
    "prorate_bounds": N_("not chosen"),
    "prorate_limits": N_("not chosen"),
    "prorate_cap": N_("not chosen"),
    "prorate": N_("not chosen"),
}
_OF_PAY: Final = {OWN_PAY: N_("Own pay of components before"), REPORTS_PAY: N_("Pay of the direct reports")}


@dataclass(frozen=True, slots=True)
class VersionSettings:
    """What holds for all components of a version."""

    target_pay: Fraction | None = field(
        default=None, metadata={"title": N_("Variable pay at 100 %"), "unit": Unit.MONEY}
    )
    rounding: Rounding = field(default=Rounding.HALF_AWAY, metadata={"title": N_("Rounding")})
    fiscal_start: int = field(default=1, metadata={"title": N_("Month in which the year begins")})


def settings_of(version: PlanVersion) -> VersionSettings:
    return VersionSettings(version.target_pay, version.rounding, version.fiscal_start)


def with_settings(version: PlanVersion, chosen: VersionSettings) -> PlanVersion:
    return replace(version, target_pay=chosen.target_pay, rounding=chosen.rounding, fiscal_start=chosen.fiscal_start)


def measure_choices(store: Store, chosen: str = "") -> dict[str, str]:
    """What can be paid on: measures made of records, then KPIs that have data; always what is chosen now."""
    found = {measure.key: measure.title for measure in MEASURES if measure.key != _NOT_CREDITED or chosen == "margin"}
    found |= {kpi.key: kpi.texts.name for kpi in kpis_with_data(store) if kpi.key not in found}
    found |= _OF_PAY
    return found if chosen in found or not chosen else {**found, chosen: chosen}


def manner_of(component: Component, measures: Mapping[str, str], currency: str, leave_out: frozenset[str]) -> Manner:
    """For any part of ``component``: its figures have the units its measure and its bases give them."""
    every = dict(LENGTHS)
    if component.every and component.every not in every:
        every[component.every] = component.every.value
    choices: dict[Any, Mapping[Any, str]] = {**_choices(measures), "every": every}
    return Manner(currency, choices, units_of(component), leave_out, _NOTHING, FRESH, suited_units)


def version_manner(currency: str, measures: Mapping[str, str], leave_out: frozenset[str] = frozenset()) -> Manner:
    """For what holds for all components."""
    return Manner(currency, _choices(measures), {}, leave_out, _NOTHING, FRESH, suited_units)


def _choices(measures: Mapping[str, str]) -> dict[Any, Mapping[Any, str]]:
    return {**_ENUMS, "measure": measures, "quota": {"": N_("of what it is paid on"), **measures}}


def choice_words(value: Any) -> str:
    """One of the values a plan chooses from, in words."""
    return _(_ENUMS[type(value)][value])

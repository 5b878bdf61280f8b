"""The parts of the settings that are edited as forms: which fields, in which words, with which choices."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import NUMBER_FORMATS, month_name
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind
from desktop_app.files.presets import currency_names, load_countries
from desktop_app.i18n import N_
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.forms import Manner

WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_REVENUE: Final = {
    Kind.OPPORTUNITY.value: N_("Won deals"),
    Kind.SALE.value: N_("Sale lines"),
    Kind.INVOICE.value: N_("Invoices"),
}
_AIMS: Final = {
    (True, False): N_("I pay commission"),
    (False, True): N_("I lead a team"),
    (True, True): N_("I pay commission and lead a team"),
}
_WHO: Final = {True: N_("I do"), False: N_("Somebody else")}


@dataclass(frozen=True, slots=True)
class Company:
    """Who we are and how figures are written."""

    company: str = field(metadata={"title": N_("Name")})
    country: str = field(metadata={"title": N_("Country")})
    currency: str = field(metadata={"title": N_("Currency")})
    tax: Fraction = field(metadata={"title": N_("General tax rate"), "unit": Unit.PERCENT})
    reduced_tax: str = field(metadata={"title": N_("Product categories at the reduced rate")})
    number_format: str = field(metadata={"title": N_("Figures are written")})
    fiscal_year_start: int = field(metadata={"title": N_("The year starts in")})
    week_start: int = field(metadata={"title": N_("The week starts on")})


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts as revenue, and what the program is used for."""

    revenue_source: str = field(metadata={"title": N_("What counts as revenue")})
    new_customer_history: int = field(metadata={"title": N_("Months of history before a customer can be called new")})
    aims: tuple[bool, bool] = field(metadata={"title": N_("What it is for")})
    works_out_pay: bool = field(metadata={"title": N_("Who works out pay?")})


@dataclass(frozen=True, slots=True)
class Extras:
    """What stays off until somebody wants it, so that pages stay quiet."""

    goal_tree: bool = field(metadata={"title": N_("Targets name the higher goal they serve")})
    smart_check: bool = field(metadata={"title": N_("Targets are checked to be SMART")})
    rates_competencies: bool = field(metadata={"title": N_("Reviews rate what people can do, from 1 to 5")})
    six_dimensions: bool = field(metadata={"title": N_("Reviews rate the business in six dimensions")})
    pulse: bool = field(metadata={"title": N_("One-on-ones ask for a pulse")})


def company_of(settings: WorkspaceSettings) -> Company:
    return Company(
        settings.company,
        settings.country,
        settings.currency,
        Fraction(Decimal(settings.tax_rate)),
        settings.reduced_tax,
        settings.number_format,
        settings.fiscal_year_start,
        settings.week_start,
    )


def counting_of(settings: WorkspaceSettings) -> Counting:
    return Counting(
        settings.revenue_source,
        settings.new_customer_history,
        (settings.pays_commission, settings.leads_team),
        settings.works_out_pay,
    )


def extras_of(settings: WorkspaceSettings) -> Extras:
    return Extras(
        settings.goal_tree,
        settings.smart_check,
        settings.rates_competencies,
        settings.six_dimensions,
        settings.pulse,
    )


def merged(settings: WorkspaceSettings, company: Company, counting: Counting, extras: Extras) -> WorkspaceSettings:
    """``settings`` with what the three forms say."""
    pays, leads = counting.aims
    return replace(
        settings,
        company=company.company,
        country=company.country,
        currency=company.currency,
        tax_rate=_decimal_text(company.tax, settings.tax_rate),
        reduced_tax=company.reduced_tax,
        number_format=company.number_format,
        fiscal_year_start=company.fiscal_year_start,
        week_start=company.week_start,
        revenue_source=counting.revenue_source,
        new_customer_history=counting.new_customer_history,
        pays_commission=pays,
        leads_team=leads,
        works_out_pay=counting.works_out_pay,
        goal_tree=extras.goal_tree,
        smart_check=extras.smart_check,
        rates_competencies=extras.rates_competencies,
        six_dimensions=extras.six_dimensions,
        pulse=extras.pulse,
    )


def _decimal_text(rate: Fraction, before: str) -> str:
    """As it stood if it is the same: 0.20 and 0.2 are no change."""
    if Fraction(Decimal(before)) == rate:
        return before
    return str(Decimal(rate.numerator) / Decimal(rate.denominator))


def company_manner(*, currency_is_fixed: bool) -> Manner:
    """Records hold amounts of the workspace's currency, so it can't change under them."""
    return Manner(
        choices={
            "country": {"": N_("none"), **{country.code: country.name for country in load_countries()}},
            "currency": currency_names(),
            "number_format": {name: name for name in NUMBER_FORMATS},
            "fiscal_year_start": {month: month_name(month) for month in range(1, 13)},
            "week_start": dict(enumerate(WEEKDAYS)),
        },
        leave_out=frozenset({"currency"} if currency_is_fixed else ()),
    )


def counting_manner() -> Manner:
    return Manner(choices={"revenue_source": _REVENUE, "aims": _AIMS, "works_out_pay": _WHO})

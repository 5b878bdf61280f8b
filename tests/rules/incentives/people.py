"""People, their sales and plans of one component, for tests of what several people share."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Component, Need, PlanVersion
from desktop_app.rules.incentives.result import PersonInputs

MARCH = parse_period("2026-03")
JANUARY = date(2026, 1, 1)


def sale(number: int, amount: int | str | Fraction, seller: int = 1, day: int = 1, **more: object) -> Credit:
    record = Record(number, Kind.SALE, f"S-{number}", date(2026, 3, day), seller, Fraction(amount))
    return Credit(record, seller=seller, **more)  # type: ignore[arg-type] # each test gives fields of a credit


def version(*components: Component, **more: object) -> PlanVersion:
    return PlanVersion(JANUARY, components, "EUR", **more)  # type: ignore[arg-type] # each test gives fields of a version


def person(
    plan: PlanVersion, number: int, *credits_: Credit, quota: int | None = None, **figures: int | str | Fraction
) -> PersonInputs:
    """Ana is 1, Bo 2, Cy 3, … ``figures``: KPIs of March."""
    names: Sequence[str] = ("Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gus")
    quotas = {} if quota is None else {need: Fraction(quota) for need in quota_needs(plan, MARCH)}
    totals = {Need(key, MARCH): Fraction(value) for key, value in figures.items()}
    return PersonInputs(number, names[number - 1], credits_, quotas, totals)

"""What a country brings to a new workspace: currency, tax, ways of writing, holidays; read from resources/presets."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from desktop_app import paths
from desktop_app.domain.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A tax rate from ``start`` on, as a decimal: 0.19 is 19 %."""

    start: date
    rate: Decimal


@dataclass(frozen=True, slots=True)
class CountryPreset:
    """``name`` is a message id; ``week_start`` and ``weekend`` count from Monday 0; ``date_order`` dmy, mdy or ymd."""

    code: str
    name: str
    currency: str
    tax: tuple[TaxRate, ...]
    number_format: str
    week_start: int
    weekend: frozenset[int]
    date_order: str
    language: str
    fiscal_year_start: int
    moved_by_notice: bool
    reduced: tuple[TaxRate, ...] = ()

    def tax_on(self, day: date) -> Decimal:
        """The rate in force on ``day``; 0 where there is none or none is known so far back."""
        in_force = [tax.rate for tax in self.tax if tax.start <= day]
        return in_force[-1] if in_force else Decimal(0)

    def reduced_on(self, day: date) -> Decimal:
        """The main reduced rate on ``day``; the general one where none is known so far back."""
        in_force = [tax.rate for tax in self.reduced if tax.start <= day]
        return in_force[-1] if in_force else self.tax_on(day)


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(paths.resource("presets", "countries.toml").read_text(encoding="utf-8"))


@cache
def load_countries() -> tuple[CountryPreset, ...]:
    """All presets, in the order of the file."""
    return tuple(_country(code, entry) for code, entry in _read()["countries"].items())


def _country(code: str, entry: dict[str, Any]) -> CountryPreset:
    rest = {key: entry[key] for key in ("name", "currency", "number_format", "week_start", "date_order")}
    return CountryPreset(
        code=code,
        tax=_steps(entry["tax"]),
        reduced=_steps(entry.get("reduced", ())),
        weekend=frozenset(entry["weekend"]),
        language=entry["language"],
        fiscal_year_start=entry["fiscal_year_start"],
        moved_by_notice=entry.get("moved_by_notice", False),
        **rest,
    )


def _steps(listed: Iterable[dict[str, Any]]) -> tuple[TaxRate, ...]:
    return tuple(TaxRate(step["from"], Decimal(step["rate"])) for step in listed)


def find_country(code: str) -> CountryPreset:
    """KeyError if ``code`` is none of ours."""
    return {country.code: country for country in load_countries()}[code]


def currency_names() -> dict[str, str]:
    """Message ids of the currencies' names by ISO 4217 code."""
    names: dict[str, str] = _read()["currencies"]
    return names


@cache
def holiday_names(country: str, years: frozenset[int], language: str = "en") -> dict[date, str]:
    """The public holidays of ``country`` by day, in ``language`` where the holidays package knows them in it."""
    import holidays  # noqa: PLC0415 - see holidays_of

    spoken = holidays.country_holidays(country).supported_languages
    named = language if language in spoken else "en_US"
    found = holidays.country_holidays(country, years=sorted(years), language=named)
    return {day: str(name) for day, name in sorted(found.items()) if day.year in years}


def holidays_of(country: str, years: Iterable[int]) -> WorkingCalendar:
    """The working days of ``country``: weekends, public holidays, make-up working days (调休).

    Where moved days are set by a notice for each year (China, Hungary), a year after the last notice known to the
    holidays package is provisional.
    """
    return _calendar(country, frozenset(years))


@cache
def _calendar(country: str, wanted: frozenset[int]) -> WorkingCalendar:
    import holidays  # noqa: PLC0415 - takes as long to load as all our widgets; the welcome needs only the presets

    preset = find_country(country)
    found = holidays.country_holidays(country, years=sorted(wanted))
    days = {day: Fraction(0) for day in found if day.year in wanted}
    made_up = {day for day in getattr(found, "weekend_workdays", ()) if day.year in wanted}
    days.update(dict.fromkeys(made_up, Fraction(1)))
    last_notice = max(getattr(found, "special_public_holidays", ()), default=0)
    provisional = frozenset(year for year in wanted if preset.moved_by_notice and year > last_notice)
    return WorkingCalendar(preset.weekend, days, provisional)

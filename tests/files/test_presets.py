"""Country presets against facts of law and calendar that were looked up independently of the program."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app import i18n
from desktop_app.domain.formats import NUMBER_FORMATS
from desktop_app.files.presets import (
    currency_names,
    find_country,
    holiday_names,
    holidays_of,
    load_countries,
)

FEBRUARY = (date(2026, 2, 1), date(2026, 3, 1))


def test_february_2026_has_sixteen_working_days_in_china_and_twenty_in_romania() -> None:
    assert holidays_of("CN", [2026]).working_days(*FEBRUARY) == 16
    assert holidays_of("RO", [2026]).working_days(*FEBRUARY) == 20


@pytest.mark.parametrize("day", [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 10, 10)])
def test_a_chinese_make_up_day_is_worked_though_it_is_a_weekend(day: date) -> None:
    # State Council notice on the holidays of 2026 (国办发明电〔2025〕7号).
    assert day.weekday() >= 5
    assert holidays_of("CN", [2026]).share(day) == 1


def test_a_year_without_an_official_notice_is_provisional() -> None:
    assert holidays_of("CN", [2025, 2026, 2099]).provisional == {2099}
    assert not holidays_of("RO", [2099]).provisional


def test_the_unification_day_of_romania_is_not_worked() -> None:
    assert holidays_of("RO", [2025]).share(date(2025, 12, 1)) == 0
    assert "National Day" in holiday_names("RO", frozenset({2025}))[date(2025, 12, 1)]
    assert "Ziua Națională" in holiday_names("RO", frozenset({2025}), "ro")[date(2025, 12, 1)]
    assert "National Day" in holiday_names("RO", frozenset({2025}), "zh_TW")[date(2025, 12, 1)]


def test_only_the_years_asked_for_are_in_the_calendar() -> None:
    calendar = holidays_of("CN", [2025])
    assert {day.year for day in calendar.days} == {2025}
    assert set(calendar.days.values()) == {Fraction(0), Fraction(1)}


@pytest.mark.parametrize(
    ("country", "day", "rate"),
    [
        ("RO", date(2025, 7, 31), "0.19"),
        ("RO", date(2025, 8, 1), "0.21"),
        ("CN", date(2019, 3, 31), "0.16"),
        ("CN", date(2019, 4, 1), "0.13"),
        ("DE", date(2020, 12, 31), "0.16"),
        ("DE", date(2021, 1, 1), "0.19"),
        ("IE", date(2021, 2, 28), "0.21"),
        ("SG", date(2024, 1, 1), "0.09"),
        ("TW", date(2026, 1, 1), "0.05"),
        ("HK", date(2026, 1, 1), "0"),
        ("US", date(2026, 1, 1), "0"),
        ("RO", date(1980, 1, 1), "0"),
    ],
)
def test_the_tax_rate_is_the_one_in_force_on_the_day(country: str, day: date, rate: str) -> None:
    assert find_country(country).tax_on(day) == Decimal(rate)


def test_every_preset_names_things_the_program_knows() -> None:
    countries = load_countries()
    assert {"RO", "CN", "TW", "DE", "AT", "FR", "ES", "IT", "GB", "IE", "US", "HU", "BG", "MD", "HK", "SG"} <= {
        country.code for country in countries
    }
    for country in countries:
        assert country.number_format in NUMBER_FORMATS
        assert country.language in i18n.LANGUAGES
        assert country.currency in currency_names()
        assert country.fiscal_year_start in range(1, 13)
        assert country.date_order in {"dmy", "mdy", "ymd"}
        assert [tax.start for tax in country.tax] == sorted(tax.start for tax in country.tax)
        assert holidays_of(country.code, [2026]).days

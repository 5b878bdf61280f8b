"""Forecast error and bias against plain loops over the sales: the mean of six months, and the usual first half."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from statistics import fmean, median

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.new_workspace import new_workspace, preset_settings, save_settings
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store
from tests.operations.kpis.effort_rows import take

END = date(2026, 11, 20)
PERIOD = parse_period("2026-Q3")
HOLIDAYS = {
    date(2026, *day) for day in ((1, 1), (1, 2), (1, 6), (1, 7), (4, 10), (4, 13), (5, 1), (6, 1), (8, 15), (11, 30))
}
_RANDOM = Random(20260505)
SALES = [
    {"Document": f"S{n}", "Day": (date(2026, 1, 1) + timedelta(days=n)).isoformat(), "Owner": ("Ana", "Ion")[n % 2],
     "Customer": "Acme", "Amount": f"{_RANDOM.randrange(1_000, 90_000) / 100:.2f}"}
    for n in range(320)
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    chosen = preset_settings("RO", END, currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path_factory.mktemp("forecasts") / "w.quotadesk", chosen) as opened:
        save_settings(opened, replace(settings.load(opened), revenue_source="sale"), "")
        take(opened, Kind.SALE, SALES)
        yield opened


def _middle(month: int) -> date:
    """The first day on which half of the working days are over."""
    days = [date(2026, month, day) for day in range(1, monthrange(2026, month)[1] + 1)]
    worked = [day for day in days if day.weekday() < 5 and day not in HOLIDAYS]
    return next(day for day in days if 2 * sum(one <= day for one in worked) >= len(worked))


def _told(names: tuple[str, ...]) -> list[tuple[Fraction, Fraction]]:
    """What came and the landing of July, August and September, from the sales of ``names``."""
    mine = [(date.fromisoformat(row["Day"]), Fraction(row["Amount"])) for row in SALES if row["Owner"] in names]
    whole = [sum((amount for day, amount in mine if day.month == month), Fraction(0)) for month in range(1, 10)]
    half = [sum((amount for day, amount in mine if day.month == month and day <= _middle(month)), Fraction(0))
            for month in range(1, 10)]  # fmt: skip
    found = []
    for place in (6, 7, 8):
        usual = median(float(part) / float(all_) for part, all_ in zip(half[:place], whole[:place], strict=True))
        expected = fmean(float(one) for one in whole[place - 6 : place])
        found.append((whole[place], Fraction(round((float(half[place]) + expected * (1 - usual)) * 100), 100)))
    return found


def expected(names: tuple[str, ...] = ("Ana", "Ion")) -> dict[str, Fraction]:
    months = _told(names)
    came = sum((came for came, _landing in months), Fraction(0))
    return {
        "forecast_accuracy": sum((abs(landing - one) for one, landing in months), Fraction(0)) / came,
        "forecast_bias": sum((landing - one for one, landing in months), Fraction(0)) / came,
    }


@pytest.mark.parametrize("key", expected())
def test_a_figure_is_what_the_sales_give(store: Store, key: str) -> None:
    (found,) = figures(store, Wanted((key,), PERIOD, END, COMPANY, lean=True))
    assert found.value
    assert found.value.value == expected()[key] != 0
    assert found.n == 3


@pytest.mark.parametrize("key", expected())
def test_a_person_has_forecasts_of_their_own(store: Store, key: str) -> None:
    rows = breakdown(store, Wanted((key,), PERIOD, END, by="person", lean=True))
    assert [(row.label, row.figures[0].value and row.figures[0].value.value) for row in rows] == [
        ("Ana", expected(("Ana",))[key]), ("Ion", expected(("Ion",))[key]),
    ]  # fmt: skip
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana"), "Ana")
    (found,) = figures(store, Wanted((key,), PERIOD, END, ana, lean=True))
    assert found.value == rows[0].figures[0].value


def test_without_six_months_before_there_is_no_figure(store: Store) -> None:
    (found,) = figures(store, Wanted(("forecast_accuracy",), parse_period("2026-06"), END, lean=True))
    assert found.value is None

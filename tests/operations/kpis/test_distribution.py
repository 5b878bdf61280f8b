from datetime import date

from desktop_app.domain.period import parse_period
from desktop_app.operations.kpis.distribution import distribution
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.store.database import Store

MARCH, END = parse_period("2026-03"), date(2026, 4, 10)


def test_amounts_are_those_of_the_deals(team: Store) -> None:
    found = distribution(team, Wanted(("revenue",), MARCH, END))
    assert found is not None
    assert (found.n, found.median.value, found.median.currency) == (3, 30_000, "EUR")
    assert sum(one.n for one in found.bins) == 3


def test_a_time_has_the_median_of_its_gauge(team: Store) -> None:
    wanted = Wanted(("sales_cycle_days",), MARCH, END)
    found, figure = distribution(team, wanted), figures(team, wanted)[0]
    assert found is not None
    assert (found.median, found.n) == (figure.value, figure.n)


def test_a_share_and_an_empty_month_have_none(team: Store) -> None:
    assert distribution(team, Wanted(("win_rate",), MARCH, END)) is None
    assert distribution(team, Wanted(("revenue",), parse_period("2025-01"), END)) is None

"""The period of a target that is only dated follows from how far apart the days of one person lie."""

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.domain.period import Length
from desktop_app.operations.importing.target_days import TargetDays, target_days


def rows(*days: str, owner: str = "Ana") -> list[dict[str, Any]]:
    return [{"owner": owner, "dated": date.fromisoformat(day)} for day in days]


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (("2024-01-31", "2024-02-29", "2024-03-31"), ["2024-01", "2024-02", "2024-03"]),
        (("2024-01-01", "2024-04-01", "2024-07-01"), ["2024-Q1", "2024-Q2", "2024-Q3"]),
        (("2011-05-31", "2011-08-31", "2011-12-01", "2012-02-29"), ["2011-Q2", "2011-Q3", "2011-Q4", "2012-Q1"]),
        (("2023-06-30", "2023-12-31"), ["2023-H1", "2023-H2"]),
        (("2022-12-31", "2023-12-31"), ["2022", "2023"]),
        (("2024-02-01", "2024-05-01"), ["2024-02-01..2024-04-30", "2024-05-01..2024-07-31"]),
    ],
)
def test_days_stand_for_the_periods_they_lie_in(days: tuple[str, ...], names: list[str]) -> None:
    found = target_days(rows(*days))
    assert [period.name for row in rows(*days) if (period := found.period(row["dated"]))] == names


def test_first_days_of_fiscal_quarters_are_fiscal_quarters() -> None:
    found = target_days(rows("2024-02-01", "2024-05-01"), fiscal_start=2)
    period = found.period(date(2024, 5, 1))
    assert period is not None
    assert period.name == "FY2025-Q2"


def test_everybody_counts_alone_and_times_of_day_do_not_matter() -> None:
    mixed = [*rows("2024-01-15", "2024-04-15"), *rows("2024-02-15", "2024-05-15", owner="Ion")]
    mixed[0]["dated"] = datetime(2024, 1, 15, 8, 0)
    found = target_days(mixed)
    assert (found.length, found.days) == (Length.QUARTER, 90)


@pytest.mark.parametrize("days", [("2024-01-01",), ("2024-01-01", "2024-01-03"), ("2024-01-01", "2024-03-31")])
def test_what_tells_nothing_is_not_guessed(days: tuple[str, ...]) -> None:
    assert target_days(rows(*days)) == TargetDays(None)

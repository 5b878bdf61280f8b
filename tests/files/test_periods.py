"""Periods in the ways people write them, and columns that are called after one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.periods import read_period, spread_labels, written_period

MARCH = (
    "2026-03 | Mar 26 | martie 2026 | März 2026 | mars 2026 | marzo 2026 | 2026年3月 | 03/2026 | 202603 | 01.03.2026"
)


@pytest.mark.parametrize("text", MARCH.split(" | "))
def test_one_month_in_many_ways(text: str) -> None:
    period = read_period(text)
    assert period is not None
    assert period.name == "2026-03"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Q1 2026", "2026-Q1"), ("T2 2026", "2026-Q2"), ("Trimestrul III 2026", "2026-Q3"),
        ("4. Quartal 2026", "2026-Q4"), ("2026年第二季度", "2026-Q2"), ("2026年上半年", "2026-H1"),
        ("S2 2026", "2026-H2"), ("2026", "2026"), ("2026年度", "2026"), ("113年5月", "2024-05"),
        ("2026-W12", "2026-W12"), ("FY2026-P02", "FY2026-P02"), ("2026-03-01..2026-03-15", "2026-03-01..2026-03-15"),
    ],
)  # fmt: skip
def test_other_lengths(text: str, name: str) -> None:
    period = read_period(text)
    assert period is not None
    assert period.name == name


@pytest.mark.parametrize("text", ["", "Region", "Total", "13/2026", "Q5 2026", "2026-03-17", "Q1 Q2 2026", "5"])
def test_what_is_no_period(text: str) -> None:
    assert read_period(text) is None


def test_a_month_without_a_year_waits_for_one() -> None:
    assert read_period("ian") is None
    period = read_period("ian", 2026)
    assert period is not None
    assert period.name == "2026-01"


def test_columns_called_after_periods_and_currencies() -> None:
    assert spread_labels(["Agent", "Jan", "2026年1月", "Q1", "2027", "Jan"], "period") == {
        1: "?-01", 2: "2026-01", 3: "?-Q1", 4: "2027",
    }  # fmt: skip
    assert spread_labels(["Data", "EUR", "100HUF", "1 USD", "Name"], "currency") == {1: "EUR", 2: "100HUF", 3: "USD"}


@given(
    st.integers(1990, 2080), st.integers(1, 12), st.sampled_from(["{m:02d}/{y}", "{y}年{m}月", "{y}{m:02d}", "{y}-{m}"])
)
def test_a_label_names_its_period_again(year: int, month: int, layout: str) -> None:
    written = written_period(layout.format(y=year, m=month))
    assert written is not None
    assert (written.year, written.number) == (year, month)
    assert written_period(written.label()) == written

"""Yes and no, months and lengths of time as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.files.spoken_values import parse_duration, parse_flag, parse_month


@pytest.mark.parametrize(
    ("text", "flag"),
    [("Yes", "yes"), ("da", "yes"), ("是", "yes"), ("Nein", "no"), ("non", "no"), ("未接", "no"), ("0", "no"),
     ("✓", "yes"), ("No answer", "no"), ("maybe", None)],
)  # fmt: skip
def test_a_flag_is_yes_or_no_or_not_known(text: str, flag: str | None) -> None:
    assert parse_flag(text) == flag


@pytest.mark.parametrize(
    "text", ["2026-03", "03/2026", "202603", "March 2026", "martie 2026", "März 26", "2026年3月", "Mar-26", "2026 mars"]
)
def test_a_month_is_its_first_day(text: str) -> None:
    assert parse_month(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["2026-13", "45356", "spring", "2026-03-05", ""])
def test_what_is_no_month_is_none(text: str) -> None:
    assert parse_month(text) is None


@pytest.mark.parametrize(
    ("text", "number", "title", "in_minutes", "seconds"),
    [
        ("205", "205", "Duration", False, 205),
        ("205", "205", "Duration (min)", False, 205 * 60),
        ("90", "90", "Length", True, 5400),
        ("90", "90", "Durata (sec)", True, 90),
        ("3:25", None, "Duration", False, 205),
        ("1:30", None, "Duration", True, 5400),
        ("00:03:25", None, "", True, 205),
        ("1h 30m", None, "", True, 5400),
        ("3分25秒", None, "", False, 205),
    ],
)
def test_a_length_of_time_is_in_seconds(
    text: str, number: str | None, title: str, *, in_minutes: bool, seconds: int
) -> None:
    read = Decimal(number) if number else None
    assert parse_duration(text, read, title, in_minutes=in_minutes) == seconds


def test_words_are_no_length_of_time() -> None:
    assert parse_duration("long", None, "", in_minutes=True) is None

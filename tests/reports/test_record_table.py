"""Records as a table: only the columns that somebody fills, money with its currency, statuses in words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app import i18n
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import STATE_WORDS
from desktop_app.reports.record_table import record_columns, record_rows, record_table
from desktop_app.store.behind import Behind

BARE = Behind(1, "sale", "", None, "", "", "", "", "", None, None, None, None)
DEAL = Behind(
    2, "opportunity", "D-7", date(2026, 3, 4), "Ana", "Acme", "Pen", "", "won", Fraction("12.5"), None, None, None
)
SURVEY = Behind(3, "survey", "", date(2026, 3, 5), "", "Acme", "", "", "csat", None, 0, None, None)
CASE = Behind(4, "interaction", "C-1", date(2026, 3, 6), "Ion", "", "", "mail", "", None, None, 0, 90)


def keys(*records: Behind) -> list[str]:
    return [column.key for column in record_columns(records, "EUR")]


def test_day_number_and_person_are_always_there() -> None:
    assert keys() == keys(BARE) == ["day", "document", "person"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (DEAL, ["day", "document", "customer", "person", "product", "amount", "result"]),
        (SURVEY, ["day", "document", "customer", "person", "score", "result"]),
        (CASE, ["day", "document", "person", "channel", "wait", "work"]),
    ],
)
def test_a_column_is_there_when_one_record_fills_it_with_a_zero_too(record: Behind, expected: list[str]) -> None:
    assert keys(BARE, record) == expected


def test_an_amount_is_money_of_the_workspace_and_its_head_says_which() -> None:
    table = record_table([DEAL, BARE], "EUR")
    place = next(n for n, column in enumerate(table.columns) if column.key == "amount")
    assert (table.columns[place].title, table.columns[place].currency) == ("Amount, €", "EUR")
    assert [row[place] for row in table.rows] == [Quantity(Fraction("12.5"), Unit.MONEY, "EUR"), None]


def test_each_row_holds_what_its_record_says() -> None:
    table = record_table([DEAL], "EUR")
    assert table.rows == (
        (date(2026, 3, 4), "D-7", "Acme", "Ana", "Pen", Quantity(Fraction("12.5"), Unit.MONEY, "EUR"), "won"),
    )
    assert (table.title, table.totals) == ("Records", ())


def test_what_is_not_known_is_empty_and_minutes_are_plain_numbers() -> None:
    columns = record_columns([CASE, SURVEY], "EUR")
    rows = record_rows([CASE, SURVEY], columns)
    assert [column.key for column in columns][-4:] == ["score", "wait", "work", "result"]
    assert [row[-4:] for row in rows] == [(None, 0, 90, None), (0, None, None, "satisfaction")]


@pytest.mark.parametrize("status", [*STATE_WORDS, "won't fix"])
def test_a_status_is_said_in_words_and_an_unknown_one_as_it_is(status: str) -> None:
    one = replace(DEAL, status=status)
    assert record_table([one], "EUR").rows[0][-1] == STATE_WORDS.get(status, status)


def test_statuses_are_said_in_the_language_of_the_moment() -> None:
    i18n.set_language("ro")
    assert record_table([DEAL], "EUR").rows[0][-1] != "won"

"""The table of opinions: every state has a word, every opinion a row."""

from datetime import date

from desktop_app.domain.opinion import Care, Opinion
from desktop_app.reports.opinion_words import CARE, opinions_table


def test_every_opinion_is_a_row_in_words() -> None:
    assert set(CARE) == set(Care)
    one = Opinion(7, date(2026, 3, 2), "Acme", "Ana", "complaint", "Late", "Two days", answered=True, tags=("a", "b"))
    (row,) = opinions_table([one]).rows
    assert row == ("7", date(2026, 3, 2), "Acme", "complaint", "Late", "Two days", "yes", "not looked at", "a, b")

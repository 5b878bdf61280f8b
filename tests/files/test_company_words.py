"""Words for yes, no, holidays and working days, as people write them in our languages."""

from fractions import Fraction

import pytest

from desktop_app.files.company_words import means_company, parse_day_share, parse_truth


@pytest.mark.parametrize(
    ("text", "said"),
    [("Da", True), ("nu", False), ("Plătit", True), ("neplătit", False), ("Unpaid", False), ("是", True), ("x?", None)],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert parse_truth(text) is said


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Holiday", Fraction(0)), ("Sărbătoare legală", Fraction(0)), ("放假", Fraction(0)), ("上班", Fraction(1)),
        ("Half day", Fraction(1, 2)), ("jumătate", Fraction(1, 2)), ("Arbeitstag", Fraction(1)), ("perhaps", None),
    ],
)  # fmt: skip
def test_how_much_of_a_day_is_worked(text: str, share: Fraction | None) -> None:
    assert parse_day_share(text) == share


def test_the_company_itself() -> None:
    assert means_company("Toată firma") is False
    assert means_company("Companie")
    assert means_company("全公司")

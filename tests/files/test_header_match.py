"""How well titles fit the names of a field: the same name, inside a longer one, spelt differently, or not."""

import pytest

from desktop_app.files.header_match import ALIKE, EXACT, INSIDE, name_match


@pytest.mark.parametrize(
    ("title", "group", "least", "most"),
    [
        ("Quote Number", "quote_no", EXACT - 0.01, EXACT),
        ("quoteNumber", "quote_no", EXACT - 0.01, EXACT),
        ("Nr. ofertă", "quote_no", EXACT - 0.01, EXACT),
        ("Our quote number", "quote_no", INSIDE, EXACT - 0.1),
        ("报价单号码", "quote_no", INSIDE, EXACT - 0.1),
        ("Qoute Number", "quote_no", ALIKE, INSIDE - 0.01),
        ("Shipping cost", "cost", 0, 0),
        ("Sales quota", "amount", 0, 0),
        ("", "amount", 0, 0),
    ],
)
def test_a_title_fits_as_far_as_it_says_the_name(title: str, group: str, least: float, most: float) -> None:
    assert least <= name_match(title, group) <= most


def test_of_two_exact_names_the_one_listed_first_is_stronger() -> None:
    assert name_match("number", "quote_no") > name_match("offer number", "quote_no")

"""To whom records are credited."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.rules.incentives.crediting import NOBODY, Book, Dated, Sold, credit_people, on_day
from tests.rules.incentives.people import sale

HALF = Fraction(1, 2)


def test_an_entry_holds_from_its_day_until_the_next_begins() -> None:
    entries = [Dated(2, date(2026, 3, 10)), Dated(1)]
    assert [on_day(entries, date(2026, 3, day)) for day in (1, 9, 10, 31)] == [1, 1, 2, 2]
    assert on_day([Dated(2, date(2026, 3, 10))], date(2026, 3, 9)) == NOBODY


def test_more_than_all_of_a_record_is_an_error_unless_declared_as_overlay() -> None:
    with pytest.raises(UserError):
        credit_people([Sold(sale(1, 100), {1: HALF, 2: Fraction(51, 100)})], Book())
    found = credit_people([Sold(sale(1, 100), {1: HALF, 2: HALF}, {3: HALF})], Book())
    assert {person: credits_[0].share for person, credits_ in found.own.items()} == {1: HALF, 2: HALF, 3: HALF}
    assert found.unassigned == []


def test_a_split_below_all_of_it_leaves_a_rest_that_is_shown() -> None:
    found = credit_people([Sold(sale(1, 100), {1: Fraction(3, 4)})], Book())
    assert [credit.share for credit in found.unassigned] == [Fraction(1, 4)]


def test_without_a_seller_the_customers_then_the_regions_then_nobody() -> None:
    sales = [
        Sold(sale(1, 100, NOBODY, region="West")),
        Sold(sale(2, 100, NOBODY, region="East")),
        Sold(sale(3, 100, 4, region="West")),
    ]
    found = credit_people(sales, Book(regions={"West": [Dated(2)]}))
    assert {person: [one.record.version for one in own] for person, own in found.own.items()} == {2: [1], 4: [3]}
    assert [one.record.version for one in found.unassigned] == [2]


def test_the_manager_of_the_records_day_counts_it_once_even_with_an_overlay() -> None:
    managers = {1: [Dated(9)], 2: [Dated(9)], 3: [Dated(8)]}
    found = credit_people([Sold(sale(1, 100), {1: HALF, 2: HALF}, {2: HALF, 3: HALF})], Book(managers=managers))
    assert sum(one.share for one in found.reports[9]) == 1
    assert [one.share for one in found.reports[8]] == [HALF]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=5))
def test_shares_and_the_rest_make_the_whole_record(percents: list[int]) -> None:
    whole = max(100, sum(percents))
    split = {person: Fraction(percent, whole) for person, percent in enumerate(percents, 1)}
    found = credit_people([Sold(sale(1, 100), split)], Book())
    everything = [one for own in found.own.values() for one in own] + list(found.unassigned)
    assert sum(one.share for one in everything) == 1

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.analysis.classes import (
    BUILT_IN,
    ClassRule,
    Customer,
    class_rows,
    classed,
    field_of_fifths,
    fifth,
    group_rows,
    rfm_group,
)


def customer(key: int, last: int, orders: int, amount: int, first: int = 900) -> Customer:
    return Customer(key, first, last, orders, Fraction(amount), Fraction(amount, 4), Fraction(amount))


# Ten customers; the two largest are the top fifth.
TEN = [
    customer(1, 5, 9, 9000), customer(2, 20, 6, 8000), customer(3, 40, 5, 700), customer(4, 200, 4, 7000),
    customer(5, 400, 0, 0), customer(6, 10, 1, 50, first=10), customer(7, 60, 1, 60), customer(8, 90, 1, 70),
    customer(9, 30, 3, 80), customer(10, 100, 2, 90),
]  # fmt: skip


def test_the_first_rule_that_fits_is_the_class() -> None:
    found = {
        one.customer.key: BUILT_IN.rules[one.place].name
        for one in classed(TEN, BUILT_IN.rules)
        if one.place is not None
    }
    assert found == {
        1: "High-value", 2: "High-value", 3: "Regular", 4: "At risk", 5: "Asleep", 6: "New", 7: "Potential",
        8: "Potential", 9: "Regular", 10: "Potential",
    }  # fmt: skip


def test_a_class_sums_its_customers() -> None:
    rows = {row.name: row for row in class_rows(classed(TEN, BUILT_IN.rules), BUILT_IN.rules)}
    high = rows["High-value"]
    assert (high.customers, high.amount, high.orders) == (2, 17_000, 15)
    assert high.per_order == Fraction(17_000, 15)
    assert high.margin_rate == Fraction(1, 4)
    assert sum(row.customers for row in rows.values()) == len(TEN)
    assert rows["Asleep"].per_order is None


def test_contacts_count_where_the_class_asks_for_them() -> None:
    rules = (ClassRule("All", care_days=30),)
    three = [Customer(1, 9, 9, 1, Fraction(1), contacted=30), Customer(2, 9, 9, 1, Fraction(1), contacted=31),
             Customer(3, 9, 9, 1, Fraction(1))]  # fmt: skip
    row = class_rows(classed(three, rules), rules)[0]
    assert (row.cared, row.due, row.coverage) == (1, 3, Fraction(1, 3))
    assert class_rows(classed(three, (ClassRule("All"),)), (ClassRule("All"),))[0].coverage is None


def test_fifths_of_equal_values_are_equal() -> None:
    assert [fifth(below, 10) for below in range(10)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    found = {one.customer.key: one.code for one in classed(TEN, ())}
    assert found[1] == "555"
    assert found[5] == "111"
    assert found[7][1] == found[8][1] == found[6][1]  # one order each


def test_corners_have_their_words() -> None:
    assert rfm_group(5, 5) == "Champions"
    assert rfm_group(1, 5) == "Must not be lost"
    assert rfm_group(5, 1) == "Recent"
    assert rfm_group(1, 1) == "Nearly lost"


customers = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 20), st.integers(0, 10_000)), min_size=1, max_size=40
).map(lambda made: [customer(key, *one) for key, one in enumerate(made)])


@given(customers)
def test_everybody_is_in_one_class_one_group_and_one_cell(made: list[Customer]) -> None:
    found = classed(made, BUILT_IN.rules)
    assert sum(row.customers for row in class_rows(found, BUILT_IN.rules)) == len(made)
    assert sum(row.customers for row in group_rows(found)) == len(made)
    assert sum(count for count, _amount in field_of_fifths(found).values()) == len(made)
    whole = sum(one.amount for one in made)
    assert sum(row.amount for row in group_rows(found)) == whole
    best = max(made, key=lambda one: one.amount)
    for one in found:
        assert one.money >= next(other.money for other in found if other.customer.amount <= one.customer.amount)
    assert found[0].customer.amount == best.amount

"""Who counts as a customer, from purchases written down by hand and from a slow recomputation."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.kpis.computed import customers
from desktop_app.rules.kpis.computed.customers import ACTIVE, buyers

MILLION = 10**6
FIRST, AFTER = date(2026, 3, 1).toordinal(), date(2026, 4, 1).toordinal()
ROWS = st.lists(
    st.tuples(st.integers(1, 8), st.integers(FIRST - 800, AFTER), st.integers(-50, 500), st.integers(1, 2)), max_size=30
).map(lambda rows: sorted({(who, day): (who, day, amount, n) for who, day, amount, n in rows}.values()))


def test_a_customer_stays_for_a_year_after_the_last_purchase() -> None:
    days = {1: FIRST - 10, 2: FIRST - 350, 3: FIRST - 400, 4: FIRST + 3}
    known = buyers((who, day, 100 * MILLION, 1) for who, day in days.items())
    assert customers.customers_at_start(known, FIRST, AFTER).value == 2
    assert customers.customers_kept(known, FIRST, AFTER).value == 1
    assert customers.customers_lost(known, FIRST, AFTER).value == 1


def test_a_cohort_is_those_who_bought_in_the_same_span_a_year_before() -> None:
    last_march = date(2025, 3, 31).toordinal()
    rows = [(1, last_march, 100 * MILLION, 1), (1, FIRST, 70 * MILLION, 1), (2, last_march, 50 * MILLION, 1),
            (3, FIRST, 500 * MILLION, 1)]  # fmt: skip
    known = buyers(rows)
    assert customers.cohort_then(known, FIRST, AFTER).value == 150
    assert customers.cohort_now(known, FIRST, AFTER).value == 70


def test_the_largest_are_ten() -> None:
    known = buyers((who, FIRST, who * MILLION, 1) for who in range(1, 13))
    assert customers.revenue_largest(known, FIRST, AFTER).value == sum(range(3, 13))


@given(ROWS)
def test_counts_are_those_of_a_slow_recomputation(rows: list[tuple[int, int, int, int]]) -> None:
    known = buyers(rows)
    at_start = {who for who, day, _amount, _n in rows if FIRST - ACTIVE <= day < FIRST}
    at_end = {who for who, day, _amount, _n in rows if AFTER - ACTIVE <= day < AFTER}
    assert customers.customers_at_start(known, FIRST, AFTER).value == len(at_start)
    assert customers.customers_kept(known, FIRST, AFTER).value == len(at_start & at_end)
    assert customers.customers_lost(known, FIRST, AFTER).value == len(at_start - at_end)
    year = [(who, n) for who, day, _amount, n in rows if date(2025, 4, 1).toordinal() <= day < AFTER]
    orders = {who: sum(n for one, n in year if one == who) for who, _n in year}
    assert customers.customers_buying(known, FIRST, AFTER).value == len(orders)
    assert customers.customers_repeating(known, FIRST, AFTER).value == sum(n >= 2 for n in orders.values())

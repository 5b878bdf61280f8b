"""Explanations: data that can be stored and read again without loss."""

import json
import pickle
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.explanation import Explanation, explain, from_json, to_json
from desktop_app.domain.period import Length, containing
from desktop_app.domain.quantity import Quantity, Unit

QUANTITIES = st.builds(Quantity, st.fractions(), st.sampled_from(list(Unit)), st.sampled_from(["", "RON"]))
PERIODS = st.builds(containing, st.dates(), st.sampled_from([Length.MONTH, Length.QUARTER, Length.YEAR]))
VALUES = st.one_of(
    QUANTITIES, PERIODS.filter(lambda period: period.start.year < 9999), st.dates(), st.text(), st.integers()
)
NAMED = st.dictionaries(st.text(min_size=1), VALUES, max_size=4).map(lambda values: tuple(values.items()))
RECORDS = st.lists(st.integers(1), max_size=4).map(tuple)
LEAVES = st.builds(
    Explanation,
    st.text(),
    NAMED,
    st.none() | QUANTITIES,
    st.just(()),
    RECORDS,
    st.integers(0),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(Explanation, st.text(), NAMED, st.none() | QUANTITIES, st.tuples(inner), RECORDS),
    max_leaves=6,
)


@given(TREES)
def test_a_stored_explanation_is_read_again_without_loss(tree: Explanation) -> None:
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree


@given(TREES)
def test_an_explanation_survives_the_way_to_another_process(tree: Explanation) -> None:
    assert pickle.loads(pickle.dumps(tree)) == tree  # noqa: S301 - our own bytes


def test_values_are_given_and_asked_for_by_name() -> None:
    day = date(2017, 9, 30)
    step = explain("sales", Quantity(Fraction(1, 3)), records=(4, 7), day=day, person="Ion Pop")
    assert step.value("day") == day
    assert step.value("person") == "Ion Pop"
    assert step.count == 2
    with pytest.raises(KeyError):
        step.value("team")


def test_a_number_of_records_may_stand_for_them() -> None:
    assert explain("sales", count=120_000).count == 120_000


def test_amounts_are_stored_as_exact_text() -> None:
    stored = to_json(explain("third", Quantity(Fraction(1, 3), Unit.MONEY, "RON")))
    assert stored["result"] == {"quantity": "1/3", "unit": "money", "currency": "RON"}

"""Reading and writing formulas: precedence, every mistake with its place, and the way back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.kpis.formula import (
    Call,
    Formula,
    FormulaError,
    Input,
    Name,
    Negative,
    Number,
    Operation,
    Vocabulary,
    inputs,
    is_additive,
    names,
)
from desktop_app.rules.kpis.notation import format_formula, parse_formula

NAMES = st.sampled_from(("revenue", "deals_won", "mean", "x", "a1"))
NUMBERS = st.builds(
    lambda digits, places: Number(Fraction(digits, 10**places)), st.integers(0, 10**9), st.integers(0, 6)
)


def branches(children: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    spread = st.builds(lambda f, n: Call(f, (Name(n),)), st.sampled_from(("mean", "median", "distinct")), NAMES)
    quantile = st.builds(lambda n, p: Call("percentile", (Name(n), Number(Fraction(p)))), NAMES, st.integers(0, 100))
    seen = st.builds(lambda f, x: Call(f, (x,)), st.sampled_from(("prior", "whole", "last", "abs")), children)
    choice = st.builds(
        lambda f, xs: Call(f, tuple(xs)),
        st.sampled_from(("max", "min")),
        st.lists(children, min_size=2, max_size=3),
    )
    operation = st.builds(Operation, st.sampled_from("+-*/"), children, children)
    return st.one_of(spread, quantile, seen, choice, operation, st.builds(Negative, children))


TREES = st.recursive(st.one_of(st.builds(Name, NAMES), NUMBERS), branches, max_leaves=12)


@given(TREES)
def test_a_written_formula_reads_back_to_the_same_tree(tree: Formula) -> None:
    assert parse_formula(format_formula(tree)) == tree


def test_products_bind_tighter_than_sums_and_signs_tighter_than_products() -> None:
    a, b, c = Name("a"), Name("b"), Name("c")
    assert parse_formula("a + b × c") == Operation("+", a, Operation("*", b, c))
    assert parse_formula("a - b - c") == Operation("-", Operation("-", a, b), c)
    assert parse_formula("a / b * c") == Operation("*", Operation("/", a, b), c)
    assert parse_formula("−a × b") == Operation("*", Negative(a), b)
    assert parse_formula("a ÷ (b + c)") == Operation("/", a, Operation("+", b, c))


def test_numbers_are_exact() -> None:
    assert parse_formula("0.1") == Number(Fraction(1, 10))
    assert parse_formula("100") == Number(Fraction(100))


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("", 1, "The formula ends too early."),
        ("a +", 4, "The formula ends too early."),
        ("a + ) b", 5, "“)” at position 5 is not expected there."),
        ("a b", 3, "“b” at position 3 is not expected there."),
        ("2x", 2, "“x” at position 2 is not expected there."),
        ("a % b", 3, "“%” at position 3 has no meaning in a formula."),
        ("0,5", 2, "“,” at position 2 is not expected there."),
        ("(a + b", 1, "The parenthesis at position 1 is not closed."),
        ("eval(a)", 1, "“eval” at position 1 is not a function."),
        ("1 + median(a + b)", 5, "median at position 5 takes the name of a measure."),
        ("percentile(a)", 1, "percentile at position 1 has too many or too few values."),
        ("percentile(a, 101)", 1, "The percentile at position 1 is not a number from 0 to 100."),
        ("max(a)", 1, "max at position 1 has too many or too few values."),
        ("abs(a, b)", 1, "abs at position 1 has too many or too few values."),
        ("__import__('os')", 12, "“'” at position 12 has no meaning in a formula."),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, position: int, sentence: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert caught.value.position == position
    assert caught.value.headline() == sentence
    assert caught.value.advice()


def test_a_formula_without_end_is_refused_before_it_can_hurt() -> None:
    for text in ("(" * 10_000, "-" * 10_000 + "a", "+".join("a" * 10_000)):
        with pytest.raises(FormulaError, match="too long"):
            parse_formula(text)


def test_the_deepest_allowed_formula_can_be_read_and_written() -> None:
    text = "−" * 190 + "a"
    assert format_formula(parse_formula(text)) == text


def test_an_unknown_measure_is_named_with_its_nearest() -> None:
    known = Vocabulary({"deals_won", "revenue"}, {"cycle_days"}, {"win_rate"})
    with pytest.raises(FormulaError) as caught:
        parse_formula("1 + deals_wom", known)
    assert caught.value.position == 5
    assert "deals_won" in caught.value.advice()


def test_single_values_and_totals_can_not_stand_for_each_other() -> None:
    known = Vocabulary({"revenue"}, {"cycle_days"}, {"win_rate"})
    parse_formula("median(cycle_days) + revenue + target(win_rate)", known)
    for text in ("cycle_days", "median(revenue)", "target(revenue)"):
        with pytest.raises(FormulaError):
            parse_formula(text, known)


def test_a_formula_says_what_it_asks_for_and_in_which_view() -> None:
    tree = parse_formula("revenue / prior(whole(revenue)) - median(cycle_days)")
    assert inputs(tree) == {Input("revenue"), Input("revenue", ("prior", "whole")), Input("cycle_days")}
    assert names(tree) == {"revenue", "cycle_days"}


@pytest.mark.parametrize(
    ("text", "additive"),
    [
        ("revenue", True),
        ("revenue - 2 × cost / 3", True),
        ("-revenue", True),
        ("deals_won / deals_lost", False),
        ("revenue × cost", False),
        ("median(cycle_days)", False),
        ("revenue + 5", False),
        ("max(a, b)", False),
    ],
)
def test_only_sums_and_multiples_of_measures_are_additive(text: str, additive: bool) -> None:
    assert is_additive(parse_formula(text)) is additive

"""A statement says what the result says, and reads back from its JSON as it was."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.explanation import explain
from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.example_inputs import facts_of
from desktop_app.rules.incentives.plan import Component, PlanVersion, version_on
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.rating import Bounds, Slice, Tier
from desktop_app.rules.incentives.result import PersonInputs, State
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.statement import (
    CreditedRecord,
    Statement,
    StatementLine,
    make_statement,
    statement_from_json,
    statement_to_json,
)

ROOT = Path(__file__).parents[3]
FILES = sorted((*(ROOT / "tests/cases/incentives").glob("*.toml"), *(ROOT / "resources/plans").glob("*.toml")))
MARCH = parse_period("2026-03")
STEPS = Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40_000), Fraction(8, 100))))


def euros(value: int | str) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def stated(version: PlanVersion, inputs: PersonInputs, period: Period) -> Statement:
    result = evaluate(version, inputs, period)
    rules = dict(zip((one.name for one in version.components), describe(version), strict=True))
    records = {one.record.version: one.record for one in (*inputs.credits, *inputs.reports)}
    return make_statement(result, "Field", 3, rules, records)


def sale(number: int, amount: int, **named: str) -> Credit:
    return Credit(Record(number, Kind.SALE, f"S-{number}", date(2026, 3, number), 1, Fraction(amount), **named))  # type: ignore[arg-type] # texts only


def commission() -> Statement:
    """Two sales, the second one across the bound of 40,000."""
    version = PlanVersion(date(2026, 1, 1), (Component("Commission", STEPS),), "EUR")
    inputs = PersonInputs(7, "Ana", (sale(1, 30_000, customer="Acme"), sale(2, 20_000, product="Pen")))
    return stated(version, inputs, MARCH)


def stored(statement: Statement) -> Statement:
    """Through text, as the workspace keeps it."""
    return statement_from_json(json.loads(json.dumps(statement_to_json(statement))))


def test_a_statement_names_its_person_plan_and_pay() -> None:
    found = commission()
    assert (found.person, found.name, found.period, found.plan, found.plan_version) == (7, "Ana", MARCH, "Field", 3)
    assert (found.currency, found.state, found.pay, found.reasons) == ("EUR", State.EVALUATED, 2_800_00, ())


def test_a_line_has_the_figures_of_its_component() -> None:
    (line,) = commission().lines
    assert (line.name, line.measure_key, line.measure, line.pay, line.other) == (
        "Commission",
        "revenue",
        50_000,
        2_800_00,
        0,
    )
    assert (line.rate, line.effective_rate) == (Fraction(8, 100), Fraction(56, 1000))
    assert (line.next_unit, line.next_bound, line.missing) == (Fraction(8, 100), None, None)
    assert (line.quota, line.attainment) == (None, None)


def test_each_record_says_what_it_is_and_where_it_crosses_a_bound() -> None:
    first, second = commission().lines[0].records
    assert (first.document, first.day, first.customer, first.product) == ("S-1", date(2026, 3, 1), "Acme", "")
    assert (first.credited, first.running, first.pay, first.crosses) == (30_000, 30_000, 1_500_00, False)
    assert (second.product, second.running, second.pay, second.crosses) == ("Pen", 50_000, 1_300_00, True)
    assert [(part.tier, part.amount) for part in second.slices] == [(1, 10_000), (2, 10_000)]


def test_the_whole_tree_begins_with_the_pay() -> None:
    found = commission()
    tree = found.explanation()
    assert (tree.step, tree.result) == ("pay.statement", euros(2_800))
    assert dict(tree.values) == {"name": "Ana", "period": MARCH, "pay": euros(2_800)}
    assert tree.parts == (found.lines[0].steps,)


def test_a_statement_that_is_held_says_why_and_names_no_pay() -> None:
    bonus = Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
    found = stated(PlanVersion(date(2026, 1, 1), (bonus,), "EUR"), PersonInputs(7, "Ana", (sale(1, 5),)), MARCH)
    assert (found.pay, found.state, found.lines[0].pay) == (None, State.NOT_EVALUABLE, None)
    assert [reason.step for reason in found.reasons] == ["reason.quota_missing"]
    tree = found.explanation()
    assert (tree.step, tree.result, dict(tree.values)) == ("pay.held", None, {"name": "Ana", "period": MARCH})


def test_money_of_yen_and_dinars_has_its_own_minor_units() -> None:
    for currency, paid in (("JPY", Fraction(2_800)), ("KWD", Fraction(28, 10)), ("EUR", Fraction(28))):
        one = Statement(1, "Ana", MARCH, "Field", 1, currency, State.EVALUATED, 2_800, (), ())
        assert one.explanation().result == Quantity(paid, Unit.MONEY, currency)


def test_what_is_written_is_plain_and_exact() -> None:
    data = statement_to_json(commission())
    assert (data["period"], data["first_day"], data["end"], data["length"]) == (
        "2026-03",
        "2026-03-01",
        "2026-04-01",
        "month",
    )
    (line,) = data["components"]
    assert (line["measure"], line["rate"], line["effective_rate"], line["quota"]) == ("50000", "2/25", "7/125", None)
    assert line["records"][1]["slices"] == [[1, "0", "40000", "10000", "1/20"], [2, "40000", None, "10000", "2/25"]]


def statements(path: Path) -> Iterator[Statement]:
    file = parse_plan(path.read_text("utf-8"))
    for example in file.examples:
        for expected in example.expect:
            version = version_on(file.plan, expected.period.start)
            period = expected.period
            yield stated(version, facts_of(example, file.plan, [period], period.last).inputs, period)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_example_reads_back_as_it_was(path: Path) -> None:
    found = list(statements(path))
    assert found
    assert [stored(one) for one in found] == found


fractions = st.builds(Fraction, st.integers(), st.integers(1, 10**6))
maybe = st.none() | fractions
names = st.text(max_size=20)
quantities = st.builds(Quantity, fractions, st.sampled_from(Unit), st.sampled_from(["", "EUR"]))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
periods = st.builds(Period, days, days, names, st.sampled_from(Length))
values = st.dictionaries(
    st.sampled_from(["a", "b", "c"]), quantities | periods | days | names | st.integers(), max_size=3
)
leaves = st.builds(lambda known, result: explain("flat.rate", result, **known), values, st.none() | quantities)
trees = st.builds(
    lambda part, records: explain("pay.component", parts=(part,), records=tuple(records)),
    leaves,
    st.lists(st.integers(1, 9), max_size=3),
)
slices = st.builds(Slice, st.integers(0, 5), fractions, maybe, fractions, fractions)
records = st.builds(
    CreditedRecord, st.integers(), days, names, names, names, fractions, fractions, st.integers(), st.tuples(slices)
)
lines = st.builds(
    StatementLine, names, names, st.sampled_from(State), leaves, trees, maybe, maybe, maybe, maybe, maybe,
    st.none() | st.integers(), st.integers(), maybe, maybe, maybe, st.lists(records, max_size=2).map(tuple),
)  # fmt: skip


@given(
    st.builds(
        Statement, st.integers(), names, periods, names, st.integers(), st.sampled_from(["EUR", ""]),
        st.sampled_from(State), st.none() | st.integers(), st.lists(lines, max_size=2).map(tuple),
        st.lists(leaves, max_size=2).map(tuple),
    )
)  # fmt: skip
def test_any_statement_reads_back_as_it_was(statement: Statement) -> None:
    assert stored(statement) == statement

"""The text of a plan: what is read, how it is written, and how an error names its place."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.rules.incentives.plan_file import format_plan, parse_plan
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.toml_fields import format_number, parse_number


def plan(component: str, more: str = "") -> str:
    return f"""
name = "P"
[[versions]]
valid_from = 2026-01-01
{more}
[[versions.components]]
{component}
"""


def test_a_rate_may_be_written_as_a_percentage_a_number_or_a_fraction() -> None:
    assert {parse_number("5 %"), parse_number("5%"), parse_number(Decimal("0.05")), parse_number("1/20")} == {
        Fraction(1, 20)
    }
    assert parse_number("10000/3") == Fraction(10000, 3)
    assert parse_number("-2.5") == Fraction(-5, 2)


@pytest.mark.parametrize("wrong", [True, "five", "", "1/0", "5 %%", Decimal("Infinity"), Decimal("NaN"), None, [1]])
def test_what_is_no_number_is_refused(wrong: object) -> None:
    with pytest.raises(UserError):
        parse_number(wrong, "cap")


@given(st.fractions(), st.booleans())
def test_a_number_written_is_the_number_read(value: Fraction, percent: bool) -> None:
    assert parse_number(format_number(value, percent=percent)) == value


def test_percentages_are_written_as_people_write_them() -> None:
    text = format_plan(parse_plan(plan('name = "C"\nshape = { kind = "flat", rate = 0.075 }')))
    assert 'rate = "7.5 %"' in text


def test_money_for_each_unit_is_not_written_as_a_percentage() -> None:
    shape = 'shape = { kind = "marginal", tiers = [{ from = 3, rate = 400 }] }'
    text = format_plan(parse_plan(plan(f'name = "C"\nmeasure = "deals"\n{shape}')))
    assert "rate = 400" in text
    assert "%" not in text


def test_versions_are_kept_in_the_order_of_their_days() -> None:
    component = '[[versions.components]]\nname = "C"\nshape = { kind = "flat", rate = "5 %" }\n'
    days = [f"[[versions]]\nvalid_from = {day}\n{component}" for day in ("2026-07-01", "2026-01-01")]
    file = parse_plan('name = "P"\n' + "".join(days))
    assert [version.valid_from.month for version in file.plan.versions] == [1, 7]


@pytest.mark.parametrize(
    ("component", "place"),
    [
        ('name = "C"\nshape = { kind = "flat" }', "versions[1].components[1].shape.rate"),
        ('name = "C"\nshape = { kind = "flat", rate = "x" }', "versions[1].components[1].shape.rate"),
        ('name = "C"\nshape = { kind = "flat", rate = 1, hue = 2 }', "versions[1].components[1].shape"),
        ('name = "C"\nshape = { kind = "magic" }', "versions[1].components[1].shape"),
        ('name = "C"\nshape = 3', "versions[1].components[1].shape"),
        ('shape = { kind = "flat", rate = 1 }', "versions[1].components[1].name"),
        ('name = 1\nshape = { kind = "flat", rate = 1 }', "versions[1].components[1].name"),
        (
            'name = "C"\nbasis = "moon"\nshape = { kind = "flat", rate = 1 }',
            "versions[1].components[1].basis",
        ),
        (
            'name = "C"\nshape = { kind = "marginal", tiers = [{ from = 0, rate = 1 }, { from = 5 }] }',
            "versions[1].components[1].shape.tiers[2].rate",
        ),
        ('name = "C"\nshape = { kind = "marginal", tiers = 5 }', "versions[1].components[1].shape.tiers"),
    ],
)
def test_an_error_names_its_place_in_the_file(component: str, place: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_plan(plan(component))
    assert str(caught.value.values["place"]).partition(" (line ")[0] == place
    assert str(caught.value)


@pytest.mark.parametrize("text", ["", "name =", 'name = "P"\nversions = []', "name = 1", 'name = "P"\nversions = 4'])
def test_what_is_no_plan_file_is_one_clear_error(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_plan(text)
    assert caught.value.advice()


def marginal(rows: str) -> str:
    return plan(f'name = "C"\nshape = {{ kind = "marginal", tiers = [{rows}] }}')


def test_typed_ends_are_checked_and_not_kept() -> None:
    good = "{ from = 0, to = 40000, rate = '5 %' }, { from = 40000, rate = '8 %' }"
    (component,) = parse_plan(marginal(good)).plan.versions[0].components
    assert component.shape == Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40000), Fraction(8, 100))))


@pytest.mark.parametrize(
    ("end", "word"), [("39999.99", "gap"), ("40001", "overlaps")], ids=["a penny is missing", "one too far"]
)
def test_a_gap_or_an_overlap_between_typed_ends_is_an_error(end: str, word: str) -> None:
    with pytest.raises(UserError, match=word):
        parse_plan(marginal(f"{{ from = 0, to = {end}, rate = '5 %' }}, {{ from = 40000, rate = '8 %' }}"))

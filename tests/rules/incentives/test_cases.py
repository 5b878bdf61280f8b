"""The published examples and our plan templates, each held to what it says of itself."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.finding import Level
from desktop_app.rules.incentives.plan_file import format_plan, parse_plan, run_examples
from desktop_app.rules.incentives.shapes import SHAPES

ROOT = Path(__file__).parents[3]
CASES = sorted((ROOT / "tests/cases/incentives").glob("*.toml"))
TEMPLATES = sorted((ROOT / "resources/plans").glob("*.toml"))


@pytest.mark.parametrize("path", [*CASES, *TEMPLATES], ids=lambda path: path.stem)
def test_every_example_gives_what_it_expects(path: Path) -> None:
    results = run_examples(parse_plan(path.read_text("utf-8")))
    assert results
    assert [result for result in results if not result.passed] == []


@pytest.mark.parametrize("path", [*CASES, *TEMPLATES], ids=lambda path: path.stem)
def test_a_file_written_again_is_the_same_plan(path: Path) -> None:
    file = parse_plan(path.read_text("utf-8"))
    assert parse_plan(format_plan(file)) == file


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_free_of_errors_and_carries_two_examples(path: Path) -> None:
    file = parse_plan(path.read_text("utf-8"))
    findings = [finding for version in file.plan.versions for finding in check(version)]
    assert [finding for finding in findings if finding.level is Level.ERROR] == []
    assert len(file.examples) >= 2
    assert file.plan.description


def test_every_shape_has_a_case() -> None:
    used = {
        component.shape.kind
        for path in [*CASES, *TEMPLATES]
        for version in parse_plan(path.read_text("utf-8")).plan.versions
        for component in version.components
    }
    assert used == {shape.kind for shape in SHAPES}


@pytest.mark.parametrize("path", [*CASES, *TEMPLATES], ids=lambda path: path.stem)
def test_an_example_that_expects_another_pay_fails_and_says_where(path: Path) -> None:
    file = parse_plan(path.read_text("utf-8"))
    example = file.examples[0]
    first = example.expect[0]
    wrong = replace(example, expect=(replace(first, pay=Fraction(1, 1000)),))
    (result,) = run_examples(replace(file, examples=(wrong,)))
    (difference,) = result.differences
    who = f" · {first.person}" if first.person else ""
    assert difference.place == f"{first.period.name}{who} · pay"
    assert difference.expected == "0.001"

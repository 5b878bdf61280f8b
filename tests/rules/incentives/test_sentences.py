"""Every step that an evaluation or a plan takes has a sentence, and the values that fill it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Length
from desktop_app.reports.sentences import incentive_elements, incentives, settling
from desktop_app.rules.incentives.credit import MEASURES
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.describe_terms import describe_terms
from desktop_app.rules.incentives.example import Example
from desktop_app.rules.incentives.plan import (
    Basis,
    Component,
    Filter,
    PeriodRule,
    Plan,
    PlanVersion,
)
from desktop_app.rules.incentives.plan_examples import replay
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.points import Left, Right
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive

STEPS = {**incentives.STEPS, **incentive_elements.STEPS, **settling.STEPS}
ROOT = Path(__file__).parents[3]
RULES = ROOT / "desktop_app/rules/incentives"
TABLES = [tuple(Tier(Fraction(lower), Fraction(1, 9)) for lower in range(size)) for size in range(7)]
FILES = sorted((*(ROOT / "tests/cases/incentives").glob("*.toml"), *(ROOT / "resources/plans").glob("*.toml")))


def walk(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for part in explanation.parts:
        yield from walk(part)


def evaluated(plan: Plan, example: Example) -> Iterator[Explanation]:
    for run in replay(plan, example, example.expect):
        for made in run.settlements.values():
            yield made.explanation
            yield from made.reasons


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_step_fills_its_sentence(path: Path) -> None:
    file = parse_plan(path.read_text("utf-8"))
    roots = [tree for version in file.plan.versions for tree in (*describe(version), *describe_terms(version))]
    roots += [tree for example in file.examples for tree in evaluated(file.plan, example)]
    for step in (step for root in roots for step in walk(root)):
        assert fills(step), step.step


def fills(step: Explanation) -> bool:
    sentence = STEPS[step.step]
    texts = [sentence] if isinstance(sentence, str) else list(sentence[:2])
    counts = isinstance(sentence, str) or isinstance(step.value(sentence[2]), int)
    wanted = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return counts and wanted <= dict(step.values).keys()


SHAPES_IN_WORDS: list[Shape] = [
    *(Curve((), base, Bounds.QUOTA, left, right) for base in Base for left in Left for right in Right),
    *(Marginal(tiers, base=base) for base in Base if base is not Base.NOTHING for tiers in TABLES),
    *(Attainment(tiers, base) for base in Base if base is not Base.NOTHING for tiers in TABLES),
    *(Retroactive(tiers) for tiers in TABLES),
]


@pytest.mark.parametrize("measure", [*(measure.key for measure in MEASURES), "csat"])
@pytest.mark.parametrize("rule", PeriodRule)
@pytest.mark.parametrize("span", QuotaSpan)
def test_every_choice_of_a_component_has_a_sentence(measure: str, rule: PeriodRule, span: QuotaSpan) -> None:
    one = Fraction(1)
    chosen = Component(
        "C", SHAPES_IN_WORDS[0], measure, Filter(("A",), ("B",), ("C",), ("D",), one, one), Basis.RECORD, rule, None,
        "", span, one, one, one, one, one, one, one,
    )  # fmt: skip
    lengths = [replace(chosen, every=length) for length in Length]
    shapes = [replace(chosen, shape=shape) for shape in SHAPES_IN_WORDS]
    for tree in describe(PlanVersion(date(2026, 1, 1), (*lengths, *shapes))):
        assert all(fills(step) for step in walk(tree))


def test_every_step_named_in_the_rules_has_a_sentence() -> None:
    families = {step.split(".")[0] for step in STEPS}
    named = {
        node.value
        for path in RULES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"[a-z]+(\.[a-z_]+)+", node.value) and node.value.split(".")[0] in families
    }
    assert named - STEPS.keys() == set()
    assert len(named) > 40

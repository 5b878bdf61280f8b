"""The help on plan files names everything such a file may hold, and what it shows can be read."""

import re
from dataclasses import fields
from enum import Enum
from pathlib import Path

import pytest

from desktop_app.rules.incentives.example import ExamplePerson, ExpectedComponent
from desktop_app.rules.incentives.modifiers import Closes, Eligibility, Gate, GateGroup, Kicker, Mode, Multiplier, Rule
from desktop_app.rules.incentives.plan import Component, Filter, PlanVersion
from desktop_app.rules.incentives.plan_file import parse_plan, run_examples
from desktop_app.rules.incentives.reading import Outcome, Reading
from desktop_app.rules.incentives.shapes import SHAPES
from desktop_app.rules.incentives.shapes.contest import Ties
from desktop_app.rules.incentives.shapes.pool import Split
from desktop_app.rules.incentives.shapes.scorecard import Line

HELP = (Path(__file__).parents[3] / "resources/help/plans.md").read_text("utf-8")
KINDS: list[type] = [
    Component, Filter, PlanVersion, Rule, Eligibility, Gate, GateGroup, Kicker, Multiplier, Reading, Line,
    ExamplePerson, ExpectedComponent, *SHAPES,
]  # fmt: skip
CHOICES: list[type[Enum]] = [Closes, Mode, Outcome, Ties, Split]
VERSION = 'name = "P"\n[[versions]]\nvalid_from = 2026-01-01\n'
COMPONENT = '[[versions.components]]\nname = "Commission"\n'
OTHER = '[[versions.components]]\nname = "Renewals"\nshape = { kind = "flat", rate = 0 }\n'


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_named(kind: type) -> None:
    written = set(re.findall(r"[a-z_]+", HELP))
    missing = {field.name for field in fields(kind)} - written - {"lower", "released", "held"}
    assert missing == set()


def test_every_kind_and_choice_is_named() -> None:
    written = set(re.findall(r"`(?:\[|\{)?\"?([a-z_]+)", HELP))
    wanted = {shape.kind for shape in SHAPES} | {one.value for kind in CHOICES for one in kind}
    assert wanted - written == set()


def test_what_it_shows_can_be_read() -> None:
    whole, rules, gates = re.findall(r"```toml\n(.*?)```", HELP, re.DOTALL)
    assert all(result.passed for result in run_examples(parse_plan(whole)))
    assert parse_plan(VERSION + COMPONENT + rules).plan.versions[0].components[0].rules
    flat = COMPONENT + 'shape = { kind = "flat", rate = 0 }\n'
    assert parse_plan(VERSION + flat + OTHER + gates).plan.versions[0].gates

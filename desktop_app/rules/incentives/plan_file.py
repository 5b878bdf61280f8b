"""A plan and its own examples as text, TOML in and out; files are opened elsewhere.

A file has a ``name``, ``[[versions]]`` with ``valid_from`` and ``[[versions.components]]``, each with its
``shape = {kind = …}``, and ``[[examples]]`` (see example). The keys are the fields of the dataclasses in plan, terms,
shapes/, example and settling/facts; those with a default may be left out. Tiers: {from = 40000, rate = "8 %"}.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import tomli_w

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.example import Example
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.plan_examples import ExampleResult, run
from desktop_app.rules.incentives.plan_lines import line_of
from desktop_app.rules.incentives.rating import Base, Bounds
from desktop_app.rules.incentives.toml_fields import read_table, write_table

_SHARES: Final = frozenset({"share", "recovery_share", "tolerance", "percents"})


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The plan and the examples that prove it."""

    plan: Plan
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    """The tables of a file at their top level."""

    name: str
    versions: tuple[PlanVersion, ...]
    description: str = ""
    examples: tuple[Example, ...] = ()


@lru_cache(maxsize=128)  # a page, a run and every step of the editor ask for the same few texts
def parse_plan(text: str) -> PlanFile:
    """The plan in ``text``; UserError names the place of the first thing that can't be understood."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            N_("The plan file is not valid TOML: {problem}"),
            N_("Put right the line that is named."),
            problem=str(error),
        ) from error
    file = _read(table, text)
    if not file.versions:
        raise UserError(N_("The plan file has no version."), N_("Write [[versions]] with valid_from and components."))
    versions = tuple(sorted(file.versions, key=lambda version: version.valid_from))
    return PlanFile(Plan(file.name, versions, file.description), file.examples)


def _read(table: dict[str, Any], text: str) -> _File:
    """An error also tells the line on which its place stands."""
    try:
        file: _File = read_table(_File, table, "")
    except UserError as error:
        place = str(error.values.get("place", ""))
        line = line_of(text, place)
        if not line:
            raise
        told = _("{place} (line {line})").format(place=place, line=line)
        raise UserError(error.what, error.todo, **{**error.values, "place": told}) from error
    return file


def format_plan(file: PlanFile) -> str:
    """The text that ``parse_plan`` reads back to the same."""
    plan = file.plan
    table: dict[str, Any] = {"name": plan.name}
    if plan.description:
        table["description"] = plan.description
    table["versions"] = [_version_table(version) for version in plan.versions]
    if file.examples:
        table["examples"] = [write_table(example) for example in file.examples]
    return tomli_w.dumps(table)


def run_examples(file: PlanFile) -> list[ExampleResult]:
    """Evaluate the examples of ``file``; each has passed or says where it differs."""
    return run(file.plan, file.examples)


def _version_table(version: PlanVersion) -> dict[str, Any]:
    table = write_table(version, _SHARES)
    components = [write_table(component, _percents(component)) for component in version.components]
    return {**table, "components": components}


def _percents(component: Component) -> frozenset[str]:
    """The fields of ``component`` that people write as percentages: it depends on what its rate multiplies."""
    shape = component.shape
    base = getattr(shape, "base", getattr(shape, "acts_on", Base.MEASURE))
    bounds = getattr(shape, "bounds", Bounds.QUOTA)
    names = {"weight", "attainment_cap", *_SHARES}
    if base is Base.TARGET_PAY or (base is Base.MEASURE and unit_of(component.measure) is Unit.MONEY):
        names |= {"rate", "pays", "rate_cap"}
    if bounds is Bounds.QUOTA:
        names |= {"lower", "at", "bound", "at_least"}
    return frozenset(names)

"""Incentive plans in the workspace: saved as dated text, assigned to people, checked before they are used."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.finding import Finding, Level, error
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.plan import EVERYTHING, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.plan_file import PlanFile, format_plan, parse_plan, run_examples
from desktop_app.rules.incentives.terms import AT_ONCE, USUAL
from desktop_app.store import names, plans, settings
from desktop_app.store.database import Store
from desktop_app.store.faults import told


class Trait(Enum):
    """What sets a template apart, as the questions of a new plan ask for it: what is paid on, the rate, or when."""

    MEASURE = "measure"
    RATE = "rate"
    TIME = "time"


_USUAL_MEASURE: Final = "revenue"


@dataclass(frozen=True, slots=True)
class Template:
    """A plan the program comes with: ``key`` is its file's name."""

    key: str
    file: PlanFile
    text: str

    @property
    def trait(self) -> Trait:
        version = self.file.plan.versions[-1]
        held = any(one.release != AT_ONCE or one.rule is not PeriodRule.DISCRETE for one in version.components)
        if held or version.terms != USUAL:
            return Trait.TIME
        own = all(_rate_alone(one) for one in version.components)
        return Trait.RATE if own else Trait.MEASURE


def _rate_alone(component: Component) -> bool:
    """Whether it is paid on a person's own revenue, all of it, and differs in the rate only."""
    plain = component.measure == _USUAL_MEASURE and component.whose is Whose.OWN
    return plain and component.filter == EVERYTHING and not getattr(component.shape, "of_team", False)


@cache
def templates() -> tuple[Template, ...]:
    """The plans to start from, in the order of their keys; they come with the program and are read once."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(paths.resource("plans").glob("*.toml"))]
    return tuple(Template(key, parse_plan(text), text) for key, text in texts)


def starting(file: PlanFile, day: date, name: str = "") -> str:
    """The text of ``file`` with its first version valid from ``day``, and another name if one is given.

    Versions that begin before ``day`` are left out; the examples stay as they are.
    """
    first, *rest = file.plan.versions
    later = tuple(version for version in rest if version.valid_from > day)
    versions = (replace(first, valid_from=day), *later)
    return format_plan(replace(file, plan=replace(file.plan, name=name or file.plan.name, versions=versions)))


def read_plan(path: Path) -> tuple[PlanFile, str]:
    """A plan file and its text; UserError if it can't be read or understood."""
    with told(path):
        data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UserError(N_("{file} is not a plan file."), N_("Choose a TOML file in UTF-8."), file=path.name) from wrong
    return parse_plan(text), text


def save_plan(store: Store, text: str, reason: str = "", progress: Progress = SILENT) -> int:
    """Append a version of the plan that ``text`` describes; the plan's id. UserError if its check finds an error."""
    progress.step(N_("Saving the plan"), 0, 1)
    file = parse_plan(text)
    refuse_errors(check_plan(file, settings.load(store).currency))
    with store.transaction():
        valid_from = file.plan.versions[0].valid_from.toordinal()
        version_id = plans.save(store, file.plan.name, text, valid_from, recorded_at=moment(), reason=reason)
    saved = plans.version(store, version_id)
    assert saved is not None
    return saved.plan_id


def check_plan(file: PlanFile, currency: str) -> list[Finding]:
    """What the check says of every version, and the examples of the file that do not come out."""
    findings = [finding for version in file.plan.versions for finding in check(in_currency(version, currency))]
    return findings + [
        error(result.example, _DIFFERS, place_in=difference.place, expected=difference.expected, found=difference.found)
        for result in run_examples(file)
        for difference in result.differences
    ]


_DIFFERS = N_("The example expects {expected} at {place_in}; the plan gives {found}.")


def refuse_errors(findings: Iterable[Finding]) -> None:
    for finding in findings:
        if finding.level is Level.ERROR:
            raise UserError(
                N_("The plan can't be used yet ({place})."),
                finding.message,
                place=finding.place,
                **dict(finding.values),
            )


def in_currency(version: PlanVersion, currency: str) -> PlanVersion:
    """A version that names no currency pays in the workspace's."""
    return version if version.currency else replace(version, currency=currency)


def assign(
    store: Store, plan_id: int, to: Scope, *, role: str, first: date, last: date | None, progress: Progress = SILENT
) -> None:
    """Give a plan to a person, a team, a region, everybody, or everybody in ``role``, from ``first`` to ``last``."""
    progress.step(N_("Assigning the plan"), 0, 1)
    with store.transaction():
        plans.assign(
            store,
            plan_id,
            to,
            role=role,
            valid_from=first.toordinal(),
            valid_to=last.toordinal() + 1 if last else None,
            recorded_at=moment(),
        )


def end_assignment(store: Store, assignment_id: int, progress: Progress = SILENT) -> None:
    progress.step(N_("Ending the assignment"), 0, 1)
    with store.transaction():
        plans.end_assignment(store, assignment_id, ended_at=moment())


def export_plan(store: Store, plan_id: int) -> str:
    """The newest text of a plan, as it is written to a file."""
    return format_plan(parse_plan(plans.versions(store, plan_id)[0].text))


def find_plan(store: Store, name: str) -> plans.PlanVersion:
    """The newest version of the plan called ``name`` or ``#id``; UserError if there is none."""
    for version in plans.load(store):
        if names.fold(name) == names.fold(version.name) or name == f"#{version.plan_id}":
            return version
    raise UserError(N_("There is no plan “{name}” in this workspace."), N_("Import or save it first."), name=name)

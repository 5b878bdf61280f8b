"""The commands ``plan import``, ``plan export``, ``plan assign``, ``plan check`` and ``plan list``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json
from desktop_app.cli.scopes import find_scope
from desktop_app.files.writers import write_whole
from desktop_app.i18n import _
from desktop_app.operations.pay import plan_start, plans
from desktop_app.operations.pay.plan_figures import figure_findings
from desktop_app.reports.wording import finding_text, outline
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.finding import Finding, Level
from desktop_app.rules.incentives.plan_file import PlanFile, parse_plan, run_examples
from desktop_app.store import plans as stored
from desktop_app.store import settings


@click.group("plan")
def plan() -> None:
    """Incentive plans: check, import, assign, export."""


@plan.command("import")
@file_argument
@click.argument("source")
@click.option("--name", default="", help="Another name than the file's.")
@click.option("--valid-from", help="Day from which the plan holds, if not the file's.")
@click.option("--reason", default="", help="Why; kept with the version.")
@json_option
def import_(file: Path, source: str, *, name: str, valid_from: str | None, reason: str, as_json: bool) -> None:
    """Save SOURCE (a plan file, or the key of a plan the program comes with) as a version in FILE."""
    found, text = _source(source)
    if name or valid_from:
        day = parse_day(valid_from) if valid_from else found.plan.versions[0].valid_from
        text = plans.starting(found, day, name)
    with opened(file, write=True) as store:
        plan_id = plans.save_plan(store, text, reason, progress())
        saved = stored.versions(store, plan_id)[0]
    if as_json:
        show_json({"plan": saved.name, "id": plan_id, "version": saved.id})
    else:
        click.echo(_("Saved “{name}” (plan #{id}).").format(name=saved.name, id=plan_id))


def _source(source: str) -> tuple[PlanFile, str]:
    for template in plans.templates():
        if template.key == source:
            return template.file, template.text
    return plans.read_plan(Path(source))


@plan.command("export")
@file_argument
@click.argument("name")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@json_option
def export(file: Path, name: str, *, out: Path, as_json: bool) -> None:
    """Write the newest version of the plan NAME of FILE to a plan file."""
    with opened(file) as store:
        write_whole(out, plans.export_plan(store, plans.find_plan(store, name).plan_id).encode())
    if as_json:
        show_json({"plan": name, "file": out})
    else:
        click.echo(_("Written to {file}.").format(file=out))


@plan.command("assign")
@file_argument
@click.argument("name")
@click.option("--to", "whom", default="company", show_default=True, help="company, a name, or #id.")
@click.option("--role", default="", help="Only those in this role.")
@click.option("--from", "first", required=True, help="First day.")
@click.option("--until", "last", help="Last day; open end without it.")
@json_option
def assign(file: Path, name: str, *, whom: str, role: str, first: str, last: str | None, as_json: bool) -> None:
    """Pay people of FILE by the plan NAME."""
    with opened(file, write=True) as store:
        scope = find_scope(store, whom)
        chosen = plans.find_plan(store, name)
        plan_start.activate(
            store,
            chosen.plan_id,
            scope,
            role=role,
            first=parse_day(first),
            last=parse_day(last) if last else None,
            progress=progress(),
        )
        findings = list(figure_findings(store, parse_plan(stored.versions(store, chosen.plan_id)[0].text).plan))
    if as_json:
        told = [{"place": one.place, "message": finding_text(one)} for one in findings]
        show_json({"plan": chosen.name, "to": scope.name or "company", "role": role, "from": first, "until": last,
                   "warnings": told})  # fmt: skip
    else:
        click.echo(_("“{plan}” holds for {scope} from {day}.").format(
            plan=chosen.name, scope=scope.name or _("everybody"), day=first))  # fmt: skip
        _show_findings(findings)


@plan.command("check")
@click.argument("source")
@click.option("--currency", default="EUR", show_default=True, help="For a plan that names none.")
@click.option("--file", type=click.Path(path_type=Path), help="A workspace that has to give the figures it reads.")
@json_option
def check(source: str, *, currency: str, file: Path | None, as_json: bool) -> int:
    """Check the plan file SOURCE and evaluate its examples; no workspace is needed."""
    found, _text = _source(source)
    findings = plans.check_plan(found, currency)
    if file is not None:
        with opened(file) as store:
            findings += figure_findings(store, found.plan)
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if as_json:
        show_json(_check_json(found, findings))
        return 1 if errors else 0
    for version in found.plan.versions:
        for component in describe(plans.in_currency(version, currency)):
            for depth, text, _figure in outline(component):
                click.echo(f"{'  ' * depth}{text}")
    _show_findings(findings)
    results = run_examples(found)
    passed = sum(result.passed for result in results)
    click.echo(_("{passed} of {n} examples pass.").format(passed=passed, n=len(results)))
    return 1 if errors else 0


def _show_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        word = _("Error") if finding.level is Level.ERROR else _("Warning")
        click.echo(f"{word} · {finding.place} · {finding_text(finding)}")


def _check_json(found: PlanFile, findings: list[Any]) -> dict[str, Any]:
    return {
        "plan": found.plan.name,
        "findings": [{"level": one.level.value, "place": one.place, "message": finding_text(one)} for one in findings],
        "examples": [
            {
                "example": result.example,
                "passed": result.passed,
                "differences": [
                    {"place": one.place, "expected": one.expected, "found": one.found} for one in result.differences
                ],
            }
            for result in run_examples(found)
        ],
    }


@plan.command("list")
@file_argument
@json_option
def list_(file: Path, *, as_json: bool) -> None:
    """The plans of FILE and whom they are assigned to."""
    with opened(file) as store:
        known, assigned = stored.load(store), stored.assignments(store)
        currency = settings.load(store).currency
    if as_json:
        show_json(
            {
                "currency": currency,
                "plans": [{"id": one.plan_id, "name": one.name, "version": one.id} for one in known],
                "assignments": [
                    {"plan": one.plan, "to": one.scope.name or "company", "role": one.role} for one in assigned
                ],
            }
        )
        return
    for one in known:
        whom = ", ".join(item.role or item.scope.name or _("everybody") for item in assigned if item.plan == one.name)
        click.echo(f"#{one.plan_id}  {one.name}  {whom}")


COMMANDS: Final = (plan,)

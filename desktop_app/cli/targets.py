"""The commands ``target set``, ``target split`` and ``target show``; the others of ``target`` are in target_work."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli import expectations, target_work
from desktop_app.cli.output import exact, file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.cli.scopes import ROW_WORDS, find_period, find_target_scope
from desktop_app.cli.target_work import DAY
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period, format_quantity
from desktop_app.domain.money import to_stored
from desktop_app.domain.period import Length, year_before
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.targets import targets
from desktop_app.operations.targets.goal_tree import find_goal
from desktop_app.operations.targets.relative_targets import resolve
from desktop_app.operations.targets.spread_weights import PEOPLE_WAYS, TIME_WAYS, Split, Spread
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid, other_targets
from desktop_app.store import aims, settings
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store
from desktop_app.store.targets import Target

Beside = tuple[Target, Quantity]
_TIME: Final = [one.value for one in TIME_WAYS]
_PEOPLE: Final = [one.value for one in PEOPLE_WAYS]


@click.group("target")
def target() -> None:
    """Record targets and break them down."""


def amount(text: str) -> Fraction:
    """``12,000,000`` or ``12000000.50``: a point before decimals, anything else only groups digits."""
    try:
        value = Decimal(text.replace(",", "").replace(" ", "").replace("_", ""))
        to_stored(value)
    except (InvalidOperation, OverflowError, ValueError) as wrong:
        raise UserError(
            N_("“{text}” is not an amount."), N_("Write it as 12000000 or 12000000.50."), text=text
        ) from wrong
    return Fraction(value)


@target.command("set")
@file_argument
@click.argument("key")
@click.argument("value")
@click.option("--period", required=True, help="2017, 2017-Q3, 2017-09, FY2017 …")
@click.option(
    "--scope", default="company", show_default=True, help="company, a name, #id, product=Pen, segment=Retail."
)
@click.option("--on", "base", help="What +15 % is on; the same period a year before.")
@click.option("--stretch", help="A higher number that would be splendid.")
@click.option("--goal", help="The goal it serves, by its words or #id.")
@click.option("--review", type=DAY, help="The day to look at it in time.")
@click.option("--lock", is_flag=True, help="Keep this number when a target is broken down.")
@click.option("--reason", default="", help="Why; kept with the revision.")
@json_option
def set_(file: Path, key: str, value: str, *, lock: bool, reason: str, as_json: bool, **options: Any) -> None:
    """Record VALUE as the target of the KPI KEY; "+15%" raises what came in a year before, "none" ends it."""
    with opened(file, write=True) as store:
        days, whom = find_period(store, options["period"]), find_target_scope(store, options["scope"])
        relative = _relative(value)
        base = find_period(store, options["base"]) if options["base"] else year_before(days)
        found = None if relative is None else resolve(store, key, whom, base, relative)
        ends = value.casefold() == "none"
        wanted = found.value if found else None if ends else amount(value)
        aim = _aim(store, found.aim if found else None, aims.load(store, key, whom, days), options)
        targets.set_target(store, key, whom, days, wanted, locked=lock, reason=reason, aim=aim, progress=progress())
        if as_json:
            show_json({"kpi": key, "period": days, "scope": whom.name or "company",
                       "value": None if wanted is None else exact(wanted), "locked": lock,
                       **_aim_json(aims.load(store, key, whom, days))})  # fmt: skip
            return
        if found is not None:
            click.echo(_("{by} on {base} is {value}.").format(
                by=value, base=format_period(base), value=format_quantity(Quantity(found.value, *_unit(store, key)))
            ))  # fmt: skip
        click.echo(_("Recorded for {scope}, {period}.").format(
            scope=whom.name or _("the company"), period=format_period(days)))  # fmt: skip


def _unit(store: Store, key: str) -> tuple[Unit, str]:
    unit = find_kpi(store, key).unit
    return unit, settings.load(store).currency if unit is Unit.MONEY else ""


def _relative(text: str) -> Fraction | None:
    """``+15%`` as 0.15; None for a plain number."""
    words = text.replace(" ", "")
    if words[:1] not in ("+", "-", "−") or not words.endswith("%"):
        return None
    return amount(words[1:-1]) / 100 * (1 if words[0] == "+" else -1)


def _aim(store: Store, resolved: Aim | None, kept: Aim, options: Mapping[str, Any]) -> Aim | None:
    """What is said anew over what was said before; None where nothing is."""
    changes: dict[str, Any] = {}
    if resolved is not None:
        changes |= {"baseline": resolved.baseline, "base": resolved.base, "raised_by": resolved.raised_by}
    if options["stretch"]:
        changes["stretch"] = amount(options["stretch"])
    if options["goal"]:
        changes["goal"] = find_goal(store, options["goal"]).id
    if options["review"]:
        changes["review"] = options["review"].date()
    return replace(kept, **changes) if changes else None


def _aim_json(aim: Aim) -> dict[str, Any]:
    def told(value: Fraction | None) -> str | None:
        return None if value is None else exact(value)

    return {"baseline": told(aim.baseline), "base": aim.base, "raised_by": told(aim.raised_by),
            "stretch": told(aim.stretch), "goal": aim.goal or None,
            "review": aim.review.isoformat() if aim.review else None}  # fmt: skip


@target.command("split")
@file_argument
@click.argument("key")
@click.option("--period", required=True, help="The period whose company target is broken down.")
@click.option("--time", type=click.Choice(_TIME), default="equal", show_default=True, help="By what over time.")
@click.option("--people", type=click.Choice(_PEOPLE), default="equal", show_default=True, help="By what over the rows.")
@click.option("--rows", type=click.Choice(list(ROW_WORDS)), default="people", show_default=True)
@click.option("--down-to", type=click.Choice(["year", "quarter", "month"]), default="month", show_default=True)
@click.option("--to", "whom", type=click.Choice(["company", "team", "person"]), default="person", show_default=True)
@click.option("--weight", "weights", multiple=True, help="name=weight, for typed weights; a period or a name.")
@click.option(
    "--prorate/--no-prorate", default=True, show_default=True, help="Less for who joins, leaves or is long away."
)
@click.option("--reason", default="", help="Why; kept with every revision.")
@click.option("--dry-run", is_flag=True, help="Show the parts without saving them.")
@json_option
def split(file: Path, key: str, *, dry_run: bool, as_json: bool, **options: Any) -> None:
    """Break the company's target of KEY down to quarters, months, teams and people or other rows; it sums exactly."""
    with opened(file, write=not dry_run) as store:
        wanted = Split(
            key,
            find_period(store, options["period"]),
            Spread(options["time"]),
            Spread(options["people"]),
            Length(options["down_to"]),
            people=options["whom"] == "person",
            teams=options["whom"] != "company",
            typed={name: amount(weight) for name, _sign, weight in (one.partition("=") for one in options["weights"])},
            prorate=options["prorate"],
            rows=ROW_WORDS[options["rows"]],
        )
        if dry_run:
            grid = targets.split_target(store, wanted)
        else:
            grid = targets.split_and_save(store, wanted, options["reason"], progress())
        _show(grid, as_json=as_json)


@target.command("show")
@file_argument
@click.argument("key")
@click.option("--period", required=True)
@click.option("--rows", type=click.Choice(list(ROW_WORDS)), default="people", show_default=True)
@json_option
def show(file: Path, key: str, *, period: str, rows: str, as_json: bool) -> None:
    """Show the targets of KEY by scope and period, those of other scopes below."""
    with opened(file) as store:
        days = find_period(store, period)
        grid = load_grid(store, key, days, ROW_WORDS[rows])
        _show(grid, other_targets(store, grid, days), as_json=as_json)


def _show(grid: TargetGrid, others: Sequence[Beside] = (), *, as_json: bool) -> None:
    if as_json:
        show_json({"kpi": grid.kpi, "currency": grid.currency, "targets": [*_rows(grid), *map(_row, others)]})
        return
    columns = (
        Column("scope", N_("Scope")),
        *(Column(column.period.name, column.period.name, grid.unit) for column in grid.columns),
    )
    rows = tuple(
        (
            "  " * line.depth + (line.scope.name or _("Company")),
            *(grid.amount(line.scope, column.period) for column in grid.columns),
        )
        for line in grid.lines
    )
    show_table(Table(columns, rows))
    _say_gaps(grid)
    if others:
        _show_others(others)


def _show_others(others: Sequence[Beside]) -> None:
    """Targets that are no part of the company's by the rows shown: of other rows, other days."""
    unit = others[0][1].unit
    columns = (Column("kind", N_("Kind")), Column("scope", N_("Scope")), Column("period", N_("Period")),
               Column("value", N_("Target"), unit, others[0][1].currency))  # fmt: skip
    rows = tuple((one.scope.kind.value, one.scope.name or _("Company"), one.period, value) for one, value in others)
    show_table(Table(columns, rows))


def _row(beside: Beside) -> dict[str, Any]:
    target, value = beside
    return {"scope": target.scope.kind.value, "name": target.scope.name, "period": target.period,
            "value": exact(value.value), "locked": target.locked}  # fmt: skip


def _say_gaps(grid: TargetGrid) -> None:
    for line in grid.lines:
        for column in grid.columns:
            gap = grid.gap(line.scope, column.period)
            if gap is None or not (gap.missing or gap.over):
                continue
            whom = line.scope.name or _("the company")
            values = {"scope": whom, "period": column.period.name}
            if gap.missing:
                text = _("{scope}, {period}: {amount} is carried by nobody.")
                click.echo(text.format(amount=format_quantity(grid.quantity(gap.missing)), **values))
            else:
                text = _("{scope}, {period}: {amount} is assigned beyond the target.")
                click.echo(text.format(amount=format_quantity(grid.quantity(gap.over)), **values))


def _rows(grid: TargetGrid) -> list[dict[str, Any]]:
    return [
        {
            "scope": line.scope.kind.value,
            "name": line.scope.name,
            "period": column.period.name,
            "value": exact(found.value),
            "locked": (line.scope, column.period) in grid.locked,
        }
        for line in grid.lines
        for column in grid.columns
        if (found := grid.amount(line.scope, column.period)) is not None
    ]


for _one in (*target_work.COMMANDS, *expectations.COMMANDS):
    target.add_command(_one)
COMMANDS: Final = (target,)

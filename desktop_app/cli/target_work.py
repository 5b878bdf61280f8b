"""The commands of ``target`` beyond recording: check, carry, capacity, ramp, tell, told and goals."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import exact, file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.cli.scopes import ROW_WORDS, find_period, find_scope, find_target_scope
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations import new_workspace
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.operations.moments import today
from desktop_app.operations.targets import goal_tree
from desktop_app.operations.targets.appraise_target import appraise_target
from desktop_app.operations.targets.carry_over import CarriedOver, Carry, carry_over
from desktop_app.operations.targets.quota_capacity import QuotaCapacity, quota_capacity
from desktop_app.operations.targets.ramp import kept_ramp, ramp_of
from desktop_app.operations.targets.target_grid import load_grid, rows_of
from desktop_app.operations.targets.targets import save_grid
from desktop_app.operations.targets.told import Telling, tell, tellings
from desktop_app.reports.target_words import capacity_lines, capacity_table, stranded_words, telling_table
from desktop_app.reports.wording import sentence
from desktop_app.store import aims, settings, targets
from desktop_app.store.database import Store

DAY: Final = click.DateTime(["%Y-%m-%d"])


@click.command("check")
@file_argument
@click.argument("key")
@click.option("--period", required=True)
@click.option("--scope", default="company", show_default=True)
@json_option
def check(file: Path, key: str, *, period: str, scope: str, as_json: bool) -> None:
    """Say how hard the target of KEY is and whether it is SMART."""
    with opened(file) as store:
        days, whom = find_period(store, period), find_target_scope(store, scope)
        found = targets.find(store, key, whom, days)
        rests_on = aims.load(store, key, whom, days)
        grid = load_grid(store, key, days, rows_of(whom) or ScopeKind.PERSON)
        amount = grid.amount(whom, days)
        why = found.reason if found else ""
        if rests_on.goal:
            why = why or " › ".join(goal_tree.path_to(store, rests_on.goal))
        value = amount.value if amount else None
        made = appraise_target(store, Wanted((key,), days, scope=whom), value, why=why, review=rests_on.review)
        checks = [
            {"criterion": one.criterion.value, "met": one.met, "reason": sentence(one.reason)} for one in made.checks
        ]
        said = [sentence(one) for one in made.sentences()]
        if as_json:
            show_json({"kpi": key, "period": days, "scope": whom.name or "company",
                       "value": None if value is None else exact(value), "score": made.score, "checks": checks,
                       "reached": None if made.reached is None else [made.reached.times, made.reached.of],
                       "likely": None if made.likely is None else list(made.likely), "sentences": said})  # fmt: skip
            return
        marks = {True: "+", False: "−", None: "?"}
        for line in (*(f"{marks[made_of.met]} {sentence(made_of.reason)}" for made_of in made.checks), *said):
            click.echo(line)


@click.command("carry")
@file_argument
@click.argument("key")
@click.option("--period", required=True, help="The year or quarter whose months are looked at.")
@click.option("--scope", default="company", show_default=True)
@click.option("--rows", type=click.Choice(list(ROW_WORDS)), default="people", show_default=True)
@click.option("--by", type=click.Choice([one.value for one in Carry]), default="own", show_default=True)
@click.option("--as-of", type=DAY, help="Months until this day are over; the newest day of the data.")
@click.option("--reason", default="", help="Why; kept with every revision.")
@click.option("--dry-run", is_flag=True, help="Show the new targets without saving them.")
@json_option
def carry(file: Path, key: str, *, dry_run: bool, as_json: bool, **options: Any) -> None:
    """Let the months to come make good what earlier ones missed of KEY, or give back what they won."""
    with opened(file, write=not dry_run) as store:
        days, whom = find_period(store, options["period"]), find_target_scope(store, options["scope"])
        grid = load_grid(store, key, days, rows_of(whom) or ROW_WORDS[options["rows"]])
        day = options["as_of"].date() if options["as_of"] else default_as_of(store)
        found = carry_over(store, grid, (whom, days), day, Carry(options["by"]))
        if not dry_run:
            save_grid(store, found.grid, options["reason"], progress())
        _show_carried(found, as_json=as_json)


def _show_carried(found: CarriedOver, *, as_json: bool) -> None:
    grid = found.grid
    rows = [
        (line.scope, month, grid.amounts[line.scope, month], grid.carried.get((line.scope, month), 0))
        for line in grid.lines
        for month in found.left
        if (line.scope, month) in grid.amounts
    ]
    if as_json:
        told = [
            {"scope": scope.kind.value, "name": scope.name, "period": month.name,
             "value": exact(grid.quantity(amount).value), "carried": exact(grid.quantity(part).value)}
            for scope, month, amount, part in rows
        ]  # fmt: skip
        stranded = [
            {"name": scope.name, "missed": exact(grid.quantity(missed).value)} for scope, missed in found.stranded
        ]
        show_json({"kpi": grid.kpi, "missed": exact(grid.quantity(found.missed).value),
                   "over": [one.name for one in found.done], "targets": told, "stranded": stranded})  # fmt: skip
        return
    columns = (Column("scope", N_("Scope")), Column("period", N_("Period")),
               Column("value", N_("Target"), grid.unit, grid.currency),
               Column("carried", N_("Carried over"), grid.unit, grid.currency))  # fmt: skip
    show_table(Table(columns, tuple(
        (scope.name or _("Company"), month, grid.quantity(amount), grid.quantity(part))
        for scope, month, amount, part in rows
    )))  # fmt: skip
    for scope, missed in found.stranded:
        click.echo(stranded_words(scope.name, grid.quantity(missed)))


@click.command("capacity")
@file_argument
@click.argument("key")
@click.option("--period", required=True)
@click.option("--scope", default="company", show_default=True)
@click.option("--quota", help="Of a full-time person; without it what one brought in the year before.")
@click.option("--attainment", default="100", show_default=True, help="What people are expected to reach of it, in %.")
@json_option
def capacity(file: Path, key: str, *, period: str, scope: str, as_json: bool, **options: str | None) -> None:
    """Hold the target of KEY against what the people can carry: presence × ramp × expected attainment."""
    with opened(file) as store:
        quota = None if options["quota"] is None else _number(options["quota"])
        found = quota_capacity(
            store, key, find_period(store, period), scope=find_scope(store, scope), quota=quota,
            attainment=_number(options["attainment"] or "100") / 100,
        )  # fmt: skip
        if as_json:
            show_json(_capacity_json(key, found))
        else:
            _show_capacity(store, key, found)


def _number(text: str) -> Fraction:
    try:
        return Fraction(text.replace(",", "").strip().removesuffix("%"))
    except (ValueError, ZeroDivisionError) as wrong:
        raise UserError(
            N_("“{text}” is not an amount."), N_("Write it as 12000000 or 12000000.50."), text=text
        ) from wrong


def _capacity_json(key: str, found: QuotaCapacity) -> dict[str, Any]:
    def told(value: Fraction | None) -> str | None:
        return None if value is None else exact(value)

    people = [
        {"name": one.scope.name, "full": exact(one.full), "brings": exact(one.brings), "target": told(one.target)}
        for one in found.rows
    ]
    return {"kpi": key, "period": found.period, "scope": found.scope.name or "company", "quota": exact(found.quota),
            "learned": found.learned, "attainment": exact(found.attainment), "bottom_up": exact(found.bottom_up),
            "top_down": told(found.top_down), "difference": told(found.difference), "needed": told(found.needed),
            "people": people}  # fmt: skip


def _show_capacity(store: Store, key: str, found: QuotaCapacity) -> None:
    unit = find_kpi(store, key).unit
    currency = settings.load(store).currency if unit is Unit.MONEY else ""

    def shown(value: Fraction | None) -> Quantity | None:
        return None if value is None else Quantity(value, unit, currency)

    rows = [(one.scope.name, one.full, one.brings, one.target) for one in found.rows]
    show_table(capacity_table(rows, found.top_down, unit, currency))
    for line in capacity_lines(Quantity(found.quota, unit, currency), shown(found.difference), shown(found.needed)):
        click.echo(line)


@click.command("tell")
@file_argument
@click.argument("key")
@click.option("--period", required=True)
@click.option("--person", "persons", multiple=True, help="A name or #id; without it everybody with a target.")
@click.option("--on", type=DAY, help="The day on which they were told; today.")
@json_option
def tell_(file: Path, key: str, *, period: str, persons: tuple[str, ...], on: datetime | None, as_json: bool) -> None:
    """Note that people were told their target of KEY."""
    with opened(file, write=True) as store:
        days = find_period(store, period)
        day: date = on.date() if on else today()
        whom = [find_scope(store, one).id for one in persons]
        number = tell(store, key, days, day, whom, progress=progress())
        if as_json:
            show_json({"kpi": key, "period": days, "day": day.isoformat(), "told": number})
            return
        words = ngettext("{n} person was told on {day}.", "{n} people were told on {day}.", number)
        click.echo(words.format(n=number, day=format_day(day)))


@click.command("told")
@file_argument
@click.argument("key")
@click.option("--period", required=True)
@json_option
def told_(file: Path, key: str, *, period: str, as_json: bool) -> None:
    """Show who was told which target of KEY, and who has to be told anew."""
    with opened(file) as store:
        days = find_period(store, period)
        found = tellings(store, key, days)
        unit, currency = load_grid(store, key, days).unit, settings.load(store).currency
        if as_json:
            show_json({"kpi": key, "period": days, "people": [_told_json(one) for one in found]})
            return
        money = currency if unit is Unit.MONEY else ""
        show_table(telling_table([(one.scope.name, one.value, one.told, one.day) for one in found], unit, money))


def _told_json(one: Telling) -> dict[str, Any]:
    return {"name": one.scope.name, "value": exact(one.value), "told": None if one.told is None else exact(one.told),
            "day": one.day.isoformat() if one.day else None, "changed": one.changed}  # fmt: skip


@click.command("goals")
@file_argument
@json_option
def goals(file: Path, *, as_json: bool) -> None:
    """Show the goals that targets serve, the mission first."""
    with opened(file) as store:
        found = goal_tree.goal_tree(store)
        if as_json:
            show_json({"goals": [{"id": one.goal.id, "parent": one.goal.parent, "text": one.goal.text,
                                  "targets": one.targets} for one in found]})  # fmt: skip
            return
        for one in found:
            click.echo("  " * one.depth + f"#{one.goal.id} {one.goal.text}")


@click.command("goal")
@file_argument
@click.argument("text")
@click.option("--under", default="", help="The goal above it, by its words or #id; without it a mission.")
@click.option("--change", default="", help="The goal, by its words or #id, that gets TEXT as its new words.")
@click.option("--end", is_flag=True, help="The goal called TEXT is none any more.")
@json_option
def goal(file: Path, text: str, *, under: str, change: str, end: bool, as_json: bool) -> None:
    """Write down a goal that targets can serve."""
    with opened(file, write=True) as store:
        if end:
            number = goal_tree.find_goal(store, text).id
            goal_tree.end_goal(store, number, progress())
        else:
            known = goal_tree.find_goal(store, change) if change else None
            above = goal_tree.find_goal(store, under).id if under else known.parent if known else 0
            number = goal_tree.save_goal(store, text, above, goal=known.id if known else 0, progress=progress())
        if as_json:
            show_json({"id": number, "ended": end})
        else:
            click.echo(_("Saved as #{number}.").format(number=number))


@click.command("ramp")
@file_argument
@click.argument("percents", nargs=-1, type=click.IntRange(0, 100))
@click.option("--reason", default="", help="Why; kept with the setting.")
@json_option
def ramp(file: Path, percents: tuple[int, ...], *, reason: str, as_json: bool) -> None:
    """Show or set what newcomers carry of a full target: PERCENTS of their first months, "100" for all at once."""
    with opened(file, write=bool(percents)) as store:
        if percents:
            now = settings.load(store)
            new_workspace.save_settings(store, replace(now, target_ramp=kept_ramp(now, percents)), reason, progress())
        chosen = settings.load(store)
        shares = ramp_of(chosen)
        if as_json:
            show_json({"shares": [exact(share) for share in shares], "usual": not chosen.target_ramp})
            return
        for month, share in enumerate(shares, 1):
            said = format_quantity(Quantity(share, Unit.PERCENT), 0)
            click.echo(_("month {n}: {share}").format(n=month, share=said))
        click.echo(_("from month {n}: the full target").format(n=len(shares) + 1))


COMMANDS: Final = (check, carry, capacity, tell_, told_, goals, goal, ramp)

"""The command action: what is done about a KPI, what can be said of its effect, and what was decided."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.domain.action import Action, Obstacle, Sort, State
from desktop_app.domain.errors import UserError
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.kpi_names import KpiNames
from desktop_app.operations.improving.action_story import export_story
from desktop_app.operations.improving.actions import (
    Judged,
    bring_back_action,
    decide,
    find_action,
    judge_action,
    judged_actions,
    propose,
    remove_action,
    save_action,
    success_rate,
)
from desktop_app.reports.action_story import figure_text
from desktop_app.reports.action_words import OBSTACLES, STATES, VERDICTS
from desktop_app.reports.wording import outline, sentence
from desktop_app.store.database import Store

_as_of = click.option("--as-of", help="The day from which to look; default: the earlier of today and the newest data.")
_COLUMNS: Final = (
    Column("number", N_("Number")),
    Column("action", N_("Action")),
    Column("kpi", N_("KPI")),
    Column("scope", N_("For whom")),
    Column("start", N_("Start")),
    Column("review", N_("Review")),
    Column("verdict", N_("Effect")),
    Column("change", N_("Change")),
    Column("state", N_("State")),
)


@click.group("action")
def action() -> None:
    """Record what is done about a KPI and see whether an effect is shown."""


@action.command("list")
@file_argument
@_as_of
@json_option
def list_actions(file: Path, *, as_of: str | None, as_json: bool) -> None:
    """List the actions in FILE with what can be said of their effect."""
    with opened(file) as store:
        found = judged_actions(store, _day(as_of))
    if as_json:
        show_json({"actions": [action_json(one) for one in found], "success_rate": success_rate(found)})
        return
    show_table(Table(_COLUMNS, tuple(_row(one) for one in found)))


def _day(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _row(one: Judged) -> tuple[Any, ...]:
    act = one.action
    return (act.id, act.text, _(one.kpi.texts.name), act.scope.name or _("Company"), act.start, act.review,
            _(VERDICTS[one.effect.verdict]), one.explanation.result, _(STATES[act.state]))  # fmt: skip


def action_json(one: Judged) -> dict[str, Any]:
    act, found = one.action, one.effect
    return {
        "number": act.id,
        "action": act.text,
        "sort": act.sort.value,
        "kpi": act.kpi,
        "scope": act.scope.name or "company",
        "direction": "higher" if act.higher else "lower",
        "size": act.size,
        "owner": act.owner,
        "start": act.start,
        "review": act.review,
        "among": (act.among.name or "company") if act.among else None,
        "worst": act.worst,
        "baseline": [{"period": point.period, "value": point.value, "n": point.n} for point in act.baseline],
        "verdict": found.verdict.value,
        "periods": found.periods,
        **{name: _estimate(getattr(found, name)) for name in _ESTIMATES},
        "signal": found.signal.rule.value if found.signal else None,
        "others": found.others.n if found.others else 0,
        "others_change": _estimate(found.others.change) if found.others else None,
        "rank": found.others.rank if found.others else None,
        "due": one.due,
        "stuck": one.stuck,
        "state": act.state.value,
        "lesson": act.lesson,
        "obstacles": [obstacle.value for obstacle in act.obstacles],
        "explanation": [text for _depth, text, _figure in outline(one.explanation)],
    }


_ESTIMATES: Final = ("before", "expected", "after", "change", "low", "high", "smallest")


def _estimate(value: float | None) -> Fraction | None:
    """An estimate claims no more than six decimals."""
    return None if value is None else Fraction(round(value * 10**6), 10**6)


@action.command("add")
@file_argument
@click.argument("key")
@click.argument("text")
@click.option("--scope", default="company", show_default=True, help="company, a name, or #id.")
@click.option("--start", help="The first day; default: the day after --as-of.")
@click.option("--review", help="The day to look at it; default: three whole months later.")
@click.option("--sort", type=click.Choice([one.value for one in Sort]), default=Sort.OTHER.value)
@click.option("--direction", type=click.Choice(["higher", "lower"]), help="The wanted one; default: the KPI's own.")
@click.option("--size", help="How far, in the KPI's unit: 0.05 for five points of a percentage.")
@click.option("--owner", default="", help="Who sees to it.")
@click.option("--among", help="Those without the action are looked for there; “nobody”: there are none.")
@click.option("--worst", is_flag=True, help="Chosen for being worst: the start is drawn toward the team.")
@click.option("--trigger", help="The month that led to it; it is no part of the baseline.")
@click.option("--number", type=int, default=0, help="Change the action with this number.")
@_as_of
@json_option
def add_action(file: Path, key: str, text: str, *, as_of: str | None, as_json: bool, **said: Any) -> None:
    """TEXT is what is done about the KPI KEY. The twelve months before the start are kept as its baseline."""
    with opened(file, write=True) as store:
        wanted = _wanted(store, key, text, _day(as_of), said)
        number = save_action(store, wanted, progress(), as_of=_day(as_of))
        kept = find_action(store, number)
    if as_json:
        show_json({"number": number, "baseline": len(kept.baseline)})
        return
    click.echo(_("Kept under number {number}.").format(number=number))


def _wanted(store: Store, key: str, text: str, day: date | None, said: dict[str, Any]) -> Action:
    kpi = KpiNames(store).find(key)
    if kpi is None:
        raise UserError(N_("There is no KPI “{key}”."), N_("Look it up in the list of KPIs."), key=key)
    start = parse_day(said["start"]) if said["start"] else None
    trigger = find_period(store, said["trigger"]) if said["trigger"] else None
    offered = propose(store, kpi.key, find_scope(store, said["scope"]), trigger, day, start=start)
    among = offered.among
    if said["among"]:
        among = None if said["among"] == "nobody" else find_scope(store, said["among"])
    return Action(
        kpi.key, text, offered.start, parse_day(said["review"]) if said["review"] else offered.review, offered.scope,
        offered.higher if said["direction"] is None else said["direction"] == "higher", Sort(said["sort"]),
        _size(said["size"]), said["owner"], among, said["worst"], trigger, id=said["number"],
    )  # fmt: skip


def _size(text: str | None) -> Fraction | None:
    if text is None:
        return None
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise UserError(N_("“{text}” is no number."), N_("Write it like 0.05."), text=text) from error


@action.command("show")
@file_argument
@click.argument("number", type=int)
@click.option("--out", type=click.Path(path_type=Path), help="Write before and after as a page: a name in .pdf.")
@_as_of
@json_option
def show_action(file: Path, number: int, *, out: Path | None, as_of: str | None, as_json: bool) -> None:
    """Say what can be said of the effect of the action NUMBER, and why."""
    with opened(file) as store:
        found = judge_action(store, find_action(store, number), _day(as_of))
        if out is not None:
            export_story(store, number, out, progress(), as_of=_day(as_of))
    if as_json:
        show_json({"action": action_json(found), "file": out})
        return
    click.echo(sentence(found.explanation))
    for part in found.explanation.parts:
        figure = figure_text(part)
        click.echo(f"  {sentence(part)}{': ' if figure else ''}{figure}")


@action.command("decide")
@file_argument
@click.argument("number", type=int)
@click.argument("state", type=click.Choice([one.value for one in State]))
@click.option("--lesson", default="", help="What was learned.")
@click.option("--obstacle", "obstacles", multiple=True, type=click.Choice([one.value for one in Obstacle]))
@click.option("--review", help="The next day to look at it.")
@json_option
def decide_action(
    file: Path, number: int, state: str, *, lesson: str, obstacles: tuple[str, ...], review: str | None, as_json: bool
) -> None:
    """Decide about the action NUMBER: it goes on (running), it is how we work now (kept), or it is stopped."""
    with opened(file, write=True) as store:
        decide(store, number, State(state), progress(), lesson=lesson, review=_day(review),
               obstacles=[Obstacle(word) for word in obstacles])  # fmt: skip
    _say(number, as_json=as_json)


@action.command("remove")
@file_argument
@click.argument("number", type=int)
@click.option("--undo", is_flag=True, help="Bring it back.")
@json_option
def remove(file: Path, number: int, *, undo: bool, as_json: bool) -> None:
    """Tell the action NUMBER no longer."""
    with opened(file, write=True) as store:
        (bring_back_action if undo else remove_action)(store, number, progress())
    _say(number, as_json=as_json)


def _say(number: int, *, as_json: bool) -> None:
    if as_json:
        show_json({"number": number})
        return
    click.echo(_("Kept under number {number}.").format(number=number))


@action.command("obstacles")
@json_option
def list_obstacles(*, as_json: bool) -> None:
    """List what may stand in the way of an action, to go through when nothing improves."""
    if as_json:
        show_json({"obstacles": [{"obstacle": one.value, "question": _(text)} for one, text in OBSTACLES.items()]})
        return
    for one, text in OBSTACLES.items():
        click.echo(f"{one.value}: {_(text)}")


COMMANDS: Final = (action,)

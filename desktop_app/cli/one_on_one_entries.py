"""The commands under ``one-on-one`` that write something down or say what became of it."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json
from desktop_app.cli.pay_records import find_person
from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import (
    DevelopmentGoal,
    Level,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
)
from desktop_app.i18n import N_, _
from desktop_app.operations.meetings import one_on_one_entries as entries
from desktop_app.operations.moments import today
from desktop_app.store.one_on_ones import Written

_SORTS: Final[Mapping[str, type[Written]]] = {
    "note": Note,
    "promise": Promise,
    "recognition": Recognition,
    "goal": DevelopmentGoal,
    "pulse": PulseAnswer,
}
_SETTLED: Final[Mapping[str, type[Promise] | type[DevelopmentGoal]]] = {"promise": Promise, "goal": DevelopmentGoal}
_person = click.argument("person")
_text = click.argument("text")
_day = click.option("--day", help="Default: today.")


def _on(day: str | None) -> date:
    return parse_day(day) if day else today()


@click.command("note")
@file_argument
@_person
@_text
@click.option("--level", type=click.Choice([one.value for one in Level]), default=Level.PRIVATE.value,
              show_default=True, help="private: you alone; shared: both; official: both, never changed.")  # fmt: skip
@_day
@json_option
def note(file: Path, person: str, text: str, *, level: str, day: str | None, as_json: bool) -> None:
    """Keep TEXT as a note about PERSON."""
    _keep(file, person, lambda who: Note(who, _on(day), text, Level(level)), as_json=as_json)


@click.command("commit")
@file_argument
@_person
@_text
@click.option("--by", "side", type=click.Choice([one.value for one in Side]), default=Side.PERSON.value,
              show_default=True, help="Who promises.")  # fmt: skip
@click.option("--due", help="Until when.")
@click.option("--kpi", default="", help="The key of the KPI that measures it.")
@click.option("--aim", help="The value of the KPI that is wanted.")
@_day
@json_option
def commit(
    file: Path, person: str, text: str, *, side: str, due: str | None, kpi: str, aim: str | None, day: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Keep TEXT as a promise of PERSON, or of the lead to PERSON."""
    wanted = _number(aim) if aim else None
    until = parse_day(due) if due else None
    _keep(
        file, person, lambda who: Promise(who, Side(side), text, _on(day), until, kpi, aim=wanted), as_json=as_json
    )  # fmt: skip


def _number(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise UserError(N_("“{text}” is not a number."), N_("Write it as 12.5."), text=text) from wrong


@click.command("praise")
@file_argument
@_person
@_text
@click.option("--fact", required=True, help="What it is for: a figure, a deal, what you saw.")
@click.option("--kpi", default="", help="The key of the KPI it shows in.")
@_day
@json_option
def praise(file: Path, person: str, text: str, *, fact: str, kpi: str, day: str | None, as_json: bool) -> None:
    """Keep TEXT as recognition of PERSON."""
    _keep(file, person, lambda who: Recognition(who, _on(day), text, fact, kpi), as_json=as_json)


@click.command("goal")
@file_argument
@_person
@_text
@click.option("--review", help="The day on which both look at it again.")
@click.option("--kpi", default="", help="The key of the KPI it shows in.")
@click.option("--aim", help="The value of the KPI that is wanted.")
@click.option("--level", type=click.IntRange(1, 5), default=None, help="How well PERSON can do it now.")
@click.option("--wanted", type=click.IntRange(1, 5), default=None, help="How well PERSON wants to do it.")
@click.option("--step", default="", help="What is done first.")
@_day
@json_option
def goal(file: Path, person: str, text: str, *, day: str | None, as_json: bool, **options: Any) -> None:
    """Keep TEXT as what PERSON wants to learn or become."""
    until = parse_day(options["review"]) if options["review"] else None
    aim = _number(options["aim"]) if options["aim"] else None

    def made(who: int) -> DevelopmentGoal:
        return DevelopmentGoal(
            who, text, _on(day), until, kpi=options["kpi"], aim=aim, level_now=options["level"] or 0,
            level_wanted=options["wanted"] or 0, next_step=options["step"],
        )  # fmt: skip

    _keep(file, person, made, as_json=as_json)


@click.command("pulse")
@file_argument
@_person
@click.argument("question", type=click.Choice(list(entries.PULSE)))
@click.argument("score", type=click.IntRange(1, 5))
@_day
@json_option
def pulse(file: Path, person: str, question: str, score: int, *, day: str | None, as_json: bool) -> None:
    """Keep what PERSON answered to QUESTION: 1 (not at all) to 5 (fully)."""
    _keep(file, person, lambda who: PulseAnswer(who, _on(day), question, score), as_json=as_json)


@click.command("settle")
@file_argument
@click.argument("sort", type=click.Choice(list(_SETTLED)))
@click.argument("number", type=int)
@click.argument("outcome", type=click.Choice([one.value for one in Outcome]))
@_day
@json_option
def settle(file: Path, sort: str, number: int, outcome: str, *, day: str | None, as_json: bool) -> None:
    """Say what became of the promise or goal NUMBER; open takes an answer back."""
    with opened(file, write=True) as store:
        entries.settle(store, _SETTLED[sort], number, Outcome(outcome), progress(), on=_on(day))
    _say(number, as_json=as_json)


@click.command("remove")
@file_argument
@click.argument("sort", type=click.Choice(list(_SORTS)))
@click.argument("number", type=int)
@json_option
def remove(file: Path, sort: str, number: int, *, as_json: bool) -> None:
    """Show what stands under NUMBER no longer; an official note stays."""
    with opened(file, write=True) as store:
        entries.remove_written(store, _SORTS[sort], number, progress())
    _say(number, as_json=as_json)


@click.command("plan")
@file_argument
@_person
@click.option("--day", help="The day of the next one.")
@click.option("--weeks", type=int, help="Weeks between two from now on; 0: none without an appointment.")
@json_option
def plan(file: Path, person: str, *, day: str | None, weeks: int | None, as_json: bool) -> None:
    """Plan the next one-on-one with PERSON, or how often there is one."""
    with opened(file, write=True) as store:
        who = find_person(store, person)
        if weeks is not None:
            entries.set_rhythm(store, who, weeks, progress())
        number = entries.plan_meeting(store, who, parse_day(day), progress()) if day else 0
    _say(number, as_json=as_json)


@click.command("close")
@file_argument
@_person
@click.option("--next", "following", help="The day of the next one; default: as often as chosen.")
@_day
@json_option
def close(file: Path, person: str, *, following: str | None, day: str | None, as_json: bool) -> None:
    """Say that the one-on-one with PERSON was held; what is open is carried over."""
    with opened(file, write=True) as store:
        then = parse_day(following) if following else None
        held = entries.close_meeting(store, find_person(store, person), _on(day), then, progress())
    _say(held.id, as_json=as_json)


@click.command("reopen")
@file_argument
@_person
@json_option
def reopen(file: Path, person: str, *, as_json: bool) -> None:
    """Undo close: the newest one-on-one with PERSON was not held; what was planned before it holds again."""
    with opened(file, write=True) as store:
        held = entries.reopen_meeting(store, find_person(store, person), progress())
    _say(held.id, as_json=as_json)


def _keep(file: Path, person: str, make: Callable[[int], Written], *, as_json: bool) -> None:
    with opened(file, write=True) as store:
        number = entries.write_down(store, make(find_person(store, person)), progress())
    _say(number, as_json=as_json)


def _say(number: int, *, as_json: bool) -> None:
    if as_json:
        show_json({"number": number})
        return
    click.echo(_("Kept under number {number}.").format(number=number) if number else _("Kept."))


ENTRIES: Final = (note, commit, praise, goal, pulse, settle, remove, plan, close, reopen)

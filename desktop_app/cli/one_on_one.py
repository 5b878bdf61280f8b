"""The command one-on-one: who is due, the sheet about one person, and writing it to a file; writing down is beside."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.one_on_one_entries import ENTRIES
from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.pay_records import find_person
from desktop_app.domain.formats import format_minor
from desktop_app.domain.one_on_one import DevelopmentGoal, Note, Promise, PulseAnswer, Recognition
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.meetings.due_meetings import DueMeeting, all_meetings, due_meetings
from desktop_app.operations.meetings.export_one_on_one import export_one_on_one
from desktop_app.operations.meetings.hand_over import hand_over
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.moments import today
from desktop_app.reports import coaching_words as words
from desktop_app.reports.wording import sentence
from desktop_app.rules.coaching.evidence import Changed, Point
from desktop_app.rules.coaching.sheet import LastAction, Sheet, Shown

_MEETINGS: Final = (
    Column("person", N_("Person")),
    Column("day", N_("Next one")),
    Column("last", N_("Last one")),
    Column("weeks", N_("Weeks between")),
    Column("promises", N_("Open promises")),
    Column("late", N_("Late")),
)
_LINES: Final = (Column("part", N_("Part")), Column("what", N_("What")), Column("value", N_("Value")))
_on = click.option("--on", help="The day on which both sit down; default: today.")
_as_of = click.option("--as-of", help="Up to which day figures are known; default: the earlier of today and the data.")


@click.group("one-on-one")
def one_on_one() -> None:
    """Prepare one-on-ones, and write down what belongs to them."""


@one_on_one.command("list")
@file_argument
@click.option("--all", "everybody", is_flag=True, help="Everybody, not only those who are due.")
@_on
@json_option
def list_meetings(file: Path, *, everybody: bool, on: str | None, as_json: bool) -> None:
    """List the one-on-ones that are due in FILE."""
    with opened(file) as store:
        found = (all_meetings if everybody else due_meetings)(store, _day(on))
    if as_json:
        show_json({"meetings": [_meeting_json(one) for one in found]})
        return
    rows = (tuple(_meeting_json(one).values()) for one in found)
    show_table(Table(_MEETINGS, tuple(rows)))


def _day(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _meeting_json(one: DueMeeting) -> dict[str, Any]:
    return {"person": one.person.name, "day": one.day, "last": one.last, "weeks": one.weeks, "promises": one.promises,
            "late": one.late}  # fmt: skip


@one_on_one.command("show")
@file_argument
@click.argument("person")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as .pdf, in their language.")
@click.option("--with-data", is_flag=True, help="Attach figures and credited records to the file as a workbook.")
@click.option("--shared", is_flag=True, help="Only what the person may see; a file never holds more.")
@_on
@_as_of
@json_option
def show(
    file: Path, person: str, *, out: Path | None, with_data: bool, shared: bool, on: str | None, as_of: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Fill the sheet about PERSON (a name or #id)."""
    with opened(file) as store:
        who, occasion = find_person(store, person), Occasion(_day(on), _day(as_of), not shared)
        if out is not None:
            written = (hand_over if with_data else export_one_on_one)(store, who, out, occasion, progress())
            if as_json:
                show_json({"file": written})
            else:
                click.echo(_("Written to {file}.").format(file=written))
            return
        sheet = prepare_sheet(store, who, occasion, progress())
    if as_json:
        show_json(_sheet_json(sheet))
        return
    show_table(Table(_LINES, tuple(_lines(sheet, occasion.on or today())), title=sheet.about.person.name))


def _sheet_json(sheet: Sheet) -> dict[str, Any]:
    about, pay = sheet.about, sheet.pay
    return {
        "person": about.person.name,
        "lead": about.lead,
        "last": about.last,
        "due": about.due,
        "weeks": about.weeks,
        "period": sheet.period,
        "as_of": sheet.as_of,
        "standing": _figure_json(sheet.standing) if sheet.standing else None,
        "figures": [_figure_json(one) for one in sheet.figures],
        "pay": pay.pay if pay else None,
        "currency": pay.currency if pay else None,
        "pay_problem": str(sheet.pay_problem) if sheet.pay_problem else None,
        "changed": [_changed_json(one) for one in sheet.changed],
        "usual": [kpi.key for kpi in sheet.usual],
        "strengths": [_point_json(one) for one in sheet.strengths],
        "topics": [_point_json(one) for one in sheet.topics],
        "promises": [_promise_json(one, sheet) for one in sheet.promises],
        "agreed": [_promise_json(one, sheet) for one in sheet.agreed],
        "notes": [_note_json(one) for one in sheet.notes],
        "recognitions": [_recognition_json(one) for one in sheet.recognitions],
        "goals": [_goal_json(one, sheet) for one in sheet.goals],
        "pulse": [_pulse_json(one) for one in sheet.pulse],
        "questions": [sentence(one) for one in sheet.questions],
        "action": _action_json(sheet.action) if sheet.action else None,
        "private": sheet.private,
    }


def _figure_json(shown: Shown) -> dict[str, Any]:
    figure = shown.figure
    return {"kpi": shown.kpi.key, "value": figure.value, "target": figure.target, "attainment": figure.attainment,
            "landing": figure.landing.value if figure.landing else None, "status": figure.status.value,
            "n": figure.n}  # fmt: skip


def _changed_json(one: Changed) -> dict[str, Any]:
    return {"kpi": one.kpi.key, "period": words.period_of(one), "rule": one.rule.value, "upward": one.upward,
            "better": one.better, "value": words.value_of(one)}  # fmt: skip


def _point_json(one: Point) -> dict[str, Any]:
    peer = one.peer
    return {"kpi": one.kpi.key, "value": one.figure.value, "beyond_chance": one.beyond,
            "hits": peer.hits if peer else None, "records": peer.n if peer else one.figure.n,
            "helpers": list(one.helpers)}  # fmt: skip


def _moved_json(one: Promise | DevelopmentGoal, sheet: Sheet) -> dict[str, Any]:
    newest = sheet.newest(one.kpi)
    now, month = (newest.figure.value, newest.figure.period) if newest else (None, None)
    return {"kpi": one.kpi, "start": one.start, "aim": one.aim, "now": now, "month": month}


def _promise_json(one: Promise, sheet: Sheet) -> dict[str, Any]:
    return {"number": one.id, "side": one.side.value, "text": one.text, "made": one.made, "due": one.due,
            **_moved_json(one, sheet), "outcome": one.outcome.value, "settled": one.settled}  # fmt: skip


def _note_json(one: Note) -> dict[str, Any]:
    return {"number": one.id, "day": one.day, "level": one.level.value, "text": one.text}


def _recognition_json(one: Recognition) -> dict[str, Any]:
    return {"number": one.id, "day": one.day, "text": one.text, "fact": one.fact, "kpi": one.kpi}


def _goal_json(one: DevelopmentGoal, sheet: Sheet) -> dict[str, Any]:
    return {"number": one.id, "text": one.text, "since": one.since, "review": one.review,
            "level_now": one.level_now or None, "level_wanted": one.level_wanted or None, "next_step": one.next_step,
            **_moved_json(one, sheet), "outcome": one.outcome.value, "settled": one.settled}  # fmt: skip


def _pulse_json(one: PulseAnswer) -> dict[str, Any]:
    return {"number": one.id, "day": one.day, "question": one.question, "score": one.score}


def _action_json(one: LastAction) -> dict[str, Any]:
    return {"action": one.text, "kpi": one.kpi, "start": one.start, "verdict": one.verdict.value}


def _lines(sheet: Sheet, on: date) -> list[tuple[Cell, ...]]:
    """Everything in the order of the printed sheet."""
    found: list[tuple[Cell, ...]] = [(_("Figures"), _(one.kpi.texts.name), one.figure.value) for one in sheet.figures]
    if sheet.pay_problem is not None:
        found.append((_("Pay so far"), str(sheet.pay_problem), None))
    if sheet.pay and sheet.pay.pay is not None:
        found.append((_("Pay so far"), sheet.pay.plan, format_minor(sheet.pay.pay, sheet.pay.currency)))
    for change in sheet.changed:
        told = words.changed_words(change)
        found.append((_("Changed beyond chance"), f"{told.title} · {told.evidence}", words.change_words(change)))
    for title, points in ((_("Strength"), sheet.strengths), (_("Topic"), sheet.topics)):
        for point in points:
            told = words.point_words(point)
            found.append((title, told.title, told.evidence))
    for title, promises in ((_("Promise"), sheet.promises), (_("Agreed"), sheet.agreed)):
        found += [(title, f"#{one.id} {words.side_words(one.side, sheet.about)}: {one.text}",
                   words.outcome_words(one, on)) for one in promises]  # fmt: skip
    found += [(_("Recognition"), f"#{one.id} {one.text}", one.fact) for one in sheet.recognitions]
    found += [(_("Goal"), f"#{one.id} {one.text}", one.review) for one in sheet.goals]
    found += [(_(words.LEVEL_WORDS[one.level]), f"#{one.id} {one.text}", one.day) for one in sheet.notes]
    return found + [(_("Question"), sentence(one), None) for one in sheet.questions]


for _entry in ENTRIES:
    one_on_one.add_command(_entry)
COMMANDS: Final = (one_on_one,)

"""Commands for days: absence (who is away when) and calendar (which days are worked)."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.entries import Shown, person_of, remove_option, saved, show
from desktop_app.cli.output import exact, file_argument, json_option, opened, parse_day, progress, show_json
from desktop_app.cli.targets import amount
from desktop_app.domain.company import Absence, CalendarDay
from desktop_app.domain.records import Kind
from desktop_app.i18n import _
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.store import absences, calendar_days, names


@click.group("absence")
def absence() -> None:
    """Who is away when."""


@absence.command("list")
@file_argument
@click.option("--person", default="", help="A name, or #id; without it: everybody.")
@json_option
def list_absences(file: Path, *, person: str, as_json: bool) -> None:
    """List the absences in FILE, the last day included."""
    with opened(file) as store:
        texts = names.texts(store)
        found = absences.load(store, person_of(store, person) if person else 0)
    show("absences", [_absence_json(one, texts) for one in found], as_json=as_json)


def _absence_json(one: Absence, texts: dict[int, str]) -> Shown:
    return {"person": texts.get(one.person, ""), "first": one.first, "last": one.last, "type": one.type,
            "paid": one.paid, "share": one.share, "note": one.note}  # fmt: skip


@absence.command("add")
@file_argument
@click.argument("person")
@click.argument("first")
@click.argument("last", default="")
@click.option("--type", "kind", default="", help="Leave, illness …")
@click.option("--paid/--unpaid", default=None, help="Whether it was paid; not said without.")
@click.option("--share", default="1", help="The part of each day: 0.5 is half a day.")
@click.option("--note", default="")
@remove_option
@json_option
def add_absence(file: Path, person: str, first: str, last: str, *, remove: bool, as_json: bool, **said: Any) -> None:
    """PERSON is away from FIRST to LAST, both included; the same first day again corrects it."""
    with opened(file, write=True) as store:
        start = parse_day(first)
        entry = Absence(person_of(store, person), start, parse_day(last) if last else start, said["kind"], said["paid"],
                        amount(said["share"]), said["note"])  # fmt: skip
        saved(store, entry, remove=remove, as_json=as_json)


@click.group("calendar")
def calendar() -> None:
    """Which days are worked."""


@calendar.command("show")
@file_argument
@click.argument("year", type=int)
@json_option
def show_calendar(file: Path, year: int, *, as_json: bool) -> None:
    """Show the days of YEAR that differ from the week, and how many are worked."""
    with opened(file) as store:
        found = calendar_days.working_calendar(store)
        said = {one.day: one.name for one in calendar_days.load(store)}
    days = [{"day": day, "worked": share, "name": said.get(day, "")} for day, share in sorted(found.days.items())
            if day.year == year]  # fmt: skip
    total = found.working_days(date(year, 1, 1), date(year + 1, 1, 1))
    provisional = year in found.provisional
    if as_json:
        show_json({"year": year, "working_days": exact(total), "provisional": provisional, "days": days})
        return
    show("days", days, as_json=False)
    click.echo(_("{year}: {days} working days").format(year=year, days=exact(total)))
    if provisional:
        click.echo(_("Provisional: the notice that moves days in this year is not known yet."))


@calendar.command("add")
@file_argument
@click.argument("day")
@click.argument("share", default="0")
@click.option("--name", default="", help="What the day is called.")
@remove_option
@json_option
def add_day(file: Path, day: str, share: str, *, name: str, remove: bool, as_json: bool) -> None:
    """SHARE of DAY is worked: 0 a holiday, 0.5 half a day, 1 a make-up working day."""
    with opened(file, write=True) as store:
        saved(store, CalendarDay(parse_day(day), amount(share), name), remove=remove, as_json=as_json)


@calendar.command("import")
@file_argument
@click.argument("source", type=click.Path(path_type=Path))
@json_option
def import_calendar(file: Path, source: Path, *, as_json: bool) -> None:
    """Take the days of SOURCE: a table, an ICS calendar or the text of a notice."""
    with opened(file, write=True) as store:
        choices = Choices(kind=Kind.CALENDAR_DAY)
        done = import_file(store, Request(source, source.name, choices), progress()).batch
    if as_json:
        show_json({"batch": done.id, "rows": done.rows, "created": done.created, "changed": done.changed,
                   "unchanged": done.unchanged, "refused": done.refused})  # fmt: skip
        return
    click.echo(_("Saved as batch {batch}.").format(batch=done.id))


COMMANDS: Final = (absence, calendar)

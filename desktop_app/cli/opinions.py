"""The command feedback: customers' opinions from the records, and how far the lead is with each."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.domain.opinion import Care, Opinion
from desktop_app.i18n import _
from desktop_app.operations.improving.opinions import inbox, mark_opinion, tag_counts
from desktop_app.reports.opinion_words import opinions_table

_choice = click.Choice([one.value for one in Care])


@click.group("feedback")
def feedback() -> None:
    """The inbox of complaints, praise and suggestions."""


@feedback.command("list")
@file_argument
@click.option("--state", type=_choice, help="Only those in this state.")
@click.option("--tag", default="", help="Only those with this tag.")
@json_option
def list_opinions(file: Path, *, state: str | None, tag: str, as_json: bool) -> None:
    """List what customers said, the newest first."""
    with opened(file) as store:
        found = inbox(store, Care(state) if state else None, tag)
    if as_json:
        tags = [{"tag": word, "n": n} for word, n in tag_counts(found)]
        show_json({"opinions": [_opinion_json(one) for one in found], "tags": tags})
        return
    show_table(opinions_table(found))


def _opinion_json(one: Opinion) -> dict[str, Any]:
    return {
        "number": one.number, "day": one.day, "customer": one.customer, "person": one.person, "sort": one.sort,
        "reason": one.reason, "comment": one.comment, "answered": one.answered, "state": one.care.value,
        "tags": list(one.tags), "note": one.note,
    }  # fmt: skip


@feedback.command("mark")
@file_argument
@click.argument("number", type=int)
@click.argument("state", type=_choice)
@click.option("--tag", "tags", multiple=True, help="What it is about; can be given several times.")
@click.option("--note", default="", help="What is done about it.")
@json_option
def mark(file: Path, number: int, state: str, *, tags: tuple[str, ...], note: str, as_json: bool) -> None:
    """Say how far you are with the opinion NUMBER."""
    with opened(file, write=True) as store:
        mark_opinion(store, number, Care(state), progress(), tags=tags, note=note)
    if as_json:
        show_json({"number": number})
        return
    click.echo(_("Kept under number {number}.").format(number=number))


COMMANDS: Final = (feedback,)

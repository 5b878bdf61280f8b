"""The command training: who has to take which, and whether one moved a KPI of those who took it."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import exact, file_argument, json_option, opened, parse_day, show_json, show_table
from desktop_app.domain.formats import format_change
from desktop_app.domain.training import Training
from desktop_app.i18n import _
from desktop_app.operations.improving.trainings import training_effect, training_list
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.reports.action_story import figure_text
from desktop_app.reports.training_words import trainings_table
from desktop_app.reports.wording import sentence

_as_of = click.option("--as-of", help="The day from which to look; default: the earlier of today and the newest data.")


@click.group("training")
def training() -> None:
    """Who has to take which training, and what it did."""


@training.command("list")
@file_argument
@_as_of
@json_option
def list_trainings(file: Path, *, as_of: str | None, as_json: bool) -> None:
    """List the trainings with who still has to take them."""
    with opened(file) as store:
        day = parse_day(as_of) if as_of else default_as_of(store)
        found = training_list(store, day)
    if as_json:
        show_json({"as_of": day, "trainings": [_training_json(one) for one in found]})
        return
    if not found:
        click.echo(_("Import the trainings with the days on which they were taken."))
        return
    show_table(trainings_table(found))


def _training_json(one: Training) -> dict[str, Any]:
    return {"title": one.title, "due": one.due, "done": one.done, "failed": one.failed, "late": list(one.late),
            "first": one.first, "last": one.last, "hours": exact(one.hours)}  # fmt: skip


@training.command("effect")
@file_argument
@click.argument("title")
@click.argument("kpi")
@_as_of
@json_option
def effect(file: Path, title: str, kpi: str, *, as_of: str | None, as_json: bool) -> None:
    """Hold those who took TITLE against those who did not: the KPI before and after, each from their own month on."""
    with opened(file) as store:
        learned = training_effect(store, title, kpi, parse_day(as_of) if as_of else None)
    seen, told = learned.found.effect, learned.explanation
    if as_json:
        known = {part.step: exact(part.result.value) for part in told.parts if part.result}
        show_json({
            "title": title, "kpi": learned.kpi.key, "verdict": seen.verdict.value, "trained": learned.found.trained,
            "told": learned.found.told, "before": known.get("training.before"), "after": known.get("training.after"),
            "change": exact(told.result.value) if told.result else None, "low": known.get("effect.low"),
            "high": known.get("effect.high"), "others": seen.others.n if seen.others else 0,
            "sentence": sentence(told),
        })  # fmt: skip
        return
    click.echo(_line(sentence(told), format_change(told.result) if told.result else ""))
    for part in told.parts:
        click.echo("  " + _line(sentence(part), figure_text(part)))


def _line(words: str, figure: str) -> str:
    return _("{words}: {figure}").format(words=words, figure=figure) if figure else words


COMMANDS: Final = (training,)

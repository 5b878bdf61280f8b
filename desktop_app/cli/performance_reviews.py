"""The command ``performance-review``: one person's review of a quarter or year, its form out and in, its paper."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.cli.pay_records import find_person
from desktop_app.cli.scopes import find_period
from desktop_app.domain.performance_review import Answer
from desktop_app.domain.sign_off import Signer
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.meetings import performance_review as operations
from desktop_app.reports.performance_review_document import Reviewed, scorecard_table, state_words

_person, _period = click.argument("person"), click.argument("period")
_out = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)


@click.group("performance-review")
def performance_review() -> None:
    """Review one person's quarter or year: scorecard, self-assessment, ratings, comments."""


@performance_review.command("show")
@file_argument
@_person
@_period
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as .pdf with lines to sign.")
@json_option
def show(file: Path, person: str, period: str, *, out: Path | None, as_json: bool) -> None:
    """Show the review of PERSON (a name or #id) for PERIOD (2017-Q3, 2017 …), or write it as .pdf."""
    with opened(file) as store:
        who, days = find_person(store, person), find_period(store, period)
        if out is not None:
            _written(operations.export_review(store, who, days, out, progress()), as_json=as_json)
            return
        review = operations.load_review(store, who, days, progress())
    if as_json:
        show_json(_json(review))
        return
    if review.score is not None:
        show_table(replace(scorecard_table(review), title=_("Scorecard")))
    columns = (Column("item", N_("Item")), Column("side", N_("By")), Column("rating", N_("Rating")),
               Column("comment", N_("Words")))  # fmt: skip
    rows = tuple((one.item, one.signer.value, one.rating, one.comment) for one in review.answers)
    show_table(Table(columns, rows, title=review.about.person.name))


@performance_review.command("form")
@file_argument
@_person
@_period
@_out
@json_option
def form(file: Path, person: str, period: str, *, out: Path, as_json: bool) -> None:
    """Write the self-assessment of PERSON for PERIOD as a form to be filled in (.xlsx or .csv)."""
    with opened(file) as store:
        days = find_period(store, period)
        _written(operations.write_form(store, find_person(store, person), days, out, progress()), as_json=as_json)


@performance_review.command("take")
@file_argument
@click.argument("form", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lead", is_flag=True, help="It was filled in by the lead, not by the person.")
@json_option
def take(file: Path, form: Path, *, lead: bool, as_json: bool) -> None:
    """Take what was filled into FORM; what was answered before is kept in the workspace."""
    with opened(file, write=True) as store:
        found = operations.take_form(store, form, Signer.LEAD if lead else Signer.PERSON, progress())
    if as_json:
        show_json({"person": found.name, "period": found.period, "answers": found.answers})
        return
    said = ngettext("{n} answer of {name} was taken.", "{n} answers of {name} were taken.", found.answers)
    click.echo(said.format(n=found.answers, name=found.name))


@performance_review.command("answer")
@file_argument
@_person
@_period
@click.argument("item")
@click.option("--rating", type=click.IntRange(1, 5))
@click.option("--comment", default="")
@json_option
def answer(file: Path, person: str, period: str, item: str, *, rating: int | None, comment: str, as_json: bool) -> None:
    """Rate ITEM (kpi:revenue, competency:learning, done …) of PERSON as the lead, or comment on it."""
    with opened(file, write=True) as store:
        who, days = find_person(store, person), find_period(store, period)
        number = operations.answer(store, who, days, [Answer(Signer.LEAD, item, rating, comment)], progress())
    if as_json:
        show_json({"answers": number})


@performance_review.command("freeze")
@file_argument
@_person
@_period
@json_option
def freeze(file: Path, person: str, period: str, *, as_json: bool) -> None:
    """Keep the review of PERSON for PERIOD as it stands: nothing in it changes any more."""
    with opened(file, write=True) as store:
        review = operations.freeze_review(store, find_person(store, person), find_period(store, period), progress())
    _say_state(review, as_json=as_json)


@performance_review.command("reopen")
@file_argument
@_person
@_period
@json_option
def reopen(file: Path, person: str, period: str, *, as_json: bool) -> None:
    """Undo freeze: the review of PERSON for PERIOD is a draft again; what was frozen stays in the workspace."""
    with opened(file, write=True) as store:
        who, days = find_person(store, person), find_period(store, period)
        operations.reopen_review(store, who, days, progress())
        review = operations.load_review(store, who, days, progress())
    _say_state(review, as_json=as_json)


def _say_state(review: Reviewed, *, as_json: bool) -> None:
    if as_json:
        show_json({"person": review.about.person.name, "period": review.period, "frozen": review.frozen})
    else:
        click.echo(state_words(review))


def _written(path: Path, *, as_json: bool) -> None:
    if as_json:
        show_json({"file": path})
    else:
        click.echo(_("Written to {file}.").format(file=path))


def _json(review: Reviewed) -> dict[str, Any]:
    lines = review.score.score.lines if review.score else ()
    return {
        "person": review.about.person.name,
        "period": review.period,
        "frozen": review.frozen,
        "score": review.score.score.value if review.score else None,
        "lines": [
            {"kpi": line.kpi, "value": figure.value, "attainment": line.attainment, "score": line.score}
            for line, figure in zip(lines, review.figures, strict=True)
        ],
        "answers": [
            {"item": one.item, "side": one.signer.value, "rating": one.rating, "comment": one.comment}
            for one in review.answers
        ],
    }


COMMANDS: Final = (performance_review,)

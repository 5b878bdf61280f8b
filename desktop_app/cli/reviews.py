"""The command ``review``: due and kept reviews of months, quarters and years, their decisions, scorecards, ratings."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.review_json import beside_json, card_json, entry_json, review_json, state_of
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.cli.targets import amount
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.reviews import keep, ratings
from desktop_app.operations.reviews.keep import Review
from desktop_app.operations.reviews.on_paper import export_review
from desktop_app.operations.reviews.scorecards import find_card, load_cards, save_card
from desktop_app.reports.gap_tables import gap_table, product_gap_table
from desktop_app.reports.review_tables import (
    beside_table,
    health_words,
    kpi_results_table,
    members_table,
    scores_table,
)
from desktop_app.rules.review.decisions import Decision, Matter, Outcome
from desktop_app.rules.review.result import Rating
from desktop_app.rules.review.scorecard import Line

_period = click.argument("period")


@click.group("review")
def review() -> None:
    """Review past months, quarters and years."""


@review.command("list")
@file_argument
@json_option
def list_reviews(file: Path, *, as_json: bool) -> None:
    """List the periods that are due and the reviews that are kept."""
    with opened(file) as store:
        found = keep.calendar(store)
    if as_json:
        show_json({"reviews": [entry_json(one) for one in found]})
        return
    words = {"missing": _("not reviewed"), "open": _("open"), "closed": _("closed")}
    columns = (Column("period", N_("Period")), Column("state", N_("State")))
    show_table(Table(columns, tuple((one.period, words[state_of(one)]) for one in found)))


@review.command("run")
@file_argument
@_period
@json_option
def run(file: Path, period: str, *, as_json: bool) -> None:
    """Review PERIOD as the data are now; an open review of it is brought up to date."""
    with opened(file, write=True) as store:
        number = keep.start_review(store, find_period(store, period), progress())
        _show(keep.load_review(store, number), as_json=as_json)


@review.command("show")
@file_argument
@_period
@json_option
def show(file: Path, period: str, *, as_json: bool) -> None:
    """Show the newest review of PERIOD."""
    with opened(file) as store:
        _show(keep.find_review(store, find_period(store, period)), as_json=as_json)


def _show(found: Review, *, as_json: bool) -> None:
    if as_json:
        show_json(review_json(found))
        return
    result = found.result
    click.echo(_("Review of {period}").format(period=format_period(found.period)))
    show_table(kpi_results_table(result))
    if result.health:
        for words in health_words(result):
            click.echo(words)
        show_table(members_table(result))
    if result.scores:
        show_table(scores_table(result))
    if result.gap:
        show_table(gap_table(result.gap))
        if result.gap.products:
            show_table(product_gap_table(result.gap))
    if found.left:
        left = ", ".join(f"{one.matter.value} {one.subject}".strip() for one in found.left)
        click.echo(_("Not decided yet: {left}.").format(left=left))


@review.command("decide")
@file_argument
@_period
@click.argument("matter", type=click.Choice([one.value for one in Matter]))
@click.argument("outcome", type=click.Choice([one.value for one in Outcome]))
@click.option("--kpi", default="", help="The KPI whose target is decided on.")
@click.option("--words", default="", help="Why, or what is done by whom and until when.")
@json_option
def decide(file: Path, period: str, matter: str, outcome: str, *, kpi: str, words: str, as_json: bool) -> None:
    """Decide one of the matters that the open review of PERIOD asks about."""
    with opened(file, write=True) as store:
        found = keep.find_review(store, find_period(store, period))
        keep.decide(store, found.id, Decision(Matter(matter), kpi, Outcome(outcome), words), progress())
        _show(keep.load_review(store, found.id), as_json=as_json)


@review.command("lessons")
@file_argument
@_period
@click.argument("text")
@json_option
def lessons(file: Path, period: str, text: str, *, as_json: bool) -> None:
    """Keep TEXT as what is learned from PERIOD."""
    with opened(file, write=True) as store:
        found = keep.find_review(store, find_period(store, period))
        keep.save_lessons(store, found.id, text, progress())
        _show(keep.load_review(store, found.id), as_json=as_json)


@review.command("close")
@file_argument
@_period
@json_option
def close(file: Path, period: str, *, as_json: bool) -> None:
    """Freeze the review of PERIOD; everything it asks must be decided."""
    with opened(file, write=True) as store:
        found = keep.find_review(store, find_period(store, period))
        keep.close_review(store, found.id, progress())
        _show(keep.load_review(store, found.id), as_json=as_json)


@review.command("paper")
@file_argument
@_period
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where to write it: a name in .pdf.")
@json_option
def paper(file: Path, period: str, *, out: Path, as_json: bool) -> None:
    """Write the newest review of PERIOD as PDF, without anybody's pay."""
    with opened(file) as store:
        export_review(store, keep.find_review(store, find_period(store, period)).id, out, progress())
    if as_json:
        show_json({"file": out})
        return
    click.echo(_("Written to {file}.").format(file=out))


@review.command("compare")
@file_argument
@click.argument("before")
@click.argument("after")
@json_option
def compare(file: Path, before: str, after: str, *, as_json: bool) -> None:
    """Compare the reviews of two periods."""
    with opened(file) as store:
        sides = [keep.find_review(store, find_period(store, text)) for text in (before, after)]
        found = keep.compare_reviews(store, sides[0].id, sides[1].id)
    if as_json:
        show_json(beside_json(found, sides[0].period, sides[1].period))
        return
    show_table(beside_table(found))


@review.command("find")
@file_argument
@click.argument("words", default="")
@json_option
def find(file: Path, words: str, *, as_json: bool) -> None:
    """Find lessons that hold all of WORDS."""
    with opened(file) as store:
        found = keep.find_lessons(store, words)
    if as_json:
        show_json({"lessons": [{"period": period, "text": text} for period, text in found]})
        return
    for period, text in found:
        click.echo(f"{format_period(period)}: {text}")


@review.command("rate")
@file_argument
@_period
@click.argument("subject")
@click.argument("score", type=int)
@click.option("--person", default="", help="Whose competency; without it a dimension of the business.")
@click.option("--evidence", required=True, help="What the rating rests on.")
@json_option
def rate(file: Path, period: str, subject: str, score: int, *, person: str, evidence: str, as_json: bool) -> None:
    """Rate SUBJECT from 1 to 5 for PERIOD (switched on in Settings)."""
    with opened(file, write=True) as store:
        whom = find_scope(store, person).id if person else 0
        days = find_period(store, period)
        ratings.rate(store, days, Rating(whom, person, subject, score, evidence), progress())
    if as_json:
        show_json({"period": days, "person": person or None, "subject": subject, "score": score})


@review.command("scorecards")
@file_argument
@json_option
def scorecards(file: Path, *, as_json: bool) -> None:
    """List the scorecards with their weights."""
    with opened(file) as store:
        cards = load_cards(store, default_as_of(store))
    if as_json:
        show_json({"scorecards": [card_json(card) for card in cards]})
        return
    for card in cards:
        click.echo(f"{card.key}: {_(card.name)}")
        for line in card.lines:
            click.echo(f"  {line.kpi}  {float(line.weight * 100):g} %")


@review.command("weigh")
@file_argument
@click.argument("scorecard")
@click.argument("weights", nargs=-1, required=True)
@click.option("--from", "first", default="", help="The day from which they hold; from the beginning without it.")
@click.option("--reason", default="", help="Why; kept with the change.")
@json_option
def weigh(file: Path, scorecard: str, weights: tuple[str, ...], *, first: str, reason: str, as_json: bool) -> None:
    """Give SCORECARD other lines: kpi=weight in percent, together 100."""
    day = parse_day(first) if first else None
    with opened(file, write=True) as store:
        card = find_card(store, scorecard, day or default_as_of(store))
        before = {line.kpi: line for line in card.lines}
        lines = []
        for text in weights:
            kpi, equals, weight = text.partition("=")
            if not equals:
                raise UserError(N_("“{text}” is not a weight."), N_("Write it as revenue=40."), text=text)
            share = amount(weight) / 100
            lines.append(replace(before[kpi], weight=share) if kpi in before else Line(kpi, share))
        save_card(store, replace(card, lines=tuple(lines)), day, reason, progress())
    if as_json:
        show_json({"scorecard": scorecard, "valid_from": day})


COMMANDS: Final = (review,)

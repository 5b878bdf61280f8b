"""Answers to surveys of a period: scores with their range, by group, and the reasons of low ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.formats import format_number
from desktop_app.domain.period import Length, Period, split
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis import voices
from desktop_app.rules.analysis.comment_words import tags_of
from desktop_app.rules.analysis.pareto import Ranked
from desktop_app.rules.analysis.voices import Answer, Reason, ScoreRow
from desktop_app.store import analysed, totals
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Surveys:
    """``wholes``: one row for each kind of question asked; ``groups``: by group and kind; ``months``: by month.

    ``reasons``: what the cases with low answers were about; ``tags``: what comments of low answers speak of.
    ``off_scale``: answers whose score is none of its scale, left out of ``answers``. ``days``: by the number of each.
    """

    as_of: date
    wholes: tuple[ScoreRow, ...]
    groups: tuple[ScoreRow, ...]
    months: tuple[tuple[Period, ScoreRow], ...]
    reasons: tuple[Ranked[Reason], ...]
    tags: tuple[Ranked[Reason], ...]
    low: tuple[Answer, ...]
    off_scale: int
    labels: Mapping[int, str]
    n: int
    answers: tuple[Answer, ...]
    days: Mapping[int, int]


def survey_answers(store: Store, wanted: Wanted, progress: Progress = SILENT) -> Surveys:
    """The answers given in ``wanted.period``; by ``wanted.by`` where it is one of the groupings."""
    progress.step(N_("Reading the records"), 0, 0)
    scene = Scene.of(store, wanted)
    rows = analysed.answers(store, scene.sought(Kind.SURVEY), scene.revenue)
    progress.step(N_("Reading the records"), 0, 0)
    every = [_answer(row) for row in rows]
    found = [one for one in every if one.score in voices.SCALES[one.sort]]
    sorts = [sort for sort in voices.SCALES if any(one.sort == sort for one in found)]
    days = {one.id: row[8] for one, row in zip(every, rows, strict=True)}
    return Surveys(
        scene.as_of,
        tuple(voices.score_row(0, sort, found) for sort in sorts),
        tuple(row for sort in sorts for row in voices.score_rows(found, sort)) if wanted.by else (),
        tuple((month, row) for month in split(wanted.period, Length.MONTH) for sort in sorts
              if (row := voices.score_row(0, sort, [one for one in found if _within(days[one.id], month)])).n),
        voices.reasons(found, lambda one: (one.reason,) if one.reason else ()),
        voices.reasons(found, lambda one: tags_of(one.comment)),
        tuple(one for one in found if one.low),
        voices.off_scale(every),
        scene.labels(),
        len(every),
        tuple(found),
        days,
    )  # fmt: skip


def has_answers(store: Store) -> bool:
    return "survey_answers" in totals.measures_with_data(store)


def tag_words(row: Reason) -> str:
    """The tag of a reason read from comments, in the language of the moment."""
    return _(row.text)


def _within(day: int, month: Period) -> bool:
    return month.start.toordinal() <= day < month.end.toordinal()


def _answer(row: Sequence[object]) -> Answer:
    sort, score, comment, _owner, _channel, _product, reason, number, _day, group = row
    assert isinstance(score, int)
    assert isinstance(number, int)
    assert isinstance(group, int)
    return Answer(number, voices.NPS if sort == voices.NPS else voices.CSAT, score, group, str(reason), str(comment))


def words(found: Surveys) -> Mapping[str, str]:
    """What was left out and what is too little to go by, in whole sentences."""
    few = [row for row in found.wholes if row.n < voices.LEAST]
    said = {}
    if few:
        said["few"] = _("Below {n} answers a score says little; the range shows how little.").format(n=voices.LEAST)
    if found.off_scale:
        said["off_scale"] = ngettext(
            "{n} answer has a score beyond its scale and is left out.",
            "{n} answers have a score beyond their scale and are left out.",
            found.off_scale,
        ).format(n=format_number(found.off_scale))
    return said

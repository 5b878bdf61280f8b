"""The performance review of one person: scorecard, both sides' answers, what was promised and recognised; its files."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Promise, Recognition
from desktop_app.domain.performance_review import HIGHEST, LOWEST, QUESTIONS, Answer
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.sign_off import Signer
from desktop_app.files.pdf import write_pdf
from desktop_app.files.readers import read_source
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpis
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.meetings.one_on_one import about_person
from desktop_app.operations.moments import moment, now, today
from desktop_app.operations.report_files import speaking
from desktop_app.operations.reviews.gather import gather_scores
from desktop_app.operations.reviews.ratings import COMPETENCIES, load_ratings, subjects
from desktop_app.reports import performance_review_document
from desktop_app.reports.performance_review_document import Held, Reviewed
from desktop_app.rules.review.frozen import from_plain, to_plain
from desktop_app.store import names, one_on_ones, performance_answers, performance_reviews, settings
from desktop_app.store.database import Store

_KEY: Final = re.compile(r"'?(\d+)/([^/]+)/(\S+)")
_RATING, _COMMENT = 3, 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form brought: of whom, for which period, how many answers; ``before``: those in their place till then."""

    person: int
    name: str
    period: Period
    answers: int
    before: tuple[Answer, ...] = ()


def load_review(store: Store, person: int, period: Period, progress: Progress = SILENT) -> Reviewed:
    """Everything the review of ``person`` shows, as it was frozen if it is.

    UserError before the last day of ``period`` is over.
    """
    progress.step(N_("Reviewing"), 0, 1)
    kept = performance_reviews.find(store, person, period)
    return from_plain(Reviewed, json.loads(kept.result)) if kept else _draft(store, person, period)


def freeze_review(store: Store, person: int, period: Period, progress: Progress = SILENT) -> Reviewed:
    """Keep the review as it stands; nothing in it changes any more. UserError if it is frozen already."""
    progress.step(N_("Freezing the review"), 0, 1)
    _must_be_draft(store, person, period)
    frozen = replace(_draft(store, person, period), frozen=today())
    with store.transaction():
        text = json.dumps(to_plain(frozen), ensure_ascii=False)
        performance_reviews.save(store, person, period, text, frozen_at=moment())
    return frozen


def reopen_review(store: Store, person: int, period: Period, progress: Progress = SILENT) -> None:
    """Let a frozen review be a draft again; what was frozen stays in the file. UserError if none is."""
    progress.step(N_("Saving"), 0, 1)
    kept = performance_reviews.find(store, person, period)
    if kept is None:
        raise UserError(N_("This review is not frozen."), N_("It can be changed as it is."))
    with store.transaction():
        performance_reviews.reopen(store, kept.id, moment=moment())


def _draft(store: Store, person: int, period: Period) -> Reviewed:
    who = about_person(store, person, period.last)
    score = next((one for one in gather_scores(store, period) if one.person == person), None)
    keys = [line.kpi for line in score.score.lines] if score else []
    kpis = find_kpis(store, keys, period.last)
    wanted = Wanted(tuple(keys), period, default_as_of(store), who.person, lean=True)
    found = figures(store, wanted) if keys else ()
    given = _answers(store, person, period)
    promises = one_on_ones.load(store, Promise, person)
    praise = one_on_ones.load(store, Recognition, person)
    return Reviewed(
        who,
        settings.load(store).company,
        period,
        score,
        tuple(Held(kpi.key, kpi.texts.name, one.value, one.target) for kpi, one in zip(kpis, found, strict=True)),
        tuple(_items_with(store, person, keys, given).items()),
        given,
        tuple(one for one in promises if one.settled and period.start <= one.settled < period.end),
        tuple(one for one in praise if period.start <= one.day < period.end),
    )


def items_of(store: Store, person: int, keys: Iterable[str]) -> dict[str, str]:
    """Every item that can be answered, with its words as a message id: scorecard, competencies, questions."""
    kpis = {f"kpi:{kpi.key}": kpi.texts.name for kpi in find_kpis(store, list(keys))}
    return {**kpis, **{f"competency:{key}": words for key, words in subjects(store, person).items()}, **QUESTIONS}


def _items_with(store: Store, person: int, keys: Iterable[str], given: Iterable[Answer]) -> dict[str, str]:
    """Also what was answered before the scorecard or the switch for competencies changed: nothing said is lost."""
    answered = [one.item for one in given]
    own = items_of(store, person, keys)
    others = find_kpis(store, [one.removeprefix("kpi:") for one in answered if one.startswith("kpi:")])
    known = {f"kpi:{kpi.key}": kpi.texts.name for kpi in others}
    known |= {f"competency:{key}": words for key, words in COMPETENCIES.items()}
    return {**{item: known[item] for item in answered if item in known and item not in own}, **own}


def _answers(store: Store, person: int, period: Period) -> tuple[Answer, ...]:
    """Where the lead rated a competency in the evaluation of the period and not here, that rating and its evidence."""
    given = performance_answers.load(store, person, period)
    own = {one.item for one in given if one.signer is Signer.LEAD}
    rated = [one for one in load_ratings(store, period) if one.person == person and person]
    found = [Answer(Signer.LEAD, f"competency:{one.subject}", one.score, one.evidence) for one in rated]
    return (*given, *(one for one in found if one.item not in own))


def answer(store: Store, person: int, period: Period, answers: Iterable[Answer], progress: Progress = SILENT) -> int:
    """Keep ``answers``, earlier ones stay in the file; how many. One without rating and words takes back what was said.

    UserError for a rating beyond 1 to 5, a competency rated by the lead without evidence, or a frozen review.
    """
    progress.step(N_("Saving"), 0, 1)
    about_person(store, person, period.last)
    _must_be_draft(store, person, period)
    kept = list(answers)
    _refuse_unknown(store, [one.item for one in kept])
    for one in kept:
        if one.rating is not None and not LOWEST <= one.rating <= HIGHEST:
            raise UserError(
                N_("The rating of “{item}” is not 1 to 5."), N_("Correct it and take the form again."), item=one.item
            )
        bare = one.signer is Signer.LEAD and one.rating is not None and not one.comment.strip()
        if bare and one.item.startswith("competency:"):
            raise UserError(N_("A rating needs evidence."), N_("Write what was seen that it rests on."))
    with store.transaction():
        performance_answers.save(store, person, period, kept, recorded_at=moment())
    return len(kept)


def write_form(store: Store, person: int, period: Period, target: Path, progress: Progress = SILENT) -> Path:
    """The self-assessment to be filled in, .xlsx or .csv, in the person's language; nobody else is in it."""
    review = load_review(store, person, period, progress)
    with speaking(store, review.about.language):
        write_table(performance_review_document.form(review), target)
    return target


def take_form(store: Store, source: Path, signer: Signer = Signer.PERSON, progress: Progress = SILENT) -> Taken:
    """Keep what was filled into a form of ``write_form``, whole or not at all.

    UserError for a file that is no such form, forms of several people, an unknown item or a wrong rating.
    """
    rows = [row for table in read_source(source, progress=progress).tables for row in (table.header, *table.rows)]
    told = [(found, row) for row in rows if row and (found := _KEY.fullmatch(row[0].strip()))]
    about = {(found[1], found[2]) for found, _row in told}
    if len(about) != 1:
        raise UserError(
            N_("“{name}” is no form of one performance review."), N_("Write the form anew and have it filled in."),
            name=source.name,
        )  # fmt: skip
    number, named = about.pop()
    person, period = int(number), parse_period(named, settings.load(store).fiscal_year_start)
    known = {found[3]: row for found, row in told}
    answers = [one for item, row in known.items() if (one := _answer(signer, item, row))]
    held = {one.item: one for one in performance_answers.load(store, person, period) if one.signer is signer}
    before = tuple(held.get(one.item, Answer(signer, one.item, None, "")) for one in answers)
    answer(store, person, period, answers, progress)
    return Taken(person, names.texts(store)[person], period, len(answers), before)


def untake_form(store: Store, taken: Taken, progress: Progress = SILENT) -> None:
    """Undo ``take_form``: what was answered before holds again."""
    answer(store, taken.person, taken.period, taken.before, progress)


def export_review(store: Store, person: int, period: Period, target: Path, progress: Progress = SILENT) -> Path:
    """The review as .pdf with lines to sign, in the person's language."""
    review = load_review(store, person, period, progress)
    with speaking(store, review.about.language):
        write_pdf(performance_review_document.build(review), target, now())
    return target


def _must_be_draft(store: Store, person: int, period: Period) -> None:
    if performance_reviews.find(store, person, period):
        raise UserError(N_("This review is frozen."), N_("Reopen it to change something."))


def _refuse_unknown(store: Store, known: Iterable[str]) -> None:
    known = tuple(known)
    find_kpis(store, [item.removeprefix("kpi:") for item in known if item.startswith("kpi:")])
    for item in known:
        if item not in QUESTIONS and not item.startswith(("kpi:", "competency:")):
            raise UserError(N_("There is no item “{item}” in a performance review."),
                            N_("Leave the first column of the form as it was."), item=item)  # fmt: skip


def _answer(signer: Signer, item: str, row: tuple[str, ...]) -> Answer | None:
    """None where nothing was filled in."""
    cells = [*(cell.strip() for cell in row), *[""] * (_COMMENT + 1)]
    rating, comment = cells[_RATING], cells[_COMMENT]
    if not rating and not comment:
        return None
    try:
        number = Fraction(rating.replace(",", ".")) if rating else None
    except ValueError:
        number = Fraction(0)
    whole = 0 if number is not None and number.denominator != 1 else number
    return Answer(signer, item, None if whole is None else int(whole), comment)

"""The performance review of one person: scorecard, both sides' answers, what was promised and recognised; its files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
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
from desktop_app.operations.moments import moment, now
from desktop_app.operations.report_files import speaking
from desktop_app.operations.reviews.gather import gather
from desktop_app.operations.reviews.ratings import subjects
from desktop_app.reports import performance_review_document
from desktop_app.reports.performance_review_document import Reviewed
from desktop_app.store import names, one_on_ones, performance_answers, settings
from desktop_app.store.database import Store

_KEY: Final = re.compile(r"'?(\d+)/([^/]+)/(\S+)")
_RATING, _COMMENT = 3, 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form brought: of whom, for which period, how many answers."""

    person: int
    name: str
    period: Period
    answers: int


def load_review(store: Store, person: int, period: Period, progress: Progress = SILENT) -> Reviewed:
    """Everything the review of ``person`` shows; UserError before the last day of ``period`` is over."""
    who = about_person(store, person, period.last)
    score = next((one for one in gather(store, period, progress).scores if one.person == person), None)
    keys = [line.kpi for line in score.score.lines] if score else []
    kpis = find_kpis(store, keys, period.last)
    wanted = Wanted(tuple(keys), period, default_as_of(store), who.person, lean=True)
    found = figures(store, wanted) if keys else ()
    promises = one_on_ones.load(store, Promise, person)
    praise = one_on_ones.load(store, Recognition, person)
    return Reviewed(
        who,
        settings.load(store).company,
        period,
        score,
        tuple(zip(kpis, found, strict=True)),
        items_of(store, person, keys),
        performance_answers.load(store, person, period),
        tuple(one for one in promises if one.settled and period.start <= one.settled < period.end),
        tuple(one for one in praise if period.start <= one.day < period.end),
    )


def items_of(store: Store, person: int, keys: Iterable[str]) -> dict[str, str]:
    """Every item that can be answered, with its words as a message id: scorecard, competencies, questions."""
    kpis = {f"kpi:{kpi.key}": kpi.texts.name for kpi in find_kpis(store, list(keys))}
    return {**kpis, **{f"competency:{key}": words for key, words in subjects(store, person).items()}, **QUESTIONS}


def answer(store: Store, person: int, period: Period, answers: Iterable[Answer], progress: Progress = SILENT) -> int:
    """Keep ``answers``, earlier ones stay in the file; how many. UserError for a rating beyond 1 to 5."""
    progress.step(N_("Saving"), 0, 1)
    about_person(store, person, period.last)
    kept = list(answers)
    _refuse_unknown(store, [one.item for one in kept])
    for one in kept:
        if one.rating is not None and not LOWEST <= one.rating <= HIGHEST:
            raise UserError(
                N_("The rating of “{item}” is not 1 to 5."), N_("Correct it and take the form again."), item=one.item
            )
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
    answer(store, person, period, answers, progress)
    return Taken(person, names.texts(store)[person], period, len(answers))


def export_review(store: Store, person: int, period: Period, target: Path, progress: Progress = SILENT) -> Path:
    """The review as .pdf with lines to sign, in the person's language."""
    review = load_review(store, person, period, progress)
    with speaking(store, review.about.language):
        write_pdf(performance_review_document.build(review), target, now())
    return target


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

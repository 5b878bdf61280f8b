"""The performance review of one person on paper, and its form to be filled in; nobody else is on either."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.document import (
    Block,
    Document,
    Grid,
    GridColumn,
    Heading,
    Ink,
    KeyFigure,
    KeyFigures,
    Look,
    Paragraph,
    Row,
    Signature,
)
from desktop_app.domain.formats import DASH, format_day, format_period, format_quantity, format_rough
from desktop_app.domain.one_on_one import Promise, Recognition
from desktop_app.domain.performance_review import QUESTIONS, Answer
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.sign_off import Signer
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, language
from desktop_app.reports.promise_words import OUTCOMES
from desktop_app.rules.coaching.sheet import About
from desktop_app.rules.review.result import PersonScore

GOALS: Final = N_(
    "Without an own target a figure is held against the company's target, the catalogue's goal or the own twelve "
    "months before."
)


@dataclass(frozen=True, slots=True)
class Held:
    """One KPI of the scorecard: its ``name`` as a message id, what it was and what it was to be, None: not known."""

    kpi: str
    name: str
    value: Quantity | None
    target: Quantity | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """``figures``: those of the scorecard, in its order. ``items``: what can be answered, key and message id.

    ``promises`` that were settled and ``recognitions`` that were given in the period. ``score`` None: nothing known.
    ``frozen``: the day on which it was frozen, None for a draft. All of it is kept as it is when it is frozen.
    """

    about: About
    company: str
    period: Period
    score: PersonScore | None
    figures: tuple[Held, ...]
    items: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    promises: tuple[Promise, ...]
    recognitions: tuple[Recognition, ...]
    frozen: date | None = None

    @property
    def own_answers(self) -> int:
        """How many items the person has answered."""
        return sum(one.signer is Signer.PERSON for one in self.answers)

    def answer(self, signer: Signer, item: str) -> Answer | None:
        return next((one for one in self.answers if (one.signer, one.item) == (signer, item)), None)


def form(review: Reviewed) -> Table:
    """A row an item; the first column names person, period and item, so that the form finds its way back."""
    columns = (
        Column("item", N_("Leave as it is")),
        Column("question", N_("What it is about")),
        Column("figure", N_("Figure")),
        Column("rating", N_("Your rating, 1 to 5")),
        Column("comment", N_("Your words")),
    )
    figures = {f"kpi:{one.kpi}": _shown(one.value) for one in review.figures}
    before = f"{review.about.person.id}/{review.period.name}"
    rows = []
    for item, words in review.items:
        known = review.answer(Signer.PERSON, item)
        rating = str(known.rating) if known and known.rating else ""
        rows.append((f"{before}/{item}", _(words), figures.get(item, ""), rating, known.comment if known else ""))
    return Table(columns, tuple(rows), title=review.about.person.name)


def scorecard_table(review: Reviewed) -> Table:
    """The scorecard line by line with its sum, for the screen; no rows where nothing is known."""
    columns = (
        Column("kpi", N_("KPI")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("target", N_("Target"), Unit.COUNT),
        Column("attainment", N_("Attainment"), Unit.PERCENT),
        Column("weight", N_("Weight"), Unit.PERCENT),
        Column("score", N_("Score"), Unit.PERCENT),
    )
    if review.score is None:
        return Table(columns, ())
    found = review.score.score
    rows = tuple(
        (_(one.name), one.value, one.target, _share(line.attainment), _share(line.weight), _share(line.score))
        for one, line in zip(review.figures, found.lines, strict=True)
    )
    return Table(columns, rows, totals=(_("Score"), None, None, None, _share(found.counted), _share(found.value)))


def build(review: Reviewed) -> Document:
    name, period = review.about.person.name, format_period(review.period)
    place = " · ".join(filter(None, (review.about.role, review.about.team)))
    return Document(
        title=_("Performance review · {name}").format(name=name),
        lines=tuple(filter(None, (period, place, state_words(review)))),
        blocks=tuple(_blocks(review)),
        head=review.company,
        foot=_("{company} · {period} · for {name} only").format(company=review.company, period=period, name=name),
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def state_words(review: Reviewed) -> str:
    """Whether it may still change."""
    if review.frozen is None:
        return _("Draft")
    return _("Frozen on {day}").format(day=format_day(review.frozen))


def _blocks(review: Reviewed) -> Iterator[Block]:
    if review.score is None:
        yield Paragraph(_("No line of a scorecard could be told for this period."), Ink.MUTED)
    else:
        told = _("{share} of the weights could be told").format(share=_percent(review.score.score.counted))
        value = review.score.score.value
        shown = DASH if value is None else _percent(value)
        yield KeyFigures((KeyFigure(_("Score"), shown, note=told, strong=True),))
        yield Heading(_("Scorecard"), _(review.score.card_name))
        yield _scorecard(review, review.score)
        yield Paragraph(_(GOALS), Ink.MUTED)
    yield from _ratings(review)
    yield from _words(review)
    if review.promises:
        yield Heading(_("What was promised"))
        rows = tuple(Row((one.text, _(OUTCOMES[one.outcome]))) for one in review.promises)
        yield Grid((GridColumn("", 1, right=False), GridColumn("", right=False)), rows)
    if review.recognitions:
        yield Heading(_("Recognition"))
        yield from (
            Paragraph(_("{day}: {words} ({fact})").format(day=format_day(one.day), words=one.text, fact=one.fact))
            for one in review.recognitions
        )
    lead = review.about.lead or _("The lead")
    captions = tuple(
        _("{name}, date and signature").format(name=name) for name in (review.about.person.name, lead)
    )  # fmt: skip
    yield Signature(_("We have talked about this review."), captions)


def _scorecard(review: Reviewed, found: PersonScore) -> Grid:
    columns = (
        GridColumn(_("KPI"), 1, right=False),
        GridColumn(_("Value")),
        GridColumn(_("Target")),
        GridColumn(_("Attainment")),
        GridColumn(_("Weight")),
        GridColumn(_("Score")),
    )
    rows = []
    for figure, line in zip(review.figures, found.score.lines, strict=True):
        shown = [DASH if one is None else _percent(one) for one in (line.attainment, line.weight, line.score)]
        rows.append(Row((_(figure.name), _shown(figure.value), _shown(figure.target), *shown)))
    total = DASH if found.score.value is None else _percent(found.score.value)
    return Grid(columns, (*rows, Row((_("Score"), "", "", "", "", total), Look.TOTAL)))


def _ratings(review: Reviewed) -> Iterator[Block]:
    """Self-assessment beside the lead's rating, of what either has rated or said."""
    rated = [(item, title) for item, title in review.items if item not in QUESTIONS and any(
        review.answer(signer, item) for signer in Signer
    )]  # fmt: skip
    if not rated:
        return
    yield Heading(_("Ratings"), _("1 to 5"))
    columns = (
        GridColumn("", 1, right=False), GridColumn(_("Self-assessment")), GridColumn(_("The lead")),
        GridColumn(_("Words"), 1.4, right=False),
    )  # fmt: skip
    rows = []
    for item, title in rated:
        both = [review.answer(signer, item) for signer in Signer]
        marks = [str(one.rating) if one and one.rating else DASH for one in both]
        said = [_said(review, one) for one in both if one and one.comment]
        rows.append(Row((_(title), *marks, " / ".join(said))))
    yield Grid(columns, tuple(rows))


def _words(review: Reviewed) -> Iterator[Block]:
    for item, question in QUESTIONS.items():
        said = [one for signer in Signer if (one := review.answer(signer, item)) and one.comment]
        if said:
            yield Heading(_(question))
        yield from (Paragraph(_said(review, one)) for one in said)


def _said(review: Reviewed, one: Answer) -> str:
    who = review.about.person.name if one.signer is Signer.PERSON else review.about.lead or _("The lead")
    return _("{name}: {words}").format(name=who, words=one.comment)


def _shown(value: Quantity | None) -> str:
    return DASH if value is None else format_rough(value)


def _share(value: Fraction | None) -> Quantity | None:
    return None if value is None else Quantity(value, Unit.PERCENT)


def _percent(value: Fraction) -> str:
    return format_quantity(Quantity(value, Unit.PERCENT))

"""The sheet of a one-on-one on one page of paper: figures, changes, what to talk about, promises, what is agreed.

It is handed to the person: private notes and names of others are never on it, whatever the sheet holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.document import (
    Block,
    Document,
    Grid,
    GridColumn,
    Ink,
    KeyFigure,
    KeyFigures,
    Look,
    Paragraph,
    Row,
    Signature,
)
from desktop_app.domain.formats import (
    DASH,
    format_change,
    format_day,
    format_minor,
    format_period,
    format_quantity,
    format_rough,
    format_short_day,
)
from desktop_app.domain.one_on_one import DevelopmentGoal, Level, Outcome, Promise
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _, language, ngettext
from desktop_app.reports.coaching_words import (
    LEVEL_WORDS,
    change_words,
    changed_words,
    due_words,
    first_name,
    outcome_words,
    point_words,
    side_words,
    verdict_words,
)
from desktop_app.reports.figure_tables import STATUS_WORDS
from desktop_app.reports.promise_words import measure_words
from desktop_app.reports.wording import sentence
from desktop_app.rules.coaching.sheet import About, Sheet, Shown
from desktop_app.rules.kpis.judge import Figure

_COLUMNS: Final = (
    GridColumn("", right=False), GridColumn("", 1, right=False), GridColumn("", 1.3, right=False), GridColumn(""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines of each part are printed."""

    figures: int
    changed: int
    promises: int
    words: int
    questions: int
    agreed: int


ROOMS: Final = (
    Room(5, 5, 5, 6, 4, 5),
    Room(3, 4, 5, 5, 3, 5),
    Room(2, 3, 5, 4, 3, 4),
    Room(1, 3, 4, 4, 2, 4),
    Room(1, 2, 4, 3, 2, 3),
    Room(0, 2, 3, 2, 1, 3),
    Room(0, 1, 2, 1, 1, 2),
)
"""Tried in this order until all is on one page: what is agreed and promised gives way last."""
_TO_WRITE: Final = 3


def build(sheet: Sheet, on: date, room: Room = ROOMS[0]) -> Document:
    """The sheet of the one-on-one held ``on`` that day, with as many lines as ``room`` says."""
    about = sheet.about
    title = _("One-on-one · {name}").format(name=about.person.name)
    return Document(
        title=title,
        lines=tuple(_circumstances(sheet, on)),
        blocks=tuple(_blocks(sheet, on, room)),
        head=sheet.company,
        foot=_("{company} · {period} · for {name} only").format(
            company=sheet.company, period=format_period(sheet.period), name=about.person.name
        ),
        mark=format_day(on),
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )


def _circumstances(sheet: Sheet, on: date) -> Iterator[str]:
    about = sheet.about
    place = [part for part in (about.role, about.team) if part]
    if about.since:
        place.append(_("since {day}").format(day=format_day(about.since)))
    if place:
        yield " · ".join(place)
    facts = [format_period(sheet.period), _("as of {day}").format(day=format_day(sheet.as_of))]
    if sheet.data_day:
        facts.append(_("data to {day}").format(day=format_day(sheet.data_day)))
    if about.last and about.last != on:
        facts.append(_("last one-on-one {day}").format(day=format_day(about.last)))
    yield " · ".join(facts)


def _blocks(sheet: Sheet, on: date, room: Room) -> Iterator[Block]:
    figures = tuple(_key_figures(sheet))
    if figures:
        yield KeyFigures(figures)
    if sheet.pay_problem is not None:
        yield Paragraph(str(sheet.pay_problem), Ink.WATCH)
    yield Grid(_COLUMNS, tuple(_rows(sheet, on, room)))
    yield _signature(sheet.about)


def _rows(sheet: Sheet, on: date, room: Room) -> Iterator[Row]:
    """One grid under all headings: a page has no room for more."""
    others = [one for one in sheet.figures if not _is_told(one, sheet)][: room.figures]
    if others:
        yield _group(_("Figures"))
        yield from map(_figure, others)
    yield from _changes(sheet, room)
    yield from _points(sheet)
    if sheet.promises:
        yield _group(_promised(sheet.about), _counts(sheet))
        yield from _promises(sheet.promises[: room.promises], sheet, on)
        yield from _more(len(sheet.promises) - room.promises)
    yield from _words(sheet, room)
    yield _group(_("Questions"))
    yield from (Row(("", sentence(one), "", "")) for one in sheet.questions[: room.questions])
    yield _group(_("Agreed"), _("by when"))
    for one in sheet.agreed[: room.agreed]:
        yield Row((side_words(one.side, sheet.about), one.text, _measured(one, sheet), due_words(one.due)))
    yield from (Row(("", "", "", ""), Look.ENTRY) for _place in range(max(1, _TO_WRITE - len(sheet.agreed))))


def _is_told(one: Shown, sheet: Sheet) -> bool:
    """Whether the figures on top say it already: the standing itself, or its share of the target."""
    top = sheet.standing
    if top is None or one == top:
        return top is not None
    return top.figure.attainment is not None and bool(one.kpi.measures & top.kpi.measures)


def _group(title: str, note: str = "") -> Row:
    return Row((title, "", "", note), Look.GROUP)


def _promised(about: About) -> str:
    assert about.last is not None
    return _("Promises of {day}").format(day=format_short_day(about.last))


def _counts(sheet: Sheet) -> str:
    return _("{kept} kept · {open} open · {missed} missed").format(
        kept=sheet.count(Outcome.KEPT), open=sheet.count(Outcome.OPEN), missed=sheet.count(Outcome.MISSED)
    )


def _key_figures(sheet: Sheet) -> Iterator[KeyFigure]:
    if sheet.standing:
        yield from _standing(_(sheet.standing.kpi.texts.name), sheet.standing.figure)
    if sheet.pay and sheet.pay.pay is not None:
        yield KeyFigure(_("Pay so far"), format_minor(sheet.pay.pay, sheet.pay.currency), note=_("until approved"))


def _standing(name: str, figure: Figure) -> Iterator[KeyFigure]:
    status = _(STATUS_WORDS[figure.status])
    value = DASH if figure.value is None else format_rough(figure.value)
    if figure.attainment is not None and figure.target is not None:
        goal = _("{value} of {target}").format(value=value, target=format_rough(figure.target))
        yield KeyFigure(_("{kpi} against its target").format(kpi=name), format_quantity(figure.attainment),
                        note=goal, strong=True)  # fmt: skip
    else:
        yield KeyFigure(name, value, note=status, strong=True)
    if figure.expected is not None and figure.value is not None:
        ahead = Quantity(figure.value.value - figure.expected.value, figure.value.unit, figure.value.currency)
        yield KeyFigure(_("Pace"), format_change(ahead, 0), note=_("against today's pace"))
    if figure.landing is not None:
        band = _("{low} to {high}").format(low=format_rough(figure.landing.low), high=format_rough(figure.landing.high))
        yield KeyFigure(_("Landing"), format_rough(figure.landing.value), note=band)


def _figure(shown: Shown) -> Row:
    figure = shown.figure
    facts = []
    if figure.target is not None:
        facts.append(_("of {target}").format(target=format_rough(figure.target)))
    if figure.change is not None:
        change = format_change(figure.change.difference)
        facts.append(_("{change} against the period before").format(change=change))
    value = DASH if figure.value is None else format_rough(figure.value)
    return Row((_(STATUS_WORDS[figure.status]), _(shown.kpi.texts.name), " · ".join(facts), value))


def _changes(sheet: Sheet, room: Room) -> Iterator[Row]:
    yield _group(_("Changed beyond chance"), _("usual → now"))
    for one in sheet.changed[: room.changed]:
        told = changed_words(one)
        yield Row((verdict_words(one), told.title, told.evidence, change_words(one)))
    rest = []
    left = len(sheet.changed) - room.changed
    if left > 0:
        rest.append(ngettext("{n} more", "{n} more", left).format(n=left))
    if sheet.usual:
        words = ngettext("{n} other within chance", "{n} others within chance", len(sheet.usual))
        rest.append(words.format(n=len(sheet.usual)))
    elif not sheet.changed:
        rest.append(_("Too few months to tell."))
    if rest:
        yield Row(("", " · ".join(rest), "", ""), Look.MUTED)


def _points(sheet: Sheet) -> Iterator[Row]:
    found = [(_("Strength"), one) for one in sheet.strengths] + [(_("Topic"), one) for one in sheet.topics]
    if found:
        yield _group(_("To talk about"))
    for kind, one in found:
        told = point_words(one)
        yield Row((kind, told.title, told.evidence, ""))


def _promises(found: Sequence[Promise], sheet: Sheet, on: date) -> Iterator[Row]:
    for one in found:
        end = " · ".join(filter(None, (due_words(one.due), outcome_words(one, on))))
        yield Row((side_words(one.side, sheet.about), one.text, _measured(one, sheet), end))


def _measured(one: Promise | DevelopmentGoal, sheet: Sheet) -> str:
    return measure_words(one, sheet.newest(one.kpi), sheet.currency)


def _with(one: DevelopmentGoal, sheet: Sheet) -> str:
    far = _measured(one, sheet)
    return f"{one.text} ({far})" if far else one.text


def _words(sheet: Sheet, room: Room) -> Iterator[Row]:
    """Recognition, goals and what both may read, each with its day."""
    rows = [(_("Recognition"), f"{one.text} ({one.fact})", format_short_day(one.day)) for one in sheet.recognitions]
    rows += [(_("Goal"), _with(one, sheet), due_words(one.review)) for one in sheet.goals]
    since = sheet.about.last or date.min
    notes = [one for one in sheet.notes if one.level is not Level.PRIVATE and one.day >= since]
    rows += [(_(LEVEL_WORDS[one.level]), one.text, format_short_day(one.day)) for one in notes]
    if rows:
        yield _group(_("Recognition, goals and notes"))
    yield from (Row((kind, text, "", day)) for kind, text, day in rows[: room.words])
    yield from _more(len(rows) - room.words)


def _more(number: int) -> Iterator[Row]:
    if number > 0:
        yield Row(("", ngettext("{n} more", "{n} more", number).format(n=number), "", ""), Look.MUTED)


def _signature(about: About) -> Signature:
    lead = first_name(about.lead) if about.lead else _("the lead")
    return Signature(
        _("We have talked about this and agreed what stands above."),
        (
            _("{name}, date and signature").format(name=first_name(about.person.name)),
            _("{name}, date and signature").format(name=lead),
        ),
    )

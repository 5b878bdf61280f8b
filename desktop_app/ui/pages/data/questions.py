"""What is still to be asked about one file, each question with its readings side by side; no widgets."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.formats import format_day, format_number
from desktop_app.files.column_types import Alternative
from desktop_app.files.kinds import find_kind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.file_view import FileView
from desktop_app.operations.importing.targets_or_results import READINGS
from desktop_app.operations.importing.taxes import amount_place
from desktop_app.ui.pages.data.answers import EACH, Answers, Person, Question, Topic
from desktop_app.ui.pages.data.words import kind_title, rows_words

_FEW_NAMES = 3


def questions(view: FileView, answers: Answers, tax_rate: Fraction) -> list[Question]:
    """What is still open, in the order in which it is asked."""
    first = (*_kind(view), *_readings(view, answers), *_tax(view, answers, tax_rate), *_discount(view, answers))
    return [
        *first,
        *_void(view),
        *_total(view),
        *_rates(view, answers),
        *_names(view, answers),
        *_people(view, answers),
    ]


def _kind(view: FileView) -> Iterator[Question]:
    """Once answered the file is read again, and it is settled."""
    if view.understood.asks_targets:
        options = tuple(zip(READINGS, (_("Targets"), _("Results")), strict=True))
        evidence = _("It has a column for each period and names no KPI.")
        yield Question(Topic.KIND, None, _("Does this file hold targets or results?"), evidence, options)


def _rates(view: FileView, answers: Answers) -> Iterator[Question]:
    """One for each currency of which no rate is known; without one its rows stay out and are listed."""
    column = view.understood.mapping.column("currency")
    for need in view.understood.asks_rates:
        if need.currency in answers.rates:
            continue
        sentence = _("{rows} in {currency}: what is 1 {currency} worth?").format(
            rows=rows_words(need.rows), currency=need.currency
        )
        evidence = _("For days without a known rate; it is kept.")
        options = (("0", _("Leave these rows out")),)
        place = -1 if column is None else column
        yield Question(Topic.RATE, need.currency, sentence, evidence, options, place, typed=_("Rate"))


def _readings(view: FileView, answers: Answers) -> Iterator[Question]:
    for doubt in view.understood.doubts:
        if doubt.column not in answers.readings:
            words = [_value_words(one) for one in doubt.alternatives]
            sentence = _("“{text}” in {column}: {first} or {second}?").format(
                text=doubt.alternatives[0].text, column=doubt.title, first=words[0], second=words[-1]
            )
            options = tuple(enumerate(words))
            yield Question(Topic.READING, doubt.column, sentence, _("No other row decides."), options, doubt.column)


def _value_words(alternative: Alternative) -> str:
    value = alternative.value
    if isinstance(value, date):
        return format_day(value)
    assert isinstance(value, Decimal)
    return _value(Fraction(value))


def _tax(view: FileView, answers: Answers, rate: Fraction) -> Iterator[Question]:
    understood = view.understood
    if not understood.asks_tax or answers.with_tax is not None:
        return
    place = amount_place(understood.mapping)
    assert place is not None
    sentence = _("Are the amounts in {column} with tax?").format(column=understood.table.title_of(place))
    percent = format_number(rate * 100, 0 if (rate * 100).denominator == 1 else 1)
    options = ((True, _("With {rate} % tax").format(rate=percent)), (False, _("Without tax")))
    yield Question(Topic.TAX, None, sentence, _("Targets and pay count without tax."), options, place)


def _discount(view: FileView, answers: Answers) -> Iterator[Question]:
    """The readings of one real cell, side by side."""
    asked = view.understood.asks_discount
    if asked is None or answers.discount is not None:
        return
    sentence = _("What does “{text}” in {column} say?").format(
        text=asked.text, column=view.understood.table.title_of(asked.column)
    )
    options = tuple((meaning, _discount_words(meaning, asked.text, share)) for meaning, share in asked.offers)
    yield Question(Topic.DISCOUNT, None, sentence, _("No list price proves it."), options, asked.column)


def _void(view: FileView) -> Iterator[Question]:
    """Once answered the file is read again, and it is settled."""
    asked = view.understood.asks_void
    if asked is None:
        return
    sentence = _("{rows} say “{texts}” in {column}: do they count?").format(
        rows=rows_words(asked.rows), texts=", ".join(asked.texts), column=asked.title
    )
    options = ((True, _("Leave them out")), (False, _("Count them")))
    yield Question(Topic.VOID, None, sentence, _("The answer is remembered."), options, asked.column)


def _total(view: FileView) -> Iterator[Question]:
    """Both readings of a real document; once answered the file is read again, and it is settled."""
    asked = view.understood.asks_total
    if asked is None:
        return
    single, each = (_value(Fraction(amount)) for amount in (asked.amount, asked.amount * asked.lines))
    sentence = _("{amount} stands on all {n} lines of {document}: what is the document worth?").format(
        amount=single, n=asked.lines, document=asked.document
    )
    options = (
        (True, _("{amount}, counted once").format(amount=single)),
        (False, _("{amount}, each line").format(amount=each)),
    )
    yield Question(Topic.TOTAL, None, sentence, _("No amount of the lines proves it."), options, asked.column)


def _value(exact: Fraction) -> str:
    return format_number(exact, 0 if exact.denominator == 1 else 2)


def _discount_words(meaning: Meaning, text: str, share: Fraction | None) -> str:
    if meaning is Meaning.AMOUNT or share is None:
        return _("{text} in money off").format(text=text)
    off = format_number(share * 100, 0 if (share * 100).denominator == 1 else 1)
    if meaning is Meaning.REDUCTION:
        return _("{percent} % off").format(percent=off)
    return _("The price paid, {percent} % off").format(percent=off)


_SAME = {
    "person": N_("Yes, one person"),
    "customer": N_("Yes, one customer"),
    "product": N_("Yes, one product"),
}


def _names(view: FileView, answers: Answers) -> Iterator[Question]:
    places = view.understood.mapping
    for offer in view.understood.offers:
        if (offer.noun, offer.written) in answers.aliases:
            continue
        sentence = _("“{written}” = “{known}”?").format(written=offer.written, known=offer.known)
        evidence = _("{rows} use this spelling; the answer is remembered.").format(rows=rows_words(offer.rows))
        options = ((offer.known, _(_SAME[offer.noun])), ("", _("No, keep apart")))
        column = places.column("owner" if offer.noun == "person" else offer.noun)
        yield Question(Topic.ALIAS, offer, sentence, evidence, options, -1 if column is None else column)


def _people(view: FileView, answers: Answers) -> Iterator[Question]:
    unknown = tuple(name for name in view.understood.unknown_people if name not in answers.people)
    if not unknown:
        return
    place = view.understood.mapping.column("owner")
    column = -1 if place is None else place
    create, skip = (Person.CREATE, _("Create")), (Person.SKIP, _("Skip the rows"))
    if answers.one_by_one or len(unknown) == 1:
        sentence = _("Nobody is called “{name}”.").format(name=unknown[0])
        yield Question(Topic.PERSON, unknown[0], sentence, "", (create, skip), column, someone=True)
        return
    shown = ", ".join(unknown[:_FEW_NAMES])
    listed = _("{names} and others").format(names=shown) if len(unknown) > _FEW_NAMES else shown
    said = ngettext("{n} person is not known.", "{n} people are not known.", len(unknown))
    options = ((Person.CREATE, _("Create them")), (Person.SKIP, _("Skip their rows")), (EACH, _("One by one")))
    yield Question(Topic.PEOPLE, unknown, said.format(n=format_number(len(unknown))), listed, options, column)


def missing_sentence(view: FileView) -> str:
    """What can't be done without: the kind of the file, or a field that has no column; empty if nothing is missing."""
    mapping = view.understood.mapping
    if view.understood.asks_kind:
        return _("It is not clear what this file holds. Choose it above.")
    if not mapping.missing:
        return ""
    kind = find_kind(mapping.kind)
    titles: Mapping[str, str] = {one.key: _(one.title) for one in kind.fields}
    sentence = _("No column is known to be “{field}”. Choose it below, or another kind of file than {kind}.")
    return sentence.format(field=titles[mapping.missing[0]], kind=kind_title(kind.kind.value))

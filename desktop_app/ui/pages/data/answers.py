"""What a person has answered about one file, as choices for the import, and what is still to be asked; no widgets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import Alternative
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import Fix, with_fixes
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.discounts import Meaning
from desktop_app.operations.file_view import FileView
from desktop_app.operations.joins import Join
from desktop_app.operations.targets_or_results import READINGS
from desktop_app.operations.taxes import amount_place
from desktop_app.operations.understand import Choices
from desktop_app.operations.unknown_names import AliasOffer
from desktop_app.ui.forms.figures import read_rate
from desktop_app.ui.pages.data.words import kind_title, rows_words

_FEW_NAMES = 3


class Person(Enum):
    """What happens to rows of a person nobody knows; a name of somebody known stands for that person."""

    CREATE = "create"
    SKIP = "skip"


class Topic(Enum):
    KIND = "kind"
    READING = "reading"
    TAX = "tax"
    DISCOUNT = "discount"
    RATE = "rate"
    ALIAS = "alias"
    PEOPLE = "people"
    PERSON = "person"


EACH = "each"
"""The answer that asks about unknown people one by one."""


@dataclass(frozen=True, slots=True)
class Question:
    """``options`` are (value, words), the first one proposed; ``someone``: one may also name a known person.

    ``typed``: what one may type instead, as the words that ask for it.

    ``about`` tells questions of one topic apart; ``column``: the column it hangs on, or -1.
    """

    topic: Topic
    about: object
    sentence: str
    evidence: str
    options: tuple[tuple[object, str], ...]
    column: int = -1
    someone: bool = False
    typed: str = ""


@dataclass(slots=True)
class Answers:
    """Grows while a person looks at the file. ``aliases``: the known name, or "" for kept apart.

    ``types``, ``fixes``, ``skipped`` and ``join`` are as in Choices; ``beside``: the files that came with this one.
    """

    encoding: str | None = None
    separator: str | None = None
    table: int = 0
    header: int | None = None
    kind: Kind | None = None
    columns: dict[str, int] = field(default_factory=dict)
    readings: dict[int, int] = field(default_factory=dict)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[str, Person | str] = field(default_factory=dict)
    one_by_one: bool = False
    with_tax: bool | None = None
    discount: Meaning | None = None
    codes: dict[str, bool] = field(default_factory=dict)
    rates: dict[str, Fraction] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] | None = None
    skipped: frozenset[int] = frozenset()
    join: Join | None = None
    beside: tuple[Path, ...] = ()
    remember: bool = True

    def choices(self) -> Choices:
        known = [(noun, written, meant) for (noun, written), meant in self.aliases.items() if meant]
        named = [("person", written, who) for written, who in self.people.items() if isinstance(who, str)]
        return Choices(
            encoding=self.encoding,
            separator=self.separator,
            table=self.table,
            header=self.header,
            kind=self.kind,
            columns=dict(self.columns),
            readings=dict(self.readings),
            aliases=(*known, *named),
            refused_people=frozenset(name for name, what in self.people.items() if what is Person.SKIP),
            with_tax=self.with_tax,
            discount=self.discount,
            codes=dict(self.codes),
            rates={currency: rate for currency, rate in self.rates.items() if rate},
            types=dict(self.types),
            fixes=self.fixes,
            skipped=self.skipped,
            join=self.join,
            beside=self.beside,
        )

    def read_as(self, **chosen: str | int | None) -> None:
        """Another encoding, separator, table or header: columns are counted anew, so what hung on them is void."""
        for name, value in chosen.items():
            setattr(self, name, value)
        self.columns, self.readings, self.kind = {}, {}, None

    def hold(self, kind: Kind) -> None:
        """The file holds ``kind``."""
        self.kind, self.columns = kind, {}

    def map_column(self, view: FileView, place: int, key: str) -> None:
        """The column ``place`` is the field ``key``, or is skipped with "". A field has one column at most."""
        mapping = view.understood.mapping
        now = {one.key: -1 for one in find_kind(mapping.kind).fields} | dict(mapping.columns)
        now = {one: -1 if at == place else at for one, at in now.items()}
        if key:
            now[key] = place
        self.kind, self.columns = mapping.kind, now

    def read_column_as(self, title: str, way: str) -> None:
        """Another type for a column, "" for the one found."""
        self.types[title] = way

    def mend(self, view: FileView, fixes: Iterable[Fix]) -> None:
        """Further fixes beside those that apply already."""
        self.fixes = with_fixes(view.understood.choices.fixes or (), fixes)

    def unmend(self, view: FileView, fix: Fix) -> None:
        self.fixes = tuple(one for one in view.understood.choices.fixes or () if one != fix)

    def answer(self, question: Question, value: object) -> bool:
        """Keep an answer; whether the file has to be read again for it."""
        match question.topic, question.about, value:
            case Topic.KIND, _any, Kind():
                self.hold(value)
                return True
            case Topic.READING, int() as column, int() as place:
                self.readings[column] = place
                return True
            case Topic.TAX, _any, bool():
                self.with_tax = value
            case Topic.DISCOUNT, _any, Meaning():
                self.discount = value
            case Topic.RATE, str() as currency, str() as text:
                rate = read_rate(text)
                if rate is not None:
                    self.rates[currency] = rate
                return bool(rate)
            case _topic, _about, _value:
                self._answer_names(question, value)
        return False

    def _answer_names(self, question: Question, value: object) -> None:
        match question.topic, question.about, value:
            case Topic.ALIAS, AliasOffer() as offer, str():
                self.aliases[offer.noun, offer.written] = value
            case Topic.PEOPLE, tuple() as everybody, Person():
                self.people.update(dict.fromkeys(everybody, value))
            case Topic.PEOPLE, _any, _each:
                self.one_by_one = True
            case Topic.PERSON, str() as name, Person() | str():
                self.people[name] = value

    @property
    def given(self) -> int:
        """How many questions were answered."""
        single = (self.with_tax is not None) + (self.discount is not None)
        return len(self.readings) + len(self.aliases) + len(self.people) + len(self.rates) + single

    def forget(self) -> None:
        """Ask everything again."""
        self.readings, self.aliases, self.people, self.rates = {}, {}, {}, {}
        self.one_by_one, self.with_tax, self.discount = False, None, None


def questions(view: FileView, answers: Answers, tax_rate: Fraction) -> list[Question]:
    """What is still open, in the order in which it is asked."""
    first = (*_kind(view), *_readings(view, answers), *_tax(view, answers, tax_rate), *_discount(view, answers))
    return [*first, *_rates(view, answers), *_names(view, answers), *_people(view, answers)]


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
    exact = Fraction(value)
    return format_number(exact, 0 if exact.denominator == 1 else 2)


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

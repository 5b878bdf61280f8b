"""What a person has answered about one file, as choices for the import; what is still to be asked is in questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.records import Kind
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import Fix, with_fixes
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.file_view import FileView
from desktop_app.operations.importing.joins import Join
from desktop_app.operations.importing.unknown_names import AliasOffer
from desktop_app.ui.forms.figures import read_rate


class Person(Enum):
    """What happens to rows of a person nobody knows; a name of somebody known stands for that person."""

    CREATE = "create"
    SKIP = "skip"


class Topic(Enum):
    KIND = "kind"
    READING = "reading"
    TAX = "tax"
    DISCOUNT = "discount"
    TOTAL = "total"
    VOID = "void"
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

    ``types``, ``fixes``, ``skipped``, ``reshaped`` and ``join`` are as in Choices; ``beside``: the files that came
    with this one.
    """

    encoding: str | None = None
    separator: str | None = None
    table: int | None = None
    header: int | None = None
    kind: Kind | None = None
    columns: dict[str, int] = field(default_factory=dict)
    readings: dict[int, int] = field(default_factory=dict)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[str, Person | str] = field(default_factory=dict)
    one_by_one: bool = False
    with_tax: bool | None = None
    discount: Meaning | None = None
    total_once: bool | None = None
    void_out: bool | None = None
    codes: dict[str, bool] = field(default_factory=dict)
    rates: dict[str, Fraction] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] | None = None
    skipped: frozenset[int] = frozenset()
    reshaped: dict[int, int] = field(default_factory=dict)
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
            total_once=self.total_once,
            void_out=self.void_out,
            codes=dict(self.codes),
            rates={currency: rate for currency, rate in self.rates.items() if rate},
            types=dict(self.types),
            fixes=self.fixes,
            skipped=self.skipped,
            reshaped=dict(self.reshaped),
            join=self.join,
            beside=self.beside,
        )

    def read_as(self, **chosen: str | int | None) -> None:
        """Another encoding, separator, table or header: columns are counted anew, so what hung on them is void."""
        for name, value in chosen.items():
            setattr(self, name, value)
        self.columns, self.readings, self.kind, self.reshaped = {}, {}, None, {}

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
            case Topic.TOTAL, _any, bool():
                self.total_once = value
                return True
            case Topic.VOID, _any, bool():
                self.void_out = value
                return True
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
        single = sum(one is not None for one in (self.with_tax, self.discount, self.total_once, self.void_out))
        return len(self.readings) + len(self.aliases) + len(self.people) + len(self.rates) + single

    def forget(self) -> None:
        """Ask everything again."""
        self.readings, self.aliases, self.people, self.rates = {}, {}, {}, {}
        self.one_by_one, self.with_tax, self.discount, self.total_once, self.void_out = False, None, None, None, None

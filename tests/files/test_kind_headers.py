"""Which kind a table is guessed to be: over the headers of cases/headers and over some drawn from the known names."""

from collections import Counter
from random import Random
from typing import Final

from desktop_app.files.column_types import infer_columns
from desktop_app.files.header_names import NAMES
from desktop_app.files.import_kinds import KINDS, guess_kind
from desktop_app.files.kinds import Field, FieldType, ImportKind
from desktop_app.files.readers import read_source
from tests.files.kind_headers import text_of, written

OF_TYPE: Final = {
    FieldType.NAME: "word",
    FieldType.TEXT: "text",
    FieldType.CODE: "code",
    FieldType.DAY: "day",
    FieldType.MOMENT: "moment",
    FieldType.AMOUNT: "amount",
    FieldType.COUNT: "count",
    FieldType.STAGE: "stage",
    FieldType.LEAD_STATUS: "leadstate",
    FieldType.CASE_STATE: "casestate",
    FieldType.ACTIVITY: "activity",
    FieldType.VOICE: "word",
    FieldType.FLAG: "flag",
    FieldType.SHARE: "percent",
    FieldType.MONTH: "day",
    FieldType.SECONDS: "count",
    FieldType.MINUTES: "count",
}


def guessed(titles: list[str], tokens: list[str]) -> str:
    table = read_source(text_of(titles, tokens).encode(), name="x").table
    kind = guess_kind(table, infer_columns(table))
    return kind.kind.value if kind else "none"


def test_every_kind_is_guessed_from_its_titles_in_each_language() -> None:
    """Tables of another trade are none of the kinds: the program asks."""
    wrong = []
    right = Counter[str]()
    for kind, language, titles, tokens in written():
        found = guessed(titles, tokens)
        right[language] += found == kind
        if found != kind:
            wrong.append(f"{kind} in {language} taken for {found}: {', '.join(titles)}")
    total = right.total() + len(wrong)
    print(f"{right.total()} of {total} headers guessed right", *wrong, sep="\n")
    assert not wrong


def test_most_headers_that_were_held_back_are_guessed_right() -> None:
    cases = written("held_back.txt")
    right = sum(guessed(titles, tokens) == kind for kind, _language, titles, tokens in cases)
    print(f"{right} of {len(cases)} held-back headers guessed right")
    assert right / len(cases) >= 0.93


def drawn(kind: ImportKind, chance: Random) -> tuple[list[str], list[str]]:
    """Required fields, all but one of the telling ones and some others, each under one of its names."""
    telling = [field for field in kind.fields if field.telling and not field.required]
    left_out = chance.choice(telling) if len(telling) > 1 else None
    fields = [
        field
        for field in kind.fields
        if field.type in OF_TYPE
        and (field.required or (field.telling and field is not left_out) or chance.random() < 0.5)
    ]
    chance.shuffle(fields)
    titles, tokens = [], []
    for field in fields:
        title = chance.choice(NAMES[field.group].split("|"))
        if title not in titles:
            titles.append(title)
            tokens.append(token_of(kind, field))
    return titles, tokens


def token_of(kind: ImportKind, field: Field) -> str:
    if field.key == kind.unique:
        return "firm"
    repeats = field.key in {*kind.named_by} and (kind.log or kind.line)
    return "doc" if repeats and field.type is FieldType.CODE else OF_TYPE[field.type]


def test_headers_drawn_from_the_names_are_mostly_guessed_right() -> None:
    """Some drawings are truly undecided: a list with a name and a region may be of people or of customers."""
    chance = Random(20240305)
    confused = Counter[tuple[str, str]]()
    right = total = 0
    kinds = [kind for kind in KINDS if kind.kind.value in {case[0] for case in written()}]
    for _round in range(8):
        for kind in kinds:
            found = guessed(*drawn(kind, chance))
            total += 1
            right += found == kind.kind.value
            if found != kind.kind.value:
                confused[kind.kind.value, found] += 1
    print(f"{right} of {total} drawn headers guessed right", *confused.most_common(), sep="\n")
    assert right / total >= 0.93

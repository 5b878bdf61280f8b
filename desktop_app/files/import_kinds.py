"""Which kind of records a table holds and which column is which field: by its name, else by what it holds.

The kinds and fields there are: kinds; the cells are read in parse_rows.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop_app.domain.records import HAPPENINGS, Kind
from desktop_app.files.amounts import currency_in
from desktop_app.files.column_types import ColumnKind, ColumnType
from desktop_app.files.header_match import EXACT, INSIDE, name_match
from desktop_app.files.header_names import normalised
from desktop_app.files.kinds import KINDS, SPREAD, Field, FieldType, ImportKind, find_kind
from desktop_app.files.kinds.fields import WITH_STATUS
from desktop_app.files.ledgers import is_ledger
from desktop_app.files.order_totals import looks_repeated, own_amounts
from desktop_app.files.periods import spread_labels
from desktop_app.files.source import Certainty, Evidence, RawTable
from desktop_app.files.stages import STATUS_PARSERS, parse_status
from desktop_app.i18n import N_

__all__ = [
    "KINDS",
    "Field",
    "FieldType",
    "ImportKind",
    "Mapping",
    "find_kind",
    "guess_kind",
    "parse_status",
    "propose_mapping",
    "shape_of_header",
    "source_shape",
]

_NUMBERS: Final = frozenset({ColumnKind.INTEGER, ColumnKind.AMOUNT})
_DAYS: Final = frozenset({ColumnKind.DATE, ColumnKind.DATETIME})
_WORDS: Final = frozenset({ColumnKind.TEXT, ColumnKind.IDENTIFIER})
_HOLDS: Final = {
    FieldType.NAME: _WORDS | {ColumnKind.INTEGER, ColumnKind.BOOLEAN},
    FieldType.TEXT: frozenset(ColumnKind),
    FieldType.CODE: _WORDS | _NUMBERS,
    FieldType.DAY: _DAYS,
    FieldType.MOMENT: _DAYS,
    FieldType.TIME: frozenset({ColumnKind.TEXT, ColumnKind.DATETIME}),
    FieldType.AMOUNT: _NUMBERS,
    FieldType.COUNT: _NUMBERS,
    **dict.fromkeys(WITH_STATUS, frozenset({ColumnKind.TEXT, ColumnKind.BOOLEAN})),
    FieldType.FLAG: frozenset({ColumnKind.TEXT, ColumnKind.BOOLEAN, ColumnKind.INTEGER}),
    FieldType.SHARE: _NUMBERS,
    FieldType.DISCOUNT: _NUMBERS,
    FieldType.MONTH: _DAYS | {ColumnKind.TEXT, ColumnKind.INTEGER},
    FieldType.SECONDS: _NUMBERS | {ColumnKind.TEXT, ColumnKind.DATETIME},
    FieldType.MINUTES: _NUMBERS | {ColumnKind.TEXT, ColumnKind.DATETIME},
    FieldType.CURRENCY: frozenset({ColumnKind.TEXT}),
}
_LEAST: Final = 0.6
_NUMBER: Final = re.compile(r"(?=\D*\d)\S+")
_UNIQUE: Final = 0.9
_CALLED: Final = 0.95  # the name and nothing beside it, see name_match
_FEWEST_SPREAD: Final = 2
_SPREAD_HOLDS: Final = _NUMBERS | {ColumnKind.EMPTY}
Found = tuple[int, float, Evidence]
"""The column of a field, how strongly it is meant, and why."""
REPEATED: Final = N_("“{total}” is the same on all lines of a document; a total would be counted on each of them.")
_JUDGED: Final = 2000
_STAGES: Final = 0.8
_LEAST_SCORE: Final = 1.0  # tables of other trades stay below it, see tests/cases/headers


@dataclass(frozen=True, slots=True)
class Mapping:
    """``columns``: pairs of field key and column index; ``evidence``: why, one for each pair."""

    kind: Kind
    columns: tuple[tuple[str, int], ...]
    evidence: tuple[Evidence, ...] = ()

    def column(self, key: str) -> int | None:
        return dict(self.columns).get(key)

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of required fields without a column."""
        return find_kind(self.kind).missing(dict(self.columns))


def guess_kind(table: RawTable, types: Sequence[ColumnType]) -> ImportKind | None:
    """The kind whose fields explain the columns best; None when none explains enough of them."""
    if is_ledger(table):
        return None
    scores = {kind.kind: _score(table, types, kind) for kind in KINDS}
    best = max(KINDS, key=lambda kind: scores[kind.kind])
    return best if scores[best.kind] >= _LEAST_SCORE else None


def propose_mapping(table: RawTable, types: Sequence[ColumnType], kind: ImportKind) -> Mapping:
    """The best columns for the fields of ``kind``; each column serves one field."""
    found = _found(table.header, types, kind)
    taken = {column for column, _score_, _evidence in found.values()}
    missing = kind.missing(found)
    for field in kind.fields:
        wanted = field.key in missing and not (kind.lone and field.key in kind.one_of)
        if field.key in found or not (wanted or field.type is FieldType.CURRENCY):
            continue
        column = _by_content(table, types, field, taken)
        if column is not None:
            taken.add(column)
            message = N_("The cells of “{column}” fit this field; its name says nothing.")
            values = (("column", table.title_of(column)),)
            found[field.key] = (column, 0.5, Evidence(field.key, str(column), message, values, Certainty.ASKED))
    for field in kind.fields:
        if field.numbered and field.key not in found:
            _find_numbers(table, field, found)
    if kind.line:
        _count_lines(table, types, found)
    chosen = [(key, *found[key]) for field in kind.fields for key in sorted(found) if _base(key) == field.key]
    return Mapping(
        kind.kind,
        tuple((key, column) for key, column, _strength, _evidence in chosen),
        tuple(evidence for _key, _column, _strength, evidence in chosen),
    )


def _find_numbers(table: RawTable, field: Field, found: dict[str, Found]) -> None:
    """Take a column called “Deal” for the number of deals; two deals of one description must not become one."""
    taken = {one[0] for one in found.values()}
    for column, name in enumerate(table.header):
        called = name_match(name, field.numbered) > _CALLED
        if called and column not in taken and _are_numbers(table.column(column)):
            because = N_("Each cell of “{column}” is a number of its own.")
            evidence = Evidence(field.key, str(column), because, (("column", name),), Certainty.SURE)
            found[field.key] = (column, INSIDE, evidence)
            return


def _are_numbers(cells: Sequence[str]) -> bool:
    """Whether every cell has a digit and no blank inside, and none repeats."""
    written = [cell.strip() for cell in cells]
    return len(set(written)) == len(written) and all(map(_NUMBER.fullmatch, written))


def _count_lines(table: RawTable, types: Sequence[ColumnType], found: dict[str, Found]) -> None:
    """Take the lines' own amounts instead of a total of the document that stands on each of them."""
    if not {"document", "amount"} <= found.keys():
        return
    total = found["amount"][0]
    own = own_amounts(table, types, found["document"][0], total, {one[0] for one in found.values()})
    if own is not None:
        message = N_("“{total}” repeats the total of its document on each line; “{column}” adds up to it.")
        values = (("total", table.title_of(total)), ("column", table.title_of(own)))
        found["amount"] = (own, EXACT, Evidence("amount", str(own), message, values))
    elif "quantity" in found and looks_repeated(table, types, found["document"][0], total, found["quantity"][0]):
        doubt = Evidence("amount", str(total), REPEATED, (("total", table.title_of(total)),), Certainty.ASKED)
        found["amount"] = (total, INSIDE, doubt)


def source_shape(table: RawTable) -> str:
    """A fingerprint of the header's names in order, the same for every later export of the same shape."""
    return shape_of_header(table.header)


def shape_of_header(header: Sequence[str]) -> str:
    """The same for titles alone."""
    names = [normalised(name) or "-" for name in header]
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:16]


def _base(key: str) -> str:
    return key.partition(SPREAD)[0]


def _found(header: Sequence[str], types: Sequence[ColumnType], kind: ImportKind) -> dict[str, Found]:
    """The columns by name, and the columns of a field that is spread over several."""
    found = _by_name(header, types, kind)
    if not kind.spread:
        return found
    labels = spread_labels(header, kind.spread_by)
    numeric = {place: label for place, label in labels.items() if types[place].kind in _SPREAD_HOLDS}
    if len(numeric) < _FEWEST_SPREAD or kind.spread in found:
        return found
    kept = {key: one for key, one in found.items() if one[0] not in numeric}
    for place, label in numeric.items():
        because = N_("The column is called “{column}”: each of its cells is for that alone.")
        key = f"{kind.spread}{SPREAD}{label}"
        kept[key] = (place, EXACT, Evidence(key, str(place), because, (("column", header[place]),)))
    return kept


def _by_name(header: Sequence[str], types: Sequence[ColumnType], kind: ImportKind) -> dict[str, Found]:
    """The strongest pairs of field and column first; equal ones in the order of fields, then of columns."""
    pairs: list[tuple[float, int, int]] = []
    for place, field in enumerate(kind.fields):
        for column, (name, found) in enumerate(zip(header, types, strict=True)):
            match = name_match(name, field.group)
            strength = match and match * _fit(field, found)
            if strength >= _LEAST:
                pairs.append((strength, place, column))
    found_columns: dict[str, Found] = {}
    taken: set[int] = set()
    for strength, place, column in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        field = kind.fields[place]
        if field.key not in found_columns and column not in taken:
            taken.add(column)
            sure = Certainty.SURE if strength >= INSIDE else Certainty.ASKED
            because = N_("The column is called “{column}”.")
            evidence = Evidence(field.key, str(column), because, (("column", header[column]),), sure)
            found_columns[field.key] = (column, strength, evidence)
    if kind.lone and not found_columns.keys() & {*kind.one_of, kind.parted}:
        _find_lone(header, types, kind, found_columns)
    return found_columns


def _find_lone(header: Sequence[str], types: Sequence[ColumnType], kind: ImportKind, found: dict[str, Found]) -> None:
    """Take a column called “Amount” for the invoice's total; whether it is with tax is asked."""
    assert kind.lone is not None
    key, group = kind.lone
    taken = {column for column, _strength, _evidence in found.values()}
    free = [place for place in range(len(header)) if place not in taken]
    fits = [(name_match(header[place], group) * _fit(kind.field(key), types[place]), -place) for place in free]
    strength, place = max(fits, default=(0.0, 0))
    if strength >= _LEAST:
        message = N_("The column is called “{column}”.")
        evidence = Evidence(key, str(-place), message, (("column", header[-place]),), Certainty.ASKED)
        found[key] = (-place, strength, evidence)


def _fit(field: Field, found: ColumnType) -> float:
    if found.kind is ColumnKind.EMPTY:
        return 0.9
    if found.kind not in _HOLDS[field.type]:
        return 0.0
    numeric_name = field.type is FieldType.NAME and found.kind is ColumnKind.INTEGER
    return 0.85 if numeric_name else 1.0


def _by_content(table: RawTable, types: Sequence[ColumnType], field: Field, taken: Iterable[int]) -> int | None:
    """The one free column that can only be this field; None when there is none or more than one."""
    test = _TESTS.get(field.type)
    if test is None:
        return None
    gone, held = set(taken), _HOLDS[field.type]
    fits = [place for place, one in enumerate(types) if place not in gone and one.kind in held and test(table, place)]
    return fits[0] if len(fits) == 1 else None


def _share(table: RawTable, place: int, test: Callable[[str], object]) -> float:
    cells = [cell for cell in table.column(place)[:_JUDGED] if cell.strip()]
    return sum(bool(test(cell)) for cell in cells) / len(cells) if cells else 0.0


def _says(parse: Callable[[str], object], table: RawTable, place: int) -> bool:
    return _share(table, place, parse) >= _STAGES


# Words that betray a kind when a column is full of them; activities and voices take any word.
_TELLING_WORDS: Final = (FieldType.STAGE, FieldType.LEAD_STATUS, FieldType.CASE_STATE)
_TESTS: Final[dict[FieldType, Callable[[RawTable, int], bool]]] = {
    **{kind: partial(_says, STATUS_PARSERS[kind]) for kind in _TELLING_WORDS},
    FieldType.CURRENCY: lambda table, place: _share(table, place, _is_currency) >= _STAGES,
    FieldType.DAY: lambda _table, _place: True,
    FieldType.MOMENT: lambda _table, _place: True,
    FieldType.AMOUNT: lambda _table, _place: True,
}


def _is_currency(cell: str) -> bool:
    return len(cell.strip()) <= 4 and not any(map(str.isdigit, cell)) and bool(currency_in(cell))  # noqa: PLR2004 - codes and signs are short


def _score(table: RawTable, types: Sequence[ColumnType], kind: ImportKind) -> float:
    """Matched fields by strength, telling ones double; little without the required ones."""
    found = _found(table.header, types, kind)
    strongest: dict[str, float] = {}
    for key, one in found.items():
        strongest[_base(key)] = max(one[1], strongest.get(_base(key), 0.0))
    score = sum(strongest.get(field.key, 0.0) * (2 if field.telling else 1) for field in kind.fields)
    stage = next((field for field in kind.fields if field.type in _TELLING_WORDS), None)
    if stage and stage.key in found:
        known = _share(table, found[stage.key][0], STATUS_PARSERS[stage.type])
        score += 2 * known - 1
    missing = [kind.field(key) for key in kind.missing(found)]
    content = [f for f in missing if _by_content(table, types, f, {c for c, _s, _e in found.values()}) is not None]
    score += 2 * sum(field.type in _TELLING_WORDS for field in content)
    score *= 0.25 ** (len(missing) - len(content)) * 0.6 ** len(content)
    if kind.kind not in HAPPENINGS and not any(kind.field(key).telling for key in found):
        score *= 0.2  # a name and a day are not yet an absence or a holiday
    named = next((key for key in (kind.unique, *kind.one_of) if key in found), "") if kind.unique else ""
    if named and not _is_unique(table, found[named][0]):
        score *= 0.2
    if kind.log and kind.named_by[0] in found and _is_unique(table, found[kind.named_by[0]][0]):
        score *= 0.3
    if kind.lone and kind.lone[0] in found and "product" not in found and not _is_numbered(table, kind, found):
        score *= 0.9  # amounts that come again for one invoice and name no product are rather what was paid of it
    if kind.kind is Kind.PAYMENT and "invoice" not in found:
        score *= 0.95  # a receipt that names no invoice is as often the sale itself
    explained = len(found) / max(1, sum(bool(name.strip()) for name in table.header))
    return score * (0.5 + min(1.0, explained))


def _is_numbered(table: RawTable, kind: ImportKind, found: dict[str, Found]) -> bool:
    """Whether each row has a number of its own, as far as there is one."""
    number = kind.named_by[0]
    return number not in found or _is_unique(table, found[number][0])


def _is_unique(table: RawTable, place: int) -> bool:
    cells = [cell for cell in table.column(place)[:_JUDGED] if cell.strip()]
    return len(set(cells)) >= _UNIQUE * len(cells)

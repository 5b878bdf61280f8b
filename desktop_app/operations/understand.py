"""What a file seems to be: its tables, types, kind and mapping, and what a person should be asked before importing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import Alternative, ColumnType, infer_columns
from desktop_app.files.import_kinds import Mapping as ColumnMapping
from desktop_app.files.import_kinds import guess_kind, propose_mapping, source_shape
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.parse_rows import ParsedRow, parse_rows
from desktop_app.files.readers import read_source
from desktop_app.files.source import RawTable, RowProblem, Source
from desktop_app.files.tongues import languages_of
from desktop_app.i18n import N_
from desktop_app.operations.alike import most_alike
from desktop_app.store import batches, names, settings
from desktop_app.store.database import Store

REASON: Final = "Quotadesk: why refused"
"""Title of the column that tells the reason in a file of refused rows; it is never read as data."""
_SAMPLE: Final = 50_000
_NOUN_FIELDS: Final = {"owner": "person", "customer": "customer", "product": "product"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided instead of the program; empty: left to it.

    ``columns``: field key → column index. ``readings``: column index → index into its type's alternatives.
    ``aliases``: (noun, as written, the name that is meant). ``refused_people``: names, as written, whose rows stay
    out. ``with_tax``: whether a lone amount includes tax.
    """

    encoding: str | None = None
    separator: str | None = None
    table: int = 0
    header: int | None = None
    kind: Kind | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    readings: Mapping[int, int] = field(default_factory=dict)
    aliases: tuple[tuple[str, str, str], ...] = ()
    may_create_people: bool = True
    refused_people: frozenset[str] = frozenset()
    with_tax: bool | None = None


@dataclass(frozen=True, slots=True)
class AliasOffer:
    """``written`` in the file looks like the known name ``known``; ``rows`` of the sample use it."""

    noun: str
    written: str
    known: str
    rows: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column whose values can be read in two ways."""

    column: int
    title: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything the import page and ``quotadesk import --dry-run`` show. ``preview``: rows as they would be taken."""

    source: Source
    types: tuple[ColumnType, ...]
    mapping: ColumnMapping
    remembered: bool
    doubts: tuple[Doubt, ...]
    offers: tuple[AliasOffer, ...]
    unknown_people: tuple[str, ...]
    asks_tax: bool
    preview: tuple[ParsedRow, ...]
    odd: tuple[ParsedRow | RowProblem, ...]
    problems: tuple[RowProblem, ...]

    @property
    def table(self) -> RawTable:
        return self.source.tables[self.source.chosen]


def understand_file(
    store: Store, source: Path | bytes, name: str, choices: Choices, progress: Progress = SILENT
) -> Understanding:
    """Read enough of ``source`` to say what it is; nothing is written. UserError if it is no table."""
    chosen = settings.load(store)
    read = read_source(
        source,
        name=name,
        encoding=choices.encoding,
        separator=choices.separator,
        table=choices.table,
        header=choices.header,
        limit=_SAMPLE,
        languages=languages_of(interface=chosen.language, country=chosen.country),
        progress=progress,
    )
    table = read.tables[read.chosen]
    types = _answered(infer_columns(table, chosen.language), choices.readings)
    known = batches.remembered(store, shape_of(table))
    mapping = _mapping(table, types, choices, known)
    progress.step(N_("Looking at the rows"), 0, len(table.rows))
    parsed = list(parse_rows(zip(table.lines, table.rows, strict=True), table.header, mapping, types))
    rows = [row for row in parsed if isinstance(row, ParsedRow)]
    offers, unknown = _unknown_names(store, rows, choices)
    return Understanding(
        read,
        types,
        mapping,
        known is not None and not choices.columns and choices.kind is None,
        _doubts(table, types, mapping),
        offers,
        unknown,
        _asks_tax(mapping, choices),
        tuple(rows[:50]),
        tuple(islice((row for row in parsed if isinstance(row, RowProblem) or row.warnings), 50)),
        (*table.problems, *_problems(parsed)),
    )


def _answered(types: Sequence[ColumnType], readings: Mapping[int, int]) -> tuple[ColumnType, ...]:
    return tuple(
        found.chosen(found.alternatives[readings[place]]) if place in readings and found.alternatives else found
        for place, found in enumerate(types)
    )


def _mapping(
    table: RawTable, types: Sequence[ColumnType], choices: Choices, known: Mapping[str, Any] | None
) -> ColumnMapping:
    """A person's choice, else what was settled for files of this shape, else the best guess."""
    if choices.kind is None and known is not None and not choices.columns:
        return ColumnMapping(Kind(known["kind"]), tuple((key, place) for key, place in known["columns"].items()))
    kind = find_kind(choices.kind) if choices.kind else guess_kind(table, types)
    proposed = propose_mapping(table, types, kind)
    if not choices.columns:
        return proposed
    for key, place in choices.columns.items():
        _check_choice(table, kind.kind, key, place)
    kept = [
        pair for pair in proposed.columns if pair[0] not in choices.columns and pair[1] not in choices.columns.values()
    ]
    added = [(key, place) for key, place in choices.columns.items() if place >= 0]
    return replace(proposed, columns=(*kept, *added))


def _check_choice(table: RawTable, kind: Kind, key: str, place: int) -> None:
    keys = [found.key for found in find_kind(kind).fields]
    if key not in keys:
        raise UserError(
            N_("There is no field “{field}” in this kind of file."), N_("Fields are: {fields}."),
            field=key, fields=", ".join(keys),
        )  # fmt: skip
    if place >= len(table.header):
        raise UserError(N_("There is no column {column}."), N_("Count from 1, or name the column."), column=place + 1)


def _doubts(table: RawTable, types: Sequence[ColumnType], mapping: ColumnMapping) -> tuple[Doubt, ...]:
    wanted = {FieldType.DAY, FieldType.MOMENT, FieldType.AMOUNT, FieldType.COUNT}
    kind = find_kind(mapping.kind)
    return tuple(
        Doubt(place, table.title_of(place), types[place].alternatives)
        for key, place in mapping.columns
        if kind.field(key).type in wanted and not types[place].certain
    )


def _asks_tax(mapping: ColumnMapping, choices: Choices) -> bool:
    """An invoice that comes with one amount only, said to be with tax, does not tell the amount without it."""
    keys = dict(mapping.columns)
    lone = mapping.kind is Kind.INVOICE and "gross" in keys and "net" not in keys and "tax" not in keys
    return lone and choices.with_tax is None


def _problems(parsed: Iterable[ParsedRow | RowProblem]) -> list[RowProblem]:
    found: list[RowProblem] = []
    for row in parsed:
        found.extend([row] if isinstance(row, RowProblem) else row.warnings)
    return found


def _unknown_names(
    store: Store, rows: Sequence[ParsedRow], choices: Choices
) -> tuple[tuple[AliasOffer, ...], tuple[str, ...]]:
    """Names that look like known ones, and people nobody knows."""
    directory = names.Directory(store, 0)
    answered = {(noun, names.fold(written)) for noun, written, _ in choices.aliases}
    offers: list[AliasOffer] = []
    strangers: list[str] = []
    for key, noun in _NOUN_FIELDS.items():
        counted = Counter(str(row.values[key]) for row in rows if row.values.get(key))
        known = [name.text for name in names.load(store, noun)]
        for written, number in counted.items():
            if directory.known(noun, written) or (noun, names.fold(written)) in answered:
                continue
            like = most_alike(written, known)
            if like:
                offers.append(AliasOffer(noun, written, like, number))
            elif noun == "person" and known:
                strangers.append(written)
    return tuple(offers), tuple(sorted(strangers))


def mapping_to_json(mapping: ColumnMapping) -> dict[str, object]:
    return {"kind": mapping.kind.value, "columns": dict(mapping.columns)}


def shape_of(table: RawTable) -> str:
    """The fingerprint of the table's titles; the column of reasons in a file of refused rows is not one of them."""
    return source_shape(replace(table, header=tuple(title for title in table.header if title != REASON)))

"""What a file seems to be: its tables, types, kind and mapping, and what a person should be asked before importing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app.domain.company import ANY_DAY, ExchangeRate
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.files.chosen_types import TEXT, TYPED, way_of
from desktop_app.files.chunk import Chunk, ParsedRow, first_rows
from desktop_app.files.coded_names import CodedNames
from desktop_app.files.column_types import Alternative, ColumnType
from desktop_app.files.continued_rows import Continuation
from desktop_app.files.import_kinds import Mapping as ColumnMapping
from desktop_app.files.import_kinds import guess_kind, propose_mapping, source_shape
from desktop_app.files.kinds import KINDS, FieldType, find_kind
from desktop_app.files.lookups import JoinOffer, Lookup
from desktop_app.files.mending import with_fixes
from desktop_app.files.order_totals import CountedOnce, RepeatedTotal, find_repeated
from desktop_app.files.prepared import Preparation
from desktop_app.files.readers import read_source
from desktop_app.files.source import REASON, Evidence, RawTable, RowProblem, Source
from desktop_app.files.system_presets import SystemExport, recognise
from desktop_app.files.tongues import languages_of
from desktop_app.files.void_rows import VOIDABLE, VoidRows, find_void, leave_out
from desktop_app.i18n import N_
from desktop_app.operations.importing import discounts, joins
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.column_readings import types_of, usual_locale
from desktop_app.operations.importing.discounts import DiscountDoubt, Discounts
from desktop_app.operations.importing.looked_at import Parsed, look_at_rows
from desktop_app.operations.importing.other_currencies import RateNeed, needs
from desktop_app.operations.importing.settled import Settled
from desktop_app.operations.importing.shapes import recall
from desktop_app.operations.importing.targets_or_results import asked_of_kind
from desktop_app.operations.importing.taxes import INVOICES, amount_place, with_tax
from desktop_app.operations.importing.unknown_names import AliasOffer, unknown_names
from desktop_app.operations.moments import today
from desktop_app.store import rates, settings
from desktop_app.store.database import Store
from desktop_app.store.rates import Rates

_SAMPLE: Final = 50_000
_SHOWN: Final = 50  # rows


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column whose values can be read in two ways."""

    column: int
    title: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything the import page and ``quotadesk import --dry-run`` show. ``preview``: rows as they would be taken.

    ``table`` is the one chosen of ``source``, its rows mended and joined. ``choices``: what was asked for, completed by
    what is remembered (``settled``). ``lookup`` is joined, ``joins`` could be.
    ``asks_kind``: it is none of the kinds, and ``mapping`` says nothing; ``asks_targets``: it may hold targets or
    results. ``export``: the system's export that it is. ``continuation``: how rows go on; ``continued`` says why.
    ``void``: rows that say they are cancelled or drafts. ``repeated``: a total that stands on each line of its
    document, ``once``: how it counts on one of them.
    ``parsed``: for the import of the rows looked at.
    """

    source: Source
    table: RawTable
    choices: Choices
    settled: Settled | None
    lookup: Lookup | None
    joins: tuple[JoinOffer, ...]
    types: tuple[ColumnType, ...]
    mapping: ColumnMapping
    remembered: bool
    doubts: tuple[Doubt, ...]
    offers: tuple[AliasOffer, ...]
    unknown_people: tuple[str, ...]
    with_tax: bool | None
    asks_tax: bool
    asks_rates: tuple[RateNeed, ...]
    asks_kind: bool
    asks_targets: bool
    preview: tuple[ParsedRow, ...]
    odd: tuple[ParsedRow | RowProblem, ...]
    problems: tuple[RowProblem, ...]
    export: SystemExport | None
    continuation: Continuation | None
    continued: Evidence | None
    discounts: Discounts | None
    asks_discount: DiscountDoubt | None
    coded: tuple[CodedNames, ...]
    repeated: RepeatedTotal | None
    once: CountedOnce | None
    void: VoidRows | None
    parsed: Parsed = field(repr=False, compare=False)

    def preparation(self) -> Preparation:
        """What happens to the rows of the file before they are parsed, to be begun anew."""
        raw, choices = self.source.tables[self.source.chosen], self.choices
        return Preparation(
            raw.header,
            choices.fixes or (),
            choices.skipped,
            self.lookup,
            REASON,
            continuation=self.continuation,
            once=self.once,
        )

    def for_import(self) -> "Understanding":
        """The same without the rows looked at, where they are read once more among all others of the file."""
        raw = self.source.tables[self.source.chosen]
        if raw.count.complete:
            return self
        tables = tuple(one.without_rows() if one is raw else one for one in self.source.tables)
        return replace(self, source=replace(self.source, tables=tables), table=self.table.without_rows())

    @property
    def asks_void(self) -> VoidRows | None:
        """The rows that say they are cancelled or drafts, where nobody has said whether they count."""
        return self.void if self.choices.void_out is None else None

    @property
    def asks_total(self) -> RepeatedTotal | None:
        """The total that stands on each line of a document, where nobody has said whether it counts on each."""
        return self.repeated if self.choices.total_once is None else None


def understand_file(
    store: Store, source: Path | bytes, name: str, choices: Choices, progress: Progress = SILENT
) -> Understanding:
    """Read enough of ``source`` to say what it is; nothing is written. UserError if it is no table."""
    read = _read(store, source, name, choices, progress)
    known = recall(store, shape_of(raw := read.tables[read.chosen]))
    asked = _without_void(choices.completed(known, export := _export(raw, choices), raw.header), raw)
    mended, lookup, offers = _joined(read, asked, known)
    types = types_of(table := mended.table(raw), usual_locale(settings.load(store)), asked.readings, asked.types, known)
    mapping = _mapping(table, types, asked, known or export)
    included = asked.with_tax if asked.with_tax is not None else with_tax(table, types, mapping)
    rows = look_at_rows(store, table, types, mapping, asked, proved=bool(export and export.continued))
    return Understanding(
        read,
        table,
        asked,
        known,
        lookup,
        offers,
        types,
        mapping,
        known is not None and not choices.columns and choices.kind is None,
        _doubts(table, types, mapping),
        *unknown_names(store, rows.chunks, choices.aliases),
        included,
        _asks_tax(store, mapping, included),
        _asks_rates(store, mapping, rows.chunks, asked),
        *asked_of_kind(table, mapping, name, settled=bool(asked.kind or known)),
        *first_rows(rows.chunks, _SHOWN),
        _problems(table, mended, rows.chunks),
        export if known is None else None,
        rows.continuation,
        rows.continued,
        *discounts.understood(rows.chunks, mapping.column(discounts.FIELD), asked.discount),
        rows.coded,
        find_repeated(table, types, dict(mapping.columns)) if mapping.kind is Kind.SALE else None,
        rows.once,
        None if export and export.fixes(raw.header) else _void(table, mapping),
        rows.parsed,
    )


def _without_void(choices: Choices, raw: RawTable) -> Choices:
    """With what leaves cancelled rows and drafts out, where that is settled."""
    return replace(choices, fixes=with_fixes(choices.fixes or (), leave_out(raw))) if choices.void_out else choices


def _void(table: RawTable, mapping: ColumnMapping) -> VoidRows | None:
    """Rows that say they are void; of a known system's export it is known which of them count."""
    taken = [place for _key, place in mapping.columns]
    return find_void(table, taken) if mapping.kind in VOIDABLE else None


def _problems(table: RawTable, mended: Preparation, chunks: Sequence[Chunk]) -> tuple[RowProblem, ...]:
    return (*table.problems, *mended.problems, *(problem for chunk in chunks for problem in chunk.problems()))


def _export(table: RawTable, choices: Choices) -> SystemExport | None:
    """The known system's export that the file is, unless a person says that it holds something else."""
    found = recognise(table.header)
    return found if found and choices.kind in (None, found.kind) else None


def _read(store: Store, source: Path | bytes, name: str, choices: Choices, progress: Progress) -> Source:
    chosen = settings.load(store)
    found = read_source(
        source,
        name=name,
        encoding=choices.encoding,
        separator=choices.separator,
        table=choices.table,
        header=choices.header,
        limit=_SAMPLE,
        languages=languages_of(interface=chosen.language, country=chosen.country),
        year=today().year,
        reshaped=choices.reshaped,
        progress=progress,
    )
    progress.step(N_("Looking at the rows"), 0, len(found.tables[found.chosen].rows))
    return found


def _joined(
    read: Source, choices: Choices, known: Settled | None
) -> tuple[Preparation, Lookup | None, tuple[JoinOffer, ...]]:
    """How the rows are prepared, the lookup joined to them, and those that could be."""
    raw, fixes = read.tables[read.chosen], choices.fixes or ()
    mended = Preparation(raw.header, fixes, choices.skipped, dropped=REASON)
    others = joins.candidates(read, choices.beside)
    remembered = known.lookup if known else None
    if not others and not choices.join and remembered is None:
        return mended, None, ()
    table = mended.table(raw)
    lookup = joins.chosen(table, others, choices.join, remembered)
    return Preparation(raw.header, fixes, choices.skipped, lookup, REASON), lookup, joins.offers(table, others)


def _mapping(
    table: RawTable, types: Sequence[ColumnType], choices: Choices, known: Settled | SystemExport | None
) -> ColumnMapping:
    """A person's choice, else what was settled for files of this shape or is known of it, else the best guess.

    A file that is none of the kinds has no columns that are fields.
    """
    if isinstance(known, SystemExport):
        proposed = known.mapping(table, types)
    elif known is not None and choices.kind in (None, known.kind):
        proposed = ColumnMapping(known.kind, known.places(table.header))
    else:
        kind = find_kind(choices.kind) if choices.kind else guess_kind(table, types)
        if kind is None:
            return ColumnMapping(KINDS[0].kind, ())
        proposed = propose_mapping(table, types, kind)
    for key, place in choices.columns.items():
        _check_choice(table, proposed.kind, key, place)
    meant = choices.columns
    kept = [pair for pair in proposed.columns if pair[0] not in meant and pair[1] not in meant.values()]
    columns = (*kept, *((key, place) for key, place in meant.items() if place >= 0))
    return replace(proposed, columns=tuple(pair for pair in columns if _may_serve(table, proposed.kind, pair, choices)))


def _may_serve(table: RawTable, kind: Kind, pair: tuple[str, int], choices: Choices) -> bool:
    """A column that is to be text holds no days and no amounts."""
    key, place = pair
    return choices.types.get(table.title_of(place)) != TEXT or find_kind(kind).field(key).type not in TYPED


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


def _asks_tax(store: Store, mapping: ColumnMapping, included: bool | None) -> bool:
    """Whether a lone amount of sales or of an invoice may include tax and nothing tells it."""
    if included is not None or amount_place(mapping) is None or mapping.kind is Kind.OPPORTUNITY:
        return False
    return mapping.kind in INVOICES or bool(Decimal(settings.load(store).tax_rate))


def _asks_rates(
    store: Store, mapping: ColumnMapping, chunks: Sequence[Chunk], choices: Choices
) -> tuple[RateNeed, ...]:
    home = settings.load(store).currency
    typed = [ExchangeRate(ANY_DAY, currency, home, rate) for currency, rate in choices.rates.items()]
    return needs(chunks, find_kind(mapping.kind), Rates([*rates.load(store), *typed], home), home)


def mapping_to_json(mapping: ColumnMapping) -> dict[str, object]:
    return {"kind": mapping.kind.value, "columns": dict(mapping.columns)}


def settled_by(found: Understanding) -> Settled:
    """What is remembered once a file was imported as it was understood.

    A file of refused rows holds too few to say how its columns are written, and its name is not that of its kind.
    """
    table, choices, known = found.table, found.choices, found.settled
    ways = {table.title_of(place): way_of(one) for place, one in enumerate(found.types)}
    ways |= dict.fromkeys(choices.types, "")
    again = known is not None and REASON in found.source.table.header
    return Settled(
        found.mapping.kind,
        dict(found.mapping.columns),
        table.header,
        dict(choices.types),
        (dict(known.layouts) if known else {}) | {title: way for title, way in ways.items() if way},
        choices.fixes or (),
        choices.with_tax,
        found.lookup,
        discount=choices.discount,
        total_once=choices.total_once,
        void_out=choices.void_out,
        codes={**choices.codes, **{one.title: True for one in found.coded}},
        source=known.source if known and again else found.source.name,
    )


def shape_of(table: RawTable) -> str:
    """The fingerprint of the titles in the file; the column of reasons in a file of refused rows is not one of them.

    Nor are the columns without a title before it: they are there for rows that had cells too many.
    """
    titles = [title for title in table.header if title != REASON]
    while len(titles) < len(table.header) and titles and not titles[-1]:
        titles.pop()
    return source_shape(replace(table, header=tuple(titles)))

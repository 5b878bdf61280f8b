"""Columns of versions against the same made row by row, for any table and however its rows are cut into chunks."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.files.chunk import Chunk, ParsedRow
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.readers import read_source
from desktop_app.operations.importing.derived_columns import NO_AMOUNT
from desktop_app.operations.importing.other_currencies import OTHER_CURRENCY
from desktop_app.operations.importing.record_draft import TOO_LARGE
from desktop_app.operations.importing.record_rows import UNKNOWN_PERSON, RecordRows
from desktop_app.store.database import Store, create_store
from desktop_app.store.names import Directory, fold
from desktop_app.store.rates import Rates

KNOWN = {"Ana Pop", "Ion"}
SAMPLE = {
    FieldType.NAME: ["Ana Pop", "ANA  POP", "Ion", "Eva", "eva", "Zed", ""],
    FieldType.CODE: ["A1", "A2", "A3", ""],
    FieldType.TEXT: ["nps", 'a "quoted" text', "text", ""],
    FieldType.DAY: ["2024-01-31", "2024-02-01", "x", ""],
    FieldType.MOMENT: ["2024-01-31 09:15", "2024-02-01", "2024-02-02 10:00", ""],
    FieldType.TIME: ["09:15", ""],
    FieldType.AMOUNT: ["1.50", "-3", "0.1234565", "99999999999999", ""],
    FieldType.COUNT: ["0", "2", ""],
    FieldType.STAGE: ["Won", "Lost", "Bananas"],
    FieldType.CURRENCY: ["EUR", "USD", ""],
}
TEXT_TYPES = {FieldType.CODE, FieldType.TEXT, FieldType.TIME, FieldType.STAGE}
RECORDS = [Kind.OPPORTUNITY, Kind.SALE, Kind.INVOICE, Kind.PAYMENT, Kind.INTERACTION, Kind.SURVEY]
AS_READ = read_source(b"d,m,a\n2024-01-31,2024-01-31 09:15,1.50\n2024-02-01,2024-02-01 10:00,2.25\n").table
DAY_TYPE, MOMENT_TYPE, AMOUNT_TYPE = infer_columns(AS_READ)
TYPES = {FieldType.DAY: DAY_TYPE, FieldType.MOMENT: MOMENT_TYPE}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Kind, list[tuple[str, ...]], list[int]]:
    """A kind, rows with every field of it and one column more, and where its rows are cut."""
    kind = draw(st.sampled_from(RECORDS))
    # What a rate does to the amounts of a row is in test_other_currencies.
    fields = find_kind(kind).fields
    cells = [st.sampled_from([""] if known.key == "rate" else SAMPLE.get(known.type, [""])) for known in fields]
    rows = draw(st.lists(st.tuples(*cells, st.sampled_from(["", " ", "spare", "ș\n"])), min_size=1, max_size=12))
    return kind, rows, draw(st.lists(st.integers(1, len(rows)), max_size=3))


@contextmanager
def rolled_back(store: Store) -> Iterator[Directory]:
    store.db.conn.execute("BEGIN")
    try:
        directory = Directory(store, 0)
        for name in sorted(KNOWN):
            directory.mention("person", name)
        yield directory
    finally:
        store.db.conn.execute("ROLLBACK")


@pytest.fixture(scope="module")
def names_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("columns") / "team.quotadesk"
    with create_store(path) as opened:
        yield opened


def chunks_of(kind: Kind, rows: Sequence[tuple[str, ...]], cuts: Sequence[int]) -> Iterator[Chunk]:
    fields = find_kind(kind).fields
    mapping = Mapping(kind, tuple((known.key, place) for place, known in enumerate(fields)))
    types = [TYPES.get(known.type, AMOUNT_TYPE) for known in fields]
    header = (*(known.key for known in fields), "Spare")
    numbered = list(enumerate(rows, 2))
    edges = [0, *sorted(set(cuts)), len(rows)]
    for start, end in pairwise(edges):
        yield from parse_rows(numbered[start:end], header, mapping, [*types, AMOUNT_TYPE])


@settings(max_examples=150)
@given(tables())
def test_columns_hold_what_the_rows_say_one_by_one(
    names_store: Store, table: tuple[Kind, list[tuple[str, ...]], list[int]]
) -> None:
    kind, rows, cuts = table
    with rolled_back(names_store) as directory:
        taking = RecordRows(kind, directory, "EUR", Rates([], "EUR"), refused_people=frozenset({"Zed"}))
        taken: dict[int, dict[str, object]] = {}
        refused: dict[int, str] = {}
        for chunk in chunks_of(kind, rows, cuts):
            found = taking.take(chunk)
            refused |= {chunk.lines[place]: reason.reason for place, reason in found.refused.items()}
            for place, line in enumerate(found.chunk.lines):
                taken[line] = {key: column[place] for key, column in found.columns.items() if key != "line"}
        met = Counter[str]()
        expected_refused: dict[int, str] = {}
        for chunk in chunks_of(kind, rows, []):
            for row in chunk.rows():
                expected = one_row(kind, row, met, directory)
                if isinstance(expected, str):
                    expected_refused[row.line] = expected
                else:
                    assert taken[row.line] == expected
        assert refused == expected_refused
        strangers = {fold(name) for name in taking.new_people}
        assert strangers <= {"eva"}
        assert sum(taking.new_people.values()) == sum(
            fold(str(row.values.get("owner"))) == "eva"
            for chunk in chunks_of(kind, rows, [])
            for row in chunk.rows()
            if row.line in taken
        )


def one_row(kind: Kind, row: ParsedRow, met: Counter[str], directory: Directory) -> dict[str, Any] | str:
    """The version of one row by the plainest way there is, or the reason why there is none."""
    form, values = find_kind(kind), row.values
    if values.get("currency") not in {None, "EUR"}:
        return OTHER_CURRENCY
    columns: dict[str, Any] = {}
    more = dict(row.rest)
    for known in form.fields:
        value = values[known.key]
        if known.into == "owner" and value and fold(str(value)) == "zed":
            return UNKNOWN_PERSON
        if not known.into:
            if value is not None:
                more[f".{known.key}"] = written(value)
        elif known.type is FieldType.NAME:
            columns[known.into] = directory.known("person" if known.into == "owner" else known.into, str(value or ""))
        elif isinstance(value, Decimal) and value > 10**12:
            return TOO_LARGE
        else:
            columns[known.into] = stored(value, text=known.type in TEXT_TYPES)
    missing = derive(kind, values, columns)
    if missing:
        return missing
    columns["more"] = json.dumps(more, ensure_ascii=False) if more else ""
    return columns | {"key": key_of(kind, values, columns, met)}


def stored(value: Any, *, text: bool) -> object:
    if isinstance(value, date):
        return value.toordinal()
    return millionths(value) if isinstance(value, Decimal) else "" if value is None and text else value


def key_of(kind: Kind, values: dict[str, Any], columns: dict[str, Any], met: Counter[str]) -> str:
    form = find_kind(kind)
    named = [written(values[key]) for key in form.named_by if values[key] is not None]
    content = hashlib.blake2b(repr(sorted(values.items(), key=str)).encode(), digest_size=12).hexdigest()
    document = named[0] if named else f"={content}"
    met[document] += 1
    if not named:
        return f"={content}.{met[document]}"
    return f"{document}/{columns['item'] or met[document]}" if form.line else document


def derive(kind: Kind, values: dict[str, Any], columns: dict[str, Any]) -> str:
    """Fills what a kind makes of its fields; the reason why it can't."""
    if kind is Kind.OPPORTUNITY:
        columns["status"] = values["status"] or "unknown"
    if kind is Kind.INVOICE:
        net, tax, gross = values["net"], values["tax"], values["gross"]
        if net is None and gross is None:
            return NO_AMOUNT
        net = net if net is not None else gross - (tax or 0)
        tax = tax if tax is not None or gross is None else gross - net
        if abs(net) > 10**12 or abs(tax or 0) > 10**12:
            return TOO_LARGE
        columns |= {"amount": millionths(net), "tax": None if tax is None else millionths(tax)}
    if kind is Kind.INTERACTION:
        opened, ended = values["opened"], values["resolved"] or values["closed"]
        columns["day"] = ended.toordinal() if ended else None
        columns["time"] = opened.strftime("%H:%M") if isinstance(opened, datetime) else ""
        columns |= {"wait": minutes(opened, values["answered"]), "work": minutes(opened, ended)}
    if kind is Kind.SURVEY:
        columns["status"] = "nps" if values["question"] == "nps" else "csat"
        columns["score"] = int(values["score"])
    return ""


def minutes(start: Any, end: Any) -> int | None:
    if end is None:
        return None
    first, last = (datetime.fromisoformat(at.isoformat()) for at in (start, end))
    return int((last - first).total_seconds() // 60)


def millionths(amount: Decimal) -> int:
    return int((amount * 10**6).quantize(Decimal(1), ROUND_HALF_EVEN))


def written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)

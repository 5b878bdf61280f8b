"""Reading a file or a pasted text into tables of text cells without being told anything about it.

Each format is one entry of READERS. What the columns mean is found out in column_types and import_kinds.
"""

import io
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.blocks import Record
from desktop_app.files.calendars import calendar_records, days_again, days_stream, is_calendar, text_of
from desktop_app.files.collected import HEAD_LINES, Wish, collect
from desktop_app.files.compound_file import OLE
from desktop_app.files.dbf import is_dbf
from desktop_app.files.dbf_table import read_dbf, stream_dbf
from desktop_app.files.delimited import read_blocks, read_records
from desktop_app.files.dialect import is_declaration, sniff_dialect
from desktop_app.files.encoding import check_encoding, detect_stream, is_decoded_twice
from desktop_app.files.holiday_notices import is_notice, notice_records
from desktop_app.files.joined_days import with_joined_day
from desktop_app.files.layout import find_layout
from desktop_app.files.markup_tables import is_markup, read_markup
from desktop_app.files.row_stream import RowStream
from desktop_app.files.sampling import sample_rows
from desktop_app.files.sheet_tables import read_workbook
from desktop_app.files.source import (
    TEXT_FORMATS,
    Certainty,
    Dialect,
    Evidence,
    RawTable,
    Skipped,
    Source,
    empty_file,
    not_a_table,
)
from desktop_app.files.workbooks import ZIP, OpenSheet, open_sheet, open_workbook
from desktop_app.i18n import N_

_MARKUP: Final = ("html", "htm", "xml")
_SNIFFED_BYTES: Final = 4096
_HEAD_CHARS: Final = 400_000
_SNIFFED_LINES: Final = 300


@dataclass(frozen=True, slots=True)
class Reader:
    """One family of formats: ``fits`` looks at the first bytes, ``read`` gives the dialect and the tables."""

    formats: tuple[str, ...]
    fits: Callable[[bytes], bool]
    read: Callable[[Path | bytes, Wish, Progress], tuple[Dialect, tuple[RawTable, ...]]]


def read_source(
    source: Path | bytes,
    *,
    name: str = "",
    encoding: str | None = None,
    separator: str | None = None,
    table: int | None = None,
    header: int | None = None,
    limit: int | None = None,
    languages: Sequence[str] = (),
    year: int = 0,
    reshaped: Mapping[int, int] | None = None,
    progress: Progress = SILENT,
) -> Source:
    """Read ``source``, a path or pasted bytes, as tables.

    ``encoding``, ``separator``, ``table`` and ``header`` (its line, 0 for none) are a person's choices; what is
    left out is found: of several sheets the one with most cells. ``limit``: stop after so many rows of each table;
    ``count.complete`` is then False.
    ``languages``: those the user writes (BCP 47), by which encodings are told apart.
    ``year``: the present one, by which a notice without a year is dated. ``reshaped``: lines whose rows are taken
    though they don't fit, each with the column in which its surplus cells are joined or a cell is missing.
    UserError when there is no table to read.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    wish = Wish(name, encoding and check_encoding(encoding), separator, header, limit, languages, year, reshaped or {})
    with _open(source, name) as stream:
        head = stream.read(_SNIFFED_BYTES)
        size = stream.seek(0, io.SEEK_END)
    if not size:
        raise empty_file(name)
    reader = next(reader for reader in READERS if reader.fits(head))
    dialect, tables = reader.read(source, wish, progress)
    if not tables:
        raise empty_file(name)
    chosen = table if table is not None and 0 <= table < len(tables) else _main(reader, tables)
    tables = tuple(one if number == chosen else replace(one, kept=None) for number, one in enumerate(tables))
    tables = tuple(map(with_joined_day, tables))
    return Source(name, size, _format_name(reader, name, dialect), dialect, tables, chosen, dialect.evidence)


def _main(reader: Reader, tables: Sequence[RawTable]) -> int:
    """The sheet with most cells, for a cover or a list may stand before the data; of a text its first table."""
    if reader.formats == TEXT_FORMATS:
        return 0
    return max(range(len(tables)), key=lambda place: (len(tables[place].rows) * tables[place].layout.width, -place))


def stream_rows(
    source: Path | bytes, understood: Source, *, table: int | None = None, progress: Progress = SILENT
) -> RowStream:
    """All rows of one table of ``understood`` as ``(line, cells)``, never held together.

    The stream's ``problems`` and ``count()`` are whole after the last row.
    """
    number = understood.chosen if table is None else table
    chosen = understood.tables[number]
    if understood.format == "dbf":
        return stream_dbf(source, understood.name, chosen.layout, understood.dialect.encoding, progress)
    if understood.format in ("ics", "notice"):
        return days_again(chosen)
    if understood.format in _MARKUP:
        tables, _evidence = read_markup(source, understood.dialect.encoding, ())
        return RowStream(tables[number].records(), chosen.layout, progress=progress)
    if not understood.is_text:
        sheet = chosen.kept
        if not isinstance(sheet, OpenSheet):
            sheet = open_sheet(open_workbook(source, understood.name), source, chosen.title, understood.name)
        stream = RowStream(sheet.records(), chosen.layout, progress=progress)
        stream.problems.extend(sheet.problems(chosen.header))
        return stream
    lines = _lines(source, understood.dialect.encoding, understood.name)
    main = understood.tables[0].layout
    records = read_blocks(lines, understood.dialect, main.raw_width)
    stream = RowStream(records, main, understood.dialect, progress)
    if not number:
        return stream
    deque(stream, maxlen=0)  # a further table ends where the file does
    return RowStream(stream.others[number - 1], chosen.layout, understood.dialect, progress)


def _open(source: Path | bytes, name: str) -> BinaryIO:
    """The bytes of ``source``; every reason for which they cannot be had is a UserError."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        return source.open("rb")
    except FileNotFoundError:
        raise UserError(N_("“{name}” does not exist."), N_("Choose the file again."), name=name) from None
    except IsADirectoryError:
        raise _folder(name) from None
    except PermissionError:
        if source.is_dir():  # Windows says so instead of naming a folder
            raise _folder(name) from None
        raise UserError(
            N_("“{name}” may not be read."),
            N_("Close the program that uses it, or ask for access, and try again."),
            name=name,
        ) from None
    except (OSError, ValueError) as error:
        raise UserError(
            N_("“{name}” cannot be read: {reason}."), N_("Copy it to this computer and try again."),
            name=name, reason=getattr(error, "strerror", None) or str(error),
        ) from error  # fmt: skip


def _folder(name: str) -> UserError:
    return UserError(N_("“{name}” is a folder."), N_("Choose the files in it."), name=name)


def _lines(source: Path | bytes, encoding: str, name: str) -> Iterator[str]:
    """The lines of a text, CR, LF and CRLF alike; bytes that fit no character become �."""
    with (
        _open(source, name) as stream,
        io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None) as text,
    ):
        yield from text


def _read_text(source: Path | bytes, wish: Wish, progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    dialect = _dialect(source, wish)
    lines = _lines(source, dialect.encoding, wish.name)
    head = list(_head(lines))
    declared = is_declaration(head[0])
    first = list(islice(read_records(head, dialect), declared, None))
    layout = find_layout(first, header=wish.header, separator=dialect.separator)
    if declared:
        layout = replace(layout, preamble=(Skipped(1, head[0].strip()), *layout.preamble))
    if not layout.width:
        raise empty_file(wish.name)
    layout = replace(layout, reshaped=wish.reshaped)
    records = read_blocks(chain(head, lines), dialect, layout.raw_width)
    stream = RowStream(records, layout, dialect, progress)
    main = collect(stream, "", wish.limit)
    if isinstance(source, Path) and not main.count.complete:
        main = replace(main, sample=sample_rows(source, dialect, layout))
    others = [_second(block, number, dialect, wish) for number, block in enumerate(stream.others, 2)]
    return dialect, (main, *others)


def _dialect(source: Path | bytes, wish: Wish) -> Dialect:
    """Encoding, separator, quote and line ends of a text, with the evidence of each."""
    with _open(source, wish.name) as stream:
        if wish.encoding:
            encoding, evidence = wish.encoding, Evidence("encoding", wish.encoding, N_("You chose it."))
        else:
            encoding, evidence = detect_stream(stream, wish.name, wish.languages)
        stream.seek(0)
        newline = _newline(stream.read(_HEAD_CHARS), encoding)
    head = list(_head(_lines(source, encoding, wish.name)))
    if not any(map(str.strip, head)):
        raise empty_file(wish.name)
    sniffed = sniff_dialect(head[:_SNIFFED_LINES], encoding, separator=wish.separator)
    twice = not wish.encoding and encoding.startswith("utf-8") and is_decoded_twice("".join(head))
    if twice:
        because = N_("Accented letters were garbled by encoding them twice; this is undone.")
        evidence = replace(evidence, because=because, values=(), certainty=Certainty.ASKED)
    lossy = bool(wish.encoding) or not encoding.startswith("utf-8") or evidence.certainty is Certainty.ASKED
    return replace(sniffed, newline=newline, twice=twice, lossy=lossy, evidence=(evidence, *sniffed.evidence))


def _head(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in islice(lines, HEAD_LINES):
        yield line
        size += len(line)
        if size > _HEAD_CHARS:
            return


def _newline(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    both = text.count("\r\n")
    counts = Counter({"CRLF": both, "LF": text.count("\n") - both, "CR": text.count("\r") - both})
    used = [kind for kind, number in counts.items() if number]
    return " + ".join(used)


def _second(block: Sequence[Record], number: int, dialect: Dialect, wish: Wish) -> RawTable:
    """A further table above or below the main one; its records are few and already read."""
    layout = replace(find_layout(block, separator=dialect.separator), reshaped=wish.reshaped)
    return collect(RowStream(block, layout, dialect), f"#{number}", None)


def _read_dbf(source: Path | bytes, wish: Wish, progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    dialect, table = read_dbf(
        source, wish.name, encoding=wish.encoding, limit=wish.limit, languages=wish.languages, progress=progress
    )
    return dialect, (table,)


def _read_markup(source: Path | bytes, wish: Wish, progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    found, encoding = read_markup(source, wish.encoding or "", wish.languages)
    if not found:
        raise not_a_table(wish.name)
    tables = []
    for number, one in enumerate(found, 1):
        layout = find_layout(list(islice(one.records(), HEAD_LINES)), header=wish.header)
        stream = RowStream(one.records(), replace(layout, reshaped=wish.reshaped), progress=progress)
        tables.append(collect(stream, one.title or (f"#{number}" if number > 1 else ""), wish.limit))
    return Dialect(encoding=encoding.reading, evidence=(encoding,)), tuple(tables)


def _format_name(reader: Reader, name: str, dialect: Dialect) -> str:
    suffix = Path(name).suffix.lower().lstrip(".")
    if suffix in reader.formats:
        return suffix
    if reader.formats != TEXT_FORMATS:
        return reader.formats[0]
    return "tsv" if dialect.separator == "\t" else "csv"


def _read_calendar(source: Path | bytes, _wish: Wish, _progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    return Dialect(), (collect(days_stream(calendar_records(text_of(source))), "", None),)


def _read_notice(source: Path | bytes, wish: Wish, _progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    return Dialect(), (collect(days_stream(*notice_records(text_of(source), wish.year)), "", None),)


READERS: Final = (
    Reader(("ics",), is_calendar, _read_calendar),
    Reader(("notice",), lambda head: is_notice(text_of(head)), _read_notice),
    Reader(("xlsx", "xlsm", "xlsb", "ods"), lambda head: head.startswith(ZIP), read_workbook),
    Reader(("xls",), lambda head: head.startswith(OLE), read_workbook),
    Reader(("dbf",), is_dbf, _read_dbf),
    Reader(_MARKUP, is_markup, _read_markup),
    Reader(TEXT_FORMATS, lambda _head: True, _read_text),
)
"""Every format that can be read; the first whose ``fits`` agrees reads the file."""

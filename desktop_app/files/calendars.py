"""Working days from calendar files (ICS) and from the text of a holiday notice, as the records of a table.

The table has the columns of HEADER, its days in ISO form; what a day means for the workspace is decided elsewhere.
ICS is RFC 5545; the notices are those by which China's State Council moves holidays each year.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.layout import find_layout
from desktop_app.files.row_stream import RowStream
from desktop_app.files.source import RawTable, RowProblem

HEADER: Final = ["Day", "Last day", "Type", "Holiday"]
_LARGEST: Final = 16_000_000  # bytes; a calendar of a hundred years is smaller
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(T000000Z?)?")
_SPAN: Final = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?")
_ESCAPED: Final = {r"\,": ",", r"\;": ";", r"\n": " ", r"\N": " ", r"\\": "\\"}
_PLAIN_YEARLY: Final = re.compile(
    r"FREQ=YEARLY(?:;(?:INTERVAL=1|COUNT=\d+|UNTIL=\w+|BYMONTH=\d+|BYMONTHDAY=\d+|WKST=\w+))*"
)
_YEARS: Final = 20  # for which a day that comes every year is written out
_WORKED: Final = re.compile("班")
_OBSERVED: Final = re.compile("observance|nicht arbeitsfrei|non férié", re.IGNORECASE)


def text_of(source: Path | bytes) -> str:
    """The text of a calendar or a notice, in UTF-8 or GB 18030."""
    data = source[:_LARGEST] if isinstance(source, bytes) else _read(source)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_LARGEST)


def days_stream(records: Sequence[Record], problems: Sequence[RowProblem] = ()) -> RowStream:
    """The days as the rows of a table; they are few and stay in memory."""
    stream = RowStream(records, find_layout(records, header=1))
    stream.problems.extend(problems)
    return stream


def days_again(table: RawTable) -> RowStream:
    """The rows of a table of days as a stream once more: what the present year settled stays settled."""
    rows = [(line, 1, list(cells)) for line, cells in zip(table.lines, table.rows, strict=True)]
    stream = RowStream([(1, 1, list(table.header)), *rows], table.layout)
    stream.problems.extend(table.problems)
    return stream


def is_calendar(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def calendar_records(text: str) -> list[Record]:
    """One record for each event, its last day included; one that is not of whole days has a type that says so."""
    rows = [row for event in _events(text) for row in _rows(event)]
    return [(line, 1, cells) for line, cells in enumerate([HEADER, *rows], 1)]


def _events(text: str) -> Iterator[dict[str, str]]:
    """The properties of each event, without their parameters."""
    event: dict[str, str] | None = None
    for line in _FOLD.sub("", text).splitlines():
        name, _colon, value = line.partition(":")
        key = name.partition(";")[0].strip().upper()
        if key == "BEGIN" and value.strip().upper() == "VEVENT":
            event = {}
        elif key == "END" and value.strip().upper() == "VEVENT" and event is not None:
            yield event
            event = None
        elif event is not None:
            event.setdefault(key, value.strip())


def _rows(event: Mapping[str, str]) -> Iterator[list[str]]:
    name = _unescaped(event.get("SUMMARY", ""))
    first = _day(event.get("DTSTART", ""))
    if first is None:
        yield [event.get("DTSTART", ""), "", "not a whole day", name]
        return
    last = _last(event, first)
    kind = _type(event, name)
    for start, end in _yearly(event, first, last):
        yield [start.isoformat(), end.isoformat() if end != start else "", kind, name]


def _type(event: Mapping[str, str], name: str) -> str:
    if event.get("STATUS", "").upper() == "CANCELLED":
        return "cancelled"
    if event.get("RRULE") and not _PLAIN_YEARLY.fullmatch(event["RRULE"].upper()):
        return "repeated"
    if _OBSERVED.search(event.get("DESCRIPTION", "")):
        return "observance"
    return "working" if _WORKED.search(name) else "holiday"


def _last(event: Mapping[str, str], first: date) -> date:
    """The last day included: DTEND names the first day that no longer counts."""
    after = _day(event.get("DTEND", ""))
    if after is None:
        span = _SPAN.fullmatch(event.get("DURATION", ""))
        days = 7 * int(span[1] or 0) + int(span[2] or 0) if span else 1
        after = first + timedelta(days=max(days, 1))
    return max(first, after - timedelta(days=1))


def _yearly(event: Mapping[str, str], first: date, last: date) -> Iterator[tuple[date, date]]:
    rule = event.get("RRULE", "").upper()
    if not _PLAIN_YEARLY.fullmatch(rule):
        yield first, last
        return
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    until = _day(parts.get("UNTIL", "")[:8]) or date.max
    number = min(int(parts.get("COUNT", _YEARS)), _YEARS)
    for step in range(number):
        try:
            start = first.replace(year=first.year + step)
        except ValueError:  # 29 February
            continue
        if start <= until:
            yield start, start + (last - first)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _unescaped(text: str) -> str:
    return re.sub(r"\\[,;nN\\]", lambda found: _ESCAPED[found[0]], text).strip()

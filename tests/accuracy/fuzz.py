"""Searching for bytes that reading does not survive: ``python -m tests.accuracy.fuzz SECONDS [SEED]``.

Inputs that reach new lines of desktop_app/files, or old ones in a new order of magnitude, are kept and changed
further. Nothing but UserError may come out, the law of the lines must hold, and no input may take long.
"""

import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import CodeType, FrameType
from typing import Any, Final

import desktop_app.files
from desktop_app.domain.errors import UserError
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.source import RawTable, Severity, Source
from tests.accuracy.bases import TUNED
from tests.accuracy.kinds import KINDS

FOLDER: Final = str(Path(desktop_app.files.__path__[0]))
LONGEST: Final = 20_000  # bytes
SLOW: Final = 3.0  # seconds of processor time for one input, traced
_TOKENS: Final = (
    b'"', b"'", b",", b";", b"\t", b"|", b" ", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\\", b'\\"', b'""', b'","',
    b'"\n"', b"\n\n", b"Total", b"1,5", b"12.50", b"2024-01-02", b"30/02/2024", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\xe4\xb8\xad\xe6\x96\x87", b"sep=;\n", b"name", b"Region;Manager\n", b"9" * 40, b"x" * 300, b"^", b"~", b"\x1f",
    b"\x0b", b"\x0c", b"\x1c", b"\xc2\x85", b"\xe2\x80\xa8", b"=1+1", b"\xef\xbc\x91",
)  # fmt: skip

Line = tuple[CodeType, int, int]


class Reached:
    """The lines of desktop_app/files that ran, each with the order of magnitude of how often."""

    def __init__(self) -> None:
        self.known: set[Line] = set()
        self._now: Counter[tuple[CodeType, int]] = Counter()

    @contextmanager
    def watching(self) -> Iterator[None]:
        self._now.clear()
        sys.settrace(self._enter)
        try:
            yield
        finally:
            sys.settrace(None)

    def _enter(self, frame: FrameType, _event: str, _about: Any) -> Callable[..., Any] | None:
        return self._line if frame.f_code.co_filename.startswith(FOLDER) else None

    def _line(self, frame: FrameType, event: str, _about: Any) -> Callable[..., Any]:
        if event == "line":
            self._now[frame.f_code, frame.f_lineno] += 1
        return self._line

    def news(self) -> int:
        """How many lines were reached for the first time in this order of magnitude."""
        found = {(*line, min(number.bit_length() // 3, 3)) for line, number in self._now.items()} - self.known
        self.known |= found
        return len(found)


def broken_law(source: Source, data: bytes) -> str:
    """Which promise about lines and rows does not hold; empty if all do."""
    if source.dialect.twice or not source.dialect.encoding:  # a calendar or a workbook has no lines to count
        return next(filter(None, map(_broken_table, source.tables)), "")
    text = data.decode(source.dialect.encoding, "replace")
    lines = len(list(io.StringIO(text, newline=None)))
    table = source.tables[0]
    if table.count.total != lines:
        return f"{table.count.total} lines of {lines}"
    if sum(one.count.total > 0 for one in source.tables) != len(source.tables):
        return "a table without lines"
    taken = [line for one in source.tables for line in one.lines]
    if len(set(taken)) != len(taken):
        return "a line in two tables"
    streamed = list(stream_rows(data, source, table=0))
    if streamed != list(zip(table.lines, table.rows, strict=True)):
        return "streaming gives other rows than reading"
    return next(filter(None, map(_broken_table, source.tables)), "")


def _broken_table(table: RawTable) -> str:
    count = table.count
    refused = [problem.line for problem in table.problems if problem.severity is Severity.REFUSED]
    checks = {
        "the lines do not add up": count.complete and count.adds_up,
        "rows are not counted right": count.rows == len(table.rows),
        "rows of several widths": all(len(row) == table.layout.width for row in table.rows),
        "a header of another width": len(table.header) == table.layout.width,
        "lines out of order": list(table.lines) == sorted(table.lines),
        "a refused row is not listed": bool(refused) == bool(count.refused) and len(refused) <= count.refused,
        "a refused row is taken": not set(refused) & set(table.lines),
    }
    return next((words for words, holds in checks.items() if not holds), "")


def fault(data: bytes) -> str:
    """What is wrong with reading ``data``; empty if nothing is."""
    try:
        return broken_law(read_source(data, name="any"), data)
    except UserError:
        return ""
    except Exception as error:  # noqa: BLE001 - whatever escapes is what is looked for
        return f"{type(error).__name__}: {error}"


def seeds(rng: Random) -> list[bytes]:
    found = [b"", b"a", b"a,b\n1,2\n", b'"a"', b"sep=;\na;b\n"]
    for kind in KINDS:
        base = rng.choice(TUNED)(rng, rng.choice((3, 5, 8)))
        sheet = kind.make(base, rng)
        if sheet:
            found.append(sheet.data(rng)[:LONGEST])
    return found


def changed(data: bytes, corpus: list[bytes], rng: Random) -> bytes:
    """``data`` after one to five random changes."""
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        to = min(to, at + rng.choice((1, 4, 40, 400)))
        match rng.randrange(8):
            case 0 | 1:
                data = data[:at] + rng.choice(_TOKENS) + data[at:]
            case 2:
                data = data[:at] + data[to:]
            case 3:
                data = data[:to] + data[at:to] * rng.choice((1, 2, 30)) + data[to:]
            case 4:
                other = rng.choice(corpus)
                cut = rng.randrange(len(other) + 1)
                data = data[:at] + other[cut : cut + 400] + data[to:]
            case 5:
                data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
            case 6:
                data = data.replace(rng.choice(_TOKENS), rng.choice(_TOKENS), rng.choice((1, 3, -1)))
            case _:
                lines = data.split(b"\n")
                rng.shuffle(lines) if rng.random() < 0.3 else lines.insert(rng.randrange(len(lines)), rng.choice(lines))
                data = b"\n".join(lines)
    return data[:LONGEST]


def search(seconds: float, seed: int) -> dict[str, bytes]:
    """One input for each fault found within ``seconds``."""
    rng = Random(seed)
    corpus = seeds(rng)
    reached = Reached()
    found: dict[str, bytes] = {}
    end = time.monotonic() + seconds
    waiting = list(corpus)
    tried = 0
    while time.monotonic() < end:
        data = (
            waiting.pop()
            if waiting
            else changed(rng.choice(corpus[-200:] if rng.random() < 0.5 else corpus), corpus, rng)
        )
        start = time.process_time()
        with reached.watching():
            wrong = fault(data)
        taken = time.process_time() - start
        wrong = wrong or ("slow" if taken > SLOW else "")
        tried += 1
        if wrong and (wrong not in found or len(data) < len(found[wrong])):
            found[wrong] = data
        if reached.news():
            corpus.append(data)
    print(f"{tried} inputs, {len({line[:2] for line in reached.known})} lines reached, {len(corpus)} inputs kept")
    return found


def main(seconds: float = 60, seed: int = 0) -> int:
    found = search(seconds, seed)
    for words, data in found.items():
        print(f"{words}\n    {data!r}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

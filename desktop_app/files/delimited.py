"""Lines of delimited text split into cells, with their line numbers; a stray quote costs one line, not the file.

Which separator and quote there are is dialect's question, which lines are rows is layout's.
"""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice, repeat
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.blocks import Block, Record, single_records
from desktop_app.files.encoding import decoded_twice
from desktop_app.files.source import Dialect
from desktop_app.i18n import N_

NO_SEPARATOR: Final = "\x1f"  # ASCII unit separator: what csv is given for a file of one column
_BLOCK: Final = 1024  # lines
_LONGEST_LINE: Final = 4_000_000  # characters
_LONGEST_CELL: Final = 131_072  # characters; csv's own limit
_MANY: Final = 4  # columns: so many separators do not stand in a line of text by chance
_PARTED: Final = r",\d{3}(?!\d)"
_PARTS: Final = re.compile(r"\d" + _PARTED)
_AMOUNT_BEHIND: Final = re.compile(r'"(?<=[^,"\n]")\d{1,3},\d{3}(?!\d)')
_RUN_OF_BLANKS: Final = re.compile(r'("(?:[^"]|"")*")| +')


def read_records(lines: Iterable[str], dialect: Dialect, width: int = 0) -> Iterator[Record]:
    """The records in ``lines``, which end in a newline each. ``width``: cells a record should have, 0 if unknown.

    A quote that opens a cell and is never properly closed belongs to the text: its line is split anew with that
    quote as a letter, and reading goes on with the next line. csv's own limit of 131,072 characters a cell bounds
    how far a stray quote can reach before it is noticed.
    """
    return single_records(read_blocks(lines, dialect, width))


def read_blocks(lines: Iterable[str], dialect: Dialect, width: int = 0) -> Iterator[Record | Block]:
    """The same, lines that are plainly split kept together; record by record where one spans lines or is misquoted."""
    source = iter(_prepared(lines, dialect))
    number = 1
    again: deque[str] = deque()
    torn, sentence = _torn(dialect), f"{dialect.separator} "
    while True:
        block = [again.popleft() for _ in range(min(len(again), _BLOCK))]
        block += islice(source, _BLOCK - len(block))
        if not block:
            return
        columns = _plain_columns(block, dialect)
        if columns is None:
            found = _split_by_csv(block, dialect)
            if len(found) != len(block) or (torn and _tears(torn, block, sentence)):
                again.extendleft(reversed(block))
                for record in _careful(again, source, dialect, width, number):
                    yield record
                    if record[0] + record[1] >= number + len(block):
                        break
                number = record[0] + record[1]
                continue
            if len(set(map(len, found))) > 1 or not found[0]:
                yield from zip(count(number), repeat(1), found)
                number += len(block)
                continue
            columns = list(zip(*found, strict=True))
        yield Block(range(number, number + len(block)), columns)
        number += len(block)


def _plain_columns(block: Sequence[str], dialect: Dialect) -> Sequence[Sequence[str]] | None:
    """The cells by column of lines that hold no quote and have one width: split all at once, in half csv's time."""
    text = "".join(block)
    mark = dialect.separator or NO_SEPARATOR
    if not text.endswith("\n"):
        text += "\n"
    quoted = dialect.quote and dialect.quote in text
    blank = text.startswith("\n") or "\n\n" in text
    if quoted or blank or dialect.padded or "\r" in text or text.count("\n") != len(block):
        return None
    if len(text) > _LONGEST_CELL and max(map(len, block)) > _LONGEST_CELL:
        return None
    # Every line end becomes a cell of its own; these stand equally far apart only where the lines are equally wide.
    cells = text.replace("\n", f"{mark}\n{mark}").split(mark)
    width = cells.index("\n")
    if len(cells) != len(block) * (width + 1) + 1 or cells[width :: width + 1].count("\n") != len(block):
        return None
    return [cells[place : -1 : width + 1] for place in range(width)]


def _split_by_csv(block: Sequence[str], dialect: Dialect) -> list[list[str]]:
    """The records in the lines; none where csv refuses one of them."""
    try:
        return list(_reader(iter(block), dialect))
    except csv.Error:
        return []


def _careful(again: deque[str], source: Iterator[str], dialect: Dialect, width: int, number: int) -> Iterator[Record]:
    """Record by record; ``again`` holds the lines still to be read before ``source``."""
    taken: list[str] = []
    torn = _torn(dialect)
    number -= 1
    while True:
        try:
            for cells in _reader(_feed(again, source, taken), dialect):
                span = len(taken)
                if span > 1 and _swallowed(taken, len(cells), dialect, width):
                    break
                if torn and torn.search(taken[0]):
                    cells = split_line(taken[0], dialect) if span == 1 else cells  # noqa: PLW2901 - divided anew
                taken.clear()
                number += span
                yield number - span + 1, span, cells
            else:
                return
        except csv.Error:
            pass
        first = taken[0]
        if len(first) > _LONGEST_LINE:
            raise UserError(
                N_("Line {line} is longer than any row of a table: {text}…"),
                N_("Look at it in an editor; its line ends or quotes may be missing."),
                line=number + 1,
                text=first[:40],
            )
        again.extendleft(reversed(taken[1:]))
        taken.clear()
        number += 1
        yield number, 1, split_line(first, dialect)


def _swallowed(lines: Sequence[str], found: int, dialect: Dialect, width: int) -> bool:
    """Whether a stray quote made one record of ``lines`` that are records by themselves.

    In a table of few columns the lines of a text may look like rows; there the closing quote must be one that, by
    its place after a separator, should have opened a cell.
    """
    if len(split_line(lines[0], dialect)) != width or width <= 1:
        return False
    if found != width:
        return True
    quote, mark = dialect.quote, dialect.separator
    opens = lines[-1].startswith(quote) or f"{mark}{quote}{mark}" in lines[-1] or f"{mark}{quote}\n" in lines[-1]
    return (opens or width >= _MANY) and all(len(split_line(line, dialect)) >= width for line in lines[1:])


def _tears(torn: re.Pattern[str], block: Sequence[str], sentence: str) -> bool:
    """Whether ``torn`` is in one of the lines, asked first of what is found ten times faster."""
    if any(torn.search(line) for line in block if sentence in line):
        return True
    return bool(_AMOUNT_BEHIND.search("".join(block))) and any(map(torn.search, block))


def _torn(dialect: Dialect) -> re.Pattern[str] | None:
    """Finds a text between quotes that csv tore apart because a quote does not stand beside a separator.

    ``Printer"Köln, Mitte"`` or ``38"7,199.86"``, before whose quote a separator is lost: within the quotes one follows
    that, as in a sentence, has a blank behind it, or parts thousands. None where every separator has a blank.
    """
    quote, mark = map(re.escape, (dialect.quote, dialect.separator))
    if not quote or not mark or dialect.padded or dialect.separator == " ":
        return None
    text = rf"(?:[^{quote}\n]|{quote}{quote})*"
    within = rf"(?:{mark} |(?<=\d){_PARTED})" if dialect.separator == "," else f"{mark} "
    return re.compile(rf"{quote}(?<=[^{mark}{quote}\n]{quote})[^{mark}{quote}\n]{text}{within}{text}{quote}")


def _feed(again: deque[str], source: Iterator[str], taken: list[str]) -> Iterator[str]:
    """The lines to read again, then those of ``source``; each is noted in ``taken``."""
    while again:
        line = again.popleft()
        taken.append(line)
        yield line
    for line in source:
        taken.append(line)
        yield line


def _reader(lines: Iterator[str], dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=dialect.separator or NO_SEPARATOR,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        skipinitialspace=dialect.padded,
        strict=True,
    )


def _prepared(lines: Iterable[str], dialect: Dialect) -> Iterable[str]:
    for change, wanted in _CHANGES:
        if wanted(dialect):
            lines = map(change, lines)
    return lines


def _one_blank(line: str) -> str:
    return _RUN_OF_BLANKS.sub(lambda found: found[1] or " ", line.strip()) + "\n"


def _double_quotes(line: str) -> str:
    return line.replace('\\"', '""')


_CHANGES: Final[tuple[tuple[Callable[[str], str], Callable[[Dialect], bool]], ...]] = (
    (decoded_twice, lambda dialect: dialect.twice),
    (_double_quotes, lambda dialect: dialect.escaped),
    (_one_blank, lambda dialect: dialect.separator == " "),
)


def split_line(line: str, dialect: Dialect) -> list[str]:
    """The cells of one line, taken alone. A quote closes its cell only before a separator or the end."""
    text = line.rstrip("\r\n")
    separator, quote = dialect.separator or NO_SEPARATOR, dialect.quote
    if not text:
        return []
    if not quote or quote not in text:
        return _stripped(text.split(separator), dialect)
    cells: list[str] = []
    at = 0
    while True:
        if dialect.padded:
            at += len(text[at:]) - len(text[at:].lstrip(" "))
        end = _closing(text, at, separator, quote)
        if end >= 0:
            cells.append(text[at + 1 : end].replace(quote * 2, quote))
            end += 1
        else:
            end = _end(text, at, separator, quote, padded=dialect.padded)
            cells.append(text[at:end])
        if end >= len(text):
            return cells
        at = end + 1


def _stripped(cells: list[str], dialect: Dialect) -> list[str]:
    return [cell.lstrip(" ") for cell in cells] if dialect.padded else cells


def _end(text: str, at: int, separator: str, quote: str, *, padded: bool) -> int:
    """Where the cell at ``at`` ends, which no quote encloses; quotes within it hold its sentences together."""
    end = text.find(separator, at)
    while end >= 0 and not padded and (text.startswith(" ", end + 1) or _PARTS.match(text, max(end - 1, 0))):
        before = text[at:end]
        closing = text.find(quote, end)
        ended = (len(before) - len(before.rstrip(quote))) % 2  # two quotes are one that is meant
        if before.count(quote) % 2 == 0 or ended or closing < 0 or text[closing - 1] == separator:
            break
        end = text.find(separator, closing)
    return len(text) if end < 0 else end


def _closing(text: str, at: int, separator: str, quote: str) -> int:
    """Where the cell that a quote opens at ``at`` is closed; -1 if none opens there or it stays open."""
    if not text.startswith(quote, at):
        return -1
    place = text.find(quote, at + 1)
    while place >= 0:
        if text.startswith(quote, place + 1):
            place += 1
        elif place + 1 == len(text) or text.startswith(separator, place + 1):
            return place
        place = text.find(quote, place + 1)
    return -1

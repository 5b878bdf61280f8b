"""Writing a clean table as delimited text in any dialect, row by row, so that single rows can be damaged."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from tests.accuracy.bases import Base, Row

SEPARATORS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Style:
    """``escape``: what stands before a quote inside a quoted cell; ``lead``: what follows each separator."""

    separator: str = ","
    quote: str = '"'
    always: bool = False
    escape: str = '"'
    lead: str = ""
    newline: str = "\n"
    encoding: str = "utf-8"
    last_newline: bool = True

    def cell(self, text: str) -> str:
        if not self.quote:
            return text
        special = (self.separator, self.quote, "\n", "\r", '"')
        needed = any(mark in text for mark in special) or (self.separator == " " and not text)
        if not needed and not self.always:
            return text
        inner = text.replace("\\", "\\\\") if self.escape == "\\" else text
        escape = self.quote if self.escape == '"' else self.escape
        return self.quote + inner.replace(self.quote, escape + self.quote) + self.quote

    def row(self, cells: Sequence[str]) -> str:
        return (self.separator + self.lead).join(map(self.cell, cells))


@dataclass(frozen=True)
class Sheet:
    """A file about to be written: ``body[i]`` is the text of row i; what stands around it, in lines.

    ``rows`` is what should be read, ``damaged`` the places of rows which may be listed instead, ``between`` the
    lines that stand before row i, ``tables`` further tables that should be found (header and rows).
    """

    header: Row
    rows: tuple[Row, ...]
    style: Style
    body: list[str]
    head: list[str]
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    between: dict[int, list[str]] = field(default_factory=dict)
    damaged: frozenset[int] = frozenset()
    tables: tuple[tuple[Row, tuple[Row, ...]], ...] = ()
    languages: tuple[str, ...] = ("en",)
    asked: bool = False
    """Whether the table may also be read without names, if a person is asked about them."""

    def text(self) -> str:
        lines = [*self.above, *self.head]
        for place, row in enumerate(self.body):
            lines += [*self.between.get(place, ()), row]
        lines += self.below
        text = "\n".join(lines)
        return text + "\n" if self.style.last_newline and lines else text

    def data(self, rng: Random) -> bytes:
        text = self.text()
        if self.style.newline == "mixed":
            parts = text.split("\n")
            text = "".join(part + rng.choice(("\r", "\n", "\r\n")) for part in parts[:-1]) + parts[-1]
        else:
            text = text.replace("\n", self.style.newline)
        return text.encode(self.style.encoding)

    def spans(self) -> list[range]:
        """The physical lines of each row."""
        at = 1 + sum(line.count("\n") + 1 for line in (*self.above, *self.head))
        found = []
        for place, row in enumerate(self.body):
            at += sum(line.count("\n") + 1 for line in self.between.get(place, ()))
            size = row.count("\n") + 1
            found.append(range(at, at + size))
            at += size
        return found


def sheet(base: Base, style: Style) -> Sheet:
    """``base`` written in ``style``, clean."""
    body = [style.row(row) for row in base.rows]
    return Sheet(base.header, base.rows, style, body, [style.row(base.header)], languages=base.languages)


def any_style(base: Base, rng: Random) -> Style:
    """One of the everyday dialects; a table with decimal commas is not written with commas between."""
    marks = [mark for mark in SEPARATORS if mark != "," or not base.comma]
    return Style(separator=rng.choice(marks), always=rng.random() < 0.25, newline=rng.choice(("\n", "\r\n")))


def without(base: Base, signs: str) -> Base:
    """``base`` with every one of ``signs`` replaced by a blank."""

    def cleaned(cell: str) -> str:
        return " ".join("".join(" " if sign in signs else sign for sign in cell).split())

    return replace(base, rows=tuple(tuple(map(cleaned, row)) for row in base.rows))

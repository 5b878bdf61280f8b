"""Pollutions of the whole text: separators, quotes, escapes, line ends, encodings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Final

from tests.accuracy.bases import Base
from tests.accuracy.writing import SEPARATORS, Sheet, any_style, sheet, without

Make = Callable[[Base, Random], Sheet | None]
_LEGACY: Final = ("utf-8-sig", "utf-16", "utf-16-le", "gb18030", "cp1250", "cp1252")


def separated(mark: str, lead: str, base: Base, rng: Random) -> Sheet | None:
    """Every cell that needs it is quoted, so that even decimal commas stand between commas."""
    return sheet(base, replace(any_style(base, rng), separator=mark, lead=lead))


def quoted(quote: str, always: bool, base: Base, rng: Random) -> Sheet | None:
    if quote == "'" and not always:  # a quote that no cell needs is not seen
        base = replace(base, rows=tuple(tuple(cell.replace('"', "") for cell in row) for row in base.rows))
    return sheet(base, replace(any_style(base, rng), quote=quote, always=always))


def unquoted(base: Base, rng: Random) -> Sheet | None:
    """No quotes at all: what would need them is not in the table."""
    style = replace(any_style(base, rng), quote="", always=False)
    return sheet(without(base, "\n'\"" + style.separator), style)


def escaped(base: Base, rng: Random) -> Sheet | None:
    """Quotes inside cells are written with a backslash."""
    return sheet(base, replace(any_style(base, rng), escape="\\"))


def ended(newline: str, base: Base, rng: Random) -> Sheet | None:
    return sheet(base, replace(any_style(base, rng), newline=newline))


def without_end(base: Base, rng: Random) -> Sheet | None:
    return sheet(base, replace(any_style(base, rng), last_newline=False))


def with_blank_end(base: Base, rng: Random) -> Sheet | None:
    return replace(sheet(base, any_style(base, rng)), below=[""] * rng.randrange(1, 4))


def declared(base: Base, rng: Random) -> Sheet | None:
    style = replace(any_style(base, rng), separator=rng.choice(SEPARATORS))
    return replace(sheet(base, style), above=[f"sep={style.separator}"])


def encoded(base: Base, rng: Random) -> Sheet | None:
    """In an encoding that has all the letters of the table, GB18030 only where they are Chinese."""
    written = sheet(base, any_style(base, rng))
    for encoding in rng.sample(_LEGACY, len(_LEGACY)):
        try:
            written.text().encode(encoding)
        except UnicodeEncodeError:
            continue
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in written.text())
        telling = encoding.startswith(("utf-8", "utf-16")) or not written.text().isascii()
        if telling and (chinese or encoding != "gb18030"):
            return replace(written, style=replace(written.style, encoding=encoding))
    return None


def kinds() -> Iterator[tuple[str, Make]]:
    names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "blank"}
    for mark, name in names.items():
        yield f"separator: {name}", partial(separated, mark, "")
    yield "separator: comma and blank", partial(separated, ",", " ")
    yield "quotes: double, all cells", partial(quoted, '"', True)
    yield "quotes: double, where needed", partial(quoted, '"', False)
    yield "quotes: single, all cells", partial(quoted, "'", True)
    yield "quotes: single, where needed", partial(quoted, "'", False)
    yield "quotes: none", unquoted
    yield "quotes: backslash before them", escaped
    for newline, name in (("\r", "CR"), ("\n", "LF"), ("\r\n", "CRLF"), ("mixed", "mixed")):
        yield f"line ends: {name}", partial(ended, newline)
    yield "line ends: none at the end", without_end
    yield "line ends: blank lines at the end", with_blank_end
    yield "separator declared in line 1", declared
    yield "encodings", encoded

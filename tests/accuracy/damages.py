"""Pollutions of single rows and of whole columns: quotes and separators gone astray, lost or added."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Final

from tests.accuracy.bases import Base, Row
from tests.accuracy.writing import SEPARATORS, Sheet, Style, any_style, sheet, without

Make = Callable[[Base, Random], Sheet | None]
Damage = Callable[[Base, Style, Row, Random], str]
_MOST: Final = 3


def rows_damaged(damage: Damage, base: Base, rng: Random) -> Sheet | None:
    """One to three rows are damaged; ``damage`` writes such a row."""
    clean = sheet(base, any_style(base, rng))
    most = max(1, min(_MOST, len(base.rows) // 4))
    places = sorted(rng.sample(range(len(base.rows)), rng.randrange(1, most + 1)))
    body = list(clean.body)
    for place in places:
        body[place] = damage(base, clean.style, base.rows[place], rng)
    return replace(clean, body=body, damaged=frozenset(places))


def _column(base: Base, rng: Random) -> int:
    return rng.choice(base.texts) if base.texts else rng.randrange(base.width)


def _with(style: Style, cells: Row, place: int, raw: str) -> str:
    parts = [style.cell(cell) for cell in cells]
    parts[place] = raw
    return style.separator.join(parts)


def _harmless(text: str, style: Style) -> str:
    return "".join(" " if sign in '"\n' + style.separator else sign for sign in text)


def stray_quote(where: str, base: Base, style: Style, cells: Row, rng: Random) -> str:
    """A quote in a cell that is not written between quotes."""
    place = _column(base, rng)
    text = _harmless(cells[place], style)
    middle = len(text) // 2
    return _with(style, cells, place, {
        "start": f'"{text}', "middle": f'{text[:middle]}"{text[middle:]}', "end": f'{text}"',
    }[where])  # fmt: skip


def quote_lost(opening: bool, base: Base, style: Style, cells: Row, rng: Random) -> str:
    place = _column(base, rng)
    text = cells[place].replace('"', '""')
    return _with(style, cells, place, f'{text}"' if opening else f'"{text}')


def quote_added(base: Base, style: Style, cells: Row, rng: Random) -> str:
    """A single quote too many inside a cell between quotes."""
    place = _column(base, rng)
    text = cells[place].replace('"', '""')
    middle = len(text) // 2
    return _with(style, cells, place, f'"{text[:middle]}"{text[middle:]}"')


def separator_lost(base: Base, style: Style, cells: Row, rng: Random) -> str:
    place = rng.randrange(base.width - 1)
    parts = [style.cell(cell) for cell in cells]
    return style.separator.join([*parts[:place], parts[place] + parts[place + 1], *parts[place + 2 :]])


def separator_added(base: Base, style: Style, cells: Row, rng: Random) -> str:
    """An empty cell too many."""
    place = rng.randrange(base.width + 1)
    parts = [style.cell(cell) for cell in cells]
    return style.separator.join([*parts[:place], "", *parts[place:]])


def separator_in_text(base: Base, style: Style, cells: Row, rng: Random) -> str:
    place = _column(base, rng)
    text = _harmless(cells[place], style)
    return _with(style, cells, place, f"{text}{style.separator} Inc")


def other_separator(_base: Base, style: Style, cells: Row, rng: Random) -> str:
    other = rng.choice([mark for mark in SEPARATORS if mark != style.separator])
    return replace(style, separator=other).row(cells)


def broken(base: Base, style: Style, cells: Row, rng: Random) -> str:
    """A line end inside a cell that is not between quotes."""
    place = _column(base, rng)
    text = _harmless(cells[place], style)
    middle = max(1, len(text) // 2)
    return _with(style, cells, place, f"{text[:middle]}\n{text[middle:]}")


def cut_off(base: Base, rng: Random) -> Sheet | None:
    """The file ends in the middle of its last row, after its first letter: of separators alone nothing is lost."""
    clean = sheet(base, any_style(base, rng))
    last = clean.body[-1]
    first = next(place for place, sign in enumerate(last) if sign.isalnum())
    body = [*clean.body[:-1], last[: rng.randrange(first + 1, max(first + 2, 1 + last.rindex(clean.style.separator)))]]
    style = replace(clean.style, last_newline=False)
    return replace(clean, body=body, style=style, damaged=frozenset({len(body) - 1}))


def all_quotes_lost(base: Base, rng: Random) -> Sheet | None:
    """Every third row has a quote at the start of a cell that nothing closes."""
    clean = sheet(base, any_style(base, rng))
    places = range(0, len(base.rows), 3)
    body = list(clean.body)
    for place in places:
        body[place] = stray_quote("start", base, clean.style, base.rows[place], rng)
    return replace(clean, body=body, damaged=frozenset(places))


def decimal_commas(base: Base, rng: Random) -> Sheet | None:
    """The amounts have decimal commas between commas, unquoted: every row has cells too many."""
    rows: tuple[Row, ...] = tuple(
        (f"N{n + 1}", cells[0].replace(",", " "), f"{rng.randrange(1, 4000)},{rng.randrange(100):02d}")
        for n, cells in enumerate(without(base, '"\n,').rows)
    )
    if len(rows) < 5:
        return None
    more = rng.random() < 0.4
    rows = tuple((*row, "EUR") for row in rows) if more else rows
    header = ("Number", "Seller", "Amount", "Currency")[: 3 + more]
    style = Style(",", newline=rng.choice(("\n", "\r\n")))
    body = [",".join(row) for row in rows]
    return Sheet(header, rows, style, body, [",".join(header)])


def two_decimal_commas(base: Base, rng: Random) -> Sheet | None:
    rows = tuple(
        (
            f"N{n + 1}",
            *(f"{rng.randrange(1, 4000)},{rng.randrange(100):02d}" for _ in range(2)),
            f"2024-01-{n % 28 + 1:02d}",
        )
        for n in range(len(base.rows))
    )
    if len(rows) < 5:
        return None
    header = ("Number", "Net", "Total", "Date")
    return Sheet(header, rows, Style(","), [",".join(row) for row in rows], [",".join(header)])


def column_added(head: bool, base: Base, rng: Random) -> Sheet | None:
    """A separator too many at the same place of every row, or of the header as well: an empty column."""
    clean = sheet(base, any_style(base, rng))
    place = rng.randrange(base.width + 1)

    def widened(cells: Row) -> Row:
        return (*cells[:place], "", *cells[place:])

    body = [clean.style.row(widened(row)) for row in base.rows]
    if not head:
        return replace(clean, body=body)
    header = widened(base.header)
    return replace(clean, header=header, head=[clean.style.row(header)], rows=tuple(map(widened, base.rows)), body=body)


def trailing(head: bool, rows: bool, base: Base, rng: Random) -> Sheet | None:
    clean = sheet(base, any_style(base, rng))
    mark = clean.style.separator
    return replace(
        clean, head=[line + mark * head for line in clean.head], body=[line + mark * rows for line in clean.body]
    )


def column_lost(head: bool, base: Base, rng: Random) -> Sheet | None:
    """The separator between two columns is gone in every row (their cells are one), or in the header as well."""
    if base.width < 3 and not head:
        return None
    plain = without(base, "\"\n'" + "".join(SEPARATORS))
    clean = sheet(plain, replace(any_style(base, rng), always=False))
    place = rng.randrange(base.width - 1)

    def merged(cells: Row) -> Row:
        return (*cells[:place], cells[place] + cells[place + 1], *cells[place + 2 :])

    rows = tuple(map(merged, clean.rows))
    body = [clean.style.row(row) for row in rows]
    if not head:
        return replace(clean, rows=rows, body=body, asked=True)
    header = merged(base.header)
    return replace(clean, header=header, head=[clean.style.row(header)], rows=rows, body=body)


def kinds() -> Iterator[tuple[str, Make]]:
    for where in ("start", "middle", "end"):
        yield f"row: stray quote at the {where} of a cell", partial(rows_damaged, partial(stray_quote, where))
    yield "row: stray quote in a quoted cell", partial(rows_damaged, quote_added)
    yield "row: closing quote lost", partial(rows_damaged, partial(quote_lost, False))
    yield "row: opening quote lost", partial(rows_damaged, partial(quote_lost, True))
    yield "row: quotes opened in every third row", all_quotes_lost
    yield "row: separator lost", partial(rows_damaged, separator_lost)
    yield "row: separator added", partial(rows_damaged, separator_added)
    yield "row: separator inside a text", partial(rows_damaged, separator_in_text)
    yield "row: another separator", partial(rows_damaged, other_separator)
    yield "row: line end inside a cell", partial(rows_damaged, broken)
    yield "row: the last one cut off", cut_off


def column_kinds() -> Iterator[tuple[str, Make]]:
    yield "column: decimal commas between commas", decimal_commas
    yield "column: two of decimal commas", two_decimal_commas
    yield "column: separator added in the rows", partial(column_added, False)
    yield "column: separator added, header too", partial(column_added, True)
    yield "column: separator at the end of the rows", partial(trailing, False, True)
    yield "column: separator at the end of the header", partial(trailing, True, False)
    yield "column: separator at the end of all lines", partial(trailing, True, True)
    yield "column: separator lost, header too", partial(column_lost, True)
    yield "column: separator lost in the rows", partial(column_lost, False)

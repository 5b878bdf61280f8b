"""Pollutions around and between the rows: preambles, headers, footers, junk, further tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Final

from tests.accuracy.bases import Base, Row
from tests.accuracy.writing import Sheet, Style, any_style, sheet

Make = Callable[[Base, Random], Sheet | None]
_TITLES: Final = (
    "Export of the sales department", "Printed 12.03.2024 08:15", "Confidential", "Company: Harbor & Pine",
    "Filter: all regions", "Page 1",
)  # fmt: skip
_NOTES: Final = ("Source: the till", "Printed by A. Pop", "* without returns", "End of report", "(5 rows affected)")
_OTHER: Final = (
    (("Region", "Manager"), ("North", "Lena Vogt"), ("East", "Marek Nowak"), ("West", "Tom Hart")),
    (("Product", "Price", "Unit"), ("Oil", "12.50", "l"), ("Rope", "3.00", "m"), ("Lamp", "40.00", "pcs")),
)


def _padded(text: str, base: Base, style: Style, padded: bool) -> str:
    return style.row((text, *("",) * (base.width - 1))) if padded else style.cell(text)


def preamble(padded: bool, blank: bool, base: Base, rng: Random) -> Sheet | None:
    clean = sheet(base, any_style(base, rng))
    titles = rng.sample(_TITLES, rng.randrange(1, 5))
    above = [_padded(title, base, clean.style, padded) for title in titles]
    return replace(clean, above=[*above, *[""] * blank])


def preamble_of_pairs(base: Base, rng: Random) -> Sheet | None:
    """``Period;2024`` lines: as wide as a table of two columns, which cannot be told from rows there."""
    if base.width < 4:
        return None
    clean = sheet(base, any_style(base, rng))
    pairs = (("Company", "Harbor & Pine"), ("Period", "2024"), ("Currency", "EUR"))
    return replace(clean, above=[*map(clean.style.row, pairs[: rng.randrange(1, 4)]), ""])


def stacked(rows: int, base: Base, rng: Random) -> Sheet | None:
    """A group above several columns each; its name is part of theirs. One above all columns is a title."""
    if base.width < 4:
        return None
    clean = sheet(base, any_style(base, rng))
    head: list[Row] = [base.header]
    for level in range(rows - 1):
        step = 2 + level * 2
        head.insert(
            0, tuple(f"Part {chr(65 + level)}{at // step + 1}" if at % step == 0 else "" for at in range(base.width))
        )
    names = [list(row) for row in head]
    names = [row for row in names if sum(map(bool, row)) > 1]
    for row in names[:-1]:
        for place in range(1, base.width):
            row[place] = row[place] or row[place - 1]
    header = tuple(" ".join(column) for column in zip(*names, strict=True))
    return replace(clean, header=header, head=list(map(clean.style.row, head)))


def with_units(base: Base, rng: Random) -> Sheet | None:
    if base.width < 4:
        return None
    clean = sheet(base, any_style(base, rng))
    units = tuple(("(text)", "(EUR)", "(pcs)")[place % 3] if place else "" for place in range(base.width))
    header = tuple(f"{name} {unit}".strip() for name, unit in zip(base.header, units, strict=True))
    return replace(clean, header=header, head=[*clean.head, clean.style.row(units)])


def headless(base: Base, rng: Random) -> Sheet | None:
    return replace(sheet(base, any_style(base, rng)), header=("",) * base.width, head=[], asked=True)


def nothing(base: Base, rng: Random) -> Sheet | None:
    return replace(sheet(replace(base, rows=()), any_style(base, rng)), head=[], above=[""] * rng.randrange(3))


def only_header(base: Base, rng: Random) -> Sheet | None:
    return sheet(replace(base, rows=()), any_style(base, rng))


def one_row(base: Base, rng: Random) -> Sheet | None:
    return sheet(replace(base, rows=base.rows[:1]), any_style(base, rng))


def one_column(base: Base, rng: Random) -> Sheet | None:
    place = rng.randrange(base.width)
    rows = tuple((row[place],) for row in base.rows if row[place])
    return sheet(replace(base, header=(base.header[place],), rows=rows), any_style(base, rng))


def unnamed(base: Base, rng: Random) -> Sheet | None:
    """One or two columns have no name, one of them often a running number at the left."""
    clean = sheet(base, any_style(base, rng))
    lost = {rng.randrange(base.width)} if base.width > 2 else {0}
    header = tuple("" if place in lost else name for place, name in enumerate(base.header))
    return replace(clean, header=header, head=[clean.style.row(header)])


def junk(make: Callable[[Base, Style, int], str], base: Base, rng: Random) -> Sheet | None:
    """The same kind of line that is no row before some of the rows."""
    clean = sheet(base, any_style(base, rng))
    places = [place for place in range(1, len(base.rows)) if rng.random() < 0.2] or [len(base.rows) - 1]
    return replace(clean, between={place: [make(base, clean.style, place)] for place in places})


def _blank(_base: Base, _style: Style, _place: int) -> str:
    return ""


def _only_separators(base: Base, style: Style, _place: int) -> str:
    return style.separator * (base.width - 1)


def _numbered(base: Base, style: Style, place: int) -> str:
    return style.row((str(place), *("",) * (base.width - 1)))


def _header_again(base: Base, style: Style, _place: int) -> str:
    return style.row(base.header)


def numbered(base: Base, rng: Random) -> Sheet | None:
    return junk(_numbered, base, rng) if base.width > 2 else None


def total(base: Base, rng: Random) -> Sheet | None:
    clean = sheet(base, any_style(base, rng))
    cells = [""] * base.width
    cells[-1 if base.name in {"orders", "balances"} else base.width // 2] = "123456"
    cells[0] = rng.choice(("Total", "TOTAL:", "Grand total", "合计", "Gesamt", "Total general"))
    return replace(clean, below=[clean.style.row(cells)])


def footer(padded: bool, base: Base, rng: Random) -> Sheet | None:
    clean = sheet(base, any_style(base, rng))
    if base.width < 3 and padded:
        return None
    notes = rng.sample(_NOTES, rng.randrange(1, 3))
    return replace(clean, below=["", *(_padded(note, base, clean.style, padded) for note in notes)])


def second_table(above: bool, width: str, base: Base, rng: Random) -> Sheet | None:
    """A smaller table with fewer, as many or more columns than the main one, a blank line between."""
    if len(base.rows) < 5 or (width == "fewer" and base.width < 4):
        return None
    clean = sheet(base, any_style(base, rng))
    other = _other(base, width)
    lines = list(map(clean.style.row, other))
    found = ((other[0], other[1:]),)
    if above:
        return replace(clean, above=[*lines, ""], tables=found)
    return replace(clean, below=["", *lines], tables=found)


def _other(base: Base, width: str) -> tuple[Row, ...]:
    if width == "fewer":
        return _OTHER[base.width % 2] if base.width > 4 else _OTHER[0]
    wanted = base.width + 2 * (width == "more")
    if wanted == 2:  # two texts that are no known names may as well be titles and their values
        return _OTHER[0]
    header = ("Branch", "City", *(f"Plan {n}" for n in range(wanted - 2)))
    towns = (("A1", "Arad"), ("B2", "Brno"), ("C3", "Cluj"))
    return (header, *((*town, *(str(n * 100) for n in range(wanted - 2))) for town in towns))


def kinds() -> Iterator[tuple[str, Make]]:
    yield "preamble", partial(preamble, False, False)
    yield "preamble and a blank line", partial(preamble, False, True)
    yield "preamble padded to full width", partial(preamble, True, False)
    yield "preamble padded, blank line", partial(preamble, True, True)
    yield "preamble of pairs", preamble_of_pairs
    yield "header in 2 rows", partial(stacked, 2)
    yield "header in 3 rows", partial(stacked, 3)
    yield "units below the header", with_units
    yield "no header", headless
    yield "unnamed columns", unnamed
    yield "one column", one_column
    yield "one row", one_row
    yield "header only", only_header
    yield "empty file", nothing
    yield "junk: blank lines", partial(junk, _blank)
    yield "junk: only separators", partial(junk, _only_separators)
    yield "junk: numbered blank rows", numbered
    yield "junk: header repeated", partial(junk, _header_again)
    yield "footer: total", total
    yield "footer: notes", partial(footer, False)
    yield "footer: notes padded to full width", partial(footer, True)
    for width in ("fewer", "as many", "more"):
        yield f"second table below, {width} columns", partial(second_table, False, width)
        yield f"second table above, {width} columns", partial(second_table, True, width)

"""What the number formats of a sheet's cells tell beyond their numbers, and the cells in which a formula failed.

In which part of a file they stand differs by format: xlsx_parts, xlsb_parts, xls_parts and ods_parts.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from desktop_app.files.amounts import currency_in

BUILT_IN: Final = {9: "0%", 10: "0.00%"}
ERROR_TEXTS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""BErr, by which the binary formats write them ([MS-XLS] 2.5.198.2, [MS-XLSB] 2.5.98.2)."""
_LOOKED_AT: Final = 50_000  # cells
_USUAL: Final = 0.9  # share of the cells of a column that have its format
_QUOTED: Final = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)')
_ZEROS: Final = re.compile(r"0{2,}")


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """How the numbers of a column are shown. ``digits``: leading zeros fill up to so many, as in 00123.

    ``sign``: the currency as it is written; ``mixed``: cells name several currencies, so that none holds.
    """

    digits: int = 0
    percent: bool = False
    sign: str = ""
    mixed: bool = False


FormattedCell = tuple[int, int, ColumnFormat | None, str]
"""A cell with a number or an error: row from 1, column from 0, how the number is shown, the text of the error."""


@dataclass(frozen=True, slots=True)
class SheetParts:
    """``formats`` by column from 0; ``errors`` by (row from 1, column from 0): ``#REF!`` and the like.

    ``signs``: the currency of each cell, also by (row, column), in columns that show several. ``merged``: (first row,
    column, last row) of cells over several rows. Columns are those of the sheet, whether or not its table begins in
    the first.
    """

    formats: Mapping[int, ColumnFormat] = field(default_factory=dict)
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    signs: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int]] = ()


def gather(cells: Callable[[], Iterator[FormattedCell]], *, failed: bool) -> SheetParts:
    """What ``cells``, which starts anew at every call, tell together. ``failed``: whether some may hold an error."""
    counted: dict[int, Counter[ColumnFormat]] = {}
    for _row, place, shown, error in islice(cells(), _LOOKED_AT):
        if not error:
            counted.setdefault(place, Counter())[shown or ColumnFormat()] += 1
    agreed = {place: _agreed(counts) for place, counts in counted.items()}
    formats = {place: one for place, one in agreed.items() if one != ColumnFormat()}
    mixed = {place for place, one in formats.items() if one.mixed}
    errors: dict[tuple[int, int], str] = {}
    signs: dict[tuple[int, int], str] = {}
    for row, place, shown, error in cells() if failed or mixed else ():
        if error:
            errors[row, place] = error
        elif place in mixed and shown and shown.sign:
            signs[row, place] = shown.sign
    return SheetParts(formats, errors, signs)


def _agreed(counts: Counter[ColumnFormat]) -> ColumnFormat:
    usual, number = counts.most_common(1)[0]
    if number >= _USUAL * counts.total():
        return usual
    return ColumnFormat(mixed=sum(bool(one.sign) for one in counts) > 1)


def format_of(code: str) -> ColumnFormat | None:
    """What of a format code tells more than the number does; None when nothing does."""
    first = code.split(";", maxsplit=1)[0]
    bare = _QUOTED.sub("", first)
    signs = [next(filter(None, found), "") for found in _QUOTED.findall(first)] + re.findall("[€$£¥₹₩元]", bare)
    sign = next((sign.strip() for sign in signs if currency_in(sign) or sign.strip() in {"$", "¥"}), "")
    if _ZEROS.fullmatch(bare):
        return ColumnFormat(digits=len(bare))
    if bare.rstrip().endswith("%"):
        return ColumnFormat(percent=True)
    return ColumnFormat(sign=sign) if sign else None


def formats_of(styles: Sequence[int], codes: Mapping[int, str]) -> list[ColumnFormat | None]:
    """The format of each cell style in ``styles``, which name the number of their code; ``codes`` adds the file's."""
    known = {**BUILT_IN, **codes}
    return [format_of(known.get(number, "")) for number in styles]

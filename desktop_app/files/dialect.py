"""How a text file separates and quotes its cells, judged by how regular and how clean the cells become.

The encoding is known by then; which line is the header is layout's question.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.files.cell_classes import DATE, EMPTY, NUMBER, cell_class
from desktop_app.files.delimited import read_records
from desktop_app.files.source import Certainty, Dialect, Evidence
from desktop_app.i18n import N_

SEPARATORS: Final = {"\t": 1.0, ";": 1.0, "|": 0.98, ",": 0.97, " ": 0.6}
"""Each with how far it is trusted: commas and blanks also stand inside cells."""

NAMES: Final = {
    "\t": N_("tab"),
    ";": N_("semicolon"),
    "|": N_("vertical bar"),
    ",": N_("comma"),
    " ": N_("space"),
    "": N_("none"),
}
_DECLARED: Final = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_SINGLE: Final = re.compile(r"(?:^|[,;\t|])'(?:[^']|'')*'(?=$|[,;\t|])", re.MULTILINE)
_MANY: Final = 3
_REGULAR: Final = 0.5
_SURE: Final = 0.8
_CLEAR_LEAD: Final = 1.1
_TYPED: Final = 0.4


def is_declaration(line: str) -> bool:
    """Whether ``line`` is Excel's own ``sep=;``, which is no row."""
    return bool(_DECLARED.match(line))


def sniff_dialect(lines: Sequence[str], encoding: str, *, separator: str | None = None) -> Dialect:
    """The dialect of ``lines``, the first of the file; ``separator`` when a person has chosen it."""
    quote, escaped = _quote(lines)
    base = Dialect(encoding=encoding, quote=quote, escaped=escaped)
    quote_evidence = Evidence("quote", quote or "none", _QUOTE_BECAUSE[quote])
    if separator is not None:
        chosen = replace(base, separator=separator)
        evidence = Evidence("separator", separator, N_("You chose it."))
        return replace(chosen, padded=_is_padded(lines, chosen), evidence=(evidence, quote_evidence))
    declared = _DECLARED.match(lines[0]) if lines else None
    if declared:
        evidence = Evidence(
            "separator", declared[1], N_("The first line says so: {line}."), (("line", declared[0].strip()),)
        )
        return replace(base, separator=declared[1], evidence=(evidence, quote_evidence))
    ranked = sorted(((_score(lines, replace(base, separator=mark)), mark) for mark in SEPARATORS), reverse=True)
    (best, (fitting, records, width)), mark = ranked[0]
    if best <= 0:
        evidence = Evidence("separator", "", N_("No sign divides the lines regularly: one column."))
        return replace(base, evidence=(evidence, quote_evidence))
    sure = mark != " " and fitting >= _SURE * records and best >= _CLEAR_LEAD * ranked[1][0][0]
    evidence = Evidence(
        "separator",
        mark,
        N_("{width} cells on {fitting} of {records} lines."),
        (("width", width), ("fitting", fitting), ("records", records)),
        Certainty.SURE if sure else Certainty.ASKED,
    )
    chosen = replace(base, separator=mark, evidence=(evidence, quote_evidence))
    return replace(chosen, padded=_is_padded(lines, chosen))


_QUOTE_BECAUSE: Final = {
    '"': N_("Cells with special signs stand in double quotes."),
    "'": N_("Cells stand in single quotes."),
    "": N_("No cell is quoted."),
}


def _quote(lines: Sequence[str]) -> tuple[str, bool]:
    """The quote, and whether one inside a cell is written with a backslash."""
    text = "".join(lines)
    singles = len(_SINGLE.findall(text))
    if singles >= _MANY and '"' not in text and singles * 4 >= text.count("'"):
        return "'", False
    return '"', '\\"' in text and text.count('\\"') >= text.replace('\\"', "").count('""')


def _score(lines: Sequence[str], dialect: Dialect) -> tuple[float, tuple[int, int, int]]:
    """How well the separator divides: share of lines with the usual width × how clean the cells are."""
    if not any(dialect.separator in line for line in lines):
        return 0.0, (0, 0, 0)
    dialect = replace(dialect, padded=_is_padded(lines, dialect))
    records = [cells for _line, _span, cells in read_records(lines, dialect) if any(map(str.strip, cells))]
    widths = Counter(len(cells) for cells in records if len(cells) > 1)
    if not widths:
        return 0.0, (0, 0, 0)
    width, fitting = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1) ** 0.5, item[0]))
    share = fitting / len(records)
    if share < _REGULAR and not (fitting >= _MANY and share > 0.3):  # noqa: PLR2004 - a long preamble
        return 0.0, (fitting, len(records), width)
    clean = [_clean(cell, dialect) for cells in records if len(cells) == width for cell in cells]
    if dialect.separator == " " and clean.count(1.0) < _TYPED * len(clean):
        return 0.0, (fitting, len(records), width)  # words with blanks between them are a text
    score = share * (sum(clean) / len(clean)) * SEPARATORS.get(dialect.separator, 1.0)
    return score * (1 - 0.2 / width), (fitting, len(records), width)


def _clean(cell: str, dialect: Dialect) -> float:
    kind = cell_class(cell)
    if kind in {NUMBER, DATE}:
        return 1.0
    if kind == EMPTY:
        return 0.9
    if any(mark in cell for mark in ";\t|" if mark != dialect.separator):
        return 0.3
    if cell.startswith(dialect.quote) or cell.endswith(dialect.quote):
        return 0.5
    return 0.85 if "," in cell else 0.95


def _is_padded(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether a blank follows nearly every separator, as in ``a, b, c``."""
    mark = dialect.separator
    if mark in {"", " "}:
        return False
    text = "".join(lines)
    total = text.count(mark) - text.count(mark + "\n")
    return total > 0 and text.count(mark + " ") >= total * 0.9

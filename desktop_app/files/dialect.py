"""How a text file separates and quotes its cells, judged by how regular and how clean the cells become.

The encoding is known by then; which line is the header is layout's question.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.files.blocks import Record
from desktop_app.files.cell_classes import DATE, EMPTY, NUMBER, cell_class, signs_of
from desktop_app.files.delimited import read_records
from desktop_app.files.source import REASON, Certainty, Dialect, Evidence
from desktop_app.i18n import N_

SEPARATORS: Final = {"\t": 1.0, ";": 1.0, "|": 0.98, ",": 0.97, "^": 0.9, "~": 0.9, "¦": 0.9, "\x1f": 0.9, " ": 0.6}
"""Each with how far it is trusted: commas and blanks also stand inside cells."""

_RARE: Final = frozenset("^~¦\x1f ")
_DECLARED: Final = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_REFUSED: Final = re.compile(rf'([,;\t|])"?{re.escape(REASON)}"?\1*\s*$')
_BOUND: Final = "[" + re.escape("".join(SEPARATORS)) + "]"
_QUOTED: Final = {
    quote: re.compile(rf"(?:^|{_BOUND})[ ]*{quote}(?:[^{quote}]|{quote}{quote})*{quote}(?=$|{_BOUND})", re.MULTILINE)
    for quote in "\"'"
}
_BETWEEN: Final = re.compile(r'"(?:[^"]|"")*"')
_GUARDED: Final = re.compile(r'(?:^| )"(?:[^"\n]|"")*"(?=$| )', re.MULTILINE)
_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W\d_]|[$€£¥]")
_DECIMALS: Final = re.compile(r'"?-?\d{1,3}(?:(?:,\d{3})*(?:\.\d+)?|,\d{1,2})"?')
_MANY: Final = 3
_REGULAR: Final = 0.5
_SURE: Final = 0.8
_VERY_REGULAR: Final = 0.9
_CLEAR_LEAD: Final = 1.1
_TYPED: Final = 0.4


def is_declaration(line: str) -> bool:
    """Whether ``line`` is Excel's own ``sep=;``, which is no row."""
    return bool(_DECLARED.match(line))


@dataclass(frozen=True, slots=True)
class _Trial:
    """One way to divide the lines: ``fitting`` of ``records`` have ``width`` cells."""

    dialect: Dialect
    score: float = 0.0
    fitting: int = 0
    records: int = 0
    width: int = 0


def sniff_dialect(lines: Sequence[str], encoding: str, *, separator: str | None = None) -> Dialect:
    """The dialect of ``lines``, the first of the file; ``separator`` when a person has chosen it."""
    declared = _DECLARED.match(lines[0]) if lines and separator is None else None
    body = lines[1:] if declared else lines
    declared = declared or (_REFUSED.search(lines[0]) if lines and separator is None else None)
    known = declared[1] if declared else separator
    marks = SEPARATORS if known is None else (known,)
    trials = [_trial(body, replace(way, separator=mark)) for way in _quotings(body, encoding) for mark in marks]
    best = max(trials, key=lambda trial: trial.score)
    if declared:
        because = N_("The first line says so: {line}.")
        evidence = Evidence("separator", declared[1], because, (("line", declared.string.strip()),))
    elif separator is not None:
        evidence = Evidence("separator", separator, N_("You chose it."))
    elif best.score > 0:
        evidence = _reason(best, trials)
    else:
        best = replace(best, dialect=replace(trials[0].dialect, separator="", padded=False))
        evidence = Evidence("separator", "", N_("No sign divides the lines regularly: one column."))
    chosen = best.dialect
    quote = Evidence("quote", chosen.quote or "none", _QUOTE_BECAUSE[chosen.quote])
    return replace(chosen, evidence=(evidence, quote))


def _reason(best: _Trial, trials: Sequence[_Trial]) -> Evidence:
    mark = best.dialect.separator
    second = max((trial.score for trial in trials if trial.dialect.separator != mark), default=0.0)
    sure = mark not in _RARE and best.fitting >= _SURE * best.records and best.score >= _CLEAR_LEAD * second
    return Evidence(
        "separator",
        mark,
        N_("{width} cells on {fitting} of {records} lines."),
        (("width", best.width), ("fitting", best.fitting), ("records", best.records)),
        Certainty.SURE if sure else Certainty.ASKED,
    )


_QUOTE_BECAUSE: Final = {
    '"': N_("Cells with special signs stand in double quotes."),
    "'": N_("Cells stand in single quotes."),
    "": N_("No cell is quoted."),
}


def _quotings(lines: Sequence[str], encoding: str) -> Iterator[Dialect]:
    """The ways of quoting that the text may follow, the most usual first."""
    text = "".join(lines)
    plain = Dialect(encoding=encoding, quote='"')
    if '\\"' in text:
        yield replace(plain, escaped=True)
    yield plain
    if any(cell.strip(" '" + "".join(SEPARATORS)) for cell in _QUOTED["'"].findall(text)):
        yield replace(plain, quote="'", escaped="\\'" in text)


def _trial(lines: Sequence[str], dialect: Dialect) -> _Trial:
    """How well the separator divides: share of lines with the usual width × how clean the cells are."""
    if not any(dialect.separator in line for line in lines):
        return _Trial(dialect)
    dialect = replace(dialect, padded=_is_padded(lines, dialect))
    records = [record for record in read_records(lines, dialect) if any(map(str.strip, record[2]))]
    widths = Counter(len(cells) for _line, _span, cells in records if len(cells) > 1)
    if not widths:
        return _Trial(dialect)
    width, fitting = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1) ** 0.5, item[0]))
    found = _Trial(dialect, 0.0, fitting, len(records), width)
    share = fitting / len(records)
    if share < _REGULAR and not (fitting >= _MANY and share > 0.3):  # noqa: PLR2004 - a long preamble
        return found
    if dialect.padded and len(records[0][2]) < width and (share < _VERY_REGULAR or _is_words(records[1:])):
        return found  # commas as in a sentence, or in "surname, first name" below a single title
    fitted = [cell for _line, _span, cells in records if len(cells) == width for cell in cells]
    known = {cell: _clean(cell, dialect) for cell in set(fitted)}
    clean = [known[cell] for cell in fitted]
    trust = _trust(lines, found, records, clean.count(1.0)) * _unbroken(records)
    return replace(found, score=share * (sum(clean) / len(clean)) * trust * (1 - 0.2 / width))


def _is_words(records: Sequence[Record]) -> bool:
    """Whether each record is two words or groups of words, no value among them."""
    cells = [cell for _line, _span, row in records for cell in row]
    return len(cells) <= 2 * len(records) and not any(cell_class(cell) in {NUMBER, DATE} for cell in cells)


def _trust(lines: Sequence[str], found: _Trial, records: Sequence[Record], typed: int) -> float:
    """How far the separator is trusted; 0 for one that seldom separates and does not here."""
    mark = found.dialect.separator
    usual = SEPARATORS.get(mark, 1.0)
    regular = found.fitting >= _VERY_REGULAR * found.records and found.fitting > 1
    if mark not in _RARE:
        return 0.0 if mark == "," and (_is_decimal_column(lines) or _are_days(lines)) else usual
    if mark != " ":
        return usual if regular else 0.0
    if _are_days(lines) or 2 * sum(map(_is_money, lines)) > len(lines):
        return 0.0  # one column of days, or of amounts with their currency
    # Words with blanks between them are a text, unless every line has as many and the first names them.
    named = len(records[0][2]) == found.width
    titled = named and not any(cell_class(cell) in {NUMBER, DATE} for cell in records[0][2])
    tabular = titled and found.width >= _MANY and typed >= max(1, found.fitting - _MANY)
    if regular and (tabular or any(map(_GUARDED.search, lines)) or (titled and _holds_codes(records, found.width))):
        return SEPARATORS[","]
    if not named and found.width < _MANY:
        return 0.0  # one column of numbers, hours or telephones with a blank inside
    return usual if typed >= _TYPED * found.fitting * found.width else 0.0


def _are_days(lines: Sequence[str]) -> bool:
    """One column of days; ``Sep 06, 2023`` has a comma and blanks."""
    return 2 * sum(cell_class(line) == DATE for line in lines) > len(lines)


def _is_money(line: str) -> bool:
    return bool(_LETTER.search(line)) and cell_class(line) == NUMBER


def _is_decimal_column(lines: Sequence[str]) -> bool:
    """One name, and below it nothing but numbers that a comma gives decimals."""
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) <= _MANY or "," in filled[0] or cell_class(filled[0]) in {NUMBER, DATE}:
        return False
    return all(map(_DECIMALS.fullmatch, filled[1:]))


def _holds_codes(records: Sequence[Record], width: int) -> bool:
    """Whether a column below its name is made of codes, which are no words of a text.

    Of two columns one must hold mail addresses, never a part of a cell: a telephone number has a blank as well.
    """
    rows = [cells for _line, _span, cells in records if len(cells) == width]
    if len(rows) <= _MANY:
        return False
    columns = list(zip(*rows, strict=True))
    if width < _MANY:
        return any(all(map(_ADDRESS.fullmatch, column[1:])) for column in columns)
    return any(set.intersection(*map(signs_of, column[1:])) - signs_of(column[0]) for column in columns)


def _unbroken(records: Sequence[Record]) -> float:
    """1 when quotes are whole within their cells; less where a separator tears a pair of them apart."""
    torn = sum(any(cell.count('"') % 2 for cell in cells) for _line, _span, cells in records if '"' in "".join(cells))
    return 1 - 0.5 * torn / len(records)


def _clean(cell: str, dialect: Dialect) -> float:
    kind = cell_class(cell)
    if kind in {NUMBER, DATE}:
        return 1.0
    if kind == EMPTY:
        return 0.9
    if any(mark in cell for mark in ";\t|" if mark != dialect.separator):
        return 0.3
    if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'":
        return 0.5
    if cell.startswith(dialect.quote) or cell.endswith(dialect.quote):
        return 0.5
    return 0.85 if "," in cell else 0.95


def _is_padded(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether a blank follows nearly every separator, as in ``a, b, c``."""
    mark = dialect.separator
    if mark in {"", " "}:
        return False
    text = _BETWEEN.sub('""', "".join(lines)) if dialect.quote == '"' else "".join(lines)
    total = text.count(mark) - text.count(mark + "\n")
    return total > 0 and text.count(mark + " ") >= total * 0.9

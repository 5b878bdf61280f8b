"""What a person settled for cells that cannot stay as they are, applied to the text of rows before it is parsed.

Which cells need it is found out by parsing; what is remembered of it stands with the shapes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_app.files.reshaping import RESHAPED
from desktop_app.files.source import Row, RowProblem, Severity, column_letter
from desktop_app.i18n import N_

LEFT_OUT: Final = N_("This row was left out on purpose.")
REPLACED_BY: Final = N_("Taken as “{now}”, as settled for this text.")
TAKEN_EMPTY: Final = N_("Taken as empty, as settled for this text.")
SETTLED: Final = frozenset({LEFT_OUT, REPLACED_BY, TAKEN_EMPTY}) | RESHAPED
"""Reasons that a person gave: nothing is left to be done about them."""


class Mend(Enum):
    """What becomes of a cell, or of its row."""

    REPLACE = "replace"
    EMPTY = "empty"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Fix:
    """Wherever ``original`` stands in the column titled ``column``: ``replacement``, nothing, or no row at all."""

    column: str
    original: str
    mend: Mend
    replacement: str = ""


class Mending:
    """Applies fixes to rows as they pass and notes each row that one of them changed.

    ``skipped``: lines whose rows stay out. A title that no column has is passed over: the fix waits for a file that
    has it.
    """

    def __init__(self, header: Row, fixes: Iterable[Fix], skipped: Iterable[int] = ()) -> None:
        self.problems: list[RowProblem] = []
        self._skipped = frozenset(skipped)
        self._titles = [name or column_letter(place) for place, name in enumerate(header)]
        self._by_place: dict[int, dict[str, Fix]] = {}
        for fix in fixes:
            if fix.column in self._titles:
                self._by_place.setdefault(self._titles.index(fix.column), {})[fix.original.strip()] = fix

    @property
    def idle(self) -> bool:
        return not self._by_place and not self._skipped

    def rows(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """The rows with their cells mended, without those that are left out."""
        for line, cells in rows:
            if line in self._skipped:
                self.problems.append(RowProblem(line, "", " | ".join(cells), LEFT_OUT, cells=cells))
                continue
            found = [
                (place, fix)
                for place, fixes in self._by_place.items()
                if (fix := fixes.get(cells[place].strip())) is not None
            ]
            kept = self._mended(line, cells, found) if found else cells
            if kept is not None:
                yield line, kept

    def _mended(self, line: int, cells: Row, found: Sequence[tuple[int, Fix]]) -> Row | None:
        out = next((pair for pair in found if pair[1].mend is Mend.SKIP), None)
        if out is not None:
            place, _fix = out
            self.problems.append(RowProblem(line, self._titles[place], cells[place], LEFT_OUT, cells=cells))
            return None
        now = list(cells)
        for place, fix in found:
            now[place] = fix.replacement if fix.mend is Mend.REPLACE else ""
            self.problems.append(_note(line, self._titles[place], cells[place], fix))
        return tuple(now)


def _note(line: int, title: str, text: str, fix: Fix) -> RowProblem:
    if fix.mend is Mend.EMPTY:
        return RowProblem(line, title, text, TAKEN_EMPTY, (), Severity.WARNING)
    return RowProblem(line, title, text, REPLACED_BY, (("now", fix.replacement),), Severity.WARNING)


def with_fixes(known: Iterable[Fix], further: Iterable[Fix]) -> tuple[Fix, ...]:
    """Both, the further ones in place of known ones for the same text of the same column."""
    found: dict[tuple[str, str], Fix] = {(one.column, one.original.strip()): one for one in known}
    found |= {(one.column, one.original.strip()): one for one in further}
    return tuple(found.values())


def fix_to_json(fix: Fix) -> dict[str, str]:
    told = {"column": fix.column, "original": fix.original, "mend": fix.mend.value}
    return told | ({"replacement": fix.replacement} if fix.mend is Mend.REPLACE else {})


def fix_from_json(told: Mapping[str, str]) -> Fix:
    """ValueError or KeyError for what is no fix."""
    return Fix(told["column"], told["original"], Mend(told["mend"]), told.get("replacement", ""))

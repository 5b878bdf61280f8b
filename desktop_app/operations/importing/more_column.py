"""The cells of a file that have no column of their own in a version, as one JSON text a row."""

from collections.abc import Mapping, Sequence
from json import JSONEncoder
from typing import Final

_ENCODE: Final = JSONEncoder(ensure_ascii=False).encode
_KEPT: Final = 10_000  # distinct texts which a column remembers


class _Members(dict[str, str]):
    """By text, the member of the object under one title; "" for a text that holds nothing."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._start = f"{_ENCODE(title)}: "

    def __missing__(self, text: str) -> str:
        member = self._start + _ENCODE(text) if text.strip() else ""
        if len(self) < _KEPT:
            self[text] = member
        return member


class MoreColumn:
    """Remembers how texts are written: most repeat, and most rows of most files are alike in what is left over."""

    def __init__(self) -> None:
        self._known: dict[str, _Members] = {}

    def of(self, cells: Mapping[str, Sequence[str]], count: int) -> list[str]:
        """One text for each of ``count`` rows: an object of the cells that hold something; "" where none does."""
        members = [self._members(title, column) for title, column in cells.items()]
        held = [column for column in members if any(column)]
        if not held:
            return [""] * count
        rows = held[0] if len(held) == 1 else map(", ".join, map(_present, zip(*held, strict=True)))
        return [f"{{{row}}}" if row else "" for row in rows]

    def _members(self, title: str, column: Sequence[str]) -> list[str]:
        if title not in self._known:
            self._known[title] = _Members(title)
        return list(map(self._known[title].__getitem__, column))


def _present(row: tuple[str, ...]) -> list[str]:
    return [member for member in row if member]

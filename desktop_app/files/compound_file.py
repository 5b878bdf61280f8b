"""A stream of an OLE2 compound file, the container of XLS: sectors in chains, as [MS-CFB] describes them."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from struct import unpack_from
from typing import Final

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every such file."""
_ENTRY: Final = 128  # bytes
_LAST: Final = 0xFFFFFFFA  # from here on a number of a sector is a mark: the end, free, a table
_HEADER: Final = 512
_IN_HEADER: Final = 109  # sectors of the table that the header itself names
_LARGE: Final = 4096  # bytes; shorter streams lie in small sectors within the stream of the root
_ROOT: Final = 5


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    first: int
    size: int

    @property
    def small(self) -> bool:
        return self.kind != _ROOT and self.size < _LARGE


class _Container:
    """``table`` and ``small_table``: the sector after each sector. struct.error where the file is cut off."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << unpack_from("<H", data, 30)[0] % 16
        self.table: list[int] = []
        self.endless = False
        for sector in self._table_sectors():
            self.table.extend(self._numbers(self._sector(sector)))
        (self.first,), (self.first_small,) = unpack_from("<I", data, 48), unpack_from("<I", data, 60)
        self.small_table = self._numbers(self.chain(self.first_small))
        directory = self.chain(self.first)
        self.entries = [_entry(directory, at) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]

    def _sector(self, number: int) -> bytes:
        """The sector, filled up where the file ends within it."""
        at = max(_HEADER, self.size) + number * self.size
        return self.data[at : at + self.size].ljust(self.size, b"\0")

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return unpack_from(f"<{len(data) // 4}I", data)

    def _table_sectors(self) -> Iterator[int]:
        named = unpack_from(f"<{_IN_HEADER}I", self.data, 76)
        yield from (sector for sector in named if sector < _LAST)
        (following,) = unpack_from("<I", self.data, 68)
        seen: set[int] = set()
        while following < _LAST:
            if following in seen or following * self.size > len(self.data):
                self.endless = True
                return
            seen.add(following)
            *sectors, following = self._numbers(self._sector(following))
            yield from (sector for sector in sectors if sector < _LAST)

    def chain(self, first: int) -> bytes:
        """The content of all sectors from ``first`` on."""
        return b"".join(map(self._sector, _chain(self.table, first)))

    def small_chain(self, first: int) -> bytes:
        root = next((self.chain(entry.first) for entry in self.entries if entry.kind == _ROOT), b"")
        step = 1 << unpack_from("<H", self.data, 32)[0] % 16
        return b"".join(root[sector * step : (sector + 1) * step] for sector in _chain(self.small_table, first))


def _entry(directory: bytes, at: int) -> _Entry:
    length, kind = unpack_from("<HB", directory, at + 64)
    name = directory[at : at + min(64, max(0, length - 2))].decode("utf-16-le", "replace")
    return _Entry(name, kind, *unpack_from("<II", directory, at + 116))


def _chain(table: Sequence[int], first: int) -> Iterable[int]:
    """The numbers of sectors from ``first`` on; a chain that bites its tail ends there."""
    found: dict[int, None] = {}
    while first < len(table) and first not in found:
        found[first] = None
        first = table[first]
    return found


def _ends(table: Sequence[int], first: int) -> bool:
    last = first
    for sector in _chain(table, first):
        last = table[sector]
    return last >= _LAST or last >= len(table)


def is_sound(data: bytes) -> bool:
    """Whether no chain bites its tail and nothing claims to be larger than the file.

    A reader that trusts such a file takes memory until the program is ended, which cannot be caught.
    """
    try:
        container = _Container(data)
        claimed = (*unpack_from("<II", data, 40), *unpack_from("<I", data, 64), *unpack_from("<I", data, 72))
    except struct.error:
        return False
    sizes = [container.size * number for number in claimed] + [entry.size for entry in container.entries if entry.kind]
    if container.endless or max(sizes) > len(data) + container.size:
        return False
    large = [container.first, container.first_small, *(one.first for one in container.entries if not one.small)]
    small = [one.first for one in container.entries if one.small]
    whole = all(_ends(container.table, first) for first in large)
    return whole and all(_ends(container.small_table, first) for first in small)


def read_stream(data: bytes, name: str) -> bytes:
    """The content of the stream called ``name``; empty where there is none. struct.error where the file is cut off."""
    container = _Container(data)
    found = next((entry for entry in container.entries if entry.name == name), None)
    if found is None:
        return b""
    whole = container.small_chain(found.first) if found.small else container.chain(found.first)
    return whole[: found.size]

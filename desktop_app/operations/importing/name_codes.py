"""Codes that stand before names in a file: taken off as its rows pass, and kept as staff numbers of new people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.files.chunk import Chunk
from desktop_app.files.coded_names import CodedNames, parted, without_codes
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.names import Directory

_STAFF_NO: Final = "staff_no"


@dataclass(slots=True)
class NameCodes:
    """A text that the directory knows whole, code and all, stays so: it was imported like that before."""

    coded: Sequence[CodedNames]
    directory: Directory
    _numbers: dict[str, set[str]] = field(default_factory=dict)

    def part(self, chunk: Chunk) -> Chunk:
        """The chunk with names for cells, the codes beside them."""
        for one in self.coded:
            if one.noun == "person":
                for text in {str(value) for value in chunk.values.get(one.key, ()) if value}:
                    code, name = parted(text)
                    self._numbers.setdefault(name, set()).add(code)
        return without_codes(chunk, self.coded, self.directory.known) if self.coded else chunk

    def save_numbers(self, store: Store, batch: int, new_people: Iterable[str]) -> None:
        """The codes of people first met in this batch are their staff numbers; two codes for one name tell nothing."""
        for name in new_people:
            codes = self._numbers.get(name, set()) - {""}
            if len(codes) == 1:
                names.save_facts(store, self.directory.known("person", name), {_STAFF_NO: codes.pop()}, 0, batch)


def part_codes(store: Store, coded: Sequence[CodedNames], chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sample as an import would take them."""
    if not coded:
        return chunks
    codes = NameCodes(coded, Directory(store, 0))
    return [codes.part(chunk) for chunk in chunks]

"""Names in a file that nobody knows, and the known ones they are most likely variants of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.files.chunk import Chunk
from desktop_app.operations.importing.alike import most_alike
from desktop_app.store import names
from desktop_app.store.database import Store

_NOUN_FIELDS: Final = {"owner": "person", "customer": "customer", "product": "product"}


@dataclass(frozen=True, slots=True)
class AliasOffer:
    """``written`` in the file looks like the known name ``known``; ``rows`` of the sample use it."""

    noun: str
    written: str
    known: str
    rows: int


def unknown_names(
    store: Store, chunks: Sequence[Chunk], aliases: Iterable[tuple[str, str, str]]
) -> tuple[tuple[AliasOffer, ...], tuple[str, ...]]:
    """Names that look like known ones, and people nobody knows."""
    directory = names.Directory(store, 0)
    answered = {(noun, names.fold(written)) for noun, written, _ in aliases}
    offers: list[AliasOffer] = []
    strangers: list[str] = []
    for key, noun in _NOUN_FIELDS.items():
        counted = Counter(str(name) for chunk in chunks for name in chunk.values.get(key, ()) if name)
        known = [name.text for name in names.load(store, noun)]
        for written, number in counted.items():
            if directory.known(noun, written) or (noun, names.fold(written)) in answered:
                continue
            like = most_alike(written, known)
            if like:
                offers.append(AliasOffer(noun, written, like, number))
            elif noun == "person" and known:
                strangers.append(written)
    return tuple(offers), tuple(sorted(strangers))

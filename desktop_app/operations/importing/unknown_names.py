"""Names in a file that nobody knows, and the known ones they are most likely variants of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from desktop_app.files.chunk import Chunk
from desktop_app.operations.importing.alike import KnownNames
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
        counted = Counter(chain.from_iterable(chunk.values.get(key, ()) for chunk in chunks))
        rows = {str(name): number for name, number in counted.items() if name}
        new = {
            written: number
            for written, number in rows.items()
            if not directory.known(noun, written) and (noun, names.fold(written)) not in answered
        }
        known = [name.text for name in names.load(store, noun)] if new else []
        named = KnownNames(known)
        for written, number in new.items() if known else ():
            like = named.most_alike(written)
            if like:
                offers.append(AliasOffer(noun, written, like, number))
            elif noun == "person":
                strangers.append(written)
    return tuple(offers), tuple(sorted(strangers))

"""How well the name of a column fits the names of a field; which names there are: header_names."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from desktop_app.files.cell_classes import word_set
from desktop_app.files.header_names import names_in, words_of

# What makes a thing out of another: "sales quota" is no sale, "shipping cost" not what the goods cost.
_CHANGED: Final = word_set(
    "quota target forecast budget plan last previous prior ytd shipping freight discount commission bonus tip "
    "rate percent pct modified updated birth count"
)
# Names which mean a field only when they stand alone.
_GENERIC: Final = word_set("id no number name title type text area unit group total value data ca ht net ora nota a")
EXACT: Final = 1.0
INSIDE: Final = 0.75
ALIKE: Final = 0.65
_FUZZY: Final = 90  # of 100; below it, rapidfuzz joins "order date" with "order data entry"
_SHORTEST_FUZZY: Final = 5
_MOST_MORE: Final = 2  # words beside the name
_MOST_SIGNS: Final = 4  # signs beside a name in a script without blanks


class _Group(NamedTuple):
    places: dict[str, int]
    words: frozenset[tuple[str, ...]]
    long: tuple[str, ...]
    unspaced: tuple[str, ...]


@cache
def _group(group: str) -> _Group:
    joined = {"".join(words): words for words in reversed(names_in(group))}
    wholes = list(reversed(joined))
    return _Group(
        {whole: place for place, whole in enumerate(wholes)},
        frozenset(words for whole, words in joined.items() if whole not in _GENERIC),
        tuple(whole for whole in wholes if len(whole) >= _SHORTEST_FUZZY),
        tuple(whole for whole in wholes if len(whole) > 1 and not whole.isascii()),
    )


@lru_cache(maxsize=1 << 14)
def name_match(name: str, group: str) -> float:
    """How well a column's name fits a group of names: 1 the same, less when only a part or the spelling fits."""
    words = words_of(name)
    joined = "".join(words)
    if not joined:
        return 0.0
    known = _group(group)
    if joined in known.places:
        return EXACT - min(known.places[joined], 50) / 10_000  # of two exact names the one listed first
    best = _inside(words, known)
    if not best and not joined.isascii():
        fits = (len(one) for one in known.unspaced if one in joined and len(joined) <= len(one) + _MOST_SIGNS)
        best = max((INSIDE + length / 200 for length in fits), default=0.0)
    if not best and len(joined) >= _SHORTEST_FUZZY:
        found = process.extractOne(joined, known.long, scorer=fuzz.ratio, score_cutoff=_FUZZY)
        best = ALIKE if found else 0.0
    return best


def _inside(words: tuple[str, ...], known: _Group) -> float:
    """How well ``words`` hold a name and little else, nothing that makes another thing of it."""
    best = 0.0
    for size in range(max(1, len(words) - _MOST_MORE), len(words)):
        for start in range(len(words) - size + 1):
            name = words[start : start + size]
            if name in known.words and not _CHANGED & (set(words) - set(name)):
                best = max(best, INSIDE + size / 100 - len(words) / 200)
    return best

"""Which names look like variants of one another; what is done about it: merge_names and the questions of an import."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from desktop_app.store import names

_ALIKE: Final = 92
_SHORTEST: Final = 5
_LETTERS: Final = re.compile(r"[\W_]+")


class KnownNames:
    """The names among which variants are looked for; made ready once, for there may be thousands on either side."""

    def __init__(self, known: Iterable[str]) -> None:
        self._texts = list(known)
        letters = list(map(bare, self._texts))
        self._same = {own: place for place, own in reversed(list(enumerate(letters)))}
        places = [place for place, own in enumerate(letters) if _is_comparable(own, own)]
        self._letters = {place: letters[place] for place in places}
        self._words = {place: _in_order(self._texts[place]) for place in places}

    def most_alike(self, written: str) -> str:
        """The one that ``written`` is most likely a variant of, or "".

        The same letters without spaces, signs and accents, the same words in another order, or a spelling that
        differs little.
        """
        letters = bare(written)
        if letters in self._same:
            return self._texts[self._same[letters]]
        if not _is_comparable(letters, letters):
            return ""
        nearest = (
            process.extractOne(own, others, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            for own, others in ((letters, self._letters), (_in_order(written), self._words))
        )
        found = [(score, -place) for _text, score, place in filter(None, nearest)]
        return self._texts[-max(found)[1]] if found else ""


def _in_order(name: str) -> str:
    """The words of a name sorted, so that another order makes no difference."""
    return " ".join(sorted(names.fold(name).split()))


def alike_among(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places in ``texts`` that look like one name, each pair once, the nearest for each."""
    letters, words = [bare(text) for text in texts], [_in_order(text) for text in texts]
    pairs: dict[tuple[int, int], None] = {}
    first: dict[str, int] = {}
    for place, own in enumerate(letters):
        if own in first:
            pairs[first[own], place] = None
        first.setdefault(own, place)
    for forms in (letters, words):
        for place, own in enumerate(forms[:-1]):
            later = forms[place + 1 :]
            for found in process.extract(own, later, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3):
                other = place + 1 + found[2]
                if _is_comparable(letters[place], letters[other]):
                    pairs[place, other] = None
    return list(pairs)


def _is_comparable(letters: str, other: str) -> bool:
    """“Plan 1” and “Plan 2” differ in all that matters, and short names are too near to one another."""
    return min(len(letters), len(other)) >= _SHORTEST and not any(map(str.isdigit, letters + other))


def bare(name: str) -> str:
    """The letters and digits of a name, without the accents that many exports lose."""
    apart = unicodedata.normalize("NFKD", names.fold(name))
    return _LETTERS.sub("", "".join(sign for sign in apart if not unicodedata.combining(sign)))

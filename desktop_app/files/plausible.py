"""How much a decoded text looks like words of the languages people write; which encodings are tried: encoding."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from desktop_app.files.tongues import Tongue, common_simplified, common_traditional, is_hanzi

# Letters of the languages our users write, most telling first; the rest of Latin script counts little.
_USUAL: Final = frozenset("ăâîșțşţĂÂÎȘȚŞŢäöüßÄÖÜéèêëàçôûùïœÉÈÀÇÊÔáíóúñÁÍÓÚÑ¿¡")
_NEAR: Final = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎĚŇŘŠŤŮÝŽőűŐŰåæøÅÆØãõÃÕòìÒÌŒÿłđĐ")
_SIGNS: Final = frozenset("€£–—’‘“”„…°®©«»½§²³№·×•½¼¾™\u00a0")
_CJK_SIGNS: Final = frozenset("，。、；：？！（）《》「」“”‘’【】—…￥％＋－　·ー々")
_INSIDE: Final = frozenset("’‘'-–—·\u00ad")
"""Signs that may stand between the letters of a word."""
_WORD: Final = re.compile(r'[^\s,;|"]+')
_STRANGE: Final = 0.7  # of a letter's worth, when it belongs to none of the languages that are known to be used


def plausibility(text: str, tongues: Sequence[Tongue] = ()) -> float:
    """0 to 1: how much the characters beyond ASCII look like words. ``tongues``: the languages known to be used."""
    judge = _Judge(tongues)
    total = weight = 0.0
    for word, number in Counter(_WORD.findall(text)).items():
        if word.isascii():
            continue
        beyond = sum(char > "\x7f" for char in word)
        total += judge.word(word) * beyond * number
        weight += beyond * number
    return total / weight if weight else 1.0


class _Judge:
    def __init__(self, tongues: Sequence[Tongue]) -> None:
        self._own = frozenset("".join(one.letters + one.letters.upper() for one in tongues))
        self._owns = tuple(one.owns for one in tongues)
        self._foreign = _STRANGE if tongues else 1.0
        self._chars: dict[str, float] = {}

    def word(self, word: str) -> float:
        """The worth of its characters, less where they stand as they do in no word."""
        scores = [self._char(char) for char in word if char > "\x7f"]
        return sum(scores) / len(scores) * _shape(word)

    def _char(self, char: str) -> float:
        known = self._chars.get(char)
        if known is None:
            known = self._chars[char] = self._worth(char)
        return known

    def _worth(self, char: str) -> float:
        if char in self._own or any(owns(char) for owns in self._owns):
            return 1.0
        score = next((score for test, score in _SCALE if test(char)), 0.0)
        return score * self._foreign if char.isalpha() else score


def _shape(word: str) -> float:
    factor = 1.0
    for before, char, after in zip(" " + word[:-1], word, word[1:] + " ", strict=True):
        if is_hanzi(char) and (_is_small(before) or _is_small(after)):
            factor = min(factor, 0.2)  # Chinese inside a Latin word: bytes of another encoding
        elif char.isupper() and before.islower():
            factor = min(factor, 0.3 if char > "\x7f" or before > "\x7f" else 1.0)  # a capital inside a word
        elif char > "\x7f" and not char.isalpha() and before.isalpha() and after.isalpha() and char not in _INSIDE:
            factor = min(factor, 1.0 if is_hanzi(before) or char in _CJK_SIGNS else 0.2)  # a sign inside a word
        elif char > "\x7f" and char.isalpha() and before.isalpha() and _script(char) != _script(before):
            factor = min(factor, 0.3)  # two alphabets in one word
    return factor


def _is_small(char: str) -> bool:
    return char.islower() and char < "\u3000"


def _script(char: str) -> int:
    """Latin, Greek, Cyrillic; one number for all that mix with everything."""
    if char in "ªº":
        return 1
    return next((place for place, last in enumerate(("\x7f", "\u036f", "\u03ff", "\u052f")) if char <= last), 9) or 1


_SCALE: Final[tuple[tuple[Callable[[str], bool], float], ...]] = (
    (_USUAL.__contains__, 1.0),
    (common_simplified, 1.0),
    (common_traditional, 0.95),
    (_CJK_SIGNS.__contains__, 0.9),
    (_NEAR.__contains__, 0.75),
    (_SIGNS.__contains__, 0.6),
    (lambda char: "\uff01" <= char <= "\uff5e", 0.8),
    (lambda char: "\u0400" <= char <= "\u045f" or "\u0386" <= char <= "\u03ce", 0.5),
    (lambda char: "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3", 0.4),
    (is_hanzi, 0.1),
    (lambda char: char.isalpha(), 0.15),
)

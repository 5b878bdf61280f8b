"""The names under which exports in seven languages know each field; nothing about what stands in the columns.

The words are those of the trade in each language, collected for this program, a module for each family of fields;
of two names that fit equally well the one listed first decides.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop_app.files.header_names import (
    company,
    credit_notes,
    documents,
    efforts,
    nouns,
    pipeline,
    prospects,
    support,
    voices,
)

_BRACKETS: Final = re.compile(r"[(（\[].*?[)）\]]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name without case, accents, brackets and punctuation: ``closeDate`` → close, date."""
    bare = _BRACKETS.sub(" ", name) if _BRACKETS.sub("", name).strip() else name
    split = _CAMEL.sub(" ", bare)
    if split.isascii():
        return tuple(_WORDS.findall(split.lower()))
    decomposed = unicodedata.normalize("NFKD", split.casefold())
    return tuple(_WORDS.findall("".join(char for char in decomposed if not unicodedata.combining(char))))


def normalised(name: str) -> str:
    return "".join(words_of(name))


NAMES: Final = {
    **nouns.NAMES,
    **documents.NAMES,
    **credit_notes.NAMES,
    **pipeline.NAMES,
    **prospects.NAMES,
    **efforts.NAMES,
    **support.NAMES,
    **voices.NAMES,
    **company.NAMES,
}
"""By group; several fields share one: the owner of a deal and the owner of a ticket are called alike."""


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    return frozenset(normalised(name) for group in NAMES.values() for name in group.split("|"))


@lru_cache(maxsize=256)
def names_in(group: str) -> tuple[tuple[str, ...], ...]:
    """The names of a group, or of several joined by plus signs, each as its words."""
    names = (name for one in group.split("+") for name in NAMES[one].split("|"))
    return tuple(dict.fromkeys(map(words_of, names)))


def is_known(name: str) -> bool:
    """Whether a cell reads like the name of a column in one of the seven languages."""
    return bool(name.strip()) and normalised(name) in _all_names()

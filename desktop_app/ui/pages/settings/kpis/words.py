"""The names that can stand in a formula with what people call them, as the editor offers them while one types."""

import re
from dataclasses import dataclass
from typing import Final

from desktop_app.i18n import _
from desktop_app.operations.kpis.catalogue import vocabulary
from desktop_app.reports.kpi_words import FUNCTION_WORDS
from desktop_app.reports.sentences.measures import INPUTS
from desktop_app.rules.kpis.formula import EXAMPLES, SPREAD_FUNCTIONS

_WORD: Final = re.compile(r"[^\s+\-*/−×·÷(),]*$")
_INSIDE: Final = re.compile(rf"\b(?:{'|'.join(sorted(SPREAD_FUNCTIONS))})\($")


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` goes into the formula; ``back``: how far before its end the cursor then stands."""

    text: str
    meaning: str
    back: int = 0

    @property
    def shown(self) -> str:
        return f"{self.meaning}   {self.text}"


def words(before: str) -> list[Word]:
    """What can stand behind ``before``: inside a function of single values those, elsewhere totals and functions."""
    names = vocabulary()
    typed = typed_word(before)
    if _INSIDE.search(before[: len(before) - len(typed)]):
        return sorted((Word(key, _meaning(key)) for key in names.spreads), key=lambda word: word.meaning)
    totals = [Word(key, _meaning(key)) for key in names.totals]
    spreads = [Word(f"median({key})", _meaning(key)) for key in names.spreads]
    functions = [Word(f"{name}()", _(FUNCTION_WORDS[name]), 1) for name in EXAMPLES]
    return [*sorted([*totals, *spreads], key=lambda word: word.meaning), *functions]


def typed_word(before: str) -> str:
    """The name that is being typed at the end of ``before``; also in Chinese, which has no spaces."""
    found = _WORD.search(before)
    return found[0] if found else ""


def fitting(before: str) -> list[Word]:
    """The words that hold what is typed, in their name or in their meaning.

    Those whose name begins with it come first, the shortest ahead: typed in full it is the first one.
    """
    typed = typed_word(before).casefold()
    found = [word for word in words(before) if typed in word.shown.casefold()]

    def rank(word: Word) -> tuple[int, int]:
        if word.text.startswith(typed):
            return 0, len(word.text) if typed else 0
        return (1 if word.meaning.casefold().startswith(typed) else 2), 0

    return sorted(found, key=rank)


def _meaning(key: str) -> str:
    return _(INPUTS[f"kpi.input.{key}"])

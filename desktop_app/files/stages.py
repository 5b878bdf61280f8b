"""What a word for the state of a deal, quote, lead or case, or for the sort of an activity, means in seven languages.

The words themselves stand in stage_words.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, Literal

from desktop_app.files.header_names import words_of
from desktop_app.files.kinds.fields import FieldType
from desktop_app.files.stage_words import WORDS
from desktop_app.i18n import N_

Status = Literal["won", "lost", "open", "prospect"]
Words = tuple[str, ...]

UNKNOWN_STAGE: Final = N_("It is not known whether this stage is open, won or lost.")
UNKNOWN_LEAD: Final = N_("It is not known whether this lead is new, contacted, qualified, converted or lost.")
_NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}\s*[.)\-:]\s*)|\s*[(（]?\d{1,3}\s*%[)）]?\s*$")
_OUTCOMES: Final = {"deal": {"won", "lost"}, "lead": {"converted", "lost"}, "case": {"resolved", "reopened"}}


@cache
def _by_words(vocabulary: str) -> dict[Words, str]:
    states = reversed(WORDS[vocabulary].items())
    return {words_of(word): state for state, words in states for word in words.split("|")}


@lru_cache(maxsize=8192)
def _parse(text: str, vocabulary: str) -> str | None:
    words = words_of(_NUMBERED.sub("", text))
    if not words:
        return None
    by_words = _by_words(vocabulary)
    known = by_words.get(words)
    if known or len(words) == 1:
        return known
    # "Closed - Won" and "Deal won (renewal)": the outcome decides, whatever else the stage is called.
    found = {by_words.get((word,)) for word in words} - {None}
    outcomes = found & _OUTCOMES[vocabulary] if vocabulary in _OUTCOMES else found
    return outcomes.pop() if len(outcomes) == 1 else None


def parse_status(text: str) -> Status | None:
    """The state that a stage's name says; None when it is not known. ``3. Proposal (50 %)`` is open."""
    return _parse(text, "deal")  # type: ignore[return-value] # the states of this vocabulary are these


def parse_lead_status(text: str) -> str | None:
    """new, contacted, qualified, converted or lost; None when it is not known."""
    return _parse(text, "lead")


def parse_case_state(text: str) -> str | None:
    """opened, working, contact, resolved or reopened; None when the word says none of these."""
    return _parse(text, "case")


def parse_activity(text: str) -> str | None:
    """call, visit, mail, demo, meeting, message or task, else other."""
    return _parse(text, "activity") or "other"


def parse_voice(text: str) -> str | None:
    """complaint, praise or suggestion, else feedback."""
    return _parse(text, "voice") or "feedback"


STATUS_PARSERS: Final[dict[FieldType, Callable[[str], str | None]]] = {
    FieldType.STAGE: parse_status,
    FieldType.LEAD_STATUS: parse_lead_status,
    FieldType.CASE_STATE: parse_case_state,
    FieldType.ACTIVITY: parse_activity,
    FieldType.VOICE: parse_voice,
}
"""By type of field, what its words say: the record's ``status``."""
UNKNOWN: Final = {FieldType.STAGE: UNKNOWN_STAGE, FieldType.LEAD_STATUS: UNKNOWN_LEAD}
"""What is said of a word nobody knows, where that matters."""

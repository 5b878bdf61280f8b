"""A sign-off: who signed what of a talk, when and with which strokes; where it is kept is in the store."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Lines drawn by hand, each through its points, in shares of the box: (0, 0) is its top left corner."""


class Signer(Enum):
    PERSON = "person"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class SignOff:
    """``content``: what was agreed, one line an agreement, as it stood. ``signed_at`` ISO 8601 in UTC.

    Without ``strokes`` the name was confirmed by key.
    """

    person: int
    day: date
    signer: Signer
    name: str
    strokes: Strokes
    content: tuple[str, ...]
    signed_at: str

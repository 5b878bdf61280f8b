"""What a person and the lead write into a performance review: an answer to an item, rated or in words."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.sign_off import Signer
from desktop_app.i18n import N_

QUESTIONS: Final = {
    "done": N_("What went well, and what is it that shows it?"),
    "learned": N_("What was learned?"),
    "hindered": N_("What stood in the way?"),
    "wanted": N_("What is wanted next, and what is needed for it?"),
}
"""Items that are answered in words, by key; the other items are lines of the scorecard and competencies."""
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Answer:
    """``item``: ``kpi:`` or ``competency:`` and a key, or a key of QUESTIONS. ``rating`` 1 to 5, None: not rated."""

    signer: Signer
    item: str
    rating: int | None
    comment: str

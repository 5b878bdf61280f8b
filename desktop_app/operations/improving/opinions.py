"""The inbox of customers' opinions: what waits, and marking how far the lead is with each."""

from collections import Counter
from collections.abc import Sequence

from desktop_app.domain.errors import UserError
from desktop_app.domain.opinion import Care, Opinion
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import opinions
from desktop_app.store.database import Store


def inbox(store: Store, care: Care | None = None, tag: str = "") -> tuple[Opinion, ...]:
    """The newest first; ``care`` and ``tag`` narrow it."""
    return tuple(
        one for one in opinions.load(store) if care in {None, one.care} and (not tag or tag in one.tags)
    )  # fmt: skip


def mark_opinion(
    store: Store, number: int, care: Care, progress: Progress = SILENT, *, tags: Sequence[str] = (), note: str = ""
) -> None:
    """How far the lead is with the opinion ``number``; UserError if there is none. Earlier marks stay in the file.

    Whether the customer got an answer is told by the records alone, as the KPI of answered feedback counts them.
    """
    progress.step(N_("Saving"), 0, 1)
    if not any(one.number == number for one in opinions.load(store)):
        raise UserError(N_("There is no opinion {number}."), N_("List them and choose one."), number=number)
    kept = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    with store.transaction():
        opinions.mark(store, number, care, kept, note.strip(), recorded_at=moment())


def tag_counts(found: Sequence[Opinion]) -> list[tuple[str, int]]:
    """Every tag with its number of opinions, the most frequent first."""
    return Counter(tag for one in found for tag in one.tags).most_common()

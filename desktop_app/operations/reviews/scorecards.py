"""The scorecards of a workspace: those the program comes with, as the workspace changed them from a day on."""

from datetime import date
from functools import cache

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpis
from desktop_app.operations.moments import moment
from desktop_app.rules.review.scorecard import Card, card_text, check, parse_cards
from desktop_app.store import scorecards
from desktop_app.store.database import Store
from desktop_app.store.scorecards import Revision


@cache
def built_in() -> tuple[Card, ...]:
    """The cards the program comes with, as it comes."""
    return parse_cards(paths.resource("scorecards.toml").read_text(encoding="utf-8"))


def load_cards(store: Store, day: date) -> tuple[Card, ...]:
    """Those that hold on ``day``, in the order of the program's, then the workspace's own."""
    own = {key: parse_cards(one.text)[0] for key, one in scorecards.load(store, day).items()}
    known = [own.pop(card.key, card) for card in built_in()]
    return (*known, *own.values())


def find_card(store: Store, key: str, day: date) -> Card:
    """UserError for an unknown key."""
    known = load_cards(store, day)
    for card in known:
        if card.key == key:
            return card
    raise UserError(
        N_("There is no scorecard “{key}”."), N_("Known are: {known}."), key=key,
        known=", ".join(card.key for card in known),
    )  # fmt: skip


def save_card(store: Store, card: Card, first: date | None, reason: str = "", progress: Progress = SILENT) -> None:
    """``card`` holds from ``first`` on, None: from the beginning; reviews that are closed keep the weights of theirs.

    UserError where its weights don't add up or a KPI is unknown.
    """
    progress.step(N_("Saving the scorecard"), 0, 1)
    check(card)
    find_kpis(store, [line.kpi for line in card.lines])
    start = first.toordinal() if first else 0
    with store.transaction():
        scorecards.save(store, Revision(card.key, start, card_text(card), moment(), reason))

"""What Ctrl+K can find: people, KPIs, pages and what they offer; how a typed text is matched against them."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.page import Page

PEOPLE, ACTIONS, PAGES, KPIS = N_("People"), N_("Actions"), N_("Pages"), N_("KPIs")
_GROUPS = (PEOPLE, ACTIONS, PAGES, KPIS)
_A_GROUP = 6  # more of one kind would hide the others


@dataclass(frozen=True, slots=True)
class Entry:
    """``group`` is a message id; ``text`` and ``remark`` are shown as they are. ``hit``: where the text matched."""

    group: str
    icon: str
    text: str
    remark: str
    shortcut: str
    page: str
    argument: object
    hit: tuple[int, int] = (0, 0)


def entries(store: Store, pages: Sequence[type[Page]], shown: Sequence[str]) -> list[Entry]:
    """Everything one can go to; ``shown``: keys of the listed pages, from the top, for their shortcuts."""
    pages = [page for page in pages if page.applies(store)]
    keys = {page.key for page in pages}
    found: list[Entry] = []
    if "people" in keys:
        found += _people(store)
    for page in pages:
        found += [
            Entry(ACTIONS, page.icon, _(offer.title), "", offer.shortcut, page.key, offer.argument)
            for offer in page.offers
        ]
    found += [
        Entry(PAGES, page.icon, _(page.title), _(page.question), _page_keys(page.key, shown), page.key, None)
        for page in pages
    ]
    if "gauges" in keys:
        found += [
            Entry(KPIS, "gauges", _(kpi.texts.name), _(kpi.texts.definition), "", "gauges", kpi.key)
            for kpi in kpis_with_data(store)
        ]
    return found


def _people(store: Store) -> list[Entry]:
    teams = {scope.id: scope.name for scope in people.scopes(store) if scope.kind is ScopeKind.TEAM}
    return [
        Entry(
            PEOPLE,
            "person",
            person.name,
            " · ".join(part for part in (person.role, teams.get(person.team, "")) if part),
            "",
            "people",
            Scope(ScopeKind.PERSON, person.id, person.name),
        )
        for person in people.load(store)
    ]


def _page_keys(key: str, shown: Sequence[str]) -> str:
    place = list(shown).index(key) + 1 if key in shown else 0
    return f"Ctrl+{place}" if 1 <= place <= 9 else ""


def plain(text: str) -> str:
    """``text`` as it is compared: without case and accents, so that "pirvu" finds "Pîrvu". Same length as typed."""
    return "".join(_plain_letter(letter) for letter in text)


@cache
def _plain_letter(letter: str) -> str:
    bare = [part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)]
    folded = "".join(bare).casefold()
    return folded[:1] or letter


def search(everything: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that hold every typed word, best first within their group, groups in their order.

    Without a typed text: actions and pages, what one most often goes to.
    """
    words = plain(typed).split()
    if not words:
        return [entry for entry in everything if entry.group in (ACTIONS, PAGES)]
    hits = [(rank, entry) for entry in everything if (rank := _rank(entry, words)) is not None]
    found: list[Entry] = []
    for group in _GROUPS:
        of_group = sorted((pair for pair in hits if pair[1].group == group), key=_by_rank)
        found += [_marked(entry, words[0]) for _rank_of, entry in of_group[:_A_GROUP]]
    return found


def _by_rank(pair: tuple[int, Entry]) -> tuple[int, int]:
    return pair[0], len(pair[1].text)


def _rank(entry: Entry, words: Sequence[str]) -> int | None:
    """0: begins with the first word; 1: a word of it does; 2: somewhere; 3: only the remark has it; None: not."""
    text, remark = plain(entry.text), plain(entry.remark)
    if not all(word in text or word in remark for word in words):
        return None
    first = words[0]
    if text.startswith(first):
        return 0
    if any(part.startswith(first) for part in text.split()):
        return 1
    return 2 if first in text else 3


def _marked(entry: Entry, word: str) -> Entry:
    start = plain(entry.text).find(word)
    return replace(entry, hit=(start, start + len(word))) if start >= 0 else entry

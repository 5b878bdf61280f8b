"""The list of KPIs as lines: the large gauges first, then each family; what a search leaves of them. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import inputs_with_data, load_catalogue
from desktop_app.operations.kpis.kpi_board import Board, large_keys, load_board
from desktop_app.operations.kpis.missing import missing_of
from desktop_app.reports.kpi_gaps import Gap, gap_text
from desktop_app.reports.kpi_words import GROUP_WORDS
from desktop_app.rules.kpis.catalogue import Group, Kpi
from desktop_app.store import settings
from desktop_app.store.database import Store

LARGE = "large"
_LARGE_TITLE = N_("Large gauges")


@dataclass(frozen=True, slots=True)
class Heading:
    """``section`` is LARGE or the value of a Group; ``remark`` how many of its KPIs are shown."""

    section: str
    title: str
    remark: str


@dataclass(frozen=True, slots=True)
class Item:
    """A KPI in a section; ``gaps``: sentences on what it lacks, none if it can be computed; ``lack``: in few words.

    ``imports``: an import would bring what it lacks.
    """

    section: str
    kpi: Kpi
    large: bool
    gaps: tuple[str, ...]
    lack: str = ""
    imports: bool = False

    @property
    def shown(self) -> bool:
        return not self.kpi.hidden

    @property
    def to_confirm(self) -> bool:
        """Whether somebody looks at it by thresholds that nobody has confirmed."""
        return self.kpi.unconfirmed and self.shown and not self.gaps


Line = Heading | Item


@dataclass(frozen=True, slots=True)
class Choice:
    """All there is to choose from, as it is chosen now: ``items`` in the order of the board, ``large`` in theirs."""

    board: Board
    items: tuple[Item, ...]
    large: tuple[str, ...]

    def find(self, key: str) -> Item | None:
        return next((item for item in self.items if item.kpi.key == key), None)

    def section(self, name: str) -> list[str]:
        """The keys of a section, in their order."""
        return list(self.large) if name == LARGE else [item.kpi.key for item in self.items if item.section == name]


def load_choice(store: Store) -> Choice:
    board, kpis = load_board(store), load_catalogue(store)
    known, revenue = inputs_with_data(store), settings.load(store).revenue_source
    # Until somebody chooses, those are large that have something to show, as on the page of gauges.
    large = large_keys(board, [kpi for kpi in kpis if not kpi.hidden and (board.large or kpi.needs <= known)])
    items = (_item(kpi, missing_of(kpi, known, revenue), large=kpi.key in large) for kpi in kpis)
    return Choice(board, tuple(items), tuple(large))


def _item(kpi: Kpi, gaps: Sequence[Gap], *, large: bool) -> Item:
    kinds = dict.fromkeys(_(gap.kind) for gap in gaps if gap.kind)
    lack = _("Needs an import: {kinds}").format(kinds=", ".join(kinds)) if kinds else "".join(map(gap_text, gaps[:1]))
    return Item(kpi.group.value, kpi, large, tuple(map(gap_text, gaps)), lack, bool(kinds))


class Sieve(Enum):
    """Which KPIs are listed."""

    ALL = N_("All")
    COMPUTABLE = N_("My data allow")
    SHOWN = N_("Shown")
    HIDDEN = N_("Hidden")
    TO_CONFIRM = N_("To confirm")
    OWN = N_("My own")

    def lets(self, item: Item) -> bool:
        match self:
            case Sieve.COMPUTABLE:
                return not item.gaps
            case Sieve.SHOWN:
                return item.shown
            case Sieve.HIDDEN:
                return not item.shown
            case Sieve.TO_CONFIRM:
                return item.to_confirm
            case Sieve.OWN:
                return item.kpi.own
            case _:
                return True


def lines(choice: Choice, typed: str, sieve: Sieve = Sieve.ALL) -> list[Line]:
    """Headings and items; with a search or a sieve only what fits, and no empty section."""
    known = {item.kpi.key: item for item in choice.items}
    large = [replace(known[key], section=LARGE) for key in choice.large if key in known]
    found = _section(LARGE, _(_LARGE_TITLE), large, typed, sieve)
    for group in Group:
        mine = [item for item in choice.items if item.kpi.group is group]
        found += _section(group.value, _(GROUP_WORDS[group]), mine, typed, sieve)
    return found


def _section(section: str, title: str, items: Sequence[Item], typed: str, sieve: Sieve) -> list[Line]:
    fitting = [item for item in items if _fits(item.kpi, typed) and sieve.lets(item)]
    if not fitting:
        return []
    shown = _("{n} of {all} shown").format(n=sum(item.shown for item in items), all=len(items))
    remark = _("drag, or Alt and the arrow keys, to order") if section == LARGE else shown
    return [Heading(section, title, remark), *fitting]


def _fits(kpi: Kpi, typed: str) -> bool:
    words = typed.casefold().split()
    text = f"{_(kpi.texts.name)} {_(kpi.texts.definition) if kpi.texts.definition else ''} {kpi.key} {kpi.owner}"
    return all(word in text.casefold() for word in words)

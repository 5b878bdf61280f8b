"""A second, small table joined to the rows of the first: by a column whose values do not repeat.

Which join is offered and why; reading either table is in the readers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.files.header_names import normalised
from desktop_app.files.source import RawTable, Row, RowProblem, Severity
from desktop_app.i18n import N_

NOT_LISTED: Final = N_("“{text}” is not listed in “{lookup}”; what it would add stays empty.")
MOST_ROWS: Final = 5_000
"""A longer table is data of its own; what is joined is held in memory and remembered with the shape."""
_COVERED: Final = 0.9
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Lookup:
    """``rows``: the key's text, folded → the cells it adds under ``titles``. ``on``: the column of the main table."""

    name: str
    key: str
    on: str
    titles: tuple[str, ...]
    rows: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class JoinOffer:
    """``found`` of the ``total`` different texts in the column ``on`` are listed in the table ``name``."""

    name: str
    key: str
    on: str
    adds: tuple[str, ...]
    found: int
    total: int


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def offer_join(main: RawTable, other: RawTable, name: str, key: str = "", on: str = "") -> JoinOffer | None:
    """How ``other`` can be joined to ``main``; None if it cannot. ``key`` and ``on`` narrow the choice.

    Its column must not repeat a value and must list 90 % of the different values of the main table's; numbers are
    joined under equal titles only, because small numbers cover each other by chance.
    """
    if not other.count.complete or not other.rows or len(other.rows) > MOST_ROWS:
        return None
    offers = [
        (_strength(offer, main, other), offer)
        for offer in _offers(main, other, name)
        if key in ("", offer.key) and on in ("", offer.on)
    ]
    return max(offers, key=lambda one: one[0])[1] if offers else None


def _strength(offer: JoinOffer, main: RawTable, other: RawTable) -> tuple[bool, float, int, int]:
    """Equal titles first, then what is found, then many different values; the leftmost column of the lookup."""
    same = normalised(offer.key) == normalised(offer.on)
    return same, offer.found / offer.total, offer.total, -_place(other, offer.key) - _place(main, offer.on)


def _place(table: RawTable, title: str) -> int:
    return [table.title_of(place) for place in range(table.layout.width)].index(title)


def _offers(main: RawTable, other: RawTable, name: str) -> Iterator[JoinOffer]:
    columns = [_distinct(main, place) for place in range(main.layout.width)]
    taken = {normalised(title) for title in main.header}
    for key in range(other.layout.width):
        listed = [fold(row[key]) for row in other.rows if row[key].strip()]
        if len(listed) < _FEW or len(set(listed)) < len(listed):
            continue
        adds = tuple(
            other.title_of(place)
            for place in range(other.layout.width)
            if place != key and normalised(other.title_of(place)) not in taken
        )
        for place, values in enumerate(columns):
            same = normalised(main.title_of(place)) == normalised(other.title_of(key))
            if not adds or len(values) < _FEW or not (same or _are_words(values)):
                continue
            found = len(values & set(listed))
            if found >= _COVERED * len(values):
                yield JoinOffer(name, other.title_of(key), main.title_of(place), adds, found, len(values))


def _distinct(table: RawTable, place: int) -> set[str]:
    return {fold(cell) for cell in table.column(place) if cell.strip()}


def _are_words(values: Iterable[str]) -> bool:
    return all(any(map(str.isalpha, value)) for value in values)


def make_lookup(other: RawTable, offer: JoinOffer) -> Lookup:
    """The rows of ``other`` by their key."""
    titles = [other.title_of(place) for place in range(other.layout.width)]
    key, places = titles.index(offer.key), [titles.index(title) for title in offer.adds]
    rows = {fold(row[key]): tuple(row[place] for place in places) for row in other.rows if row[key].strip()}
    return Lookup(offer.name, offer.key, offer.on, offer.adds, rows)


class Joining:
    """Adds the cells of a lookup to rows as they pass and notes each text that is not listed, once."""

    def __init__(self, titles: Sequence[str], lookup: Lookup) -> None:
        self.problems: list[RowProblem] = []
        self._lookup = lookup
        self._place = list(titles).index(lookup.on)
        self._none = ("",) * len(lookup.titles)
        self._told: set[str] = set()

    def rows(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        listed, place, none = self._lookup.rows, self._place, self._none
        for line, cells in rows:
            text = cells[place]
            added = listed.get(fold(text))
            if added is None and text.strip():
                self._note(line, text)
            yield line, cells + (added or none)

    def _note(self, line: int, text: str) -> None:
        if fold(text) not in self._told:
            self._told.add(fold(text))
            values = (("text", text), ("lookup", self._lookup.name))
            self.problems.append(RowProblem(line, self._lookup.on, text, NOT_LISTED, values, Severity.WARNING))


def lookup_to_json(lookup: Lookup) -> dict[str, object]:
    return {
        "name": lookup.name,
        "key": lookup.key,
        "on": lookup.on,
        "adds": list(lookup.titles),
        "rows": {key: list(cells) for key, cells in lookup.rows.items()},
    }


def lookup_from_json(told: Mapping[str, object]) -> Lookup:
    """KeyError, TypeError or ValueError for what is no lookup."""
    rows, adds = told["rows"], told["adds"]
    if (
        not isinstance(rows, Mapping)
        or not isinstance(adds, list)
        or any(len(one) != len(adds) for one in rows.values())
    ):
        raise ValueError(told)
    made = {fold(str(key)): tuple(map(str, cells)) for key, cells in rows.items()}
    return Lookup(str(told["name"]), str(told["key"]), str(told["on"]), tuple(map(str, adds)), made)

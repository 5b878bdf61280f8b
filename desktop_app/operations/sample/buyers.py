"""The customers of the sample: invented names, where they are, and whose customer each one is."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.operations.sample.cast import Person

_HOUSES: Final = (
    "Alder & Finch", "Amberlock", "Bluewater", "Brackenholm", "Calder Quay", "Cormorant", "Corvin", "Drift & Daughters",
    "Eastermere", "Eiderdal", "Fjordlys", "Gallant", "Greywharf", "Halyard", "Heronsgate", "Ironbeck", "Juniper Bay",
    "Kestrel", "Kingsluice", "Lanternfish", "Larkspur", "Lindholm", "Marlow Reach", "Mistral", "Moorhen", "Nordhaven",
    "Oakum", "Ostrava Line", "Pelican Rock", "Pinecrest", "Quillon", "Ravensey", "Redbuoy", "Saltbox", "Sandpiper",
    "Silverkeel", "Skerry", "Stillwater", "Tannenhof", "Tern Island", "Tidewell", "Ulmen", "Vesper", "Westering",
    "Whitecap", "Wolfram", "Yarrow", "Zephyr", "Ashgrove", "Boreal", "Copperline", "Dunmore Sound", "Estuary",
    "Flintmoor", "Gull & Gray", "Hollybank", "Inverlea", "Knotwood", "Lowtide", "Meridian",
)  # fmt: skip
_TRADES: Final = (
    ("Boatyard", "Boatyard"), ("Marina", "Marina"), ("Marine", "Retail"), ("Yacht Club", "Marina"),
    ("Timber Works", "Builder"), ("Docks", "Marina"), ("Construction", "Builder"), ("Outfitters", "Retail"),
    ("Sailing School", "Marina"), ("Shipwrights", "Boatyard"), ("Landscapes", "Builder"), ("Ferries", "Public"),
    ("Harbor Authority", "Public"), ("Fishing Supply", "Retail"), ("Carpentry", "Builder"), ("Charter", "Marina"),
    ("Boat Hire", "Marina"), ("Trading", "Retail"), ("Works Department", "Public"), ("Homes", "Builder"),
)  # fmt: skip
_ABROAD: Final = (
    ("Șantierul Naval Pescăruș SRL", "Boatyard", "Constanța", "Romania"),
    ("Lemn și Punte SRL", "Builder", "Tulcea", "Romania"),
    ("青岛海松贸易有限公司", "Retail", "Qingdao", "China"),
    ("廣洋遊艇有限公司", "Boatyard", "Kaohsiung", "Taiwan"),
    ("Bootshaus Möwensee GmbH", "Marina", "Rostock", "Germany"),
    ("Charpentes de l’Étier", "Builder", "Nantes", "France"),
    ("Astilleros Río Claro", "Boatyard", "Vigo", "Spain"),
    ("Przystań Żuraw", "Marina", "Gdynia", "Poland"),
)
_TOWNS: Final = (("Cork", "Ireland"), ("Galway", "Ireland"), ("Waterford", "Ireland"), ("Sligo", "Ireland"),
                 ("Dublin", "Ireland"), ("Rotterdam", "Netherlands"), ("Antwerp", "Belgium"), ("Brest", "France"),
                 ("Kiel", "Germany"), ("Aarhus", "Denmark"))  # fmt: skip
_AT_THE_START: Final = 132
_LOYAL: Final = 3  # the first third of a book buys as often as all the rest
_ASKED_BEFORE: Final = 65  # of a hundred prospects
_WON_OVER: Final = 40  # of a hundred new customers, those who had asked before

VARIANT: Final = ("Alder & Finch Boatyard", "Alder and Finch Boatyard")
"""One customer as the sales system writes it, and as some invoices do."""


@dataclass(frozen=True, slots=True)
class Customer:
    number: str
    name: str
    segment: str
    town: str
    country: str


def names(rng: random.Random) -> Iterator[Customer]:
    """Every customer there could be, in the order in which they turn up; some hundreds more than are needed."""
    made = [(f"{house} {trade}", segment) for house in _HOUSES for trade, segment in _TRADES]
    rng.shuffle(made)
    made.remove(known := (VARIANT[0], "Boatyard"))
    at_home = [(name, segment, *rng.choice(_TOWNS)) for name, segment in [known, *made]]
    for place, abroad in enumerate(_ABROAD):
        at_home.insert(2 + 9 * place, abroad)
    for number, entry in enumerate(at_home, start=1):
        yield Customer(f"C{number:04d}", *entry)


class Books:
    """Whose customer each one is. A newcomer takes over the book of somebody who left, else part of the largest."""

    def __init__(self, sellers: list[Person], start: date, rng: random.Random) -> None:
        self._rng = rng
        self._fresh = names(rng)
        self._books: dict[str, list[Customer]] = {person.name: [] for person in sellers}
        self._waiting: dict[str, list[Customer]] = {}
        there = [person for person in sellers if person.joined <= start]
        for place in range(_AT_THE_START):
            self._books[there[place % len(there)].name].append(next(self._fresh))
        self._prospects: list[Customer] = []
        self._leavers = [person for person in sellers if person.left]
        for name, book in self._books.items():
            self._waiting[name] = list(book)

    def returning(self, seller: Person, day: date) -> Customer:
        """A customer of ``seller`` who buys again; those who have not come yet go first."""
        waiting = self._waiting[seller.name]
        return waiting.pop(0) if waiting else self.known(seller, day)

    def known(self, seller: Person, day: date) -> Customer:
        """Any customer of ``seller``."""
        book = self._book(seller, day)
        part = book[: max(1, len(book) // _LOYAL)] if self._rng.randrange(2) else book
        return self._rng.choice(part)

    def new(self, seller: Person, day: date) -> Customer:
        """Somebody who has never bought; from now on in the book of ``seller``."""
        won_over = self._prospects and self._rng.randrange(100) < _WON_OVER
        found = self._prospects.pop(0) if won_over else next(self._fresh)
        self._book(seller, day).append(found)
        return found

    def prospect(self) -> Customer:
        """Somebody who asks for an offer and is in nobody's book."""
        if self._prospects and self._rng.randrange(100) < _ASKED_BEFORE:
            return self._rng.choice(self._prospects)
        self._prospects.append(next(self._fresh))
        return self._prospects[-1]

    def _book(self, seller: Person, day: date) -> list[Customer]:
        book = self._books[seller.name]
        if not book:
            self._hand_over(book, day)
        return book

    def _hand_over(self, book: list[Customer], day: date) -> None:
        for leaver in self._leavers:
            if leaver.left and leaver.left <= day and self._books[leaver.name]:
                book += self._books[leaver.name]
                self._books[leaver.name] = []
                return
        largest = max(self._books.values(), key=len)
        book += largest[::3]
        del largest[::3]

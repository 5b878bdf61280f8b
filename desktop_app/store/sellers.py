"""Who sells to a customer, in a region or a product from which day on: dated facts of the name, kept like any other."""

from dataclasses import dataclass
from typing import Final

from desktop_app.store import names
from desktop_app.store.database import Store

NOUNS: Final = ("customer", "region", "product")
"""In the order in which they are asked for a record that names no seller."""
FIELD: Final = "seller"


@dataclass(frozen=True, slots=True)
class SellerOf:
    """From the day ``first`` on (an ordinal; 0: the beginning) ``person`` sells to the name; 0: nobody any more."""

    noun: str
    name_id: int
    name: str
    first: int
    person: int


def load(store: Store) -> list[SellerOf]:
    """Every entry in force, by noun, name and day. A seller who is no longer known is nobody."""
    told = names.facts(store, FIELD)
    people = names.written(store, "person") if told else {}
    return [
        SellerOf(noun, name.id, name.text, first, people.get(names.fold(value), 0))
        for noun in NOUNS
        if told
        for name in names.load(store, noun)
        for first, value in told.get(name.id, ())
    ]


def save(store: Store, name_id: int, person: int, first: int, batch: int) -> None:
    """The person is kept by their key, which tells two of one name apart; 0 ends what held before."""
    row = store.db.execute("select key from name where id = ?", [person]).fetchone()
    names.save_change(store, name_id, {FIELD: row[0] if row else ""}, first, batch)

"""Clean tables that were held back until the reader was mended by looking at how it failed on them."""

from random import Random
from typing import Final

from tests.accuracy.bases import Base, Maker, a_day, money


def parcels(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            f"RR{rng.randrange(10**9):09d}PL",
            f"{a_day(rng):%Y.%m.%d}",
            rng.choice(("Kurier, Łódź", "Paczkomat", "Odbiór osobisty")),
            f"{rng.randrange(1, 30)}.{rng.randrange(10)} kg",
            rng.choice(("", "zwrot", "uszkodzona; opisana", "dwa kartony")),
            rng.choice(("tak", "nie")),
        )
        for _ in range(size)
    )
    header = ("Przesyłka", "Nadano", "Sposób", "Masa", "Uwagi", "Opłacona")
    return Base("parcels", header, rows, (2, 4), languages=("pl", "en"))


def calls(rng: Random, size: int) -> Base:
    """Days with hours, telephones, whole numbers, the text last."""
    rows = tuple(
        (
            f"{a_day(rng):%m/%d/%Y} {rng.randrange(1, 12)}:{rng.randrange(60):02d} {rng.choice(('AM', 'PM'))}",
            f"({rng.randrange(200, 999)}) 555-{rng.randrange(10**4):04d}",
            str(rng.randrange(900)),
            f"{rng.randrange(1, 6)}",
            rng.choice(("Asked for a quote, then rang off", "Voice mail", 'Wants the 40" model', "Wrong number")),
        )
        for _ in range(size)
    )
    return Base("calls", ("Started", "Caller", "Seconds", "Score", "Outcome"), rows, (4,))


def rents(rng: Random, size: int) -> Base:
    """Three columns, one of which seldom holds anything."""
    rows = tuple(
        (
            f"Hala {rng.randrange(1, 40)}{rng.choice('ABC')}",
            f"{money(rng, ',')} lei",
            rng.choice(("", "", "indexată", "fără TVA; avans")),
        )
        for _ in range(size)
    )
    return Base("rents", ("Spațiu", "Chirie", "Observații"), rows, (0, 2), comma=True, languages=("ro", "en"))


SHOWN: Final[tuple[Maker, ...]] = (parcels, calls, rents)

"""Clean tables that nothing in the reader was chosen by looking at: other columns, words and shapes than the tuned."""

from random import Random
from typing import Final

from tests.accuracy.bases import Base, Maker, a_day


def blends(rng: Random, size: int) -> Base:
    """French: shares, thousands parted by a blank, a reference with a slash, remarks now and then."""
    rows = tuple(
        (
            f"{rng.randrange(10, 99)}/{rng.randrange(1000):03d}",
            rng.choice(("Éthiopie, lavé", "Colombie", "Brésil; nature", "Mélange « maison »")),
            f"{rng.randrange(1, 99)} %",
            f"{rng.randrange(1, 9)} {rng.randrange(1000):03d},{rng.randrange(100):02d}",
            f"{a_day(rng):%d.%m.%y}",
            rng.choice(("", "", "à goûter", "réservé, ne pas vendre")),
        )
        for _ in range(size)
    )
    header = ("Réf.", "Origine", "Part", "Stock kg", "Reçu le", "Note")
    return Base("blends", header, rows, (1, 5), comma=True, languages=("fr", "en"))


def visits(rng: Random, size: int) -> Base:
    """Moments with a zone, versions and addresses of machines, whole numbers, a sentence in the middle."""
    rows = tuple(
        (
            f"{a_day(rng):%Y-%m-%d}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00Z",
            f"10.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(256)}",
            rng.choice(("Asked for 3 quotes", "Left, no answer", "Compared plans: S, M", "Signed up")),
            f"{rng.randrange(1, 12)}.{rng.randrange(10)}.{rng.randrange(30)}",
            str(rng.randrange(5000)),
        )
        for _ in range(size)
    )
    return Base("visits", ("Seen at", "Address", "What", "Version", "Milliseconds"), rows, (2,))


def members(rng: Random, size: int) -> Base:
    """Four columns, two of them words, one of them yes or nothing, the day in the first."""
    rows = tuple(
        (
            f"{a_day(rng):%d.%m.%Y}",
            rng.choice(("Müller-Lüdenscheidt", "Groß, Käthe", "von Öhr", "Weiß")),
            rng.choice(("Chor", "Rudern, Jugend", "Schach", "Turnen; Senioren")),
            rng.choice(("x", "x", "")),
        )
        for _ in range(size)
    )
    header = ("Eintritt", "Name", "Abteilung", "Bezahlt")
    return Base("members", header, rows, (1, 2), languages=("de", "en"))


HELD_BACK: Final[tuple[Maker, ...]] = (blends, visits, members)

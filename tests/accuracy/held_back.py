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


def tills(rng: Random, size: int) -> Base:
    """Danish: the number of a till receipt, hours, amounts with a currency beside them, a cashier's short name."""
    rows = tuple(
        (
            f"{rng.randrange(1, 5)}-{rng.randrange(10**5):05d}",
            f"{a_day(rng):%d-%m-%y} {rng.randrange(8, 21):02d}.{rng.randrange(60):02d}",
            rng.choice(("Smørrebrød, 2 stk.", "Øl 33 cl", "Kaffe; te", "Menu «dagens»", "Kage")),
            f"{rng.randrange(10, 900)},{rng.choice(('00', '50', '95'))} kr.",
            rng.choice(("", "", "rabat 10 %", "retur; se bon")),
            rng.choice(("aja", "bsø", "mkr")),
        )
        for _ in range(size)
    )
    header = ("Bon", "Tidspunkt", "Vare", "Beløb", "Bemærkning", "Kasse")
    return Base("tills", header, rows, (2, 4), comma=True, languages=("da", "en"))


def workshops(rng: Random, size: int) -> Base:
    """Italian: a month in letters without a year, hours as decimals, two notes, the last often empty."""
    rows = tuple(
        (
            rng.choice(("Bianchi S.n.c.", "D'Angelo, Nicolò", "Forlì Pneumatici", "L'Officina; Bari")),
            f"{a_day(rng).day} {rng.choice(('gennaio', 'marzo', 'luglio'))} {rng.randrange(2022, 2025)}",
            f"{rng.randrange(1, 9)},{rng.choice(('0', '25', '5'))}",
            f"€ {rng.randrange(1, 9)}.{rng.randrange(1000):03d},{rng.randrange(100):02d}",
            rng.choice(("revisione", "freni, olio", "gomme invernali")),
            rng.choice(("", "", "richiamare", "urgente; cliente in attesa")),
        )
        for _ in range(size)
    )
    header = ("Cliente", "Data", "Ore", "Totale", "Lavoro", "Note")
    return Base("workshops", header, rows, (4, 5), comma=True, languages=("it", "en"))


def courses(rng: Random, size: int) -> Base:
    """Traditional Chinese, years of the Republic, two columns of words side by side, marks of a hundred."""
    rows = tuple(
        (
            f"{a_day(rng).year - 1911}/{rng.randrange(1, 13):02d}/{rng.randrange(1, 29):02d}",
            rng.choice(("會計入門", "英語會話（二）", "書法、國畫", "簡報技巧")),
            rng.choice(("林怡君", "陳志明", "黃, 小姐", "吳宗憲")),
            str(rng.randrange(40, 101)),
            rng.choice(("通過", "補考", "")),
        )
        for _ in range(size)
    )
    return Base("courses", ("日期", "課程", "學員", "成績", "結果"), rows, (1, 2), languages=("zh_TW", "en"))


def meters(rng: Random, size: int) -> Base:
    """Long numbers, a sign of truth, exponents, a code with a colon; words only in one narrow column."""
    rows = tuple(
        (
            f"DE{rng.randrange(10**12):012d}",
            f"1-0:{rng.randrange(1, 9)}.8.{rng.randrange(3)}",
            f"{rng.uniform(0, 9):.3E}",
            rng.choice(("true", "false")),
            f"{a_day(rng):%Y%m%d}",
            rng.choice(("ok", "read by phone", "door locked, card left")),
        )
        for _ in range(size)
    )
    return Base("meters", ("Meter", "Register", "Value", "Valid", "Day", "State"), rows, (5,))


def donors(rng: Random, size: int) -> Base:
    """Romanian, three columns: a name, an amount with groups, and how it came."""
    rows = tuple(
        (
            rng.choice(("Ionescu, Vlad", "Asociația „Lumina”", "Țîrlea Ștefania", "S.C. Brad S.R.L.")),
            f"{rng.randrange(1, 20)}.{rng.randrange(1000):03d},{rng.randrange(100):02d}",
            rng.choice(("numerar", "virament; OP 12", "card")),
        )
        for _ in range(size)
    )
    return Base("donors", ("Donator", "Suma", "Mod"), rows, (0, 2), comma=True, languages=("ro", "en"))


HELD_BACK: Final[tuple[Maker, ...]] = (blends, visits, members, tills, workshops, courses, meters, donors)

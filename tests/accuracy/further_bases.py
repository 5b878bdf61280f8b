"""Clean tables that were held back once and then looked at: cells that may be empty at the end of a row."""

from random import Random
from typing import Final

from tests.accuracy.bases import Base, Maker, a_day, money


def hours(rng: Random, size: int) -> Base:
    """Hours worked: clock times, days, a remark that is often empty."""
    rows = tuple(
        (
            rng.choice(("Iris Vank", "Bram de Wit", "Noor Aydin", "Sjoerd Bos")),
            f"{a_day(rng):%d-%m-%Y}",
            f"{rng.randrange(6, 11):02d}:{rng.choice(('00', '15', '30'))}",
            f"{rng.randrange(12, 20):02d}:{rng.choice(('00', '15', '45'))}",
            f"{rng.randrange(2, 10)},{rng.choice(('0', '25', '5', '75'))}",
            rng.choice(("Depot; north gate", "Quay 4", "Office, 2nd floor", "On the road")),
            rng.choice(("", "", "overtime agreed", "replaced Bram, see mail")),
        )
        for _ in range(size)
    )
    header = ("Medewerker", "Datum", "Van", "Tot", "Uren", "Locatie", "Opmerking")
    return Base("hours", header, rows, (5, 6), comma=True, languages=("nl", "en"))


def articles(rng: Random, size: int) -> Base:
    """A price list: codes of letters and digits, inches, currencies beside the amounts, long numbers."""
    goods = ('Pipe 3/4"', "Valve, brass", "Hose; 10 m", "Seal ring", 'Clamp 2" wide, steel', "Filter")
    rows = tuple(
        (
            f"{rng.choice('ABX')}{rng.randrange(100, 999)}.{rng.randrange(10, 99)}",
            rng.choice(goods),
            rng.choice(("pc", "m", "box")),
            f"{money(rng)} EUR",
            f"40{rng.randrange(10**11):011d}",
            str(rng.randrange(-5, 400)),
        )
        for _ in range(size)
    )
    return Base("articles", ("Article", "Description", "Unit", "List price", "EAN", "Stock"), rows, (1, 2))


def chances(rng: Random, size: int) -> Base:
    """Open deals: shares of a hundred, amounts with groups, days with the month in letters, gaps."""
    rows = tuple(
        (
            rng.choice(("Toiture école", "Parc d'activités", "Réseau, lot 2", "Atelier «Bois»")) + f" {n + 1}",
            rng.choice(("Prospection", "Offre remise", "Négociation")),
            f"{rng.randrange(1, 10) * 10} %",
            f"{rng.randrange(1, 90)} {rng.randrange(1000):03d}.{rng.randrange(100):02d}",
            f"{a_day(rng):%d %b %Y}" if rng.random() > 0.15 else "",
            rng.choice(("Hélène Roy", "Marc Petit", "Loïc Le Gall")),
        )
        for n in range(size)
    )
    header = ("Affaire", "Étape", "Probabilité", "Montant", "Signature", "Commercial")
    return Base("chances", header, rows, (0, 5), languages=("fr", "en"))


def addresses(rng: Random, size: int) -> Base:
    """Words with digits among them, and codes that are no numbers: hardly a column of values."""
    rows = tuple(
        (
            rng.choice(("Alder & Sons", "Bright Dental", "Corner Café", "Dawes, Pike LLP", "Elm Garage")),
            f"{rng.randrange(1, 200)} {rng.choice(('Mill Lane', 'High Street', 'Quay Road, Unit B', 'Elm Grove'))}",
            f"{rng.choice(('BS', 'LS', 'M'))}{rng.randrange(1, 20)} {rng.randrange(1, 9)}{rng.choice(('AB', 'TQ'))}",
            rng.choice(("Bristol", "Leeds", "Manchester")),
            rng.choice(("Mr Dawes", "Ms Okoro", "", "Dr Lin")),
        )
        for _ in range(size)
    )
    return Base("addresses", ("Account", "Street", "Postcode", "Town", "Contact"), rows, (0, 1, 3))


FURTHER: Final[tuple[Maker, ...]] = (hours, articles, chances, addresses)

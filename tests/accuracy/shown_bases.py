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


def boats(rng: Random, size: int) -> Base:
    """Hours beside days, a number with a unit, a name with a dot, seldom a remark."""
    rows = tuple(
        (
            f"{rng.choice('ABCD')}{rng.randrange(1, 60)}",
            f"{a_day(rng):%d-%b-%Y}",
            f"{rng.randrange(6, 20):02d}:{rng.choice(('00', '15', '30', '45'))}",
            rng.choice(("M/Y Aurora", "S.V. Blue Lady", "Optimist no. 4", "Dinghy")),
            money(rng),
            rng.choice(("", "", "fuel, water", "late; called twice", 'engine "hot"')),
        )
        for _ in range(size)
    )
    return Base("boats", ("Berth", "Arrived", "At", "Vessel", "Fee", "Remarks"), rows, (3, 5))


def lessons(rng: Random, size: int) -> Base:
    """Spanish, decimals with a comma, days that either order fits now and then, two names in one cell."""
    rows = tuple(
        (
            f"{a_day(rng):%d/%m/%Y}",
            rng.choice(("García, Lucía", "Núñez, Íñigo", "Peña, José Ángel", "Ochoa, Mª Pilar")),
            rng.choice(("Matemáticas", "Inglés B2", "Piano", "Física y Química")),
            f"{rng.choice((1, 1, 2))},{rng.choice((0, 5))}",
            money(rng, ","),
            rng.choice(("sí", "no")),
        )
        for _ in range(size)
    )
    header = ("Fecha", "Alumno", "Materia", "Horas", "Importe", "Cobrado")
    return Base("lessons", header, rows, (1, 2), comma=True, languages=("es", "en"))


def orders(rng: Random, size: int) -> Base:
    """Chinese, numbers with leading zeros, amounts with thousands, an address as the text."""
    rows = tuple(
        (
            f"{rng.randrange(10**6):08d}",
            f"{a_day(rng):%Y/%m/%d}",
            rng.choice(("张伟", "李娜", "欧阳静", "王芳")),
            rng.choice(("上海市浦东新区", "广州, 天河", "成都；武侯区", "北京")),
            str(rng.randrange(1, 90)),
            f"{rng.randrange(1, 9)},{rng.randrange(1000):03d}.{rng.randrange(100):02d}",
        )
        for _ in range(size)
    )
    header = ("编号", "日期", "经办人", "送货地点", "件数", "货款")
    return Base("orders", header, rows, (2, 3), languages=("zh_CN", "en"))


def shipments(rng: Random, size: int) -> Base:
    """Months in letters, weights with a unit of their own, hyphens and apostrophes within names, a link last."""
    rows = tuple(
        (
            f"{rng.choice('ABCDEFGH')}{rng.randrange(1000, 9999)}/{rng.randrange(20, 25)}",
            f"{a_day(rng):%b %d, %Y}",
            rng.choice(("O'Brien & Daughters", "Jean-Luc's", "St. John, New Brunswick", "Port-of-Spain Ltd")),
            f"{rng.uniform(0.2, 60):.3f}",
            rng.choice(("kg", "lb", "kg")),
            f"https://track.example/{rng.randrange(10**6):06d}?v={rng.randrange(9)}",
        )
        for _ in range(size)
    )
    return Base("shipments", ("Waybill", "Left on", "Consignee", "Weight", "Unit", "Link"), rows, (2,))


SHOWN: Final[tuple[Maker, ...]] = (parcels, calls, rents, boats, lessons, orders, shipments)

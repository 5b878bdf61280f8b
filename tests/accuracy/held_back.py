"""Clean tables that nothing in the reader was chosen by looking at: other columns, words and shapes than the tuned."""

from random import Random
from typing import Final

from tests.accuracy.bases import Base, Maker, a_day, money


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


HELD_BACK: Final[tuple[Maker, ...]] = (boats, lessons, orders)

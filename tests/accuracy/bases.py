"""Clean tables of different character from which dirty files are made; those never tuned on are in held_back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

Row = tuple[str, ...]
SIZES: Final = (3, 5, 12, 40, 150, 500)


@dataclass(frozen=True)
class Base:
    """``texts``: columns of words, in which a sign may go astray; ``comma``: the decimals are written with a comma;
    ``languages``: those that whoever reads the table writes, which the program is told.
    """

    name: str
    header: Row
    rows: tuple[Row, ...]
    texts: tuple[int, ...]
    comma: bool = False
    languages: tuple[str, ...] = ("en",)

    @property
    def width(self) -> int:
        return len(self.header)


Maker = Callable[[Random, int], Base]


def a_day(rng: Random) -> date:
    return date(2022, 1, 1) + timedelta(days=rng.randrange(1000))


def money(rng: Random, mark: str = ".") -> str:
    return f"{rng.randrange(1, 9000)}{mark}{rng.randrange(100):02d}"


def readings(rng: Random, size: int) -> Base:
    """Nothing but numbers."""
    rows = tuple(
        (
            str(rng.randrange(1, 90)),
            str(n % 24),
            f"{rng.uniform(0, 500):.3f}",
            f"{rng.gauss(230, 4):.1f}",
            f"{rng.gauss(0, 12):.2f}",
            str(rng.randrange(10_000)),
        )
        for n in range(size)
    )
    return Base("readings", ("Station", "Hour", "Power", "Voltage", "Drift", "Pulses"), rows, ())


_OPINIONS: Final = (
    "Great, works as told",
    'They call it "robust"; I agree',
    "Too small, too loud, too late",
    "fine",
    "Line one\nline two, with a comma",
    "Nothing to add",
    'Size 15" fits',
    "Came late; came broken",
    "Would buy again",
)
_REVIEWERS: Final = ("Ana Pop", "Smith, John", "Zoë Lefèvre", "Mary O'Neill", "Pavel Horák")


def reviews(rng: Random, size: int) -> Base:
    """Sentences with commas, quotes and line ends in the cells."""
    goods = ("Lamp", "Desk, oak", "Chair", 'Screen 24"', "Rug")
    rows = tuple(
        (rng.choice(goods), rng.choice(_REVIEWERS), rng.choice(_OPINIONS), str(rng.randrange(1, 6)), str(a_day(rng)))
        for _ in range(size)
    )
    return Base("reviews", ("Product", "Reviewer", "Comment", "Rating", "Posted"), rows, (0, 1, 2))


def chinese_sales(rng: Random, size: int) -> Base:
    firms = ("北京华夏贸易有限公司", "上海东方科技", "广州新时代电子，南区", "深圳市一诺商贸")
    rows = tuple(
        (f"XS{n + 1:05d}", str(a_day(rng)), rng.choice(("王小明", "李娜", "张伟")), rng.choice(firms), money(rng))
        for n in range(size)
    )
    return Base("chinese sales", ("单号", "日期", "业务员", "客户", "金额"), rows, (2, 3))


def balances(rng: Random, size: int) -> Base:
    """Two columns."""
    names = ("Nordkai Werft", "Casa Bună", "Teak & Co", "Harbor Pine", "Lanovka", "Hurt SA")
    rows = tuple((f"{rng.choice(names)} {n + 1}", money(rng)) for n in range(size))
    return Base("balances", ("Customer", "Balance"), rows, (0,), languages=("ro", "en"))


def months(rng: Random, size: int) -> Base:
    """Forty columns."""
    header = (
        "Code",
        "Seller",
        "Region",
        *(f"{year}-M{month}" for year in (2022, 2023, 2024) for month in range(1, 13)),
    )
    rows = tuple(
        (
            f"S{n:03d}",
            rng.choice(("Ana Pop", "Ion Rus", "Eva Dan")),
            rng.choice(("North", "South", "East")),
            *(str(rng.randrange(90_000)) if rng.random() > 0.1 else "" for _ in range(36)),
            "EUR",
        )
        for n in range(size)
    )
    return Base("months", (*header, "Currency"), rows, (1, 2))


def orders(rng: Random, size: int) -> Base:
    """Numbers of orders, days, and cells that may be empty."""
    rows = tuple(
        (
            f"{rng.randrange(10**6):06d}",
            str(n % 7 + 1),
            f"{a_day(rng):%d.%m.%Y}",
            f"{a_day(rng):%d.%m.%Y}" if rng.random() > 0.2 else "",
            rng.choice(("Ana Pîrvu", "Jürgen Groß", "Zoë Lefèvre", "Ion Pop")),
            rng.choice(("Acme", "Société Générale", "Øst & Sønn", "Total Energies")),
            money(rng, ","),
        )
        for n in range(size)
    )
    header = ("Order", "Line", "Ordered", "Shipped", "Seller", "Customer", "Amount")
    return Base("orders", header, rows, (4, 5), comma=True, languages=("de", "en"))


def staff(rng: Random, size: int) -> Base:
    """Words only, in two columns."""
    first, last = ("Ana", "Ion", "Eva", "Dan", "Zoë"), ("Pop", "Rus", "Horák", "Groß", "Lim")
    rows = tuple(
        (f"{rng.choice(first)} {rng.choice(last)} {chr(65 + n % 26)}", rng.choice(("Sales", "Service", "Stock room")))
        for n in range(size)
    )
    return Base("staff", ("Name", "Department"), rows, (0, 1))


def visits(rng: Random, size: int) -> Base:
    """The day stands first, a remark that is often empty and a number last."""
    rows = tuple(
        (
            f"{a_day(rng):%d/%m/%Y}",
            f"{rng.randrange(24):02d}:{rng.randrange(60):02d}",
            rng.choice(("Acme", "Nordkai", "Teak & Co")),
            f"+40 7{rng.randrange(10**8):08d}",
            rng.choice(("", "", "call again", "left a card, nobody in", 'asked for the "blue" one')),
            f"V{n + 1}",
        )
        for n in range(size)
    )
    return Base("visits", ("Day", "Time", "Customer", "Phone", "Remark", "Visit"), rows, (2, 4))


def devices(rng: Random, size: int) -> Base:
    """Words only, in three columns."""
    rows = tuple(
        (
            f"{rng.choice('KLM')}{chr(65 + n % 26)}-{chr(65 + n // 26)}",
            rng.choice(("Printer", "Scanner")),
            rng.choice(("Ulm", "Köln, Mitte", "Bonn")),
        )
        for n in range(size)
    )
    return Base("devices", ("Serial", "Type", "Site"), rows, (1, 2))


def ledger(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            str(4000 + rng.randrange(400)),
            str(n + 1),
            money(rng) if n % 2 else "0.00",
            "0.00" if n % 2 else money(rng),
            f"{'-' * (rng.random() < 0.3)}{money(rng)}",
        )
        for n in range(size)
    )
    return Base("ledger", ("Account", "Entry", "Debit", "Credit", "Balance"), rows, ())


def tickets(rng: Random, size: int) -> Base:
    subjects = ("Cannot log in", "Invoice 12, 13 and 14 wrong", 'Error "disk full"', "Where is my parcel?", "Refund")
    bodies = (
        "Hello,\nit does not start.\nRegards, Tom",
        'He said: "call back; soon".',
        "Urgent, please, urgent",
        "-",
        "See the picture; no text",
        "ok",
        'Model 7"\nserial 0012',
    )
    rows = tuple(
        (
            f"T-{n + 100}",
            f"{a_day(rng)} {rng.randrange(24):02d}:{rng.randrange(60):02d}",
            rng.choice(subjects),
            rng.choice(bodies),
            rng.choice(("open", "solved", "waiting")),
            str(rng.randrange(600)),
        )
        for n in range(size)
    )
    return Base("tickets", ("Ticket", "Opened", "Subject", "Message", "Status", "Minutes"), rows, (2, 3, 4))


def chinese_customers(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            f"{n + 1}",
            f"{rng.choice(('大同', '遠東', '永豐', '統一'))}{rng.choice(('貿易', '電子', '食品'))}行",
            rng.choice(("台北市信義區", "高雄市前鎮區", "新竹市，東區")),
            f"09{rng.randrange(10**8):08d}",
            f"{a_day(rng):%Y/%m/%d}",
        )
        for n in range(size)
    )
    return Base("chinese customers", ("編號", "客戶", "地址", "電話", "建檔日期"), rows, (1, 2))


def countries(rng: Random, size: int) -> Base:
    """Two columns of words, no number at all."""
    names = ("ana", "ion", "eva", "tom", "lea")
    rows = tuple(
        (
            f"{rng.choice(names)}.{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}@firm.eu",
            rng.choice(("Romania", "China", "France")),
        )
        for n in range(size)
    )
    return Base("countries", ("Email", "Country"), rows, (1,))


def survey(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            f"{a_day(rng):%m/%d/%Y}",
            *(str(rng.randrange(1, 6)) for _ in range(37)),
            rng.choice(("good, thanks", "", "never again", "why not?")),
            f"R{n + 1}",
        )
        for n in range(size)
    )
    return Base("survey", ("Date", *(f"Q{n}" for n in range(1, 38)), "Remark", "Respondent"), rows, (38,))


def shelves(rng: Random, size: int) -> Base:
    """Words only, in four columns."""
    rows = tuple(
        (
            f"{rng.choice(('oak', 'ash', 'pine'))} {chr(97 + n % 26)}{chr(97 + n // 26)}",
            rng.choice(("left", "right")),
            rng.choice(("kept, dry", "open air", "cellar")),
            rng.choice(("Marta", "Olaf")),
        )
        for n in range(size)
    )
    return Base("shelves", ("Wood", "Side", "Place", "Keeper"), rows, (2, 3))


def returns(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            rng.choice(("broken", "late", "wrong size", "", 'too "big"')),
            f"RMA{rng.randrange(10**5):05d}",
            f"{a_day(rng):%Y-%m-%d}T{rng.randrange(24):02d}:15:00",
            f"${money(rng)}",
            rng.choice(("yes", "no")),
        )
        for n in range(size)
    )
    return Base("returns", ("Reason", "Number", "Received", "Refund", "Restocked"), rows, (0, 4))


def contracts(rng: Random, size: int) -> Base:
    rows = tuple(
        (
            f"00{rng.randrange(10**5):05d}",
            rng.choice(("Müller GmbH", "Weiß & Söhne", "Bäckerei Groß", "Kraft AG, Ulm")),
            f"{a_day(rng):%d.%m.%Y}",
            f"{a_day(rng):%d.%m.%Y}",
            rng.choice(("aktiv", "gekündigt", "ruht")),
            str(rng.randrange(1, 60)),
            f"{rng.randrange(1, 9)}.{rng.randrange(1000):03d},{rng.randrange(100):02d}",
        )
        for n in range(size)
    )
    header = ("Vertrag", "Kunde", "Beginn", "Ende", "Status", "Monate", "Betrag")
    return Base("contracts", header, rows, (1, 4), comma=True)


TUNED: Final[tuple[Maker, ...]] = (
    readings, reviews, chinese_sales, balances, months, orders, staff, visits, devices, ledger, tickets,
    chinese_customers, countries, survey, contracts, shelves, returns,
)  # fmt: skip

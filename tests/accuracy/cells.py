"""How often a generated column is read right: run with ``python -m tests.accuracy.cells``.

A column counts as wrong when a value comes out other than meant without a question; as asked when the program asks
although the column proves its reading; where nothing proves it, a question is what is right.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import Final

from desktop_app.files.cell_values import parser_for
from desktop_app.files.column_types import ColumnKind, infer_column
from desktop_app.files.kinds.fields import FieldType

Want = date | Decimal | str | None
HALVES: Final = ("tuned", "held back", "held back anew")
EMPTIES: Final = (("", "NULL", "-"), ("?", "N/A", "n/a", "  "), ("", "—", "#N/A"))
_MONTHS: Final = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "de short": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "hu": "január február március április május június július augusztus szeptember október november december",
}  # fmt: skip
_DAYS: Final[tuple[tuple[tuple[str, str], ...], ...]] = (
    (("{d}/{m}/{y}", "en_GB"), ("{m}/{d}/{y}", "en_US"), ("{y}-{mm}-{dd}", "de"), ("{dd}.{mm}.{y}", "de"),
     ("{y}年{m}月{d}日", "zh"), ("民國{roc}年{m}月{d}日", "zh_TW"), ("{d} {ro} {y}", "ro"),
     ("{d}. {de short} {y}", "de"),
     ("{fr short} {d} {y}", "fr"), ("{y}{mm}{dd}", "en"), ("{d} de {es} de {y}", "es"), ("{y}/{m}/{d}", "zh"),
     ("{dd}.{mm}.{yy}", "de"), ("{d} {it} {y}", "it"), ("{y}. {hu} {d}.", "hu"), ("{serial}", "en"),
     ("{y}-{mm}-{dd} 00:00:00", "ro")),
    (("{d}-{m}-{y}", "fr"), ("{mm}/{dd}/{y}", "en_US"), ("{y}.{mm}.{dd}", "zh"), ("{d}.{m}.{y}", "ro"),
     ("{yy}年{m}月{d}日", "zh"), ("{roc}/{mm}/{dd}", "zh_TW"), ("{d} {fr} {y}", "fr"), ("{d} {de} {y}", "de"),
     ("{en} {d}, {y}", "en"), ("{y}{mm}{dd}", "ro"), ("{d} {pl} {y}", "pl"), ("{y}-{m}-{d}", "zh"),
     ("{dd}/{mm}/{yy}", "fr"), ("{d}. {cs} {y}", "cs"), ("{d} {nl} {y}", "nl"), ("{serial}", "de"),
     ("{d} de {pt} de {y}", "pt"), ("{y}年{mm}月{dd}號", "zh_TW")),
    (("{dd}-{en}-{y}", "en"), ("{mm}-{dd}-{y}", "en_US"), ("{d}/{m}/{yy}", "en_GB"), ("{d}.{m}.{y}.", "hr"),
     ("{dd}.{mm}.{y} 14:05", "de"), ("{y}-{mm}-{dd}T08:00:00Z", "en"), ("{d} {en} {y}", "en_GB"),
     ("{m}/{d}/{y} 8:15 PM", "en_US"), ("{y}/{mm}/{dd} 08:15", "zh"), ("{y}年{m}月{d}日 星期三", "zh"),
     ("luni, {d} {ro} {y}", "ro"), ("Wednesday, {en} {d}, {y}", "en_US"), ("{y}-{mm}-{dd} 10:15:00 -0500", "en"),
     ("民國{roc}/{mm}/{dd}", "zh_TW"), ("{dd}-{en}-{yy}", "en"), ("mercredi {d} {fr} {y}", "fr"),
     ("{y}-{en}-{dd}", "en"), ("{dd}/{mm}/{y} 09h30", "fr")),
)  # fmt: skip
_AMOUNTS: Final[tuple[tuple[tuple[str, str, str, str], ...], ...]] = (  # pattern, decimal, groups, locale
    (("{n}", ".", ",", "en"), ("{n}", ",", ".", "de"), ("{n} €", ",", ".", "de"), ("${n}", ".", ",", "en_US"),
     ("¥{n}", ".", ",", "zh"), ("{n} lei", ",", ".", "ro"), ("RON {n}", ".", ",", "ro"), ("{n}", ",", " ", "fr"),
     ("{n}", ".", "'", "de_CH"), ("({n})", ".", ",", "en"), ("{n}-", ".", ",", "en"), ("{n} CR", ".", ",", "en"),
     ("{n} %", ",", "", "de"), ("{full}", ".", "", "zh"), ("{wan}万", ".", "", "zh"), ("-{n}", ",", ".", "es")),
    (("{n}", ",", "\u00a0", "fr"), ("{n}", ".", "", "zh"), ("€ {n}", ".", ",", "en"), ("NT${n}", ".", ",", "zh_TW"),
     ("{n} RON", ",", ".", "ro"), ("{n} kr", ",", " ", "sv"), ("CHF {n}", ".", "’", "de_CH"), ("{n}%", ".", "", "en"),
     ("−{n}", ".", ",", "en"), ("({n}) €", ",", ".", "de"), ("{n} DR", ".", ",", "en"), ("{exp}", ".", "", "en"),
     ("{n} 元", ".", ",", "zh"), ("£{n}", ".", ",", "en_GB"), ("{n} zł", ",", "\u202f", "pl"),
     ("{wan}萬", ".", "", "zh_TW")),
    (("USD {n}", ".", ",", "en_US"), ("{n} USD", ",", ".", "ro"), ("-{n} €", ",", ".", "de"), ("€{n}", ",", ".", "nl"),
     ("{n} Kč", ",", "\u00a0", "cs"), ("{n} Ft", ",", " ", "hu"), ("R$ {n}", ",", ".", "pt"),
     ("-${n}", ".", ",", "en_US"), ("{n} DKK", ",", ".", "da"), ("人民币{n}", ".", ",", "zh"), ("{n}元", ".", "", "zh"),
     ("CN¥{n}", ".", ",", "zh"), ("{n} TL", ",", ".", "tr"), ("+{n}", ".", ",", "en"), ("({n}€)", ",", ".", "fr"),
     ("{n} EUR", ".", ",", "en"), ("{n}\u00a0€", ",", "\u202f", "fr"), ("$({n})", ".", ",", "en_US")),
)  # fmt: skip
_NEGATIVE: Final = ("({n})", "{n}-", "{n} CR", "-{n}", "−{n}", "({n}) €", "-{n} €", "-${n}", "({n}€)", "$({n})")
_TEXTS: Final[tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]] = (
    (("code", ("00123", "00456", "07890")), ("Telefon", ("0721 123 456", "0722-333-444")), ("region", ("NA", "EMEA")),
     ("version", ("v1.5", "v1.6")), ("电话", ("13800138000", "13911112222")), ("contact", ("+49 30 123456",)),
     ("postcode", ("01067", "10115"))),
    (("客户编号", ("000123", "004567")), ("phone", ("(021) 123-4567", "(021) 765-4321")),
     ("zone", ("NA", "APAC", "EU")),
     ("ref", ("A/12", "B/13")), ("IBAN", ("RO49AAAA1B31007593840000",)), ("card", ("4111111111111111",)),
     ("PLZ", ("04109", "60311"))),
    (("商品编码", ("000045", "001200")), ("VAT", ("RO12345678", "DE123456789")), ("邮编", ("010010", "100080")),
     ("CNP", ("1960101410011", "2850505410022")), ("fax", ("+40 21 123 45 67", "+40 21 123 45 68")),
     ("ticket", ("#1001", "#1002")), ("Hausnr.", ("12a", "7"))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A column, the type of field it is read for, and what each cell means; ``proved`` False: a question is right."""

    about: str
    name: str
    locale: str
    field: FieldType
    cells: tuple[str, ...]
    want: tuple[Want, ...]
    proved: bool = True


def cases(half: int, seeds: int = 12) -> Iterator[Case]:
    """Each shape of days, amounts and codes × numbers of rows × seeds; one half of the shapes."""
    for seed in range(seeds):
        chance = random.Random(f"{half} {seed}")
        for pattern, locale in _DAYS[half]:
            yield _with_empties(_days(pattern, locale, chance), half, chance)
        first, second = chance.sample([one for one in _DAYS[half] if "serial" not in one[0]], 2)
        yield from _two_shapes(first, second, chance)
        for amount in _AMOUNTS[half]:
            yield _with_empties(_amounts(*amount, chance), half, chance)
        for name, cells in _TEXTS[half]:
            yield Case(f"text {name}", name, "en", FieldType.CODE, cells, cells)


def _random_days(chance: random.Random, number: int) -> list[date]:
    return [date(2021, 1, 1) + timedelta(days=chance.randrange(1400)) for _ in range(number)]


def _days(pattern: str, locale: str, chance: random.Random) -> Case:
    days = _random_days(chance, chance.choice([1, 4, 30]))
    numeric = pattern.replace("{", "").replace("}", "")
    known = "y" in pattern.split("m", maxsplit=1)[0] or any(name in pattern for name in _MONTHS) or "roc" in pattern
    proved = known or "serial" in pattern or ("." in numeric and "yy" not in numeric.replace("{y}", ""))
    proved = proved or (any(day.day > 12 for day in days) and "{yy}" not in pattern)
    cells = tuple(_shown(pattern, day) for day in days)
    return Case(f"day {pattern}", "Date", locale, FieldType.DAY, cells, tuple(days), proved)


def _shown(pattern: str, day: date) -> str:
    months = {language: names.split()[day.month - 1] for language, names in _MONTHS.items()}
    return pattern.format(
        d=day.day, m=day.month, y=day.year, dd=f"{day.day:02d}", mm=f"{day.month:02d}", yy=f"{day.year % 100:02d}",
        roc=day.year - 1911, serial=(day - date(1899, 12, 30)).days, **months,
    )  # fmt: skip


def _two_shapes(first: tuple[str, str], second: tuple[str, str], chance: random.Random) -> Iterator[Case]:
    """Two shapes in one column: unmistakable ones together, or one whose order another value proves."""
    one, other = _days(first[0], first[1], chance), _days("{y}-{mm}-{dd}", second[1], chance)
    yield Case(
        f"days {first[0]} + ISO", "Date", first[1], FieldType.DAY, one.cells + other.cells, one.want + other.want,
        one.proved,
    )  # fmt: skip


def _amounts(pattern: str, decimal: str, group: str, locale: str, chance: random.Random) -> Case:
    cells: list[str] = []
    want: list[Want] = []
    places = chance.choice([2, 2, 0])
    for _ in range(chance.choice([1, 4, 30])):
        value = Decimal(chance.randrange(1, 3_000_000)).scaleb(-places)
        text = f"{value:,}".replace(",", "\0").replace(".", decimal).replace("\0", group)
        plain = str(value)
        cells.append(pattern.format(n=text, full=plain.translate(_FULL), wan=plain, exp=f"{value:.6E}"))
        meant = -value if pattern in _NEGATIVE else value
        scale = Decimal("0.01") if "%" in pattern else Decimal(10_000) if "{wan}" in pattern else Decimal(1)
        want.append(meant * scale)
    proved = any(_proves(cell, decimal, group) for cell in cells) or not any(mark in "".join(cells) for mark in ",.")
    return Case(
        f"amount {pattern} {decimal}{group}", "Value", locale, FieldType.AMOUNT, tuple(cells), tuple(want), proved
    )


_FULL: Final = str.maketrans("0123456789.", "０１２３４５６７８９．")


def _proves(cell: str, decimal: str, group: str) -> bool:
    """Whether the signs in a cell fit one reading only: other than three digits after the last one, or two signs."""
    digits = "".join(char for char in cell if char.isdigit() or char in ".,")
    tail = digits.rpartition(decimal)[2] if decimal in digits else ""
    return (decimal in digits and len(tail) != 3) or (group in {",", "."} and digits.count(group) > 1)


def _with_empties(case: Case, half: int, chance: random.Random) -> Case:
    cells, want = list(case.cells), list(case.want)
    for _ in range(chance.randrange(3)):
        place = chance.randrange(len(cells) + 1)
        cells.insert(place, chance.choice(EMPTIES[half]))
        want.insert(place, None)
    return Case(case.about, case.name, case.locale, case.field, tuple(cells), tuple(want), case.proved)


def outcome(case: Case) -> str:
    """right, wrong, asked (needlessly) or refused (a value that is one was not read)."""
    found = infer_column(case.name, case.cells, case.locale)
    if case.field is FieldType.CODE:
        kept = found.kind in {ColumnKind.IDENTIFIER, ColumnKind.TEXT}
        return "right" if kept else "wrong"
    if not found.certain:
        return "asked" if case.proved else "right"
    read: Callable[[str], object] = parser_for(case.field, found)
    values = [None if not cell.strip() or cell in set(chain(*EMPTIES)) else read(cell) for cell in case.cells]
    pairs = list(zip(values, case.want, strict=True))
    if all(value == want for value, want in pairs):
        return "right"
    unread = [isinstance(value, (date, Decimal)) for value, want in pairs if value != want]
    return "wrong" if any(unread) else "refused"


def main(*, verbose: bool = False) -> int:
    for half, title in enumerate(HALVES):
        found = [(case, outcome(case)) for case in cases(half)]
        counts = Counter(result for _case, result in found)
        total = len(found)
        print(f"{title}: {counts['right'] / total:.4f} of {total} columns right; {dict(counts)}")
        if verbose:
            _show(found)
    return 0


def _show(found: Sequence[tuple[Case, str]]) -> None:
    shown: set[tuple[str, str]] = set()
    for case, result in found:
        if result != "right" and (case.about, result) not in shown:
            shown.add((case.about, result))
            print("  ", result, case.about, case.locale, case.cells[:4], "proved" if case.proved else "open")


if __name__ == "__main__":
    sys.exit(main(verbose="-v" in sys.argv))

"""Days and times as people write them in our languages.

Which order of day and month holds in a column is decided in column_types.
"""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.files.cell_classes import plain, word_set

ORDERS: Final = ("dmy", "mdy", "ymd")
_ROC: Final = 1911  # year 1 of the Republic of China is 1912
_PIVOT: Final = 69  # POSIX: two-digit years from 69 are of the last century
_EXCEL_EPOCH: Final = date(1899, 12, 30)  # makes up for the 29 February 1900 that Excel counts
SERIALS: Final = range(18_264, 73_051)  # 1950 to 2099
_MONTH_NAMES: Final = (
    (
        "january jan ianuarie ian januar jänner jän janvier janv enero ene gennaio gen janeiro januari január "
        "styczeń stycznia sty leden ledna led января янв"
    ),
    (
        "february feb februarie februar février févr fév febrero febbraio fevereiro fev februari február febr "
        "luty lutego lut únor února úno февраля фев"
    ),
    "march mar martie märz mär mrz mars marzo março maart mrt március márc marzec marca březen března bře марта мар",
    "april apr aprilie avril avr abril abr aprile április ápr kwiecień kwietnia kwi duben dubna dub апреля апр",
    "may mai mayo maggio mag maio mei május máj maj maja květen května kvě мая",
    "june jun iunie iun juni juin junio giugno giu junho június jún czerwiec czerwca cze červen června čvn июня июн",
    (
        "july jul iulie iul juli juillet juil julio luglio lug julho július júl lipiec lipca lip "
        "červenec července čvc июля июл"
    ),
    "august aug août aoû agosto ago augustus augusti augusztus sierpień sierpnia sie srpen srpna srp августа авг",
    (
        "september sep sept septembrie septembre septiembre settembre set setembro szeptember szept "
        "wrzesień września wrz září zář сентября сен сент"
    ),
    (
        "october oct octombrie oktober okt octobre octubre ottobre ott outubro out október "
        "październik października paź říjen října říj октября окт"
    ),
    "november nov noiembrie noi novembre noviembre novembro listopad listopada listopadu lis ноября ноя",
    (
        "december dec decembrie dezember dez décembre déc diciembre dic dicembre dezembro "
        "grudzień grudnia gru prosinec prosince декабря дек"
    ),
)
"""Croatian names are left out: listopad is October there and November in Polish and Czech."""
_FILLERS: Final = word_set(
    "de del of the den le el la st nd rd th monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu thur thurs fri sat sun luni marti miercuri joi vineri sambata duminica lun mie vin sam dum "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so lundi mardi mercredi "
    "jeudi vendredi samedi dimanche r roku г года lunes martes miercoles jueves viernes sabado domingo"
)
_CLOCK: Final = re.compile(
    r"(?:^|[T\s,]+)(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?(?:(?<=[AaPp])[Mm]\.?|"
    r"(?<=[AaPp]\.)[Mm]\.?)?\s*(?:Z|UTC|GMT|[-+]\d\d:?\d\d)?$"
)
_NUMBERS: Final = re.compile(r"(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?")
# What most programs write; it skips the search for everything people write besides.
_ISO: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?")
_ALL_ISO: Final = re.compile(rf"{_ISO.pattern}(?:\n{_ISO.pattern})*")
_CHINESE: Final = re.compile(r"(民國|民国|中華民國|中华民国)?\s*(\d{2,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]")
_WEEKDAY: Final = re.compile(r"\s*[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?")
_YEAR_OF_REPUBLIC: Final = re.compile(r"^(?:民國|民国|中華民國|中华民国)\s*(\d{1,3})(?=[-/.])")
_TOKENS: Final = re.compile(r"\d+|[^\W\d_]+")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d|1[01]\d)(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")


def bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


MONTHS: Final = {bare(name): month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}


@dataclass(frozen=True, slots=True)
class DayLayout:
    """``order`` of day, month and year where the cell itself does not show it: dmy, mdy or ymd.

    ``serial``: whole numbers are days since 1899-12-30, as spreadsheets keep them. ``compact``: eight digits are
    year, month, day. ``mixed``: a cell that exists only in another order is read in that one.
    """

    order: str = "dmy"
    serial: bool = False
    compact: bool = False
    mixed: bool = False


def are_iso(texts: Sequence[str]) -> bool:
    """Whether every text is written like 2024-03-05, perhaps with a time of day behind it: nothing is in doubt then."""
    joined = "\n".join(texts)
    return _ALL_ISO.fullmatch(joined) is not None and joined.count("\n") == len(texts) - 1


def iso_moment(text: str) -> date | None:
    """The day of a text like 2024-03-05, a ``datetime`` where a time of day follows; None if it is another text."""
    found = _ISO.fullmatch(text)
    if not found:
        return None
    try:
        return datetime.fromisoformat(text) if found[2] else date.fromisoformat(text)
    except ValueError:
        return None


def parse_day(text: str, layout: DayLayout) -> date | None:
    """The day that ``text`` names under ``layout``; a time after it is ignored. None if there is no such day."""
    short = plain(text)
    if len(short) == 10 and short[4] == short[7] == "-":  # noqa: PLR2004 - ISO, by far the most common
        return _iso(short)
    found = day_readings(short)
    if not found:
        return _counted(short, layout)
    if layout.order in found:
        return found[layout.order]
    days = set(found.values())
    open_orders = _orders_open(short)
    fits = layout.mixed or (len(days) == 1 and layout.order not in open_orders)
    return next(iter(found.values())) if fits else None


def day_readings(text: str) -> dict[str, date]:
    """The days ``text`` may name by order; an unmistakable one stands under every order."""
    iso = _ISO.fullmatch(text)
    if iso:
        day = _iso(iso[1])
        return {} if day is None else dict.fromkeys(ORDERS, day)
    short, _time = _divided(plain(text))
    if not any(map(str.isdigit, short)):
        return {}
    numbers = _NUMBERS.fullmatch(short)
    if numbers:
        return _ordered(numbers)
    day = _spoken(short)
    return {} if day is None else dict.fromkeys(ORDERS, day)


def month_number(text: str) -> int | None:
    """The month that a number from 1 to 12 (03, 3月) or a name stands for."""
    short = plain(text).removesuffix(".0").rstrip(" .月")
    if short.isdecimal():
        return int(short) if len(short) <= 2 and 1 <= int(short) <= 12 else None  # noqa: PLR2004 - months
    return MONTHS.get(bare(short))


def is_day_shaped(text: str) -> bool:
    """Whether ``text`` is written like a day, be it one that exists (30/02/2024 does not) or not."""
    if _ISO.fullmatch(text):
        return True
    short, _time = _divided(plain(text))
    numbers = _NUMBERS.fullmatch(short)
    if numbers:
        first, _sign, _middle, last = numbers.groups()
        return max(len(first), len(last)) in {2, 3, 4}
    return bool(_CHINESE.fullmatch(short)) or _month_at(_TOKENS.findall(short)) is not None


def parse_time(text: str) -> time | None:
    """The time of day at the end of ``text``, to the second; a time zone is not converted."""
    iso = _ISO.fullmatch(text)
    if iso:
        return _iso_time(iso[2]) if iso[2] else None
    found = _CLOCK.search(plain(text))
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on the dial
            return None
        hour = hour % 12 + (12 if found[5] in "Pp" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def serial_time(text: str) -> time | None:
    """The time of day in a spreadsheet's serial number such as 45356.75."""
    whole, _point, part = plain(text).partition(".")
    if not _SERIAL.fullmatch(plain(text)) or not part.strip("0") or not whole:
        return None
    seconds = round(int(part) * 86_400 / 10 ** len(part))
    return time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)


def _orders_open(short: str) -> tuple[str, ...]:
    """The orders that the lengths of the parts of ``short`` allow."""
    numbers = _NUMBERS.fullmatch(_divided(short)[0])
    if not numbers:
        return ORDERS
    return ORDERS[:2] if len(numbers[4]) == 4 else ORDERS  # noqa: PLR2004 - a whole year


def _divided(short: str) -> tuple[str, str]:
    """The day and the time in ``short``; ``12.05.2024`` is no time."""
    if not short.isascii():
        short = _YEAR_OF_REPUBLIC.sub(lambda year: year[1].zfill(3), _WEEKDAY.sub("", short))
    found = _CLOCK.search(short)
    if not found or not found.start() or (":" not in found[0] and "h" not in found[0] and not found[5]):
        return short, ""
    return short[: found.start()].rstrip(", "), found[0]


def _iso(short: str) -> date | None:
    try:
        return date.fromisoformat(short)
    except ValueError:
        return None


def _iso_time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _ordered(numbers: re.Match[str]) -> dict[str, date]:
    first, sign, middle, last = numbers.groups()
    year_first = len(first) > 2  # noqa: PLR2004 - more than two digits are a year
    if year_first:
        year = int(first) + (_ROC if len(first) == 3 else 0)  # noqa: PLR2004 - 113/3/5 can only be 民國
        day = None if len(last) > 2 else _day(year, int(middle), int(last))  # noqa: PLR2004 - digits of days and years
        return {} if day is None else dict.fromkeys(ORDERS, day)
    short = max(len(first), len(last)) <= 2  # noqa: PLR2004 - no part shows that it is the year
    year_last = len(last) in {2, 4} or (short and len(first) == 2)  # noqa: PLR2004 - digits of days and years
    found = {
        "dmy": _day(_year(last), int(middle), int(first)) if year_last else None,
        "mdy": _day(_year(last), int(first), int(middle)) if len(last) in {2, 4} else None,
        "ymd": _day(_year(first), int(middle), int(last)) if short and len(first) == 2 else None,  # noqa: PLR2004 - digits of days and years
    }
    if sign == "." and len(middle) + len(first) < 4:  # noqa: PLR2004 - 5.3.24 is written where the day is first
        found["ymd"] = None
    return {order: day for order, day in found.items() if day is not None}


def _spoken(short: str) -> date | None:
    """Days with 年月日 or with the name of a month."""
    chinese = _CHINESE.fullmatch(short)
    if chinese:
        roc = bool(chinese[1]) or len(chinese[2]) == 3  # noqa: PLR2004 - a year of the Republic
        year = int(chinese[2]) + _ROC if roc else _year(chinese[2])
        return _day(year, int(chinese[3]), int(chinese[4]))
    tokens = _TOKENS.findall(short)
    month = _month_at(tokens)
    if month is None:
        return None
    numbers = [token for token in tokens if token.isdigit()]
    if len(numbers[0]) == 4:  # noqa: PLR2004 - a year
        numbers.reverse()
    return _day(_year(numbers[1]), month, int(numbers[0]))


def _month_at(tokens: list[str]) -> int | None:
    """The month named among ``tokens``, if the rest is a day, a year and words that belong to a date."""
    words = [bare(token) for token in tokens if not token.isdigit()]
    numbers = sorted(len(token) for token in tokens if token.isdigit())
    months = [MONTHS[word] for word in words if word in MONTHS]
    others = [word for word in words if word not in MONTHS and word not in _FILLERS]
    shaped = len(numbers) == 2 and numbers[0] <= 2 and numbers[1] in {2, 4}  # noqa: PLR2004 - digits of days and years
    return months[-1] if shaped and len(months) in {1, 2} and not others else None


def _counted(short: str, layout: DayLayout) -> date | None:
    compact = _COMPACT.fullmatch(short) if layout.compact else None
    if compact:
        return _day(_whole_year(compact[1]), int(compact[2]), int(compact[3]))
    if layout.serial and _SERIAL.fullmatch(short) and int(short[:5]) in SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(short[:5]))
    return None


def is_serial(text: str) -> bool:
    short = plain(text)
    return bool(_SERIAL.fullmatch(short)) and int(short[:5]) in SERIALS


def is_compact(text: str) -> bool:
    """Whether ``text`` is a day without separators, perhaps with a time: 20240305, 民國 1130305, 20240305143000."""
    short = plain(text)
    return bool(_COMPACT.fullmatch(short)) and _counted(short, DayLayout(compact=True)) is not None


def compact_time(text: str) -> time | None:
    """The time of day after the eight digits of a day."""
    found = _COMPACT.fullmatch(plain(text))
    if not found or found[4] is None:
        return None
    with suppress(ValueError):
        return time(int(found[4]), int(found[5]), int(found[6] or 0))
    return None


def _whole_year(digits: str) -> int:
    return int(digits) + (_ROC if len(digits) == 3 else 0)  # noqa: PLR2004 - a year of the Republic


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - written out
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

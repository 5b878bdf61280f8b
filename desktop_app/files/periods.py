"""Periods as people write them: ``2026-03``, ``Mar 26``, ``martie 2026``, ``T1 2026``, ``2026年3月``, ``第一季度``.

What a period is: domain/period. Columns that are called after a period or a currency are told here too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.files.amounts import currency_in
from desktop_app.files.cell_classes import plain
from desktop_app.files.days import MONTHS, bare, day_readings

_NUMERALS: Final = {
    **{word: n for n, word in enumerate("一二三四五六七八九十", 1)}, "十一": 11, "十二": 12,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1er": 1, "2e": 2, "3e": 3, "4e": 4,
}  # fmt: skip
_QUARTER: Final = re.compile(r"q|t|kw?q|trim|trimestrul?|trimestre|quartal|quarter|qtr")
_HALF: Final = re.compile(r"h|s|hj|sem|semester|semestrul?|semestre|halbjahr|half")
_TOKENS: Final = re.compile(r"1er|\d+(?:st|nd|rd|th|e)(?![a-z])|\d+|[^\W\d_]+")
_CHINESE: Final = re.compile(
    r"(?:(?P<year>\d{2,4})\s*年度?)?\s*第?\s*(?:(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?P<unit>季度?|月份?)"
    r"|(?P<half>[上下])半年)?"
)
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ROC: Final = 1911
_CENTURY: Final = 2000
_MULTIPLE: Final = re.compile(r"(?:(1|10|100|1000)\s*)?([A-Za-z]{3})")
_PARTS: Final = {Length.QUARTER: 4, Length.HALF: 2, Length.MONTH: 12}
_SIGNS: Final = {Length.QUARTER: "Q{}", Length.HALF: "H{}", Length.MONTH: "{:02d}"}


@dataclass(frozen=True, slots=True)
class Written:
    """A month, quarter, half or year as it was written; ``year`` 0 where it is not said."""

    length: Length
    number: int
    year: int = 0

    def label(self) -> str:
        """Like 2026-03, ?-Q1 or 2026: the same for every way of writing it."""
        year = str(self.year) if self.year else "?"
        return year if self.length is Length.YEAR else f"{year}-{_SIGNS[self.length].format(self.number)}"


def read_period(text: str, year: int = 0, fiscal_start: int = 1) -> Period | None:
    """The period that ``text`` names, in ``year`` if it names none; None if it is no period or lacks its year."""
    short = plain(text)
    try:
        return parse_period(short, fiscal_start)
    except UserError:
        written = written_period(short)
    if written is None or not (written.year or year):
        return None
    return parse_period(written.label().replace("?", str(year)), fiscal_start)


def written_period(text: str) -> Written | None:
    """The month, quarter, half or year that ``text`` names, with or without its year."""
    short = plain(text).casefold()
    if not short or len(short) > 40:  # noqa: PLR2004 - longer is no period
        return None
    if short.startswith("?-"):
        return _worded(short[2:].replace("q", "q ").replace("h", "h ")) or _month(int(short[2:] or 0), 0)
    return _first_of_month(short) or _numbered(short) or _chinese(short) or _worded(short)


def _first_of_month(short: str) -> Written | None:
    """A day stands for its month when it is the first: spreadsheets write months like that."""
    firsts = {(day.year, day.month) for day in day_readings(short).values() if day.day == 1}
    if len(firsts) != 1:
        return None
    year, month = firsts.pop()
    return Written(Length.MONTH, month, year)


def _numbered(short: str) -> Written | None:
    compact = _COMPACT.fullmatch(short)
    if compact:
        return Written(Length.MONTH, int(compact[2]), int(compact[1]))
    if _YEAR.fullmatch(short):
        return Written(Length.YEAR, 1, int(short))
    parts = re.split(r"\s*[-/.]\s*", short)
    if len(parts) != 2 or not all(map(str.isdecimal, parts)):  # noqa: PLR2004 - a month and a year
        return None
    first, last = parts
    if _YEAR.fullmatch(first):
        return _month(int(last), int(first))
    return _month(int(first), int(last)) if _YEAR.fullmatch(last) else None


def _chinese(short: str) -> Written | None:
    found = _CHINESE.fullmatch(short)
    if not found or not any(found.groups()):
        return None
    year = _year(found["year"]) if found["year"] else 0
    if found["half"]:
        return Written(Length.HALF, "上下".index(found["half"]) + 1, year)
    if not found["unit"]:
        return Written(Length.YEAR, 1, year)
    number = _number(found["number"])
    return _part(Length.QUARTER if found["unit"].startswith("季") else Length.MONTH, number, year)


def _worded(short: str) -> Written | None:
    """A word for month, quarter or half with at most a number and a year beside it, in any order."""
    tokens = [bare(token) for token in _TOKENS.findall(short)]
    months = [MONTHS[token] for token in tokens if token in MONTHS]
    numbers = [token for token in tokens if token not in MONTHS and _number(token)]
    words = [token for token in tokens if token not in MONTHS and token not in numbers and token not in {"de", "al"}]
    if len(months) == 1 and not words and len(numbers) <= 1:
        return _part(Length.MONTH, months[0], _year(numbers[0]) if numbers else 0)
    if months or len(words) != 1 or not numbers:
        return None
    length = Length.QUARTER if _QUARTER.fullmatch(words[0]) else Length.HALF if _HALF.fullmatch(words[0]) else None
    years = [number for number in numbers if number.isdecimal() and len(number) in {2, 4}]
    parts = [number for number in numbers if number not in years]
    if length is None or len(parts) != 1 or len(years) > 1:
        return None
    return _part(length, _number(parts[0]), _year(years[0]) if years else 0)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMERALS.get(text, 0)


def _year(digits: str) -> int:
    if not digits.isdecimal():
        return 0
    year = int(digits)
    if len(digits) == 3:  # noqa: PLR2004 - a year of the Republic of China
        return year + _ROC
    return year + (_CENTURY if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits leave the century out


def _month(month: int, year: int) -> Written | None:
    return _part(Length.MONTH, month, year)


def _part(length: Length, number: int, year: int) -> Written | None:
    return Written(length, number, year) if 1 <= number <= _PARTS[length] else None


def spread_labels(header: Sequence[str], by: str) -> dict[int, str]:
    """The columns called after a period or a currency, by place: what each is for. A label stands for one column."""
    found: dict[int, str] = {}
    for place, name in enumerate(header):
        label = _currency_label(name) if by == "currency" else _period_label(name)
        if label and label not in found.values():
            found[place] = label
    return found


def _period_label(name: str) -> str:
    written = written_period(name)
    return written.label() if written else ""


def _currency_label(name: str) -> str:
    """``EUR``, ``1 EUR`` and ``100 HUF`` as EUR and 100HUF."""
    found = _MULTIPLE.fullmatch(plain(name))
    if not found or currency_in(found[2]) != found[2].upper():
        return ""
    return (
        f"{found[1] or ''}{found[2].upper()}".removeprefix("1")
        if found[1] == "1"
        else f"{found[1] or ''}{found[2].upper()}"
    )

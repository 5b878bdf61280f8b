"""One cell to the value of its field, under the layout of its column; a text that cannot be read says why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal
from functools import partial
from typing import Final

from desktop_app.files.amounts import PLAIN, currency_in, currency_sign, parse_amount, readings
from desktop_app.files.cell_classes import EMPTY_WORDS, is_empty, plain
from desktop_app.files.column_types import ColumnType
from desktop_app.files.days import DayLayout, compact_time, day_readings, iso_moment, parse_day, parse_time, serial_time
from desktop_app.files.kinds import FieldType
from desktop_app.files.spoken_values import NO_DURATION, NO_FLAG, parse_duration, parse_flag, parse_month
from desktop_app.i18n import N_

Value = str | Decimal | date | int | None

NO_SUCH_DAY: Final = N_("This day does not exist.")
NO_DAY: Final = N_("This is not a day.")
NO_NUMBER: Final = N_("This is not a number.")
NO_WHOLE_NUMBER: Final = N_("This is not a whole number.")
NO_TIME: Final = N_("This is not a time of day.")
NEW_CURRENCY: Final = N_("It names a currency, which no cell did among those the column was judged by.")
TWO_READINGS: Final = N_("This can be read in two ways and no other cell decides.")

_KEPT: Final = 50_000  # distinct texts which a column remembers
_WHOLE: Final = 100  # per cent
_MINUTE: Final = 60  # seconds
_MANY: Final = 5_000  # from so many on, a column is taken for one of ever new texts
_UNEVEN: Final = re.compile(r"[^\S ]|  ")
# Nothing that was matched is given back: no other way of matching plain amounts can succeed.
_ALL_PLAIN: Final = {
    mark: re.compile(rf"(?:{one.pattern})?+(?:\n(?:{one.pattern})?+)*+") for mark, one in PLAIN.items()
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a text became when it cannot be read: the message id of the reason."""

    reason: str


Parsed = Value | Unreadable
Parser = Callable[[str], Parsed]
WholeParser = Callable[[Sequence[str]], Sequence[Parsed] | None]


class KnownValues(dict[str, Parsed]):
    """What the texts of one column became: real columns repeat few values many times.

    A dictionary, so that a column of texts already seen is looked up without running Python. Columns of ever new
    texts (numbers of documents, amounts) are read whole by ``at_once`` when all of them are written plainly.
    """

    def __init__(self, parse: Parser, at_once: WholeParser | None = None) -> None:
        super().__init__()
        self._parse = parse
        self._at_once = at_once
        self.unreadable = False

    def read(self, texts: Sequence[str]) -> Sequence[Parsed]:
        """The values of ``texts`` in their order."""
        if self._at_once is not None and len(self) > _MANY:
            values = self._at_once(texts)
            if values is not None:
                return values
        return list(map(self.__getitem__, texts))

    def __missing__(self, text: str) -> Parsed:
        value = None if is_empty(text) else self._parse(text)
        if type(value) is Unreadable:
            self.unreadable = True
        if len(self) < _KEPT:
            self[text] = value
        return value


def known_values(wanted: FieldType, found: ColumnType, title: str = "") -> KnownValues:
    """How the cells of a column are read for a field; ``title`` may name the unit in which it is written."""
    at_once: WholeParser | None = None
    if wanted in {FieldType.CODE, FieldType.NAME, FieldType.TEXT}:
        at_once = _plain_texts
    elif wanted is FieldType.AMOUNT and found.amount is not None and found.decided:
        at_once = partial(_plain_amounts, found.amount.decimal)
    return KnownValues(parser_for(wanted, found, title), at_once)


def _plain_texts(texts: Sequence[str]) -> Sequence[Parsed] | None:
    """The texts without surrounding blanks; None when one is empty or has blanks to put right."""
    joined = "\0".join(texts)
    if len(joined.split(maxsplit=1)) > 1 or joined[-1:].isspace() or joined[:1].isspace():
        texts = list(map(str.strip, texts))
        joined = "\0".join(texts)
        if _UNEVEN.search(joined):
            return None
    lower = joined.lower().split("\0")
    return texts if EMPTY_WORDS.isdisjoint(lower) else None


def _plain_amounts(decimal: str, texts: Sequence[str]) -> Sequence[Parsed] | None:
    """The amounts when every one is digits with at most a minus and decimals, or nothing; else None."""
    joined = "\n".join(texts)
    if not _ALL_PLAIN[decimal].fullmatch(joined) or joined.count("\n") != len(texts) - 1:
        return None
    plain_texts = joined.replace(",", ".").split("\n")
    if "" in plain_texts:
        return [Decimal(text) if text else None for text in plain_texts]
    return list(map(Decimal, plain_texts))


def parser_for(wanted: FieldType, found: ColumnType, title: str = "") -> Parser:
    """How the cells of a column are read for a field."""
    if wanted in {FieldType.SECONDS, FieldType.MINUTES}:
        return partial(_duration, found, title, wanted is FieldType.MINUTES)
    typed = _TYPED.get(wanted)
    if typed is not None:
        return partial(typed, found)
    return _PLAIN.get(wanted, _text)


def _text(text: str) -> str:
    return " ".join(text.split())


def _day(found: ColumnType, text: str) -> Parsed:
    layout = found.day or DayLayout()
    iso = iso_moment(text)
    if iso is not None:
        return iso.date() if isinstance(iso, datetime) else iso
    if not found.decided and len(set(day_readings(text).values())) > 1:
        return Unreadable(TWO_READINGS)
    day = parse_day(text, layout)
    if day is not None:
        return day
    return Unreadable(NO_SUCH_DAY if any(map(str.isdigit, text)) else NO_DAY)


def _moment(found: ColumnType, text: str) -> Parsed:
    """A ``datetime`` where the cell has a time of day, else a plain ``date``."""
    iso = iso_moment(text)
    if iso is not None:
        return iso
    day = _day(found, text)
    if not isinstance(day, date):
        return day
    at = parse_time(text) if ":" in text else None
    at = at or (serial_time(text) if found.day and found.day.serial else None)
    at = at or (compact_time(text) if found.day and found.day.compact else None)
    return day if at is None else datetime.combine(day, at)


def _time(text: str) -> Parsed:
    at: time | None = parse_time(text)
    return Unreadable(NO_TIME) if at is None else at.isoformat("minutes")


def _amount(found: ColumnType, text: str) -> Parsed:
    layout = found.amount
    if layout is not None and found.decided and PLAIN[layout.decimal].fullmatch(text):
        return Decimal(text.replace(",", "."))
    if layout is not None and not found.currencies and not text.isdecimal() and currency_sign(text):
        return Unreadable(NEW_CURRENCY)
    if layout is None or not (found.decided or text.isdecimal()):
        both = set(readings(text).values())
        if len(both) > 1:
            return Unreadable(TWO_READINGS)
        return both.pop() if both else Unreadable(NO_NUMBER)
    value = parse_amount(text, layout)
    return Unreadable(NO_NUMBER) if value is None else value


def _count(found: ColumnType, text: str) -> Parsed:
    value = _amount(found, text)
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else Unreadable(NO_WHOLE_NUMBER)


def _share(found: ColumnType, text: str) -> Parsed:
    """A part of 1. Written without a sign, what is above 1 are per cent: nobody is given more than the whole."""
    value = _amount(found, text)
    return value / _WHOLE if isinstance(value, Decimal) and value > 1 and "%" not in plain(text) else value


def _discount(found: ColumnType, text: str) -> Parsed:
    """A number as it is written; 8折 and 85折 are 0.8 and 0.85."""
    value = _amount(found, text)
    return value / 10 if isinstance(value, Decimal) and value > 1 and "折" in text else value


def _month(found: ColumnType, text: str) -> Parsed:
    """A day, or the first day of a month."""
    month = parse_month(text)
    return month or _day(found, text)


def _duration(found: ColumnType, title: str, in_minutes: bool, text: str) -> Parsed:
    """Seconds as an exact amount, or whole minutes."""
    amount = _amount(found, text) if any(map(str.isdigit, text)) else None
    number = amount if isinstance(amount, Decimal) else None
    seconds = parse_duration(text, number, title, in_minutes=in_minutes)
    if seconds is None:
        return Unreadable(NO_DURATION)
    return int((seconds / _MINUTE).to_integral_value(ROUND_HALF_EVEN)) if in_minutes else seconds


def _flag(text: str) -> Parsed:
    return parse_flag(text) or Unreadable(NO_FLAG)


def _currency(text: str) -> str:
    return currency_in(text) or text.strip().upper()


_TYPED: Final[dict[FieldType, Callable[[ColumnType, str], Parsed]]] = {
    FieldType.DAY: _day,
    FieldType.MOMENT: _moment,
    FieldType.AMOUNT: _amount,
    FieldType.COUNT: _count,
    FieldType.SHARE: _share,
    FieldType.DISCOUNT: _discount,
    FieldType.MONTH: _month,
}
_PLAIN: Final[dict[FieldType, Parser]] = {
    FieldType.TIME: _time,
    FieldType.CURRENCY: _currency,
    FieldType.FLAG: _flag,
}

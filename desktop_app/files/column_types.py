"""What a column holds and how it is written: the layout that one of its values proves, else a question.

How a single cell is read: amounts and days.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import islice
from typing import Final

from desktop_app.files.amounts import AmountLayout, currency_sign, parse_amount, readings
from desktop_app.files.cell_classes import EMPTY_WORDS, ERRORS, plain, word_set
from desktop_app.files.column_layouts import decide_decimal, decide_order, usual_decimal
from desktop_app.files.days import (
    DayLayout,
    are_iso,
    compact_time,
    day_readings,
    is_compact,
    is_day_shaped,
    is_serial,
    parse_day,
    parse_time,
    serial_time,
)
from desktop_app.files.header_names import NAMES, normalised, words_of
from desktop_app.files.source import Certainty, Evidence, RawTable
from desktop_app.i18n import N_

__all__ = [
    "Alternative",
    "AmountLayout",
    "ColumnKind",
    "ColumnType",
    "DayLayout",
    "infer_column",
    "infer_columns",
    "parse_amount",
    "parse_day",
    "parse_time",
    "serial_time",
]

_MOST: Final = 0.9  # share of the values that must fit; the rest is listed row by row
_MOST_DAYS: Final = 0.7
_WEIGHED: Final = 20_000  # distinct values which are looked at
_PHONE: Final = re.compile(r"(?:\+|00)?[\d\s()./-]{9,20}")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")  # in China
_LEADING_ZERO: Final = re.compile(r"0\d+")
_INTEGER: Final = re.compile(r"[-+−]?\d{1,12}")
_LONGEST_INTEGER: Final = 12  # digits; longer ones are card, account or order numbers
_FEW: Final = 2
_PROBED: Final = 64
_COMPACT_PROOF: Final = 3
_EIGHT: Final = 8  # digits of a year, month and day
_TRUTHS: Final = (
    frozenset({"true", "yes", "y", "ja", "oui", "da", "si", "sí", "是", "wahr", "vrai", "x"}),
    frozenset({"false", "no", "n", "nein", "non", "nu", "否", "falsch", "faux"}),
)
_PHONE_NAMES: Final = word_set(
    "phone mobile telephone tel telefon telefono handy fax 电话 手机 電話 手機 portable movil"
)
_DAY_WORDS: Final = word_set("date datum data dată fecha day jour tag día dia 日期 时间 時間 日 at on")
_DAY_GROUPS: Final = (
    "day", "opened", "closed", "due", "since", "joined", "left", "answered", "resolved", "first_day", "last_day",
    "calendar_day", "entered", "offered", "valid_until", "decided", "lead_opened", "contacted", "qualified",
    "converted", "activity_day", "planned", "event_from", "event_to", "event_moment", "training_day", "feedback_day",
    "replied",
)  # fmt: skip


class ColumnKind(Enum):
    TEXT = "text"
    IDENTIFIER = "identifier"
    INTEGER = "integer"
    AMOUNT = "amount"
    DATE = "date"
    DATETIME = "datetime"
    BOOLEAN = "boolean"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of a real value of the column, and the layout that gives it."""

    text: str
    value: date | Decimal
    layout: DayLayout | AmountLayout


@dataclass(frozen=True, slots=True)
class ColumnType:
    """``certain`` False: the two ``alternatives`` read the same value differently and a person should choose.

    ``day`` and ``amount`` hold the layout of those kinds; ``currencies`` are those that the cells, else the
    header, name. ``distinct``: how many different values were weighed. ``decided`` False: no value so far needed a
    decision between two readings, so a later one that does is a problem of its row.
    """

    kind: ColumnKind
    day: DayLayout | None = None
    amount: AmountLayout | None = None
    evidence: tuple[Evidence, ...] = ()
    certain: bool = True
    alternatives: tuple[Alternative, ...] = ()
    currencies: tuple[str, ...] = ()
    distinct: int = 0
    decided: bool = True

    @property
    def currency(self) -> str:
        """The one currency of the column, "" when it names none or several."""
        return self.currencies[0] if len(self.currencies) == 1 else ""

    def chosen(self, alternative: Alternative) -> "ColumnType":
        """The type with its question answered."""
        answer = Evidence(self.kind.value, str(alternative.value), N_("You chose it."))
        layout = alternative.layout
        day = layout if isinstance(layout, DayLayout) else self.day
        amount = layout if isinstance(layout, AmountLayout) else self.amount
        return replace(self, day=day, amount=amount, certain=True, alternatives=(), evidence=(answer,))


def infer_columns(table: RawTable, locale: str = "en") -> tuple[ColumnType, ...]:
    """The type of every column; what one column proves about the file settles the others' questions."""
    distinct = [dict.fromkeys(table.column(place)) for place in range(len(table.header))]
    types = [infer_column(name, values, locale) for name, values in zip(table.header, distinct, strict=True)]
    orders = {kind.day.order for kind in types if kind.day and _proves(kind)}
    decimals = {kind.amount.decimal for kind in types if kind.amount and _proves(kind)}
    return tuple(_settled(kind, orders, decimals) for kind in types)


def infer_column(name: str, distinct_values: Iterable[str], locale: str = "en") -> ColumnType:
    """The type of a column called ``name``. ``locale`` decides which reading is proposed, never which is certain."""
    shown = dict.fromkeys(map(str.strip, distinct_values))
    held = (value for value in shown if value.lower() not in EMPTY_WORDS and value not in ERRORS)
    values = list(islice(held, _WEIGHED))
    if not values:
        return ColumnType(ColumnKind.EMPTY, evidence=(_because("empty", N_("Nothing but empty cells.")),))
    found = (
        _as_boolean(values)
        or _as_iso_days(name, values, locale)
        or _as_code(name, values)
        or _as_days(name, values, locale)
        or _as_amounts(name, values, locale)
        or ColumnType(ColumnKind.TEXT)
    )
    return replace(found, distinct=len(values))


def _because(kind: str, message: str, certainty: Certainty = Certainty.SURE, **values: object) -> Evidence:
    return Evidence("type", kind, message, tuple(values.items()), certainty)


def _proves(kind: ColumnType) -> bool:
    return any(evidence.property == "proof" for evidence in kind.evidence)


def _settled(kind: ColumnType, orders: Collection[str], decimals: Collection[str]) -> ColumnType:
    """``kind`` with its question answered by what all proofs of the file agree on."""
    if not kind.decided:
        return _decided(kind, orders, decimals)
    if kind.certain:
        return kind
    for alternative in kind.alternatives:
        layout = alternative.layout
        known = orders if isinstance(layout, DayLayout) else decimals
        sign = layout.order if isinstance(layout, DayLayout) else layout.decimal
        if set(known) == {sign}:
            because = _because(kind.kind.value, N_("Another column of this file proves it."))
            return replace(kind.chosen(alternative), evidence=(because,))
    return kind


def _decided(kind: ColumnType, orders: Collection[str], decimals: Collection[str]) -> ColumnType:
    """``kind`` with the file's one way of writing for cells that may still come."""
    if kind.day and len(orders) == 1:
        return replace(kind, day=replace(kind.day, order=next(iter(orders))), decided=True)
    if kind.amount and len(decimals) == 1:
        return replace(kind, amount=AmountLayout(next(iter(decimals))), decided=True)
    return kind


def _as_boolean(values: Sequence[str]) -> ColumnType | None:
    words = {value.lower() for value in _probe(values)}
    if len(words) > _FEW:
        return None
    words = {value.lower() for value in values}
    if len(words) > _FEW or not words <= _TRUTHS[0] | _TRUTHS[1]:
        return None
    return ColumnType(ColumnKind.BOOLEAN, evidence=(_because("boolean", N_("Only words for yes and no.")),))


def _as_code(name: str, values: Sequence[str]) -> ColumnType | None:
    """Digits that are no quantity: leading zeros, telephones, long numbers."""
    if not all(map(_begins_like_a_code, _probe(values))):
        return None
    shown = list(map(plain, values))
    phones = _names_a_phone(name) or any(value[:1] == "+" for value in shown)
    if not (phones or all(map(str.isdigit, shown))) or not all(map(_begins_like_a_code, shown)):
        return None
    zero = next((value for value in shown if _LEADING_ZERO.fullmatch(value)), "")
    if zero and all(map(str.isdigit, shown)):
        return _code(N_("{text} begins with a zero."), zero)
    if (phones and all(map(_PHONE.fullmatch, shown))) or (len(shown) > 1 and all(map(_MOBILE.fullmatch, shown))):
        return _code(N_("{text} is a telephone number."), shown[0])
    long = next((value for value in shown if value.isdigit() and len(value) > _LONGEST_INTEGER), "")
    if long and all(map(str.isdigit, shown)) and not (_names_a_day(name) and all(map(is_compact, shown))):
        return _code(N_("{text} has more digits than an amount."), long)
    return None


def _names_a_phone(name: str) -> bool:
    return not _PHONE_NAMES.isdisjoint(words_of(name))


def _begins_like_a_code(value: str) -> bool:
    shown = plain(value)
    return shown.lstrip("+").replace(" ", "")[:1].isdigit() or shown[:1] == "("


def _code(message: str, text: str) -> ColumnType:
    return ColumnType(ColumnKind.IDENTIFIER, evidence=(_because("identifier", message, text=text),))


def _probe(values: Sequence[str]) -> Sequence[str]:
    """A few values from all over the column: enough to see that none of them is what most would have to be."""
    return values[:: max(1, len(values) // _PROBED)]


def _as_days(name: str, values: Sequence[str], locale: str) -> ColumnType | None:
    if not any(map(is_day_shaped, _probe(values))):
        return _as_counted_days(name, values, rest=())
    shaped = [value for value in values if is_day_shaped(value)]
    if len(shaped) < _MOST_DAYS * len(values):
        return _as_counted_days(name, values, rest=shaped)
    rest = [value for value in values if not is_day_shaped(value)]
    serial = bool(rest) and all(map(is_serial, rest))
    compact = bool(rest) and not serial and all(map(is_compact, rest))
    found = {value: day_readings(value) for value in shaped}
    decision = decide_order(found, locale)
    layout = replace(decision.layout, serial=serial, compact=compact)
    return ColumnType(
        _day_kind(values),
        day=layout,
        evidence=(decision.evidence,),
        certain=not decision.question,
        alternatives=_day_alternatives(decision.question, found, layout),
        decided=decision.decided,
    )


def _as_iso_days(name: str, values: Sequence[str], locale: str) -> ColumnType | None:
    """What ``_as_days`` would find, for a column that needs no weighing."""
    if not are_iso(values) or _names_a_phone(name):
        return None
    decision = decide_order({}, locale)
    timed = any(parse_time(value) not in {None, time()} for value in values if ":" in value)
    kind = ColumnKind.DATETIME if timed else ColumnKind.DATE
    return ColumnType(kind, day=decision.layout, evidence=(decision.evidence,), decided=decision.decided)


def _day_kind(values: Sequence[str]) -> ColumnKind:
    """With times where one is not midnight: databases write 00:00:00 behind plain days."""
    times = (parse_time(value) if ":" in value else serial_time(value) or compact_time(value) for value in values)
    return ColumnKind.DATETIME if any(at not in {None, time()} for at in times) else ColumnKind.DATE


def _day_alternatives(text: str, found: dict[str, dict[str, date]], layout: DayLayout) -> tuple[Alternative, ...]:
    if not text:
        return ()
    days = sorted(found[text].items(), key=lambda item: item[0] != layout.order)
    return tuple(Alternative(text, day, replace(layout, order=order)) for order, day in days)


def _as_counted_days(name: str, values: Sequence[str], rest: Sequence[str]) -> ColumnType | None:
    """Spreadsheet serials and yyyymmdd: plain numbers that are days only under a name that says so."""
    others = [value for value in values if value not in set(rest)]
    named = _names_a_day(name)
    eight = all(len(value) == _EIGHT for value in others)
    if all(map(is_compact, others)) and (named or (eight and len(others) >= _COMPACT_PROOF)):
        because = _because("date", N_("“{text}” is a year, month and day without separators."), text=others[0])
        return ColumnType(_day_kind(values), day=DayLayout("ymd", compact=True), evidence=(because,))
    if named and all(map(is_serial, others)):
        because = _because("date", N_("“{text}” is a day as spreadsheets count them."), text=others[0])
        return ColumnType(_day_kind(values), day=DayLayout("dmy", serial=True), evidence=(because,))
    return None


@cache
def _day_names() -> frozenset[str]:
    return frozenset(normalised(alias) for group in _DAY_GROUPS for alias in NAMES[group].split("|"))


def _names_a_day(name: str) -> bool:
    plain_name = normalised(name)
    said = plain_name in _day_names() or bool(_DAY_WORDS & set(words_of(name)))
    return said or plain_name.endswith(("日期", "时间", "時間"))


def _as_amounts(name: str, values: Sequence[str], locale: str) -> ColumnType | None:
    if not any(map(readings, _probe(values))):
        return None
    found = {value: readings(value) for value in values}
    fitting = {text: values_by_sign for text, values_by_sign in found.items() if values_by_sign}
    if len(fitting) < _MOST * len(values):
        return None
    named = {currency_sign(text) for text in fitting}
    currencies = tuple(sorted((named - {""}) or ({currency_sign(name)} - {""})))
    if all(_INTEGER.fullmatch(plain(text)) for text in fitting):
        because = _because("integer", N_("Whole numbers without separators."))
        layout = AmountLayout(usual_decimal(locale))
        return ColumnType(ColumnKind.INTEGER, amount=layout, evidence=(because,), currencies=currencies, decided=False)
    decision = decide_decimal(fitting, locale)
    question, layout = decision.question, decision.layout
    signs = sorted(found.get(question, {}).items(), key=lambda item: item[0] != layout.decimal)
    return ColumnType(
        ColumnKind.AMOUNT,
        amount=layout,
        evidence=(decision.evidence,),
        certain=not question,
        alternatives=tuple(Alternative(question, value, AmountLayout(sign)) for sign, value in signs),
        currencies=currencies,
        decided=decision.decided,
    )

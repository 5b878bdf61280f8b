"""Figures as a person types them into a field, and as the field shows them; figures in files: files/column_types."""

import re
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import MINUS, NBSP, currency_sign, format_number, number_format
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _

_MOST_PLACES: Final = 6  # stored amounts have six decimals
_DIGITS: Final = re.compile(r"-?\d*(?:\.\d+)?$")
_SPACES: Final = (" ", NBSP, "\u202f", "’", "'")


def not_a_number(text: str) -> UserError:
    return UserError(N_("“{text}” is not a number."), N_("Write it like {example}."), text=text, example=_example())


def _example() -> str:
    return format_number(Fraction(123450, 100), 2)


def read_number(text: str) -> Fraction:
    """``text`` in the number format of the workspace; UserError if it is no number.

    A lone comma or point that can't part thousands is a decimal sign in any format: a person who types 0.05 where
    figures are written 0,05 means 0.05 and not 5.
    """
    kept = text.strip().replace(MINUS, "-")
    for space in _SPACES:
        kept = kept.replace(space, "")
    how = number_format()
    group = how.group if how.group in ",." else ("," if how.decimal == "." else ".")
    if _parts_thousands(kept, group, how.decimal):
        kept = kept.replace(group, "").replace(how.decimal, ".")
    elif kept.count(group) == 1 and how.decimal not in kept:
        kept = kept.replace(group, ".")
    elif group in kept:
        raise not_a_number(text)
    else:
        kept = kept.replace(how.decimal, ".")
    if not _DIGITS.match(kept) or kept in ("", "-"):
        raise not_a_number(text)
    return Fraction(kept)


def read_rate(text: str) -> Fraction | None:
    """An exchange rate, None if it is none. It has no thousands: 4.551 and 4,551 are the same in every format."""
    try:
        rate = Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return rate if rate >= 0 else None


def _parts_thousands(text: str, group: str, decimal: str) -> bool:
    whole = text.partition(decimal)[0].lstrip("-")
    pattern = rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+"
    return re.fullmatch(pattern, whole) is not None


def write_number(value: Fraction) -> str:
    """``value`` with the decimals it has, at most six."""
    places = next((n for n in range(_MOST_PLACES) if (value * 10**n).denominator == 1), _MOST_PLACES)
    return format_number(value, places)


def read_figure(text: str, unit: Unit | None, currency: str = "") -> Fraction:
    """A figure with or without its unit; a percentage is typed as people say it: 5 means 5 %."""
    bare = text.strip()
    for sign in ("%", currency_sign(currency) if currency else "", currency):
        if sign:
            bare = bare.removesuffix(sign).removeprefix(sign).strip()
    number = read_number(bare)
    return number / 100 if unit is Unit.PERCENT else number


def write_figure(value: Fraction, unit: Unit | None) -> str:
    return write_number(value * 100 if unit is Unit.PERCENT else value)


def unit_words(unit: Unit | None, currency: str) -> str:
    """What stands behind the field."""
    match unit:
        case Unit.PERCENT:
            return "%"
        case Unit.MONEY:
            return currency
        case Unit.DAYS:
            return _("days")
        case Unit.HOURS:
            return _("hours")
        case _:
            return ""


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as fault:
        raise UserError(N_("“{text}” is not a date."), N_("Write it like 2026-09-30."), text=text) from fault


def read_whole(text: str) -> int:
    number = read_number(text)
    if number.denominator != 1:
        raise UserError(N_("“{text}” is not a whole number."), N_("Leave out the decimals."), text=text)
    return number.numerator

"""Amounts as people write them, to exact decimals: signs, groups, currencies, percent, 万.

Which of two readings holds in a column is decided in column_types.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from desktop_app.files.cell_classes import plain

CURRENCIES: Final = {
    "€": "EUR",
    "£": "GBP",
    "lei": "RON",
    "leu": "RON",
    "NT$": "TWD",
    "US$": "USD",
    "HK$": "HKD",
    "元": "CNY",
    "RMB": "CNY",
    "CN¥": "CNY",
    "人民币": "CNY",
    "人民幣": "CNY",
    "JP¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "CA$": "CAD",
    "R$": "BRL",
    "S$": "SGD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "C$": "CAD",
    "SFr": "CHF",
    "Rs": "INR",
    "₽": "RUB",
    "руб": "RUB",
    "₴": "UAH",
    "грн": "UAH",
    "₺": "TRY",
    "TL": "TRY",
    "лв": "BGN",
    "kr": "",
}
"""Signs that mean one currency. ``$``, ``¥`` and ``kr`` mean several and name none."""
_SHARED: Final = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "TWD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP"}),
    "¥": frozenset({"CNY", "JPY"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
}
_BY_SIGN: Final = {sign.casefold(): code for sign, code in CURRENCIES.items()}

_CODES: Final = (
    "EUR|USD|GBP|RON|MDL|CNY|TWD|HKD|JPY|CHF|PLN|CZK|HUF|SEK|NOK|DKK|UAH|RSD|BGN|TRY|CAD|AUD|NZD|SGD|INR|KRW|"
    "MXN|BRL|ZAR|ILS|AED|SAR|THB|MYR|IDR|VND|PHP|RUB"
)
# Letters stand alone: a column called Vendeur or Leistung names no currency.
_SIGN: Final = re.compile(
    rf"(?<![^\W\d_])(?:{_CODES}|(?:NT|US|HK|CA|AU|NZ|[ACRS])?\$|RMB|TL|SFr\.?|lei|leu|zł|Kč|Ft|kr\.?|Rs\.?|лв\.?|руб\.?|грн\.?)"
    r"(?![^\W\d_])|(?:CN|JP)¥|人民[币幣]|[$€£¥₹₩₽₴₺元]",
    re.IGNORECASE,
)
_SCALES: Final = {
    "%": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "折": Decimal("0.1"),
    "万": Decimal(10_000),
    "萬": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "億": Decimal(100_000_000),
}
_CLOSING: Final = re.compile(r"(.*?)\s*(CR|DR|Cr|Dr|cr|dr)\.?")
_EXPONENT: Final = re.compile(r"([-+]?\d+(?:[.,]\d+)?)[eE]([-+]?\d{1,3})")
_SPACED: Final = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?=$|[.,])")
_ROUND: Final = re.compile(r"(\d[.,])\s?[-–—]{1,2}$")  # 12,- and 12.– are whole amounts, not negative ones
_BLANKS: Final = re.compile(r"[ '’\u00a0\u202f]")
# What most exports write; it skips the search for everything people write besides.
PLAIN: Final = {
    ".": re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
    ",": re.compile(r"-?(?:0|[1-9][0-9]*)(?:,[0-9]+)?"),
}
_FIGURES: Final = re.compile(r"[-0-9.,]*")
# Plain numbers that are read in one way only: whole ones, and those whose decimals are no group of three.
_ONE_WAY: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:([.,])(?:[0-9]{1,2}|[0-9]{4,}))?")
_BY_DECIMAL: Final = {
    ".": re.compile(r"(?:\d*|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3})(?:\.\d*)?"),
    ",": re.compile(r"(?:\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d*)?"),
}


_LIKE_THOUSANDS: Final = re.compile(r"^-?[1-9]\d{0,2}\.\d{3}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class AmountLayout:
    """``decimal``: the sign before the decimals, ``.`` or ``,``; the other one then divides thousands.

    ``mixed``: the column holds both; a cell that fits only the other sign is read by it.
    """

    decimal: str = "."
    mixed: bool = False


def parse_amount(text: str, layout: AmountLayout) -> Decimal | None:
    """The exact value of ``text`` under ``layout``; None when it is no amount or does not fit.

    A percentage is a fraction (12,5 % is 0.125); CR, parentheses and a minus on either side are negative.
    """
    if PLAIN[layout.decimal].fullmatch(text):
        return Decimal(text.replace(",", "."))
    value = _parse(text, layout.decimal)
    if value is None and layout.mixed:
        value = _parse(text, "," if layout.decimal == "." else ".")
    return value


def unmistakable(number: str) -> str:
    """``number`` as a program keeps it, line by line, with a fourth decimal where three could be thousands."""
    return _LIKE_THOUSANDS.sub(r"\g<0>0", number)


def readings(text: str) -> dict[str, Decimal]:
    """What ``text`` would be under each decimal sign that it fits."""
    plainly = _ONE_WAY.fullmatch(text)
    if plainly:
        value = Decimal(text.replace(",", "."))
        return {plainly[1]: value} if plainly[1] else dict.fromkeys(_BY_DECIMAL, value)
    found = {mark: _parse(text, mark) for mark in _BY_DECIMAL}
    return {mark: value for mark, value in found.items() if value is not None}


def currency_in(text: str) -> str:
    """The ISO code of the one currency that ``text`` names, else an empty string."""
    found = None if _FIGURES.fullmatch(text) else _SIGN.search(plain(text))
    if not found:
        return ""
    sign = found[0].rstrip(".")
    return _BY_SIGN.get(sign.casefold(), sign.upper() if sign.isalpha() else "")


def currency_sign(text: str) -> str:
    """The same, or the sign that ``text`` has and several currencies share."""
    code = currency_in(text)
    if code or _FIGURES.fullmatch(text):
        return code
    found = _SIGN.search(plain(text))
    sign = found[0].rstrip(".").casefold() if found else ""
    return sign if sign in _SHARED else ""


def currency_meant(sign: str, home: str) -> str:
    """What a code or a shared sign means in a workspace of the currency ``home``: its own where that has the sign.

    Elsewhere ``$`` is the one of the United States; of ``¥`` and ``kr`` nobody can know, so that they stay as they are.
    """
    own = _SHARED.get(sign)
    if own is None:
        return sign
    return home if home in own else "USD" if sign == "$" else sign


def _parse(text: str, decimal: str) -> Decimal | None:
    short = plain(text)
    if short.isdecimal():
        # 00123 is a code: read as a number it would lose its zeros.
        return Decimal(short) if len(short) == 1 or short[0] != "0" else None
    body, negative = _unsigned(short)
    body, scale = _unscaled(body)
    exponent = _EXPONENT.fullmatch(body)
    if exponent:
        body = exponent[1]
        scale *= Decimal(1).scaleb(int(exponent[2]))
    digits = _digits(body, decimal)
    if not digits:
        return None
    try:
        value = Decimal(digits) * scale
    except InvalidOperation:
        return None
    return -value if negative and value else value


def _unsigned(text: str) -> tuple[str, bool]:
    """The text without currency, parentheses and minus, and whether it was negative."""
    negative = False
    closing = _CLOSING.fullmatch(text)
    if closing:
        text, negative = closing[1], closing[2].lower() == "cr"
    if text.startswith("(") and text.endswith(")"):
        text, negative = text[1:-1].strip(), True
    bare, found = _SIGN.subn(" ", text)
    text = bare.strip() if found <= 1 else text
    if not negative and text.startswith("(") and text.endswith(")"):  # (5.00) €
        text, negative = text[1:-1].strip(), True
    text = _ROUND.sub(r"\g<1>00", text)
    for minus in ("-", "−", "–"):
        if text.startswith(minus):
            return text[1:].strip(), not negative
        if text.endswith(minus):
            return text[:-1].strip(), not negative
    return text.removeprefix("+").strip(), negative


def _unscaled(text: str) -> tuple[str, Decimal]:
    scale = _SCALES.get(text[-1:])
    return (text, Decimal(1)) if scale is None else (text[:-1].strip(), scale)


def _digits(text: str, decimal: str) -> str:
    """``text`` with a point before its decimals and no groups; empty when it does not fit."""
    spaced = _SPACED.match(text)
    if spaced:
        text = _BLANKS.sub("", spaced[0]) + text[spaced.end() :]
    if not _BY_DECIMAL[decimal].fullmatch(text) or not any(map(str.isdigit, text)):
        return ""
    group = "," if decimal == "." else "."
    return text.replace(group, "").replace(decimal, ".")

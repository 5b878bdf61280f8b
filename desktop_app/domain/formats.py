"""Figures, money and days as text, in the number format of the workspace and the language of the moment.

Used only at the edge: window, prints, command line. (QLocale prints negatives in parentheses, ``$`` for TWD, and
rounds doubles, so the formatter is our own.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Value
from desktop_app.domain.money import exponent, from_minor, round_whole
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_, _, language

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
DASH: Final = "—"  # "no data"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Separators, and whether the currency sign stands before the figure."""

    decimal: str
    group: str
    sign_first: bool


NUMBER_FORMATS: Final = {
    "1,234.56": NumberFormat(".", ",", sign_first=True),
    "1.234,56": NumberFormat(",", ".", sign_first=False),
    "1 234,56": NumberFormat(",", NBSP, sign_first=False),
    "1'234.56": NumberFormat(".", "’", sign_first=True),
}
_SIGNS: Final = {
    "EUR": "€", "USD": "$", "GBP": "£", "CNY": "¥", "JPY": "¥", "RON": "lei", "TWD": "NT$", "HKD": "HK$",
    "SGD": "S$", "INR": "₹", "KRW": "₩", "MDL": "lei", "HUF": "Ft", "PLN": "zł", "CZK": "Kč", "BGN": "лв.",
}  # fmt: skip
_WORD_SIGNS: Final = frozenset({"lei", "Ft", "zł", "Kč", "лв."})
_PLACES: Final = {Unit.COUNT: 0, Unit.PERCENT: 1, Unit.DAYS: 0, Unit.HOURS: 1, Unit.SCORE: 1, Unit.RATIO: 2}
_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT_MONTHS: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May (short)"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_current = NUMBER_FORMATS["1,234.56"]


def set_number_format(name: str) -> None:
    """Write figures like ``name``, one of NUMBER_FORMATS, from now on."""
    global _current  # noqa: PLW0603 - a choice of the whole process, like the language
    _current = NUMBER_FORMATS[name]


def number_format() -> NumberFormat:
    return _current


def format_number(value: Fraction | int, places: int = 0) -> str:
    """``value`` with grouped digits and exactly ``places`` decimals, rounded half away from zero."""
    scaled = round_whole(Fraction(value) * 10**places)
    digits = f"{abs(scaled):0{places + 1}d}"
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    text = f"{int(whole):,}".replace(",", _current.group)
    text = f"{text}{_current.decimal}{part}" if part else text
    return f"{MINUS}{text}" if scaled < 0 else text


def currency_sign(currency: str) -> str:
    return _SIGNS.get(currency, currency)


def sign_stands_first(currency: str) -> bool:
    return _current.sign_first and currency_sign(currency) not in _WORD_SIGNS


def with_currency(figure: str, currency: str) -> str:
    """``figure`` with the sign of ``currency`` where it belongs; a minus stays in front of both."""
    sign = currency_sign(currency)
    if not sign:
        return figure
    if not sign_stands_first(currency):
        return f"{figure}{NBSP}{sign}"
    space = NBSP if sign[-1].isalpha() else ""
    lead = figure[0] if figure[0] in f"{MINUS}+" else ""
    return f"{lead}{sign}{space}{figure.removeprefix(lead)}"


def format_quantity(quantity: Quantity, places: int | None = None) -> str:
    """A figure with its unit. Money without ``places`` shows minor units only below 1,000 or where needed."""
    value, unit = quantity.value, quantity.unit
    if unit is Unit.MONEY:
        shown = _money_places(value, quantity.currency) if places is None else places
        return with_currency(format_number(value, shown), quantity.currency)
    shown = _plain_places(value, unit) if places is None else places
    match unit:
        case Unit.PERCENT:
            return f"{format_number(value * 100, shown)}{NBSP}%"
        case Unit.DAYS:
            return _("{n} d").format(n=format_number(value, shown)).replace(" ", NBSP)
        case Unit.HOURS:
            return _("{n} h").format(n=format_number(value, shown)).replace(" ", NBSP)
        case Unit.RATIO:
            return f"{format_number(value, shown)}{NBSP}×"
        case _:
            return format_number(value, shown)


def _money_places(value: Fraction, currency: str) -> int:
    return 0 if abs(value) >= 1000 and value.denominator == 1 else exponent(currency)  # noqa: PLR2004 - look.md


def _plain_places(value: Fraction, unit: Unit) -> int:
    if unit is Unit.COUNT and value.denominator != 1:
        return 1
    if unit is Unit.DAYS and value.denominator != 1:
        return 1
    return _PLACES[unit]


def format_rough(quantity: Quantity) -> str:
    """A figure for a gauge: money of 1,000 and more without minor units."""
    large = quantity.unit is Unit.MONEY and abs(quantity.value) >= 1000  # noqa: PLR2004 - look.md
    return format_quantity(quantity, 0 if large else None)


def format_change(quantity: Quantity, places: int | None = None) -> str:
    """Signed; a change of a percent figure is in points."""
    sign = "+" if quantity.value > 0 else ""
    if quantity.unit is Unit.PERCENT:
        points = format_number(quantity.value * 100, 1 if places is None else places)
        return sign + _("{n} pt").format(n=points).replace(" ", NBSP)
    text = format_rough(quantity) if places is None else format_quantity(quantity, places)
    return sign + text


def format_short(quantity: Quantity) -> str:
    """For the end of a scale: 480k, 1.2M; no currency sign."""
    value = quantity.value * 100 if quantity.unit is Unit.PERCENT else quantity.value
    for limit, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if abs(value) >= limit - limit // 2000:  # 999,600 would else be rounded to 1,000k
            scaled = value / limit
            whole = scaled.denominator == 1 or abs(scaled) >= 100  # noqa: PLR2004 - three digits are enough
            return format_number(scaled, 0 if whole else 1) + letter
    return format_number(value, 0 if value.denominator == 1 else 1)


def format_minor(minor: int, currency: str) -> str:
    """Payable money to its last minor unit, with its sign: 3,759.20 €."""
    return with_currency(format_amount(minor, currency), currency)


def format_amount(minor: int, currency: str) -> str:
    """Payable money to its last minor unit, without a sign: the column says the currency."""
    return format_number(from_minor(minor, currency), exponent(currency))


def format_rate(rate: Fraction) -> str:
    """A rate with the decimals it has, four at most: 5 %, 0.12 %."""
    percent = rate * 100
    places = next((n for n in range(4) if (percent * 10**n).denominator == 1), 4)
    return f"{format_number(percent, places)}{NBSP}%"


def format_day(day: date) -> str:
    """16 September 2026; 2026年9月16日."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def format_medium_day(day: date) -> str:
    """16 Sep 2026, for a column with days of several years."""
    return _("{day} {month} {year}").format(day=day.day, month=short_month(day.month), year=day.year)


def format_short_day(day: date) -> str:
    """16 Sep; 9月16日."""
    return _("{day} {month}").format(day=day.day, month=short_month(day.month))


def month_name(month: int) -> str:
    return _(_MONTHS[month - 1])


def short_month(month: int) -> str:
    return _(_SHORT_MONTHS[month - 1]).removesuffix(" (short)")


def format_period(period: Period) -> str:
    """September 2026; Q3 2017; Q3 FY2017; both ends for custom days."""
    if period.length is Length.MONTH and not period.fiscal:
        return _("{month} {year}").format(month=_(_MONTHS[period.start.month - 1]), year=period.start.year)
    if period.length is Length.CUSTOM:
        if period.days == 1:
            return format_day(period.start)
        return _("{first} to {last}").format(first=format_day(period.start), last=format_day(period.last))
    year, _dash, part = period.name.partition("-")
    if not part:
        return period.name if period.fiscal else _("{year}").format(year=year)
    if part.startswith("Q"):
        part = _("Q{n}").format(n=part[1:])
    return _("{part} {year}").format(part=part, year=year)


def format_figure(value: Value) -> str:
    """One value of a sentence or a table about figures: money with the decimals of its currency, however it arose."""
    if isinstance(value, Quantity) and value.unit is Unit.MONEY:
        return format_quantity(value)
    return format_value(value)


def format_value(value: Value) -> str:
    """One value of an explanation of pay, which shows what is rounded away."""
    match value:
        case Quantity():
            return _format_exactly(value)
        case Period():
            return format_period(value)
        case date():
            return format_day(value)
        case int():
            return format_number(value)
        case _:
            return value


def _format_exactly(quantity: Quantity) -> str:
    """A rate with the decimals it has, money before rounding with those that are rounded away."""
    value, unit = quantity.value, quantity.unit
    if unit is Unit.PERCENT and (value * 10**4).denominator == 1:
        return format_rate(value)
    if unit is Unit.MONEY and (value * 10 ** exponent(quantity.currency)).denominator != 1:
        return format_quantity(quantity, _exact_places(quantity))
    return format_quantity(quantity)


def _exact_places(quantity: Quantity) -> int:
    """All decimals, two beyond the minor unit if they never end."""
    least = exponent(quantity.currency)
    enough = (places for places in range(least, 7) if (quantity.value * 10**places).denominator == 1)
    return next(enough, least + 2)


def join_sentences(sentences: Iterable[str]) -> str:
    """Whole sentences one after the other; Chinese leaves no space between them."""
    return ("" if language().startswith("zh") else " ").join(sentences)

"""Plans and pay in words: what is paid on, a rule as one sentence, states and shares that do not mislead."""

from collections.abc import Callable
from fractions import Fraction
from html import escape
from typing import Final

from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.formats import (
    NBSP,
    currency_sign,
    format_amount,
    format_number,
    format_quantity,
    format_value,
    join_sentences,
    sign_stands_first,
)
from desktop_app.domain.money import round_whole
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.reports import own_kpis
from desktop_app.reports.wording import filled
from desktop_app.rules.incentives.credit import MEASURES
from desktop_app.rules.kpis.catalogue import WATCH
from desktop_app.ui import theme
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure

STATES: Final = {"draft": N_("Draft"), "approved": N_("Approved"), "paid": N_("Paid"), "withdrawn": N_("Withdrawn")}
_OPEN, _CLOSE = "\x01", "\x02"  # around the values of a sentence until they are markup
_MOST_PLACES: Final = 4
_MOST_DIGITS: Final = 6
Mark = Callable[[str], str]


def measure_title(key: str) -> str:
    """What people call a measure or a KPI; its key if nobody knows it."""
    titles = {measure.key: measure.title for measure in MEASURES}
    titles |= {kpi.key: kpi.texts.name for kpi in built_in() if kpi.key not in titles}
    return _((own_kpis.titles() | titles).get(key, key))


def rule_words(rule: Explanation, mark: Mark = str) -> str:
    """A component's rule as text: what it is paid on and at what rate, then its filters, periods and limits."""
    rate, *rest = [_with_steps(part, mark) for part in rule.parts]
    first = _("{what}: {rate}.").format(what=_phrase(rule, mark), rate=rate)
    return join_sentences([first, *(_("{sentence}.").format(sentence=one) for one in rest)])


def rate_words(rule: Explanation) -> str:
    """Only at what rate."""
    return _with_steps(rule.parts[0], str) if rule.parts else ""


def rule_markup(rule: Explanation) -> str:
    """The same as rich text in which each value is a link, tinted like something that can be pressed."""
    words = escape(rule_words(rule, lambda value: f"{_OPEN}{value}{_CLOSE}"))
    style = f"color:{theme.color('accent').name()};background:{theme.color('accent_soft').name()};"
    opened = f'<a href="edit" style="{style}text-decoration:none;font-weight:500;">{NBSP}'
    return f'<span style="line-height:150%">{words.replace(_OPEN, opened).replace(_CLOSE, f"{NBSP}</a>")}</span>'


def _with_steps(part: Explanation, mark: Mark) -> str:
    if not part.parts:
        return _phrase(part, mark)
    measure = str(dict(part.values).get("measure", ""))
    steps = _("; ").join(_phrase(step, mark, measure) for step in part.parts)
    return _("{rule} ({steps})").format(rule=_phrase(part, mark), steps=steps)


def _phrase(step: Explanation, mark: Mark, measure: str = "") -> str:
    """``measure``: whose bounds the step tells, if it doesn't say so itself."""
    read = str(dict(step.values).get("measure", measure))
    values = {name: _shown(name, _in_its_unit(value, read)) for name, value in step.values}
    marked: dict[str, Value] = {name: words if name == "name" else mark(words) for name, words in values.items()}
    counted = {name: value for name, value in step.values if isinstance(value, int)}  # a plural needs the number
    return filled(step.step, marked | counted)


def plain_sentence(step: Explanation) -> str:
    """A step in words, its measures and quotas called as people call them."""
    return _phrase(step, str)


def _in_its_unit(value: Value, measure: str) -> Value:
    """The rules know no KPI's unit: to them it is a score."""
    if not isinstance(value, Quantity) or value.unit is not Unit.SCORE:
        return value
    return measured(measure, value.value, "")


def _shown(name: str, value: Value) -> str:
    if isinstance(value, Quantity) and value.unit is Unit.SCORE:  # a bound is shown as it stands, never rounded
        places = next((n for n in range(_MOST_DIGITS) if (value.value * 10**n).denominator == 1), _MOST_DIGITS)
        return format_number(value.value, places)
    return measure_title(value) if name in {"measure", "quota"} and isinstance(value, str) else format_value(value)


def bound_words(bound: Quantity) -> str:
    """A bound of a tier, without minor units where it has none: €0, €40,000."""
    whole = bound.unit is Unit.MONEY and bound.value.denominator == 1
    return format_quantity(bound, 0 if whole else None)


def share_words(share: Fraction) -> str:
    """A share of the quota with as many digits as it needs not to seem to reach 100 %: 99.96 %, not 100.0 %."""
    places = next(
        (n for n in range(1, _MOST_PLACES) if (round_whole(share * 10 ** (n + 2)) >= 10 ** (n + 2)) == (share >= 1)),
        _MOST_PLACES,
    )
    return f"{format_number(share * 100, places)}{NBSP}%"


def misleads(share: Fraction) -> bool:
    """Whether one decimal would show a missed quota as reached."""
    return share < 1 and round_whole(share * 1000) >= 1000


def reached(share: Fraction | None) -> tuple[Status, str]:
    """How a share of the quota is judged; None: there is nothing to judge."""
    if share is None:
        return Status.NONE, _("no quota")
    if share >= 1:
        return Status.GOOD, _("Met")
    return (Status.WATCH, _("Near")) if share >= WATCH else (Status.ACT, _("Below"))


def money_figure(amount: str, currency: str, px: int) -> Figure:
    """A large amount with its sign small beside it, where the number format puts it."""
    return Figure(amount, currency_sign(currency), unit_first=sign_stands_first(currency), px=px)


def measured(key: str, value: Fraction, currency: str) -> Quantity:
    """A measure's figure with its unit."""
    kpis = own_kpis.units() | {kpi.key: kpi.unit for kpi in built_in()}
    unit = next((measure.unit for measure in MEASURES if measure.key == key), kpis.get(key, Unit.SCORE))
    return Quantity(value, unit, currency if unit is Unit.MONEY else "")


def signed_amount(minor: int, currency: str) -> str:
    """A change of pay, with its sign and without the currency's."""
    return f"{'+' if minor > 0 else ''}{format_amount(minor, currency)}"


def part_words(part: Explanation) -> str:
    """A term of the plan as a sentence, with its table if it has one."""
    return _("{sentence}.").format(sentence=_with_steps(part, str))

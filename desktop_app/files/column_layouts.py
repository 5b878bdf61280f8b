"""Which order of days and which decimal sign the values of a column prove; what they hold: column_types."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Generic, TypeVar

from desktop_app.files.amounts import AmountLayout
from desktop_app.files.days import DayLayout
from desktop_app.files.source import Certainty, Evidence, Values
from desktop_app.i18n import N_

ONE_WAY: Final = N_("Every cell can be read in one way only.")
ONE_ORDER: Final = N_("Every cell shows which part is the year, month and day.")
_TWO_WAYS: Final = N_("“{text}” may be read in two ways and no other cell decides.")
_PROVES: Final = {
    "dmy": N_("“{text}” proves that the day comes first."),
    "mdy": N_("“{text}” proves that the month comes first."),
    "ymd": N_("“{text}” proves that the year comes first."),
}
_CLEAR_MAJORITY: Final = 20  # times as many proofs: the few others are slips of the pen, not another layout

Layout = TypeVar("Layout", DayLayout, AmountLayout)
Read = TypeVar("Read", date, Decimal)


@dataclass(frozen=True, slots=True)
class Decision(Generic[Layout]):
    """``question``: the value that two layouts read differently, "" when nothing is open.

    ``decided`` False: no value needed a decision.
    """

    layout: Layout
    evidence: Evidence
    question: str = ""
    decided: bool = True


@dataclass(frozen=True, slots=True)
class _Weighed:
    """``proofs``: the values that fit one reading only, by that reading; ``doubtful``: those that fit several."""

    proofs: dict[str, list[str]]
    doubtful: list[str]

    @property
    def winner(self) -> str:
        """The reading that most values prove; "" without a proof."""
        return max(self.proofs, key=lambda one: len(self.proofs[one]), default="")

    @property
    def mixed(self) -> bool:
        """Whether values prove several readings, more than a few slips."""
        most = len(self.proofs.get(self.winner, ()))
        return sum(map(len, self.proofs.values())) > most + most / _CLEAR_MAJORITY

    @property
    def doubt(self) -> str:
        return self.doubtful[0] if self.doubtful else ""

    def first(self, reading: str) -> str:
        return self.proofs[reading][0]


def _weigh(found: Mapping[str, Mapping[str, Read]]) -> _Weighed:
    weighed = _Weighed({}, [])
    for text, by_reading in found.items():
        if len(by_reading) == 1:
            weighed.proofs.setdefault(next(iter(by_reading)), []).append(text)
        elif len(set(by_reading.values())) > 1:
            weighed.doubtful.append(text)
    return weighed


def decide_order(found: Mapping[str, Mapping[str, date]], locale: str) -> Decision[DayLayout]:
    """The order of day, month and year from the readings of every value."""
    weighed = _weigh(found)
    if weighed.mixed:
        first, second = (texts[0] for texts in list(weighed.proofs.values())[:2])
        message = N_("“{first}” and “{second}” are written in different orders.")
        evidence = _evidence(weighed, message, (("first", first), ("second", second)))
        return Decision(DayLayout(weighed.winner, mixed=True), evidence, weighed.doubt)
    if weighed.proofs:
        order = weighed.winner
        values = (("text", weighed.first(order)), ("rows", len(weighed.proofs[order])))
        # A proof among whole years says nothing about 24/3/5.
        open_ = next((text for text in weighed.doubtful if order not in found[text]), "")
        return Decision(DayLayout(order), Evidence("proof", order, _PROVES[order], values), open_)
    if not weighed.doubtful:
        evidence = Evidence("type", "date", ONE_ORDER)
        return Decision(DayLayout(_usual_order(locale, ())), evidence, decided=False)
    if all("." in text and "/" not in text for text in weighed.doubtful):
        two_years = next((text for text in weighed.doubtful if "ymd" in found[text]), "")
        evidence = Evidence("type", "date", N_("Points stand where the day comes first."))
        return Decision(DayLayout("dmy"), evidence, two_years)
    usual = _usual_order(locale, weighed.doubtful)
    return Decision(DayLayout(usual), _evidence(weighed, _TWO_WAYS, (("text", weighed.doubt),)), weighed.doubt)


def decide_decimal(found: Mapping[str, Mapping[str, Decimal]], locale: str) -> Decision[AmountLayout]:
    """The decimal sign from the readings of every value."""
    weighed = _weigh(found)
    if weighed.mixed:
        message = N_("“{first}” and “{second}” use different decimal signs.")
        evidence = _evidence(weighed, message, (("first", weighed.first(".")), ("second", weighed.first(","))))
        return Decision(AmountLayout(weighed.winner, mixed=True), evidence, weighed.doubt)
    if weighed.proofs:
        sign = weighed.winner
        message = N_("“{text}” proves the decimal sign “{sign}”.")
        values = (("text", weighed.first(sign)), ("sign", sign))
        return Decision(AmountLayout(sign), Evidence("proof", sign, message, values))
    layout = AmountLayout(usual_decimal(locale))
    if weighed.doubtful:
        return Decision(layout, _evidence(weighed, _TWO_WAYS, (("text", weighed.doubt),)), weighed.doubt)
    return Decision(layout, Evidence("type", "amount", ONE_WAY), decided=False)


def _evidence(weighed: _Weighed, message: str, values: Values) -> Evidence:
    certainty = Certainty.ASKED if weighed.doubtful else Certainty.SURE
    return Evidence("type", weighed.winner, message, values, certainty)


def usual_decimal(locale: str) -> str:
    """The decimal sign people of ``locale`` write."""
    return "." if locale.startswith(("en", "zh", "ja", "ko", "th", "he")) or "MX" in locale else ","


def _usual_order(locale: str, doubtful: Sequence[str]) -> str:
    """What people of ``locale`` write; ymd only where no cell ends with a whole year."""
    short = all(len(re.split(r"[-/.]", text.split()[0])[-1]) <= 2 for text in doubtful)  # noqa: PLR2004 - a year of two digits
    language = locale.replace("-", "_")
    if language.startswith(("zh", "ja", "ko", "hu")) and short:
        return "ymd"
    return "mdy" if language in {"en", "en_US", "en_PH"} else "dmy"

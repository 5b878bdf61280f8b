"""A figure that a rule reads beside what is paid on: which measure or KPI, over which days, against which quota."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_

USUAL_SAMPLE: Final = 5  # fewer answers than this decide nothing by themselves


class QuotaSpan(Enum):
    """Which quota a component is held to: its period's, its whole fiscal year's, or the year's to date."""

    PERIOD = "period"
    YEAR = "year"
    TO_DATE = "to_date"


SPANS: Final = {
    QuotaSpan.PERIOD: N_("the period"),
    QuotaSpan.YEAR: N_("the whole year"),
    QuotaSpan.TO_DATE: N_("the year to date"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """``measure``: a measure made of records or a KPI, of the period or (``year``) of the year to date.

    ``against``: the quota it is divided by, named ``quota`` (default: as the measure); None reads the figure itself.
    ``sample``: the number of answers below which the figure decides nothing; a figure that counts no answers has
    no such limit.
    """

    measure: str = field(default="", metadata={"title": N_("Measure or KPI")})
    year: bool = field(default=False, metadata={"title": N_("Of the year to date")})
    against: QuotaSpan | None = field(default=None, metadata={"title": N_("Share of the quota of"), "choices": SPANS})
    quota: str = field(default="", metadata={"title": N_("Quota")})
    sample: int = field(default=USUAL_SAMPLE, metadata={"title": N_("Answers needed")})

    @property
    def quota_name(self) -> str:
        return self.quota or self.measure

    @property
    def weighted(self) -> bool:
        """Whether a figure of too few answers waits for the lead instead of counting as it is."""
        return False


class Outcome(Enum):
    """What the lead decides about a figure that decides nothing by itself."""

    MET = "pass"
    FAILED = "fail"
    REWEIGHT = "reweight"


@dataclass(frozen=True, slots=True)
class Decision:
    """``reweight``: a scorecard line gives its weight to the others; a gate is left out of its group."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of a reading: ``answers`` is None where answers are not counted."""

    value: Fraction | None
    answers: int | None = None
    quota: Fraction | None = None
    """The quota it was divided by; the value is None where it is missing or not above 0."""

    def enough(self, reading: Reading) -> bool:
        return self.value is not None and (self.answers is None or self.answers >= reading.sample)

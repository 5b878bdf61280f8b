"""The share of a full target that newcomers carry in each month of service: as set, else the usual one."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from desktop_app.rules.targets.presence import USUAL_RAMP
from desktop_app.store.settings import WorkspaceSettings


def ramp_of(settings: WorkspaceSettings) -> tuple[Fraction, ...]:
    """One share a month, 1 for the full target; full afterwards. Months of a full target at the end are left out."""
    shares = [Fraction(share) for share in settings.target_ramp] or list(USUAL_RAMP)
    while shares and shares[-1] == 1:
        shares.pop()
    return tuple(shares)


def kept_ramp(settings: WorkspaceSettings, percents: Sequence[int]) -> tuple[str, ...]:
    """``percents`` as a setting keeps them; what is in force already stays as it is written."""
    shares = tuple(Fraction(percent, 100) for percent in percents)
    if [round(share * 100) for share in ramp_of(settings)] == list(percents):
        return settings.target_ramp
    return tuple(str(Decimal(share.numerator) / share.denominator) for share in shares) or ("1",)

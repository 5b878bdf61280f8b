"""A target said as a change on another period, "+15 % on Q1 last year", resolved to the number that is kept."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.target_grid import places_of
from desktop_app.rules.targets.attain import raised
from desktop_app.store import settings
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Resolved:
    """``value`` in the KPI's unit, rounded to what a target is kept in; ``aim`` says what it was resolved from."""

    value: Fraction
    aim: Aim


def figure_of(store: Store, kpi: str, scope: Scope, base: Period) -> Fraction | None:
    """What came in there, or None where nothing is recorded."""
    (found,) = figures(store, Wanted((kpi,), base, scope=scope, lean=True))
    return found.value.value if found.value is not None and found.n else None


def resolve(store: Store, kpi: str, scope: Scope, base: Period, by: Fraction) -> Resolved:
    """The figure of ``base`` raised by ``by`` (0.15: +15 %); UserError where there is none to raise."""
    baseline = figure_of(store, kpi, scope, base)
    if baseline is None:
        raise UserError(
            N_("There is no figure for {period} to raise."),
            N_("Choose another period, or type the number itself."),
            period=base.name,
        )
    places = 10 ** places_of(find_kpi(store, kpi).unit, settings.load(store).currency)
    value = Fraction(round(raised(baseline, by) * places), places)
    return Resolved(value, Aim(baseline, base, by))


def still_relative(aim: Aim, value: Fraction, step: Fraction) -> bool:
    """Whether a target of ``value`` is still what ``aim`` made of its base; ``step``: the smallest unit there is."""
    if aim.baseline is None or aim.raised_by is None:
        return False
    return abs(raised(aim.baseline, aim.raised_by) - value) < step

"""What a one-on-one speaks of, in words: points, changes, promises, levels; the same on screen and on paper."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_period, format_quantity, format_rough, format_short_day
from desktop_app.domain.one_on_one import Level, Outcome, Promise, Side
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_, _, ngettext
from desktop_app.reports.signal_words import signal_words
from desktop_app.rules.coaching.evidence import Changed, Point
from desktop_app.rules.coaching.sheet import About
from desktop_app.rules.kpis.judge import Figure

LEVEL_WORDS: Final = {Level.PRIVATE: N_("Private"), Level.SHARED: N_("Shared"), Level.OFFICIAL: N_("Official")}
READERS: Final = {
    Level.PRIVATE: N_("only you"),
    Level.SHARED: N_("both of you"),
    Level.OFFICIAL: N_("both, never changed"),
}
OUTCOME_WORDS: Final = {
    Outcome.OPEN: N_("Still open"),
    Outcome.KEPT: N_("Kept"),
    Outcome.MISSED: N_("Missed"),
    Outcome.DROPPED: N_("Dropped"),
}
_LATE: Final = N_("Late")
_IDEOGRAPHS: Final = "\u2e80"


@dataclass(frozen=True, slots=True)
class Told:
    """A line in bold and one below it."""

    title: str
    evidence: str


def point_words(point: Point) -> Told:
    """“Win rate 92 %” and what makes it worth a word."""
    figure, peer = point.figure, point.peer
    name = _(point.kpi.texts.name)
    facts = []
    if peer is not None and not peer.inner.holds(peer.share):
        share = format_quantity(Quantity(Fraction(peer.hits, peer.n), Unit.PERCENT))
        title = _("{kpi} {value}").format(kpi=name, value=share)
        records = ngettext("{hits} of {n} record", "{hits} of {n} records", peer.n)
        facts.append(records.format(hits=format_number(peer.hits), n=format_number(peer.n)))
        low, high = (format_quantity(_estimate(one, Unit.PERCENT)) for one in (peer.inner.low, peer.inner.high))
        facts.append(_("outside the 95 % limits of the team, {low} to {high}").format(low=low, high=high))
    else:
        value = "" if figure.value is None else format_rough(figure.value)
        title = _("{kpi} {value}").format(kpi=name, value=value)
        facts.append(format_period(figure.period))
        if figure.limits is not None:
            facts.append(_("usually {range}").format(range=usual_words(figure)))
    if not point.beyond:
        facts.append(_("could be chance"))
    return Told(title, " · ".join(facts))


def changed_words(changed: Changed) -> Told:
    """The KPI, and by which rule in which period."""
    why = signal_words(changed.rule, upward=changed.upward)
    return Told(_(changed.kpi.texts.name), f"{why} · {format_period(period_of(changed))}")


def change_words(changed: Changed) -> str:
    """Usual → now."""
    now = value_of(changed)
    if changed.figure.limits is None or now is None:
        return ""
    usual = _estimate(changed.figure.limits.centre, now.unit, now.currency)
    return _("{before} → {after}").format(before=format_rough(_short(usual)), after=format_rough(_short(now)))


def verdict_words(changed: Changed) -> str:
    return _("Better") if changed.better else _("Worse")


def period_of(changed: Changed) -> Period:
    history = changed.figure.history
    return history[changed.place].period if changed.place < len(history) else changed.figure.period


def value_of(changed: Changed) -> Quantity | None:
    figure = changed.figure
    if changed.place >= len(figure.history) or figure.value is None:
        return figure.value
    value = figure.history[changed.place].value
    return None if value is None else Quantity(value, figure.value.unit, figure.value.currency)


def usual_words(figure: Figure) -> str:
    assert figure.limits is not None
    assert figure.value is not None
    unit, currency = figure.value.unit, figure.value.currency
    low, high = (_short(_estimate(one, unit, currency)) for one in (figure.limits.lower, figure.limits.upper))
    return _("{low} to {high}").format(low=format_rough(low), high=format_rough(high))


def outcome_words(promise: Promise, on: date) -> str:
    """A promise that is open past its day is late."""
    return _(_LATE) if promise.is_late(on) else _(OUTCOME_WORDS[promise.outcome])


def side_words(side: Side, about: About) -> str:
    """First names, as both call each other; the lead's where the workspace knows it."""
    name = about.person.name if side is Side.PERSON else about.lead
    return first_name(name) or _("The lead")


def first_name(name: str) -> str:
    """The first of two words; other names are called whole, for nobody can tell which part is the first name."""
    first, _space, rest = name.partition(" ")
    return first if rest and " " not in rest and first[0] < _IDEOGRAPHS else name


def due_words(day: date | None) -> str:
    return "" if day is None else format_short_day(day)


def _estimate(value: float, unit: Unit, currency: str = "") -> Quantity:
    """An estimate claims no more than six decimals."""
    return Quantity(Fraction(round(value * 10**6), 10**6), unit, currency)


def _short(quantity: Quantity) -> Quantity:
    """Counts of a usual range need one decimal, not six."""
    if quantity.unit is Unit.MONEY:
        return quantity
    places = 3 if quantity.unit is Unit.PERCENT else 1
    return Quantity(round(quantity.value, places), quantity.unit, quantity.currency)

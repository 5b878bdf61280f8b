"""Promises of one-on-ones in words: what measures one, what became of it, and all of it as one line to sign."""

from typing import Final

from desktop_app.domain.formats import format_day, format_period, format_rough
from desktop_app.domain.one_on_one import DevelopmentGoal, Outcome, Promise
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import N_, _
from desktop_app.rules.coaching.moved import Move, move
from desktop_app.rules.coaching.sheet import Shown
from desktop_app.rules.kpis.catalogue import Kpi

OUTCOMES: Final = {
    Outcome.OPEN: N_("Still open"),
    Outcome.KEPT: N_("Kept"),
    Outcome.MISSED: N_("Not kept"),
    Outcome.DROPPED: N_("No longer needed"),
}


def aim_words(one: Promise | DevelopmentGoal, kpi: Kpi | None, currency: str) -> str:
    """What measures it, from where to where; empty where nothing does."""
    if kpi is None:
        return ""
    name = _(kpi.texts.name)
    start, aim = (
        None if value is None else format_rough(Quantity(value, kpi.unit, currency)) for value in (one.start, one.aim)
    )
    if start is not None and aim is not None:
        return _("{kpi}: {start} → {aim}").format(kpi=name, start=start, aim=aim)
    return name if aim is None else _("{kpi}: {aim}").format(kpi=name, aim=aim)


MOVES: Final = {
    Move.REACHED: N_("reached"),
    Move.CLOSER: N_("closer to it"),
    Move.SAME: N_("not moved"),
    Move.AWAY: N_("further away"),
}
_BY_CHANCE: Final = (Move.REACHED, Move.CLOSER, Move.AWAY)


def moved_words(one: Promise | DevelopmentGoal, newest: Shown | None) -> str:
    """Where the KPI stands in the newest whole month, and whether that is nearer; empty where nothing measures it."""
    if newest is None:
        return ""
    figure, made = newest.figure, one.made if isinstance(one, Promise) else one.since
    if figure.value is None or figure.period.last < made:
        return _("no whole month since then")
    month = _("{month}: {value}").format(month=format_period(figure.period), value=format_rough(figure.value))
    found = move(newest.kpi.direction, one.start, one.aim, figure.value.value)
    parts = [month, *([_(MOVES[found])] if found in MOVES else [])]
    limits = figure.limits
    if limits is not None and limits.lower <= float(figure.value.value) <= limits.upper and found in _BY_CHANCE:
        parts.append(_("could be chance"))
    return " · ".join(parts)


def measure_words(one: Promise | DevelopmentGoal, newest: Shown | None, currency: str) -> str:
    """Levels and next step of a goal; what measures it, from where to where, how far it is; empty where nothing is."""
    kpi = newest.kpi if newest else None
    return " · ".join(filter(None, (goal_words(one), aim_words(one, kpi, currency), moved_words(one, newest))))


def goal_words(one: Promise | DevelopmentGoal) -> str:
    """How well the person can do it now and how well they want to, and the next step; empty where nobody said."""
    if isinstance(one, Promise):
        return ""
    said = ""
    if one.level_now and one.level_wanted:
        said = _("level {now} → {wanted} of 5").format(now=one.level_now, wanted=one.level_wanted)
    elif one.level_now or one.level_wanted:
        words = _("level {n} of 5 wanted") if one.level_wanted else _("level {n} of 5 now")
        said = words.format(n=one.level_wanted or one.level_now)
    step = _("next: {step}").format(step=one.next_step) if one.next_step else ""
    return " · ".join(filter(None, (said, step)))


def promise_line(one: Promise, who: str, aim: str) -> str:
    """Who promised what by when, for what is signed."""
    said = _("{name}: {promise}").format(name=who, promise=one.text)
    due = _("by {day}").format(day=format_day(one.due)) if one.due else ""
    return " · ".join(filter(None, (said, aim, due)))

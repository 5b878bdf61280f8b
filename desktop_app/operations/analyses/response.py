"""How long requests, leads and complaints wait until work begins or they are answered, by the clock or at work."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.moments import moment
from desktop_app.rules.analysis import waits
from desktop_app.rules.analysis.waits import Wait, WaitRow
from desktop_app.rules.analysis.working_time import OfficeHours, around_the_clock
from desktop_app.store import analysed, calendar_days, settings
from desktop_app.store.database import Store

OWN_PARTS: Final = {"priority": "status", "reason": "stage"}
"""Ways to part requests beside the groupings: by what column of the record."""
_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)
_HOUR: Final = 60
_CLOCK_LIMIT: Final = 24 * _HOUR
Passed = Callable[[datetime, datetime], int]


class Until(Enum):
    """The two definitions: received until work begins, and until somebody answers."""

    BEGUN = "begun"
    ANSWERED = "answered"


class Of(Enum):
    """What waits; each with its kind of record and the moment in ``more`` at which it was answered."""

    REQUESTS = "requests"
    LEADS = "leads"
    COMPLAINTS = "complaints"


_SOURCES: Final = {
    Of.REQUESTS: (Kind.INTERACTION, "opened", "answered"),
    Of.LEADS: (Kind.LEAD, "opened", "contacted"),
    Of.COMPLAINTS: (Kind.FEEDBACK, "day", "answered"),
}


@dataclass(frozen=True, slots=True)
class Manner:
    """What is measured. ``limit`` in minutes, None: 24 hours by the clock, one working day at work."""

    of: Of = Of.REQUESTS
    until: Until = Until.ANSWERED
    at_work: bool = False
    limit: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """``whole``: all together; ``rows``: by group; ``bands``: how many of each of waits.BANDS.

    ``hours``: opening and closing in minutes after midnight; ``timeless``: received on a day without a time;
    ``backwards``: answered before they were received, which are left out.
    """

    as_of: date
    manner: Manner
    limit: int
    hours: tuple[int, int]
    whole: WaitRow
    rows: tuple[WaitRow, ...]
    bands: tuple[int, ...]
    timeless: int
    backwards: int
    labels: Mapping[int, str]
    slowest: tuple[Wait, ...]

    def label(self, group: int | str) -> str:
        return group if isinstance(group, str) else self.labels.get(group, "")


def response_times(store: Store, wanted: Wanted, manner: Manner | None = None, progress: Progress = SILENT) -> Response:
    """The waits of what was received in ``wanted.period``, as known at the end of its day."""
    progress.step(N_("Reading the records"), 0, 0)
    manner = manner or Manner()
    own = OWN_PARTS.get(manner.by, "")
    scene = Scene.of(store, replace(wanted, by="" if own else manner.by))
    hours = parse_hours(scene.chosen.office_hours)
    office = OfficeHours(calendar_days.working_calendar(store), *hours, *_reach(scene))
    passed = office.minutes if manner.at_work else around_the_clock
    limit = manner.limit if manner.limit is not None else office.day if manner.at_work else _CLOCK_LIMIT
    rows = _rows(scene, manner, own)
    progress.step(N_("Reading the records"), 0, 0)
    found = [_wait(row, scene.as_of, passed, bool(own)) for row in rows]
    right = [one for one in found if one.minutes is None or one.minutes >= 0]
    return Response(
        scene.as_of, manner, limit, hours, waits.row(0, right, limit), waits.rows(right, limit) if manner.by else (),
        waits.banded(right), sum(not row[2] for row in rows), len(found) - len(right), scene.labels(),
        tuple(sorted(right, key=lambda one: (-(one.waited if one.minutes is None else one.minutes), one.id))),
    )  # fmt: skip


def what_waits(store: Store) -> tuple[Of, ...]:
    """Of what there are records with an answer."""
    return tuple(of for of, (kind, _day, _moment) in _SOURCES.items() if analysed.has_waits(store, kind))


def knows_begin(store: Store, of: Of) -> bool:
    """Whether any record tells when work on it began."""
    return of is Of.REQUESTS and analysed.has_moment(store, Kind.INTERACTION, "begun")


def parse_hours(text: str) -> tuple[int, int]:
    """``09:00-17:30`` as minutes after midnight; UserError otherwise."""
    found = _HOURS.fullmatch(text.strip().replace("–", "-").replace(" ", ""))
    if found:
        opens, closes = (int(found[place]) * _HOUR + int(found[place + 1]) for place in (1, 3))
        if opens < closes <= _CLOCK_LIMIT and max(int(found[2]), int(found[4])) < _HOUR:
            return opens, closes
    raise UserError(N_("“{text}” are no office hours."), N_("Write them as 09:00-17:30."), text=text)


def save_office_hours(store: Store, text: str, progress: Progress = SILENT) -> None:
    """From now on these are the hours in which people work; UserError if they are none."""
    parse_hours(text)
    progress.step(N_("Saving the office hours"), 0, 1)
    with store.transaction():
        chosen = replace(settings.load(store), office_hours=text.strip().replace("–", "-").replace(" ", ""))
        settings.save(store, chosen, recorded_at=moment())


def _reach(scene: Scene) -> tuple[date, date]:
    """Days on which anything counted can lie: from the period's first to the one looked from."""
    return scene.wanted.period.start, max(scene.as_of + timedelta(days=1), scene.wanted.period.start)


def _rows(scene: Scene, manner: Manner, own: str) -> Sequence[Any]:
    """id, day received, time, moment answered, moment begun, part of our own, group."""
    kind, day, answered = _SOURCES[manner.of]
    columns = ("id", "day", "time", *(analysed.moment_of(key) for key in _moments(manner, answered)), own or "id")
    return analysed.rows(scene.store, scene.sought(kind, day), columns, scene.revenue)


def _moments(manner: Manner, answered: str) -> tuple[str]:
    return ("begun",) if manner.until is Until.BEGUN and manner.of is Of.REQUESTS else (answered,)


def _wait(row: Sequence[Any], as_of: date, passed: Passed, by_text: bool) -> Wait:
    number, day, clock, answered, part, group = row
    received = datetime.combine(date.fromordinal(day), time.fromisoformat(clock or "00:00"))
    until = datetime.combine(as_of + timedelta(days=1), time())
    ended = datetime.fromisoformat(answered) if answered else None
    if ended is not None and ended < until:
        minutes = around_the_clock(received, ended) if ended < received else passed(received, ended)
        return Wait(number, part if by_text else group, minutes, 0)
    return Wait(number, part if by_text else group, None, passed(received, until))


def words(found: Response) -> Mapping[str, str]:
    """What is measured, in whole sentences, and what was left out."""
    return {"measured": _measured(found), "timeless": _timeless(found), "backwards": _backwards(found)}


def _measured(found: Response) -> str:
    hours = format_number(Fraction(found.limit, _HOUR), 0 if found.limit % _HOUR == 0 else 1)
    if found.manner.at_work:
        opens, closes = (f"{at // _HOUR:02d}:{at % _HOUR:02d}" for at in found.hours)
        said = _("Counted in working hours, {opens} to {closes} on working days; in time is within {hours} h of work.")
        return said.format(opens=opens, closes=closes, hours=hours)
    return _("Counted by the clock, nights and weekends included; in time is within {hours} h.").format(hours=hours)


def _timeless(found: Response) -> str:
    if not found.timeless:
        return ""
    return ngettext(
        "{n} record tells no time of day and counts from midnight.",
        "{n} records tell no time of day and count from midnight.",
        found.timeless,
    ).format(n=format_number(found.timeless))


def _backwards(found: Response) -> str:
    if not found.backwards:
        return ""
    return ngettext(
        "{n} record was answered before it came and is left out.",
        "{n} records were answered before they came and are left out.",
        found.backwards,
    ).format(n=format_number(found.backwards))

"""The text of a Chinese holiday notice as the records of a table: days off, make-up working days, their year.

二、春节:2月15日(周日)至23日(周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.blocks import Record
from desktop_app.files.calendars import HEADER
from desktop_app.files.source import RowProblem, Severity
from desktop_app.i18n import N_

WRONG_WEEKDAY: Final = N_("The notice calls this another day of the week.")
OTHER_NUMBER: Final = N_("The notice counts {said} days; from the first to the last there are {found}.")
_WEEKDAYS: Final = "一二三四五六日"
_DATE: Final = r"(?:(?:\d{4})\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日\s*(?:[((][^))]*[))])?"
_PARTS: Final = re.compile(
    r"(?:(?P<year>\d{4})\s*年)?\s*(?:(?P<month>\d{1,2})\s*月)?\s*(?P<day>\d{1,2})\s*日"
    r"\s*(?:[((][^))]*?(?:周|星期)(?P<weekday>[一二三四五六日天])[^))]*[))]|[((][^))]*[))])?"
)
_JOINED: Final = re.compile(r"\s*(至|到|-|—|–|~|～)\s*$")
_CLAUSE: Final = re.compile(
    rf"(?P<dates>{_DATE}(?:\s*(?:至|到|-|—|–|~|～|、|,|,|和|及|与)\s*{_DATE})*)\s*[,,]?\s*"
    r"(?P<what>放假|调休|補休|补休|休息|上班|补班|補班)(?:[^。;;\n]*?共\s*(?P<number>\d+)\s*天)?"
)
_ENTRY: Final = re.compile(
    r"(?:^|[\n。])\s*(?:[一二三四五六七八九十]+[、..]|\d+[、..])?\s*([^\s::。,,\d]{2,14})\s*[::]"
)
_TITLE: Final = re.compile(r"(20\d\d)\s*年")
_FESTIVALS: Final = ("春节", "清明", "端午", "中秋")
_YEARS: Final = range(2008, 2061)
_NEAR: Final = 2  # years
_SIGN: Final = re.compile(rf"[::]\s*{_DATE}.{{0,60}}?放假", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Written:
    """A day as the notice names it; ``year`` 0 where it doesn't, ``weekday`` -1."""

    year: int
    month: int
    day: int
    weekday: int

    def on(self, year: int) -> date:
        return date(self.year or year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Clause:
    """Days of one sentence: pairs of first and last; ``number``: the days it says there are, 0: not said."""

    name: str
    worked: bool
    spans: tuple[tuple[_Written, _Written], ...]
    number: int


def is_notice(text: str) -> bool:
    return _SIGN.search(text) is not None


def notice_records(text: str, present: int = 0) -> tuple[list[Record], list[RowProblem]]:
    """A record for each span of days, numbered in their order, and what is odd about them.

    Without a year in the text it is the one nearest to ``present`` that fits; UserError if none or several do.
    """
    clauses = list(_clauses(text))
    year = _year(text, clauses, present)
    records: list[Record] = [(1, 1, HEADER)]
    problems: list[RowProblem] = []
    for clause in clauses:
        for first, last in clause.spans:
            start, end = first.on(year), last.on(year)
            cells = [start.isoformat(), end.isoformat() if end != start else "", _type(clause), clause.name]
            line = len(records) + 1
            if not all(_fits(day, year) for day in (first, last)):
                problems.append(RowProblem(line, HEADER[0], start.isoformat(), WRONG_WEEKDAY, (), Severity.WARNING))
            found = (end - start).days + 1
            if clause.number not in (0, found) and len(clause.spans) == 1:
                about = (("said", clause.number), ("found", found))
                problems.append(RowProblem(line, HEADER[0], start.isoformat(), OTHER_NUMBER, about, Severity.WARNING))
            records.append((line, 1, cells))
    return records, problems


def _type(clause: _Clause) -> str:
    return "working" if clause.worked else "holiday"


def _clauses(text: str) -> Iterator[_Clause]:
    names = [(found.start(), found[1]) for found in _ENTRY.finditer(text)]
    for found in _CLAUSE.finditer(text):
        name = next((name for start, name in reversed(names) if start <= found.start()), "")
        worked = found["what"] in {"上班", "补班", "補班"}
        yield _Clause(name, worked, tuple(_spans(found["dates"])), int(found["number"] or 0))


def _spans(dates: str) -> Iterator[tuple[_Written, _Written]]:
    """Single days and from-to spans; a month that is not written is that of the day before it."""
    first: _Written | None = None
    year = month = end = 0
    for found in _PARTS.finditer(dates):
        year, month = int(found["year"] or year), int(found["month"] or month)
        weekday = _WEEKDAYS.index("日" if found["weekday"] == "天" else found["weekday"]) if found["weekday"] else -1
        day = _Written(year, month, int(found["day"]), weekday)
        if first is not None and _JOINED.search(dates[end : found.start()] or dates[:end]):
            yield first, day
            first = None
        else:
            if first is not None:
                yield first, first
            first = day
        end = found.end()
    if first is not None:
        yield first, first


def _fits(day: _Written, year: int) -> bool:
    return day.weekday in (-1, day.on(year).weekday())


def _year(text: str, clauses: Sequence[_Clause], present: int) -> int:
    """The year of the title, else the one year whose weekdays and moving festivals fit all that is written."""
    titled = set(_TITLE.findall(text))
    if titled:
        return max(map(int, titled))
    days = [day for clause in clauses for span in clause.spans for day in span]
    fitting = [year for year in _YEARS if any(day.weekday >= 0 for day in days) and _all_fit(days, year)]
    fitting = [year for year in fitting if all(_holds_festival(clause, year) for clause in clauses)]
    if present:  # the same weekdays come again after five years at the earliest
        fitting = [year for year in fitting if abs(year - present) <= _NEAR]
    if len(fitting) != 1:
        raise UserError(N_("The notice does not say for which year it is."), N_("Write the year above it."))
    return fitting[0]


def _all_fit(days: Sequence[_Written], year: int) -> bool:
    try:
        return all(_fits(day, year) for day in days)
    except ValueError:
        return False


def _holds_festival(clause: _Clause, year: int) -> bool:
    """Whether the days off of a moving festival hold its day in that year."""
    festival = next((one for one in _FESTIVALS if clause.name.startswith(one)), "")
    if clause.worked or not festival:
        return True
    import holidays  # noqa: PLC0415 - takes as long to load as all our widgets; see presets

    known = holidays.country_holidays("CN", years=year, language="zh_CN")
    feast = [day for day, name in known.items() if festival in name]
    return any(first.on(year) <= day <= last.on(year) for first, last in clause.spans for day in feast)

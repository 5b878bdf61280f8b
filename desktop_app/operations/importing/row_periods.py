"""For which period a cell of a file holds: by columns of periods, years and months, or by its own column's name."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.period import Length, Period, containing
from desktop_app.files.kinds import SPREAD
from desktop_app.files.periods import read_period
from desktop_app.i18n import N_
from desktop_app.operations.importing.record_draft import RowRefused

NO_PERIOD: Final = N_("This is not a period.")
NO_YEAR: Final = N_("No year is named: add a column with the year, or name the file after it.")
_YEARS: Final = re.compile(r"(?<!\d)(?:20|19)\d\d(?!\d)")
_YEAR: Final = re.compile(r"(?:FY)?((?:20|19)\d\d)年?度?", re.IGNORECASE)


def year_in(name: str) -> int:
    """The one year that the name of a file or a sheet speaks of, or 0."""
    found = set(_YEARS.findall(name))
    return int(found.pop()) if len(found) == 1 else 0


def cells(values: Mapping[str, Any], key: str, year: int, fiscal_start: int) -> Iterator[tuple[str, Period, Decimal]]:
    """(key, period, amount) of every cell of the field ``key`` that holds something, spread or alone.

    ``year``: the one of the file's name, for rows that name none. RowRefused where a period can't be told.
    """
    year = _year_of(values) or year
    for name, value in values.items():
        base, mark, label = name.partition(SPREAD)
        if base != key or value is None:
            continue
        yield name, _labelled(name, label, year, fiscal_start) if mark else _period(values, year, fiscal_start), value


def _labelled(name: str, label: str, year: int, fiscal_start: int) -> Period:
    period = read_period(label, year, fiscal_start)
    if period is None:
        raise RowRefused(name, "", NO_YEAR)
    return period


def _period(values: Mapping[str, Any], year: int, fiscal_start: int) -> Period:
    day = values.get("day")
    if isinstance(day, date):
        return containing(day, Length.DAY)
    for key in ("period", "month"):
        text = values.get(key)
        if text:
            return _read(key, str(text), year, fiscal_start)
    if year:
        return _read("year", str(values.get("year") or year), year, fiscal_start)
    raise RowRefused("period", "", NO_YEAR)


def _read(key: str, text: str, year: int, fiscal_start: int) -> Period:
    wanted = f"?-{int(text):02d}" if key == "month" and text.isdecimal() and int(text) <= 12 else text  # noqa: PLR2004 - months
    period = read_period(wanted, year, fiscal_start)
    if period is None:
        raise RowRefused(key, text, NO_PERIOD if year else NO_YEAR if read_period(wanted, 2000) else NO_PERIOD)
    return period


def _year_of(values: Mapping[str, Any]) -> int:
    text = str(values.get("year") or "")
    found = _YEAR.fullmatch(text.strip())
    if text and not found:
        raise RowRefused("year", text, NO_PERIOD)
    return int(found[1]) if found else 0

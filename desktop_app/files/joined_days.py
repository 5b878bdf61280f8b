"""Year and month (and day) in columns of their own, joined to one more column with a day.

The layout remembers it, so that rows which are streamed later carry the same column; what the columns of a file hold
otherwise is column_types' question.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.files.blocks import Block, Numbered
from desktop_app.files.cell_classes import DATE, is_empty, plain, word_set
from desktop_app.files.days import month_number
from desktop_app.files.header_names import normalised, words_of
from desktop_app.files.source import Certainty, Evidence, JoinedDay, RawTable, Row
from desktop_app.i18n import N_

_JUDGED: Final = 2000  # rows
_MOST: Final = 0.95
_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?:\.0)?年?")
_DAY: Final = re.compile(r"0?([1-9]|[12]\d|3[01])(?:\.0)?[日号號]?")
_DATE_IN: Final = {
    "date": "year fiscalyear yr annee", "data": "an anul anno ano rok", "datum": "jahr jaar ev godina leto",
    "fecha": "ano", "日期": "年 年份 年度 年別",
}  # fmt: skip
"""How a day is called where a year is called so."""
_MONTHS: Final = word_set("month mon luna lunii monat mois mes mese maand miesiac mesic honap 月 月份 月別")
_DAYS: Final = word_set("day zi ziua tag jour dia giorno dag dzien den nap 日 日別")
_WHOLE_DAYS: Final = word_set("date datum data fecha 日期 时间 時間")


def with_joined_day(table: RawTable) -> RawTable:
    """The table with a column of days made from those of year and month; as it is where it has days already."""
    joined = _find(table)
    if joined is None:
        return table
    days = _Days()
    return replace(
        table,
        header=(*table.header, joined.title),
        rows=[(*row, days[joined.parts(row)]) for row in table.rows],
        sample=tuple((*row, days[joined.parts(row)]) for row in table.sample),
        layout=replace(table.layout, joined_day=joined),
        evidence=(*table.evidence, _evidence(table, joined)),
    )


def add_days(rows: Iterable[Numbered | Block], joined: JoinedDay) -> Iterator[Numbered | Block]:
    """``rows`` with the joined day behind their last cell."""
    days = _Days()
    for one in rows:
        if isinstance(one, Block):
            parts = zip(*(one.columns[place] for place in joined.places), strict=True)
            yield Block(one.lines, [*one.columns, list(map(days.__getitem__, parts))])
        else:
            line, row = one
            yield line, (*row, days[joined.parts(row)])


class _Days(dict[Row, str]):
    """By year, month and perhaps day: the joined day, which most rows have in common with others."""

    def __missing__(self, parts: Row) -> str:
        self[parts] = found = _day_of(parts)
        return found


def _day_of(parts: Row) -> str:
    """The day in ISO form, "" where no part is written, else the parts as they stand: no day, to be listed."""
    texts = [part.strip() for part in parts]
    if all(map(is_empty, texts)):
        return ""
    year, month = _YEAR.fullmatch(plain(texts[0])), month_number(texts[1])
    day = _DAY.fullmatch(plain(texts[2])) if len(texts) > 2 else None  # noqa: PLR2004 - year, month, day
    if year and month and (day or len(texts) == 2):  # noqa: PLR2004 - year and month
        try:
            return date(int(year[1]), month, int(day[1]) if day else 1).isoformat()
        except ValueError:
            pass
    return "-".join(texts)


def _find(table: RawTable) -> JoinedDay | None:
    header = table.header
    named = {place: set(words_of(name)) | {normalised(name)} for place, name in enumerate(header)}
    year = _first(table, named, set(" ".join(_DATE_IN.values()).split()), lambda text: _YEAR.fullmatch(plain(text)))
    month = _first(table, named, set(_MONTHS), month_number)
    if year is None or month is None or year == month or DATE in table.layout.classes:
        return None
    day = _first(table, named, set(_DAYS), lambda text: _DAY.fullmatch(plain(text)))
    places = (year, month) if day in {None, year, month} else (year, month, day or 0)
    if any(words & _WHOLE_DAYS for place, words in named.items() if place not in places):
        return None
    called = next((word for word, years in _DATE_IN.items() if named[year] & set(years.split())), "date")
    names = ", ".join(table.title_of(place) for place in places)
    return JoinedDay(f"{called.capitalize()} ({names})", places)


def _first(table: RawTable, named: dict[int, set[str]], words: set[str], fits: Callable[[str], object]) -> int | None:
    """The first column so called whose cells fit."""
    for place, own in named.items():
        if own & words and len(own) <= 2:  # noqa: PLR2004 - a word, or a word and what it is joined to
            cells = [row[place] for row in table.rows[:_JUDGED] if not is_empty(row[place])]
            if cells and sum(bool(fits(cell)) for cell in cells) >= _MOST * len(cells):
                return place
    return None


def _evidence(table: RawTable, joined: JoinedDay) -> Evidence:
    names: Sequence[str] = [table.title_of(place) for place in joined.places]
    values = (("column", joined.title), ("names", ", ".join(names)))
    if len(names) > 2:  # noqa: PLR2004 - year, month, day
        return Evidence("day", joined.title, N_("{names} are joined to a day in the column {column}."), values)
    because = N_("{names} are joined to the first day of each month in the column {column}.")
    return Evidence("day", joined.title, because, values, Certainty.SURE)

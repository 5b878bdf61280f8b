"""Calendar files and holiday notices as tables of days."""

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.holiday_notices import OTHER_NUMBER, WRONG_WEEKDAY
from desktop_app.files.readers import read_source, stream_rows

ICS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260501\r
DTEND;VALUE=DATE:20260502\r
SUMMARY:Ziua Muncii\\, sărbătoare\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260927\r
DTEND;VALUE=DATE:20260930\r
SUMMARY:A long\r
  name\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260214\r
SUMMARY:春节 补班\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20251224\r
RRULE:FREQ=YEARLY;COUNT=3\r
DURATION:P2D\r
SUMMARY:Closed\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART:20260310T090000\r
DTEND:20260310T100000\r
SUMMARY:Meeting\r
END:VEVENT\r
END:VCALENDAR\r
"""
SPRING = "春节:2月15日(周日)至23日(周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。"
# The notice for 2025 as it was published, abridged.
WHOLE = """国务院办公厅关于2025年部分节假日安排的通知
一、元旦:1月1日(周三)放假1天,不调休。
二、春节:1月28日(农历除夕、周二)至2月4日(农历正月初七、周二)放假调休,共8天。1月26日(周日)、2月8日(周六)上班。
三、清明节:4月4日(周五)至6日(周日)放假,共3天。
四、国庆节、中秋节:10月1日(周三)至8日(周三)放假调休,共8天。9月28日(周日)、10月11日(周六)上班。
"""


def days(text: str, year: int = 0) -> list[tuple[str, ...]]:
    return read_source(text.encode(), name="x", year=year).table.rows


def test_events_end_before_the_day_they_name() -> None:
    assert days(ICS) == [
        ("2026-05-01", "", "holiday", "Ziua Muncii, sărbătoare"),
        ("2026-09-27", "2026-09-29", "holiday", "A long name"),
        ("2026-02-14", "", "working", "春节 补班"),
        ("2025-12-24", "2025-12-25", "holiday", "Closed"),
        ("2026-12-24", "2026-12-25", "holiday", "Closed"),
        ("2027-12-24", "2027-12-25", "holiday", "Closed"),
        ("20260310T090000", "", "not a whole day", "Meeting"),
    ]


def test_a_notice_names_days_off_and_days_made_up() -> None:
    assert days(SPRING, 2026) == [
        ("2026-02-15", "2026-02-23", "holiday", "春节"),
        ("2026-02-14", "", "working", "春节"),
        ("2026-02-28", "", "working", "春节"),
    ]


def test_a_whole_notice_is_of_the_year_in_its_title() -> None:
    found = days(WHOLE, 2031)
    assert ("2025-01-28", "2025-02-04", "holiday", "春节") in found
    assert ("2025-10-01", "2025-10-08", "holiday", "国庆节、中秋节") in found
    assert ("2025-01-01", "", "holiday", "元旦") in found
    assert len(found) == 8
    assert read_source(WHOLE.encode("gb18030"), name="x").table.rows == found


def test_a_notice_that_may_be_of_several_years_is_asked_about() -> None:
    with pytest.raises(UserError):
        days(SPRING)
    with pytest.raises(UserError):
        days("元旦:1月1日放假。", 2026)


def test_what_does_not_add_up_is_said() -> None:
    wrong = "2026年通知\n春节:2月15日(周一)至23日(周一)放假调休,共8天。"
    problems = read_source(wrong.encode(), name="x").table.problems
    assert [one.reason for one in problems] == [WRONG_WEEKDAY, OTHER_NUMBER]


@pytest.mark.parametrize("text", [ICS, WHOLE])
def test_the_rows_are_the_same_when_they_are_imported(text: str) -> None:
    understood = read_source(text.encode(), name="x")
    stream = stream_rows(text.encode(), understood)
    assert [cells for _line, cells in stream] == understood.table.rows
    assert stream.count().adds_up

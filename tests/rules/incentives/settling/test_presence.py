"""Days of service: what joining, leaving and long absence leave of a period."""

from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Absence, Facts
from desktop_app.rules.incentives.settling.presence import Presence, Relief, month_of_service
from desktop_app.rules.incentives.terms import AbsenceRule, DayCount, Proration

FEBRUARY = (date(2026, 2, 1), date(2026, 3, 1))
# Spring Festival 15 to 23 February, the Saturdays 14 and 28 made up: State Council notice for 2026.
CHINA = WorkingCalendar(
    days={
        **{date(2026, 2, 15) + timedelta(days=number): Fraction(0) for number in range(9)},
        date(2026, 2, 14): Fraction(1),
        date(2026, 2, 28): Fraction(1),
    }
)
WORKING = Proration(DayCount.WORKING, (AbsenceRule("parental"), AbsenceRule("illness", pay=False)))


def there(rules: Proration = WORKING, **known: object) -> Presence:
    return Presence(Facts(PersonInputs(1, "Ana"), **known), rules)  # type: ignore[arg-type] # each test gives the right ones


def test_february_2026_has_16_working_days_in_china_and_20_in_romania() -> None:
    assert there(calendar=CHINA).worth(*FEBRUARY) == 16
    assert there().worth(*FEBRUARY) == 20


def test_a_joiner_of_24_february_has_5_of_28_calendar_and_5_of_16_working_days() -> None:
    joined = date(2026, 2, 24)
    assert there(Proration(), joined=joined).factor(*FEBRUARY, Relief.QUOTA) == Fraction(5, 28)
    assert there(calendar=CHINA, joined=joined).factor(*FEBRUARY, Relief.QUOTA) == Fraction(5, 16)


def test_the_last_day_of_a_leaver_counts() -> None:
    assert there(Proration(), left=date(2026, 2, 14)).factor(*FEBRUARY, Relief.PAY) == Fraction(1, 2)


def test_annual_leave_relieves_nothing() -> None:
    away = Absence("annual", date(2026, 2, 1), date(2026, 2, 28))
    assert there(absences=(away,)).factor(*FEBRUARY, Relief.QUOTA) == 1


def test_a_long_absence_counts_across_period_ends_and_then_all_its_days() -> None:
    twenty = (Absence("parental", date(2026, 2, 16), date(2026, 3, 13)),)
    longer = (
        Absence("parental", date(2026, 2, 16), date(2026, 3, 13)),
        Absence("parental", date(2026, 3, 16), date(2026, 3, 16)),
    )
    assert there(absences=twenty).factor(*FEBRUARY, Relief.QUOTA) == 1
    assert there(absences=longer).factor(*FEBRUARY, Relief.QUOTA) == Fraction(1, 2)


def test_quota_and_pay_are_relieved_by_two_switches() -> None:
    ill = there(absences=(Absence("illness", date(2026, 2, 1), date(2026, 3, 31)),))
    assert ill.factor(*FEBRUARY, Relief.QUOTA) == 0
    assert ill.factor(*FEBRUARY, Relief.PAY) == 1


def test_fewer_than_ten_working_days_close_the_accelerator_unless_the_period_is_whole() -> None:
    assert there(joined=date(2026, 2, 17)).too_short_for_accelerator(*FEBRUARY)  # 9 working days
    assert not there(joined=date(2026, 2, 16)).too_short_for_accelerator(*FEBRUARY)
    short = (date(2026, 2, 1), date(2026, 2, 4))
    assert not there().too_short_for_accelerator(*short)


def test_the_calendar_month_of_joining_is_month_1() -> None:
    assert month_of_service(date(2025, 12, 31), date(2026, 1, 1)) == 2
    assert month_of_service(date(2026, 3, 31), date(2026, 3, 1)) == 1

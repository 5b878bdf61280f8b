"""The quota a person is held to: ramp first, then the days that count; changes by time; seasons by weight."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.rules.incentives.plan import Need, PlanVersion
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Facts, QuotaChange, QuotaWeights
from desktop_app.rules.incentives.settling.presence import Presence
from desktop_app.rules.incentives.settling.quota import personal_quota
from desktop_app.rules.incentives.terms import PayTerms, Proration, Ramp

YEAR = parse_period("2026")
MARCH = parse_period("2026-03")


def quota(span: Period, known: dict[Period, int], ramp: Ramp | None = None, **facts: object) -> Fraction | None:
    version = PlanVersion(date(2020, 1, 1), (), terms=PayTerms(ramps=(ramp,) if ramp else ()))
    quotas = {Need("revenue", period): Fraction(amount) for period, amount in known.items()}
    inputs = Facts(PersonInputs(1, "Ana", quotas=quotas), **facts)  # type: ignore[arg-type] # each test gives the right ones
    return personal_quota(version, Presence(inputs, Proration()), Need("revenue", span))


def test_a_joiner_of_june_has_214_of_365_days_of_the_years_quota() -> None:
    assert quota(YEAR, {YEAR: 800000}, joined=date(2026, 6, 1)) == Fraction(800000 * 214, 365)


def test_a_quota_with_weights_is_prorated_in_its_smallest_part() -> None:
    quarters = [Fraction(weight, 3) for weight in (20, 20, 20, 40) for _ in range(3)]
    season = QuotaWeights("revenue", YEAR, Length.MONTH, tuple(quarters))
    march = quota(YEAR, {YEAR: 100000}, joined=date(2026, 3, 1), weights=(season,))
    december = quota(YEAR, {YEAR: 100000}, joined=date(2026, 12, 1), weights=(season,))
    assert march == Fraction(260000, 3)
    assert december == Fraction(40000, 3)
    assert quota(MARCH, {YEAR: 100000}, weights=(season,)) == Fraction(20000, 3)


def test_a_ramp_by_month_of_service_comes_before_the_days() -> None:
    ramp = Ramp("revenue", amounts=(Fraction(10000), Fraction(20000), Fraction(30000)))
    spans = [parse_period(f"2026-0{month}") for month in (3, 4, 5, 6)]
    known = dict.fromkeys(spans, 45000)
    assert [quota(span, known, ramp, joined=date(2026, 3, 1)) for span in spans] == [10000, 20000, 30000, 45000]
    assert quota(MARCH, known, ramp, joined=date(2026, 3, 17)) == Fraction(10000 * 15, 31)


def test_a_ramp_in_percent_over_a_quarter_goes_month_by_month() -> None:
    ramp = Ramp("revenue", percents=(Fraction(1, 4), Fraction(1, 2)))
    first = parse_period("2026-Q1")
    found = quota(first, {first: 90000}, ramp, joined=date(2026, 1, 1))
    assert found == Fraction(90000, 90) * (Fraction(31, 4) + Fraction(28, 2) + 31)


def test_a_quota_that_is_missing_stays_missing() -> None:
    assert quota(MARCH, {}) is None
    ramp = Ramp("revenue", amounts=(Fraction(10000),))
    assert quota(MARCH, {}, ramp, joined=date(2026, 3, 1)) == 10000
    assert quota(parse_period("2026-04"), {}, ramp, joined=date(2026, 3, 1)) is None


def test_a_change_inside_the_period_is_weighed_by_time() -> None:
    change = QuotaChange("revenue", MARCH, date(2026, 3, 11), Fraction(62000))
    assert quota(MARCH, {MARCH: 31000}, quota_changes=(change,)) == 10 * 1000 + 21 * 2000
    other = replace(change, quota="units")
    assert quota(MARCH, {MARCH: 31000}, quota_changes=(other,)) == 31000


def test_no_day_that_counts_is_a_quota_of_0() -> None:
    assert quota(MARCH, {MARCH: 31000}, joined=date(2026, 4, 1)) == 0

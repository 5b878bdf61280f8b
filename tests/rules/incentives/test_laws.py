"""What must hold for any plan and any records: sums, order, monotony, mirrors."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.explanation import from_json, to_json
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.lines import cut_to_whole
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Basis, Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.points import Left, Point, Right
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.result import PersonInputs, Result
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold

MARCH = parse_period("2026-03")

money = st.integers(-10_000_000, 10_000_000).map(lambda cents: Fraction(cents, 100))
rates = st.integers(0, 500).map(lambda n: Fraction(n, 1000))
bounds = st.lists(st.integers(0, 100_000), min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def rising_tiers(draw: st.DrawFn, scale: int = 1) -> tuple[Tier, ...]:
    lowers = draw(bounds)
    found = sorted(draw(st.lists(rates, min_size=len(lowers), max_size=len(lowers))))
    return tuple(Tier(Fraction(lower, scale), rate) for lower, rate in zip(lowers, found, strict=True))


@st.composite
def rising_points(draw: st.DrawFn) -> tuple[Point, ...]:
    return tuple(Point(tier.lower, tier.rate) for tier in draw(rising_tiers(50_000)))


# Shapes whose pay never falls when the result rises, negative results included.
rising: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Flat, rates),
    st.builds(PerUnit, rates),
    st.builds(Marginal, rising_tiers()),
    st.builds(Marginal, rising_tiers(50_000), st.just(Bounds.QUOTA)),
    st.builds(Marginal, rising_tiers(50_000), st.just(Bounds.QUOTA), st.sampled_from([Base.TARGET_PAY, Base.POINTS])),
    st.builds(Retroactive, rising_tiers()),
    st.builds(Attainment, rising_tiers(50_000), st.sampled_from([Base.MEASURE, Base.TARGET_PAY, Base.POINTS])),
    st.builds(Threshold, st.integers(0, 90_000).map(Fraction), rates, st.just(Bounds.MEASURE), st.booleans()),
    st.builds(Bonus, rates, st.integers(0, 90_000).map(Fraction)),
    st.builds(
        Curve,
        rising_points(),
        st.just(Base.TARGET_PAY),
        st.just(Bounds.QUOTA),
        st.sampled_from(Left),
        st.sampled_from(Right),
    ),
)
limits = st.none() | st.integers(0, 50_000).map(Fraction)


@st.composite
def components(draw: st.DrawFn) -> Component:
    floor, cap = draw(limits), draw(limits)
    if floor is not None and cap is not None:
        floor, cap = min(floor, cap), max(floor, cap)
    return Component("C", draw(rising), floor=floor, cap=cap, attainment_cap=draw(st.none() | st.just(Fraction(3, 2))))


def sales(amounts: list[Fraction]) -> list[Credit]:
    return [
        Credit(Record(number, Kind.SALE, f"R{number}", date(2026, 3, 1 + number % 28), 1, amount))
        for number, amount in enumerate(amounts)
    ]


def run(component: Component, credits_: list[Credit]) -> Result:
    plan = PlanVersion(date(2026, 1, 1), (component,), target_pay=Fraction(2000))
    quotas = {need: Fraction(50_000) for need in quota_needs(plan, MARCH)}
    return evaluate(plan, PersonInputs(1, "Ana", credits_, quotas, earned_before={"C": 0}), MARCH)


@given(components(), st.lists(money, max_size=12), st.sampled_from(Basis), st.sampled_from(PeriodRule))
def test_the_lines_of_records_and_the_rest_sum_to_the_ledger(
    component: Component, amounts: list[Fraction], basis: Basis, rule: PeriodRule
) -> None:
    if rule is PeriodRule.YEAR_RATE:
        component = Component("C", Flat(Fraction(1, 7)), rule=rule)
    else:
        component = Component("C", component.shape, basis=basis, rule=rule, floor=component.floor, cap=component.cap)
    result = run(component, sales(amounts))
    (found,) = result.components
    assert sum(line.minor for line in found.records) + found.other == found.pay == result.total
    assert len({line.version for line in found.records}) == len(found.records)


@given(components(), st.lists(money, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(component: Component, amounts: list[Fraction], random: object) -> None:
    found = sales(amounts)
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert run(component, found) == run(component, shuffled)


@given(components(), st.lists(money, max_size=8), st.integers(0, 5_000_000))
def test_pay_never_falls_when_sales_rise(component: Component, amounts: list[Fraction], more: int) -> None:
    less = run(component, sales(amounts)).total
    after = run(component, sales([*amounts, Fraction(more, 100)])).total
    assert less is not None
    assert after is not None
    assert after >= less


@given(components(), st.lists(money, max_size=8))
def test_a_sale_returned_in_full_leaves_what_was_there_before(component: Component, amounts: list[Fraction]) -> None:
    mirrored = [*amounts, *(-amount for amount in amounts)]
    assert run(component, sales(mirrored)).total == run(component, []).total


@given(st.builds(Flat, rates), st.lists(money, max_size=8))
def test_returns_mirror_sales(shape: Flat, amounts: list[Fraction]) -> None:
    component = Component("C", shape)
    plus, minus = run(component, sales(amounts)), run(component, sales([-amount for amount in amounts]))
    assert plus.total is not None
    assert minus.total == -plus.total
    lines = [line.minor for line in plus.components[0].records]
    assert [-line.minor for line in minus.components[0].records] == lines


@given(components(), st.lists(money, max_size=6), st.lists(money, max_size=6))
def test_cumulative_pay_does_not_depend_on_how_the_year_is_cut(
    component: Component, early: list[Fraction], late: list[Fraction]
) -> None:
    cumulative = Component("C", component.shape, rule=PeriodRule.CUMULATIVE, cap=component.cap)
    plan = PlanVersion(date(2026, 1, 1), (cumulative,), target_pay=Fraction(2000))
    found = [
        Credit(Record(number, Kind.SALE, str(number), date(2026, month, 3), 1, amount))
        for month, batch in ((1, early), (2, late))
        for number, amount in enumerate(batch, 100 * month)
    ]

    def earned(name: str, before: int) -> int:
        period = parse_period(name)
        quotas = {need: Fraction(50_000) for need in quota_needs(plan, period)}
        total = evaluate(plan, PersonInputs(1, "Ana", found, quotas, earned_before={"C": before}), period).total
        assert total is not None
        return total

    january = earned("2026-01", 0)
    assert january + earned("2026-02", january) == earned("2026-01-01..2026-02-28", 0)


@given(st.lists(st.integers(-9999, 9999).map(lambda n: Fraction(n, 7)), min_size=1, max_size=12))
def test_whole_lines_sum_to_the_rounded_sum_and_stay_within_one_unit(exact: list[Fraction]) -> None:
    total = round(sum(exact, Fraction(0)))
    whole = cut_to_whole(total, exact)
    assert sum(whole) == total
    assert all(abs(line - part) < 1 for line, part in zip(exact, whole, strict=True))
    assert cut_to_whole(-total, [-line for line in exact]) == [-part for part in whole]


def test_one_cent_in_halves_and_its_reversal_leave_nothing() -> None:
    half = Fraction(1, 2)
    assert cut_to_whole(1, [half, half]) == [1, 0]
    assert cut_to_whole(-1, [-half, -half]) == [-1, 0]


@given(components(), st.lists(money, max_size=6))
def test_an_explanation_survives_being_stored(component: Component, amounts: list[Fraction]) -> None:
    explanation = run(component, sales(amounts)).explanation
    assert from_json(to_json(explanation)) == explanation

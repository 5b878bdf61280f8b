"""The drawn curve against pay worked out by hand: bounds, jumps, caps, and where there is nothing to draw."""

from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.rating import Base, Bounds, Tier
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.pool import Pool
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.ui.pages.pay.payout import pay_at, payout
from desktop_app.ui.pages.pay.payout_curve import PayoutCurve, ticks

TIERS = tuple(Tier(Fraction(lower), Fraction(rate, 100)) for lower, rate in ((0, 5), (40_000, 8), (80_000, 12)))
QUOTA = Fraction(60_000)


def version(*components: Component, target_pay: Fraction | None = None) -> PlanVersion:
    return PlanVersion(date(2026, 1, 1), components, "EUR", target_pay=target_pay)


def test_stretches_meet_at_the_bounds_and_have_the_rate_of_the_next_unit() -> None:
    found = payout(version(Component("Commission", Marginal(TIERS))), QUOTA)
    assert found is not None
    assert found.bounds == (40_000, 80_000)
    assert [stretch.points[0] for stretch in found.stretches] == [(0, 0), (40_000, 2_000), (80_000, 5_200)]
    assert [stretch.slope for stretch in found.stretches] == [Fraction(5, 100), Fraction(8, 100), Fraction(12, 100)]
    assert found.end == 100_000 * (1 - Fraction(1, 10**9)) + 80_000 * Fraction(1, 10**9)


def test_a_reached_rate_on_everything_jumps_at_its_bound() -> None:
    found = payout(version(Component("Commission", Retroactive(TIERS[:2]))), QUOTA)
    assert found is not None
    before, after = found.stretches[0].points[-1], found.stretches[1].points[0]
    assert round(before[1], 2) == 2_000
    assert after == (40_000, 3_200)


def test_a_cap_is_a_bound_of_its_own_after_which_more_earns_nothing() -> None:
    found = payout(version(Component("Commission", Marginal(TIERS), cap=Fraction(8_000))), QUOTA)
    assert found is not None
    assert round(found.bounds[-1], 2) == Fraction("103333.33")  # 5,200 + 12 % of 23,333.33
    assert found.stretches[-1].slope == 0


def test_components_on_the_same_measure_are_added_and_others_named() -> None:
    bonus = Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
    pieces = Component("Pieces", PerUnit(Fraction(2)), "units")
    plan = version(Component("Commission", Flat(Fraction(3, 100))), bonus, pieces)
    found = payout(plan, QUOTA)
    assert found is not None
    assert found.quota == QUOTA
    assert found.left_out == ("Pieces",)
    assert pay_at(plan, "revenue", QUOTA, Fraction(59_999)) == Fraction("1799.97")
    assert pay_at(plan, "revenue", QUOTA, QUOTA) == 2_300


def test_there_is_nothing_to_draw_without_components_or_target_pay() -> None:
    share = Component(
        "Bonus", Attainment((Tier(Fraction(0), Fraction(0)), Tier(Fraction(1), Fraction(1))), Base.TARGET_PAY)
    )
    assert payout(version(), QUOTA) is None
    assert payout(version(share), QUOTA) is None
    assert payout(version(share, target_pay=Fraction(2_000)), QUOTA) is not None


def test_arrow_keys_read_the_curve(qtbot: QtBot) -> None:
    curve = PayoutCurve()
    qtbot.addWidget(curve)
    curve.show_payout(payout(version(Component("Commission", Marginal(TIERS))), QUOTA))
    curve.read_at(Fraction(42_000))
    assert curve.readout() == ["€42,000", "pays €2,160.00", "next: 8\u00a0%"]
    qtbot.keyClick(curve, Qt.Key.Key_Right)  # 2 % of the axis further
    assert curve.readout()[0] == "€44,000.00"
    assert "€44,000.00" in curve.accessibleDescription()


def test_ticks_are_few_and_round() -> None:
    assert ticks(8_500, 5) == [0, 2_000, 4_000, 6_000, 8_000]
    assert ticks(100_000, 5) == [0, 20_000, 40_000, 60_000, 80_000]
    assert ticks(1.3, 5) == [0, 0.5, 1.0]


def test_what_hangs_on_a_team_or_other_figures_has_no_line() -> None:
    pool = Component("Pool", Pool(Fraction(2, 100)))
    assert payout(PlanVersion(date(2026, 1, 1), (pool,), "EUR"), Fraction(50_000)) is None

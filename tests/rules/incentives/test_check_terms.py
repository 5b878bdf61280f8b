"""Terms that contradict each other, and versions that may not begin yet."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.check_terms import Start, check_start, check_terms
from desktop_app.rules.incentives.finding import Level
from desktop_app.rules.incentives.plan import Component, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import Bounds, Tier
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.terms import (
    Clawback,
    Conversion,
    Currencies,
    Draw,
    Exit,
    Guarantee,
    Instalment,
    Leavers,
    Method,
    PayTerms,
    Proration,
    Ramp,
    Release,
    ServedShare,
)

HALF = Fraction(1, 2)
STEPS = (Tier(Fraction(0), Fraction(1, 20)), Tier(Fraction(1000), Fraction(1, 10)))
FLAT = Component("C", Flat(Fraction(1, 10)))
WRONG = (
    PayTerms(draw=Draw(Fraction(1)), guarantee=Guarantee(Fraction(1))),
    PayTerms(cap=Fraction(-1)),
    PayTerms(recovery_share=Fraction(0)),
    PayTerms(currencies=Currencies(Conversion.NONE, pay="USD")),
    PayTerms(currencies=Currencies(Conversion.PLAN)),
    PayTerms(years=(date(2026, 1, 1), date(2027, 1, 1))),
    PayTerms(clawback=Clawback(term_months=12, shares=(ServedShare(0, Fraction(1)),))),
    PayTerms(clawback=Clawback(shares=(ServedShare(3, Fraction(1)), ServedShare(0, HALF)))),
    PayTerms(clawback=Clawback(shares=(ServedShare(0, Fraction(2)),))),
)


def version(*components: Component, terms: PayTerms = PayTerms(), first: date = date(2026, 1, 1)) -> PlanVersion:  # noqa: B008 - frozen
    return PlanVersion(first, components or (FLAT,), terms=terms)


@pytest.mark.parametrize("terms", WRONG)
def test_terms_that_contradict_each_other_are_errors(terms: PayTerms) -> None:
    assert [finding.level for finding in check_terms(version(terms=terms))] == [Level.ERROR]


@pytest.mark.parametrize(
    "release",
    [
        Release(instalments=(Instalment(HALF), Instalment(Fraction(1, 3)))),
        Release(instalments=(Instalment(Fraction(2)), Instalment(Fraction(-1)))),
        Release(days=-1),
        Release(tolerance=Fraction(1)),
    ],
)
def test_a_release_that_cannot_be_is_an_error_of_its_component(release: Release) -> None:
    found = check(version(Component("C", Flat(HALF), release=release)))
    assert [(finding.level, finding.place) for finding in found] == [(Level.ERROR, "C")]


def test_usual_terms_and_instalments_of_100_percent_are_fine() -> None:
    whole = Release(instalments=(Instalment(HALF), Instalment(HALF, months=1)))
    assert list(check_terms(version(Component("C", Flat(HALF), release=whole)))) == []


def test_forfeiting_warns() -> None:
    (found,) = check_terms(version(terms=PayTerms(leavers=Leavers(Exit.FORFEIT))))
    assert found.level is Level.WARNING


def test_a_ramp_needs_one_way_and_a_quota_that_is_held() -> None:
    held = Component("C", Retroactive(STEPS, Bounds.QUOTA))
    right = Ramp("revenue", percents=(HALF,))
    assert list(check_terms(version(held, terms=PayTerms(ramps=(right,))))) == []
    both = Ramp("units", percents=(HALF,), amounts=(Fraction(1),))
    found = [finding.level for finding in check_terms(version(held, terms=PayTerms(ramps=(both,))))]
    assert found == [Level.WARNING, Level.ERROR]


def test_reversing_as_paid_needs_lines_of_single_records() -> None:
    terms = PayTerms(clawback=Clawback(Method.AS_PAID))
    assert list(check_terms(version(Component("C", Marginal(STEPS)), terms=terms))) == []
    for component in (Component("C", Retroactive(STEPS)), Component("C", Flat(HALF), rule=PeriodRule.CUMULATIVE)):
        assert [finding.level for finding in check_terms(version(component, terms=terms))] == [Level.ERROR]


def test_a_plan_of_the_year_does_not_begin_inside_it_without_opening_balances() -> None:
    adding = Component("C", Flat(HALF), rule=PeriodRule.CUMULATIVE)
    inside = date(2026, 11, 1)
    closed = Start(opened=False)
    assert [one.place for one in check_start(version(adding, first=inside), closed)] == ["C"]
    drawn = version(terms=PayTerms(draw=Draw(Fraction(1))), first=inside)
    assert [one.level for one in check_start(drawn, closed)] == [Level.ERROR]
    assert list(check_start(version(adding), closed)) == []
    assert list(check_start(version(first=inside), closed)) == []
    assert list(check_start(version(adding, first=inside), Start())) == []


def test_joiners_ask_what_part_of_a_period_does() -> None:
    start = Start(joiners=True)
    stepped = Component("C", Marginal(STEPS), cap=Fraction(1))
    open_ = version(stepped, Component("D", Retroactive(STEPS, Bounds.QUOTA)), terms=PayTerms(cap=Fraction(9)))
    assert [finding.place for finding in check_start(open_, start)] == ["", "C", "C", ""]
    chosen = Component("C", Marginal(STEPS), cap=Fraction(1), prorate_bounds=True, prorate_limits=False)
    terms = PayTerms(cap=Fraction(9), prorate_cap=True, proration=Proration())
    assert list(check_start(version(chosen, terms=terms), start)) == []
    assert list(check_start(version(FLAT), start)) == []

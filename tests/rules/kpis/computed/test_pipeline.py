"""Open deals weighted by what became of earlier ones, those that stand still, those that were put off."""

from fractions import Fraction

from desktop_app.rules.kpis.computed import pipeline
from desktop_app.rules.kpis.computed.pipeline import Deal, Pipeline, experience

MILLION = 10**6
# Of the decided deals three passed “offer” (2 won), all four “talk” (2 won); they stayed in “talk” 2, 4, 6 and 22 days,
# in “offer” 17, 16 and 15.
DECIDED = (
    Deal(1, 0, decided=20, won=True, stages=((1, "talk"), (3, "offer"))),
    Deal(1, 0, decided=21, won=True, stages=((1, "talk"), (5, "offer"))),
    Deal(1, 0, decided=22, stages=((1, "talk"), (7, "offer"))),
    Deal(1, 0, decided=23, stages=((1, "talk"),)),
)
OPEN = (
    Deal(10, 300 * MILLION, stages=((10, "talk"), (30, "offer"))),
    Deal(12, 80 * MILLION, stages=((12, "talk"),), contacts=(38,), pushes=(15, 35)),
    Deal(14, 40 * MILLION, stages=((14, "talk"),)),
    Deal(45, 999 * MILLION, stage="talk"),
)
FED = Pipeline((*DECIDED, *OPEN), experience([*DECIDED, *OPEN]))


def test_an_open_deal_is_worth_what_its_stage_brought_before() -> None:
    assert pipeline.pipeline_weighted(FED, 1, 40).value == 300 * Fraction(2, 3) + (80 + 40) * Fraction(1, 2)
    assert pipeline.pipeline_weighted(FED, 1, 25).value == (300 + 80 + 40) * Fraction(1, 2)  # no offer yet


def test_only_decisions_known_by_then_teach() -> None:
    assert pipeline.pipeline_weighted(FED, 1, 15).value is None
    assert pipeline.pipeline_weighted(FED, 1, 21).value == (300 + 80 + 40) + 0
    nothing_open = Pipeline((), FED.known)
    assert pipeline.pipeline_weighted(nothing_open, 1, 40).value == 0


def test_a_deal_stands_still_once_it_waits_longer_than_three_of_four_did() -> None:
    """Stays in “talk” of 2, 4, 6, 22 and, of the first open deal, 20 days: three of four within 20."""
    assert FED.known.patience("talk", 40) == 20
    assert FED.known.patience("offer", 40) == Fraction(33, 2)  # a decision ends the last stage
    assert pipeline.deals_in_stage(FED, 1, 40).value == 3
    assert pipeline.deals_stale(FED, 1, 40).value == 1  # one was called on day 38, one got its offer on day 30
    assert pipeline.deals_stale(FED, 1, 49).value == 2


def test_moves_of_the_expected_close_count_once_they_are_known() -> None:
    assert [pipeline.close_pushes(FED, 1, after).value for after in (15, 16, 40)] == [0, 1, 2]

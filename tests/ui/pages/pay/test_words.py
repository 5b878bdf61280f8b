"""Words of the page: sentences of rules, measures as people call them, shares that never round across 100 %."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.plan import Component, Filter, PlanVersion
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.reading import Reading
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.ui.pages.pay import words
from desktop_app.ui.widgets.face import Status


def rule(component: Component) -> str:
    (found,) = describe(PlanVersion(date(2026, 1, 1), (component,), "EUR"))
    return words.rule_words(found).replace("\u00a0", " ")


def test_a_rule_is_one_sentence_and_its_limits_further_ones() -> None:
    flat = Component("Commission", Flat(Fraction(5, 100)), cap=Fraction(8000), filter=Filter(("Pump",)))
    assert rule(flat) == (
        "“Commission” is paid on revenue: 5 % of everything counted. Counts these products only: Pump. At most €8,000."
    )


def test_a_table_that_is_no_sentence_is_listed_in_brackets() -> None:
    tiers = tuple(Tier(Fraction(1000 * n), Fraction(n + 1, 100)) for n in range(5))
    found = rule(Component("Commission", Marginal(tiers)))
    assert "(From €0.00: 1 %; From €1,000: 2 %; From €2,000: 3 %; " in found


def test_a_kpi_is_called_by_its_name_and_not_its_key() -> None:
    assert words.measure_title("issues_resolved") == "Issues resolved"
    assert "“Issues resolved”" in rule(Component("Support", Flat(Fraction(5)), "issues_resolved"))
    assert words.measure_title("points nobody knows") == "points nobody knows"


def test_what_a_person_typed_is_never_markup() -> None:
    (found,) = describe(PlanVersion(date(2026, 1, 1), (Component("<b>&", Flat(Fraction(1, 20))),), "EUR"))
    markup = words.rule_markup(found)
    assert "&lt;b&gt;&amp;" in markup
    assert '<a href="edit"' in markup


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(9996, 10000), "99.96\u00a0%"),
        (Fraction(99996, 100000), "99.996\u00a0%"),
        (Fraction(1), "100.0\u00a0%"),
        (Fraction(1405, 1000), "140.5\u00a0%"),
        (Fraction(889, 1000), "88.9\u00a0%"),
    ],
)
def test_a_share_below_the_quota_never_looks_like_the_quota(share: Fraction, shown: str) -> None:
    assert words.share_words(share) == shown
    assert words.misleads(share) == (shown in ("99.96\u00a0%", "99.996\u00a0%"))


def test_near_and_below_part_at_the_watch_limit_of_the_catalogue() -> None:
    judged = [words.reached(share)[0] for share in (None, Fraction(1), Fraction(81, 100), Fraction(80, 100))]
    assert judged == [Status.NONE, Status.GOOD, Status.WATCH, Status.ACT]


def test_a_bound_is_said_in_the_unit_of_its_kpi_and_never_rounded() -> None:
    row = Row(Fraction(0), (Fraction(1, 100),))
    rates = [Matrix((row,), (Fraction(95, 100),), Reading(key)) for key in ("collection_rate", "of our own")]
    percent, score = (rule(Component("Commission", one)) for one in rates)
    assert "from 95 %:" in percent
    assert "from 0.95:" in score

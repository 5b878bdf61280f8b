from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.targets.appraise_target import appraise_target
from desktop_app.reports.wording import sentence
from desktop_app.rules.targets.smart import Criterion
from desktop_app.store.database import Store

APRIL = parse_period("2026-04")


@pytest.fixture
def steady(store: Store, import_text: Callable[..., Any]) -> Store:
    """Two years and three months of 100 and 120 by turns, won on the tenth."""
    rows = [f"{n},Ana,Won,{2024 + n // 12}-{n % 12 + 1:02d}-10,{100 + 20 * (n % 2)}" for n in range(27)]
    import_text("\n".join(["id,owner,stage,closed,amount", *rows]))
    return store


def wanted(period: str = "2026-04") -> Wanted:
    return Wanted(("revenue",), parse_period(period), as_of=date(2026, 3, 31))


def test_a_number_is_held_against_history_and_forecast(steady: Store) -> None:
    easy, hard = (appraise_target(steady, wanted(), Fraction(value)) for value in (90, 200))
    assert easy.reached is not None
    assert easy.reached.times == easy.reached.of
    assert easy.likely is not None
    assert hard.likely is not None
    assert easy.likely[0] == easy.likely[1] > 10
    assert hard.likely == (0, easy.likely[1])
    said = [sentence(one) for one in hard.sentences()]
    assert f"It lies above 100 % of the last {easy.reached.of} periods." in [one.replace("\u00a0", " ") for one in said]
    assert len(said) == 3


def test_what_is_in_already_counts_as_it_is(steady: Store) -> None:
    """The first quarter brought 100 + 120 + 100 by the end of March; as of then the year has nine months to come."""
    for value, sure in ((320, True), (100_000, False)):
        found = appraise_target(steady, wanted("2026"), Fraction(value)).likely
        assert found is not None
        assert found[0] == (found[1] if sure else 0)
    assert appraise_target(steady, wanted("2025"), Fraction(1)).likely is None  # it is over


def test_smart_says_what_is_missing(steady: Store) -> None:
    bare = appraise_target(steady, wanted(), None)
    assert [check.criterion for check in bare.checks if check.met] == [Criterion.MEASURABLE]
    full = appraise_target(steady, wanted(), Fraction(110), why="Grow", review=date(2026, 4, 15))
    assert full.score == 5


def test_without_records_nothing_is_claimed(store: Store) -> None:
    found = appraise_target(store, wanted(), Fraction(5))
    assert (found.reached, found.likely) == (None, None)
    assert [sentence(one) for one in found.sentences()] == [
        "There are too few months behind it to say how likely it is."
    ]

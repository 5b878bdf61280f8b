from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity
from desktop_app.rules.statistics.outlook import Stretch


@pytest.mark.parametrize(("target", "unlikely"), [(None, False), (110, False), (111, True)])
def test_a_target_above_the_band_is_unlikely(target: int | None, unlikely: bool) -> None:
    value, low, high = (Quantity(Fraction(number)) for number in (100, 90, 110))
    wanted = None if target is None else Quantity(Fraction(target))
    assert Stretch(parse_period("2026-03"), value, low, high, 8, 10, "trend", None, wanted).unlikely is unlikely

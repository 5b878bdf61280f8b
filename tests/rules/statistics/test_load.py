from fractions import Fraction

from desktop_app.rules.statistics.load import Load


def test_one_more_carries_the_same_work() -> None:
    load = Load(Fraction(60), Fraction(5, 2))
    assert load.each == 24
    assert load.with_more().each == Fraction(60) / Fraction(7, 2)
    assert load.with_more().open == 60


def test_where_nobody_is_there_nobody_carries_anything() -> None:
    assert Load(Fraction(3), Fraction(0)).each is None

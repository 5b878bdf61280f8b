"""How far landings were from what came, from three months written down by hand."""

from fractions import Fraction

from desktop_app.rules.kpis.computed.forecasts import Told, forecast_came, forecast_excess, forecast_missed

MONTHS = [
    Told(0, 30, Fraction(100), Fraction(120)),
    Told(30, 60, Fraction(200), Fraction(150)),
    Told(60, 90, Fraction(50), Fraction(50)),
]


def test_errors_are_summed_and_a_bias_cancels_out() -> None:
    found = [one(MONTHS, 0, 90) for one in (forecast_came, forecast_missed, forecast_excess)]
    assert [one.value for one in found] == [350, 70, -30]
    assert {one.n for one in found} == {3}


def test_only_whole_months_count() -> None:
    assert forecast_missed(MONTHS, 10, 89).value == 50
    assert forecast_missed(MONTHS, 61, 89).value is None

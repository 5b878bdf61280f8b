"""What is said of an effect: the verdict first, then each figure in the KPI's unit."""

from fractions import Fraction

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.reports.wording import outline
from desktop_app.rules.kpis.effects import estimate, explain_effect
from desktop_app.rules.statistics.effect import Measured, effect

KPIS = {kpi.key: kpi for kpi in built_in()}
LEVEL = [Measured(value) for value in (0.50, 0.52, 0.49, 0.51, 0.50, 0.48)]


def test_the_verdict_comes_first_and_every_step_has_a_sentence() -> None:
    found = effect(LEVEL, [Measured(0.7)] * 4, higher=True, expected=0.52, changes=[0.01, 0.0, -0.01])
    told = explain_effect(KPIS["win_rate"], found, Fraction(1, 20), "EUR")
    assert told.step == "effect.shown"
    assert told.result == Quantity(Fraction(18, 100), Unit.PERCENT)
    assert [part.step for part in told.parts] == [
        "effect.before", "effect.expected", "effect.after", "effect.others", "effect.rank", "effect.low",
        "effect.high", "effect.signal", "effect.wanted", "effect.smallest", "effect.method",
    ]  # fmt: skip
    assert all(text for _depth, text, _figure in outline(told))


def test_too_early_promises_what_will_be_seen() -> None:
    found = effect(LEVEL, [Measured(0.7)], higher=True, planned=6)
    told = explain_effect(KPIS["win_rate"], found, None, "EUR")
    assert (told.step, told.result) == ("effect.too_early", None)
    assert "effect.will_see" in {part.step for part in told.parts}
    short = explain_effect(KPIS["win_rate"], effect(LEVEL[:2], [], higher=True), None, "EUR")
    assert (short.step, short.parts) == ("effect.short_baseline", ())


def test_few_others_are_not_taken_off() -> None:
    found = effect(LEVEL, [Measured(0.51)] * 3, higher=True, changes=[0.0])
    steps = {part.step for part in explain_effect(KPIS["win_rate"], found, None, "").parts}
    assert {"effect.few_others", "effect.no_signal"} <= steps


def test_an_estimate_claims_no_cents_of_thousands() -> None:
    assert estimate(KPIS["revenue"], 12345.678, "EUR") == Quantity(Fraction(12346), Unit.MONEY, "EUR")
    assert estimate(KPIS["win_rate"], 1 / 3, "EUR") == Quantity(Fraction(3333, 10000), Unit.PERCENT)

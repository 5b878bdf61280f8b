"""The tree behind a KPI's value mirrors its formula, and every step can be put into words."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app import paths
from desktop_app.domain.explanation import Explanation, from_json, to_json
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.reports.sentences.kpis import STEPS
from desktop_app.rules.kpis.aggregation import Measure, MeasureTotal, Spread
from desktop_app.rules.kpis.catalogue import Kpi, parse_catalogue
from desktop_app.rules.kpis.formula import Input, inputs
from desktop_app.rules.kpis.notation import parse_formula
from desktop_app.rules.kpis.steps import explain_kpi
from desktop_app.store.measures import MEASURES, Sort

KPIS = {kpi.key: kpi for kpi in parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))}
SEPTEMBER = parse_period("2026-09")


def every(step: Explanation) -> list[Explanation]:
    return [step, *(below for part in step.parts for below in every(part))]


def explained(kpi: Kpi, **measures: Measure) -> Explanation:
    known = {Input(name): measure for name, measure in measures.items()}
    return explain_kpi(kpi, known.get, SEPTEMBER, COMPANY, "EUR")


def test_a_win_rate_opens_to_won_and_decided_and_decided_to_won_and_lost() -> None:
    won, lost = MeasureTotal(Fraction(98), 98), MeasureTotal(Fraction(114), 114)
    step = explained(KPIS["win_rate"], deals_won=won, deals_lost=lost)
    assert step.result == Quantity(Fraction(98, 212), Unit.PERCENT)
    assert step.count == 212
    assert step.value("formula") == "deals_won ÷ (deals_won + deals_lost)"
    upper, lower = step.parts
    assert (upper.step, upper.result, upper.count) == ("kpi.input.deals_won", Quantity(Fraction(98)), 98)
    assert (lower.step, lower.result, lower.count) == ("formula.add", Quantity(Fraction(212)), 212)
    assert [part.step for part in lower.parts] == ["kpi.input.deals_won", "kpi.input.deals_lost"]


def test_money_keeps_its_currency_and_a_quotient_of_money_and_pieces_is_money() -> None:
    amount = MeasureTotal(Fraction(1000), 8, Unit.MONEY)
    step = explained(KPIS["average_deal_size"], revenue_won=amount, deals_won=MeasureTotal(Fraction(8), 8))
    assert step.result == Quantity(Fraction(125), Unit.MONEY, "EUR")
    assert step.parts[0].result == Quantity(Fraction(1000), Unit.MONEY, "EUR")


def test_a_median_opens_to_its_values() -> None:
    step = explained(KPIS["sales_cycle_days"], cycle_days=Spread(((30, 1), (40, 2)), Unit.DAYS))
    assert step.result == Quantity(Fraction(40), Unit.DAYS)
    assert [part.step for part in step.parts] == ["formula.median"]
    assert (step.parts[0].parts[0].step, step.parts[0].parts[0].count) == ("kpi.input.cycle_days", 3)


def test_what_is_missing_stands_first() -> None:
    step = explained(KPIS["win_rate"], deals_won=MeasureTotal(Fraction(3), 3))
    assert (step.step, step.result) == ("kpi.no_value", None)
    assert (step.parts[0].step, step.parts[0].parts[0].step) == ("kpi.no_data", "kpi.input.deals_lost")


def test_a_view_is_a_step_of_its_own() -> None:
    kpi = replace(KPIS["revenue"], formula=parse_formula("revenue / prior(revenue) - 1"))
    known: dict[Input, Measure] = {
        Input("revenue"): MeasureTotal(Fraction(110), 4, Unit.MONEY),
        Input("revenue", ("prior",)): MeasureTotal(Fraction(100), 3, Unit.MONEY),
    }
    step = explain_kpi(kpi, known.get, SEPTEMBER, Scope(ScopeKind.PERSON, 7, "Ana Pîrvu"), "EUR")
    assert step.step == "kpi.value"
    assert step.value("scope") == "Ana Pîrvu"
    prior = step.parts[0].parts[1]
    assert (prior.step, prior.result) == ("formula.prior", Quantity(Fraction(100), Unit.MONEY, "EUR"))
    assert prior.parts[0].result == prior.result


@pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS.keys())
def test_every_step_of_every_kpi_has_a_sentence_and_can_be_stored(kpi: Kpi) -> None:
    sorts = {measure.name: measure.sort for measure in MEASURES}
    total, spread = MeasureTotal(Fraction(4), 2), Spread(((4, 2),))
    known: dict[Input, Measure] = {
        asked: spread if sorts.get(asked.name) is Sort.SPREAD else replace(total, value=Fraction(4 + len(asked.views)))
        for asked in inputs(kpi.formula)
    }
    full, empty = (explain_kpi(kpi, totals.get, SEPTEMBER, COMPANY, "EUR") for totals in (known, {}))
    assert full.result is not None
    assert empty.result is None
    for step in (full, empty):
        for part in every(step):
            assert part.step in STEPS
            sentence = STEPS[part.step]
            assert isinstance(sentence, str)
            sentence.format(**dict(part.values))
        assert from_json(to_json(step)) == step

"""The catalogue that comes with the program, and what is said about a broken one."""

from fractions import Fraction

import pytest

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.catalogue import (
    TEXT_FIELDS,
    Direction,
    Group,
    Kpi,
    Reference,
    available,
    parse_catalogue,
)
from desktop_app.rules.kpis.computed import COMPUTED, COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import Number, Vocabulary
from desktop_app.rules.kpis.notation import format_formula, parse_formula
from desktop_app.store.measures import MEASURES, Sort

ENTRY = """
[margin]
name = "Margin"
formula = "revenue - cost"
unit = "money"
direction = "higher"
group = "results"
definition = "Revenue less cost."
counted = "Sales"
left_out = "Tax"
"""
BUILT_IN = parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))
BY_KEY = {kpi.key: kpi for kpi in BUILT_IN}


def test_the_built_in_kpis_speak_only_of_measures_there_are() -> None:
    totals = (
        {measure.name for measure in MEASURES if measure.sort is not Sort.SPREAD} | {"quota"} | COMPUTED_BY_NAME.keys()
    )
    spreads = {measure.name for measure in MEASURES if measure.sort is Sort.SPREAD}
    text = paths.resource("kpis.toml").read_text(encoding="utf-8")
    assert parse_catalogue(text, Vocabulary(totals, spreads, set(BY_KEY))) == BUILT_IN


def test_a_kpi_is_a_snapshot_exactly_if_it_is_made_of_snapshot_measures() -> None:
    snapshots = {measure.name for measure in MEASURES if measure.sort is Sort.SNAPSHOT}
    snapshots |= {one.name for one in COMPUTED if one.snapshot}
    for kpi in BUILT_IN:
        assert kpi.snapshot == bool(kpi.measures & snapshots), kpi.key


def test_every_kpi_says_in_words_what_it_is() -> None:
    assert len(BUILT_IN) >= 24
    for kpi in BUILT_IN:
        assert kpi.texts.name
        assert kpi.texts.definition.endswith(".")
        assert kpi.texts.counted
        assert kpi.texts.left_out
        assert kpi.thresholds.source or kpi.thresholds.reference is Reference.TARGET
    assert len({kpi.texts.name for kpi in BUILT_IN}) == len(BUILT_IN)
    assert {kpi.group for kpi in BUILT_IN} == set(Group)


def test_six_large_gauges_are_shown_at_first() -> None:
    assert sum(kpi.pinned for kpi in BUILT_IN) == 6


@pytest.mark.parametrize(
    ("key", "formula", "additive", "accumulates"),
    [
        ("revenue", "revenue", True, True),
        ("win_rate", "deals_won / (deals_won + deals_lost)", False, False),
        ("average_deal_size", "revenue_won / deals_won", False, False),
        ("sales_cycle_days", "median(cycle_days)", False, False),
        ("quota_attainment", "quota_revenue / quota", False, True),
        ("open_pipeline", "pipeline_value", False, False),
    ],
)
def test_key_figures_are_what_the_design_says(key: str, formula: str, additive: bool, accumulates: bool) -> None:
    kpi = BY_KEY[key]
    assert kpi.formula == parse_formula(formula)
    assert (kpi.additive, kpi.accumulates) == (additive, accumulates)


def test_thresholds_are_those_of_the_published_sources() -> None:
    rate = BY_KEY["win_rate"].thresholds
    assert (rate.number, rate.number and rate.number * rate.watch) == (Fraction(30, 100), Fraction(21, 100))
    response = BY_KEY["first_response_time"].thresholds
    assert (response.number, response.number and response.number * response.watch) == (24, 48)
    contact = BY_KEY["first_contact_resolution"].thresholds
    assert contact.number
    assert contact.number * contact.watch == Fraction(6, 10)
    satisfaction = BY_KEY["csat_mean"].thresholds
    assert satisfaction.number
    assert satisfaction.number * satisfaction.watch == Fraction(7, 2)


def test_a_person_s_own_kpi_is_read_like_a_built_in_one() -> None:
    (kpi,) = parse_catalogue(ENTRY)
    assert (kpi.key, kpi.unit, kpi.direction, format_formula(kpi.formula)) == (
        "margin",
        Unit.MONEY,
        Direction.HIGHER,
        "revenue − cost",
    )
    assert kpi.thresholds.reference is Reference.TARGET
    assert kpi.accumulates


def test_lower_is_better_turns_the_usual_watch_factor_round() -> None:
    (kpi,) = parse_catalogue(ENTRY.replace('"higher"', '"lower"'))
    assert kpi.thresholds.watch == Fraction(100, 81)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('unit = "money"', 'unit = "gold"', "The KPI margin has unit = gold, which means nothing."),
        ('group = "results"\n', "", "The KPI margin has no group."),
        (
            'group = "results"',
            'group = "results"\ncolour = 1',
            "The KPI margin has a field that means nothing: colour.",
        ),
        ('group = "results"', 'group = "results"\nwatch = "x"', "The KPI margin has watch = x, which is not a number."),
        ('group = "results"', 'group = "results"\nreference = "number"', "The KPI margin needs both"),
        ('"revenue - cost"', '"revenue -"', "The formula ends too early."),
        ("[margin]", "[margin", "The KPI definitions are not valid TOML"),
        ("[margin]", "margin = 1\n[other]", "“margin” is not a table."),
    ],
)
def test_a_broken_definition_is_named(old: str, new: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence.replace("(", "\\(")) as caught:
        parse_catalogue(ENTRY.replace(old, new))
    assert caught.value.advice()


def test_without_survey_answers_nobody_is_shown_an_empty_nps_gauge() -> None:
    known = {"revenue", "deals_won", "deals_lost"}
    found = [kpi.key for kpi in available(BUILT_IN, known)]
    assert found == ["revenue", "deals_won", "revenue_growth_rate", "share_of_revenue", "win_rate"]
    assert "gap_to_target" in {kpi.key for kpi in available(BUILT_IN, {*known, "target"})}


def test_text_fields_are_all_the_texts_of_a_kpi() -> None:
    assert set(TEXT_FIELDS) - {"source"} == set(Kpi.__dataclass_fields__["texts"].type.__dataclass_fields__)


def test_a_correlation_and_a_count_of_customers_are_no_sums() -> None:
    kpis = {kpi.key: kpi for kpi in BUILT_IN}
    assert kpis["incentive_payout"].additive
    assert not kpis["payout_fairness"].additive
    assert not kpis["ramp_months"].additive


def test_a_whole_kpi_of_ones_own_stays_when_the_program_comes_with_its_key() -> None:
    ours = '[score]\nname = "Score"\nformula = "5"\nunit = "score"\ndirection = "higher"\ngroup = "people"\n'
    texts = 'definition = "d"\ncounted = "c"\nleft_out = "l"\n'
    own = ours.replace("[score]\n", "").replace('formula = "5"', 'formula = "7"') + texts
    (kept,) = parse_catalogue(ours + texts, None, [("score", own)])
    assert (kept.own, kept.formula) == (True, Number(Fraction(7)))

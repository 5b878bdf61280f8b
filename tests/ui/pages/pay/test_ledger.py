"""The ledger's lines against cases worked out by hand: marginal, flat, bonus, threshold, cap, open."""

from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.rating import Bounds, Tier
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.threshold import Threshold
from desktop_app.rules.incentives.statement import Statement, make_statement
from desktop_app.ui.pages.pay import ledger
from desktop_app.ui.pages.pay.ledger import Kind as LineKind

MARCH = parse_period("2026-03")
TIERS = tuple(Tier(Fraction(lower), Fraction(rate, 100)) for lower, rate in ((0, 5), (40_000, 8), (80_000, 12)))


def statement(components: list[Component], amounts: list[Any], quota: int | None = None) -> Statement:
    """Ana's March: one sale a day, paid by ``components``."""
    version = PlanVersion(date(2026, 1, 1), tuple(components), "EUR")
    records = [
        Record(number, Kind.SALE, f"S-{number}", date(2026, 3, number), 1, Fraction(amount), currency="EUR")
        for number, amount in enumerate(amounts, 1)
    ]
    quotas = {} if quota is None else dict.fromkeys(quota_needs(version, MARCH), Fraction(quota))
    inputs = PersonInputs(1, "Ana", [Credit(record) for record in records], quotas)
    rules = {str(part.value("name")): part for part in describe(version)}
    result = evaluate(version, inputs, MARCH)
    return make_statement(result, "Plan", 1, rules, {record.version: record for record in records})


def rows(found: Statement) -> list[tuple[str, str, str, str]]:
    return [(line.words, line.input, line.rate, line.pay) for line in ledger.ledger(found)]


def test_each_tier_stands_on_its_own_line_and_says_how_much_of_it_is_used() -> None:
    found = statement([Component("Commission", Marginal(TIERS))], [40_000, 25_800])
    assert rows(found) == [
        ("Commission", "", "", "4,064.00"),
        ("Credited: 2 records", "65,800.00", "", ""),
        ("From €0", "40,000.00", "5\u00a0%", "2,000.00"),
        ("From €40,000", "25,800.00", "8\u00a0%", "2,064.00"),
        ("From €80,000", "0.00", "12\u00a0%", "0.00"),
        ("Pay for March 2026", "", "", "4,064.00"),
    ]
    shares = [line.share for line in ledger.ledger(found)]
    assert shares == [None, None, 1.0, 0.645, 0.0, None]  # 25,800 of 40,000; the last tier is not reached


def test_an_open_ended_tier_that_is_reached_has_no_bar() -> None:
    found = statement([Component("Commission", Marginal(TIERS))], [136_534])
    assert [line.share for line in ledger.ledger(found)][2:5] == [1.0, 1.0, None]


def test_every_line_opens_an_explanation_and_the_last_one_the_whole() -> None:
    found = statement([Component("Commission", Flat(Fraction(3, 100)))], [1000])
    lines = ledger.ledger(found)
    assert [line.why.step for line in lines] == ["pay.component", "measure.revenue", "flat.rate", "pay.statement"]
    assert [line.kind for line in lines] == [LineKind.HEAD, LineKind.STEP, LineKind.STEP, LineKind.TOTAL]


def test_what_was_rounded_is_said_with_the_decimals_it_had() -> None:
    found = statement([Component("Commission", Flat(Fraction(5, 100)))], ["1250.50"])
    assert ("Rounded from €62.525", "", "", "62.53") in rows(found)


def test_a_bonus_says_attainment_and_a_missed_one_pays_nothing() -> None:
    bonus = Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
    met = rows(statement([bonus], [20_000], quota=20_000))
    assert ("Attainment: €20,000 of €20,000 quota", "100\u00a0%", "", "") in met
    assert ("100\u00a0% reaches 100\u00a0%: fixed bonus", "", "", "500.00") in met
    missed = ledger.ledger(statement([bonus], [19_999], quota=20_000))
    assert missed[-2].muted
    assert missed[-1].pay == "0.00"


def test_a_missing_quota_leaves_the_component_open_and_says_why() -> None:
    bonus = Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
    found = rows(statement([bonus], [19_999]))
    assert found[0] == ("Bonus", "", "", "open")
    assert found[1][0] == "There is no quota “Revenue” for March 2026."
    assert found[-1][3] == "open"


def test_a_cap_has_a_line_of_its_own() -> None:
    capped = Component("Commission", Flat(Fraction(10, 100)), cap=Fraction(5000))
    found = rows(statement([capped], [100_000]))
    assert ("€10,000 is cut to the maximum of €5,000; €5,000 are lost.", "", "", "5,000.00") in found


def test_the_parts_of_the_waterfall_sum_to_the_pay() -> None:
    commission = Component("Commission", Marginal(TIERS), cap=Fraction(4000))
    found = statement([commission, Component("Extra", Threshold(Fraction(17_000), Fraction(5, 100)))], [40_000, 25_800])
    parts = [part for line in found.lines for part in ledger.waterfall_parts(line, "EUR")]
    assert parts == [
        ("From €0: 5\u00a0%", 200_000),
        ("From €40,000: 8\u00a0%", 206_400),
        ("Limit", -6_400),
        ("Extra", 244_000),
    ]
    assert sum(minor for _name, minor in parts) == found.pay == 644_000


def test_cents_of_single_tiers_are_rounded_so_that_they_add_up() -> None:
    found = statement([Component("Commission", Marginal(TIERS))], ["40000.10"])
    line = found.lines[0]
    # 2,000 and 0.008: the second part rounds to 0.01, the whole to 2,000.01
    assert [minor for _name, minor in ledger.waterfall_parts(line, "EUR")] == [200_000, 1]
    assert line.pay == 200_001


def test_a_table_of_five_tiers_is_read_like_a_sentence_of_three() -> None:
    five = tuple(Tier(Fraction(10_000 * n), Fraction(n + 1, 100)) for n in range(5))
    for tiers in (TIERS, five):
        found = statement([Component("Commission", Marginal(tiers))], [1000])
        read = ledger.tiers_of(found.lines[0].rule)
        assert [(one.lower.value, one.rate.value) for one in read] == [(one.lower, one.rate) for one in tiers]
        assert read[-1].upper is None

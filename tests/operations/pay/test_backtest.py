"""A plan tried on last year: by hand, against single months worked out alone, and from totals as from records."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, parse_period, split
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import backtest as operation
from desktop_app.operations.pay import backtest_reading, plans
from desktop_app.operations.pay.backtest import Backtest, backtest, last_months
from desktop_app.operations.pay.condensed import read_span
from desktop_app.operations.pay.evaluate import try_out
from desktop_app.operations.targets import targets
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import credited, people, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
YEAR = parse_period("2025")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2025-01-01
[[versions.components]]
name = "Commission"
shape = { kind = "flat", rate = "5 %" }
"""
STEPS = """name = "Steps"
[[versions]]
valid_from = 2025-01-01
{terms}
[[versions.components]]
name = "Commission"
{more}
shape = {{ kind = "{kind}", tiers = [{{ from = 0, rate = "5 %" }}, {{ from = 3000, rate = "9 %" }}] }}
"""


def plan(kind: str = "marginal", more: str = "", terms: str = "") -> Plan:
    return parse_plan(STEPS.format(kind=kind, more=more, terms=terms)).plan


def paid(found: Backtest) -> dict[str, int | None]:
    return {one.name: one.after.total for one in found.people}


@pytest.fixture
def year(store: Store, import_text: ImportText) -> Store:
    """Three people's sales of 2025, with returns, credit notes, a cost for each, and one sale shared by two."""
    save_settings(store, replace(settings.load(store), revenue_source="sale"), "")
    import_text("name\nAna\nIon\nMei\n", "people.csv")
    pick = random.Random(4)
    rows = ["document,line,day,owner,customer,product,quantity,amount,original"]
    for number in range(150):
        day = f"2025-{pick.randrange(1, 13):02d}-{pick.randrange(1, 29):02d}"
        amount = f"{pick.randrange(100, 90_000) / 100:.2f}"
        owner = pick.choice(("Ana", "Ion", "Mei"))
        rows.append(f"S{number},1,{day},{owner},Acme,Pen,{pick.randrange(1, 9)},{amount},")
        if number % 12 == 3:
            later = f"2025-12-{pick.randrange(1, 29):02d}"
            rows.append(f"R{number},1,{later},{owner},Acme,Pen,-1,-{amount},S{number}")
        if number % 25 == 4:
            rows.append(f"N{number},1,{day},{owner},Acme,Pen,-1,-{pick.randrange(100, 9000) / 100:.2f},")
    import_text("\n".join(rows), "sales.csv", kind=Kind.SALE, with_tax=False)
    import_text("document,owner,share\nS7,Ana,40%\nS7,Mei,60%\n", "splits.csv", kind=Kind.CREDIT_SPLIT)
    for person in people.load(store):
        for month in split(YEAR, Length.MONTH):
            targets.set_target(store, "revenue", Scope(ScopeKind.PERSON, person.id, person.name), month, Fraction(4000))
    return store


def test_cost_by_month_and_volume_gainers_and_losers_by_hand(team: Store) -> None:
    plans.assign(team, plans.save_plan(team, FLAT), COMPANY, role="", first=date(2025, 1, 1), last=None)
    tiers = """{ kind = "marginal", tiers = [{ from = 0, rate = "4 %" }, { from = 40000, rate = "10 %" }] }"""
    other = parse_plan(FLAT.replace('{ kind = "flat", rate = "5 %" }', tiers)).plan
    found = backtest(team, other, parse_period("2026-03-01..2026-04-30"))
    assert [(one.name, one.before and one.before.months, one.after.months, one.change) for one in found.people] == [
        ("Ana", (3_000_00, 0), (3_600_00, 0), 600_00),
        ("Ion", (1_500_00, 0), (1_200_00, 0), -300_00),
        ("Mei", (0, 500_00), (0, 400_00), -100_00),
    ]
    assert [(month.name, *costs) for month, *costs in found.by_month()] == [
        ("2026-03", 4_500_00, 4_800_00),
        ("2026-04", 500_00, 400_00),
    ]
    # Ana 48,000 / 60,000 / 72,000 of sales, Ion 24,000 / 30,000 / 36,000, Mei 8,000 / 10,000 / 12,000.
    eighty = 1_600_00 + 800_00 + 960_00 + 320_00
    more = 1_600_00 + 3_200_00 + 1_440_00 + 480_00
    assert found.costs == ((Fraction(4, 5), eighty), (Fraction(1), 5_200_00), (Fraction(6, 5), more))
    assert (found.gainers(), found.losers(), found.total()) == (1, 2, (5_000_00, 5_200_00))
    assert (found.behaviour.timing.n, found.behaviour.timing.last) == (4, 1)
    assert found.behaviour.timing.chance is None


def test_each_month_of_a_plan_without_memory_is_what_that_month_alone_pays(team: Store) -> None:
    found = backtest(team, plan("retroactive"), parse_period("2026-Q1"))
    for place, month in enumerate(found.months):
        alone = {one.name: one.pay for one in try_out(team, plan("retroactive"), month)}
        assert {one.name: one.after.months[place] for one in found.people} == alone
    assert all(one.before is None for one in found.people)


TERMS = "[versions.terms]\n"
KINDS = [
    plan(),
    plan("retroactive", "cap = 250"),
    plan("retroactive", 'rule = "cumulative"'),
    plan("marginal", 'measure = "units"'),
    plan("marginal", "attainment_cap = 1.2"),
    plan("marginal", "", TERMS + "draw = { amount = 120 }"),
    plan("marginal", "", TERMS + "cap = 300\nguarantee = { amount = 100 }"),
    plan("marginal", "", TERMS + 'clawback = { method = "own_date" }'),
]


def test_totals_give_the_same_cents_as_every_single_record(year: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operation, "VOLUMES", (Fraction(1),))
    months = [month.start for month in split(YEAR, Length.MONTH)]
    assert all(0 < len(read_span(year, [tried], YEAR.start, YEAR.end, months)) < 110 for tried in KINDS)
    quick = [backtest(year, tried, YEAR) for tried in KINDS]

    def every(store: Store, _plans: object, first: date, after: date, _cuts: object) -> list[credited.Found]:
        return credited.load(store, "sale", first.toordinal(), after.toordinal(), "EUR")

    monkeypatch.setattr(backtest_reading, "read_span", every)
    monkeypatch.setattr(backtest_reading, "quick_pay", lambda *_given: None)
    for found, tried in zip(quick, KINDS, strict=True):
        slow = backtest(year, tried, YEAR)
        assert [one.after for one in found.people] == [one.after for one in slow.people]
        assert any(paid(slow).values())
        assert found.costs == slow.costs


def test_a_plan_that_looks_at_single_records_gets_them_all(year: Store) -> None:
    few = read_span(year, [plan(more='basis = "record"')], YEAR.start, YEAR.end, [])
    assert len(few) == len(credited.load(year, "sale", YEAR.start.toordinal(), YEAR.end.toordinal(), "EUR"))


def test_who_has_no_quota_is_named_with_the_reason_and_in_no_sum(team: Store) -> None:
    bonus = FLAT.replace('kind = "flat", rate = "5 %"', 'kind = "bonus", amount = 500, at_least = 1, bounds = "quota"')
    found = backtest(team, parse_plan(bonus).plan, parse_period("2026-03"))
    assert {one.name: (one.after.total, one.after.reasons[0].step) for one in found.people} == dict.fromkeys(
        ("Ana", "Ion", "Mei"), (None, "reason.quota_missing")
    )
    assert found.known() == []
    assert [cost for _volume, cost in found.costs] == [0, 0, 0]


def test_part_of_a_month_is_refused_and_the_last_year_ends_with_a_whole_month(team: Store) -> None:
    with pytest.raises(UserError, match="whole months"):
        backtest(team, plan(), Period(date(2026, 3, 2), date(2026, 4, 2), "2026-03-02..2026-04-01"))
    span = last_months(team)
    assert (span.start, span.end) == (date(2025, 4, 1), date(2026, 4, 1))


def test_a_plan_that_began_within_the_span_pays_from_then_on(team: Store) -> None:
    late = FLAT.replace("2025-01-01", "2026-03-15")
    plans.assign(team, plans.save_plan(team, late), COMPANY, role="", first=date(2026, 3, 15), last=None)
    found = backtest(team, parse_plan(late).plan, parse_period("2026-Q1"))
    ana = found.people[0]
    assert ana.before is not None
    assert (ana.before.months, ana.after.months) == ((0, 0, 1_000_00), (0, 0, 3_000_00))  # not that of 3 March


def test_what_depends_on_since_when_a_customer_buys_is_told_as_in_a_run(team: Store) -> None:
    steps = '{ kind = "residual", months = 36, steps = [{ month = 1, rate = "10 %" }, { month = 13, rate = "2 %" }] }'
    residual = FLAT.replace('{ kind = "flat", rate = "5 %" }', steps)
    tried = parse_plan(residual).plan
    run = {one.name: one.pay for one in try_out(team, tried, parse_period("2026-03"))}
    found = backtest(team, tried, parse_period("2026-03"))
    assert {one.name: one.after.total for one in found.people} == run
    assert run["Ana"] == 6_000_00


GUARANTEED = (
    FLAT
    + """[versions.terms]
guarantee = { amount = 1000 }
"""
)


def test_a_guarantee_is_paid_for_the_months_in_which_the_plan_holds_and_the_person_is_there(
    team: Store, import_text: ImportText
) -> None:
    import_text("name,joined\nOna,2026-02-01\n", "joiners.csv")
    plans.assign(team, plans.save_plan(team, GUARANTEED), COMPANY, role="", first=date(2026, 3, 1), last=None)
    found = backtest(team, plan(terms=TERMS + "guarantee = { amount = 500 }"), parse_period("2026-Q1"))
    ona = next(one for one in found.people if one.name == "Ona")
    assert ona.before is not None
    assert (ona.before.months, ona.after.months) == ((0, 0, 1_000_00), (0, 500_00, 500_00))


def test_the_plans_that_held_by_role_follow_a_change_of_role(team: Store, import_text: ImportText) -> None:
    import_text("name,role\nAna,Seller\nIon,Seller\nMei,Advisor\n", "roles.csv")
    import_text("name,role\nAna,Advisor\n", "later.csv", changes_from=date(2026, 4, 1))
    import_text(
        "id,owner,customer,stage,opened,closed,amount\n9,Ana,Acme,Won,2026-03-15,2026-04-05,10000\n", "april.csv"
    )
    ten = FLAT.replace("Flat", "Ten").replace("5 %", "10 %")
    for text, role in ((FLAT, "Seller"), (ten, "Advisor")):
        plans.assign(team, plans.save_plan(team, text), COMPANY, role=role, first=date(2025, 1, 1), last=None)
    found = backtest(team, plan(), parse_period("2026-03-01..2026-04-30"))
    held = {one.name: one.before.months for one in found.people if one.before}
    assert held == {"Ana": (3_000_00, 1_000_00), "Ion": (1_500_00, 0), "Mei": (0, 1_000_00)}


def test_a_plan_that_adds_up_begins_with_its_year_and_not_with_the_span(team: Store) -> None:
    tiers = """{ kind = "marginal", tiers = [{ from = 0, rate = "5 %" }, { from = 55000, rate = "10 %" }] }"""
    adding = FLAT.replace('{ kind = "flat", rate = "5 %" }', f'{tiers}\nrule = "cumulative"')
    plans.assign(team, plans.save_plan(team, adding), COMPANY, role="", first=date(2025, 1, 1), last=None)
    team.db.execute("update version set day = ? where document = '6'", [date(2026, 4, 2).toordinal()])
    whole = backtest(team, parse_plan(adding).plan, parse_period("2026-01-01..2026-04-30"))
    late = backtest(team, parse_plan(adding).plan, parse_period("2026-04-01..2026-04-30"))
    for one, other in zip(whole.people, late.people, strict=True):
        assert one.before is not None
        assert other.before is not None
        assert other.before.months == one.before.months[3:] == other.after.months
    assert whole.people[0].after.months[2] == 2_750_00 + 500_00  # 55,000 at 5 %, 5,000 at 10 %


def test_a_month_without_a_quota_is_left_out_with_its_reason_and_the_others_stand(team: Store) -> None:
    bonus = FLAT.replace('kind = "flat", rate = "5 %"', 'kind = "bonus", amount = 500, at_least = 1, bounds = "quota"')
    ana = next(one for one in people.load(team) if one.name == "Ana")
    scope = Scope(ScopeKind.PERSON, ana.id, ana.name)
    for month in ("2026-02", "2026-03"):
        targets.set_target(team, "revenue", scope, parse_period(month), Fraction(50_000))
    found = backtest(team, parse_plan(bonus).plan, parse_period("2026-01-01..2026-04-30"))
    one = next(one for one in found.people if one.name == "Ana")
    assert one.after.months == (None, 0, 500_00, None)
    assert [why.step for why in one.after.reasons] == ["reason.quota_missing"] * 2
    assert {why.value("period") for why in one.after.reasons} == {found.months[0], found.months[3]}
    assert (one.change, found.total()) == (500_00, (0, 500_00))
    assert found.costs[1] == (Fraction(1), 500_00)

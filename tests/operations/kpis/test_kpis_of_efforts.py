"""The KPIs of effort, cost, quotas, newness and pay against a recomputation in plain Python over the rows of files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import median

import pytest

from desktop_app import paths
from desktop_app.domain.company import KpiValue
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations import entries
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.new_workspace import new_workspace, preset_settings, save_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.targets import targets
from desktop_app.store import batches, groupings, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME
from tests.operations.kpis import test_every_kpi, test_kpis_of_deals, test_kpis_of_forecasts, test_kpis_of_talks
from tests.operations.kpis.effort_rows import DEALS, FILES, PEOPLE, PUT_OFF, TRAINED, Rows, day_of, share, take, total

PERIOD = parse_period("2026-05")
END = date(2026, 7, 31)
QUOTAS = {"Ana Pop": 900, "Ion Marin": 700, "Mei Lin": 650, "Dan Old": 5, "Eva Gap": 100}
MONTHS_OF_MEI = [parse_period(name) for name in ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04")]
AIM, CONTACTS, SENT, MARKET = 20_000, 40, 80, 90_000
TYPED = {
    "surveys_sent": Fraction(SENT),
    "market_size": Fraction(MARKET),
    "attendance": Fraction(24, 25),
    "score": Fraction(87),
}
SALES, LEADS, STEPS = FILES[Kind.SALE], FILES[Kind.LEAD], FILES[Kind.STAGE_CHANGE]


_NUMBERS = {"Document", "Opportunity ID", "Lead number"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    chosen = preset_settings("RO", END, currency="EUR", company="Test", language="en")
    path = tmp_path_factory.mktemp("efforts") / "w.quotadesk"
    with new_workspace(path, chosen) as opened, pytest.MonkeyPatch.context() as patch:
        save_settings(opened, replace(settings.load(opened), revenue_source="sale"), "")
        patch.setattr("desktop_app.operations.importing.import_file.moment", lambda: "2026-05-09T10:00:00")
        for kind, rows in FILES.items():
            take(opened, kind, rows)
        take(opened, Kind.OPPORTUNITY, PUT_OFF)
        for name, quota in QUOTAS.items():
            targets.set_target(opened, "revenue", _person(opened, name), PERIOD, Fraction(quota))
        for month in MONTHS_OF_MEI:
            targets.set_target(opened, "revenue", _person(opened, "Mei Lin"), month, Fraction(600))
        targets.set_target(opened, "revenue", COMPANY, PERIOD, Fraction(AIM))
        targets.set_target(opened, "contacts", COMPANY, PERIOD, Fraction(CONTACTS))
        for key, value in TYPED.items():
            entries.save_entry(opened, KpiValue(key, PERIOD, COMPANY, value))
        plan = plans.save_plan(opened, plans.read_plan(paths.resource("plans", "flat_rate.toml"))[1])
        plans.assign(opened, plan, COMPANY, role="", first=date(2020, 1, 1), last=None)
        evaluate.approve(opened, PERIOD)
        yield opened


def _person(store: Store, name: str) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)


def within(rows: Rows, field: str, period: Period = PERIOD) -> Rows:
    return [row for row in rows if row[field] and period.start <= day_of(row, field) < period.end]


NOW = within(SALES, "Day")
REVENUE = total(NOW)
COSTS = within(FILES[Kind.COST], "Day")
SUPPORTING = [row for row in COSTS if row["Category"] in ("Support", "Customer service")]
SELLING = [row for row in COSTS if row not in SUPPORTING]
CAME = within(FILES[Kind.INTERACTION], "Created At")
DONE = within(FILES[Kind.ACTIVITY], "Done")


def _first(field: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in SALES:
        found[row[field]] = min(day_of(row, "Day"), found.get(row[field], date.max))
    return found


def _of_newness() -> dict[str, Fraction]:
    customers, wares, year = _first("Customer"), _first("Product"), timedelta(days=365)
    fresh = [row for row in NOW if day_of(row, "Day") - wares[row["Product"]] < year]
    new = sum(first in PERIOD for first in customers.values())
    active = {row["Customer"] for row in SALES if PERIOD.start - year <= day_of(row, "Day") < PERIOD.start}
    return {
        "new_customers": Fraction(new),
        "new_customer_revenue": total([row for row in NOW if day_of(row, "Day") - customers[row["Customer"]] < year]),
        "new_product_units": total(fresh, "Quantity"),
        "new_product_share": total(fresh) / REVENUE,
        "customer_acquisition_rate": Fraction(new, len(active)),
        "customer_acquisition_cost": total(SELLING) / new,
        "care_coverage": _cared_for(),
    }


def _cared_for() -> Fraction:
    ninety, year = PERIOD.end - timedelta(days=90), PERIOD.end - timedelta(days=365)
    active = {row["Customer"] for row in SALES if year <= day_of(row, "Day") < PERIOD.end}
    spoken = [row for row in FILES[Kind.ACTIVITY] if row["Activity Type"] != "Task"]
    met = {row["Customer"] for row in spoken if ninety <= day_of(row, "Done") < PERIOD.end}
    met |= {row["Customer"] for row in FILES[Kind.INTERACTION] if ninety <= day_of(row, "Created At") < PERIOD.end}
    return Fraction(len(active & met), len(active))


def _of_money() -> dict[str, Fraction]:
    prices = {row["Product Name"]: Fraction(row["List Price"]) for row in FILES[Kind.PRODUCT]}
    listed = [row for row in NOW if row["Product"] in prices]
    worth = sum((prices[row["Product"]] * int(row["Quantity"]) for row in listed), Fraction(0))
    paid = {row["Channel"] for row in FILES[Kind.COST] if row["Channel"]}
    marketed = [row for row in NOW if row["Cost"] and row["Channel"] in paid]
    margin = total(marketed) - total(marketed, "Cost")
    marketing = total([row for row in COSTS if row["Category"] in ("Marketing", "Advertising")])
    return {
        "discount_rate": (worth - total(listed)) / worth,
        "marketing_roi": (margin - marketing) / marketing,
        "cost_per_interaction": total(SUPPORTING) / len(CAME),
        "market_share": REVENUE / MARKET,
        "share_of_revenue": Fraction(1),
        "channel_reach": Fraction(1),
    }


def _of_work() -> dict[str, Fraction]:
    leads = [row for row in within(LEADS, "Created") if row["Lead source"]]
    quotes = [row for row in within(FILES[Kind.QUOTE], "Decided") if row["Status"] != "Sent"]
    spoken = [row for row in DONE if row["Activity Type"] != "Task"]
    events, due = within(FILES[Kind.EVENT], "Start Date"), within(FILES[Kind.TRAINING], "Due Date")
    voices = within(FILES[Kind.FEEDBACK], "Received")
    handled = [row for row in CAME if row["Seconds"]]
    in_hand = [row for row in LEADS if row["Qualified"] and day_of(row, "Qualified") < PERIOD.end
               and not (row["Converted"] and day_of(row, "Converted") < PERIOD.end)]  # fmt: skip
    return {
        "activity_yield": Fraction(len([row for row in _decided() if row["Stage"] == "Won"]), len(DONE)),
        "contact_expectation": Fraction(len(spoken), CONTACTS),
        "channel_conversion": share([row for row in leads if row["Lead status"] == "Converted"], leads),
        "active_leads_per_rep": len(in_hand) / Fraction("3.5"),  # Ana, half of Ion, Mei, Eva
        "quote_to_order_rate": share([row for row in quotes if row["Status"] == "Accepted"], quotes),
        "event_participation": share([row for row in events if row["Attended"] == "Yes"], events),
        "event_yield": total(events, "Leads") / len({row["Event"] for row in events}),
        "training_completion": share([row for row in due if row["Completed On"] and row["Passed"] != "No"], due),
        "feedback_answered_rate": share([row for row in voices if row["Answered"]], voices),
        "complaint_rate": Fraction(sum(row["Type"] == "Complaint" for row in voices), len(CAME)),
        "average_handle_time": total(handled, "Seconds") / len(handled) / 3600,
        "survey_response_rate": Fraction(len(within(FILES[Kind.SURVEY], "Response Date")), SENT),
    }


def _decided() -> Rows:
    return [row for row in within(DEALS, "Closed") if row["Stage"] != "Negotiation"]


def _of_people() -> dict[str, Fraction]:
    sold = {name: total([row for row in NOW if row["Owner"] == name]) for name in QUOTAS}
    full = 1 + Fraction(1, 2) + 1 + Fraction(15, 31) + 1
    pay = {name: Fraction(_rounded(amount * 5), 100) for name, amount in sold.items()}
    there = {row["Employee"] for row in PEOPLE}
    seen = {row["Owner"] for row in NOW} | {row["Owner"] for row in DONE}
    return {
        "quota_attainment": REVENUE / sum(QUOTAS.values()),
        "quota_miss_rate": Fraction(sum(sold[name] < quota for name, quota in QUOTAS.items()), len(QUOTAS)),
        "gap_to_target": AIM - REVENUE,
        "revenue_per_rep": REVENUE / full,
        "incentive_payout": sum(pay.values(), Fraction(0)),
        "incentive_cost_ratio": sum(pay.values(), Fraction(0)) / REVENUE,
        "payout_fairness": _agreement([sold[name] / quota for name, quota in QUOTAS.items()], list(pay.values())),
        "ramp_months": _ramped(),
        "training_effect": _learned(),
        "data_freshness": Fraction(len(there & seen), len(there)),
    }


def _rounded(cents: Fraction) -> int:
    """Half a cent is rounded away from zero."""
    whole = int(abs(cents) + Fraction(1, 2))
    return whole if cents >= 0 else -whole


def _agreement(left: list[Fraction], right: list[Fraction]) -> Fraction:
    """Spearman for values that differ: 1 − 6 Σd² ÷ (n³ − n) holds without ties only, so Pearson of the mean ranks."""
    ours, theirs = ([sorted(side).index(one) + sorted(side).count(one) / 2 for one in side] for side in (left, right))
    means = [sum(side) / len(side) for side in (ours, theirs)]
    product = sum((a - means[0]) * (b - means[1]) for a, b in zip(ours, theirs, strict=True))
    spreads = [sum((one - mean) ** 2 for one in side) for side, mean in zip((ours, theirs), means, strict=True)]
    return Fraction(product / sqrt(spreads[0] * spreads[1]))


def _learned() -> Fraction:
    """Offers, taken in February: March to May against November to January, of those who took it and of the others."""
    sides = [[parse_period(f"{month}") for month in side.split()]
             for side in ("2025-11 2025-12 2026-01", "2026-03 2026-04 2026-05")]  # fmt: skip
    sold = {
        name: [total([row for month in side for row in within(SALES, "Day", month) if row["Owner"] == name])
               for side in sides]
        for name in {row["Owner"] for row in SALES if row["Owner"]}
    }  # fmt: skip
    groups = [
        [sold[name] for name in sold if (name in TRAINED) is took and sold[name][0] > 0] for took in (True, False)
    ]
    growth = [sum(after for _before, after in group) / sum(before for before, _after in group) for group in groups]
    return growth[0] - growth[1]


def _ramped() -> Fraction:
    """Mei, the only one who joined within the data with quotas for months enough; Eva waits and joined later."""
    months = [*MONTHS_OF_MEI, PERIOD]
    quotas = [600] * len(MONTHS_OF_MEI) + [QUOTAS["Mei Lin"]]
    sold = [total([row for row in within(SALES, "Day", month) if row["Owner"] == "Mei Lin"]) for month in months]
    for last in range(2, len(months)):
        if sum(sold[last - 2 : last + 1]) >= Fraction(4, 5) * sum(quotas[last - 2 : last + 1]):
            return Fraction(last + 1)
    raise AssertionError(sold)


def _of_stages() -> dict[str, Fraction]:
    ways: dict[str, Rows] = {}
    for row in STEPS:
        ways.setdefault(row["Opportunity ID"], []).append(row)
    entered, passed, stays = 0, 0, []
    for way in ways.values():
        for place, step in enumerate(way):
            if step["New Stage"] in ("Won", "Lost"):
                continue
            later = [one for one in way[place + 1 :] if one["New Stage"] != step["New Stage"]]
            if day_of(step, "Entered") in PERIOD:
                entered += 1
                passed += any(one["New Stage"] != "Lost" for one in later)
            if later and day_of(later[0], "Entered") in PERIOD:
                stays.append((day_of(later[0], "Entered") - day_of(step, "Entered")).days)
    still = [row for row in DEALS if day_of(row, "Opened") < PERIOD.end
             and (row["Stage"] == "Negotiation" or day_of(row, "Closed") >= PERIOD.end)]  # fmt: skip
    later_now = {row["Opportunity ID"] for row in PUT_OFF if row["Closed"] == "2026-10-01"}
    return {
        "stage_conversion": Fraction(passed, entered),
        "stage_dwell_days": Fraction(median(stays)),
        "stage_dwell_mean": Fraction(sum(stays), len(stays)),
        "close_date_pushes": Fraction(sum(row["Opportunity ID"] in later_now for row in still), len(still)),
        "pipeline_coverage": total(still) / (AIM - REVENUE),
        "stale_deal_share": _stale(still, ways),
    }


def _stale(still: Rows, ways: dict[str, Rows]) -> Fraction:
    waits: dict[str, list[int]] = {}
    for way in ways.values():
        for step, following in pairwise(way):
            if day_of(following, "Entered") < PERIOD.end:
                days = (day_of(following, "Entered") - day_of(step, "Entered")).days
                waits.setdefault(step["New Stage"], []).append(days)
    known = stale = 0
    for deal in still:
        step = [one for one in ways[deal["Opportunity ID"]] if day_of(one, "Entered") < PERIOD.end][-1]
        if step["New Stage"] not in waits:
            continue
        touched = [day_of(row, "Done") for row in FILES[Kind.ACTIVITY]
                   if row["Opportunity ID"] == deal["Opportunity ID"] and day_of(row, "Done") < PERIOD.end]  # fmt: skip
        since = max([day_of(step, "Entered"), *touched])
        known += 1
        stale += (PERIOD.last - since).days > _three_of_four(waits[step["New Stage"]])
    return Fraction(stale, known)


def _three_of_four(waits: list[int]) -> Fraction:
    """The 75th percentile, between two values in proportion (Hyndman and Fan 1996, definition 7)."""
    ordered, place = sorted(waits), Fraction(3, 4) * (len(waits) - 1)
    low = ordered[int(place)]
    high = ordered[min(int(place) + 1, len(ordered) - 1)]
    return low + (place - int(place)) * (high - low)


_MORE_SUMS = ("revenue", "units_sold", "gross_margin_amount", "leads_received", "activity_count", "sales_cost")
EXPECTED = {**TYPED, **_of_newness(), **_of_money(), **_of_work(), **_of_people(), **_of_stages()}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_figure_is_what_its_rows_give(store: Store, key: str) -> None:
    found = figures(store, Wanted((key,), PERIOD, END, lean=True))[0].value
    assert found
    assert EXPECTED[key] != 0
    if key == "payout_fairness":  # the program cuts the root to six decimals
        assert abs(found.value - EXPECTED[key]) < Fraction(1, 10**6)
    else:
        assert found.value == EXPECTED[key]


def test_a_person_has_its_share_of_the_whole(store: Store) -> None:
    found = figures(store, Wanted(("share_of_revenue", "channel_reach"), PERIOD, END, _person(store, "Ana Pop")))
    mine = total([row for row in NOW if row["Owner"] == "Ana Pop"]) / REVENUE
    asked = share([row for row in CAME if row["Assignee"] == "Ana Pop"], CAME)
    assert [one.value.value if one.value else None for one in found] == [mine, asked]


ADDITIVE = tuple(
    kpi.key
    for kpi in built_in()
    if kpi.additive and kpi.measures <= BY_NAME.keys() and kpi.key in {*EXPECTED, *_MORE_SUMS}
)


@pytest.mark.parametrize("by", totals.GROUPS)
def test_parts_of_every_sum_are_the_whole(store: Store, by: str) -> None:
    whole = figures(store, Wanted(ADDITIVE, PERIOD, END, lean=True))
    rows = breakdown(store, Wanted(ADDITIVE, PERIOD, END, by=by, lean=True))
    for place, figure in enumerate(whole):
        parts = [row.figures[place].value for row in rows]
        assert figure.value
        assert sum(part.value for part in parts if part) == figure.value.value, ADDITIVE[place]


def test_a_month_is_the_sum_of_its_parts_and_a_quarter_of_its_months(store: Store) -> None:
    """Whatever the days: what is kept by month and what is kept by day tell the same."""
    for whole, parts in (("2026-Q2", ("2026-04", "2026-05", "2026-06")),
                         ("2026-04-10..2026-06-20", ("2026-04-10..2026-05-31", "2026-06-01..2026-06-20"))):  # fmt: skip
        found = [figures(store, Wanted(ADDITIVE, parse_period(name), END, lean=True)) for name in (whole, *parts)]
        for place, key in enumerate(ADDITIVE):
            values = [one[place].value.value if one[place].value else Fraction(0) for one in found]
            assert values[0] == sum(values[1:]), (whole, key)


def test_taking_every_kind_back_restores_every_figure(store: Store) -> None:
    wanted = Wanted(tuple(EXPECTED), PERIOD, END, lean=True)
    before = [one.value for one in figures(store, wanted)]
    for kind in (Kind.LEAD, Kind.STAGE_CHANGE, Kind.SALE):
        again = [{name: text + "9" if name in _NUMBERS else text for name, text in row.items()} for row in FILES[kind]]
        take(store, kind, again)
        assert [one.value for one in figures(store, wanted)] != before, kind
        take_back(store, batches.load(store)[0].id)
        assert [one.value for one in figures(store, wanted)] == before, kind


def test_every_kpi_is_recomputed_from_rows_somewhere() -> None:
    recomputed = EXPECTED.keys() | test_every_kpi.expected().keys() | test_kpis_of_deals.EXPECTED.keys()
    recomputed |= test_kpis_of_talks.expected().keys() | test_kpis_of_forecasts.expected().keys()
    assert {kpi.key for kpi in built_in()} == recomputed

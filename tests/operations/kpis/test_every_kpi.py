"""KPIs against a recomputation in plain Python over the rows of the files as they were imported, not through SQL."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.new_workspace import new_workspace, preset_settings, save_settings
from desktop_app.store import batches, settings
from desktop_app.store.database import Store

Row = dict[str, str]
Rows = list[Row]
PERIOD = parse_period("2026-05")
END = date(2026, 7, 31)
PEOPLE = ("Ana Pop", "Ion Marin", "Mei Lin")
_RANDOM = Random(20260501)


def _day(low: str = "2025-03-01", days: int = 480) -> date:
    return date.fromisoformat(low) + timedelta(days=_RANDOM.randrange(days))


def _sales() -> Rows:
    found = []
    for n in range(260):
        amount = _RANDOM.randrange(-2000, 90_000)
        cost = f"{amount * 0.6:.2f}" if n % 4 else ""
        found.append({"Document": f"S{n // 2}", "Line": str(n % 2 + 1), "Day": "", "Owner": PEOPLE[n // 2 % 3],
                      "Customer": f"Customer {_RANDOM.randrange(25)}", "Product": f"Ware {n % 5}",
                      "Channel": ("Web", "Referral", "")[n // 2 % 3], "Quantity": str(1 + n % 7),
                      "Amount": f"{amount / 100:.2f}", "Cost": f"{float(cost) / 100:.2f}" if cost else ""})  # fmt: skip
    for first, second in zip(found[::2], found[1::2], strict=True):
        first["Day"] = second["Day"] = _day().isoformat()
        second["Customer"] = first["Customer"]
    return found


def _leads() -> Rows:
    found = []
    for n in range(150):
        opened = datetime(2026, 4, 1, 8) + timedelta(minutes=_RANDOM.randrange(100_000))
        state = ("New", "Contacted", "Qualified", "Converted", "Lost")[n % 5]
        contacted = opened + timedelta(minutes=_RANDOM.randrange(4000))
        found.append({"Lead number": f"L{n}", "Created": opened.isoformat(" ", "minutes"), "Owner": PEOPLE[n % 3],
                      "Lead source": ("Web", "Fair", "")[n % 3], "Lead status": state,
                      "First contact": "" if state == "New" else contacted.isoformat(" ", "minutes"),
                      "Converted": (opened + timedelta(days=9)).isoformat(" ") if n % 5 == 3 else ""})  # fmt: skip
    return found


def _activities() -> Rows:
    found = []
    for n in range(120):
        due = _day("2026-04-15", 60)
        done = due + timedelta(days=_RANDOM.randrange(-3, 4)) if n % 6 else None
        found.append({"Activity no.": f"A{n}", "Owner": PEOPLE[n % 3], "Done": done.isoformat() if done else "",
                      "Activity Type": ("Call", "Visit", "Task", "Email")[n % 4],
                      "Due Date": due.isoformat() if n % 2 else "" if done else due.isoformat()})  # fmt: skip
    return found


def _complaints() -> Rows:
    return [{"Complaint no.": f"C{n}", "Received": _day("2026-04-15", 60).isoformat(), "Reason": "Late",
             "Type": ("Complaint", "Praise", "Suggestion")[n % 3]} for n in range(40)]  # fmt: skip


def _costs() -> Rows:
    return [{"Cost no.": f"K{n}", "Day": f"2026-{4 + n % 3:02d}-01", "Channel": ("Web", "")[n % 2],
             "Category": ("Marketing", "Travel", "Support", "Advertising")[n % 4],
             "Amount": f"{_RANDOM.randrange(500_000) / 100:.2f}"} for n in range(30)]  # fmt: skip


FILES: dict[Kind, Rows] = {
    Kind.SALE: _sales(),
    Kind.LEAD: _leads(),
    Kind.ACTIVITY: _activities(),
    Kind.FEEDBACK: _complaints(),
    Kind.COST: _costs(),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("every") / "w.quotadesk"
    with new_workspace(path, preset_settings("RO", END, currency="EUR", company="Test", language="en")) as opened:
        save_settings(opened, replace(settings.load(opened), revenue_source="sale"), "")
        for kind, rows in FILES.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
            import_file(
                opened, Request(text.getvalue().encode(), f"{kind.value}.csv", Choices(kind=kind, with_tax=False))
            )
        yield opened


def within(rows: Rows, field: str) -> Rows:
    return [row for row in rows if row[field] and PERIOD.start <= date.fromisoformat(row[field][:10]) < PERIOD.end]


def total(rows: Rows, field: str = "Amount") -> Fraction:
    return sum((Fraction(row[field]) for row in rows if row[field]), Fraction(0))


def share(part: Rows, whole: Rows) -> Fraction:
    return Fraction(len(part), len(whole))


def waited(rows: Rows) -> list[int]:
    pairs = [(row["Created"], row["First contact"]) for row in rows if row["First contact"]]
    return [int((datetime.fromisoformat(b) - datetime.fromisoformat(a)).total_seconds() // 60) for a, b in pairs]


def expected() -> dict[str, Fraction]:
    sales, leads = within(FILES[Kind.SALE], "Day"), within(FILES[Kind.LEAD], "Created")
    costed = [row for row in sales if row["Cost"]]
    margin = total(costed) - total(costed, "Cost")
    costs, activities = within(FILES[Kind.COST], "Day"), FILES[Kind.ACTIVITY]
    done, due = within(activities, "Done"), within(activities, "Due Date")
    voices = within(FILES[Kind.FEEDBACK], "Received")
    minutes = waited(leads)
    selling = [row for row in costs if row["Category"] != "Support"]
    return {
        "revenue": total(sales),
        "units_sold": total(sales, "Quantity"),
        "gross_margin_amount": margin,
        "gross_margin_rate": margin / total(costed),
        "profit_per_sale": margin / len({row["Document"] for row in costed}),
        "referral_share": total([row for row in sales if row["Channel"] == "Referral"]) / total(sales),
        "revenue_growth_rate": total(sales) / _last_year() - 1,
        "leads_received": Fraction(len(leads)),
        "lead_conversion_rate": share([row for row in leads if row["Converted"]], leads),
        "qualification_rate": share([row for row in leads if row["Lead status"] in ("Qualified", "Converted")], leads),
        "lead_response_time": Fraction(median(minutes)) / 60,
        "lead_response_mean": Fraction(sum(minutes), len(minutes)) / 60,
        "lead_response_sla": Fraction(sum(one <= 24 * 60 for one in minutes), len(leads)),
        "missed_lead_rate": share([row for row in leads if row["Lead status"] == "New"], leads),
        "activity_count": Fraction(len(done)),
        "contacts": Fraction(sum(row["Activity Type"] != "Task" for row in done)),
        "follow_up_on_time": share([row for row in due if row["Done"] and row["Done"] <= row["Due Date"]], due),
        "complaints": Fraction(sum(row["Type"] == "Complaint" for row in voices)),
        "sales_cost": total(selling),
        "sales_cost_ratio": total(selling) / total(sales),
        "channel_efficiency": total([r for r in sales if r["Channel"]]) / total([r for r in costs if r["Channel"]]),
        **_of_customers(sales),
    }


def _last_year() -> Fraction:
    return total([row for row in FILES[Kind.SALE] if row["Day"].startswith("2025-05")])


def _of_customers(sales: Rows) -> dict[str, Fraction]:
    def buyers(first: date, after: date) -> Rows:
        return [row for row in FILES[Kind.SALE] if first <= date.fromisoformat(row["Day"]) < after]

    def names(rows: Rows) -> set[str]:
        return {row["Customer"] for row in rows}

    year = timedelta(days=365)
    start, end = names(buyers(PERIOD.start - year, PERIOD.start)), names(buyers(PERIOD.end - year, PERIOD.end))
    then, recent = buyers(date(2025, 5, 1), date(2025, 6, 1)), buyers(date(2025, 6, 1), PERIOD.end)
    orders = {one: {row["Document"] for row in recent if row["Customer"] == one} for one in names(recent)}
    largest = sorted((total([row for row in sales if row["Customer"] == one]) for one in names(sales)), reverse=True)
    return {
        "customer_retention_rate": Fraction(len(start & end), len(start)),
        "churn_rate": Fraction(len(start - end), len(start)),
        "net_revenue_retention": total([row for row in sales if row["Customer"] in names(then)]) / total(then),
        "repeat_purchase_rate": Fraction(sum(len(one) > 1 for one in orders.values()), len(orders)),
        "customer_concentration": sum(largest[:10], Fraction(0)) / total(sales),
    }


@pytest.mark.parametrize("key", expected())
def test_a_figure_is_what_its_rows_give(store: Store, key: str) -> None:
    found = figures(store, Wanted((key,), PERIOD, END, lean=True))[0].value
    assert found
    assert found.value == expected()[key]


def test_sums_over_a_partition_are_the_whole(store: Store) -> None:
    additive = tuple(kpi.key for kpi in built_in() if kpi.additive and kpi.key in expected())
    whole = figures(store, Wanted(additive, PERIOD, END, lean=True))
    for by in ("person", "channel", "weekday"):
        rows = breakdown(store, Wanted(additive, PERIOD, END, by=by, lean=True))
        for place, figure in enumerate(whole):
            parts = [row.figures[place].value for row in rows]
            assert figure.value
            assert sum(part.value for part in parts if part) == figure.value.value, (by, additive[place])


def test_taking_an_import_back_restores_every_figure(store: Store) -> None:
    keys = tuple(expected())
    wanted = Wanted(keys, PERIOD, END, lean=True)
    before = [one.value for one in figures(store, wanted)]
    more = "Document,Line,Day,Owner,Customer,Amount,Cost\nX1,1,2026-05-05,Ana Pop,Customer 1,1000,1\n"
    import_file(store, Request(more.encode(), "more.csv", Choices(kind=Kind.SALE, with_tax=False)))
    assert [one.value for one in figures(store, wanted)] != before
    take_back(store, batches.load(store)[0].id)
    assert [one.value for one in figures(store, wanted)] == before
    assert settings.load(store).revenue_source == "sale"

"""KPIs of deals, invoices, requests and surveys against a recomputation in plain Python over the rows of the files."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import permutations
from random import Random
from statistics import median

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import groupings
from desktop_app.store.database import Store

Rows = list[dict[str, str]]
PERIOD = parse_period("2026-05")
END = date(2026, 7, 31)
PEOPLE = ("Ana Pop", "Ion Marin", "Mei Lin")
_RANDOM = Random(20260502)


def _day(low: str = "2025-06-01", days: int = 400) -> date:
    return date.fromisoformat(low) + timedelta(days=_RANDOM.randrange(days))


def _deals() -> Rows:
    found = []
    for n in range(240):
        opened = _day()
        stage = ("Won", "Won", "Lost", "Engaging")[n % 4]
        closed = opened + timedelta(days=_RANDOM.randrange(1, 90))
        found.append({"id": f"D{n}", "owner": PEOPLE[n % 3], "customer": f"Customer {n % 31}", "product": f"P{n % 4}",
                      "stage": stage, "opened": opened.isoformat(),
                      "closed": "" if stage == "Engaging" else closed.isoformat(),
                      "amount": f"{_RANDOM.randrange(100, 900_000) / 100:.2f}",
                      "competitor": "Rival" if n % 5 == 0 else ""})  # fmt: skip
    return found


def _invoices() -> Rows:
    found = []
    for n in range(90):
        day, cents = _day("2026-03-01", 110), _RANDOM.randrange(100, 500_000)
        found.append({"Invoice Number": f"F{n}", "Invoice Date": day.isoformat(), "Customer": f"Customer {n % 31}",
                      "Due Date": (day + timedelta(days=30)).isoformat(), "Salesperson": PEOPLE[n % 3],
                      "Net Amount": f"{cents / 100:.2f}", "VAT Amount": "0.00",
                      "Total": f"{cents / 100:.2f}"})  # fmt: skip
    return found


def _payments(invoices: Rows) -> Rows:
    found = []
    for n, invoice in enumerate(invoices):
        paid = date.fromisoformat(invoice["Invoice Date"]) + timedelta(days=_RANDOM.randrange(50))
        part = (1, 2, 0)[n % 3]  # paid at once, in two halves, not at all
        cents = int(Fraction(invoice["Total"]) * 100)
        for step in range(part):
            share = cents // 2 if part > 1 and not step else cents - (cents // 2 if part > 1 else 0)
            found.append({"Payment ID": f"Z{n}-{step}", "Invoice Number": invoice["Invoice Number"],
                          "Payment Date": (paid + timedelta(days=9 * step)).isoformat(), "Customer": "",
                          "Amount": f"{share / 100:.2f}"})  # fmt: skip
    return found


def _requests() -> Rows:
    found = []
    for n in range(180):
        opened = datetime(2026, 4, 1, 8) + timedelta(minutes=_RANDOM.randrange(110_000))
        answered = opened + timedelta(minutes=_RANDOM.randrange(1, 3000))
        solved = answered + timedelta(minutes=_RANDOM.randrange(1, 9000)) if n % 5 else None
        found.append({"Ticket ID": f"T{n}", "Created At": opened.isoformat(" ", "minutes"),
                      "First Response At": answered.isoformat(" ", "minutes"), "Customer": f"Customer {n % 31}",
                      "Resolved At": solved.isoformat(" ", "minutes") if solved else "", "Assignee": PEOPLE[n % 3],
                      "Priority": ("Urgent", "High", "Normal", "Low")[n % 4], "Contacts": str(1 + n % 3),
                      "Reopened": "" if n % 11 == 0 else str(max(0, n % 7 - 4))})  # fmt: skip
    return found


def _answers() -> Rows:
    return [{"Response ID": f"A{n}", "Response Date": _day("2026-04-15", 60).isoformat(), "Agent": PEOPLE[n % 3],
             "Customer": f"Customer {n % 31}", "Survey": ("CSAT", "NPS")[n % 2],
             "Score": str(1 + n % 5 if n % 2 == 0 else n % 11)} for n in range(120)]  # fmt: skip


DEALS, INVOICES, REQUESTS, ANSWERS = _deals(), _invoices(), _requests(), _answers()
PAYMENTS = _payments(INVOICES)
FILES = {
    Kind.OPPORTUNITY: DEALS,
    Kind.INVOICE: INVOICES,
    Kind.PAYMENT: PAYMENTS,
    Kind.INTERACTION: REQUESTS,
    Kind.SURVEY: ANSWERS,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    chosen = preset_settings("RO", END, currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path_factory.mktemp("deals") / "w.quotadesk", chosen) as opened:
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


def money(rows: Rows, field: str) -> Fraction:
    return sum((Fraction(row[field]) for row in rows), Fraction(0))


def days(rows: Rows, first: str, last: str) -> list[int]:
    return [(date.fromisoformat(row[last]) - date.fromisoformat(row[first])).days for row in rows]


def minutes(rows: Rows, last: str) -> list[int]:
    start = "Created At"
    spans = [datetime.fromisoformat(row[last]) - datetime.fromisoformat(row[start]) for row in rows if row[last]]
    return [int(span.total_seconds() // 60) for span in spans]


def _of_deals() -> dict[str, Fraction]:
    decided = within(DEALS, "closed")
    won = [row for row in decided if row["stage"] == "Won"]
    against = [row for row in decided if row["competitor"]]
    still = [row for row in DEALS if date.fromisoformat(row["opened"]) < PERIOD.end
             and (not row["closed"] or date.fromisoformat(row["closed"]) >= PERIOD.end)]  # fmt: skip
    known = [row for row in DEALS if row["closed"] and date.fromisoformat(row["closed"]) < PERIOD.end]
    chance = Fraction(sum(row["stage"] == "Won" for row in known), len(known))
    lasted = days(won, "opened", "closed")
    amount, rate = money(won, "amount"), Fraction(len(won), len(decided))
    cycle = Fraction(median(lasted))
    return {
        "revenue": amount,
        "deals_won": Fraction(len(won)),
        "average_deal_size": amount / len(won),
        "win_rate": rate,
        "win_rate_value": amount / money(decided, "amount"),
        "competitive_win_rate": Fraction(sum(row["stage"] == "Won" for row in against), len(against)),
        "sales_cycle_days": cycle,
        "sales_cycle_mean": Fraction(sum(lasted), len(lasted)),
        "open_pipeline": money(still, "amount"),
        "open_deals": Fraction(len(still)),
        "weighted_pipeline": money(still, "amount") * chance,
        "sales_velocity": len(still) * amount / len(decided) / cycle,
        "process_compliance": Fraction(1),
    }


def _of_cash() -> dict[str, Fraction]:
    invoiced = {row["Invoice Number"]: row for row in INVOICES}
    paid = within(PAYMENTS, "Payment Date")
    mine = {row["Invoice Number"] for row in within(INVOICES, "Invoice Date")}
    waited = [(date.fromisoformat(row["Payment Date"])
               - date.fromisoformat(invoiced[row["Invoice Number"]]["Invoice Date"])).days for row in paid]  # fmt: skip
    owed = Fraction(0)
    for number, row in invoiced.items():
        settled = [one for one in PAYMENTS if one["Invoice Number"] == number
                   and date.fromisoformat(one["Payment Date"]) < PERIOD.end]  # fmt: skip
        if date.fromisoformat(row["Due Date"]) < PERIOD.last:
            owed += Fraction(row["Total"]) - money(settled, "Amount")
        elif date.fromisoformat(row["Due Date"]) == PERIOD.last:
            owed += 0  # due today is not yet late
    weighed = sum((Fraction(row["Amount"]) * wait for row, wait in zip(paid, waited, strict=True)), Fraction(0))
    return {
        "invoiced_amount": money(within(INVOICES, "Invoice Date"), "Net Amount"),
        "collected_amount": money(paid, "Amount"),
        "collection_rate": money([row for row in PAYMENTS if row["Invoice Number"] in mine], "Amount")
        / money(within(INVOICES, "Invoice Date"), "Net Amount"),
        "overdue_receivables": owed,
        "days_to_collect": Fraction(median(waited)),
        "days_to_collect_mean": weighed / money(paid, "Amount"),
    }


def _of_support() -> dict[str, Fraction]:
    came, solved = within(REQUESTS, "Created At"), within(REQUESTS, "Resolved At")
    first, whole = minutes(came, "First Response At"), minutes(solved, "Resolved At")
    agreed = {"Urgent": 240, "High": 480, "Normal": 1440, "Low": 4320}
    in_time = sum(took <= agreed[row["Priority"]] for row, took in zip(solved, whole, strict=True))
    told = [row["Reopened"] for row in solved if row["Reopened"]]
    before = [row for row in REQUESTS if row["Created At"][:10] < PERIOD.end.isoformat()]
    return {
        "first_response_time": Fraction(median(first)) / 60,
        "first_response_mean": Fraction(sum(first), len(first) * 60),
        "response_within_24h": Fraction(sum(one <= 1440 for one in first), len(came)),
        "reopen_rate": Fraction(sum(int(one) > 0 for one in told), len(told)),
        "resolution_rate": Fraction(sum(bool(row["Resolved At"]) for row in came), len(came)),
        "resolution_time": Fraction(median(whole)) / 60,
        "resolution_time_mean": Fraction(sum(whole), len(whole) * 60),
        "issues_resolved": Fraction(len(solved)),
        "first_contact_resolution": Fraction(sum(row["Contacts"] == "1" for row in solved), len(solved)),
        "resolved_on_time": Fraction(in_time, len(solved)),
        "backlog": Fraction(
            sum(not row["Resolved At"] or row["Resolved At"][:10] >= PERIOD.end.isoformat() for row in before)
        ),
    }


def _of_surveys() -> dict[str, Fraction]:
    mine = within(ANSWERS, "Response Date")
    scores = {kind: [int(row["Score"]) for row in mine if row["Survey"] == kind] for kind in ("CSAT", "NPS")}
    csat, nps = scores["CSAT"], scores["NPS"]
    return {
        "csat_mean": Fraction(sum(csat), len(csat)),
        "csat_top2": Fraction(sum(one >= 4 for one in csat), len(csat)),
        "nps": Fraction(100 * (sum(one >= 9 for one in nps) - sum(one <= 6 for one in nps)), len(nps)),
        "survey_responses": Fraction(len(mine)),
    }


EXPECTED = {**_of_deals(), **_of_cash(), **_of_support(), **_of_surveys()}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_figure_is_what_its_rows_give(store: Store, key: str) -> None:
    found = figures(store, Wanted((key,), PERIOD, END, lean=True))[0].value
    assert found
    assert found.value == EXPECTED[key]


@pytest.mark.parametrize("by", ["person", "product", "customer", "weekday", "team", "buyer"])
def test_parts_of_every_sum_are_the_whole(store: Store, by: str) -> None:
    additive = tuple(kpi.key for kpi in built_in() if kpi.additive and kpi.key in EXPECTED)
    whole = figures(store, Wanted(additive, PERIOD, END, lean=True))
    rows = breakdown(store, Wanted(additive, PERIOD, END, by=by, lean=True))
    for place, figure in enumerate(whole):
        parts = [row.figures[place].value for row in rows]
        assert figure.value
        assert sum(part.value for part in parts if part) == figure.value.value, additive[place]


def test_the_order_of_filters_never_matters(store: Store) -> None:
    one = groupings.group_id(store, "person", PEOPLE[0])
    filters = [("person", one), ("product", groupings.group_id(store, "product", "P0")), ("weekday", 3)]
    keys = tuple(_of_deals())
    found = [
        tuple(figure.value for figure in figures(store, Wanted(keys, PERIOD, END, where=dict(order), lean=True)))
        for order in permutations(filters)
    ]
    assert len(set(found)) == 1

"""Made-up exports of a small company, every kind of record that KPIs look at: the rows a recomputation starts from."""

import csv
import io
from datetime import date, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.store.database import Store

Row = dict[str, str]
Rows = list[Row]
PEOPLE: Final[Rows] = [
    {"Employee": "Ana Pop", "Hire Date": "2019-01-01", "End Date": "", "FTE": "1"},
    {"Employee": "Ion Marin", "Hire Date": "2019-01-01", "End Date": "", "FTE": "0.5"},
    {"Employee": "Mei Lin", "Hire Date": "2025-12-10", "End Date": "", "FTE": "1"},
    {"Employee": "Dan Old", "Hire Date": "2019-01-01", "End Date": "2026-05-15", "FTE": "1"},
    {"Employee": "Eva Gap", "Hire Date": "2026-03-01", "End Date": "", "FTE": "1"},
]
TRAINED: Final = ("Ana Pop", "Mei Lin")
SELLERS: Final = ("Ana Pop", "Ion Marin", "Mei Lin")
_RANDOM: Final = Random(20260503)
_START: Final = date(2025, 3, 1)
_DAYS: Final = 518  # up to 31 July 2026


def _day(low: str, days: int) -> date:
    return date.fromisoformat(low) + timedelta(days=_RANDOM.randrange(days))


def _sales() -> Rows:
    found = []
    for n in range(320):
        gone = _RANDOM.randrange(_DAYS)
        quantity, cents = 1 + n % 6, _RANDOM.randrange(500, 40_000)
        if not n % 19:  # a return
            quantity, cents = -quantity, -cents
        owner = SELLERS[n % 3] if n % 11 else "Dan Old"
        if owner == "Dan Old":
            gone %= 420  # until he left
        ware = "Ware 5" if gone > 340 and not n % 4 else f"Ware {n % 5}"
        found.append({"Document": f"S{n}", "Day": (_START + timedelta(days=gone)).isoformat(), "Owner": owner,
                      "Customer": f"Customer {_RANDOM.randrange(8 + gone // 9)}", "Product": ware,
                      "Channel": ("Web", "Referral", "", "Fair")[n % 4], "Quantity": str(quantity),
                      "Amount": f"{cents / 100:.2f}",
                      "Cost": f"{cents * 6 // 10 / 100:.2f}" if n % 5 else ""})  # fmt: skip
    found.append(dict(found[0], Document="S900", Owner="Eva Gap", Day="2026-03-04"))
    return found


def _leads() -> Rows:
    found = []
    for n in range(160):
        opened = datetime(2026, 3, 20, 8) + timedelta(minutes=_RANDOM.randrange(130_000))
        state = ("New", "Contacted", "Qualified", "Converted", "Lost")[n % 5]
        qualified = (opened + timedelta(days=n % 9)).date() if state in ("Qualified", "Converted") else None
        converted = opened.date() + timedelta(days=9 + n % 20) if state == "Converted" else None
        found.append({"Lead number": f"L{n}", "Created": opened.isoformat(" ", "minutes"), "Owner": SELLERS[n % 3],
                      "Lead source": ("Web", "Fair", "")[n % 3], "Lead status": state,
                      "Qualified": qualified.isoformat() if qualified else "",
                      "Converted": converted.isoformat() if converted else ""})  # fmt: skip
    return found


def _deals() -> Rows:
    found = []
    for n in range(120):
        opened = _day("2026-02-01", 130)
        closed = opened + timedelta(days=_RANDOM.randrange(10, 60))
        stage = ("Won", "Lost", "Negotiation")[n % 3]
        if closed > date(2026, 7, 31):
            stage = "Negotiation"
        closing = closed if stage != "Negotiation" else date(2026, 9, 1)
        found.append({"Opportunity ID": f"D{n}", "Owner": SELLERS[n % 3], "Customer": f"Customer {n % 31}",
                      "Stage": stage, "Opened": opened.isoformat(), "Closed": closing.isoformat(),
                      "Amount": f"{_RANDOM.randrange(1_000, 90_000) / 100:.2f}"})  # fmt: skip
    return found


def _steps(deals: Rows) -> Rows:
    """Open stages entered one after the other, then the decision; some deals are told of twice in the same stage."""
    found = []
    for n, deal in enumerate(deals):
        day = date.fromisoformat(deal["Opened"])
        decided = date.fromisoformat(deal["Closed"]) if deal["Stage"] != "Negotiation" else None
        for stage in ("Qualification", "Proposal", "Proposal" if n % 7 == 0 else "Negotiation")[: 1 + n % 3]:
            found.append({"Opportunity ID": deal["Opportunity ID"], "New Stage": stage, "Entered": day.isoformat()})
            day = min(day + timedelta(days=1 + _RANDOM.randrange(12)), decided or date(2026, 7, 30))
        if decided:
            found.append(
                {"Opportunity ID": deal["Opportunity ID"], "New Stage": deal["Stage"], "Entered": decided.isoformat()}
            )
    return found


def _quotes() -> Rows:
    found = []
    for n in range(60):
        offered = _day("2026-04-01", 80)
        state = ("Accepted", "Declined", "Sent")[n % 3]
        decided = "" if state == "Sent" else (offered + timedelta(days=n % 30)).isoformat()
        found.append({"Quote number": f"Q{n}", "Offered": offered.isoformat(), "Decided": decided, "Status": state,
                      "Owner": SELLERS[n % 3], "Customer": f"Customer {n % 31}", "Amount": "10.00"})  # fmt: skip
    return found


def _activities() -> Rows:
    kinds = ("Call", "Visit", "Task", "Email")
    return [{"Activity no.": f"A{n}", "Owner": SELLERS[n % 3], "Done": _day("2026-02-01", 150).isoformat(),
             "Activity Type": kinds[n % 4], "Customer": f"Customer {n % 67}",
             "Opportunity ID": f"D{n}" if n % 2 else ""} for n in range(110)]  # fmt: skip


def _requests() -> Rows:
    found = []
    for n in range(150):
        opened = datetime(2026, 1, 1, 8) + timedelta(minutes=_RANDOM.randrange(260_000))
        found.append({"Ticket ID": f"T{n}", "Created At": opened.isoformat(" ", "minutes"), "Assignee": SELLERS[n % 3],
                      "Resolved At": (opened + timedelta(hours=3)).isoformat(" ", "minutes"),
                      "Customer": f"Customer {n % 53}", "Channel": ("Phone", "Email")[n % 2],
                      "Seconds": str(60 + n) if n % 4 else ""})  # fmt: skip
    return found


def _opinions() -> Rows:
    found = []
    for n in range(50):
        day = datetime(2026, 4, 20, 9) + timedelta(minutes=_RANDOM.randrange(70_000))
        answered = (day + timedelta(hours=5)).isoformat(" ", "minutes") if n % 3 else ""
        found.append({"Complaint no.": f"C{n}", "Received": day.isoformat(" ", "minutes"), "Reason": "Late",
                      "Type": ("Complaint", "Praise")[n % 2], "Answered": answered})  # fmt: skip
    return found


def _events() -> Rows:
    return [{"Event": f"Fair {n // 3}", "Start Date": f"2026-{4 + n // 3 % 3:02d}-12", "Owner": SELLERS[n % 3],
             "Attended": ("Yes", "No", "Yes", "Yes")[n % 4],
             "Leads": "" if n % 5 == 0 else str(n)} for n in range(24)]  # fmt: skip


def _trainings() -> Rows:
    found = []
    for n in range(45):
        due = _day("2026-04-20", 50)
        done = "" if n % 4 == 0 else (due - timedelta(days=n % 6)).isoformat()
        found.append({"Employee": SELLERS[n % 3], "Training": f"Course {n}", "Due Date": due.isoformat(),
                      "Completed On": done, "Passed": "" if not done else ("Yes", "No", "Yes")[n % 3]})  # fmt: skip
    return found + [{"Employee": name, "Training": "Offers", "Due Date": "2026-02-20", "Completed On": "2026-02-10",
                     "Passed": "Yes"} for name in TRAINED]  # fmt: skip


def _costs() -> Rows:
    kinds = ("Marketing", "Travel", "Support", "Advertising", "Customer service")
    return [{"Voucher no": f"K{n}", "Day": f"2026-{4 + n % 3:02d}-01", "Channel": ("Web", "", "Fair")[n % 3],
             "Category": kinds[n % 5], "Amount": f"{_RANDOM.randrange(90_000) / 100:.2f}"}
            for n in range(40)]  # fmt: skip


DEALS: Final = _deals()
FILES: Final[dict[Kind, Rows]] = {
    Kind.PERSON: PEOPLE,
    Kind.PRODUCT: [{"Product Name": f"Ware {n}", "List Price": f"{n * 20 + 5}.50"} for n in range(4)],
    Kind.SALE: _sales(),
    Kind.OPPORTUNITY: DEALS,
    Kind.STAGE_CHANGE: _steps(DEALS),
    Kind.QUOTE: _quotes(),
    Kind.LEAD: _leads(),
    Kind.ACTIVITY: _activities(),
    Kind.INTERACTION: _requests(),
    Kind.SURVEY: [{"Response ID": f"A{n}", "Response Date": _day("2026-04-15", 60).isoformat(), "Survey": "CSAT",
                   "Score": str(1 + n % 5)} for n in range(40)],
    Kind.FEEDBACK: _opinions(),
    Kind.EVENT: _events(),
    Kind.COST: _costs(),
    Kind.TRAINING: _trainings(),
}  # fmt: skip
PUT_OFF: Final = [dict(row, Closed="2026-10-01" if n % 2 else "2026-08-20")
                  for n, row in enumerate(DEALS) if row["Stage"] == "Negotiation" and n % 4]  # fmt: skip
"""Open deals told of a second time: the odd ones close a month later, the others sooner."""


def take(store: Store, kind: Kind, rows: Rows) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    choices = Choices(kind=kind, with_tax=False)
    import_file(store, Request(text.getvalue().encode(), f"{kind.value}.csv", choices, backed_up=False))


def day_of(row: dict[str, str], field: str) -> date:
    return date.fromisoformat(row[field][:10])


def total(rows: Rows, field: str = "Amount") -> Fraction:
    return sum((Fraction(row[field]) for row in rows if row[field]), Fraction(0))


def share(part: Rows, whole: Rows) -> Fraction:
    return Fraction(len(part), len(whole))

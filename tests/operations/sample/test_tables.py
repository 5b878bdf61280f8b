from collections import Counter, defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from desktop_app.domain.records import Kind
from desktop_app.files.presets import holidays_of
from desktop_app.operations.sample.buyers import VARIANT
from desktop_app.operations.sample.export import SampleTable
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.sample.tables import make_tables

END = date(2026, 9, 16)
ENDS = (END, date(2027, 1, 31), date(2028, 2, 29))
Rows = list[dict[str, str]]


def scene(end: date = END, seed: int = 1) -> Scene:
    return Scene(seed, end, holidays_of("IE", range(end.year - 3, end.year + 2)), Decimal("0.23"))


@cache
def tables(end: date = END, seed: int = 1) -> dict[Kind, SampleTable]:
    return {table.kind: table for table in make_tables(scene(end, seed))}


def rows(kind: Kind, end: date = END) -> Rows:
    table = tables(end)[kind]
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def won(end: date = END) -> Rows:
    return [row for row in rows(Kind.OPPORTUNITY, end) if row["Stage"] == "Closed Won"]


def by_month(found: Rows, day: str, amount: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in found:
        sums[row[day][:7]] += Decimal(row[amount])
    return dict(sums)


def test_the_same_seed_and_day_always_give_the_same_tables() -> None:
    assert make_tables(scene()) == tuple(tables().values())
    assert make_tables(scene(seed=2)) != tuple(tables().values())


def test_every_kind_of_record_is_there_once() -> None:
    assert list(tables()) == [
        Kind.PERSON, Kind.PRODUCT, Kind.CUSTOMER, Kind.OPPORTUNITY, Kind.SALE, Kind.INVOICE, Kind.PAYMENT,
        Kind.INTERACTION, Kind.SURVEY, Kind.LEAD, Kind.STAGE_CHANGE, Kind.QUOTE, Kind.ACTIVITY, Kind.EVENT, Kind.COST,
        Kind.FEEDBACK, Kind.TRAINING, Kind.KPI_VALUE,
    ]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_two_years_up_to_the_end_day_and_nothing_after_it(end: date) -> None:
    day_columns = {
        Kind.OPPORTUNITY: ("Created Date", "Close Date"),
        Kind.SALE: ("Order Date",),
        Kind.INVOICE: ("Invoice Date",),
        Kind.PAYMENT: ("Payment Date",),
        Kind.INTERACTION: ("Created At", "First Response At", "Resolved At"),
        Kind.SURVEY: ("Response Date",),
        Kind.LEAD: ("Created At", "First Contact At", "Qualified On", "Converted On"),
        Kind.STAGE_CHANGE: ("Changed On",),
        Kind.QUOTE: ("Offer Date", "Decided On"),
        Kind.ACTIVITY: ("Done On",),
        Kind.EVENT: ("Start Date", "End Date"),
        Kind.COST: ("Month",),
        Kind.FEEDBACK: ("Received At", "Answered At"),
        Kind.TRAINING: ("Completed On",),
    }
    slip = f"{end.year}-02-30"
    for kind, columns in day_columns.items():
        days = [row[column][:10] for row in rows(kind, end) for column in columns if row[column]]
        assert max(day for day in days if day != slip) <= end.isoformat(), kind
    closed = [row["Close Date"] for row in rows(Kind.OPPORTUNITY, end) if row["Close Date"]]
    assert min(closed)[:7] == f"{end.year - 2}-{end.month:02d}"


@pytest.mark.parametrize("end", ENDS)
def test_deals_orders_and_invoices_tell_the_same_amount_for_each_month(end: date) -> None:
    invoices = [row for row in rows(Kind.INVOICE, end) if not row["Original Invoice"]]
    deals = by_month(won(end), "Close Date", "Amount")
    assert deals == by_month(rows(Kind.SALE, end), "Order Date", "Amount")
    assert deals == by_month(invoices, "Invoice Date", "Net Amount")


@pytest.mark.parametrize("end", ENDS)
def test_a_whole_month_sells_for_some_hundred_thousand(end: date) -> None:
    months = by_month(won(end), "Close Date", "Amount")
    del months[end.isoformat()[:7]]
    assert len(months) == 24
    assert all(230_000 < amount < 520_000 for amount in months.values()), months
    assert 320_000 < sum(months.values()) / 24 < 430_000


@pytest.mark.parametrize("end", ENDS)
def test_the_win_rate_sinks_when_the_website_brings_more_inquiries(end: date) -> None:
    turn = (end.year * 12 + end.month - 1) - 9

    def is_late(row: dict[str, str]) -> bool:
        return int(row["Close Date"][:4]) * 12 + int(row["Close Date"][5:7]) - 1 > turn

    decided = [row for row in rows(Kind.OPPORTUNITY, end) if row["Close Date"]]
    rate: dict[bool, float] = {}
    website: dict[bool, float] = {}
    for late in (False, True):
        those = [row for row in decided if is_late(row) == late]
        rate[late] = sum(row["Stage"] == "Closed Won" for row in those) / len(those)
        website[late] = sum(row["Lead Source"] == "Website" for row in those) / len(those)
    assert rate[False] - rate[True] > 0.025
    assert website[True] - website[False] > 0.1


def test_people_sell_only_while_they_are_there() -> None:
    staff = {row["Employee"]: row for row in rows(Kind.PERSON)}
    assert len(staff) == 13
    assert sum(not row["End Date"] for row in staff.values()) == 12
    for row in rows(Kind.OPPORTUNITY):
        owner = staff[row["Opportunity Owner"]]
        closed = row["Close Date"] or END.isoformat()
        assert owner["Hire Date"] <= closed
        assert not owner["End Date"] or closed < owner["End Date"]


def test_a_newcomer_sells_more_from_month_to_month() -> None:
    months = Counter(
        row["Close Date"][:7] for row in rows(Kind.OPPORTUNITY)
        if row["Opportunity Owner"] == "Sofia Lindqvist" and row["Close Date"]
    )  # fmt: skip
    assert months["2026-04"] < months["2026-05"] < months["2026-06"] < months["2026-08"]


def test_tax_is_that_of_the_country_and_adds_up_to_the_total() -> None:
    for row in rows(Kind.INVOICE):
        net, tax, total = (Decimal(row[column]) for column in ("Net Amount", "VAT Amount", "Total"))
        assert net + tax == total
        assert tax == (net * Decimal("0.23")).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_no_invoice_is_paid_beyond_what_is_owed() -> None:
    owed: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows(Kind.INVOICE):
        owed[row["Original Invoice"] or row["Invoice Number"]] += Decimal(row["Total"])
    paid: dict[str, Decimal] = defaultdict(Decimal)
    slip = rows(Kind.PAYMENT)[-1]
    for row in rows(Kind.PAYMENT)[:-1]:
        paid[row["Invoice Number"]] += Decimal(row["Amount"])
    assert slip["Payment Date"] == "2026-02-30"
    assert set(paid) <= set(owed)
    assert all(paid[number] <= owed[number] for number in paid)
    assert sum(paid.values()) / sum(owed.values()) > Decimal("0.9")


def test_credit_notes_are_negative_and_name_an_invoice_that_is_at_least_as_large() -> None:
    invoices = {row["Invoice Number"]: row for row in rows(Kind.INVOICE)}
    notes = [row for row in invoices.values() if row["Original Invoice"]]
    assert 8 < len(notes) < 60
    for note in notes:
        corrected = invoices[note["Original Invoice"]]
        assert 0 < -Decimal(note["Net Amount"]) <= Decimal(corrected["Net Amount"])
        assert corrected["Invoice Date"] < note["Invoice Date"]


def test_numbers_name_one_row_each() -> None:
    for kind in (Kind.OPPORTUNITY, Kind.INVOICE, Kind.PAYMENT, Kind.INTERACTION, Kind.SURVEY, Kind.CUSTOMER):
        column = 1 if kind is Kind.CUSTOMER else 0
        numbers = [row[column] for row in tables()[kind].rows]
        assert len(set(numbers)) == len(numbers), kind


def test_one_customer_is_written_in_two_ways_by_the_accounts_department_alone() -> None:
    known = {row["Account Name"] for row in rows(Kind.CUSTOMER)}
    usual, variant = VARIANT
    assert usual in known
    for kind, column in ((Kind.OPPORTUNITY, "Account Name"), (Kind.SALE, "Customer"), (Kind.PAYMENT, "Customer"),
                         (Kind.INTERACTION, "Customer"), (Kind.SURVEY, "Customer")):  # fmt: skip
        assert {row[column] for row in rows(kind)} <= known
    written = {row["Customer"] for row in rows(Kind.INVOICE)}
    assert written - known == {variant}


def test_requests_are_answered_after_they_came_and_solved_after_they_were_answered_but_for_one_slip() -> None:
    wrong = 0
    for row in rows(Kind.INTERACTION):
        opened, answered, resolved = (row[column] for column in ("Created At", "First Response At", "Resolved At"))
        assert not answered or opened <= answered
        assert not resolved or answered
        wrong += bool(resolved) and resolved < answered
    assert wrong == 1


def test_support_is_quick_enough_and_solves_most_requests_at_once() -> None:
    answered = [row for row in rows(Kind.INTERACTION) if row["Resolved At"]]
    share = sum(row["Contacts"] == "1" for row in answered) / len(answered)
    assert 0.68 < share < 0.8
    assert 3_500 < len(rows(Kind.INTERACTION)) < 4_600


def test_survey_answers_keep_to_their_scales() -> None:
    scales: dict[str, set[int]] = defaultdict(set)
    for row in rows(Kind.SURVEY)[:-1]:
        scales[row["Survey"]].add(int(row["Score"]))
    assert rows(Kind.SURVEY)[-1]["Score"] == ""
    assert scales["CSAT"] == {1, 2, 3, 4, 5}
    assert scales["NPS"] <= set(range(11))


def test_an_export_is_utf_8_with_a_mark_and_a_line_for_each_row() -> None:
    table = tables()[Kind.PERSON]
    text = table.as_csv().decode("utf-8-sig")
    assert table.as_csv().startswith(b"\xef\xbb\xbf")
    assert len(text.splitlines()) == 14
    assert "王芳 Wang Fang" in text
    assert "Ana Pîrvu" in text

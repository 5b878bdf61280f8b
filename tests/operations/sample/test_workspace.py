import csv
import io
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.domain.money import SCALE
from desktop_app.domain.period import parse_period
from desktop_app.domain.progress import Progress
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY
from desktop_app.operations import back_up
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.pay import evaluate
from desktop_app.operations.sample import end_for, make_sample
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.sample.tables import make_tables
from desktop_app.operations.sample.workspace import SEED
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.store import batches, evaluations, records, settings
from desktop_app.store.database import Store, create_store, open_store
from tests.conftest import SAMPLE_END

END = SAMPLE_END


@dataclass(frozen=True)
class Sample:
    store: Store
    exports: dict[Kind, list[dict[str, str]]]


@pytest.fixture(scope="module")
def sample(sample_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    path = shutil.copy(sample_made, tmp_path_factory.mktemp("sample") / "sample.quotadesk")
    with open_store(Path(path), readonly=True) as store:
        chosen = settings.load(store)
        scene = Scene(SEED, END, chosen.working_calendar, Decimal(chosen.tax_rate))
        yield Sample(store, {table.kind: _read(table.as_csv()) for table in make_tables(scene)})


def _read(export: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export.decode("utf-8-sig"))))


def won(sample: Sample, month: str, person: str = "") -> list[Fraction]:
    """Amounts of the deals won in a month, in their order: by day, then by number."""
    found = [
        (row["Close Date"], row["Opportunity ID"], Fraction(row["Amount"]))
        for row in sample.exports[Kind.OPPORTUNITY]
        if row["Stage"] == "Closed Won" and row["Close Date"].startswith(month)
        and (not person or row["Opportunity Owner"] == person)
    ]  # fmt: skip
    return [amount for _day, _number, amount in sorted(found)]


def test_every_row_is_taken_but_for_the_two_slips_that_cannot_be(sample: Sample) -> None:
    refused = {batch.source: batch.refused for batch in batches.load(sample.store) if batch.refused}
    assert refused == {"bank_receipts.csv": 1, "survey_responses.csv": 1}
    for batch in batches.load(sample.store):
        assert batch.rows == len(sample.exports[Kind(batch.kind)])
        assert batch.created == batch.rows - batch.refused
    assert sum(records.count(sample.store).values()) > 15_000


def test_the_workspace_is_sound(sample: Sample) -> None:
    assert back_up.check(sample.store) == []


def test_the_other_spelling_of_a_customer_is_the_same_customer(sample: Sample) -> None:
    problems = [
        problem for batch in batches.load(sample.store) for problem in batches.load_problems(sample.store, batch.id)
    ]
    assert {problem.reason for problem in problems} == {
        "This day does not exist.", "“{later}” is before “{earlier}”.", "“{field}” is empty.",
    }  # fmt: skip
    wanted = Wanted(("new_customers",), parse_period("2026-08"), END, lean=True)
    known = {row["Account Name"] for row in sample.exports[Kind.CUSTOMER]}
    first_bought: dict[str, str] = {}
    for row in sorted(sample.exports[Kind.OPPORTUNITY], key=lambda row: row["Close Date"]):
        if row["Stage"] == "Closed Won":
            first_bought.setdefault(row["Account Name"], row["Close Date"])
    assert set(first_bought) <= known
    figure = figures(sample.store, wanted)[0]
    assert figure.n == sum(day.startswith("2026-08") for day in first_bought.values())


@pytest.mark.parametrize("month", ["2025-03", "2026-08", "2026-09"])
def test_revenue_of_a_month_is_what_the_exports_say(sample: Sample, month: str) -> None:
    figure = figures(sample.store, Wanted(("revenue",), parse_period(month), END, lean=True))[0]
    assert figure.value is not None
    assert figure.value.value == sum(won(sample, month))
    assert figure.n == len(won(sample, month))


@pytest.mark.parametrize(("year", "amount"), [("2025", 4_400_000), ("2026", 4_800_000)])
def test_the_target_of_each_year_is_carried_whole_by_people_and_months(sample: Sample, year: str, amount: int) -> None:
    grid = load_grid(sample.store, "revenue", parse_period(year))
    assert grid.amounts[COMPANY, parse_period(year)] == amount * 100
    for line in grid.lines:
        for column in grid.columns:
            gap = grid.gap(line.scope, column.period)
            assert gap is None or gap.missing == gap.over == 0
    for line in grid.lines:
        parts = [grid.amounts.get((line.scope, part), 0) for part in grid.parts(parse_period(year))]
        assert sum(parts) == grid.amounts.get((line.scope, parse_period(year)), 0)


def test_a_newcomer_has_no_quota_before_joining(sample: Sample) -> None:
    grid = load_grid(sample.store, "revenue", parse_period("2026"))
    sofia = next(line.scope for line in grid.lines if line.scope.name == "Sofia Lindqvist")
    amounts = [grid.amounts.get((sofia, parse_period(f"2026-{month:02d}"))) for month in range(1, 8)]
    assert amounts[:3] == [None, None, None]
    first, second, third, fourth = (amount or 0 for amount in amounts[3:])
    assert 0 < first < second < third < fourth


def test_gauges_have_targets_where_a_target_is_set(sample: Sample) -> None:
    keys = ("win_rate", "sales_cycle_days", "csat_mean", "first_response_time", "new_customers", "issues_resolved")
    for period in ("2026-09", "2026-Q3", "2026"):
        found = figures(sample.store, Wanted(keys, parse_period(period), END, lean=True))
        assert all(figure.target is not None for figure in found)
    rate = figures(sample.store, Wanted(("win_rate",), parse_period("2026-09"), END, lean=True))[0]
    assert rate.target is not None
    assert rate.target.value == Fraction(52, 100)


def test_the_last_closed_month_waits_for_approval_and_the_four_before_it_are_paid(sample: Sample) -> None:
    assert [(run.period, run.state) for run in evaluations.load(sample.store)] == [
        ("2026-08", "draft"), ("2026-07", "paid"), ("2026-06", "paid"), ("2026-05", "paid"), ("2026-04", "paid"),
    ]  # fmt: skip


def test_no_statement_of_a_run_lacks_anything(sample: Sample) -> None:
    for run in evaluations.load(sample.store):
        assert all(one.pay is not None for one in evaluate.load_run(sample.store, run).statements)


@pytest.mark.parametrize("person", ["Ana Pîrvu", "王芳 Wang Fang"])
def test_field_is_paid_in_steps_each_on_its_own_part(sample: Sample, person: str) -> None:
    base = sum(won(sample, "2026-07", person))
    slices = (
        min(base, Fraction(40_000)),
        max(Fraction(0), min(base, Fraction(80_000)) - 40_000),
        max(Fraction(0), base - 80_000),
    )
    owed = slices[0] * Fraction(5, 100) + slices[1] * Fraction(8, 100) + slices[2] * Fraction(12, 100)
    assert pay(sample, "2026-07", person) == int(owed * 100 + Fraction(1, 2))


def test_inside_is_paid_a_share_and_a_bonus_for_the_quota(sample: Sample) -> None:
    grid = load_grid(sample.store, "revenue", parse_period("2026-06"))
    reached = []
    for person in ("Idris Bello", "Mei-Ling Chao", "Pavel Horák", "Sofia Lindqvist"):
        base = sum(won(sample, "2026-06", person))
        quota = next(amount for (scope, _), amount in grid.amounts.items() if scope.name == person)
        met = base * 100 >= quota
        reached.append(met)
        assert pay(sample, "2026-06", person) == int(base * 3 + Fraction(1, 2)) + (500_00 if met else 0)
    assert True in reached


def test_support_is_paid_for_each_solved_request(sample: Sample) -> None:
    solved = [
        row for row in sample.exports[Kind.INTERACTION]
        if row["Resolved At"].startswith("2026-06") and row["Assignee"] == "Nadia Haddad"
    ]  # fmt: skip
    assert pay(sample, "2026-06", "Nadia Haddad") == min(300_00, 5_00 * len(solved))


def pay(sample: Sample, month: str, person: str) -> int | None:
    run = evaluate.current_run(sample.store, parse_period(month))
    assert run is not None
    return next(one.pay for one in run.statements if one.name == person)


AUGUST = parse_period("2026-08")


def _raw(store: Store, kind: Kind, day: str = "day") -> list[dict[str, Any]]:
    """The records in force as they lie in the table; those of August by ``day``."""
    first, after = AUGUST.start.toordinal(), AUGUST.end.toordinal()
    rows = store.db.query("select * from version where in_force and kind = ?", [kind.value])
    return [row for row in rows if first <= (row[day] or 0) < after]


def _half(values: Iterable[int]) -> Fraction:
    return Fraction(median(list(values)))


def _share(part: Iterable[object], whole: Collection[object]) -> Fraction:
    return Fraction(sum(1 for _one in part), len(whole))


def _from_rows(store: Store) -> dict[str, Fraction]:
    leads, deals = _raw(store, Kind.LEAD, "opened"), _raw(store, Kind.OPPORTUNITY)
    won = [row for row in deals if row["status"] == "won"]
    decided = [row for row in deals if row["status"] in ("won", "lost")]
    costs, requests = _raw(store, Kind.COST), _raw(store, Kind.INTERACTION, "opened")
    selling = sum(row["amount"] for row in costs if "service" not in row["stage"].lower())
    amount = sum(row["amount"] for row in won)
    acts, quotes, voices = _raw(store, Kind.ACTIVITY), _raw(store, Kind.QUOTE), _raw(store, Kind.FEEDBACK)
    due = _raw(store, Kind.ACTIVITY, "due")
    answered = [row for row in quotes if row["status"] in ("won", "lost")]
    handled = [row["quantity"] for row in requests if row["quantity"]]
    complaints = [row for row in voices if row["status"] == "complaint"]
    return {
        "revenue": Fraction(amount, SCALE),
        "deals_won": Fraction(len(won)),
        "win_rate": _share(won, decided),
        "sales_cycle_days": _half(row["day"] - row["opened"] for row in won),
        "leads_received": Fraction(len(leads)),
        "lead_conversion_rate": _share((row for row in leads if row["status"] == "converted"), leads),
        "lead_response_time": _half(row["wait"] for row in leads if row["wait"] is not None) / 60,
        "channel_conversion": _share((row for row in leads if row["status"] == "converted"), leads),
        "activity_count": Fraction(len(acts)),
        "activity_yield": Fraction(len(won), len(acts)),
        "follow_up_on_time": _share((row for row in due if row["day"] and row["day"] <= row["due"]), due),
        "quote_to_order_rate": _share((row for row in answered if row["status"] == "won"), answered),
        "complaint_rate": Fraction(len(complaints), len(requests)),
        "feedback_answered_rate": _share((row for row in voices if row["wait"] is not None), voices),
        "sales_cost": Fraction(selling, SCALE),
        "sales_cost_ratio": Fraction(selling, amount),
        "average_handle_time": Fraction(sum(handled), SCALE) / len(handled) / 3600,
        "first_response_time": _half(row["wait"] for row in requests if row["wait"] is not None) / 60,
    }


def test_figures_of_a_month_are_what_its_raw_rows_give(sample: Sample) -> None:
    expected = _from_rows(sample.store)
    found = figures(sample.store, Wanted(tuple(expected), AUGUST, END, lean=True))
    assert {key: one.value and one.value.value for key, one in zip(expected, found, strict=True)} == expected


def test_most_kpis_have_something_to_show(sample: Sample) -> None:
    quarter = parse_period("2026-Q2")
    keys = tuple(kpi.key for kpi in built_in())
    found = figures(sample.store, Wanted(keys, quarter, END, lean=True))
    assert sum(one.value is not None for one in found) > 80


def test_an_existing_file_is_replaced_only_if_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "sample.quotadesk"
    path.write_bytes(b"something of mine")
    with pytest.raises(UserError, match=r"exists already"):
        make_sample(path, END)
    assert path.read_bytes() == b"something of mine"


def test_a_workspace_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sample.quotadesk"
    with create_store(path), pytest.raises(UserError, match=r"is open in another window or program"):
        make_sample(path, END, anew=True)


def test_stopping_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "sample.quotadesk"
    create_store(path).close()
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        make_sample(path, END, Progress(cancelled=lambda: True), anew=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_sample_ends_yesterday_or_early_in_a_month_in_the_month_before() -> None:
    assert end_for(date(2026, 9, 17)) == date(2026, 9, 16)
    assert end_for(date(2026, 9, 10)) == date(2026, 9, 9)
    assert end_for(date(2026, 9, 9)) == date(2026, 8, 18)
    assert end_for(date(2026, 1, 1)) == date(2025, 12, 18)

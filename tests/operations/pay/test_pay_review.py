"""Looking back: as known on a day, two runs beside each other, the register, what is carried; and what is entered."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations import export_report
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.moments import now
from desktop_app.operations.pay import evaluate, pay_entries, pay_review, plans
from desktop_app.operations.pay.pay_run import RULES
from desktop_app.rules.incentives.reading import Outcome
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import groupings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

ImportText = Callable[..., Imported]
MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
LATE = "id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,38000\n"


@pytest.fixture
def paid(team: Store) -> Store:
    plans.assign(team, plans.save_plan(team, FLAT), COMPANY, role="", first=date(2026, 1, 1), last=None)
    return team


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def one(run: evaluate.Evaluated, name: str = "Ana") -> Statement:
    return next(each for each in run.statements if each.name == name)


def test_a_statement_is_replayed_as_it_was_known_and_nothing_is_kept(paid: Store, import_text: ImportText) -> None:
    run = evaluate.approve(paid, MARCH)
    import_text(LATE, "late.csv")
    today = now().date()
    paid.db.execute(
        "update batch set recorded_at = ? where source = 'late.csv'", [f"{today + timedelta(days=5)}T09:00"]
    )
    revenue = Question(("revenue",), ((MARCH.start.toordinal(), MARCH.end.toordinal()),))
    before = totals.ask(paid, revenue, "opportunity").total("revenue")
    then = pay_review.replay_statement(paid, run.run.id, person(paid, "Ana"), today)
    assert (then.pay, then.lines[0].records) == (one(run).pay, one(run).lines[0].records)
    assert pay_review.replay_statement(paid, run.run.id, person(paid, "Ana"), today + timedelta(days=9)).pay == 2_900_00
    assert totals.ask(paid, revenue, "opportunity").total("revenue") == before


def test_two_runs_differ_line_by_line(paid: Store, import_text: ImportText) -> None:
    first = evaluate.approve(paid, MARCH).run.id
    evaluate.withdraw(paid, MARCH, "deal 1 was wrong")
    import_text(LATE, "late.csv")
    second = evaluate.approve(paid, MARCH).run.id
    assert [(each.person, each.line, each.document, each.before, each.after) for each in
            pay_review.compare_runs(paid, first, second)] == [
        ("Ana", "", "", 3_000_00, 2_900_00), ("Ana", "Commission", "", 3_000_00, 2_900_00),
        ("Ana", "Commission", "1", 2_000_00, 1_900_00),
    ]  # fmt: skip
    assert [each.what for each in pay_review.register(paid, first).happenings][-1] == "withdrawn"
    with pytest.raises(UserError, match="no run 99"):
        pay_review.find_run(paid, 99)


def test_one_person_is_held_and_the_run_goes_on(paid: Store) -> None:
    pay_entries.hold(paid, person(paid, "Ion"), MARCH, "asks about deal 3")
    run = evaluate.approve(paid, MARCH)
    assert (one(run, "Ion").pay, one(run, "Ion").reasons[0].step, run.total()) == (None, "reason.held", 3_000_00)
    evaluate.pay(paid, MARCH, date(2026, 4, 15))
    assert evaluate.evaluate_period(paid, MARCH).run.state == "paid"
    pay_entries.release(paid, person(paid, "Ion"), MARCH)
    own = evaluate.approve(paid, MARCH)
    assert {each.name: each.pay for each in own.statements} == {"Ion": 1_500_00}
    told = pay_review.register(paid, run.run.id)
    assert [(each.what, each.person, each.reason) for each in told.happenings if each.person] == [
        ("held", "Ion", "asks about deal 3"), ("released", "Ion", "asks about deal 3"),
    ]  # fmt: skip
    assert (told.run.rules, told.conventions["currency"], len(told.run.fingerprint)) == (RULES, "EUR", 64)


def test_who_is_withdrawn_from_a_run_is_in_no_total_payroll_or_register_of_it(paid: Store, tmp_path: Path) -> None:
    run = evaluate.approve(paid, MARCH)
    evaluate.withdraw(paid, MARCH, "deal 3 is in doubt", person=person(paid, "Ion"))
    left = pay_review.find_run(paid, run.run.id)
    assert (left.total(), [each.name for each in left.posted()]) == (3_000_00, ["Ana", "Mei"])
    evaluate.pay(paid, MARCH, date(2026, 4, 15), pay_month="2026-05")
    rows = table_of(export_report.export_payroll(paid, MARCH, tmp_path / "pay.csv").path)
    assert [(row["person"], row["paid_in"], row["pay"]) for row in rows] == [
        ("Ana", "2026-05", "3000"), ("Mei", "2026-05", "0"), ("Control total", "", "3000"),
    ]  # fmt: skip
    told = table_of(export_report.export_register(paid, run.run.id, tmp_path / "register.csv"))
    assert [(row["person"], row["line"], row["pay"]) for row in told] == [
        ("Ana", "Commission", "3000"), ("Ion", "Withdrawn", ""), ("Mei", "Commission", "0"),
    ]  # fmt: skip
    own = evaluate.approve(paid, MARCH)
    again = export_report.export_payroll(paid, MARCH, tmp_path / "own.csv", number=own.run.id)
    assert [(row["person"], row["pay"]) for row in table_of(again.path)] == [("Ion", "1500"), ("Control total", "1500")]
    assert evaluate.pay_of_period(paid, MARCH) == {
        person(paid, "Ana"): 3_000_00, person(paid, "Ion"): 1_500_00, person(paid, "Mei"): 0,
    }  # fmt: skip


def table_of(file: Path) -> list[dict[str, str]]:
    """A table as it was written; a control total stands under the first column that has words."""
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    return [{**row, "person": row["person"] or row["staff_number"]} if "staff_number" in row else row for row in rows]


def test_a_register_as_a_workbook_sums_to_the_pay(paid: Store, import_text: ImportText, tmp_path: Path) -> None:
    evaluate.approve(paid, MARCH)
    evaluate.pay(paid, MARCH, date(2026, 4, 15))
    import_text(LATE, "late.csv")
    april = evaluate.approve(paid, APRIL)
    file = export_report.export_register(paid, april.run.id, tmp_path / "register.xlsx")
    lines = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Lines of pay").to_python()
    assert [(row[0], row[2], row[3], row[6]) for row in lines[1:]] == [
        ("Ana", "Commission", "2026-04", 0.0), ("Ana", "Correction of March 2026", "2026-03", -100.0),
        ("Ana", "Balance carried on", "2026-04", 100.0), ("Ion", "Commission", "2026-04", 0.0),
        ("Mei", "Commission", "2026-04", 500.0), ("Total", "", "", 500.0),
    ]  # fmt: skip
    assert "1 was changed by late.csv on" in str(lines[2][8])
    with pytest.raises(UserError, match="cannot be written"):
        export_report.export_register(paid, april.run.id, tmp_path / "register.pdf")


def test_an_adjustment_is_paid_with_its_reason_and_late_as_a_correction(paid: Store) -> None:
    pay_entries.adjust(paid, person(paid, "Ana"), MARCH, Fraction("-12.34"), reason="phone")
    ana = one(evaluate.approve(paid, MARCH))
    assert ana.account is not None
    assert (ana.pay, ana.account.adjusted) == (3_000_00 - 12_34, -12_34)
    late = pay_entries.adjust(paid, person(paid, "Mei"), MARCH, Fraction(10), reason="forgotten")
    mei = one(evaluate.evaluate_period(paid, APRIL), "Mei")
    assert mei.account is not None
    assert (mei.pay, mei.account.corrected) == (510_00, 10_00)
    pay_entries.withdraw_adjustment(paid, late)
    assert one(evaluate.evaluate_period(paid, APRIL), "Mei").pay == 500_00
    with pytest.raises(UserError, match="needs a reason"):
        pay_entries.adjust(paid, person(paid, "Mei"), APRIL, Fraction(1), reason=" ")


def test_a_negative_balance_is_carried_and_shown(paid: Store) -> None:
    pay_entries.adjust(paid, person(paid, "Mei"), MARCH, Fraction(-20), reason="advance")
    evaluate.approve(paid, MARCH)
    assert [(each.name, each.balance, each.paid) for each in pay_review.carried(paid)] == [
        ("Ana", 0, 3_000_00), ("Ion", 0, 1_500_00), ("Mei", -20_00, 0),
    ]  # fmt: skip


def test_a_query_is_open_until_it_is_answered(paid: Store) -> None:
    number = pay_entries.ask(paid, person(paid, "Ana"), MARCH, "where is deal 9?", line="Commission")
    assert [each.text for each in pay_entries.open_queries(paid, MARCH)] == ["where is deal 9?"]
    assert pay_entries.open_queries(paid, APRIL) == []
    pay_entries.answer_query(paid, number, "it closed in May", "unchanged")
    assert pay_entries.open_queries(paid) == []


def test_the_lead_decides_where_a_gate_has_too_few_answers(paid: Store) -> None:
    gated = FLAT + '[[versions.gates]]\nname = "Voice"\ngates = [{ measure = "csat_mean", at_least = 4 }]\n'
    plans.save_plan(paid, gated)
    assert one(evaluate.evaluate_period(paid, MARCH)).pay is None
    pay_entries.decide(
        paid, person(paid, "Ana"), MARCH, "Voice: csat_mean", outcome=Outcome.MET, reason="nobody was asked"
    )
    assert one(evaluate.evaluate_period(paid, MARCH)).pay == 3_000_00

"""Plans paid on figures that people state: score and attendance from a file to the statement, and what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import KpiValue
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.define_kpi import add_kpi
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.evaluate import evaluate_period, work_out
from desktop_app.operations.pay.plan_figures import figure_findings
from desktop_app.operations.pay.plan_start import activate
from desktop_app.rules.incentives.finding import Level
from desktop_app.rules.incentives.modifiers import Gate, GateGroup
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
FILE = """person,KPI,month,value
Ana,Performance score,2026-03,92
Ana,Attendance,2026-03,100%
Ion,Performance score,2026-03,74.9
Ion,Attendance,2026-03,90%
Mei,Performance score,2026-03,88
"""
GRADES = next(one for one in plans.templates() if one.key == "grade_coefficient")


def paid_by(store: Store, text: str) -> None:
    activate(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)


def test_scores_of_a_file_become_grades_on_the_statement(team: Store, import_text: ImportText) -> None:
    import_text(FILE, "scores.csv")
    paid_by(team, GRADES.text)
    found = {one.name: one for one in evaluate_period(team, MARCH).statements}
    assert found["Ana"].pay == 3_600_00  # A: 1.2 × 3,000
    assert found["Ion"].pay == 2_160_00  # C: 0.8 × 3,000 × 90 %
    assert found["Mei"].pay is None  # nobody said how long she was there: never taken for all of it
    assert [(one.step, one.value("measure")) for one in found["Mei"].reasons] == [
        ("reason.measure_missing", "attendance")
    ]


def test_figures_nobody_can_give_keep_a_plan_from_being_used_and_say_what_to_do(team: Store) -> None:
    text = GRADES.text.replace("score =", "audit_points =").replace('"score"', '"audit_points"')
    (wrong, untyped) = figure_findings(team, parse_plan(text).plan)
    assert (wrong.level, wrong.place, dict(wrong.values)) == (
        Level.ERROR, "Performance bonus", {"measure": "audit_points"},
    )  # fmt: skip
    assert "own with that key in Settings" in wrong.message
    assert untyped.level is Level.WARNING
    assert "Data page" in untyped.message
    with pytest.raises(UserError, match="can't be used yet"):
        paid_by(team, text)
    fields = {"name": "Audit points", "formula": "score", "unit": "score"}
    add_kpi(team, "audit_points", fields)
    paid_by(team, text)


def test_typed_figures_stop_being_missing_once_one_is_typed(team: Store) -> None:
    assert [one.level for one in figure_findings(team, GRADES.file.plan)] == [Level.WARNING] * 2
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    save_entry(team, KpiValue("score", MARCH, ana, Fraction(90)))
    assert [dict(one.values)["measure"] for one in figure_findings(team, GRADES.file.plan)] == ["attendance"]


def test_what_would_pay_nobody_anything_is_said_before(team: Store, import_text: ImportText) -> None:
    text = (
        GRADES.text[: GRADES.text.index("[[versions.components]]")]
        + """[[versions.components]]
name = "Collected"
measure = "collected"
shape = { kind = "flat", rate = "3 %" }
[[versions.components]]
name = "Held"
shape = { kind = "flat", rate = "3 %" }
release = { trigger = "payment" }
[[versions.components]]
name = "Override"
whose = "reports"
shape = { kind = "flat", rate = "1 %" }
"""
    )
    plan = parse_plan(text).plan
    found = list(figure_findings(team, plan))
    assert {one.level for one in found} == {Level.WARNING}
    assert [one.place for one in found] == ["Held", "Collected", "Override"]
    assert "column “Manager”" in found[2].message
    import_text("name,manager\nAna,Mei\nIon,Vera Stan\n", "leads.csv")
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,1000,190\n", "march.csv")
    import_text("invoice,paid on,received\nF1,2026-03-28,357\n", "bank.csv", kind=Kind.PAYMENT)
    (unknown,) = figure_findings(team, plan)
    assert (unknown.place, dict(unknown.values)) == ("Override", {"people": "Vera Stan"})


def test_every_plan_the_program_comes_with_reads_figures_it_knows(store: Store) -> None:
    for template in plans.templates():
        assert not [one for one in figure_findings(store, template.file.plan) if one.level is Level.ERROR], template.key


def test_a_score_somebody_states_is_no_sample_of_answers(team: Store, import_text: ImportText) -> None:
    import_text(FILE, "scores.csv")
    version = GRADES.file.plan.versions[0]
    gate = GateGroup((Gate(measure="score", at_least=Fraction(80)),), components=("Performance bonus",))
    plan = Plan("Gated", (replace(version, gates=(gate,)),))
    text = plans.starting(replace(GRADES.file, plan=plan, examples=()), date(2026, 1, 1))
    paid_by(team, text)
    assert {one.name: one.pay for one in work_out(team, MARCH)} == {"Ana": 3_600_00, "Ion": 0, "Mei": None}

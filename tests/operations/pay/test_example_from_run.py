"""What a run found as an example of the plan: the same records and quota, and the pay that came out."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.pay.example_from_run import example_from
from desktop_app.rules.incentives.plan_examples import run

DEALS = """id,owner,customer,stage,opened,closed,amount
D-1,Ana Pop,Kessler,Won,2026-02-02,2026-03-03,30000.00
D-2,Ana Pop,Baltic,Won,2026-02-02,2026-03-12,50000.00
D-3,Ana Pop,Baltic,Won,2026-02-02,2026-04-12,700.00
"""


@pytest.mark.parametrize("key", ["marginal_tiers", "invoiced_flat"])
def test_an_example_holds_the_records_and_the_pay_of_its_run(key: str, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_text(DEALS, encoding="utf-8")
    template = next(one for one in plans.templates() if one.key == key).file
    with new_workspace(workspace, preset_settings("IE", date(2026, 4, 2), company="Harbor")) as store:
        import_file(store, Request(file, "deals.csv"))
        plan = plans.save_plan(store, plans.starting(template, date(2026, 1, 1)))
        plans.assign(store, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
        (statement,) = evaluate_period(store, parse_period("2026-03")).statements
        example = example_from(store, template.plan, statement)
    assert [(one.document, one.amount) for one in example.records] == [("D-1", 30_000), ("D-2", 50_000)]
    assert example.expect[0].pay == Fraction(statement.pay or 0, 100)
    if key == "marginal_tiers":
        assert [result.differences for result in run(template.plan, (example,))] == [()]

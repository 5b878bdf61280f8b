"""What a comparison found, on paper and in a table."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.export_comparison import export_comparison
from desktop_app.operations.pay.own_records import reconcile_records
from desktop_app.operations.pay.reconcile import reconcile
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.operations.pay.test_reconcile import FLAT, MARCH

ImportText = Callable[..., Imported]


def test_a_comparison_is_written_with_its_differences(team: Store, tmp_path: Path) -> None:
    plans.assign(team, plans.save_plan(team, FLAT), COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.evaluate_period(team, MARCH)
    whole = reconcile(team, MARCH, b"Ana,2000\nIon,1500\n")
    csv = export_comparison(team, whole, tmp_path / "all.csv").read_text("utf-8-sig")
    assert "Ana,2000,3000,1000," in csv
    export_comparison(team, whole, tmp_path / "all.pdf")
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    own = reconcile_records(team, groupings.group_id(team, "person", "Ana"), MARCH, b"1,40000\n9,5\n")
    assert "2,,20000,20000,1000," in export_comparison(team, own, tmp_path / "own.csv").read_text("utf-8-sig")

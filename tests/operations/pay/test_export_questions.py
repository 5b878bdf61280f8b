"""What was asked "what if", and a backtest, as files: the same figures as on the page."""

import json
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.backtest import backtest
from desktop_app.operations.pay.export_questions import export_backtest, export_what_if
from desktop_app.operations.pay.scenario import Scenario
from desktop_app.operations.pay.what_if import what_if
from desktop_app.store.database import Store

FLAT = next(one.file.plan for one in plans.templates() if one.key == "flat_rate")


def test_the_figures_of_the_page_stand_in_the_file(team: Store, tmp_path: Path) -> None:
    found = what_if(team, parse_period("2026-03"), Scenario(plan=FLAT))
    text = export_what_if(team, found, tmp_path / "if.csv").read_text(encoding="utf-8")
    assert "Ana,Flat rate," in text
    tried = backtest(team, FLAT, parse_period("2026-03-01..2026-04-30"))
    rows = json.loads(export_backtest(team, tried, tmp_path / "back.json", by_month=True).read_text(encoding="utf-8"))
    assert "4500" in json.dumps(rows)
    assert export_backtest(team, tried, tmp_path / "back.pdf").stat().st_size > 0
    with pytest.raises(UserError, match="cannot be written"):
        export_what_if(team, found, tmp_path / "if.docx")

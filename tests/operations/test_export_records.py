import csv
import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.export_records import export_records
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

MARCH = Wanted(("win_rate",), parse_period("2026-03"), date(2026, 3, 31))


def test_the_records_behind_a_figure_are_written_newest_first(team: Store, tmp_path: Path) -> None:
    target = export_records(team, MARCH, tmp_path / "march.csv")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["document"], row["day"], row["amount"], row["result"]) for row in rows] == [
        ("3", "2026-03-31", "30000", "won"),
        ("2", "2026-03-20", "20000", "won"),
        ("5", "2026-03-09", "0", "lost"),
        ("4", "2026-03-05", "0", "lost"),
        ("1", "2026-03-03", "40000", "won"),
    ]


def test_one_measure_alone_can_be_written(team: Store, tmp_path: Path) -> None:
    target = export_records(team, MARCH, tmp_path / "lost.json", "deals_lost")
    assert len(json.loads(target.read_text("utf-8"))["rows"]) == 2


def test_an_unknown_ending_is_refused_in_one_sentence(team: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="docx"):
        export_records(team, MARCH, tmp_path / "march.docx")

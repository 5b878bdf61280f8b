"""One opened gauge on paper, read back as text."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.operations.export_gauge import export_gauge
from desktop_app.operations.kpis.annotations import save_annotation
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

MARCH, APRIL, END = parse_period("2026-03"), parse_period("2026-04"), date(2026, 4, 30)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")


def read_pdf(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


@needs_poppler
def test_it_holds_the_value_what_happened_what_changed_and_how_it_is_counted(team: Store, tmp_path: Path) -> None:
    save_annotation(team, Annotation(date(2026, 3, 9), "Spring fair"))
    wanted = Wanted(("revenue",), APRIL, END)
    target = export_gauge(
        team, wanted, tmp_path / "revenue.pdf", earlier=Wanted(("revenue",), MARCH, END), by="person", language="en"
    )
    text = read_pdf(target)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert any("Revenue · April 2026" in line for line in lines)
    assert "1 9 March 2026 Spring fair" in lines
    assert [line for line in lines if line.startswith("Ana ")] == ["Ana 60.000,00 € 0,00 € −60.000,00 €"]
    assert "Together 90.000,00 € 10.000,00 € −80.000,00 €" in lines
    assert any("deals.csv (#2)" in line for line in lines)


def test_a_share_is_printed_without_a_distribution_and_only_as_pdf(team: Store, tmp_path: Path) -> None:
    wanted = Wanted(("win_rate",), MARCH, END)
    assert export_gauge(team, wanted, tmp_path / "rate.pdf").stat().st_size > 1000
    with pytest.raises(UserError):
        export_gauge(team, wanted, tmp_path / "rate.docx")

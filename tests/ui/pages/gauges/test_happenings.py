"""What happened, told on an opened KPI: typed, drawn, changed, removed and brought back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.operations.kpis.annotations import annotations_of, save_annotation
from desktop_app.store.database import Store
from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.pages.gauges.happenings import HappeningDialog

FAIR = Annotation(date(2026, 3, 9), "Spring fair", Occasion.CAMPAIGN)


@pytest.fixture
def opened(page: GaugesPage) -> GaugesPage:
    page.jobs.data_changed.connect(page.reload)
    page.open_kpi("revenue")
    return page


def test_what_happened_is_typed_and_drawn_on_the_trend(
    opened: GaugesPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: HappeningDialog) -> int:
        dialog._accept()
        assert dialog._problem.text()
        dialog.text.setText("Spring fair")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(HappeningDialog, "exec", fill)
    assert not opened.detail.happenings.isVisible()
    opened.detail.happenings.add(date(2026, 3, 9))
    (kept,) = annotations_of(store, "revenue", opened.viewpoint.scope)
    assert (kept.day, kept.text, kept.kpi) == (date(2026, 3, 9), "Spring fair", "revenue")
    assert opened.detail.happenings.isVisible()
    chart = opened.detail._chart
    assert chart is not None
    (note,) = chart._trend.notes
    assert note.words == "Spring fair"
    assert chart._trend.points[note.place].label.startswith("Mar")


def test_a_shift_begins_the_range_anew_and_the_card_says_so(opened: GaugesPage, store: Store) -> None:
    save_annotation(store, Annotation(date(2026, 1, 10), "New prices", Occasion.PRICE, shift=True))
    opened.reload()
    assert opened.detail.figure is not None
    assert len(opened.detail.figure.begins) == 2
    assert opened.detail.trend is not None
    assert "January 2026" in opened.detail.trend.head.accessibleDescription()


def test_a_row_is_removed_brought_back_and_exported(
    opened: GaugesPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_annotation(store, FAIR)
    opened.reload()
    card, target = opened.detail.happenings, tmp_path / "happened.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    card.export.click()
    assert "Spring fair" in target.read_text("utf-8-sig")
    card._table.grid.setCurrentIndex(card._table.grid.model().index(0, 0))
    card._remove()
    assert annotations_of(store, "revenue", opened.viewpoint.scope) == []
    card.undo.click()
    assert [one.text for one in annotations_of(store, "revenue", opened.viewpoint.scope)] == ["Spring fair"]
    assert not card.undo.isVisible()

from datetime import date
from pathlib import Path

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.store import annotations
from desktop_app.store.database import create_store

MOMENT = "2026-04-01T10:00:00.000+00:00"


def test_annotations_come_back_by_day_and_outlast_their_end(tmp_path: Path) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        later = annotations.save(store, Annotation(date(2026, 3, 9), "Fair", Occasion.CAMPAIGN), recorded_at=MOMENT)
        first = annotations.save(store, Annotation(date(2026, 2, 1), "Price", shift=True), recorded_at=MOMENT)
        assert [(one.id, one.text, one.shift) for one in annotations.load(store)] == [
            (first, "Price", True), (later, "Fair", False),
        ]  # fmt: skip
        annotations.end(store, first, moment=MOMENT)
        assert [one.id for one in annotations.load(store)] == [later]
        annotations.bring_back(store, first)
        assert [one.id for one in annotations.load(store)] == [first, later]

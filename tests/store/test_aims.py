from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import aims
from desktop_app.store.aims import Aim
from desktop_app.store.database import create_store

MOMENT = "2026-04-01T10:00:00.000+00:00"
MAY = parse_period("2026-05")


def test_an_aim_comes_back_as_it_was_said_and_the_newest_holds(tmp_path: Path) -> None:
    full = Aim(Fraction("1234.565"), parse_period("FY2025-Q1", 4), Fraction(1, 3), Fraction(2000), 4, date(2026, 5, 15))
    with create_store(tmp_path / "w.quotadesk") as store:
        aims.save(store, "revenue", COMPANY, MAY, Aim(stretch=Fraction(1)), recorded_at=MOMENT)
        aims.save(store, "revenue", COMPANY, MAY, full, recorded_at=MOMENT)
        assert aims.load(store, "revenue", COMPANY, MAY) == full
        assert aims.load(store, "revenue", Scope(ScopeKind.PRODUCT, 7), MAY) == Aim()
        assert aims.load(store, "deals_won", COMPANY, MAY) == Aim()

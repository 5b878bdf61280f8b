from datetime import date

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind

ANA, FIELD = Scope(ScopeKind.PERSON, 1, "Ana"), Scope(ScopeKind.TEAM, 1, "Field")


def test_what_happened_to_somebody_concerns_them_alone() -> None:
    mine = Annotation(date(2026, 3, 9), "New region", scope=ANA)
    assert mine.concerns("revenue", ANA)
    assert not mine.concerns("revenue", FIELD)
    assert not mine.concerns("revenue", COMPANY)


def test_a_kpi_of_its_own_keeps_it_from_other_trends() -> None:
    price = Annotation(date(2026, 3, 9), "Price +5 %", kpi="revenue")
    assert price.concerns("revenue", ANA)
    assert not price.concerns("win_rate", COMPANY)

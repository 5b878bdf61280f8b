"""Fifteen months of deals of four people with quotas, for reviews."""

from collections.abc import Mapping
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import people
from desktop_app.store.database import Store

AUGUST, JULY = parse_period("2026-08"), parse_period("2026-07")


def set_quotas(store: Store, quotas: Mapping[str, int], company: int = 30_000) -> None:
    """The same for July and August 2026."""
    ids = {one.name: one.id for one in people.load(store)}
    for period in (JULY, AUGUST):
        set_target(store, "revenue", COMPANY, period, Fraction(company), reason="plan")
        for name, quota in quotas.items():
            set_target(
                store, "revenue", Scope(ScopeKind.PERSON, ids[name], name), period, Fraction(quota), reason="plan"
            )


QUOTAS = {"Ana Pop": 2000, "Ion Rusu": 90_000, "Mara Ene": 100, "Wei Li": 90_000}

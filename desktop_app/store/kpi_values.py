"""Values of KPIs that a person typed or a file brought, where no records give them."""

from dataclasses import replace
from typing import Final

from desktop_app.domain.company import KpiValue
from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.store import entries, names
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row
from desktop_app.store.records import REMOVED
from desktop_app.store.targets import period_of

KIND: Final = Kind.KPI_VALUE


def key_of(value: KpiValue) -> str:
    days = f"{value.period.start.isoformat()}..{value.period.end.isoformat()}"
    return f"{value.kpi}/{days}/{value.scope.kind.value}/{value.scope.id}"


def row_of(value: KpiValue) -> Row:
    scope = value.scope
    return entries.row_of(
        key_of(value),
        document=value.kpi,
        item=value.period.name,
        day=value.period.last.toordinal(),
        opened=value.period.start.toordinal(),
        owner=scope.id if scope.kind is ScopeKind.PERSON else 0,
        product=scope.id if scope.kind is ScopeKind.PRODUCT else 0,
        stage=scope.kind.value,
        original=str(scope.id or ""),
        amount=entries.millionths(value.value),
        contacts=value.sample or None,
        comment=value.note,
    )


def load(store: Store, kpi: str = "") -> list[KpiValue]:
    """The values of ``kpi`` (default: of all), oldest first."""
    found = list(map(entry_of, entries.load(store, KIND, "v.document = ?" if kpi else "", [kpi][: bool(kpi)])))
    texts = names.texts(store) if found else {}
    return [replace(one, scope=replace(one.scope, name=texts.get(one.scope.id, ""))) for one in found]


def kpis(store: Store) -> set[str]:
    """The KPIs for which there is a value."""
    rows = store.db.execute(
        f"select distinct document from version where in_force and kind = ? and status <> '{REMOVED}'", [KIND.value]
    )
    return {row[0] for row in rows}


def entry_of(kept: Kept) -> KpiValue:
    """The value, its scope without the name. A person's and a product's number follow when two names are made one."""
    columns = kept.columns
    number = columns["owner"] or columns["product"] or int(columns["original"] or 0)
    scope = Scope(ScopeKind(columns["stage"]), number)
    period = period_of(columns["item"], columns["opened"], columns["day"] + 1)
    value = entries.fraction(columns["amount"])
    return KpiValue(columns["document"], period, scope, value, columns["comment"], columns["contacts"] or 0)


def find(store: Store, kpi: str, scope: Scope, period: Period) -> KpiValue | None:
    """The value typed for exactly this scope and these days."""
    for one in load(store, kpi):
        same_days = (one.period.start, one.period.end) == (period.start, period.end)
        if same_days and (one.scope.kind, one.scope.id) == (scope.kind, scope.id):
            return one
    return None

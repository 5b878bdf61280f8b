"""What counts as revenue once a file is imported: the first countable kind of an empty workspace, else what is set."""

from dataclasses import replace
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds import find_kind
from desktop_app.operations.moments import moment
from desktop_app.store import records, settings
from desktop_app.store.database import Store

_COUNTABLE: Final = frozenset({Kind.OPPORTUNITY, Kind.SALE, Kind.INVOICE})


def basis_after(store: Store, kind: Kind, name: str) -> str:
    """The kind that counts as revenue after records of ``kind`` came in from the file ``name``; kept if it is new."""
    chosen = settings.load(store)
    if kind not in _COUNTABLE or kind.value == chosen.revenue_source:
        return chosen.revenue_source
    known = records.count(store)
    if known.get(Kind(chosen.revenue_source)) or not known.get(find_kind(kind).stored):
        return chosen.revenue_source
    settings.save(store, replace(chosen, revenue_source=kind.value), recorded_at=moment(), reason=name)
    return kind.value

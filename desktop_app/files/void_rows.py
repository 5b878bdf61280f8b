"""Rows of documents that were cancelled, voided or never issued, as the word in a column of states says.

Whether they count is asked: files/mending leaves them out.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.cell_classes import word_set
from desktop_app.files.mending import Fix, Mend
from desktop_app.files.source import RawTable

VOIDABLE: Final = frozenset({Kind.SALE, Kind.INVOICE, Kind.CREDIT_NOTE, Kind.PAYMENT})
_MOST_STATES: Final = 30  # different texts; a column of more is no state
_WORDS: Final = word_set(
    "cancelled canceled cancellation void voided draft deleted failed declined rejected annulled "
    "anulat anulată anulata anulate ciornă ciorna șters respins respinsă eșuat eșuată "
    "storniert annulliert entwurf gelöscht abgelehnt fehlgeschlagen "
    "annulé annulée brouillon supprimé refusé échoué "
    "anulado anulada cancelado cancelada borrador eliminado rechazado fallido "
    "annullato annullata bozza 作废 已作废 作廢 已作廢 取消 已取消 草稿 已删除 已刪除 失败 失敗"
)


@dataclass(frozen=True, slots=True)
class VoidRows:
    """``rows`` of those looked at say one of ``texts`` in ``column``, titled ``title``."""

    column: int
    title: str
    texts: tuple[str, ...]
    rows: int


def find_void(table: RawTable, apart: Collection[int] = ()) -> VoidRows | None:
    """The first column in which some rows, not all, say that they are void; not among the columns ``apart``."""
    return next((one for one in _columns(table) if one.column not in apart), None)


def _columns(table: RawTable) -> Iterator[VoidRows]:
    for place in range(len(table.header)):
        counted = Counter(cell.strip() for cell in table.column(place) if cell.strip())
        texts = tuple(text for text in counted if text.casefold() in _WORDS)
        if texts and len(texts) < len(counted) <= _MOST_STATES:
            yield VoidRows(place, table.title_of(place), texts, sum(counted[text] for text in texts))


def leave_out(table: RawTable) -> tuple[Fix, ...]:
    """What leaves such rows out."""
    return tuple(Fix(one.title, text, Mend.SKIP) for one in _columns(table) for text in one.texts)

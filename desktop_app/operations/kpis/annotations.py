"""Telling a trend what happened: adding, changing and removing annotations, each of which can be taken back."""

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.moments import moment
from desktop_app.store import annotations
from desktop_app.store.database import Store


def annotations_of(store: Store, kpi: str, scope: Scope) -> list[Annotation]:
    """What concerns the trend of ``kpi`` for ``scope``, by day."""
    return [one for one in annotations.load(store) if one.concerns(kpi, scope)]


def save_annotation(store: Store, one: Annotation, progress: Progress = SILENT) -> int:
    """Keep ``one``, in the place of the one with its number where it has one; the number it has now."""
    progress.step(N_("Saving"), 0, 1)
    if not one.text.strip():
        raise UserError(N_("An annotation needs words."), N_("Write what happened."))
    if one.kpi:
        find_kpi(store, one.kpi)
    if one.id:
        _must_hold(store, one.id)
    with store.transaction():
        if one.id:
            annotations.end(store, one.id, moment=moment())
        return annotations.save(store, one, recorded_at=moment())


def remove_annotation(store: Store, number: int, progress: Progress = SILENT) -> Annotation:
    """Tell it no longer; what it was, so that it can be brought back."""
    progress.step(N_("Removing"), 0, 1)
    found = _must_hold(store, number)
    with store.transaction():
        annotations.end(store, number, moment=moment())
    return found


def bring_back_annotation(store: Store, number: int, progress: Progress = SILENT) -> None:
    """Undo a removal."""
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        annotations.bring_back(store, number)


def _must_hold(store: Store, number: int) -> Annotation:
    found = next((one for one in annotations.load(store) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is no annotation {number}."), N_("List them and choose one."), number=number)
    return found

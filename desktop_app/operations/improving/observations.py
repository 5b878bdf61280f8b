"""Recording what was seen of the own side, the market or a competitor; the latter is told on the trends as well."""

from dataclasses import replace

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.domain.errors import UserError
from desktop_app.domain.observation import Observation, Side
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.moments import moment
from desktop_app.store import annotations, observations
from desktop_app.store.database import Store


def save_observation(store: Store, one: Observation, progress: Progress = SILENT) -> int:
    """Keep ``one``, in the place of the one with its number where it has one; its number.

    What a competitor did is told on every trend, or on that of its KPI, from its day.
    """
    progress.step(N_("Saving"), 0, 1)
    if not one.text.strip():
        raise UserError(N_("An observation needs words."), N_("Write what was seen."))
    if one.side is Side.COMPETITOR and not one.subject.strip():
        raise UserError(N_("A competitor needs a name."), N_("Write who it is."))
    if one.kpi:
        find_kpi(store, one.kpi)
    before = find_observation(store, one.id) if one.id else None
    with store.transaction():
        return observations.save(store, _told(store, one, before), recorded_at=moment())


def remove_observation(store: Store, number: int, progress: Progress = SILENT) -> Observation:
    """Tell it no longer, on the trends neither; ``bring_back_observation`` undoes that."""
    progress.step(N_("Removing"), 0, 1)
    one = find_observation(store, number)
    with store.transaction():
        if one.annotation:
            annotations.end(store, one.annotation, moment=moment())
        observations.save(store, one, recorded_at=moment(), removed=True)
    return one


def bring_back_observation(store: Store, one: Observation, progress: Progress = SILENT) -> None:
    """Undo the removal of ``one``."""
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        if one.annotation:
            annotations.bring_back(store, one.annotation)
        observations.save(store, one, recorded_at=moment())


def find_observation(store: Store, number: int) -> Observation:
    found = next((one for one in observations.load(store) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is no observation {number}."), N_("List them and choose one."), number=number)
    return found


def _told(store: Store, one: Observation, before: Observation | None) -> Observation:
    """With the annotation that tells it, if it is about a competitor."""
    if before is not None and before.annotation:
        annotations.end(store, before.annotation, moment=moment())
    if one.side is not Side.COMPETITOR:
        return replace(one, annotation=0)
    words = f"{one.subject.strip()}: {one.text.strip()}"
    told = Annotation(one.day, words, Occasion.COMPETITOR, kpi=one.kpi)
    return replace(one, annotation=annotations.save(store, told, recorded_at=moment()))

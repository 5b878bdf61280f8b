"""Printing an action before and after: everything is read once and handed to reports/action_story."""

from datetime import date
from pathlib import Path

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.pdf import write_pdf
from desktop_app.i18n import N_, _
from desktop_app.operations.improving.actions import Judged, find_action, judge_action
from desktop_app.operations.kpis.annotations import annotations_of
from desktop_app.operations.moments import now
from desktop_app.operations.report_files import speaking
from desktop_app.reports.action_story import Story, build
from desktop_app.reports.figures_document import Scene
from desktop_app.store import records, settings
from desktop_app.store.database import Store


def export_story(
    store: Store, number: int, target: Path, progress: Progress = SILENT, *, as_of: date | None = None,
    language: str = "",
) -> Path:  # fmt: skip
    """The action ``number`` as .pdf; UserError if there is none or the name has another ending."""
    if target.suffix.lower() != ".pdf":
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf")  # fmt: skip
    with speaking(store, language):
        progress.step(N_("Reading the figures"), 0, 2)
        found = judge_action(store, find_action(store, number), as_of)
        newest = records.data_day(store)
        scene = Scene(settings.load(store).company, found.action.scope.name or _("Everybody"), found.figure.period,
                      found.figure.as_of, date.fromordinal(newest) if newest else None)  # fmt: skip
        story = Story(found.action, found.kpi, found.figure, found.effect.verdict, found.explanation,
                      tuple(happened(store, found)))  # fmt: skip
        progress.step(N_("Writing the file"), 1, 2)
        write_pdf(build(story, scene), target, now())
    return target


def happened(store: Store, found: Judged) -> list[Annotation]:
    """What is told above its trend: what happened, and the action itself on its first day."""
    one = found.action
    own = Annotation(one.start, one.text, scope=one.scope, kpi=one.kpi)
    return sorted([*annotations_of(store, one.kpi, one.scope), own], key=lambda each: each.day)

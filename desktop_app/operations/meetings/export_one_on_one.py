"""Printing the sheet of a one-on-one on one page, in the language of the person it is about."""

from bisect import bisect_left
from datetime import date
from pathlib import Path

from desktop_app.domain.document import Document
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.pdf import page_count, write_pdf
from desktop_app.i18n import N_
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.moments import now, today
from desktop_app.operations.report_files import speaking
from desktop_app.reports.one_on_one_document import ROOMS, build
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store.database import Store

_OCCASION = Occasion(private=False)


def export_one_on_one(
    store: Store, person: int, target: Path, occasion: Occasion = _OCCASION, progress: Progress = SILENT
) -> Path:
    """The sheet of ``person`` as .pdf, without anything private whatever ``occasion`` says."""
    if target.suffix.lower() != ".pdf":
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf")  # fmt: skip
    on = occasion.on or today()
    sheet = prepare_sheet(store, person, Occasion(on, occasion.as_of, private=False), progress)
    with speaking(store, sheet.about.language):
        write_pdf(on_one_page(sheet, on), target, now())
    return target


def on_one_page(sheet: Sheet, on: date) -> Document:
    """With as many lines of each part as fit; the fewest where even those do not."""
    place = bisect_left(ROOMS, x=True, key=lambda room: page_count(build(sheet, on, room)) == 1)
    return build(sheet, on, ROOMS[min(place, len(ROOMS) - 1)])

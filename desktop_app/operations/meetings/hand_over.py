"""What a person takes home from a talk: one PDF with the sheet on a page, and its data attached as a workbook."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop_app.domain.document import Document, Ink, Paragraph
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.sign_off import SignOff
from desktop_app.files.pdf import Attached, page_count, pdf_bytes
from desktop_app.files.workbook import workbook_bytes
from desktop_app.files.writers import write_whole
from desktop_app.i18n import N_, _
from desktop_app.operations.meetings.export_one_on_one import on_one_page
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.moments import now, today
from desktop_app.operations.pay.pay_papers import free_file
from desktop_app.operations.report_files import speaking
from desktop_app.reports import hand_over_workbook
from desktop_app.store import sign_offs
from desktop_app.store.database import Store

_SHARED: Final = Occasion(private=False)


def hand_over(
    store: Store, person: int, target: Path, occasion: Occasion = _SHARED, progress: Progress = SILENT
) -> Path:
    """The file for ``person``, in their language; nothing private and nobody else is in it, page or data.

    UserError unless ``target`` is a .pdf.
    """
    if target.suffix.lower() != ".pdf":
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf")  # fmt: skip
    on = occasion.on or today()
    sheet = prepare_sheet(store, person, Occasion(on, occasion.as_of, private=False), progress)
    made = now()
    with speaking(store, sheet.about.language):
        page = _signed(on_one_page(sheet, on), sign_offs.load(store, person, on))
        data = workbook_bytes(hand_over_workbook.build(sheet), made, sheet.about.person.name)
        about = _("Figures, pay and records behind the page")
        name = free_file(Path(), f"{sheet.about.person.name} {on}", "xlsx", ()).name
        write_whole(target, pdf_bytes(page, made, attached=(Attached(name, data, about),)))
    return target


def hand_over_file(folder: Path, name: str, day: date) -> Path:
    """Where the file of a talk is put: named after the one person alone."""
    return free_file(folder, f"{name} {day}", "pdf", ())


def _signed(page: Document, signed: tuple[SignOff, ...]) -> Document:
    """With a line that says who has signed when, as long as it stays one page."""
    if not signed:
        return page
    told = " · ".join(
        _("{name}, {time}").format(name=one.name, time=datetime.fromisoformat(one.signed_at).astimezone().strftime(
            "%Y-%m-%d %H:%M"
        ))
        for one in signed
    )  # fmt: skip
    words = Paragraph(_("Agreements signed on screen: {who}").format(who=told), Ink.MUTED, size=8)
    longer = replace(page, blocks=(*page.blocks, words))
    return longer if page_count(longer) == page_count(page) else page

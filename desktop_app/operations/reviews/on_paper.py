"""Writing a review to a file that can be handed on: nobody's pay stands in it."""

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.pdf import write_pdf
from desktop_app.i18n import N_
from desktop_app.operations.moments import now
from desktop_app.operations.report_files import speaking
from desktop_app.operations.reviews.keep import load_review
from desktop_app.reports.review_document import build
from desktop_app.store import settings
from desktop_app.store.database import Store


def export_review(store: Store, number: int, target: Path, progress: Progress = SILENT, *, language: str = "") -> Path:
    """As .pdf; UserError for another ending or an unknown review."""
    if target.suffix.lower() != ".pdf":
        raise UserError(N_("This report cannot be written as “{name}”."), N_("Let the name end in one of: {endings}."),
                        name=target.name, endings=".pdf")  # fmt: skip
    review = load_review(store, number)
    with speaking(store, language):
        progress.step(N_("Writing the file"), 0, 1)
        company = settings.load(store).company
        document = build(review.result, review.decisions, review.lessons, company, closed=review.closed)
        write_pdf(document, target, now())
    return target

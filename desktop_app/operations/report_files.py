"""What every report on its way to a file needs: its language, its format, and a table put on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import set_number_format
from desktop_app.domain.progress import Progress
from desktop_app.domain.table import Table
from desktop_app.files.pdf import write_pdf
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.reports import own_kpis, table_document
from desktop_app.reports.registry import BY_KEY
from desktop_app.store import settings
from desktop_app.store.database import Store


@contextmanager
def speaking(store: Store, language: str) -> Iterator[None]:
    """In ``language``, or the workspace's, and in its number format; afterwards as before."""
    chosen = settings.load(store)
    before = i18n.language()
    i18n.set_language(language or chosen.language)
    set_number_format(chosen.number_format)
    own_kpis.learn(load_catalogue(store))
    try:
        yield
    finally:
        i18n.set_language(before)


def ending_of(target: Path, key: str) -> str:
    """The format that the name of ``target`` asks for; UserError if the report is not written in it."""
    ending = target.suffix.lower().removeprefix(".")
    formats = BY_KEY[key].formats
    if ending not in formats:
        raise UserError(
            N_("This report cannot be written as “{name}”."),
            N_("Let the name end in one of: {endings}."),
            name=target.name,
            endings=", ".join(f".{one}" for one in formats),
        )
    return ending


@dataclass(frozen=True, slots=True)
class Page:
    """A table on its way to a file: what stands above it on paper, and the moment it is dated by."""

    table: Table
    title: str
    lines: tuple[str, ...]
    made: datetime


def write_page(store: Store, key: str, page: Page, target: Path, progress: Progress) -> None:
    """In the format that the name of ``target`` asks for."""
    progress.step(N_("Writing the file"), 1, 2)
    if ending_of(target, key) != "pdf":
        write_table(page.table, target)
        return
    document = table_document.build(page.table, page.title, page.lines, settings.load(store).company)
    write_pdf(document, target, page.made)

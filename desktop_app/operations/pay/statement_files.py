"""One person's statement as the bytes of a file: on paper, as a picture, in lines for a messenger, as data."""

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from desktop_app.files.pdf import pdf_bytes
from desktop_app.files.picture import picture_bytes
from desktop_app.files.workbook import workbook_bytes
from desktop_app.files.writers import JSON_FORMAT, write_table
from desktop_app.i18n import _
from desktop_app.reports import statement_document, statement_text, statement_workbook
from desktop_app.reports.statement_document import Circumstances
from desktop_app.rules.incentives.statement import Statement, statement_to_json
from desktop_app.store import plans, records, settings
from desktop_app.store.database import Store
from desktop_app.store.evaluations import Run

FORMS: Final = ("pdf", "xlsx", "csv", "json", "png", "txt")


@dataclass(frozen=True, slots=True)
class Form:
    """``ending``: one of FORMS. ``brief``: without the records, to fit a page. ``password``: what a PDF opens with."""

    ending: str
    brief: bool = False
    password: str = ""


def statement_bytes(store: Store, statement: Statement, run: Run, form: Form) -> bytes:
    """In the language of the moment; a run written twice gives the same bytes, unless there is a password."""
    around = circumstances(store, statement, run)
    match form.ending:
        case "pdf":
            document = statement_document.build(statement, around, brief=form.brief)
            return pdf_bytes(document, made_at(run), form.password)
        case "png":
            return picture_bytes(statement_document.build(statement, around, brief=form.brief))
        case "txt":
            return statement_text.build(statement).encode()
        case "json":
            return _statement_json(statement, around)
        case "xlsx":
            title = _("Statement · {name}").format(name=statement.name)
            return workbook_bytes(statement_workbook.build(statement, around), made_at(run), title)
        case _:
            stream = io.BytesIO()
            write_table(statement_workbook.record_table(statement), stream, form.ending)
            return stream.getvalue()


def circumstances(store: Store, statement: Statement, run: Run) -> Circumstances:
    """The version is counted among the plan's own; data can say nothing about days after the period."""
    newest = records.data_day(store)
    stored = plans.version(store, statement.plan_version)
    known = [one.id for one in reversed(plans.versions(store, stored.plan_id))] if stored else []
    return Circumstances(
        settings.load(store).company,
        run.state,
        day_of(run.recorded_at),
        day_of(run.approved_at) if run.approved_at else None,
        date.fromisoformat(run.paid_on) if run.paid_on else None,
        min(date.fromordinal(newest), statement.period.last) if newest else None,
        known.index(statement.plan_version) + 1 if statement.plan_version in known else 0,
    )


def day_of(moment: str) -> date:
    """The day on the wall of this computer at a recorded moment."""
    return datetime.fromisoformat(moment).astimezone().date()


def made_at(run: Run) -> datetime:
    """A run printed twice is the same file: it is dated by its evaluation."""
    return datetime.fromisoformat(run.approved_at or run.recorded_at).astimezone(UTC)


def _statement_json(statement: Statement, around: Circumstances) -> bytes:
    """The stored statement without loss, and what surrounds it; the fields stand in the help."""
    data = {
        "format": JSON_FORMAT,
        "company": around.company,
        "run": {
            "state": around.state,
            "evaluated": around.evaluated.isoformat(),
            "approved": around.approved.isoformat() if around.approved else None,
            "paid": around.paid.isoformat() if around.paid else None,
        },
        "data_to": around.data_to.isoformat() if around.data_to else None,
        "statement": statement_to_json(statement),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

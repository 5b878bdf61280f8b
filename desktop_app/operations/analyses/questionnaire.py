"""A questionnaire as a table to be filled in: one row for each solved request that nobody was asked about yet.

Its columns are those of survey answers, so that the filled file is imported as it is; rows without a score are refused
there and named.
"""

from pathlib import Path
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.domain.table import Column, Table
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis.voices import CSAT, NPS
from desktop_app.store import analysed
from desktop_app.store.database import Store

QUESTIONS: Final = {
    CSAT: N_("How satisfied were you with our help, from 1 to 5? (CSAT)"),
    NPS: N_("How likely are you to recommend us, from 0 to 10? (NPS)"),
}
"""The word in parentheses tells an import which kind of question it was, in any language."""
_COLUMNS: Final = (
    Column("number", N_("Number")), Column("day", N_("Day")), Column("person", N_("Person")),
    Column("customer", N_("Customer")), Column("question", N_("Question")), Column("score", N_("Score")),
    Column("comment", N_("Comment")), Column("case", N_("Case")),
)  # fmt: skip


def questionnaire(store: Store, wanted: Wanted, sort: str = CSAT) -> Table:
    """The rows for the requests solved in ``wanted.period``; ``sort`` is a key of QUESTIONS. Scores are empty."""
    scene = Scene.of(store, wanted)
    asked = analysed.asked_about(store, sort)
    solved = analysed.rows(
        store, scene.sought(Kind.INTERACTION), ("document", "owner", "customer", "work"), scene.revenue
    )
    rows = tuple(
        (f"{sort}-{number}", scene.as_of, scene.texts.get(owner, ""), scene.texts.get(customer, ""),
         _(QUESTIONS[sort]), "", "", number)
        for number, owner, customer, work, _group in solved if work is not None and number not in asked
    )  # fmt: skip
    return Table(_COLUMNS, rows)


def write_questionnaire(store: Store, wanted: Wanted, sort: str, target: Path, progress: Progress = SILENT) -> Path:
    progress.step(N_("Writing the file"), 0, 1)
    write_table(questionnaire(store, wanted, sort), target)
    return target

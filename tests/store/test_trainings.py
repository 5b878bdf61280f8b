"""Trainings are read by title and person, with what their records say."""

from pathlib import Path

from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.store import database, trainings

ROWS = """employee,training,due date,completed on,hours,passed
Ion,Offers,2026-02-01,,6,
Ana,Offers,2026-02-01,2026-01-20,6,no
"""


def test_what_was_imported_is_read(workspace: Path) -> None:
    create_workspace(workspace, "RO", {"company": "Harbor"})
    with database.open_store(workspace) as store:
        import_file(store, Request(ROWS.encode(), "trainings.csv"))
        found = {one.name: one for one in trainings.load(store)}
    assert (found["Ana"].failed, found["Ana"].hours, found["Ion"].day) == (True, 6, None)

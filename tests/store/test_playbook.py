"""The newest words of a stage hold, empty ones end it."""

from pathlib import Path

from desktop_app.operations.new_workspace import create_workspace
from desktop_app.store import database, playbook


def test_revisions(workspace: Path) -> None:
    create_workspace(workspace, "RO", {"company": "Harbor"})
    with database.open_store(workspace) as store:
        for text in ("One", "Two"):
            playbook.save(store, "Proposal", text, recorded_at="2026-02-01T10:00:00+00:00")
        assert playbook.load(store)["Proposal"][0] == "Two"
        assert playbook.before(store, "Proposal") == "One"
        assert playbook.before(store, "Contract") is None
        assert playbook.stages(store) == []
        playbook.save(store, "Proposal", "", recorded_at="2026-02-02T10:00:00+00:00")
        assert playbook.load(store) == {}

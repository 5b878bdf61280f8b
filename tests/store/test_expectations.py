"""The newest of a role and KPI holds."""

from fractions import Fraction
from pathlib import Path

from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.store import database, expectations


def test_revisions(workspace: Path) -> None:
    create_workspace(workspace, "RO", {"company": "Harbor"})
    with database.open_store(workspace) as store:
        for amount in (Fraction(1, 2), Fraction(5, 2)):
            one = Expectation("Sales", "contacts", amount, Pace.DAY)
            expectations.save(store, one, recorded_at="2026-01-01T10:00:00+00:00")
        assert expectations.load(store) == [one]
        expectations.save(store, one, recorded_at="2026-01-02T10:00:00+00:00", ended=True)
        assert expectations.load(store) == []

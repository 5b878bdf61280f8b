"""The passphrase of the lead: only its hash is kept, and only the one so far changes it."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.meetings import lead_passphrase
from desktop_app.operations.meetings.lead_passphrase import is_set, opens, set_passphrase
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.store import settings
from desktop_app.store.database import open_store


def test_only_its_hash_is_kept_and_it_opens(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lead_passphrase, "COST", (2**4, 8, 1))
    with open_store(create_workspace(workspace, "RO", {})) as store:
        assert not is_set(store)
        assert opens(store, "anything")
        set_passphrase(store, "Ș and 王")
        assert is_set(store)
        assert opens(store, "Ș and 王")
        assert not opens(store, "S and 王")
        assert "王" not in settings.load(store).lead_passphrase
        for wrong in ("", "another"):
            with pytest.raises(UserError):
                set_passphrase(store, "new one", wrong)
        with pytest.raises(UserError):
            set_passphrase(store, "abc", "Ș and 王")
        set_passphrase(store, "", "Ș and 王")
        assert not is_set(store)

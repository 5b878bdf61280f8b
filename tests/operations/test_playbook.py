"""The playbook: the usual stages without records, else those of the deals; revisions, and what was there before."""

from collections.abc import Callable

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.playbook import USUAL, find_chapter, load_playbook, write_chapter
from desktop_app.store import playbook
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]


def test_without_deals_the_five_usual_stages_are_there(store: Store) -> None:
    assert [one.stage for one in load_playbook(store)] == list(USUAL)
    write_chapter(store, "Proposal", " Ask who decides. ")
    assert find_chapter(store, "proposal").text == "Ask who decides."
    with pytest.raises(UserError, match="no stage “Dance”"):
        write_chapter(store, "Dance", "x")


def test_the_stages_of_the_deals_stand_in_their_order(store: Store, import_text: ImportText) -> None:
    import_text("id,owner,customer,stage,opened,closed,amount\n1,Ana,Acme,Engaging,2026-03-01,,5\n"
                "2,Ana,Acme,Prospecting,2026-03-01,,5\n3,Ana,Acme,Engaging,2026-03-01,,5\n"
                "4,Ana,Acme,Won,2026-03-01,2026-03-09,5\n", "deals.csv")  # fmt: skip
    assert [one.title for one in load_playbook(store)] == ["Engaging", "Prospecting", "After the sale"]


def test_an_earlier_version_stays_in_the_file(store: Store) -> None:
    for words in ("First", "Second", ""):
        write_chapter(store, "needs", words)
    assert find_chapter(store, "needs").text == ""
    assert playbook.before(store, "needs") == "Second"
    write_chapter(store, "needs", "")
    assert playbook.before(store, "needs") == "Second"  # nothing differed

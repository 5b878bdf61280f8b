"""Taking an import back: every total is what it would have been without it, whatever came in between."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import batches, integrity, names, records, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
ONE = "1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000\n"
TWO = "2,Ion,Bold,Ink,Won,2026-02-11,2026-03-20,20000\n"


def totals(store: Store) -> set[tuple[object, ...]]:
    """Every rollup with the names written out."""
    found = store.db.execute(
        "select coalesce(n.text, ''), t.* from total t left join name n on n.id = t.owner"
    ).fetchall()
    return {tuple(row) for row in found}


def test_what_was_new_goes_and_nothing_is_deleted(store: Store, import_text: ImportText) -> None:
    batch = import_text(HEAD + ONE + TWO).batch
    result = take_back(store, batch.id)
    assert (result.removed, result.restored) == (2, 0)
    assert set(result.gone) == {"Ana", "Ion", "Acme", "Bold", "Pen", "Ink"}
    assert records.count(store) == {}
    assert totals(store) == set()
    assert store.db.execute("select count(*) from version").fetchone()[0] == 2
    assert batches.find(store, batch.id).taken_back_at


def test_what_was_changed_gets_its_earlier_content_back(store: Store, import_text: ImportText) -> None:
    import_text(HEAD + ONE)
    before = totals(store)
    batch = import_text(HEAD + ONE.replace("40000", "1") + TWO).batch
    assert records.would_withdraw(store, batch.id) == (1, 1)
    result = take_back(store, batch.id)
    assert (result.removed, result.restored) == (1, 1)
    assert totals(store) == before


def test_an_old_import_is_taken_back_after_later_ones(store: Store, import_text: ImportText) -> None:
    first = import_text(HEAD + ONE + TWO).batch
    import_text(HEAD + ONE.replace("40000", "41000"))
    assert records.would_withdraw(store, first.id) == (1, 0)
    take_back(store, first.id)
    amounts = store.db.execute("select document, amount from version where in_force").fetchall()
    assert [tuple(row) for row in amounts] == [("1", 41_000_000_000)]
    assert integrity.check(store, settings.load(store).revenue_source) == []


def test_taking_back_twice_is_refused(store: Store, import_text: ImportText) -> None:
    batch = import_text(HEAD + ONE).batch
    take_back(store, batch.id)
    with pytest.raises(UserError, match="taken back already"):
        take_back(store, batch.id)
    with pytest.raises(UserError, match="no batch 77"):
        take_back(store, 77)


def test_the_file_can_come_in_again_after_it_was_taken_back(store: Store, import_text: ImportText) -> None:
    batch = import_text(HEAD + ONE + TWO).batch
    before = totals(store)
    take_back(store, batch.id)
    again = import_text(HEAD + ONE + TWO).batch
    assert (again.created, again.unchanged) == (2, 0)
    assert totals(store) == before


def test_an_alias_lasts_as_long_as_the_import_that_brought_it(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nIon Pop,Field\n", "people.csv")
    batch = import_text(HEAD + TWO.replace("Ion", "I. P."), aliases=(("person", "I. P.", "Ion Pop"),)).batch
    assert names.Directory(store, 0).known("person", "i. p.")
    take_back(store, batch.id)
    assert not names.Directory(store, 0).known("person", "i. p.")


def test_facts_about_people_go_with_their_import(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nAna,Field\n", "people.csv")
    batch = import_text("name,team\nAna,Inside\nIon,Inside\n", "people.csv").batch
    take_back(store, batch.id)
    assert list(names.latest_facts(store, "team").values()) == ["Field"]
    assert [one.text for one in names.load(store, "person")] == ["Ana"]


def test_what_a_later_file_says_again_stays_when_the_first_one_goes(store: Store, import_text: ImportText) -> None:
    """Two monthly exports, the second with all of the first: withdrawing the first must not lose its rows."""
    january = import_text(HEAD + ONE).batch
    both = import_text(HEAD + ONE + TWO).batch
    before = totals(store)
    assert records.would_withdraw(store, january.id) == (0, 0)
    result = take_back(store, january.id)
    assert (result.removed, result.restored, result.gone) == (0, 0, ())
    assert totals(store) == before
    assert records.would_withdraw(store, both.id) == (2, 0)
    take_back(store, both.id)
    assert totals(store) == set()


def test_a_repeated_version_outlasts_its_import_under_a_later_change(store: Store, import_text: ImportText) -> None:
    first = import_text(HEAD + ONE).batch
    import_text(HEAD + ONE)
    before = totals(store)
    change = import_text(HEAD + ONE.replace("40000", "7")).batch
    take_back(store, first.id)
    assert records.would_withdraw(store, change.id) == (0, 1)
    take_back(store, change.id)
    assert totals(store) == before
    assert integrity.check(store, settings.load(store).revenue_source) == []


def test_facts_that_a_later_file_says_again_stay(store: Store, import_text: ImportText) -> None:
    first = import_text("name,team\nAna,Field\n", "people.csv").batch
    again = import_text("name,team\nAna,Field\n", "people.csv").batch
    assert (again.changed, again.unchanged) == (0, 1)
    take_back(store, first.id)
    assert list(names.latest_facts(store, "team").values()) == ["Field"]


ROW = st.tuples(
    st.integers(1, 5),
    st.sampled_from(["Ana", "Ion", "Mei"]),
    st.sampled_from(["Acme", "Bold"]),
    st.sampled_from(["Won", "Lost", "Engaging"]),
    st.sampled_from(["2026-03-01", "2026-03-31", "2026-04-02"]),
    st.integers(0, 900),
)


class Workspace(RuleBasedStateMachine):
    """Imports and take-backs in any order, beside a plain dictionary that replays what is in force."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR")
        self.store = new_workspace(self.folder / "w.quotadesk", chosen)
        self.held: dict[int, dict[str, tuple[str, int]]] = {}
        self.gone: set[int] = set()

    @rule(rows=st.lists(ROW, min_size=1, max_size=5))
    def import_rows(self, rows: list[tuple[int, str, str, str, str, int]]) -> None:
        text = "id,owner,customer,stage,opened,closed,amount\n"
        for number, owner, customer, stage, closed, amount in rows:
            text += f"D{number},{owner},{customer},{stage},2026-02-01,{closed},{amount}\n"
        request = Request(text.encode(), "deals.csv", Choices(kind=Kind.OPPORTUNITY))
        batch = import_file(self.store, request).batch
        self.held[batch.id] = {f"D{row[0]}": (row[1], row[5]) for row in rows}

    @precondition(lambda self: set(getattr(self, "held", {})) - getattr(self, "gone", set()))
    @rule(data=st.data())
    def take_one_back(self, data: st.DataObject) -> None:
        batch = data.draw(st.sampled_from(sorted(set(self.held) - self.gone)))
        foretold = records.would_withdraw(self.store, batch)
        result = take_back(self.store, batch)
        assert (result.removed, result.restored) == foretold
        self.gone.add(batch)

    @invariant()
    def everything_in_force_is_what_a_replay_gives(self) -> None:
        if not hasattr(self, "store"):
            return
        wanted: dict[str, tuple[str, int]] = {}
        for batch, rows in sorted(self.held.items()):
            if batch not in self.gone:
                wanted |= rows
        found = self.store.db.execute(
            "select document, n.text, amount from version v join name n on n.id = v.owner where in_force"
        ).fetchall()
        assert {row[0]: (row[1], row[2] // 1_000_000) for row in found} == wanted
        assert integrity.check(self.store, settings.load(self.store).revenue_source) == []

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)


TestAnyOrderOfImportsAndTakeBacks = Workspace.TestCase
TestAnyOrderOfImportsAndTakeBacks.settings = examples(max_examples=12, stateful_step_count=8)

"""The full dry pass: counts as an import would have them, problems in groups, and no trace."""

from collections.abc import Callable

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import Progress
from desktop_app.files.cell_values import NO_DAY
from desktop_app.files.mending import TAKEN_EMPTY, Fix, Mend
from desktop_app.operations.importing.check_file import Checked, Written, check_file
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request
from desktop_app.store import batches, names, records, shapes
from desktop_app.store.database import Store

HEAD = "id,owner,stage,opened,closed,amount\n"
GOOD = "".join(f"{n},Ana,Won,2026-02-01,2026-03-0{n % 9 + 1},5\n" for n in range(10, 30))
BAD = "40,Ana,Won,2026-02-01,tbd,1\n41,Ana,Won,2026-02-01,soon,1\n42,Ana,Won,2026-02-01,tbd,1\n"


def check(store: Store, text: str, progress: Progress | None = None, **choices: object) -> Checked:
    request = Request(text.encode(), "x.csv", Choices(**choices))
    return check_file(store, request, progress or Progress())


def test_problems_are_grouped_with_their_texts_and_nothing_is_kept(store: Store) -> None:
    found = check(store, HEAD + GOOD + BAD)
    assert (found.batch.rows, found.batch.created, found.batch.refused) == (23, 20, 3)
    assert found.new_people == ("Ana",)
    group = found.groups[0]
    assert (group.reason, group.column, group.rows, group.mendable) == (NO_DAY, "closed", 3, True)
    assert group.texts == (Written("tbd", 2, 22, (22, 24)), Written("soon", 1, 23, (23,)))
    assert batches.load(store) == []
    assert records.count(store) == {}
    assert names.load(store, "person") == []
    assert shapes.load(store) == []


def test_a_fix_of_the_whole_group_leaves_nothing_refused(store: Store) -> None:
    fixes = (Fix("closed", "tbd", Mend.EMPTY), Fix("closed", "soon", Mend.EMPTY))
    found = check(store, HEAD + GOOD + BAD, fixes=fixes)
    assert (found.batch.rows, found.batch.refused) == (23, 0)
    settled = [one for one in found.groups if one.settled]
    assert [(one.reason, one.rows, one.mendable) for one in settled] == [(TAKEN_EMPTY, 3, False)]


def test_a_check_says_what_an_import_then_does(store: Store, import_text: Callable[..., Imported]) -> None:
    tried = check(store, HEAD + GOOD + BAD).batch
    done = import_text(HEAD + GOOD + BAD).batch
    again = check(store, HEAD + GOOD + BAD).batch
    for one in (tried, done, again):
        assert one.rows == one.created + one.changed + one.unchanged + one.refused
    assert (tried.created, tried.refused) == (done.created, done.refused)
    assert (again.created, again.unchanged) == (0, done.created)


def test_a_check_can_be_cancelled(store: Store) -> None:
    with pytest.raises(Cancelled):
        check(store, HEAD + GOOD, Progress(cancelled=lambda: True))
    assert batches.load(store) == []

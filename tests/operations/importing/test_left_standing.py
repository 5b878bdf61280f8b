"""A document that was imported and is cancelled later stays out of the new import, and it is said that it counts."""

from collections.abc import Callable

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.left_standing import STILL_COUNTS
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
BEFORE = "number,day,seller,customer,net,state\n" + "".join(
    f"F{n},2026-02-0{n},Ana,Acme,{n}00.00,{state}\n" for n, state in enumerate(["Paid", "Open", "Cancelled"], 1)
)


def test_what_was_cancelled_since_is_said_to_count_still(store: Store, import_text: ImportText) -> None:
    first = import_text(BEFORE, kind=Kind.INVOICE, void_out=True)
    assert [problem for problem in first.problems if problem.reason == STILL_COUNTS] == []
    later = import_text(BEFORE.replace("Open", "Cancelled"))
    assert [(problem.line, problem.original) for problem in later.problems if problem.reason == STILL_COUNTS] == [
        (3, "F2")
    ]
    assert (later.batch.unchanged, later.batch.refused) == (1, 2)

"""Rows that say they are cancelled or drafts are found in a column of states, and nowhere else."""

from desktop_app.files.mending import Fix, Mend
from desktop_app.files.readers import read_source
from desktop_app.files.source import RawTable
from desktop_app.files.void_rows import find_void, leave_out


def table(*states: str) -> RawTable:
    rows = "".join(f"F{n},2026-02-01,{n}.50,{state}\n" for n, state in enumerate(states, 1))
    return read_source(f"number,day,total,state\n{rows}".encode()).table


def test_some_void_rows_are_found_with_their_words() -> None:
    found = find_void(table("Paid", "Cancelled", "open", "Anulată", "Cancelled", "作废"))
    assert found is not None
    assert (found.title, found.texts, found.rows) == ("state", ("Cancelled", "Anulată", "作废"), 4)
    assert leave_out(table("Paid", "Void", "open")) == (Fix("state", "Void", Mend.SKIP),)


def test_a_column_of_names_or_of_nothing_else_says_nothing() -> None:
    assert find_void(table("Paid", "Open", "Paid", "Open")) is None
    assert find_void(table("Cancelled", "Cancelled")) is None
    assert find_void(table(*(f"firm {n}" for n in range(40)), "Void")) is None
    assert find_void(table("Void", "Acme"), apart=[3]) is None

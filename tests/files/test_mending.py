"""Cells mended and rows left out as they pass, each noted."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.mending import (
    LEFT_OUT,
    REPLACED_BY,
    TAKEN_EMPTY,
    Fix,
    Mend,
    Mending,
    fix_from_json,
    fix_to_json,
    with_fixes,
)
from desktop_app.files.source import Severity

HEADER = ("id", "day", "")
FIXES = (
    Fix("day", "tbd", Mend.EMPTY),
    Fix("day", "31.02.2026", Mend.REPLACE, "28.02.2026"),
    Fix("C", "test", Mend.SKIP),
    Fix("nowhere", "x", Mend.SKIP),
)


def test_each_fix_does_what_it_says_and_is_noted() -> None:
    mending = Mending(HEADER, FIXES, skipped=[9])
    rows = [(2, ("1", " tbd ", "")), (3, ("2", "31.02.2026", "a")), (4, ("3", "", "test")), (9, ("4", "", ""))]
    assert list(mending.rows([*rows, (10, ("5", "x", "b"))])) == [
        (2, ("1", "", "")),
        (3, ("2", "28.02.2026", "a")),
        (10, ("5", "x", "b")),
    ]
    assert [(one.line, one.column, one.text, one.reason) for one in mending.problems] == [
        (2, "day", " tbd ", TAKEN_EMPTY),
        (3, "day", "31.02.2026", REPLACED_BY),
        (4, "C", "test", LEFT_OUT),
        (9, "", "4 |  | ", LEFT_OUT),
    ]
    refused = [one for one in mending.problems if one.severity is Severity.REFUSED]
    assert [one.cells for one in refused] == [rows[2][1], rows[3][1]]


@given(st.lists(st.tuples(st.sampled_from(["tbd", "x", "test", "31.02.2026"]), st.sampled_from(["test", "b"]))))
def test_every_row_comes_out_or_is_noted_as_left_out(cells: list[tuple[str, str]]) -> None:
    mending = Mending(HEADER, FIXES)
    out = list(mending.rows((line, ("1", *pair)) for line, pair in enumerate(cells)))
    assert len(out) + sum(one.reason == LEFT_OUT for one in mending.problems) == len(cells)


def test_a_later_fix_for_the_same_text_takes_the_place_of_the_first() -> None:
    later = Fix("day", " tbd", Mend.SKIP)
    assert with_fixes(FIXES, [later]) == (later, *FIXES[1:])


def test_fixes_survive_being_written_down() -> None:
    assert [fix_from_json(fix_to_json(fix)) for fix in FIXES] == list(FIXES)

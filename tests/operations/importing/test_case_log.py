"""A log of a help desk becomes one interaction for each case, and every row of it is counted."""

from collections.abc import Callable
from datetime import date
from json import loads
from typing import Any

import pytest

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import integrity, records, settings
from desktop_app.store.case_events import EVENTS
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
LOG = """Ticket ID,Timestamp,Status,Agent,Customer,Channel
T1,2026-03-02 09:00,Created,,Acme,mail
T1,2026-03-02 09:05,Assigned,System,Acme,mail
T1,2026-03-02 10:00,Replied,Ana,Acme,mail
T1,2026-03-03 09:00,Resolved,Ana,Acme,mail
T2,2026-03-02 11:00,Created,,Bold,phone
T2,2026-03-02 11:30,In progress,Ion,Bold,phone
T2,2026-03-02 12:00,Resolved,Ion,Bold,phone
T2,2026-03-04 08:00,Reopened,,Bold,phone
T3,2026-03-05 08:10,Resolved,Mei,Cold,phone
T3,2026-03-05 08:00,Created,,Cold,phone
T3,2026-03-05 18:00,Closed,System,Cold,phone
"""
CHINESE = """工单号,操作时间,操作类型,处理人
G1,2026-03-02 09:00,创建,
G1,2026-03-02 09:30,回复,王芳
G1,2026-03-02 12:00,已解决,李娜
"""


def cases(store: Store) -> dict[str, dict[str, Any]]:
    rows = store.db.query(
        "select v.*, n.text as person from version v left join name n on n.id = v.owner where in_force"
    )
    return {row["document"]: row for row in rows}


def test_the_moments_of_a_case_are_found_in_its_rows(store: Store, import_text: ImportText) -> None:
    import_text(LOG)
    found = cases(store)
    assert records.count(store) == {Kind.INTERACTION: 3}
    first = found["T1"]
    assert (first["opened"], first["time"]) == (date(2026, 3, 2).toordinal(), "09:00")
    assert (first["wait"], first["work"]) == (60, 24 * 60)  # the program's own assignment answers nobody
    assert (first["day"], first["person"]) == (date(2026, 3, 3).toordinal(), "Ana")
    assert loads(first["more"])[".answered"] == "2026-03-02T10:00:00"


def test_a_log_tells_how_often_a_solved_case_came_back(store: Store, import_text: ImportText) -> None:
    import_text(LOG + "T2,2026-03-05 08:00,Resolved,Ion,Bold,phone\nT4,2026-03-05 09:00,Created,,Cold,mail\n")
    found = {number: loads(row["more"]).get(".reopened") for number, row in cases(store).items()}
    assert found == {"T1": "0", "T2": "1", "T3": "0", "T4": None}


def test_a_case_that_was_opened_again_is_not_resolved(store: Store, import_text: ImportText) -> None:
    import_text(LOG)
    again = cases(store)["T2"]
    assert (again["day"], again["work"], again["wait"]) == (None, None, 30)


def test_rows_need_not_stand_in_the_order_of_time(store: Store, import_text: ImportText) -> None:
    import_text(LOG)
    mixed = cases(store)["T3"]
    assert (mixed["wait"], mixed["work"], mixed["person"]) == (10, 600, "Mei")


def test_every_row_counts_as_what_became_of_its_case(store: Store, import_text: ImportText) -> None:
    first = import_text(LOG).batch
    assert (first.rows, first.created, first.changed, first.unchanged, first.refused) == (11, 11, 0, 0, 0)
    again = import_text(LOG + "T3,2026-03-06 09:00,Reopened,Mei,Cold,phone\n").batch
    assert (again.rows, again.created, again.changed, again.unchanged) == (12, 0, 4, 8)
    assert integrity.check(store, settings.load(store).revenue_source) == []


def test_all_rows_of_a_case_whose_person_is_refused_stay_out(store: Store, import_text: ImportText) -> None:
    import_text("name,team\nAna,Desk\nMei,Desk\n", "people.csv")
    done = import_text(LOG, refused_people=frozenset({"Ion"}))
    assert (done.batch.created, done.batch.refused) == (7, 4)
    assert sorted(problem.line for problem in done.refused) == [6, 7, 8, 9]
    assert all(problem.row for problem in done.refused)
    assert "T2" not in cases(store)


@pytest.mark.parametrize("again", [False, True])
def test_a_log_in_chinese_is_read_alike(store: Store, import_text: ImportText, again: bool) -> None:
    for _time in range(1 + again):
        import_text(CHINESE)
    case = cases(store)["G1"]
    assert (case["wait"], case["work"], case["contacts"], case["person"]) == (30, 180, 1, "李娜")


def told(store: Store) -> dict[str, tuple[Any, ...]]:
    """What is known of each case, as figures see it."""
    keys = ("opened", "time", "day", "wait", "work", "contacts", "person", "stage", "more")
    return {
        number: tuple({k: v for k, v in loads(case["more"]).items() if k != EVENTS} if key == "more" else case[key]
                      for key in keys)
        for number, case in cases(store).items()
    }  # fmt: skip


def halves() -> tuple[str, str]:
    """Every other row of the log."""
    header, *rows = LOG.splitlines(keepends=True)
    return header + "".join(rows[::2]), header + "".join(rows[1::2])


@pytest.mark.parametrize("turned", [False, True])
def test_two_halves_of_a_log_tell_what_the_whole_tells(store: Store, import_text: ImportText, turned: bool) -> None:
    whole = import_text(LOG, "whole.csv").batch
    expected = told(store)
    take_back(store, whole.id)
    for half in reversed(halves()) if turned else halves():
        import_text(half)
    assert told(store) == expected
    assert integrity.check(store, settings.load(store).revenue_source) == []


@pytest.mark.parametrize("gone", [0, 1])
def test_a_half_taken_back_leaves_what_the_other_tells(store: Store, import_text: ImportText, gone: int) -> None:
    first = import_text(halves()[1 - gone], "alone.csv").batch
    expected = told(store)
    take_back(store, first.id)
    batches = [import_text(half, f"{place}.csv").batch for place, half in enumerate(halves())]
    take_back(store, batches[gone].id)
    assert told(store) == expected
    assert integrity.check(store, settings.load(store).revenue_source) == []
    take_back(store, batches[1 - gone].id)
    assert told(store) == {}


def test_an_older_half_that_comes_again_changes_nothing_and_outlasts_its_first_batch(
    store: Store, import_text: ImportText
) -> None:
    first, second = halves()
    earlier = import_text(first, "1.csv").batch
    import_text(second, "2.csv")
    whole = told(store)
    again = import_text(first, "1.csv").batch
    assert (again.created, again.changed, again.unchanged) == (0, 0, again.rows)
    take_back(store, earlier.id)
    assert told(store) == whole
    assert integrity.check(store, settings.load(store).revenue_source) == []
    take_back(store, again.id)
    import_text(first, "1.csv")
    assert told(store) == whole

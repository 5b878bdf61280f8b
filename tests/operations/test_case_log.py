"""A log of a help desk becomes one interaction for each case, and every row of it is counted."""

from collections.abc import Callable
from datetime import date
from json import loads
from typing import Any

import pytest

from desktop_app.domain.records import Kind
from desktop_app.operations.import_file import Imported
from desktop_app.store import integrity, records, settings
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

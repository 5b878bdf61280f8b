import json

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.store import batches, evaluations
from desktop_app.store.database import Store
from desktop_app.store.engine import IntegrityError
from desktop_app.store.names import Directory

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")


@pytest.fixture
def ana(store: Store) -> int:
    return Directory(store, batches.start(store, "person", "test", recorded_at="2026-01-01")).mention("person", "Ana")


def run_of(store: Store, ana: int, period: object = MARCH, pay: int = 500) -> int:
    assert period in (MARCH, APRIL)
    run = evaluations.save(store, period, "print", recorded_at="2026-04-01")  # type: ignore[arg-type]  # asserted
    evaluations.save_statement(
        store, run, person=ana, plan_version_id=None, state="known", pay=pay, currency="EUR",
        result=json.dumps({"pay": pay, "ă": "“x”"}), ledger="{}",
    )  # fmt: skip
    return run


def state(store: Store, run: int) -> str:
    return next(one.state for one in evaluations.load(store) if one.id == run)


def test_a_statement_comes_back_as_it_was_kept(store: Store, ana: int) -> None:
    run = run_of(store, ana)
    (found,) = evaluations.statements(store, run)
    assert (found.person, found.pay, found.currency, found.result["ă"]) == (ana, 500, "EUR", "“x”")


def test_drafts_of_exactly_this_period_are_removed_and_nothing_else(store: Store, ana: int) -> None:
    march, april = run_of(store, ana), run_of(store, ana, APRIL)
    kept = run_of(store, ana)
    evaluations.approve(store, kept, moment="2026-04-02")
    evaluations.remove_drafts(store, MARCH)
    assert {one.id for one in evaluations.load(store)} == {april, kept}
    assert evaluations.statements(store, march) == []


def test_a_run_goes_from_draft_to_approved_to_paid_and_no_other_way(store: Store, ana: int) -> None:
    run = run_of(store, ana)
    evaluations.pay(store, run, paid_on="2026-04-15")
    evaluations.withdraw(store, run, note="x", moment="2026-04-02")
    assert state(store, run) == "draft"
    evaluations.approve(store, run, moment="2026-04-02")
    evaluations.pay(store, run, paid_on="2026-04-15")
    evaluations.withdraw(store, run, note="x", moment="2026-04-02")
    assert state(store, run) == "paid"


def test_the_run_that_counts_is_the_paid_or_approved_one_before_a_draft(store: Store, ana: int) -> None:
    assert evaluations.current(store, MARCH) is None
    first = run_of(store, ana)
    evaluations.approve(store, first, moment="2026-04-02")
    draft = run_of(store, ana)
    assert getattr(evaluations.current(store, MARCH), "id", None) == first
    evaluations.withdraw(store, first, note="a mistake", moment="2026-04-02")
    assert getattr(evaluations.current(store, MARCH), "id", None) == draft
    assert next(one.note for one in evaluations.load(store) if one.id == first) == "a mistake"


@pytest.mark.parametrize(
    ("states", "change"),
    [
        (("approved", "paid"), "update statement set pay = pay + 1"),
        (("approved", "paid"), "delete from statement"),
        (("approved", "paid"), "delete from evaluation"),
        (("paid",), "update evaluation set state = 'draft'"),
        (("paid",), "update evaluation set paid_on = '2020-01-01'"),
    ],
)
def test_the_file_itself_refuses_to_change_what_is_frozen(
    store: Store, ana: int, states: tuple[str, ...], change: str
) -> None:
    run = run_of(store, ana)
    evaluations.approve(store, run, moment="2026-04-02")
    if "approved" not in states:
        evaluations.pay(store, run, paid_on="2026-04-15")
    with pytest.raises(IntegrityError, match=r"frozen|kept"):
        store.db.execute(change)


def test_who_was_left_out_of_a_run_is_not_settled_by_it(store: Store, ana: int) -> None:
    run = run_of(store, ana)
    assert evaluations.posted(store, MARCH) == set()
    evaluations.approve(store, run, moment="2026-04-02")
    assert evaluations.posted(store, MARCH) == {ana}
    assert [(one.person, one.run) for one in evaluations.last_posted(store)] == [(ana, run)]
    assert evaluations.last_posted(store, before=run) == []
    evaluations.leave_out(store, run, ana, "withdrawn", "a mistake", recorded_at="2026-04-03")
    assert evaluations.posted(store, MARCH) == set()
    assert [one.reason for one in evaluations.left_out(store, run)] == ["a mistake"]


@pytest.mark.parametrize(
    "change",
    ["delete from left_out", "update left_out set reason = ''", "insert into left_out select 1, 2, 'held', '', ''"],
)
def test_who_was_left_out_of_a_paid_run_is_frozen_too(store: Store, ana: int, change: str) -> None:
    run = run_of(store, ana)
    evaluations.approve(store, run, moment="2026-04-02")
    evaluations.leave_out(store, run, ana, "held", "asked", recorded_at="2026-04-03")
    evaluations.pay(store, run, paid_on="2026-04-15", pay_month="2026-05")
    assert getattr(evaluations.find(store, run), "pay_month", "") == "2026-05"
    with pytest.raises(IntegrityError, match=r"frozen|kept"):
        store.db.execute(change)

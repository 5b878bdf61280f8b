"""Components and what stands beside them sum to the pay, whatever a run releases, corrects and carries."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.rules.incentives.account import Account, Correction
from desktop_app.rules.incentives.composition import Kind, beside_components
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement, StatementLine

AMOUNT = st.integers(-(10**9), 10**9)
MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
STEP = explain("pay.held", name="Ana", period=APRIL)
NOTHING: Mapping[str, int] = dict.fromkeys(
    ("earned", "held", "opened", "net", "adjusted", "top_up", "owed", "taken", "deducted", "balance", "cut", "carried"),
    0,
)


def line(pay: int) -> StatementLine:
    return StatementLine(
        "C", "revenue", State.EVALUATED, STEP, STEP, None, None, None, None, None, pay, 0, None, None, None, ()
    )


def statement(paid: list[int], account: Account | None, pay: int | None) -> Statement:
    lines = tuple(line(one) for one in paid)
    return Statement(1, "Ana", APRIL, "Plan", 1, "EUR", State.EVALUATED, pay, lines, (), account)


@given(paid=st.lists(AMOUNT, max_size=3), corrections=st.lists(AMOUNT, max_size=3), data=st.data())
def test_the_parts_sum_to_the_pay(paid: list[int], corrections: list[int], data: st.DataObject) -> None:
    figures = {name: data.draw(AMOUNT, name) for name in NOTHING}
    account = Account(
        **figures,
        released={"C": data.draw(AMOUNT)},
        corrections=tuple(Correction(MARCH, one, {}, ()) for one in corrections),
        converted=None,
        steps=(),
    )
    pay = account.opened + account.net + account.corrected + account.top_up - account.balance
    found = beside_components(statement(paid, account, pay))
    assert sum(paid) + sum(part.minor for part in found) == pay
    assert all(part.minor for part in found)


def test_what_is_not_settled_or_open_has_nothing_beside_its_components() -> None:
    assert beside_components(statement([5], None, 5)) == ()
    account = Account(**NOTHING, released={}, corrections=(), converted=None, steps=())
    assert beside_components(statement([5], account, None)) == ()
    held = replace(account, earned=5)
    assert [(one.kind, one.minor) for one in beside_components(statement([5], held, 0))] == [(Kind.HELD, -5)]

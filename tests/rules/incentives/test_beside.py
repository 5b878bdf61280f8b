"""Sums of two ways of paying: every person once, each currency by itself."""

from desktop_app.domain.period import parse_period
from desktop_app.rules.incentives.beside import Beside, totals
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement


def paid(minor: int | None, currency: str = "EUR") -> Statement:
    return Statement(1, "Ana", parse_period("2026-03"), "Flat", 1, currency, State.EVALUATED, minor, (), ())


def test_a_person_without_a_plan_is_paid_nothing_and_one_who_waits_is_left_out() -> None:
    lines = [
        Beside(1, "Ana", "EUR", paid(100), paid(70)),
        Beside(2, "Bo", "EUR", None, paid(30)),
        Beside(3, "Cy", "EUR", paid(500), paid(None)),
        Beside(4, "Di", "USD", paid(5, "USD"), None),
    ]
    assert [one.change for one in lines] == [-30, 30, None, -5]
    assert totals(lines) == {"EUR": (100, 100), "USD": (5, 0)}

"""Signals and what is answered to them, on a year of equal months and one bad one."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.agenda import agenda
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.signals import Unusual, act_on, signals, snooze, withdraw_answer
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)


@pytest.fixture
def bad_months(store: Store, import_text: ImportText) -> Store:
    """Twelve months of about 10,000, then two of 2,000."""
    rows = [f"{m},Ana,Acme,Won,2025-{m:02d}-01,2025-{m:02d}-20,{10_000 + m % 3 * 100}" for m in range(1, 13)]
    rows += ["13,Ana,Acme,Won,2026-01-01,2026-01-31,2000", "14,Ana,Acme,Won,2026-01-01,2026-02-28,2000"]
    import_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n")
    return store


def of_revenue(store: Store, day: date) -> list[tuple[Unusual, str]]:
    found = [one for one in signals(store, day) if one.signal.kpi.key == "revenue"]
    return [(one.signal, one.mark.state if one.mark else "") for one in found]


def told(store: Store, day: date) -> list[str]:
    return [one.kpi.key for one in agenda(store, day) if isinstance(one, Unusual)]


def test_a_snoozed_signal_rests_until_its_day_whatever_the_month(bad_months: Store) -> None:
    ((signal, _state),) = of_revenue(bad_months, JANUARY)
    assert "revenue" in told(bad_months, JANUARY)
    snooze(bad_months, signal, date(2026, 3, 1), reason="the shop was closed")
    assert "revenue" not in told(bad_months, JANUARY)
    assert "revenue" not in told(bad_months, FEBRUARY)
    assert [state for _signal, state in of_revenue(bad_months, FEBRUARY)] == ["snoozed"]
    assert "revenue" in told(bad_months, date(2026, 3, 1))


def test_what_was_acted_on_is_told_again_if_the_next_month_shows_it_too(bad_months: Store) -> None:
    ((signal, _state),) = of_revenue(bad_months, JANUARY)
    act_on(bad_months, signal, "called the ten largest customers")
    assert "revenue" not in told(bad_months, JANUARY)
    assert "revenue" in told(bad_months, FEBRUARY)


def test_an_answer_can_be_taken_back(bad_months: Store) -> None:
    ((signal, _state),) = of_revenue(bad_months, JANUARY)
    number = act_on(bad_months, signal, "called")
    withdraw_answer(bad_months, number)
    assert "revenue" in told(bad_months, JANUARY)
    with pytest.raises(UserError):
        withdraw_answer(bad_months, number)


def test_answers_need_a_later_day_or_words(bad_months: Store) -> None:
    ((signal, _state),) = of_revenue(bad_months, JANUARY)
    with pytest.raises(UserError):
        snooze(bad_months, signal, JANUARY)
    with pytest.raises(UserError):
        act_on(bad_months, signal, " ")

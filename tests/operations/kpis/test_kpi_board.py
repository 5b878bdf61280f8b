"""Which KPIs are shown, in which order and how large: chosen, kept, put back."""

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.kpis import kpi_board
from desktop_app.operations.kpis.catalogue import built_in, kpis_with_data, load_catalogue
from desktop_app.operations.kpis.define_kpi import add_kpi
from desktop_app.operations.kpis.kpi_board import Board, load_board, load_roles, save_board
from desktop_app.store.database import Store


@pytest.mark.parametrize("role", load_roles(), ids=lambda role: role.key)
def test_roles_name_kpis_of_the_catalogue_once(role: kpi_board.Role) -> None:
    assert set(role.kpis) <= {kpi.key for kpi in built_in()}
    assert len(set(role.kpis)) == len(role.kpis)
    assert 0 < role.large <= kpi_board.MOST_LARGE


def test_a_role_shows_its_kpis_in_its_order_and_keeps_own_ones(team: Store) -> None:
    add_kpi(team, "won_per_loss", {"name": "Won per loss", "formula": "deals_won / deals_lost", "unit": "ratio"})
    role = kpi_board.find_role("field_sales")
    save_board(team, kpi_board.of_role(team, role))
    shown = [kpi.key for kpi in load_catalogue(team) if not kpi.hidden]
    assert shown == [*role.kpis, "won_per_loss"]
    assert kpi_board.large_keys(load_board(team), kpis_with_data(team)) == [kpi.key for kpi in kpis_with_data(team)][:4]


def test_the_board_before_can_be_put_back(team: Store) -> None:
    before = [kpi.key for kpi in kpis_with_data(team)]
    old = save_board(team, kpi_board.with_shown(Board(("win_rate",), ("win_rate",)), ["revenue"], shown=False))
    assert next(kpi.key for kpi in kpis_with_data(team)) == "win_rate"
    assert "revenue" not in {kpi.key for kpi in kpis_with_data(team)}
    save_board(team, old)
    assert [kpi.key for kpi in kpis_with_data(team)] == before


def test_what_is_hidden_is_no_large_gauge() -> None:
    assert kpi_board.with_shown(Board((), ("a", "b")), ["a"], shown=False).large == ("b",)


def test_unknown_keys_and_too_many_large_gauges_are_refused(team: Store) -> None:
    with pytest.raises(UserError, match="nothing"):
        save_board(team, Board(("nothing",)))
    with pytest.raises(UserError, match="8 large"):
        save_board(team, Board((), tuple(kpi.key for kpi in built_in()[:9])))
    assert load_board(team) == Board()


def test_moving_puts_a_key_before_another_or_last() -> None:
    assert kpi_board.moved("abc", "c", "a") == ("c", "a", "b")
    assert kpi_board.moved("abc", "a", "") == ("b", "c", "a")

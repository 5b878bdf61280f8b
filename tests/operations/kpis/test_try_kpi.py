"""A KPI tried before it is kept shows the same as when it is kept."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.kpis.define_kpi import add_kpi
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.kpis.try_kpi import try_kpi
from desktop_app.store import kpi_definitions
from desktop_app.store.database import Store

OWN = {"name": "Won per loss", "formula": "deals_won / deals_lost", "unit": "ratio"}


def test_a_trial_shows_what_the_kept_kpi_shows_and_keeps_nothing(team: Store) -> None:
    tried = try_kpi(team, OWN, date(2026, 3, 31))
    assert kpi_definitions.load(team) == ()
    assert tried.figure.value is not None
    assert tried.figure.value.value == Fraction(3, 2)  # Ana two and Ion one won, Ana and Mei lost one each
    assert tried.months.rows[0] == (tried.figure.period, tried.figure.value, tried.figure.n)
    add_kpi(team, "won_per_loss", OWN)
    (kept,) = figures(team, Wanted(("won_per_loss",), tried.figure.period, date(2026, 3, 31)))
    assert (kept.value, kept.n) == (tried.figure.value, tried.figure.n)


def test_a_trial_says_what_the_data_lack(team: Store) -> None:
    tried = try_kpi(team, {**OWN, "formula": "nps_promoters / nps_answers"})
    assert tried.figure.value is None
    assert {gap.key for gap in tried.gaps} == {"survey"}


def test_a_trial_refuses_what_could_not_be_kept(team: Store) -> None:
    with pytest.raises(UserError, match="Nothing"):
        try_kpi(team, {**OWN, "where": {"product": "Nothing"}})

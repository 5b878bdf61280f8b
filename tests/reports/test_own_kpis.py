"""KPIs of the open workspace are called by their names wherever a text speaks of them."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.explanation import explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports import own_kpis
from desktop_app.reports.wording import sentence
from desktop_app.ui.pages.pay.words import measure_title, measured
from tests.kpis import built_in_kpi


@pytest.fixture
def _known() -> Iterator[None]:
    kpi = built_in_kpi("win_rate")
    own = replace(kpi, key="pens_won", own=True, texts=replace(kpi.texts, name="Pens won"))
    own_kpis.learn([kpi, own])
    yield
    own_kpis.learn([])


@pytest.mark.usefixtures("_known")
def test_an_own_kpi_is_called_by_its_name_in_its_unit() -> None:
    assert own_kpis.titles() == {"pens_won": "Pens won"}
    assert measure_title("pens_won") == "Pens won"
    assert measured("pens_won", Fraction(1, 2), "EUR") == Quantity(Fraction(1, 2), Unit.PERCENT)
    assert "Pens won" in sentence(explain("reason.undecided_missing", measure="pens_won"))


def test_what_nobody_knows_keeps_its_key() -> None:
    own_kpis.learn([built_in_kpi("win_rate")])
    assert own_kpis.units() == {}
    assert measure_title("pens_won") == "pens_won"

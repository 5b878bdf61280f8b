"""Figures parted by anything sum to the whole; the order of filters never matters."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.importing.understand import Choices
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.kpis.view_by import rows_by
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.operations.conftest import DEALS, PEOPLE

TODAY = date(2026, 4, 10)
YEAR = Wanted(("revenue",), parse_period("2026"), TODAY)
NOUNS = ("person", "team", "region", "product", "weekday", "buyer")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("small") / "w.quotadesk"
    with new_workspace(path, preset_settings("RO", TODAY, currency="EUR", company="T", language="en")) as opened:
        for text, name in ((PEOPLE, "people.csv"), (DEALS, "deals.csv")):
            import_file(opened, Request(text.encode(), name, Choices(), None))
        yield opened


@pytest.mark.parametrize("noun", [*NOUNS, "month", "quarter"])
def test_the_rows_sum_to_the_whole(small: Store, noun: str) -> None:
    rows = rows_by(small, YEAR, noun)
    values = [row.figures[0].value for row in rows]
    assert sum(value.value for value in values if value) == 100_000


def test_of_one_month_the_months_that_lead_to_it_are_shown(small: Store) -> None:
    rows = rows_by(small, Wanted(("revenue",), parse_period("2026-03"), TODAY), "month")
    assert [row.label for row in rows] == ["March 2026"]
    later = rows_by(small, Wanted(("revenue",), parse_period("2026-04"), TODAY), "month")
    assert [row.label for row in later][-2:] == ["March 2026", "April 2026"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_the_order_of_filters_never_matters_and_each_narrows(small: Store, data: st.DataObject) -> None:
    nouns = data.draw(st.lists(st.sampled_from(NOUNS), unique=True, max_size=4))
    where = {noun: data.draw(st.sampled_from([one for one, _text in groupings.choices(small, noun)])) for noun in nouns}
    turned = dict(data.draw(st.permutations(list(where.items()))))
    first, second = (
        figures(small, Wanted(("deals_won",), YEAR.period, TODAY, where=one, lean=True))[0] for one in (where, turned)
    )
    assert (first.value, first.n) == (second.value, second.n)
    whole = figures(small, Wanted(("deals_won",), YEAR.period, TODAY, where=dict(list(where.items())[:-1]), lean=True))
    assert first.n <= whole[0].n

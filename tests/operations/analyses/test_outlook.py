"""Forecasts on fifteen months of deals, against the months read one by one."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.analyses.outlook import explain_stretch, forecast_kpis, outlook, outlook_by
from desktop_app.operations.analyses.reach import reach
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.targets import set_target
from desktop_app.reports.wording import outline
from desktop_app.rules.statistics.forecast import forecast
from desktop_app.rules.statistics.reach import Lever
from desktop_app.store.database import Store
from tests.ui.pages.deal_years import LAST, deals, open_copy

SEPTEMBER = parse_period("2026-09")
WANTED = Wanted(("revenue",), SEPTEMBER, LAST)


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


def months(product: str = "") -> list[int]:
    """Sums of July 2025 to August 2026 straight from the list of deals."""
    found = [0] * 14
    for _id, _owner, _customer, sold, _stage, _opened, closed, amount in deals():
        day = date.fromisoformat(closed)
        place = (day.year - 2025) * 12 + day.month - 7
        if place < len(found) and product in {"", sold}:
            found[place] += int(amount)
    return found


def test_the_months_are_those_of_the_records_up_to_the_running_one(store: Store) -> None:
    found = outlook(store, WANTED)
    assert [int(value) for _month, value in found.months] == months()
    assert (found.months[0][0].name, found.months[-1][0].name) == ("2025-07", "2026-08")


def test_running_periods_stand_at_their_landing_and_the_next_at_the_forecast(store: Store) -> None:
    found = outlook(store, WANTED)
    assert [one.period.name for one in found.running] == ["2026-09", "2026-Q3", "2026"]
    landing = figures(store, WANTED)[0].landing
    assert landing is not None
    assert found.running[0].value == landing.value
    assert [one.period.name for one in found.coming[-3:]] == ["2027-03", "2026-Q4", "2027-Q1"]
    october = forecast([float(value) for value in months()], 2)
    assert october is not None
    assert found.coming[0].value is not None
    assert float(found.coming[0].value.value) == pytest.approx(october.value, abs=0.01)


def test_the_track_record_of_a_month_is_not_that_of_its_quarter(store: Store) -> None:
    month, quarter, _year = outlook(store, WANTED).running
    assert month.of > 0
    assert quarter.of == 0
    steps = [part.step for part in explain_stretch(outlook(store, WANTED).kpi, quarter).parts]
    assert steps[-1] == "outlook.summed"


def test_a_segment_is_forecast_from_its_own_months(store: Store) -> None:
    found = {one.label: one for one in outlook_by(store, WANTED, "product")}
    assert list(found) == ["Ink", "Pad", "Pen"]
    october = forecast([float(value) for value in months("Ink")], 2)
    assert october is not None
    value = found["Ink"].stretches[1].value
    assert value is not None
    assert float(value.value) == pytest.approx(october.value, abs=0.01)


def test_an_early_day_sees_no_later_month_and_too_few_have_no_forecast(store: Store) -> None:
    found = outlook(store, Wanted(("revenue",), SEPTEMBER, date(2025, 9, 15)))
    assert len(found.months) == 2
    assert {one.value for one in found.coming} == {None}
    assert explain_stretch(found.kpi, found.coming[0]).step == "outlook.none"


def test_only_sums_of_records_have_a_forecast(store: Store) -> None:
    keys = {kpi.key for kpi in forecast_kpis(store)}
    assert {"revenue", "deals_won"} <= keys
    assert not keys & {"win_rate", "open_deals"}


def test_a_target_above_the_band_is_unlikely_and_says_what_it_needs(store: Store) -> None:
    set_target(store, "revenue", COMPANY, SEPTEMBER, Fraction(90_000), reason="plan")
    stretch = outlook(store, WANTED).running[0]
    assert stretch.unlikely
    found = reach(store, WANTED)
    assert found is not None
    booked = figures(store, WANTED)[0].value
    assert booked is not None
    assert found.gap == 90_000 - booked.value
    won = [int(row[7]) for row in deals() if "2025-09" <= row[6][:7] <= "2026-08" and row[4] == "Won"]
    size = Fraction(sum(won), len(won))
    deals_needed = next(need for need in found.needs if need.lever is Lever.DEALS)
    assert deals_needed.needed == -(-found.gap // size)


def test_without_a_target_nothing_is_needed(store: Store) -> None:
    assert reach(store, WANTED) is None


def test_every_step_of_a_forecast_has_its_sentence(store: Store) -> None:
    found = outlook(store, WANTED)
    for stretch in (*found.running, *found.coming):
        assert list(outline(explain_stretch(found.kpi, stretch)))

"""Figures parted and narrowed by the competitor that a deal names, however it is spelled."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.store import analysed, groupings, settings, totals
from desktop_app.store.analysed import Sought
from desktop_app.store.database import Store

MARCH, END = parse_period("2026-03"), date(2026, 3, 31)
DEALS = """id,owner,customer,stage,opened,closed,amount,competitor
D1,Ana,Acme,Won,2026-02-01,2026-03-02,100,Rival Ltd
D2,Ana,Bold,Lost,2026-02-01,2026-03-03,200,RIVAL  ltd
D3,Ion,Acme,Won,2026-02-01,2026-03-04,400,Other
D4,Ion,Cold,Won,2026-02-01,2026-03-05,800,
D5,Ion,Cold,Open,2026-02-01,,1600,Other
"""


@pytest.fixture
def deals(store: Store, import_text: Callable[..., Imported]) -> Store:
    import_text(DEALS)
    return store


def test_a_share_and_a_sum_are_parted_by_competitor(deals: Store) -> None:
    rows = breakdown(deals, Wanted(("competitive_win_rate", "revenue", "open_pipeline"), MARCH, END, by="competitor"))
    values = {row.label: [figure.value.value if figure.value else None for figure in row.figures] for row in rows}
    assert values["Rival Ltd"][:2] == [Fraction(1, 2), 100]
    assert values["Other"][:2] == [1, 400]
    assert values[""][1] == 800
    assert sum(row[1] for row in values.values()) == 1300


def test_a_filter_by_competitor_holds_for_every_kind_of_figure(deals: Store) -> None:
    other = groupings.group_id(deals, "competitor", "other")
    assert groupings.is_known(deals, "competitor")
    keys = ("revenue", "win_rate", "open_deals", "weighted_pipeline", "repeat_purchase_rate", "sales_cycle_days")
    found = figures(deals, Wanted(keys, MARCH, END, where={"competitor": other}))
    assert [figure.value.value if figure.value else None for figure in found[:3]] == [400, 1, 1]
    question = records_behind(deals, Wanted(("open_deals",), MARCH, END, where={"competitor": other}))
    assert totals.count_versions(deals, question, settings.load(deals).revenue_source) == 1
    span = (MARCH.start.toordinal() - 60, MARCH.end.toordinal())
    sought = Sought(Kind.OPPORTUNITY, span, "created", by="competitor")
    assert analysed.counts(deals, sought, "opportunity") == {
        0: 1, other: 2, groupings.group_id(deals, "competitor", "rival ltd"): 2,
    }  # fmt: skip

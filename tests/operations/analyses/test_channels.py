"""Channels, campaigns and leads in hand of a few records that can be counted by hand."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.cells import mean_money
from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.channels import Channels, channels, has_channels, words
from desktop_app.operations.analyses.tables import channel_tables
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
LEADS = """lead id,created at,lead source,campaign,lead status,first contact,converted at,owner,company
L1,2026-03-02 09:00,Web,Spring,Converted,2026-03-02 10:00,2026-03-09 10:00,Ana,Acme
L2,2026-03-03 09:00,Web,Spring,Qualified,2026-03-04 10:00,,Ana,Bold
L3,2026-03-04 09:00,Web,,New,,,Ion,Cold
L4,2026-03-05 09:00,Fair,Expo,Converted,2026-03-06 10:00,2026-03-19 10:00,Ion,Dune
L5,2026-03-06 09:00,Fair,Expo,Lost,2026-03-06 11:00,,Ion,Echo
"""
DEALS = """id,owner,customer,product,stage,opened,closed,amount,channel
1,Ana,Acme,Pen,Won,2026-03-09,2026-03-20,4000,Web
2,Ion,Dune,Pen,Won,2026-03-19,2026-03-30,1000,Fair
3,Ion,Echo,Pen,Lost,2026-03-19,2026-03-30,0,Fair
4,Ana,Foxy,Pen,Won,2025-11-01,2025-11-10,100,Web
"""
COSTS = """month,category,amount,channel
2026-03,Advertising,500,Web
2026-03,Stand,2000,Fair
"""
STEPS = """type,owner,customer,due,done,opportunity
Call,Ion,Cold,2026-05-04,,
"""
MARCH = Wanted((), parse_period("2026-03"), date(2026, 4, 30))


@pytest.fixture
def found(team: Store, import_text: ImportText) -> Channels:
    import_text(DEALS.replace("\n1,", "\n101,").replace("\n2,", "\n102,").replace("\n3,", "\n103,"), "more.csv")
    for text, name in ((LEADS, "leads.csv"), (COSTS, "costs.csv"), (STEPS, "activities.csv")):
        import_text(text, name, with_tax=False)
    assert has_channels(team)
    return channels(team, MARCH)


def test_from_lead_to_cost(found: Channels) -> None:
    rows = {found.labels.get(row.key, ""): row for row in found.rows}
    web, fair = rows["Web"], rows["Fair"]
    assert (web.leads, web.qualified, web.converted, web.missed, web.deals, web.won) == (3, 2, 1, 1, 1, 1)
    assert (web.revenue, web.cost, web.cost_per_deal, web.revenue_per_cost) == (4000, 500, 500, 8)
    assert (fair.leads, fair.converted, fair.deals, fair.won, fair.cost) == (2, 1, 2, 1, 2000)
    assert rows[""].revenue == 90_000  # deals that name no channel
    assert found.rows[-1].key == 0
    assert found.whole.leads == 5
    assert "1 lead was not spoken to" in words(found)["missed"]


def test_campaigns_and_leads_in_hand(found: Channels) -> None:
    assert [(one.name, one.leads, one.converted) for one in found.campaigns] == [
        ("Expo", 2, 1), ("Spring", 2, 1), ("", 1, 0),
    ]  # fmt: skip
    assert [(one.number, one.age, one.contacted, one.next_step) for one in found.leads] == [
        ("L2", 58, True, None), ("L3", 57, False, date(2026, 5, 4)),
    ]  # fmt: skip
    lost = found.whole.missed * Fraction(2, 5) * found.whole.revenue / found.whole.won
    table = channel_tables(found)["channels"]
    place = [column.key for column in table.columns].index("lost_value")
    assert table.totals[place] == mean_money(lost, "EUR")


def test_a_team_without_channels(team: Store) -> None:
    assert not has_channels(team)
    assert "No cost names a channel" in words(channels(team, MARCH))["costs"]

"""Channels, campaigns and leads in hand as tables; figures come from rules/analysis/channels."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.cells import bound, cell, mean_money, without_empty
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.channels import ChannelRow, lost_value


def channels_table(rows: Sequence[ChannelRow], whole: ChannelRow, labels: Mapping[int, str], currency: str) -> Table:
    """The last row, of all together, is made of sums; its ratios are of those sums."""
    columns = (
        Column("channel", N_("Channel")),
        Column("leads", N_("Leads"), Unit.COUNT),
        Column("qualified", N_("Qualified"), Unit.COUNT),
        Column("converted", N_("Converted"), Unit.COUNT),
        Column("conversion", N_("Conversion"), Unit.PERCENT),
        Column("low", N_("from"), Unit.PERCENT),
        Column("high", N_("to"), Unit.PERCENT),
        Column("missed", N_("Missed"), Unit.COUNT),
        Column("lost_value", N_("Perhaps lost by it"), Unit.MONEY, currency),
        Column("deals", N_("Deals"), Unit.COUNT),
        Column("won", N_("Won"), Unit.COUNT),
        Column("revenue", N_("Revenue"), Unit.MONEY, currency),
        Column("cost", N_("Cost"), Unit.MONEY, currency),
        Column("customers", N_("New customers"), Unit.COUNT),
        Column("cost_per_customer", N_("Cost of a new customer"), Unit.MONEY, currency),
        Column("cost_per_deal", N_("Cost of a won deal"), Unit.MONEY, currency),
        Column("revenue_per_cost", N_("Revenue per cost"), Unit.RATIO),
        Column("roi", N_("Return"), Unit.PERCENT),
    )
    named = tuple((labels.get(row.key, "") or _("No channel named"), *_row(row, whole, currency)) for row in rows)
    totals = (_("Total"), *_row(whole, whole, currency)) if rows else ()
    return without_empty(Table(columns, named, totals=totals), {"channel", "revenue"})


def _row(row: ChannelRow, whole: ChannelRow, currency: str) -> tuple[Cell, ...]:
    known = row.interval
    return (
        row.leads, row.qualified, row.converted, cell(row.conversion, Unit.PERCENT),
        bound(known.low if known else None), bound(known.high if known else None),
        row.missed, mean_money(lost_value(row, whole), currency), row.deals, row.won,
        cell(row.revenue, Unit.MONEY, currency), cell(row.cost, Unit.MONEY, currency) if row.cost else None,
        row.customers, mean_money(row.cost_per_customer, currency),
        mean_money(row.cost_per_deal, currency), cell(row.revenue_per_cost, Unit.RATIO),
        cell(row.roi, Unit.PERCENT),
    )  # fmt: skip


Campaign = tuple[str, int, int, int]
"""Name, leads, qualified, converted."""


def campaigns_table(campaigns: Sequence[Campaign]) -> Table:
    columns = (
        Column("campaign", N_("Campaign")),
        Column("leads", N_("Leads"), Unit.COUNT),
        Column("qualified", N_("Qualified"), Unit.COUNT),
        Column("converted", N_("Converted"), Unit.COUNT),
        Column("conversion", N_("Conversion"), Unit.PERCENT),
        Column("low", N_("from"), Unit.PERCENT),
        Column("high", N_("to"), Unit.PERCENT),
    )
    return Table(columns, tuple(_campaign(*one) for one in campaigns))


def _campaign(name: str, leads: int, qualified: int, converted: int) -> tuple[Cell, ...]:
    row = ChannelRow(0, leads=leads, converted=converted)
    known = row.interval
    bounds = (bound(known.low), bound(known.high)) if known else (None, None)
    return name or _("No campaign named"), leads, qualified, converted, cell(row.conversion, Unit.PERCENT), *bounds


def leads_table(leads: Sequence[Sequence[Cell]]) -> Table:
    """Rows of number, person, customer, channel, status, day it came, age in days, first contact, next step."""
    columns = (
        Column("lead", N_("Lead")),
        Column("person", N_("Person")),
        Column("customer", N_("Customer")),
        Column("channel", N_("Channel")),
        Column("status", N_("Status")),
        Column("opened", N_("Came on")),
        Column("age", N_("Age"), Unit.DAYS),
        Column("contacted", N_("Spoken to")),
        Column("next_step", N_("Next step due")),
    )
    return Table(columns, tuple(tuple(row) for row in leads))

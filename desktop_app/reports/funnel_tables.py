"""The sales funnel as tables: stages, cohorts by month, groups, open deals; figures come from rules/analysis/stages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.cells import bound, cell, without_empty
from desktop_app.domain.period import Length, containing
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.spreads import times_of
from desktop_app.rules.analysis.stages import OPEN, GroupRow, OpenDeal, StageRow, by_stage

_COUNT: Final = Unit.COUNT
_INTERVAL: Final = (Column("low", N_("from"), Unit.PERCENT), Column("high", N_("to"), Unit.PERCENT))


def stage_name(stage: str) -> str:
    return stage if stage != OPEN else _("Open")


def stages_table(rows: Sequence[StageRow]) -> Table:
    columns = (
        Column("stage", N_("Stage")),
        Column("reached", N_("Reached"), _COUNT),
        Column("went_on", N_("Went on"), _COUNT),
        Column("lost", N_("Lost here"), _COUNT),
        Column("still", N_("Still here"), _COUNT),
        Column("conversion", N_("Goes on"), Unit.PERCENT),
        *_INTERVAL,
        Column("median", N_("Median days"), Unit.DAYS),
        Column("slow", N_("Slow tenth"), Unit.DAYS),
        Column("stays", N_("Stays"), _COUNT),
    )
    return Table(columns, tuple(_stage(row) for row in rows))


def _stage(row: StageRow) -> tuple[Cell, ...]:
    known = row.interval
    return (
        stage_name(row.stage), row.reached, row.went_on, row.lost, row.still, cell(row.conversion, Unit.PERCENT),
        bound(known.low if known else None), bound(known.high if known else None),
        cell(row.stay.median, Unit.DAYS), cell(row.stay.slow, Unit.DAYS), row.stay.n,
    )  # fmt: skip


def cohorts_table(rows: Sequence[GroupRow], stages: Sequence[str], currency: str) -> Table:
    """``stages``: the stages followed; how many of each cohort reached them stands in columns of their own."""
    followed = [Column(f"reached_{place}", stage_name(stage), _COUNT) for place, stage in enumerate(stages, 1)]
    table = _groups(rows, Column("month", N_("Created in")), lambda row: _month(row.key), currency, followed)
    young = Column("young", N_("Remark"))
    cells = tuple((*line, _("still moving") if row.young else "") for line, row in zip(table.rows, rows, strict=True))
    return Table((*table.columns, young), cells)


def groups_table(rows: Sequence[GroupRow], head: str, labels: Mapping[int, str], currency: str) -> Table:
    return _groups(rows, Column("group", head), lambda row: labels.get(row.key, "") or _("None"), currency, ())


def _groups(
    rows: Sequence[GroupRow], head: Column, name: Callable[[GroupRow], Cell], currency: str, more: Sequence[Column]
) -> Table:
    columns = (
        head,
        Column("created", N_("Created"), _COUNT),
        *more,
        Column("won", N_("Won"), _COUNT),
        Column("lost", N_("Lost"), _COUNT),
        Column("still", N_("Open"), _COUNT),
        Column("win_rate", N_("Win rate"), Unit.PERCENT),
        *_INTERVAL,
        Column("median", N_("Days to win"), Unit.DAYS),
        Column("slow", N_("Slow tenth"), Unit.DAYS),
        Column("amount_won", N_("Amount won"), Unit.MONEY, currency),
    )
    return Table(columns, tuple((name(row), *_group(row, currency, bool(more))) for row in rows))


def _group(row: GroupRow, currency: str, with_stages: bool) -> tuple[Cell, ...]:
    known = row.interval
    return (
        row.created, *(row.reached if with_stages else ()), row.won, row.lost, row.still,
        cell(row.win_rate, Unit.PERCENT), bound(known.low if known else None), bound(known.high if known else None),
        cell(row.cycle.median, Unit.DAYS), cell(row.cycle.slow, Unit.DAYS), cell(row.amount_won, Unit.MONEY, currency),
    )  # fmt: skip


def _month(day: int) -> Cell:
    return containing(date.fromordinal(day), Length.MONTH)


def open_table(found: Iterable[OpenDeal], texts: Mapping[int, str], currency: str) -> Table:
    """Open deals one by one."""
    columns = (
        Column("deal", N_("Opportunity")),
        Column("person", N_("Person")),
        Column("customer", N_("Customer")),
        Column("product", N_("Product")),
        Column("stage", N_("Stage")),
        Column("created", N_("Created")),
        Column("age", N_("Open for"), Unit.DAYS),
        Column("here", N_("In this stage"), Unit.DAYS),
        Column("amount", N_("Amount"), Unit.MONEY, currency),
        Column("estimated", N_("Remark")),
    )
    lines = tuple(_open(one, texts, currency) for one in found)
    return without_empty(Table(columns, lines), {"deal", "person", "age"})


def _open(one: OpenDeal, texts: Mapping[int, str], currency: str) -> tuple[Cell, ...]:
    deal = one.deal
    return (
        deal.number, texts.get(deal.owner, ""), texts.get(deal.customer, ""), texts.get(deal.product, ""), deal.stage,
        date.fromordinal(deal.created), cell(one.age, Unit.DAYS), cell(one.here, Unit.DAYS),
        cell(deal.amount, Unit.MONEY, currency), _("list price") if deal.estimated else "",
    )  # fmt: skip


def open_stages_table(found: Iterable[OpenDeal], currency: str) -> Table:
    """Open deals by the stage they are in now."""
    columns = (
        Column("stage", N_("Stage")),
        Column("deals", N_("Open deals"), _COUNT),
        Column("amount", N_("Amount"), Unit.MONEY, currency),
        Column("age", N_("Open for, median"), Unit.DAYS),
    )
    rows: list[tuple[Cell, ...]] = []
    for stage, mine in by_stage(found).items():
        amount = sum(one.deal.amount for one in mine)
        age = times_of(one.age for one in mine).median
        rows.append((stage_name(stage), len(mine), cell(amount, Unit.MONEY, currency), cell(age, Unit.DAYS)))
    return Table(columns, tuple(sorted(rows, key=lambda row: -int(str(row[1])))))

"""Answers to surveys as tables; figures come from rules/analysis/voices."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desktop_app.domain.cells import bound, cell, without_empty
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.pareto import Ranked
from desktop_app.rules.analysis.voices import CSAT, NPS, SCALES, Reason, ScoreRow

SORTS: Final = {CSAT: N_("Satisfaction"), NPS: N_("Recommendation")}


def counts_table(row: ScoreRow) -> Table:
    """How many gave which score."""
    columns = (
        Column("score", N_("Score"), Unit.COUNT),
        Column("answers", N_("Answers"), Unit.COUNT),
        Column("share", N_("Share"), Unit.PERCENT),
    )
    pairs = zip(SCALES[row.sort], row.counts, strict=True)
    lines = tuple((score, count, bound(count / row.n if row.n else None)) for score, count in pairs)
    return Table(columns, lines)


def scores_table(rows: Sequence[ScoreRow], head: str, name: Callable[[ScoreRow], Cell]) -> Table:
    """One row a group and kind of question; what belongs to the other kind of question stays empty."""
    columns = (
        Column("group", head),
        Column("question", N_("Question")),
        Column("answers", N_("Answers"), Unit.COUNT),
        Column("mean", N_("Mean"), Unit.SCORE),
        Column("mean_low", N_("from"), Unit.SCORE),
        Column("mean_high", N_("to"), Unit.SCORE),
        Column("top_share", N_("4 and 5"), Unit.PERCENT),
        Column("top_low", N_("from"), Unit.PERCENT),
        Column("top_high", N_("to"), Unit.PERCENT),
        Column("nps", N_("NPS"), Unit.SCORE),
        Column("nps_low", N_("from"), Unit.SCORE),
        Column("nps_high", N_("to"), Unit.SCORE),
    )
    lines = [(name(row), *_row(row)) for row in rows]
    return without_empty(Table(columns, tuple(lines)))


def _row(row: ScoreRow) -> tuple[Cell, ...]:
    mean, top, nps = row.mean_range, row.top_range, row.nps_range
    return (
        _(SORTS[row.sort]), row.n, cell(row.mean, Unit.SCORE),
        bound(mean.low if mean else None, Unit.SCORE), bound(mean.high if mean else None, Unit.SCORE),
        cell(row.top_share, Unit.PERCENT), bound(top.low if top else None), bound(top.high if top else None),
        cell(row.nps, Unit.SCORE), bound(nps.low if nps else None, Unit.SCORE),
        bound(nps.high if nps else None, Unit.SCORE),
    )  # fmt: skip


def groups_table(rows: Sequence[ScoreRow], head: str, labels: Mapping[int, str]) -> Table:
    return scores_table(rows, head, lambda row: labels.get(row.group, "") or _("None"))


def months_table(months: Sequence[tuple[Period, ScoreRow]]) -> Table:
    periods = {id(row): month for month, row in months}
    return scores_table([row for _month, row in months], N_("Month"), lambda row: periods[id(row)])


def reasons_table(rows: Sequence[Ranked[Reason]], head: str, translate: Callable[[str], str] = str) -> Table:
    """What low answers were about, the most frequent first."""
    columns = (
        Column("reason", head),
        Column("low", N_("Low answers"), Unit.COUNT),
        Column("share", N_("Share"), Unit.PERCENT),
        Column("cumulative", N_("Up to here"), Unit.PERCENT),
        Column("answers", N_("All answers about it"), Unit.COUNT),
        Column("low_share", N_("Low among them"), Unit.PERCENT),
    )
    lines = tuple(
        (
            translate(row.item.text), row.item.low, cell(row.share, Unit.PERCENT), cell(row.cumulative, Unit.PERCENT),
            row.item.n, cell(row.item.share, Unit.PERCENT),
        )
        for row in rows
    )  # fmt: skip
    return Table(columns, lines)

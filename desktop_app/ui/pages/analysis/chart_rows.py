"""The bars of the record views: what each result shows as a chart; painted by widgets/row_bars."""

from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import DASH, format_number, format_quantity, format_rough
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.analyses.channels import Channels
from desktop_app.operations.analyses.customers import Customers
from desktop_app.operations.analyses.funnel import Funnel
from desktop_app.operations.analyses.products import Products
from desktop_app.operations.analyses.response import Response
from desktop_app.reports.funnel_tables import stage_name
from desktop_app.rules.analysis.voices import SCALES, ScoreRow
from desktop_app.rules.analysis.waits import BANDS
from desktop_app.ui.widgets.row_bars import RowBar

_MOST: Final = 12


def _percent(share: Fraction | None) -> str:
    return DASH if share is None else format_quantity(Quantity(Fraction(round(share * 1000), 1000), Unit.PERCENT), 1)


def _counted(number: int, of: int) -> str:
    return _("{n} · {share}").format(n=format_number(number), share=_percent(Fraction(number, of) if of else None))


def funnel_bars(found: Funnel) -> list[RowBar]:
    """Each stage as long as the deals that reached it; below it those that were won."""
    narrow = found.narrowest
    bars = [
        RowBar(
            stage_name(row.stage), row.reached,
            _("{n} reached it · {share} go on").format(n=format_number(row.reached), share=_percent(row.conversion)),
            strong=narrow is row,
        )
        for row in found.rows
    ]  # fmt: skip
    whole = found.whole
    if whole is not None:
        won = found.rows[-1].went_on
        bars.append(RowBar(_("Won"), won, _("{n} won").format(n=format_number(won))))
    return bars


def channel_bars(found: Channels) -> list[RowBar]:
    """Revenue, and under it what the channel cost."""
    return [
        RowBar(
            found.labels.get(row.key, "") or _("No channel named"), float(row.revenue),
            format_rough(Quantity(row.revenue, Unit.MONEY, found.currency)),
            soft=float(row.cost) if found.whole.cost else None,
        )
        for row in found.rows[:_MOST]
    ]  # fmt: skip


def product_bars(found: Products) -> list[RowBar]:
    """Revenue, gross profit under it where it is known, and a dot at the share of all up to this product."""
    costed = any(row.item.costed for row in found.rows) and not found.margin_of_lines
    return [
        RowBar(
            found.labels.get(row.item.key, ""), float(row.size),
            _("{amount} · {share}").format(
                amount=format_rough(Quantity(row.size, Unit.MONEY, found.currency)), share=_percent(row.share)),
            soft=float(row.item.margin) if costed else None,
            share=None if row.cumulative is None else float(row.cumulative),
            strong=row.letter == "A",
        )
        for row in found.rows[:_MOST]
    ]  # fmt: skip


def class_bars(found: Customers, *, by_fifths: bool = False) -> list[RowBar]:
    """Revenue of each class; its number of customers stands at the right."""
    return [
        RowBar(
            _(row.name), float(row.amount),
            _("{n} customers · {amount}").format(
                n=format_number(row.customers), amount=format_rough(Quantity(row.amount, Unit.MONEY, found.currency))),
        )
        for row in (found.groups if by_fifths else found.rows)
    ]  # fmt: skip


def band_bars(found: Response) -> list[RowBar]:
    count = sum(found.bands)
    return [
        RowBar(
            _(word), number,
            _counted(number, count),
        )
        for word, number in zip(BANDS, found.bands, strict=True)
    ]  # fmt: skip


def score_bars(row: ScoreRow) -> list[RowBar]:
    """The best score first."""
    pairs = list(zip(SCALES[row.sort], row.counts, strict=True))[::-1]
    return [
        RowBar(
            format_number(score), count,
            _counted(count, row.n),
        )
        for score, count in pairs
    ]  # fmt: skip

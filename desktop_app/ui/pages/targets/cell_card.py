"""The chosen cell at the right: its target, what has come in, how it stands against its own past, and why it is so."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.explanation import explain
from desktop_app.domain.formats import (
    currency_sign,
    format_day,
    format_number,
    format_period,
    format_quantity,
    format_rough,
    format_short,
    sign_stands_first,
)
from desktop_app.domain.period import year_before
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _, ngettext
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, explain_figure, figures
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure as Judged
from desktop_app.rules.targets.attain import reach
from desktop_app.store.database import Store
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.aim_words import aim_words
from desktop_app.ui.pages.targets.draft import Draft
from desktop_app.ui.pages.targets.history_strip import HistoryStrip
from desktop_app.ui.widgets.card import Card, Chip, button
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import Figure, label, rule

_BETWEEN: Final = 28  # px, where the parts of the card lie side by side


class CellCard(Card):
    """``explain_asked`` carries the explanation of what has come in."""

    explain_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._wide = False
        self._again: Callable[[], None] | None = None
        self.body.setContentsMargins(19, 16, 19, 16)
        self.body.setSpacing(6)
        self._inside = QWidget()
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def lie(self, *, wide: bool) -> None:
        """Side by side what else stands under each other."""
        if wide is not self._wide:
            self._wide = wide
            if self._again is not None:
                self._again()

    def show_place(self, draft: Draft, place: Place, company: str, as_of: date, reason: str) -> None:
        """``reason``: why the number in force is what it is."""
        self._again = partial(self.show_place, draft, place, company, as_of, reason)
        grid = draft.grid
        kpi = find_kpi(self._store, grid.kpi)
        amount = grid.amounts.get(place)
        wanted = Wanted((grid.kpi,), place[1], scope=place[0])
        (now,) = figures(self._store, wanted)
        self._renew()
        self._add_target(draft, place, company, kpi)
        if amount is not None:
            for words in aim_words(self._store, grid, place):
                self._column.addWidget(label(words, 12, kind="muted", wrap=True))
        self._add_now(now, wanted, None if amount is None else grid.quantity(amount).value, as_of)
        target = None if amount is None else grid.quantity(amount)
        why = "" if draft.is_changed(place) else reason
        if self._wide:
            self._add_why(why)
        if target is not None:
            self._add_past(now, target, kpi)
        self._add_anchors(now, wanted, target)
        if self._wide:
            self._column.addStretch(1)
        else:
            self._add_why(why)

    def _add_why(self, reason: str) -> None:
        if reason:
            self._column.addWidget(rule())
            self._column.addWidget(label(_("Why"), 13, 600))
            self._column.addWidget(label(reason, 12, kind="muted", wrap=True))

    def _renew(self) -> None:
        old = self._inside
        self._inside = QWidget()
        self._columns = QHBoxLayout(self._inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_BETWEEN)
        self._begin_column()
        exchange(self.body, old, self._inside)

    def _begin_column(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._columns.addLayout(self._column, 1)

    def _begin_part(self, title: str) -> None:
        """What follows is about something else."""
        if self._wide:
            self._column.addStretch(1)
            self._begin_column()
        else:
            self._column.addWidget(rule())
        self._column.addWidget(label(title, 13, 600))

    def _add_target(self, draft: Draft, place: Place, company: str, kpi: Kpi) -> None:
        grid = draft.grid
        cell = draft.cell(place)
        title = _("{scope}, {period}").format(
            scope=wording.scope_words(place[0], company), period=format_period(place[1])
        )
        self._column.addWidget(label(title, 15, 600, wrap=True))
        self._column.addWidget(label(_("Target: {kpi}").format(kpi=_(kpi.texts.name)), 12, kind="muted", wrap=True))
        self._column.addWidget(_target_figure(grid, cell.amount))
        row = QHBoxLayout()
        row.setSpacing(6)
        if cell.locked:
            row.addWidget(Chip(_("Locked"), "accent"))
        if draft.is_changed(place):
            row.addWidget(Chip(_("Not saved"), "watch"))
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_now(self, now: Judged, wanted: Wanted, target: Fraction | None, as_of: date) -> None:
        if wanted.period.start > as_of:
            words = _("begins on {day}").format(day=format_day(wanted.period.start))
            self._column.addWidget(label(words, 12, kind="muted", wrap=True))
            return
        if now.value is None:
            words = sentence(now.missing) if now.missing else _("no data")
            self._column.addWidget(label(words, 12, kind="muted", wrap=True))
            return
        now_words = _("now {value}").format(value=format_rough(now.value))
        made = button(now_words, lambda: self._explain(wanted), kind="link")
        made.setToolTip(_("Show how this figure came about"))
        parts = []
        if target:
            parts.append(format_quantity(Quantity(now.value.value / target, Unit.PERCENT)))
        parts.append(ngettext("{n} record", "{n} records", now.n).format(n=format_number(now.n)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(made)
        row.addWidget(label(" · ".join(parts), 12, kind="muted", wrap=True), 1)
        self._column.addLayout(row)

    def _explain(self, wanted: Wanted) -> None:
        self.explain_asked.emit(explain_figure(self._store, wanted))

    def _add_past(self, now: Judged, target: Quantity, kpi: Kpi) -> None:
        past = [point.value for point in now.history if point.value is not None]
        lower = kpi.direction is Direction.LOWER
        found = reach(target.value, past, lower_is_better=lower)
        self._begin_part(_("Against own history"))
        if found is None:
            self._column.addWidget(label(_("No earlier period to compare with."), 12, kind="muted", wrap=True))
            return
        low, high = (Quantity(Fraction(end).limit_denominator(10**6), Unit.PERCENT) for end in
                     (found.interval.low, found.interval.high))  # fmt: skip
        words = sentence(explain("target.reached_before", times=found.times, of=found.of, low=_rounded(low),
                                 high=_rounded(high)))  # fmt: skip
        strip = HistoryStrip()
        marks = [*past, target.value]
        ends = tuple(format_short(Quantity(mark, target.unit)) for mark in (min(marks), max(marks)))
        strip.show_values(past, target.value, (ends[0], ends[1]), words, lower=lower)
        self._column.addWidget(strip)
        self._column.addWidget(label(words, 12, kind="muted", wrap=True))

    def _add_anchors(self, now: Judged, wanted: Wanted, target: Quantity | None) -> None:
        rows = list(self._anchors(now, wanted, target))
        if not rows:
            return
        self._begin_part(_("To hold it against"))
        for name, remark, value in rows:
            self._column.addLayout(_anchor(name, remark, value))

    def _anchors(self, now: Judged, wanted: Wanted, target: Quantity | None) -> list[tuple[str, str, str]]:
        rows = []
        before = year_before(wanted.period)
        (last,) = figures(self._store, Wanted(wanted.kpis, before, scope=wanted.scope, lean=True))
        if last.value is not None and last.n:
            remark = _("a year before")
            if target is not None and last.value.value and target.unit in (Unit.MONEY, Unit.COUNT):
                change = target.value / last.value.value - 1
                shown = format_quantity(Quantity(change, Unit.PERCENT))
                remark = _("a year before; the target is {change} on it").format(
                    change=f"+{shown}" if change > 0 else shown
                )
            rows.append((format_period(before), remark, format_rough(last.value)))
        if now.change is not None:
            rows.append((_("Period before"), _("up to the same point"), format_rough(now.change.previous)))
        if now.landing is not None:
            band = _("80 % band {low} to {high}").format(
                low=format_short(now.landing.low), high=format_short(now.landing.high)
            )
            rows.append((_("Landing"), band, format_rough(now.landing.value)))
        return rows


def _rounded(share: Quantity) -> Quantity:
    """An interval is no better known than to the percent."""
    return Quantity(Fraction(round(share.value * 100), 100), share.unit)


def _target_figure(grid: TargetGrid, amount: int | None) -> Figure:
    if amount is None:
        return Figure(_("none"), ink="muted")
    words = wording.amount_words(grid, amount, wording.decimals(grid, [amount]))
    if grid.unit is not Unit.MONEY:
        return Figure(words)
    return Figure(words, currency_sign(grid.currency), unit_first=sign_stands_first(grid.currency))


def _anchor(name: str, remark: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    left = QVBoxLayout()
    left.setSpacing(0)
    left.addWidget(label(name, 13))
    left.addWidget(label(remark, 12, kind="muted", wrap=True))
    row.addLayout(left, 1)
    row.addWidget(label(value, 13, 500), 0, Qt.AlignmentFlag.AlignTop)
    return row

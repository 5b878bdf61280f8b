"""Judged figures as what gauges, bullets and sparklines show; which of them are large gauges."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.formats import (
    format_change,
    format_number,
    format_quantity,
    format_rough,
    format_short,
    format_short_day,
)
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.kpis.kpi_board import large_keys, load_board
from desktop_app.reports.figure_caption import caption
from desktop_app.reports.figure_tables import STATUS_WORDS
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis import status as judged
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference
from desktop_app.rules.kpis.judge import Figure
from desktop_app.store.database import Store
from desktop_app.ui import remembered
from desktop_app.ui.widgets.face import GaugeFace, Landing, Row, Spark, Status, Zone, ZoneKind

_PINS: Final = "pins"
_SPARK_MONTHS: Final = 12
_FIGURE: Final = re.compile(r"(−?)(\D*?)(\d.*\d|\d)(\D*)$")
_STATUSES: Final = {
    judged.Status.ON_TRACK: Status.GOOD,
    judged.Status.WATCH: Status.WATCH,
    judged.Status.ACT: Status.ACT,
}


def pinned(store: Store, kpis: Sequence[Kpi]) -> list[str]:
    """Keys of the large gauges: those of the workspace's board, else what this window kept before there was one."""
    board = load_board(store)
    before = remembered.page_state(store.path, _PINS).get("keys")
    if board.large is None and isinstance(before, list):
        board = replace(board, large=tuple(map(str, before)))
    return large_keys(board, kpis)


def face_status(figure: Figure) -> Status:
    return _STATUSES.get(figure.status, Status.NONE)


def status_word(figure: Figure) -> str:
    return _(STATUS_WORDS[figure.status])


def split_unit(words: str) -> tuple[str, str, bool]:
    """A written figure as (figure, unit, whether the unit stands in front): "−€5,000" is ("−5,000", "€", True)."""
    found = _FIGURE.match(words)
    if found is None:
        return words, "", False
    minus, before, digits, after = found.groups()
    return minus + digits, (before or after).strip(), bool(before.strip())


def gauge_face(kpi: Kpi, figure: Figure, before: str) -> GaugeFace:
    """All that a gauge shows of ``figure``; ``before`` names what its change is held against ("vs 18 Aug")."""
    text = caption(kpi, figure)
    title = _(kpi.texts.name)
    if figure.value is None:
        why = sentence(figure.missing) if figure.missing else ""
        return GaugeFace(title, "—", text, word=status_word(figure), caption=why, footnote=_footnote(figure))
    value, unit, first = split_unit(format_rough(figure.value))
    goal = figure.target or figure.reference
    return GaugeFace(
        title=title,
        value=value,
        sentence=text,
        status=face_status(figure),
        word=status_word(figure),
        short=split_unit(format_short(figure.value))[0],
        unit=unit,
        unit_first=first,
        share=_share(figure, figure.value.value),
        target=_share(figure, goal.value) if goal else None,
        pace=_share(figure, figure.expected.value) if figure.expected else None,
        landing=_landing(figure),
        limits=_limits(figure) if goal is None else None,
        zones=_zones(kpi, figure, goal.value) if goal else (),
        caption=goal_words(kpi, figure),
        low_end=_end(figure, figure.scale.start),
        high_end=_end(figure, figure.scale.end),
        rows=_rows(figure, before),
        spark=spark(figure),
        footnote=_footnote(figure),
    )


def _share(figure: Figure, value: Fraction) -> float:
    return float((value - figure.scale.start) / (figure.scale.end - figure.scale.start))


def _landing(figure: Figure) -> Landing | None:
    if figure.landing is None:
        return None
    low, middle, high = (
        _share(figure, part.value) for part in (figure.landing.low, figure.landing.value, figure.landing.high)
    )
    return Landing(low, middle, high)


def _limits(figure: Figure) -> tuple[float, float] | None:
    if figure.limits is None:
        return None
    start, end = float(figure.scale.start), float(figure.scale.end)
    low, high = ((limit - start) / (end - start) for limit in (figure.limits.lower, figure.limits.upper))
    return max(0.0, low), min(1.0, high)


def _zones(kpi: Kpi, figure: Figure, goal: Fraction) -> tuple[Zone, ...]:
    """Where a landing means act, watch, or target met; none where no way is better."""
    if kpi.direction is Direction.NEITHER or goal <= 0:
        return ()
    if kpi.direction is Direction.BAND:
        return _band_zones([_clamped(figure, edge) for edge in kpi.band(goal)])
    met, watch = (_clamped(figure, edge) for edge in (kpi.met(goal), kpi.watch(goal)))
    if kpi.direction is Direction.HIGHER:
        found = (Zone(0, watch, ZoneKind.ACT), Zone(watch, met, ZoneKind.WATCH), Zone(met, 1, ZoneKind.MET))
    else:
        found = (Zone(0, met, ZoneKind.MET), Zone(met, watch, ZoneKind.WATCH), Zone(watch, 1, ZoneKind.ACT))
    return tuple(zone for zone in found if zone.end > zone.start)


def _clamped(figure: Figure, value: Fraction) -> float:
    return min(1.0, max(0.0, _share(figure, value)))


def _band_zones(edges: Sequence[float]) -> tuple[Zone, ...]:
    """Too low and too high are both bad: the target is met in the middle."""
    kinds = (ZoneKind.ACT, ZoneKind.WATCH, ZoneKind.MET, ZoneKind.WATCH, ZoneKind.ACT)
    found = (Zone(start, end, kind) for (start, end), kind in zip(pairwise((0.0, *edges, 1.0)), kinds, strict=True))
    return tuple(zone for zone in found if zone.end > zone.start)


def goal_words(kpi: Kpi, figure: Figure) -> str:
    """What the value is measured against, under a dial: "of €400,000 target", "at most 4.0 h", "no target"."""
    if figure.target is not None:
        words = {Direction.LOWER: _("at most {target}"), Direction.BAND: _("around {target}")}
        template = words.get(kpi.direction, _("of {target} target"))
        return template.format(target=format_rough(figure.target))
    return reference_words(kpi, figure) or target_in_words(kpi)


def target_in_words(kpi: Kpi) -> str:
    """What a KPI that waits for no number strives for; it is shown in its usual range."""
    if kpi.thresholds.reference is Reference.TARGET:
        return _("no target")
    words = {
        Direction.LOWER: _("as low as possible"),
        Direction.HIGHER: _("as high as possible"),
        Direction.BAND: _("as steady as possible"),
    }
    return words.get(kpi.direction, _("no target"))


def reference_words(kpi: Kpi, figure: Figure) -> str:
    """What stands in for a missing target, said as what it is; empty where nothing does."""
    if figure.reference is None:
        return ""
    shown = format_rough(figure.reference)
    if kpi.thresholds.reference is Reference.NUMBER:
        return _("yardstick {figure}").format(figure=shown)
    if kpi.thresholds.reference is Reference.OWN_12M:
        return _("12 months {figure}").format(figure=shown)
    return _("team {figure}").format(figure=shown)


def _end(figure: Figure, end: Fraction) -> str:
    assert figure.value is not None
    quantity = Quantity(end, figure.value.unit, figure.value.currency)
    if quantity.unit in {Unit.MONEY, Unit.COUNT, Unit.SCORE, Unit.RATIO} or not end:
        return format_short(quantity)
    return format_quantity(quantity, 0)


def _rows(figure: Figure, before: str) -> tuple[Row, ...]:
    found = []
    if figure.landing is not None:
        found.append(Row(_("Landing"), format_rough(figure.landing.value), band_words(figure)))
    elif figure.limits is not None and figure.value is not None:
        found.append(Row(_("Usual range"), limits_words(figure)))
    if figure.change is not None:
        change = figure.change
        remark = {None: "", False: _("as usual"), True: _("unusual")}[change.beyond]
        found.append(Row(before, change_words(figure), remark, signal=bool(change.beyond)))
    return tuple(found)


def change_words(figure: Figure) -> str:
    return "" if figure.change is None else format_change(figure.change.difference)


def band_words(figure: Figure) -> str:
    """The 80 % band, short: "381-427k", "43.5-50.1"."""
    if figure.landing is None:
        return ""
    return span_words(figure.landing.low, figure.landing.high)


def span_words(low: Quantity, high: Quantity) -> str:
    """Both ends without unit, the letter for thousands written once: "381-427k"."""
    if low.unit is Unit.PERCENT:
        first, last = (format_number(part.value * 100, 1) for part in (low, high))
    else:
        first, last = (format_short(_whole(part)) for part in (low, high))
    if first[-1:].isalpha() and first[-1] == last[-1:]:
        first = first[:-1]
    template = _("{low} to {high}") if low.value < 0 else _("{low}–{high}")  # a dash beside a minus misleads
    return template.format(low=first, high=last)


def _whole(quantity: Quantity) -> Quantity:
    """Estimates beyond ten claim no decimals."""
    if abs(quantity.value) < 10:
        return Quantity(Fraction(round(quantity.value * 10), 10), quantity.unit, quantity.currency)
    return Quantity(Fraction(round(quantity.value)), quantity.unit, quantity.currency)


def limits_words(figure: Figure) -> str:
    assert figure.limits is not None
    assert figure.value is not None
    low, high = (
        Quantity(Fraction(round(limit * 10**6), 10**6), figure.value.unit, figure.value.currency)
        for limit in (figure.limits.lower, figure.limits.upper)
    )
    return span_words(low, high)


def _footnote(figure: Figure) -> str:
    if figure.data_day is None:
        return _("n {n}").format(n=format_number(figure.n))
    return _("n {n} · {day}").format(n=format_number(figure.n), day=format_short_day(figure.data_day))


def spark(figure: Figure) -> Spark | None:
    """The last twelve periods; a sum still growing stands at its landing, because its part so far compares with none.

    None without two points.
    """
    values = [None if point.value is None else float(point.value) for point in figure.history]
    now = running_value(figure)
    if now is not None:
        values.append(now)
    if sum(value is not None for value in values) <= 1:
        return None
    first = max(0, len(values) - _SPARK_MONTHS)
    limits = figure.limits
    return Spark(
        tuple(values[first:]),
        limits.lower if limits else None,
        limits.centre if limits else None,
        limits.upper if limits else None,
        frozenset(one.index - first for one in figure.signals if first <= one.index < len(values)),
        running=now is not None and is_running(figure),
    )


def is_running(figure: Figure) -> bool:
    return figure.as_of < figure.period.last


def running_value(figure: Figure) -> float | None:
    """The figure as the last point of its series: the landing of a sum that still grows, None if there is none."""
    if figure.value is None:
        return None
    if figure.pace is not None:
        return float(figure.landing.value.value) if figure.landing else None
    return float(figure.value.value)

"""Charts as shapes for paper: the waterfall to the pay, the bullet of a figure, the fill of a tier; pages elsewhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.document import Align, Box, Drawing, Ink, Line, Shape, Words
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status

Scaler = Callable[[Fraction], float]
"""From a value to a place on the scale."""
_TOP, _BASE, _HEIGHT = 18.0, 96.0, 126.0
_GAP: Final = 14.0
_WIDEST: Final = 110.0
_LETTERS: Final = 5.0  # points a letter of a name takes at 7.5, generously
_STRIP: Final = 9.0
_IDEOGRAPHS: Final = 0x2E80
INK_OF: Final = {
    Status.ON_TRACK: Ink.ACCENT,
    Status.WATCH: Ink.WATCH,
    Status.ACT: Ink.ACT,
}


class StepKind(Enum):
    CHANGE = "change"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Step:
    """``amount`` is its size in minor units, ``text`` the same as it is printed, ``lines`` its name."""

    lines: tuple[str, ...]
    text: str
    amount: int
    kind: StepKind = StepKind.CHANGE


def waterfall(steps: Sequence[Step], width: float) -> Drawing:
    """Additions soft, deductions hollow, the pay in the accent; dotted lines carry the sum on."""
    column = min(width / len(steps), _WIDEST + _GAP)
    levels = list(_levels(steps))
    highest = max(0, *(max(level) for level in levels))
    lowest = min(0, *(min(level) for level in levels))
    scale = (_BASE - _TOP) / ((highest - lowest) or 1)
    shapes: list[Shape] = [Line(((0, _BASE + lowest * scale), (column * len(steps), _BASE + lowest * scale)), Ink.RULE)]
    for place, (step, (start, end)) in enumerate(zip(steps, levels, strict=True)):
        left = place * column + _GAP / 2
        top = _BASE - (max(start, end) - lowest) * scale
        height = max(abs(end - start) * scale, 1.5)
        shapes.extend(_column(step, left, top, column - _GAP, height))
        if place + 1 < len(steps):
            y = _BASE - (end - lowest) * scale
            shapes.append(Line(((left + column - _GAP, y), (left + column, y)), Ink.MUTED, 0.6, dotted=True))
    return Drawing(width, _HEIGHT, tuple(shapes))


def _levels(steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """Where each column starts and ends; a total starts at 0."""
    so_far = 0
    for step in steps:
        start = so_far if step.kind is StepKind.CHANGE else 0
        so_far = start + step.amount
        yield start, so_far


def _column(step: Step, left: float, top: float, width: float, height: float) -> Iterator[Shape]:
    strong = step.kind is StepKind.TOTAL
    middle = left + width / 2
    if step.amount < 0 and not strong:
        yield Box(left, top, width, height, None, Ink.MUTED, 2)
    else:
        yield Box(left, top, width, height, Ink.ACCENT if strong else Ink.BAR_SOFT, None, 2)
    yield Words(middle, top - 5, step.text, 8, strong, Ink.TEXT, Align.CENTRE)
    for place, line in enumerate(step.lines):
        ink = Ink.TEXT if strong else Ink.MUTED
        yield Words(middle, _BASE + 13 + 10 * place, line, 7.5, strong, ink, Align.CENTRE)


def tier_fill(used: Fraction | None, width: float = 92.0) -> Drawing:
    """How much of a tier is used; None: the last tier has no end, so it is drawn open."""
    shapes: list[Shape] = [Box(0, 1.5, width, 4, Ink.TRACK, radius=1.9)]
    share = float(min(max(used, Fraction(0)), Fraction(1))) if used is not None else 0.5
    if share > 0:
        shapes.append(
            Box(0, 1.5, max(share * width, 4), 4, Ink.ACCENT if used is not None else Ink.BAR_SOFT, radius=1.9)
        )
    return Drawing(width, 7, tuple(shapes))


def bullet(figure: Figure, kpi: Kpi, width: float) -> Drawing:
    """Zones, bar, target, expected by now and landing on the figure's own scale."""
    start, end = figure.scale.start, figure.scale.end

    def x(value: Fraction) -> float:
        return float(min(max((value - start) / ((end - start) or 1), Fraction(0)), Fraction(1))) * width

    shapes: list[Shape] = [*_zones(figure, kpi, x, width)]
    if figure.value is not None:
        zero = x(Fraction(0))
        left, right = sorted((zero, x(figure.value.value)))
        shapes.append(Box(left, 5, max(right - left, 1), 4.5, INK_OF.get(figure.status, Ink.NONE_FILL)))
    goal = figure.target or figure.reference
    if goal:
        place = x(goal.value)
        shapes += [Box(place - 1.6, 3, 3.2, _STRIP, Ink.PAPER), Box(place - 0.8, 1.5, 1.6, _STRIP + 3, Ink.TEXT)]
    if figure.landing:
        shapes.extend(
            _landing(x(figure.landing.low.value), x(figure.landing.value.value), x(figure.landing.high.value))
        )
    if figure.expected:
        tip = x(figure.expected.value)
        shapes.append(Line(((tip, 12.6), (tip + 2.6, 16.4), (tip - 2.6, 16.4)), Ink.TEXT, filled=True))
    if figure.scale.broken:
        shapes += [Line(((width - 10 + gap, 12.5), (width - 7 + gap, 2.5)), Ink.PAPER, 1.4) for gap in (0, 3)]
    return Drawing(width, 18, tuple(shapes))


def _zones(figure: Figure, kpi: Kpi, x: Scaler, width: float) -> Iterator[Shape]:
    """Grey where the landing would mean act or watch, blue where the target is met; plain without a goal."""
    goal = figure.target or figure.reference
    if goal is None or kpi.direction is Direction.NEITHER:
        yield Box(0, 3, width, _STRIP, Ink.TRACK, radius=1.5)
        return
    inks: tuple[Ink, ...] = (Ink.ZONE_ACT, Ink.ZONE_WATCH, Ink.ZONE_MET)
    bounds = (0.0, *sorted((x(kpi.watch(goal.value)), x(kpi.met(goal.value)))), width)
    if kpi.direction is Direction.LOWER:
        inks = inks[::-1]
    elif kpi.direction is Direction.BAND:
        inks = (*inks, Ink.ZONE_WATCH, Ink.ZONE_ACT)
        bounds = (0.0, *map(x, kpi.band(goal.value)), width)
    for left, right, ink in zip(bounds, bounds[1:], inks, strict=False):
        if right > left:
            yield Box(left, 3, right - left, _STRIP, ink)


def _landing(low: float, middle: float, high: float) -> Iterator[Shape]:
    y = 10.6
    yield Line(((low, y), (high, y)), Ink.TEXT, 0.9)
    for end in (low, high):
        yield Line(((end, y - 1.6), (end, y + 1.6)), Ink.TEXT, 0.9)
    yield Box(middle - 1.8, y - 1.8, 3.6, 3.6, Ink.TEXT, radius=1.7)


def two_lines(name: str, width: float) -> tuple[str, ...]:
    """``name`` in at most two lines that fit about ``width``; what is left over ends in an ellipsis."""
    room = max(int(width / _LETTERS), 4)
    lines: list[str] = []
    for word in _words(name):
        if lines and _length(lines[-1]) + _length(word) <= room:
            lines[-1] += word
        else:
            lines.append(word.lstrip())
    kept = [line.rstrip() for line in lines[:2]]
    if len(lines) > len(kept):
        kept[-1] += "…"
    return tuple(_cut(line, room) for line in kept)


def _words(name: str) -> list[str]:
    """The parts between which a line may break: words with the space before them, single ideographs."""
    return re.findall(r"\s*[\u2e80-\U0003ffff]|\s*[^\s\u2e80-\U0003ffff]+", name)


def _length(text: str) -> int:
    return sum(2 if ord(letter) >= _IDEOGRAPHS else 1 for letter in text)


def _cut(line: str, room: int) -> str:
    if _length(line) <= room:
        return line
    kept = line.rstrip("…")
    while _length(kept) >= room:
        kept = kept[:-1]
    return f"{kept}…"

"""The history of a figure for paper: points, the usual range of each, the target, what happened; pages elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.document import Align, Box, Drawing, Ink, Line, Shape, Words
from desktop_app.domain.formats import format_period, format_short
from desktop_app.domain.quantity import Quantity
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.history import limits_at
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.xmr import Limits

_LEFT, _TOP, _BASE, _HEIGHT = 40.0, 20.0, 118.0, 134.0
_LABEL_WIDTH: Final = 62.0
_DOT: Final = 1.7
Scaler = Callable[[float], float]
Placer = Callable[[int], float]


def trend(kpi: Kpi, figure: Figure, happened: Sequence[Annotation], width: float) -> Drawing:
    """The whole periods of ``figure``; an empty drawing without any."""
    known = [float(point.value) for point in figure.history if point.value is not None]
    if not known or figure.value is None:
        return Drawing(width, 0, ())
    count = len(figure.history)
    limits = [limits_at(kpi, figure.history, place, point.n, figure.begins)
              for place, point in enumerate(figure.history)]  # fmt: skip
    ends = [edge for one in limits if one for edge in (one.lower, one.upper)]
    target = float(figure.target.value) if figure.target else None
    seen = [*known, *ends, *([target] if target is not None else [])]
    low, high = min(seen), max(seen)
    step = (width - _LEFT) / count
    scale = (_BASE - _TOP) / ((high - low) or 1)

    def y(value: float) -> float:
        return _BASE - (value - low) * scale

    def x(place: int) -> float:
        return _LEFT + (place + 0.5) * step

    shapes: list[Shape] = [*_range(limits, step, y)]
    if target is not None:
        shapes.append(Line(((_LEFT, y(target)), (width, y(target))), Ink.TEXT, 0.7, dotted=True))
    shapes += _line(figure, x, y)
    for edge in (low, high):
        shown = Quantity(Fraction(round(edge * 10**4), 10**4), figure.value.unit, figure.value.currency)
        shapes.append(Words(_LEFT - 4, y(edge) + 2.5, format_short(shown), 7, ink=Ink.MUTED, align=Align.RIGHT))
    shapes += _periods(figure, x, step)
    shapes += _happened(figure, happened, x)
    return Drawing(width, _HEIGHT, tuple(shapes))


def _range(limits: Sequence[Limits | None], step: float, y: Scaler) -> Iterator[Shape]:
    for place, one in enumerate(limits):
        if one is not None:
            left = _LEFT + place * step
            yield Box(left, y(one.upper), step, max(y(one.lower) - y(one.upper), 0.5), Ink.TRACK)
            yield Line(((left, y(one.centre)), (left + step, y(one.centre))), Ink.MUTED, 0.5)


def _line(figure: Figure, x: Placer, y: Scaler) -> Iterator[Shape]:
    outside = {signal.index for signal in figure.signals}
    places = [(place, float(point.value)) for place, point in enumerate(figure.history) if point.value is not None]
    if len(places) > 1:
        yield Line(tuple((x(place), y(value)) for place, value in places), Ink.ACCENT, 1.1)
    for place, value in places:
        ink = Ink.ACT if place in outside else Ink.ACCENT
        yield Box(x(place) - _DOT, y(value) - _DOT, 2 * _DOT, 2 * _DOT, ink, radius=0 if place in outside else _DOT)


def _periods(figure: Figure, x: Placer, step: float) -> Iterator[Shape]:
    """As many names as fit, counted back from the last."""
    every = max(1, round(_LABEL_WIDTH / step + 0.5))
    count = len(figure.history)
    for place, point in enumerate(figure.history):
        if (count - 1 - place) % every == 0:
            yield Words(x(place), _BASE + 12, format_period(point.period), 7, ink=Ink.MUTED, align=Align.CENTRE)


def _happened(figure: Figure, happened: Sequence[Annotation], x: Placer) -> Iterator[Shape]:
    """A number above the point; the words stand in the list under the chart."""
    for number, one in enumerate(happened, 1):
        for place, point in enumerate(figure.history):
            if point.period.start <= one.day < point.period.end:
                yield Line(((x(place), _TOP - 8), (x(place), _BASE)), Ink.MUTED, 0.5, dotted=True)
                yield Words(x(place), _TOP - 10, str(number), 7, strong=True, align=Align.CENTRE)

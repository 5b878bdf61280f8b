"""What changed a figure, part by part: totals from two breakdowns, their split from rules/statistics/contributions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Quantity
from desktop_app.domain.records import Kind
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Row, Wanted, breakdown, figures
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.formula import Name, Operation, is_additive
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.contributions import Ratio, of_amount, of_rate, of_sum
from desktop_app.store import settings
from desktop_app.store.database import Store

_PIECES: Final = {Kind.SALE.value: "units_sold", Kind.OPPORTUNITY.value: "deals_won"}
"""By what is counted as revenue, the KPI that counts its pieces."""


class Split(Enum):
    """How far a figure can be taken apart: a sum, a rate of sums, or only shown side by side (a median).

    ``AMOUNT``: a sum of money as pieces times price.
    """

    SUM = "sum"
    RATE = "rate"
    VALUES = "values"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Part:
    """A segment before and after. Of a rate: its shares of the base, and ``mix`` and ``rate``, which sum to ``change``.

    Of an amount: its pieces' ``volume``, ``mix`` and price (``rate``), which sum to ``change`` as well. ``change``
    None: the figure can't be taken apart.
    """

    label: str
    before: Fraction | None
    after: Fraction | None
    change: Fraction | None
    share_before: Fraction = Fraction(0)
    share_after: Fraction = Fraction(0)
    mix: Fraction = Fraction(0)
    rate: Fraction = Fraction(0)
    volume: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Changed:
    """``parts``, the largest change first; their changes sum to ``change`` exactly unless ``split`` is VALUES."""

    split: Split
    before: Quantity
    after: Quantity
    parts: tuple[Part, ...]

    @property
    def change(self) -> Fraction:
        return self.after.value - self.before.value


def split_of(kpi: Kpi) -> Split:
    """A snapshot sums over people and segments as well, though not over time."""
    tree = kpi.formula
    if is_additive(tree):
        return Split.SUM
    if isinstance(tree, Operation) and tree.sign == "/" and is_additive(tree.left) and is_additive(tree.right):
        return Split.RATE
    return Split.VALUES


def what_changed(store: Store, wanted: Wanted, earlier: Wanted, noun: str) -> Changed | None:
    """From ``earlier`` to ``wanted``, one KPI each, by ``noun``; None if one of the two has no value."""
    kpi = find_kpi(store, wanted.kpis[0], wanted.period.last)
    old, new = (figures(store, _lean(one, ""))[0] for one in (earlier, wanted))
    if old.value is None or new.value is None:
        return None
    sides = [{row.group: row for row in breakdown(store, _lean(one, noun))} for one in (earlier, wanted)]
    labels = {group: row.label for side in sides for group, row in side.items()}
    split = split_of(kpi)
    parts = _parts(split, sides, labels)
    if split is not Split.VALUES and not _adds_up(split, parts, new.value.value - old.value.value):
        split, parts = Split.VALUES, _values(sides, labels)
    return Changed(split, old.value, new.value, tuple(parts))


def has_pieces(store: Store, kpi: Kpi) -> bool:
    """Whether ``kpi`` is revenue whose pieces are known: units of sales, won deals."""
    return kpi.formula == Name("revenue") and settings.load(store).revenue_source in _PIECES


def volume_price_mix(store: Store, wanted: Wanted, earlier: Wanted, noun: str) -> Changed | None:
    """What changed revenue: more or fewer pieces, other prices, dearer or cheaper pieces, by ``noun``.

    None where one side has no pieces or an amount has none, so that the parts would not sum to the change.
    """
    pieces = _PIECES.get(settings.load(store).revenue_source, "")
    if not pieces:
        return None
    asked = [replace(_lean(one, noun), kpis=(*one.kpis[:1], pieces)) for one in (earlier, wanted)]
    old, new = (figures(store, replace(one, by=""))[0] for one in asked)
    if old.value is None or new.value is None:
        return None
    sides = [{row.group: row for row in breakdown(store, one)} for one in asked]
    labels = {group: row.label for side in sides for group, row in side.items()}
    before, after = ({str(group): _amount_of(row) for group, row in side.items()} for side in sides)
    if not all(sum(one.denominator for one in side.values()) > 0 for side in (before, after)):
        return None
    parts = [
        Part(labels[int(one.segment)], _numerator(before, one.segment), _numerator(after, one.segment), one.change,
             mix=one.mix, rate=one.price, volume=one.volume)
        for one in of_amount(before, after)
    ]  # fmt: skip
    if not _adds_up(Split.AMOUNT, parts, new.value.value - old.value.value):
        return None
    return Changed(
        Split.AMOUNT, old.value, new.value, tuple(sorted(parts, key=lambda part: -abs(part.change or Fraction(0))))
    )


def _numerator(side: Mapping[str, Ratio], segment: str) -> Fraction:
    return side[segment].numerator if segment in side else Fraction(0)


def _amount_of(row: Row) -> Ratio:
    amount, pieces = (figure.value.value if figure.value else Fraction(0) for figure in row.figures)
    return Ratio(amount, pieces)


def _lean(wanted: Wanted, noun: str) -> Wanted:
    return Wanted(wanted.kpis[:1], wanted.period, wanted.as_of, wanted.scope, noun, wanted.where, lean=True)


def _parts(split: Split, sides: Sequence[Mapping[int, Row]], labels: Mapping[int, str]) -> list[Part]:
    if split is Split.SUM:
        before, after = ({str(group): _value(row) or Fraction(0) for group, row in side.items()} for side in sides)
        return [Part(labels[int(one.segment)], one.before, one.after, one.change) for one in of_sum(before, after)]
    if split is Split.RATE:
        before_rates, after_rates = (_ratios(side) for side in sides)
        if not all(sum(part.denominator for part in side.values()) > 0 for side in (before_rates, after_rates)):
            return []
        return [
            Part(
                labels[int(one.segment)], one.rate_before, one.rate_after, one.change,
                one.share_before, one.share_after, one.mix, one.rate,
            )
            for one in of_rate(before_rates, after_rates)
        ]  # fmt: skip
    return _values(sides, labels)


def _ratios(side: Mapping[int, Row]) -> dict[str, Ratio]:
    found = {}
    for group, row in side.items():
        figure = row.figures[0]
        if figure.numerator is not None and figure.denominator is not None:
            found[str(group)] = Ratio(figure.numerator, figure.denominator)
    return found


def _values(sides: Sequence[Mapping[int, Row]], labels: Mapping[int, str]) -> list[Part]:
    """Both values of each segment, the largest difference first; they do not sum to anything."""
    before, after = sides
    found = [Part(label, _value_in(before, group), _value_in(after, group), None) for group, label in labels.items()]
    return sorted(found, key=lambda part: -abs((part.after or Fraction(0)) - (part.before or Fraction(0))))


def _value_in(side: Mapping[int, Row], group: int) -> Fraction | None:
    return _value(side[group]) if group in side else None


def _value(row: Row) -> Fraction | None:
    figure: Figure = row.figures[0]
    return None if figure.value is None else figure.value.value


def _adds_up(split: Split, parts: Sequence[Part], change: Fraction) -> bool:
    """A quota set for a team alone belongs to nobody in it: such parts do not make up the whole."""
    changes = [part.change for part in parts if part.change is not None]
    return bool(parts) and len(changes) == len(parts) and split is not Split.VALUES and sum(changes) == change

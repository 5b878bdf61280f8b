"""Of which parts a missed sum is made, as tables: from the target to the value, and once more by product."""

from fractions import Fraction
from typing import Final

from desktop_app.domain.money import exponent
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.review.by_product import ProductPart
from desktop_app.rules.review.misses import Cause
from desktop_app.rules.review.result import Gap

CAUSES: Final = {
    Cause.TARGET: N_("The target against what is usual"),
    Cause.COVERAGE: N_("Open deals carried in"),
    Cause.OPENED: N_("Deals opened"),
    Cause.SPEED: N_("Share of deals in hand that were decided"),
    Cause.WIN_RATE: N_("Win rate"),
    Cause.VOLUME: N_("Number of sales"),
    Cause.MIX: N_("Mix of products"),
    Cause.SIZE: N_("Size of a sale"),
}
CHECK: Final = {
    Cause.TARGET: N_("Was the number made of history and people, or wished for? What has changed in the market?"),
    Cause.COVERAGE: N_("Did the period begin with too few open deals? Who fills the pipeline, and when?"),
    Cause.OPENED: N_("Did leads, activity or the time to answer go down? Is a channel or campaign gone?"),
    Cause.SPEED: N_("Where do deals wait: for an offer, a price, a signature? Is a stage slower than it was?"),
    Cause.WIN_RATE: N_("Lost to whom, and why: price, product, timing, no decision? Are weak leads let in?"),
    Cause.VOLUME: N_("Fewer customers, or fewer purchases of each? Is a channel or campaign gone?"),
    Cause.MIX: N_("Is something out of stock, or sold instead because it is easier?"),
    Cause.SIZE: N_("More discount, smaller customers, or less sold to each?"),
}
_MOST_PRODUCTS: Final = 12
Minor = tuple[int, int, int, int, int]
"""Usual, actual, number, mix and size, in minor units; the last three sum to actual − usual."""


def gap_table(gap: Gap) -> Table:
    """From the target to the value; the parts, in minor units, sum to the difference exactly."""
    currency, unit = gap.target.currency, gap.target.unit
    columns = (
        Column("cause", N_("Part")),
        Column("usual", N_("As usual"), Unit.COUNT),
        Column("actual", N_("Now"), Unit.COUNT),
        Column("amount", N_("Adds"), unit, currency),
    )
    rows: list[tuple[Cell, ...]] = [(_("Target"), None, None, gap.target)]
    for part, added in zip(gap.parts, _whole_units(gap), strict=True):
        shown = [_of_cause(part.cause, value, currency) for value in (part.usual, part.actual)]
        if part.cause is Cause.TARGET:
            shown = [shown[1], None]  # the target itself stands in the row above
        rows.append((_(CAUSES[part.cause]), *shown, Quantity(added, unit, currency)))
    return Table(columns, tuple(rows), totals=(_("Value"), None, None, gap.actual))


def _whole_units(gap: Gap) -> list[Fraction]:
    """Each part cut to the currency's minor unit; what is cut off goes to the largest cut-offs, unit by unit."""
    scale = 10 ** exponent(gap.target.currency) if gap.target.currency else 1
    exact = [part.amount * scale for part in gap.parts]
    whole = [int(amount) for amount in exact]
    rest = round((gap.actual.value - gap.target.value) * scale) - sum(whole)
    by_cut = sorted(range(len(exact)), key=lambda place: -abs(exact[place] - whole[place]) * _sign(exact[place], rest))
    for place in by_cut[: abs(rest)]:
        whole[place] += 1 if rest > 0 else -1
    return [Fraction(amount, scale) for amount in whole]


def _sign(amount: Fraction, rest: int) -> int:
    """A part of the other sign is the last to be moved."""
    return 1 if (amount > 0) == (rest > 0) else -1


def _of_cause(cause: Cause, value: Fraction | None, currency: str) -> Quantity | None:
    if value is None:
        return None
    if cause in (Cause.SPEED, Cause.WIN_RATE):
        return Quantity(Fraction(round(value * 1000), 1000), Unit.PERCENT)
    if cause in (Cause.SIZE, Cause.TARGET):
        return Quantity(Fraction(round(value * 100), 100), Unit.MONEY, currency)
    return Quantity(Fraction(round(value * 10), 10), Unit.COUNT)


def product_gap_table(gap: Gap) -> Table:
    """The way from the usual to the value by product: rows sum to their change, columns to ``gap_table``.

    What rounding to minor units leaves stands in a row of its own. Beyond twelve products the smaller changes are
    one row.
    """
    currency, unit = gap.target.currency, gap.target.unit
    scale = 10 ** exponent(currency) if currency else 1
    aimed = any(one.target is not None for one in gap.products)
    columns = (
        Column("product", N_("Product")),
        *((Column("target", N_("Target"), unit, currency),) if aimed else ()),
        Column("usual", N_("As usual"), unit, currency),
        Column("actual", N_("Now"), unit, currency),
        Column("volume", N_("Number"), unit, currency),
        Column("mix", N_("Mix"), unit, currency),
        Column("size", N_("Size"), unit, currency),
        Column("change", N_("Adds"), unit, currency),
    )

    def row(name: str, minor: Minor, target: Fraction | None = None) -> tuple[Cell, ...]:
        amounts = (*minor, minor[1] - minor[0])
        told = (None if target is None else Quantity(target, unit, currency),) if aimed else ()
        return (name, *told, *(Quantity(Fraction(one, scale), unit, currency) for one in amounts))

    shown, others = _large(gap.products)
    minors = [_minor(one, scale) for one in (*shown, *others)]
    rows = [row(one.name or _("Without a product"), found, one.target)
            for one, found in zip(shown, minors, strict=False)]  # fmt: skip
    if others:
        rows.append(row(_("Other products"), _added(minors[len(shown) :])))
    whole, told = _minor_whole(gap, scale), _added(minors)
    rounding = tuple(a - b for a, b in zip(whole, told, strict=True))
    if any(rounding):
        rows.append(row(_("Rounding"), (rounding[0], rounding[1], rounding[2], rounding[3], rounding[4])))
    return Table(columns, tuple(rows), totals=row(_("Together"), whole))


def _large(products: tuple[ProductPart, ...]) -> tuple[list[ProductPart], list[ProductPart]]:
    """Those whose rows are shown, in their order, and the others."""
    if len(products) <= _MOST_PRODUCTS:
        return list(products), []
    kept = sorted(products, key=lambda one: -abs(one.change))[: _MOST_PRODUCTS - 1]
    return [one for one in products if one in kept], [one for one in products if one not in kept]


def _minor(one: ProductPart, scale: int) -> Minor:
    usual, actual, volume, mix = (round(amount * scale) for amount in (one.usual, one.actual, one.volume, one.mix))
    return usual, actual, volume, mix, actual - usual - volume - mix


def _minor_whole(gap: Gap, scale: int) -> Minor:
    """The sums as ``gap_table`` shows them."""
    shown = {part.cause: round(added * scale) for part, added in zip(gap.parts, _whole_units(gap), strict=True)}
    actual = round(gap.actual.value * scale)
    usual = round(gap.target.value * scale) + shown[Cause.TARGET]
    return usual, actual, actual - usual - shown[Cause.MIX] - shown[Cause.SIZE], shown[Cause.MIX], shown[Cause.SIZE]


def _added(minors: list[Minor]) -> Minor:
    first, second, third, fourth, fifth = (sum(one[place] for one in minors) for place in range(5))
    return first, second, third, fourth, fifth

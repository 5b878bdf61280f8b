"""How targets are named and written on this page: scopes, periods, amounts, and the sentences about gaps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_period, format_quantity, short_month
from desktop_app.domain.money import exponent
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.rules.targets.attain import Gap
from desktop_app.ui.forms.figures import write_figure


@dataclass(frozen=True, slots=True)
class Finding:
    """A place whose parts don't carry it exactly. ``over_time``: its months and quarters, else its teams and people.

    ``gap`` None: it has no parts yet.
    """

    place: Place
    over_time: bool
    gap: Gap | None


DOWN_TO: Final = {
    ScopeKind.PERSON: N_("{period}, down to months and people"),
    ScopeKind.REGION: N_("{period}, down to months and regions"),
    ScopeKind.PRODUCT: N_("{period}, down to months and products"),
    ScopeKind.SEGMENT: N_("{period}, down to months and customer segments"),
}
NOT_ADDING_UP: Final = {
    ScopeKind.PERSON: N_("people do not add up"),
    ScopeKind.REGION: N_("regions do not add up"),
    ScopeKind.PRODUCT: N_("products do not add up"),
    ScopeKind.SEGMENT: N_("customer segments do not add up"),
}
_NOT_DOWN_YET: Final = {
    ScopeKind.PERSON: N_("{amount} for {period} is not broken down yet"),
    ScopeKind.REGION: N_("{amount} for {period} is not broken down to regions yet"),
    ScopeKind.PRODUCT: N_("{amount} for {period} is not broken down to products yet"),
    ScopeKind.SEGMENT: N_("{amount} for {period} is not broken down to segments yet"),
}
_CARRIED_BY_NONE: Final = {
    ScopeKind.PERSON: N_("Gap in {scope}, {period}: {amount} carried by nobody"),
    ScopeKind.REGION: N_("Gap in {scope}, {period}: {amount} is given to no region"),
    ScopeKind.PRODUCT: N_("Gap in {scope}, {period}: {amount} is given to no product"),
    ScopeKind.SEGMENT: N_("Gap in {scope}, {period}: {amount} is given to no segment"),
}


def scope_words(scope: Scope, company: str) -> str:
    return scope.name or company or _("Company")


def short_period(period: Period) -> str:
    """The head of a column: 2026, Q3, Sep."""
    if period.length is Length.MONTH:
        return short_month(period.start.month)
    return period.name.rpartition("-")[2] if period.length is Length.QUARTER else format_period(period)


def decimals(grid: TargetGrid, amounts: Iterable[int]) -> int:
    """Minor units are shown with all ``amounts`` as soon as one has some."""
    if grid.unit is not Unit.MONEY:
        return 0
    places = exponent(grid.currency)
    return 0 if all(amount % 10**places == 0 for amount in amounts) else places


def amount_words(grid: TargetGrid, amount: int, places: int) -> str:
    """An amount in its column, without a sign; a rate with the decimals it has."""
    quantity = grid.quantity(amount)
    if grid.unit in (Unit.MONEY, Unit.COUNT):
        return format_number(quantity.value, places)
    return write_figure(quantity.value, grid.unit) + ("\u00a0%" if grid.unit is Unit.PERCENT else "")


def full_amount(grid: TargetGrid, amount: int) -> str:
    return format_quantity(grid.quantity(amount))


def share_words(share: Fraction) -> str:
    """A share of the whole; one that only rounds to 100.0 % gets another digit."""
    near = share != 1 and abs(share - 1) < Fraction(5, 10000)
    return format_quantity(Quantity(share, Unit.PERCENT), 2 if near else 1)


def findings(grid: TargetGrid) -> Iterator[Finding]:
    """Every place that does not add up, wholes before their parts; a top target without any part first of all."""
    top = (grid.lines[0].scope, grid.columns[0].period)
    if grid.sums and grid.amounts.get(top) and _is_bare(grid):
        yield Finding(top, over_time=False, gap=None)
    for place in grid.wholes():
        yield from of_place(grid, place)


def _is_bare(grid: TargetGrid) -> bool:
    """Whether nothing at all, or in other rows than people nobody, has a part of the whole yet."""
    if grid.rows is ScopeKind.PERSON:
        return len(grid.amounts) == 1 and (len(grid.lines) > 1 or len(grid.columns) > 1)
    return len(grid.lines) > 1 and all(scope == grid.lines[0].scope for scope, _period in grid.amounts)


def of_place(grid: TargetGrid, place: Place) -> Iterator[Finding]:
    for over_time, gap in enumerate(grid.gaps(place)):
        if gap is not None and (gap.missing or gap.over):
            yield Finding(place, bool(over_time), gap)


def finding_words(grid: TargetGrid, finding: Finding, company: str) -> str:
    scope, period = scope_words(finding.place[0], company), format_period(finding.place[1])
    gap = finding.gap
    if gap is None:
        amount = full_amount(grid, grid.amounts[finding.place])
        return _(_NOT_DOWN_YET[grid.rows]).format(amount=amount, period=period)
    if gap.missing:
        in_time = N_("Gap in {scope}, {period}: {amount} is in none of its parts")
        return _(in_time if finding.over_time else _CARRIED_BY_NONE[grid.rows]).format(
            scope=scope, period=period, amount=full_amount(grid, gap.missing)
        )
    words = (
        _("The parts of {period} exceed {scope} by {amount}, {share}")
        if finding.over_time
        else _("Over-assigned in {scope}, {period}, by {amount}, {share}")
    )
    share = format_quantity(Quantity(Fraction(gap.over, gap.whole), Unit.PERCENT)) if gap.whole else "–"
    return words.format(scope=scope, period=period, amount=full_amount(grid, gap.over), share=share)

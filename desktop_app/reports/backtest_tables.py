"""A backtest as tables and sentences: months, people, and what is seen of timing and bounds, told neutrally."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.formats import format_number, format_value
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.behaviour import LAST_DAYS, NEAR, Bunching, Timing
from desktop_app.rules.incentives.tried import Tried


def _columns(currency: str) -> tuple[Column, ...]:
    titles = {"before": N_("Plans that held"), "after": N_("Plan tried"), "change": N_("Change")}
    return tuple(Column(key, title, Unit.MONEY, currency) for key, title in titles.items())


def month_table(months: Sequence[tuple[Period, int, int]], currency: str, title: str = "") -> Table:
    """Cost by month, with the total."""
    rows = tuple((month, *_beside(before, after, currency)) for month, before, after in months)
    before, after = sum(row[1] for row in months), sum(row[2] for row in months)
    totals = (_("Total"), *_beside(before, after, currency))
    return Table((Column("month", N_("Month")), *_columns(currency)), rows, title, totals)


def people_table(people: Sequence[Tried], currency: str, title: str = "") -> Table:
    """One row a person; a total of those whose pay is known on both sides."""
    columns = (Column("person", N_("Person")), *_columns(currency), Column("reason", N_("Reason")))
    known = [one for one in people if one.change is not None]
    sums = [one.both or (0, 0) for one in known]
    totals = (_("Total"), *_beside(sum(one[0] for one in sums), sum(one[1] for one in sums), currency), None)
    return Table(columns, tuple(_row(one, currency) for one in people), title, totals)


def _row(one: Tried, currency: str) -> tuple[Cell, ...]:
    reasons = [why for side in (one.before, one.after) if side for why in side.reasons]
    # Months that are known on one side only would make the two sums differ for another reason than the plan.
    before, after = one.both or (one.before.total if one.before else None, one.after.total)
    sums = (before if one.before else None, after, one.change)
    return one.name, *(_money(each, currency) for each in sums), sentence(reasons[0]) if reasons else ""


def _beside(before: int, after: int, currency: str) -> tuple[Quantity | None, ...]:
    return tuple(_money(each, currency) for each in (before, after, after - before))


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


def behaviour_lines(timing: Timing, near: Bunching) -> Iterator[str]:
    """What is seen, how many, and whether chance alone explains it; never why."""
    if timing.share is not None:
        words = _(
            "{share} of {n} records fall on the last {days} working days of their month, which are {expected} of the "
            "working days."
        )
        share, expected = (format_value(Quantity(each, Unit.PERCENT)) for each in (timing.share, timing.expected))
        told = words.format(share=share, n=format_number(timing.n), days=LAST_DAYS, expected=expected)
        yield f"{told} {_chance(timing.chance)}"
    if near.n:
        words = _("Of {n} monthly results within {near} of a step, {above} lie on or above it and {below} below.")
        told = words.format(
            n=format_number(near.n),
            near=format_value(Quantity(NEAR, Unit.PERCENT)),
            above=format_number(near.above),
            below=format_number(near.below),
        )
        yield f"{told} {_chance(near.chance)}"


def _chance(chance: bool | None) -> str:
    if chance is None:
        return _("These are too few to judge.")
    if chance:
        return _("That could be chance.")
    return _("Chance alone seldom makes that; customers' habits and delivery dates may.")

"""The comparison of a target with the team's capacity, and the telling of targets: as tables and in sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.formats import format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _


def capacity_lines(quota: Quantity, difference: Quantity | None, needed: Quantity | None) -> list[str]:
    """``quota`` of a full-time person; ``difference``: target less capacity; ``needed``: the quota that reaches it."""
    said = [_("A full-time person carries {quota}.").format(quota=format_quantity(quota))]
    if difference is not None and difference.value > 0:
        words = _("The target asks for {amount} more than they can carry.")
        said.append(words.format(amount=format_quantity(difference)))
    elif difference is not None:
        words = _("They can carry {amount} more than the target asks for.")
        said.append(words.format(amount=format_quantity(replace(difference, value=-difference.value))))
    if needed is not None:
        said.append(_("With {quota} for a full-time person they would reach it.").format(quota=format_quantity(needed)))
    return said


def stranded_words(name: str, missed: Quantity) -> str:
    """What of a miss (below 0: of a win) nobody takes over, because ``name`` has no target in the time left."""
    if missed.value > 0:
        words = _("{name} missed {amount} and has no target in the months left: nobody takes it over.")
    else:
        words = _("{name} won {amount} and has no target in the months left: nobody’s is less for it.")
    return words.format(name=name, amount=format_quantity(replace(missed, value=abs(missed.value))))


def telling_words(*, told: bool, changed: bool) -> str:
    """Empty where nothing is left to do."""
    if not told:
        return _("not told yet")
    return _("another target by now") if changed else ""


def capacity_table(
    rows: Sequence[tuple[str, Fraction, Fraction, Fraction | None]], top: Fraction | None, unit: Unit, currency: str
) -> Table:
    """Each person: full targets, what those bring, the target; ``top``: the target of all together."""

    def shown(value: Fraction | None) -> Quantity | None:
        return None if value is None else Quantity(value, unit, currency)

    columns = (
        Column("name", N_("Person")),
        Column("full", N_("Full targets"), Unit.RATIO),
        Column("brings", N_("Brings"), unit, currency),
        Column("target", N_("Target"), unit, currency),
    )
    cells = tuple((name, Quantity(full, Unit.RATIO), shown(brings), shown(own)) for name, full, brings, own in rows)
    full = sum((row[1] for row in rows), Fraction(0))
    brings = sum((row[2] for row in rows), Fraction(0))
    return Table(columns, cells, totals=(_("Together"), Quantity(full, Unit.RATIO), shown(brings), shown(top)))


def telling_table(
    rows: Sequence[tuple[str, Fraction, Fraction | None, date | None]], unit: Unit, currency: str
) -> Table:
    """Each person: the target, what was told, when, and what is left to do."""
    columns = (
        Column("name", N_("Person")),
        Column("value", N_("Target"), unit, currency),
        Column("told", N_("Told"), unit, currency),
        Column("day", N_("Told on")),
        Column("state", N_("To do")),
    )
    cells = tuple(
        (
            name,
            Quantity(value, unit, currency),
            None if told is None else Quantity(told, unit, currency),
            day,
            telling_words(told=told is not None, changed=told is not None and told != value),
        )
        for name, value, told, day in rows
    )
    return Table(columns, cells)

"""What the comparison of a target with the team's capacity, and the telling of targets, come to in sentences."""

from dataclasses import replace

from desktop_app.domain.formats import format_quantity
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import _


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


def telling_words(*, told: bool, changed: bool) -> str:
    """Empty where nothing is left to do."""
    if not told:
        return _("not told yet")
    return _("another target by now") if changed else ""

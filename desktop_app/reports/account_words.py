"""Names of what lies between components and pay, and in words why an earlier period changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from desktop_app.domain.formats import format_day, format_period
from desktop_app.i18n import N_, _
from desktop_app.rules.incentives.account import Cause
from desktop_app.rules.incentives.composition import Kind, Part

_NAMES: Final[Mapping[Kind, str]] = {
    Kind.CUT: N_("Maximum of the plan"),
    Kind.HELD: N_("Held"),
    Kind.RELEASED: N_("Released from before"),
    Kind.ADJUSTED: N_("Adjustment"),
    Kind.DRAWN: N_("Draw or guarantee"),
    Kind.CORRECTED: N_("Correction of {period}"),
    Kind.BROUGHT: N_("Balance from before"),
    Kind.CARRIED: N_("Balance carried on"),
}


def part_name(part: Part) -> str:
    words = _(_NAMES[part.kind])
    return words.format(period=format_period(part.period)) if part.period is not None else words


def cause_words(cause: Cause) -> str:
    """Which record or input changed, by which import or edit, and when: "D-7 changed by deals.csv on 3 April"."""
    day = format_day(datetime.fromisoformat(cause.moment).astimezone().date()) if cause.moment else ""
    match cause.change, bool(cause.document), bool(day):
        case "changed", True, True:
            words = N_("{document} was changed by {source} on {day}.")
        case "added", True, True:
            words = N_("{document} was added by {source} on {day}.")
        case "withdrawn", True, True:
            words = N_("{document} went with {source}, taken back on {day}.")
        case "withdrawn", True, False:
            words = N_("{document} is there no longer.")
        case "withdrawn", _no, True:
            words = N_("{source} was taken back on {day}.")
        case _any, _document, True:
            words = N_("{source} came on {day}.")
        case _:
            words = N_("What it was worked out from changed.")
    return _(words).format(document=cause.document, source=cause.source or _("an edit"), day=day)

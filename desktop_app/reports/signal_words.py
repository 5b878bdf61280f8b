"""What a signal says, in words; which there are is found in rules/statistics/xmr."""

from typing import Final

from desktop_app.i18n import N_, _
from desktop_app.rules.statistics.xmr import Rule

_SIGNALS: Final = {
    (Rule.OUTSIDE, True): N_("above the usual range"),
    (Rule.OUTSIDE, False): N_("below the usual range"),
    (Rule.RUN, True): N_("8 in a row above the centre"),
    (Rule.RUN, False): N_("8 in a row below the centre"),
    (Rule.NEAR_LIMIT, True): N_("3 of 4 near the upper limit"),
    (Rule.NEAR_LIMIT, False): N_("3 of 4 near the lower limit"),
    (None, True): N_("unusually high by today"),
    (None, False): N_("unusually low by today"),
}


def signal_words(rule: Rule | None, *, upward: bool) -> str:
    """``rule`` None: by the same point of earlier periods."""
    return _(_SIGNALS[rule, upward])

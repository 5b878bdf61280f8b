"""The sentences of analyses: how a comparison, a forecast or a correlation is known, and where the method is from."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

_PEERS: Final[dict[str, Sentence]] = {
    "peers.differ": (N_("This {n} person differs beyond chance"), N_("These {n} people differ beyond chance"), "n"),
    "peers.alike": (
        N_("This {n} person does not differ beyond chance"), N_("These {n} people do not differ beyond chance"), "n",
    ),
    "peers.pooled": (N_("All together: {hits} of {n} record"), N_("All together: {hits} of {n} records"), "n"),
    "peers.limits": N_(
        "Limits around it for each person's own number of records: the share p of all, plus and minus z times the root "
        "of p(1−p)/n; z is 1.96 for 95 % and 3.09 for 99.8 % (funnel plot, Spiegelhalter 2005)"
    ),
    "peers.outside": (
        N_("Beyond the 99.8 % limits, of {n} person"), N_("Beyond the 99.8 % limits, of {n} people"), "n",
    ),
    "peers.chi": (
        N_("How far all are from the common share together: Pearson's χ² with {freedom} degree of freedom"),
        N_("How far all are from the common share together: Pearson's χ² with {freedom} degrees of freedom"),
        "freedom",
    ),
    "peers.chance": N_("How often chance alone would make them differ at least so much; beyond chance is below 5 %"),
}  # fmt: skip

STEPS: Final[dict[str, Sentence]] = {**_PEERS}

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

_OUTLOOK: Final[dict[str, Sentence]] = {
    "outlook.landing": N_("{name}, {period}: where it will land"),
    "outlook.coming": N_("{name}, {period}: forecast"),
    "outlook.none": N_("{period}: no forecast, because there are fewer than six whole months"),
    "outlook.booked": N_("Booked so far; the forecast of the share of the period still to come is added"),
    "outlook.method.": N_("The period is over"),
    "outlook.method.mean": N_("From 6 to 11 whole months: the mean of the last six"),
    "outlook.method.trend": N_(
        "From 12 to 24 whole months: the mean of simple smoothing, Theta (Assimakopoulos and Nikolopoulos 2000) and "
        "damped trend (Gardner and McKenzie 1985)"
    ),
    "outlook.method.seasonal": N_(
        "From 25 whole months on: the mean of simple smoothing, Theta and damped trend, times the season of the month, "
        "drawn toward 1 where there are few years"
    ),
    "outlook.band": N_(
        "The band holds 8 of 10 cases: it is made of how far the same method was off in its last 18 forecasts"
    ),
    "outlook.low": N_("Lower end of the band"),
    "outlook.high": N_("Upper end of the band"),
    "outlook.right": N_("The band of that time held what came in {right} of the last {of} cases"),
    "outlook.summed": N_("The bands of its months are added by squares; how often such a sum was right is not counted"),
    "outlook.new": N_("There are too few months to say how often the band was right"),
}

_RELATION: Final[dict[str, Sentence]] = {
    "relation": N_("{x} and {y}: do they go together?"),
    "relation.pairs": N_("Everybody with both figures counts once"),
    "relation.ranges": N_(
        "Lines beside a point: 95 % intervals, of a share by Wilson (1927), of a median by its neighbours in order "
        "(Campbell and Gardner 1988); without a line the records do not tell"
    ),
    "relation.rho": N_(
        "Spearman's rank correlation: 1 where both orders are the same, −1 where they are opposite, 0 where neither "
        "says anything of the other; it names no cause"
    ),
    "relation.few": N_("Not judged: that needs {least} of them at least"),
    "relation.low": N_("Lower end of its 95 % interval (Fieller, Hartley and Pearson 1957)"),
    "relation.high": N_("Upper end; beyond chance where 0 lies outside"),
}

STEPS: Final[dict[str, Sentence]] = {**_PEERS, **_OUTLOOK, **_RELATION}

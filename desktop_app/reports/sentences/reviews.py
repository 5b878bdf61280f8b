"""The sentences of reviews of past periods: how a score came about."""

from typing import Final

from desktop_app.i18n import N_
from desktop_app.reports.sentences.analysis import Sentence

STEPS: Final[dict[str, Sentence]] = {
    "review.score": N_("Score: the weighted scores of all lines, added up"),
    "review.score.part": N_(
        "Score of the {counted} of weight that could be told: the weighted scores, divided by that weight"
    ),
    "review.score.none": N_("No score: no line has both a figure and a goal"),
    "review.line": N_("{measure}: {attainment} of the goal scores {score}, with weight {weight}"),
    "review.line.missing": N_("{measure}, weight {weight}: no figure or no goal, so it is left out"),
}

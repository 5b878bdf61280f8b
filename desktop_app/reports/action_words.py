"""The words of actions: verdicts, states, sorts and the questions to ask when nothing improved."""

from typing import Final

from desktop_app.domain.action import Obstacle, Sort, State
from desktop_app.i18n import N_
from desktop_app.rules.statistics.effect import Verdict

VERDICTS: Final = {
    Verdict.SHOWN: N_("Effect shown"),
    Verdict.NOT_SHOWN: N_("Not shown"),
    Verdict.WORSE: N_("Worse"),
    Verdict.TOO_EARLY: N_("Too early"),
}
STATES: Final = {
    State.RUNNING: N_("Running"),
    State.KEPT: N_("Kept: how we work now"),
    State.STOPPED: N_("Stopped"),
}
SORTS: Final = {
    Sort.PROCESS: N_("Process"),
    Sort.TRAINING: N_("Training"),
    Sort.TECHNOLOGY: N_("Technology"),
    Sort.STAFFING: N_("Staffing"),
    Sort.OTHER: N_("Other"),
}
OBSTACLES: Final = {
    Obstacle.NOT_DONE: N_("Was it done as it was meant?"),
    Obstacle.NOT_INVOLVED: N_("Does the team know it and want it? Ask them what stands in the way."),
    Obstacle.NO_TIME: N_("Was there time for it beside everything else?"),
    Obstacle.TOOL: N_("Does a system or a tool hold it up?"),
    Obstacle.OUTSIDE: N_("Did a competitor, the market or the season work against it?"),
    Obstacle.WRONG_LEVER: N_("Does it move this figure at all, or another one?"),
    Obstacle.DATA: N_("Do the data show it: complete, counted as before?"),
}

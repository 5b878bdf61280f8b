"""The sheet of a one-on-one: all that both look at, about one person alone; how it is filled is in operations."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.one_on_one import DevelopmentGoal, Note, Outcome, Promise, PulseAnswer, Recognition
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.rules.coaching.evidence import Changed, Point
from desktop_app.rules.incentives.statement import Statement
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.effect import Verdict


@dataclass(frozen=True, slots=True)
class Shown:
    kpi: Kpi
    figure: Figure


@dataclass(frozen=True, slots=True)
class About:
    """Who it is about and when both meet. ``lead``: the manager's name, empty where nobody says who that is.

    ``language``: in which the person reads; empty: the workspace's. ``last`` and ``due``: the one-on-one before and
    the next, None where there is none; ``weeks`` between two.
    """

    person: Scope
    role: str
    team: str
    since: date | None
    lead: str
    language: str
    last: date | None
    due: date | None
    weeks: int


@dataclass(frozen=True, slots=True)
class LastAction:
    """The newest improvement action for the person alone: what was done since when, and what can be said of it."""

    text: str
    kpi: str
    start: date
    verdict: Verdict
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Sheet:
    """``standing`` is the figure that stands on top, of ``period`` as of ``as_of``; ``figures`` up to six, it included.

    ``pay`` None: nobody works pay out here, the person has no plan, or ``pay_problem`` says why. ``usual``: KPIs that
    stayed within chance. ``promises``: of earlier one-on-ones, open or settled since the last; ``agreed``: made since
    then. ``questions``: steps with a sentence. ``notes`` hold private ones only where ``private`` says so; the same
    goes for the helpers of ``topics``. ``company``: the workspace's. ``measured``: the newest whole month of each KPI
    that a promise or goal names; ``measures``: all it could name. ``currency``: of amounts of money.
    """

    about: About
    company: str
    period: Period
    as_of: date
    data_day: date | None
    standing: Shown | None
    figures: tuple[Shown, ...]
    pay: Statement | None
    pay_problem: UserError | None
    changed: tuple[Changed, ...]
    usual: tuple[Kpi, ...]
    strengths: tuple[Point, ...]
    topics: tuple[Point, ...]
    promises: tuple[Promise, ...]
    agreed: tuple[Promise, ...]
    notes: tuple[Note, ...]
    recognitions: tuple[Recognition, ...]
    goals: tuple[DevelopmentGoal, ...]
    pulse: tuple[PulseAnswer, ...]
    questions: tuple[Explanation, ...]
    action: LastAction | None
    private: bool
    measured: tuple[Shown, ...] = ()
    measures: tuple[Kpi, ...] = ()
    currency: str = ""

    def newest(self, kpi: str) -> Shown | None:
        """The newest figure of what measures a promise; None where nothing does."""
        return next((one for one in self.measured if one.kpi.key == kpi), None)

    @property
    def records(self) -> int:
        return self.standing.figure.n if self.standing else 0

    def count(self, outcome: Outcome) -> int:
        """How many of the earlier promises came out like this."""
        return sum(one.outcome is outcome for one in self.promises)

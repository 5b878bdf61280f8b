"""Figures for any period, as-of day, scope and group: totals from the store, formulas and judgement from the rules.

Which spans of days a figure needs is decided in operations/spans; nothing is written here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Length, Period, add_months
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import _
from desktop_app.operations.kpis.aimed import SCOPES, is_aimed_at, names_inside, seen_as
from desktop_app.operations.kpis.catalogue import QUOTA, find_kpi, find_kpis
from desktop_app.operations.kpis.computed_facts import Facts, Part, computed_with_data
from desktop_app.operations.kpis.spans import Past, spans_of
from desktop_app.operations.moments import today
from desktop_app.operations.targets.goals import Goal, goals_of
from desktop_app.rules.kpis.aggregation import Lookup, MeasureTotal, Outcome, Spread, evaluate
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.formula import Input, Name, Operation, inputs
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Figure, Given, judge
from desktop_app.rules.kpis.steps import explain_kpi
from desktop_app.rules.statistics.forecast import forecast
from desktop_app.rules.statistics.landing import Landing, land, replay, scaled
from desktop_app.rules.statistics.pace import Pace, elapsed, expected
from desktop_app.store import annotations, calendar_days, groupings, names, records, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME, Sort
from desktop_app.store.totals import Answer, Question


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which KPIs, when, for whom. ``as_of`` None: the earlier of today and the newest data.

    ``by``: one of GROUPS, or empty; ``where``: numbers of groups by grouping.
    ``lean`` leaves out history, pace and landing. ``ever``: groups with records in the history alone count as well.
    """

    kpis: tuple[str, ...]
    period: Period
    as_of: date | None = None
    scope: Scope = COMPANY
    by: str = ""
    where: Mapping[str, int] = field(default_factory=dict)
    lean: bool = False
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One group of a breakdown: ``label`` empty for what has no name there."""

    group: int
    label: str
    figures: tuple[Figure, ...]


def default_as_of(store: Store) -> date:
    """The earlier of today and the newest dated record; today without records."""
    newest = records.data_day(store)
    return min(today(), date.fromordinal(newest)) if newest else today()


def figures(store: Store, wanted: Wanted) -> tuple[Figure, ...]:
    """One judged figure for each KPI of ``wanted``, in its order; UserError for an unknown KPI."""
    reading = _Reading(store, wanted)
    return reading.figures(0, reading.whole)


def figure_of(store: Store, kpi: Kpi, wanted: Wanted) -> Figure:
    """The figure of a KPI that may not be kept yet; ``wanted`` names none."""
    reading = _Reading(store, wanted, [kpi])
    return reading.figures(0, reading.whole)[0]


def breakdown(store: Store, wanted: Wanted) -> tuple[Row, ...]:
    """The figures of every group of ``wanted.by`` that has records or a target, by name; those without a name last."""
    reading = _Reading(store, wanted)
    texts = groupings.labels(store, wanted.by)
    ours = bool(groupings.BY_KEY[wanted.by].labels)  # bands and weekdays have an order of their own
    rows = [
        Row(group, _(texts[group]) if ours and group else texts.get(group, ""),
            reading.figures(group, reading.scope_of(group, texts)))
        for group in sorted(reading.groups())
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (not row.label, row.group if ours else 0, names.fold(row.label))))


def explain_figure(store: Store, wanted: Wanted, group: int = 0) -> Explanation:
    """How the first KPI of ``wanted`` came about, down to its measures."""
    reading = _Reading(store, wanted)
    return reading.explain(group)


def narrowed(store: Store, kpi: Kpi, where: Mapping[str, int]) -> dict[str, int]:
    """The filter ``where`` together with the KPI's own; a name that is gone narrows to nothing."""
    own = {key: groupings.group_id(store, key, text) or _NOBODY for key, text in kpi.where}
    both = {key: _NOBODY for key, number in own.items() if where.get(key, number) != number}
    return {**where, **own, **both}


_NOBODY: Final = -1  # the number of no group
_YOUNG: Final = {name for name, measure in BY_NAME.items() if measure.young}


class _Reading:
    """Everything one ``Wanted`` needs from the store, read at once; figures are then made group by group."""

    def __init__(self, store: Store, wanted: Wanted, kpis: list[Kpi] | None = None) -> None:
        self.whole, scope, where = seen_as(store, wanted.scope, wanted.where)
        self._wanted = wanted = replace(wanted, scope=scope, where=where)
        self._store = store
        self._kpis = kpis or find_kpis(store, wanted.kpis, wanted.period.last)  # the rules that held then
        chosen = settings.load(store)
        self._currency = chosen.currency
        self._calendar = calendar_days.working_calendar(store)
        self._first_day = records.first_day(store)
        self._months_known_by = chosen.new_customer_history
        self._data_day = records.data_day(store)
        self._as_of = wanted.as_of or default_as_of(store)
        self._shifts = [one for one in annotations.load(store) if one.shift]
        self._known = totals.measures_with_data(store) | computed_with_data(store)
        self._elapsed = elapsed(self._calendar, wanted.period, self._as_of)
        self._spans = spans_of(
            wanted.period,
            self._as_of,
            over=self._elapsed,
            calendar=self._calendar,
            first_day=self._first_day,
            fiscal_start=chosen.fiscal_year_start,
            lean=wanted.lean,
            views=self._views(),
        )
        self._narrowed = {kpi.key: narrowed(store, kpi, wanted.where) for kpi in self._kpis}
        filters = {tuple(sorted(where.items())) for where in self._narrowed.values()}
        self._answers = {one: self._ask(wanted.scope, wanted.by, chosen.revenue_source, dict(one)) for one in filters}
        whole = "whole" in self._views()
        self._companies = {one: self._ask(COMPANY, "", chosen.revenue_source, dict(one)) for one in filters if whole}
        self._young = {kpi.key for kpi in self._kpis if self._first_day and kpi.measures & _YOUNG}
        periods = [wanted.period, *(part.whole for part in self._spans.history)]
        wanted_goals = {kpi.key for kpi in self._kpis} | {"revenue"} | {one.name for one in self._inputs("target")}
        self._goals = goals_of(store, wanted_goals, periods)
        asked = Question((), self._spans.days, wanted.scope, wanted.by)
        self._facts = Facts(store, asked, self._goals["revenue"])
        self._company_facts = Facts(store, replace(asked, scope=COMPANY, by=""), self._goals["revenue"])

    def _inputs(self, view: str) -> set[Input]:
        """What the formulas see through ``view``."""
        return {asked for kpi in self._kpis for asked in inputs(kpi.formula) if view in asked.views}

    def _views(self) -> set[str]:
        return {view for kpi in self._kpis for asked in inputs(kpi.formula) for view in asked.views}

    def _ask(self, scope: Scope, by: str, revenue: str, where: Mapping[str, int]) -> Answer:
        """What the KPIs narrowed to ``where`` need."""
        needed = {name for kpi in self._kpis if self._narrowed[kpi.key] == where for name in kpi.measures}
        needed = needed & set(BY_NAME) | ({"revenue"} if QUOTA in needed else set())  # shown without a quota too
        day = self._as_of.toordinal()
        known_by = day if day < self._data_day else 0
        question = Question(tuple(sorted(needed)), self._spans.days, scope, by, where, known_by)
        return totals.ask(self._store, question, revenue)

    def groups(self) -> set[int]:
        """Groups with records in the period itself, or with a target or quota for it."""
        now = range(len(self._spans.days)) if self._wanted.ever else (self._spans.now,)
        found = {
            key[2] for answer in self._answers.values() for key in (*answer.sums, *answer.spreads) if key[1] in now
        }
        for kpi in self._kpis:
            found |= self._facts.groups(kpi.measures, tuple(sorted(self._narrowed[kpi.key].items())))
        kind = SCOPES.get(self._wanted.by)
        if kind is None or self._wanted.where:
            return found
        aimed = {scope for goals in self._goals.values() for scope in goals.scopes(kind, self._wanted.period)}
        return found | (aimed & names_inside(self._store, self.whole, kind, self._wanted.period.last))

    def scope_of(self, group: int, texts: Mapping[int, str]) -> Scope:
        """The scope of a group; the whole one where a group is no scope, like a channel."""
        kind = SCOPES.get(self._wanted.by)
        return Scope(kind, group, texts.get(group, "")) if kind and group else self.whole

    def figures(self, group: int, scope: Scope) -> tuple[Figure, ...]:
        return tuple(judge(kpi, self._given(kpi, group, scope)) for kpi in self._kpis)

    def explain(self, group: int) -> Explanation:
        texts = names.texts(self._store)
        scope = self.scope_of(group, texts)
        parts = [] if self._wanted.by in SCOPES else [group]
        narrowed = self._narrowed[self._kpis[0].key]  # an own KPI may be of some records only
        asked = [*narrowed.items(), *((self._wanted.by, one) for one in parts if self._wanted.by)]
        asked = [(key, one) for key, one in asked if key != scope.kind.value]
        chosen = [_(groupings.labels(self._store, key).get(one, "")) for key, one in asked]
        said = replace(scope, name=" · ".join(filter(None, [scope.name, *chosen])))
        kpi = self._kpis[0]
        return explain_kpi(
            kpi, self._lookup(kpi, self._spans.now, group, scope), self._wanted.period, said, self._currency
        )

    def _given(self, kpi: Kpi, group: int, scope: Scope) -> Given:
        spans = self._spans
        outcome = self._outcome(kpi, spans.now, group, scope)
        past = tuple(part for part in spans.history if not self._is_young(kpi, part.whole))
        history = tuple(self._point(kpi, group, scope, part) for part in past)
        same_point = tuple(self._same_point(kpi, group, scope, part) for part in zip(past, history, strict=True))
        pace = self._pace(kpi, same_point, history)
        before = spans.year_before
        reference = None if before is None else self._outcome(kpi, before, group, scope).value
        return Given(
            self._wanted.period,
            scope,
            self._as_of,
            outcome,
            date.fromordinal(self._data_day) if self._data_day else None,
            self._currency,
            self._elapsed,
            self._target(kpi, scope),
            reference,
            pace,
            self._landing(kpi, outcome, group, scope, pace),
            same_point,
            history,
            self._is_young(kpi, self._wanted.period),
            tuple(one.day for one in self._shifts if one.concerns(kpi.key, scope)),
        )

    def _is_young(self, kpi: Kpi, period: Period) -> bool:
        """Whether the data begin too shortly before ``period`` to tell who or what is new."""
        first = date.fromordinal(self._first_day or 1).replace(day=1)
        return kpi.key in self._young and period.start < add_months(first, self._months_known_by)

    def _target(self, kpi: Kpi, scope: Scope) -> Fraction | None:
        goal = self._goals[kpi.key].target(scope, self._wanted.period) if self._is_aimed_at(scope) else None
        return goal.value if goal else None

    def _is_aimed_at(self, scope: Scope) -> bool:
        return is_aimed_at(self.whole, self._wanted.where, self._wanted.by, scope)

    def _point(self, kpi: Kpi, group: int, scope: Scope, past: Past) -> Point:
        outcome = self._outcome(kpi, past.index, group, scope, past.whole)
        return Point(past.whole, outcome.value, outcome.n)

    def _same_point(self, kpi: Kpi, group: int, scope: Scope, known: tuple[Past, Point]) -> Fraction | None:
        past, whole = known
        if past.same_point == past.index:
            return whole.value
        return self._outcome(kpi, past.same_point, group, scope, past.whole).value

    def _pace(self, kpi: Kpi, same_point: Sequence[Fraction | None], history: Sequence[Point]) -> Pace | None:
        if not kpi.accumulates or self._elapsed >= 1:
            return None
        pairs = zip(same_point, history, strict=True)
        return expected(
            self._elapsed,
            self._wanted.period,
            [part / whole.value for part, whole in pairs if part is not None and whole.value],
        )

    def _landing(self, kpi: Kpi, outcome: Outcome, group: int, scope: Scope, pace: Pace | None) -> Landing | None:
        """Booked plus forecast of the rest, for sums and for sums against a quota."""
        additive = kpi.additive
        above = kpi.formula.left if isinstance(kpi.formula, Operation) and kpi.formula.right == Name(QUOTA) else None
        quotient = above is not None
        if not self._spans.months or outcome.value is None or not kpi.accumulates or not (additive or quotient):
            return None
        numerator = outcome.value if additive else outcome.numerator
        assert numerator is not None
        month_kpi = kpi if above is None else replace(kpi, formula=above)
        series = [float(self._outcome(month_kpi, span, group, scope).value or 0) for span in self._spans.months]
        forecasts = [forecast(series, ahead + 1) for ahead in range(self._spans.months_left)]
        known = [one for one in forecasts if one is not None]
        if not known or len(known) < len(forecasts):
            return None
        usual = pace.share if pace and self._spans.months_left == 1 else self._spans.month_elapsed
        replayed = self._replayed(month_kpi, group, scope) if self._wanted.period.length is Length.MONTH else []
        landing = land(float(numerator), known, float(usual), replayed)
        divisor = float(outcome.denominator or 1) if quotient else 1.0
        return scaled(landing, divisor) if quotient else landing

    def _replayed(self, kpi: Kpi, group: int, scope: Scope) -> list[float]:
        """How far the landings of past months, made at the same point, were from what came."""
        past = self._spans.history
        whole = [float(self._outcome(kpi, part.index, group, scope).value or 0) for part in past]
        by_then = [float(self._outcome(kpi, part.same_point, group, scope).value or 0) for part in past]
        return replay(whole, by_then, float(self._elapsed))

    def _outcome(self, kpi: Kpi, span: int, group: int, scope: Scope, period: Period | None = None) -> Outcome:
        return evaluate(kpi.formula, self._lookup(kpi, span, group, scope, period))

    def _lookup(self, kpi: Kpi, span: int, group: int, scope: Scope, period: Period | None = None) -> Lookup:
        days = period or self._wanted.period
        where = tuple(sorted(self._narrowed[kpi.key].items()))

        def find(wanted: Input) -> MeasureTotal | Spread | None:
            if wanted.name == QUOTA or "target" in wanted.views:
                return self._aim(wanted.name, scope, days) if self._is_aimed_at(scope) else None
            place = self._spans.seen_through(wanted.views, span)
            if wanted.name not in self._known or place is None:
                return None
            whole = "whole" in wanted.views
            if wanted.name in COMPUTED_BY_NAME:
                facts = self._company_facts if whole else self._facts
                return facts.total(wanted.name, Part(place, 0 if whole else group, scope, days, where))
            measure = BY_NAME[wanted.name]
            answer, part = (self._companies[where], 0) if whole else (self._answers[where], group)
            if measure.sort is Sort.SPREAD:
                return Spread(answer.spread(wanted.name, place, part), measure.unit)
            value, n = answer.total(wanted.name, place, part)
            return MeasureTotal(value, n, measure.unit)

        return find

    def _aim(self, name: str, scope: Scope, period: Period) -> MeasureTotal | None:
        """The quota, or else the target of the KPI ``name``."""
        if name == QUOTA:
            return _as_total(self._goals["revenue"].quota(scope, period), Unit.MONEY)
        return _as_total(self._goals[name].target(scope, period), find_kpi(self._store, name).unit)


def _as_total(goal: Goal | None, unit: Unit) -> MeasureTotal | None:
    return MeasureTotal(goal.value, len(goal.revisions), unit) if goal else None

"""What computed measures are fed: purchases, people and typed values from the store, each read once for a question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.kpis.newcomers import Newcomers
from desktop_app.operations.kpis.talk_facts import TalkFacts, talks_with_data
from desktop_app.operations.kpis.told_deals import pipelines
from desktop_app.operations.kpis.told_landings import ToldLandings
from desktop_app.operations.kpis.told_trainings import ToldTrainings
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.kpis.aggregation import MeasureTotal
from desktop_app.rules.kpis.computed import COMPUTED, COMPUTED_BY_NAME, Feed
from desktop_app.rules.kpis.computed.customers import Buyers, Care, buyers
from desktop_app.rules.kpis.computed.pipeline import Experience, Pipeline
from desktop_app.rules.kpis.computed.ramp import Newcomer
from desktop_app.rules.kpis.computed.standings import Standing
from desktop_app.store import (
    deals,
    evaluations,
    kpi_values,
    names,
    people,
    purchases,
    records,
    settings,
    targets,
    totals,
)
from desktop_app.store.database import Store
from desktop_app.store.totals import Answer, Question

Filter = tuple[tuple[str, int], ...]
_PARTED: Final = (Feed.PURCHASES, Feed.CARE, Feed.DEALS, Feed.STEPS)
_TALKED: Final = frozenset({Feed.MEETINGS, Feed.PROMISES, Feed.PRAISE, Feed.RATINGS, Feed.ACTIONS})
_SCOPES: Final = {kind.value: kind for kind in ScopeKind}


@dataclass(frozen=True, slots=True)
class Part:
    """Which span of the question, which of its groups, and for whom and when its targets are set."""

    span: int
    group: int
    scope: Scope
    period: Period
    where: Filter


@dataclass(slots=True)
class Facts:
    """``question``: as the figures ask it, without a filter; ``goals``: those of revenue."""

    store: Store
    question: Question
    goals: Goals
    _bought: dict[Filter, Mapping[int, Buyers]] = field(default_factory=dict)
    _found: dict[tuple[str, Part], MeasureTotal | None] = field(default_factory=dict)
    _deals: dict[Filter, tuple[Mapping[int, Pipeline], Experience]] = field(default_factory=dict)
    _care: Mapping[int, list[int]] | None = None
    _newcomers: Newcomers | None = None
    _talks: TalkFacts | None = None
    _trainings: ToldTrainings | None = None
    _sold: Answer | None = None
    _told_landings: dict[Filter, ToldLandings] = field(default_factory=dict)
    _revenues: dict[tuple[ScopeKind, int, str, Filter], Answer] = field(default_factory=dict)
    _months: Mapping[int, frozenset[int]] = field(default_factory=dict)
    _shares: Mapping[int, Fraction] = field(default_factory=dict)
    _people: dict[tuple[ScopeKind, int, date | None], list[people.Person]] = field(default_factory=dict)

    def total(self, name: str, part: Part) -> MeasureTotal | None:
        """The computed measure ``name``; None where nothing is known, or not for such a part.

        Kept once found: a quotient asks for both of its sides more than once.
        """
        if (name, part) not in self._found:
            self._found[name, part] = self._total(name, part)
        return self._found[name, part]

    def _total(self, name: str, part: Part) -> MeasureTotal | None:
        computed = COMPUTED_BY_NAME[name]
        if computed.feed is Feed.TYPED:
            return self._typed(name, part.scope, part.period)
        if computed.feed is Feed.QUOTED:
            return replace(self._quoted(part), unit=computed.unit)
        first, after = self.question.spans[part.span]
        assert computed.of is not None
        if computed.feed is Feed.LANDINGS:
            found = computed.of(self._landings(part.where).of(part.group), first, after)
        elif computed.feed in _PARTED:
            found = computed.of(self._parted(computed.feed, part), first, after)
        elif part.where or (part.group and self.question.by not in _SCOPES):
            return None  # a part of what people sell is no part of them
        elif computed.feed is Feed.NEWCOMERS:
            found = computed.of(self._joined(part), first, after)
        elif computed.feed is Feed.TRAININGS:
            members = {one.id for one in self._members(part)}
            found = computed.of(self._told_trainings().among(members), first, after)
        elif computed.feed in _TALKED:
            found = computed.of(self._told().fed(part.scope, after), first, after)
        else:
            found = computed.of(self._standings(part, paid=computed.feed is Feed.PAY), first, after)
        return replace(found, unit=computed.unit)

    def groups(self, names_asked: Collection[str], where: Filter) -> set[int]:
        """The groups that anybody ever bought in, where one of the computed measures looks at purchases."""
        feeds = {COMPUTED_BY_NAME[name].feed for name in names_asked if name in COMPUTED_BY_NAME}
        bought = set(self._buyers(where)) if feeds & {Feed.PURCHASES, Feed.CARE} else set()
        if feeds & _TALKED and self.question.by in _SCOPES and not where:
            bought |= self._told().groups(_SCOPES[self.question.by])
        if Feed.TRAININGS in feeds and self.question.by == "person" and not where:
            bought |= self._told_trainings().people()
        if Feed.LANDINGS in feeds:
            bought |= self._landings(where).groups()
        return bought | (set(self._pipelines(where)[0]) if feeds & {Feed.DEALS, Feed.STEPS} else set())

    def _parted(self, feed: Feed, part: Part) -> Buyers | Care | Pipeline:
        """What belongs to the group of ``part``, whatever the records are parted by."""
        if feed in (Feed.DEALS, Feed.STEPS):
            known, taught = self._pipelines(part.where)
            return known.get(part.group, Pipeline((), taught))
        mine = self._buyers(part.where).get(part.group, Buyers({}))
        if feed is Feed.PURCHASES:
            return mine
        if self._care is None:
            self._care = purchases.contacts(self.store)
        return Care(mine, self._care)

    def _pipelines(self, where: Filter) -> tuple[Mapping[int, Pipeline], Experience]:
        if where not in self._deals:
            self._deals[where] = pipelines(self.store, replace(self.question, where=dict(where)))
        return self._deals[where]

    def _told(self) -> TalkFacts:
        if self._talks is None:
            self._talks = TalkFacts(self.store)
        return self._talks

    def _told_trainings(self) -> ToldTrainings:
        if self._trainings is None:
            self._trainings = ToldTrainings(self.store, max(after for _first, after in self.question.spans))
        return self._trainings

    def _joined(self, part: Part) -> list[Newcomer]:
        if self._newcomers is None:
            self._newcomers = Newcomers(self.store, max(after for _first, after in self.question.spans))
        return self._newcomers.among(self._members(part))

    def _quoted(self, part: Part) -> MeasureTotal:
        """Revenue of the people whose quotas the quota of ``part`` sums; all of it where the quota is the scope's own.

        Held against the sum of quotas, what people without one sold would be nobody's.
        """
        carriers = self.goals.carriers(part.scope, part.period)
        if not carriers:
            return MeasureTotal(*self._revenue(self.question.scope, self.question.by, part).total(
                "revenue", part.span, part.group))  # fmt: skip
        scope = part.scope if part.group and self.question.by in _SCOPES else self.question.scope
        sold = self._revenue(scope, "person", part)
        each = [sold.total("revenue", part.span, person) for person in carriers]
        return MeasureTotal(sum((value for value, _n in each), Fraction(0)), sum(n for _value, n in each))

    def _landings(self, where: Filter) -> ToldLandings:
        if where not in self._told_landings:
            self._told_landings[where] = ToldLandings(self.store, replace(self.question, where=dict(where)))
        return self._told_landings[where]

    def _revenue(self, scope: Scope, by: str, part: Part) -> Answer:
        key = (scope.kind, scope.id, by, part.where)
        if key not in self._revenues:
            asked = replace(self.question, measures=("revenue",), scope=scope, by=by, where=dict(part.where))
            self._revenues[key] = totals.ask(self.store, asked, settings.load(self.store).revenue_source)
        return self._revenues[key]

    def _buyers(self, where: Filter) -> Mapping[int, Buyers]:
        if where not in self._bought:
            question = replace(self.question, where=dict(where))
            rows = purchases.load(self.store, question, settings.load(self.store).revenue_source)
            self._bought[where] = {group: buyers(mine) for group, mine in rows.items()}
        return self._bought[where]

    def _standings(self, part: Part, *, paid: bool) -> list[Standing]:
        if self._sold is None:
            asked = replace(self.question, measures=("revenue",), by="person", where={})
            self._sold = totals.ask(self.store, asked, settings.load(self.store).revenue_source)
            self._shares = people.full_time_shares(self.store)
            self._months = totals.months_with_records(self.store)
        pays = self._paid(part.period) if paid else {}
        known_from = min((min(months) for months in self._months.values()), default=0)
        return [
            Standing(
                one.id,
                self._sold.total("revenue", part.span, one.id)[0],
                goal.value if goal else None,
                pays.get(one.id),
                one.joined,
                one.left,
                self._shares.get(one.id, Fraction(1)),
                self._months.get(one.id, frozenset()),
                known_from,
            )
            for one in self._members(part)
            for goal in (self.goals.target(Scope(ScopeKind.PERSON, one.id), part.period),)
        ]

    def _members(self, part: Part) -> list[people.Person]:
        """The people of the scope on the last day of the period; of a person and of the company on any day."""
        scope = part.scope
        dated = scope.kind in (ScopeKind.TEAM, ScopeKind.REGION)
        key = scope.kind, scope.id, part.period.last if dated else None
        if key not in self._people:
            self._people[key] = people.in_scope(self.store, scope, part.period.last)
        return self._people[key]

    def _paid(self, period: Period) -> dict[int, Fraction]:
        """By person, what approved and paid runs inside ``period`` gave, in the currency of the workspace."""
        currency, found = settings.load(self.store).currency, dict[int, Fraction]()
        start, end = period.start.toordinal(), period.end.toordinal()
        for run in evaluations.load(self.store):
            if run.state not in ("approved", "paid") or run.starts < start or run.ends > end:
                continue
            for one in evaluations.statements(self.store, run.id):
                if one.currency == currency:
                    found[one.person] = found.get(one.person, Fraction(0)) + from_minor(one.pay, currency)
        return found

    def _typed(self, name: str, scope: Scope, period: Period) -> MeasureTotal | None:
        one = kpi_values.find(self.store, name, scope, period)
        return MeasureTotal(one.value, one.sample or 1, COMPUTED_BY_NAME[name].unit) if one else None


def computed_with_data(store: Store) -> set[str]:
    """The computed measures for which there is anything to look at."""
    chosen = settings.load(store)
    known = {
        Feed.PURCHASES: purchases.has_any(store, chosen.revenue_source),
        Feed.CARE: purchases.has_any(store, chosen.revenue_source) and purchases.has_contacts(store),
        Feed.DEALS: deals.has_any(store),
        Feed.STEPS: deals.has_steps(store),
        Feed.PEOPLE: bool(names.load(store, "person")),
        Feed.MONTHS: records.first_day(store) > 0,
        Feed.NEWCOMERS: targets.has_any(store) and names.has_facts(store, "joined"),
        Feed.QUOTAS: targets.has_any(store),
        Feed.QUOTED: "revenue" in totals.measures_with_data(store),
        Feed.LANDINGS: "revenue" in totals.measures_with_data(store),
        Feed.TRAININGS: {"revenue", "trainings_done"} <= totals.measures_with_data(store),
        Feed.PAY: evaluations.has_posted(store),
    }
    known |= {Feed(feed): there for feed, there in talks_with_data(store).items()}
    typed = kpi_values.kpis(store)
    return {one.name for one in COMPUTED if known.get(one.feed, one.name in typed)}

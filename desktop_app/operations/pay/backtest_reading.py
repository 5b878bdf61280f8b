"""The records of a backtest, read once, and everybody's pay by month from them under any plan and volume.

A person is paid for the months in which a plan holds for them and they are there. A month that cannot be told is left
out with its reason, and the others stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import groupby

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Length, Period, split
from desktop_app.operations.moments import today
from desktop_app.operations.pay.assigned_plans import Assigned
from desktop_app.operations.pay.condensed import read_span
from desktop_app.operations.pay.pay_credits import Asks, asks_of, credit_rows
from desktop_app.operations.pay.pay_facts import Gathering, facts_of, gather, team_of
from desktop_app.operations.pay.pay_run import own_plan, reports_of, shared_plans
from desktop_app.operations.pay.quick_pay import quick_pay
from desktop_app.operations.pay.supposed import Supposed
from desktop_app.rules.incentives.needs import counts_reports
from desktop_app.rules.incentives.plan import PeriodRule, Plan, fiscal_year, version_on, versions_in
from desktop_app.rules.incentives.settling.facts import Facts, Opening
from desktop_app.rules.incentives.settling.ledger import Ledger, Posting
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.settling.team import TeamMember, settle_team
from desktop_app.rules.incentives.tried import Pay
from desktop_app.store import names, people
from desktop_app.store.credited import Found
from desktop_app.store.database import Store

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """``months``: those that are asked about; plans that add up are worked out from the start of their year."""

    store: Store
    months: Sequence[Period]
    rows: Sequence[Found]
    asks: Asks
    scenes: dict[int, tuple[Mapping[int, Assigned], "_Scene"]] = field(default_factory=dict)
    """At the volume that was, by the identity of what was assigned, which is kept beside it."""

    @staticmethod
    def of(store: Store, months: Sequence[Period], trial: Assigned, held: Mapping[int, Assigned]) -> "Reading":
        known = [trial, *held.values()]
        whole = _with_lead([one.plan for one in known], months)
        turns = {day for one in held.values() for span in one.spans for day in (span.first, span.after)}
        cuts = {month.start for month in whole} | {date.fromordinal(day) for day in turns if day < names.FOREVER}
        standing = [_standing(one, whole) for one in known]
        rows = read_span(store, standing, whole[0].start, whole[-1].end, cuts)
        return Reading(store, months, rows, asks_of(standing))

    def pay(self, assigned: Mapping[int, Assigned], volumes: Sequence[Fraction]) -> list[dict[int, Pay]]:
        """By volume and person; whoever asks for more than sums makes everybody be worked out step by step."""
        scene = self._scene_as_it_was(assigned)
        quick = {} if any(scene.missing(one) for one in scene.members) else {
            one.person: quick_pay(one, scene.own[one.person], volumes) for one in scene.members
        }  # fmt: skip
        if not quick or None in quick.values():
            return [self._settled(scene if volume == _WHOLE else self._scene(assigned, volume)) for volume in volumes]
        return [
            {person: self._placed(scene, person, found[place]) for person, found in quick.items() if found is not None}
            for place in range(len(volumes))
        ]

    def members(self, assigned: Mapping[int, Assigned]) -> tuple[Sequence[Period], Sequence[TeamMember]]:
        return self.months, self._scene_as_it_was(assigned).members

    def _scene_as_it_was(self, assigned: Mapping[int, Assigned]) -> "_Scene":
        """Made once: it takes longer than most of what is asked of it."""
        if id(assigned) not in self.scenes:
            self.scenes[id(assigned)] = assigned, self._scene(assigned, _WHOLE)
        return self.scenes[id(assigned)][1]

    def _placed(self, scene: "_Scene", person: int, sums: Sequence[int]) -> Pay:
        by_month = dict(zip(scene.own[person], sums, strict=True))
        return Pay(tuple(by_month.get(month, 0) for month in self.months))

    def _settled(self, scene: "_Scene") -> dict[int, Pay]:
        made, why = scene.settled()
        found = {}
        for member in scene.members:
            missing, one = scene.missing(member), made.get(member.person)
            reasons = (*missing, *why.get(member.person, ()))
            if missing or (one is not None and one.pay is None):
                told = (*reasons, *(one.reasons if one else ()))
                found[member.person] = Pay((None,) * len(self.months), reasons=told)
            else:
                untold = scene.untold(member.person)
                found[member.person] = _pay(one, self.months, scene.own[member.person], untold, reasons)
        return found

    def _scene(self, assigned: Mapping[int, Assigned], volume: Fraction) -> "_Scene":
        whole = _with_lead([one.plan for one in assigned.values()], self.months)
        loaded = credit_rows(self.store, Supposed(volume=volume).records(self.rows, 0, 0), self.asks)
        known = gather(self.store, whole[-1], dict.fromkeys(assigned, whole[:-1]), loaded)
        by_id = {person.id: person for person in people.load(self.store)}
        members, own = [], {}
        for person in sorted(assigned, key=lambda one: (by_id[one].staff_no, names.fold(by_id[one].name))):
            plan = _standing(assigned[person], whole)
            facts = _alone(facts_of(known, by_id[person], plan, assigned[person]), plan, whole)
            members.append(TeamMember(plan, facts, reports_of(known, person)))
            begins = facts.opening.day if facts.opening else date.min
            own[person] = [
                month for month in whole
                if month.last >= begins and by_id[person].is_there(month.start, month.end)
                and _holds(assigned[person], month)
            ]  # fmt: skip
        return _Scene(known, whole, members, own, dict(own))


@dataclass(frozen=True, slots=True)
class _Scene:
    """Everybody with their own months at one volume. ``asked``: these months before any was found untellable."""

    known: Gathering
    months: Sequence[Period]
    members: Sequence[TeamMember]
    own: dict[int, list[Period]]
    asked: Mapping[int, Sequence[Period]]

    def missing(self, member: TeamMember) -> tuple[Explanation, ...]:
        """A margin without a cost or an unknown tax is told, and never counted as nothing."""
        versions = {version_on(member.plan, month.last): None for month in self.months}
        found = self.known.loaded.found
        return tuple(why for version in versions for why in self.known.money.reasons(member.facts, version, found))

    def untold(self, person: int) -> set[Period]:
        return set(self.asked[person]) - set(self.own[person])

    def settled(self) -> tuple[dict[int, Settlement], dict[int, list[Explanation]]]:
        """By person; a month that cannot be evaluated is taken out, with its reasons, and the rest worked out again."""
        found: dict[int, Settlement] = {}
        why: dict[int, list[Explanation]] = {}
        team = team_of(self.known, shared_plans({one.person: one.plan for one in self.members}), self.months)
        waiting = [one for one in self.members if self.own[one.person]]
        while waiting:
            again = []
            by_end = sorted(waiting, key=lambda one: self.own[one.person][-1].start)
            for last, group in groupby(by_end, key=lambda one: self.own[one.person][-1]):
                those = list(group)
                among = [one for one in self.members if self.own[one.person]] if self._shared() else those
                made = settle_team(among, last, self._ledgers(among, last), today(), team)
                for member in those:
                    one = next(iter(made[member.person].values()))
                    if one.pay is None and one.result.total is None and one.result.period in self.own[member.person]:
                        why.setdefault(member.person, []).extend(one.reasons)
                        kept = [month for month in self.own[member.person] if month != one.result.period]
                        self.own[member.person] = kept
                        again += [member] if kept else []
                    else:
                        found[member.person] = one
            waiting = again
        return found, why

    def _ledgers(self, members: Sequence[TeamMember], last: Period) -> dict[int, dict[str, Ledger]]:
        """Every own month stands as posted with nothing, so that one run works all of them out."""
        found = {}
        for one in members:
            posted = tuple(Posting(month, 0) for month in self.own[one.person] if month.start < last.start)
            found[one.person] = {version_on(one.plan, last.last).currency: Ledger(posted)}
        return found

    def _shared(self) -> bool:
        """Whether somebody's pay depends on that of others, so that all must be worked out together."""
        versions = [
            version for one in self.members for month in self.months for version in versions_in(one.plan, month)
        ]
        return any(
            counts_reports(version) or any(getattr(one.shape, "of_team", False) for one in version.components)
            for version in versions
        )


def _holds(one: Assigned, month: Period) -> bool:
    first, after = month.start.toordinal(), month.end.toordinal()
    return not one.spans or any(span.first < after and span.after > first for span in one.spans)


def _adding(plan: Plan, month: Period) -> list[str]:
    return [one.name for one in version_on(plan, month.last).components if one.rule is not PeriodRule.DISCRETE]


def _with_lead(plans: Sequence[Plan], months: Sequence[Period]) -> Sequence[Period]:
    """From the start of the year where a plan adds up through it; else the months alone."""
    starts = {
        fiscal_year(version, months[0]).start
        for plan in plans
        for version in plan.versions
        if any(one.rule is not PeriodRule.DISCRETE for one in version.components)
    }
    start = min(starts, default=months[0].start)
    if start >= months[0].start or start.day != 1:
        return months
    return [*split(Period(start, months[0].start, ""), Length.MONTH), *months]


def _alone(facts: Facts, plan: Plan, months: Sequence[Period]) -> Facts:
    """The span by itself: nothing by hand, and of what was before only a balance typed for a day inside it."""
    first, own = months[0], facts.opening
    if own is not None and own.day >= first.start:
        return replace(facts, adjustments=(), opening=Opening(own.day, own.measure, own.earned))
    adding = _adding(plan, first)
    opening = Opening(first.start, {}, dict.fromkeys(adding, Fraction(0))) if adding else None
    return replace(facts, adjustments=(), opening=opening)


def _standing(one: Assigned, months: Sequence[Period]) -> Plan:
    """A plan that begins later stands from the first month; months in which it did not hold are left out."""
    first, *rest = one.plan.versions
    begun = replace(first, valid_from=min(first.valid_from, months[0].start))
    return own_plan(replace(one, plan=replace(one.plan, versions=(begun, *rest))), months[0])


def _pay(
    made: Settlement | None,
    months: Sequence[Period],
    own: Sequence[Period],
    untold: set[Period],
    reasons: tuple[Explanation, ...],
) -> Pay:
    """In a month without a plan nothing was paid."""
    if made is None and not untold:
        return Pay((0,) * len(months))
    nets = {} if made is None else {one.period: one.net for one in made.ledger.postings}
    paid = tuple(None if month in untold else nets.get(month, 0) if month in own else 0 for month in months)
    return Pay(paid, 0 if made is None else made.held, reasons)

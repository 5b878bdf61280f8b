"""A plan tried on a span of months that is over, beside the plans that held: cost, who gains, who loses; not kept.

Each month is worked out with all that is known today, as if its data had been there in time.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Length, Period, add_months, split
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.assigned_plans import Assigned, plans_by_person
from desktop_app.operations.condensed import read_span
from desktop_app.operations.figures import default_as_of
from desktop_app.operations.moments import today
from desktop_app.operations.pay_behaviour import Behaviour, behaviour
from desktop_app.operations.pay_credits import credit_rows
from desktop_app.operations.pay_facts import Gathering, facts_of, gather, team_of
from desktop_app.operations.pay_run import own_plan, reports_of, shared_plans
from desktop_app.operations.quick_pay import quick_pay
from desktop_app.operations.supposed import Supposed
from desktop_app.rules.incentives.plan import PeriodRule, Plan, version_on
from desktop_app.rules.incentives.settling.facts import Facts, Opening
from desktop_app.rules.incentives.settling.ledger import Ledger, Posting
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.settling.team import TeamMember, settle_team
from desktop_app.rules.incentives.tried import Pay, Tried
from desktop_app.store import names, people, plans, settings
from desktop_app.store.credited import Found
from desktop_app.store.database import Store

VOLUMES: Final = (Fraction(8, 10), Fraction(1), Fraction(12, 10))
_DRAFT: Final = plans.PlanVersion(0, 0, "", 0, "", "", "")


@dataclass(frozen=True, slots=True)
class Backtest:
    """``people`` by name. ``costs``: the whole span by volume, of those who can be evaluated; minor units.

    ``tried`` and ``held``: the plan tried, and another one that held for most people; None if none did.
    """

    plan: str
    currency: str
    months: tuple[Period, ...]
    people: tuple[Tried, ...]
    costs: tuple[tuple[Fraction, int], ...]
    behaviour: Behaviour
    tried: Plan
    held: Plan | None = None

    def known(self) -> list[Tried]:
        """Whose pay is known on both sides: sums are made of them alone, so that like is beside like."""
        return [one for one in self.people if one.change is not None]

    def by_month(self) -> list[tuple[Period, int, int]]:
        """Cost of each month under the plans that held and under the one that is tried."""
        known = self.known()
        return [
            (month, _cost((one.before for one in known), place), _cost((one.after for one in known), place))
            for place, month in enumerate(self.months)
        ]

    def total(self) -> tuple[int, int]:
        rows = self.by_month()
        return sum(row[1] for row in rows), sum(row[2] for row in rows)

    def gainers(self) -> int:
        return sum((one.change or 0) > 0 for one in self.people)

    def losers(self) -> int:
        return sum((one.change or 0) < 0 for one in self.people)


def _cost(pays: Iterable[Pay | None], month: int) -> int:
    return sum(pay.months[month] for pay in pays if pay and pay.months)


def last_months(store: Store, count: int = 12) -> Period:
    """The last ``count`` whole months up to the newest data."""
    end = default_as_of(store)
    end = end.replace(day=1) if add_months(end.replace(day=1), 1) != end.replace(day=end.day) else end
    start = add_months(end, -count)
    return Period(start, end, f"{start.isoformat()}..{date.fromordinal(end.toordinal() - 1).isoformat()}")


def backtest(store: Store, plan: Plan, span: Period, progress: Progress = SILENT) -> Backtest:
    """``plan`` in each month of ``span`` for everybody who has a plan then, or for all where nobody has.

    UserError where the span is not made of whole months.
    """
    months = split(span, Length.MONTH)
    if not months or months[0].start != span.start or months[-1].end != span.end:
        raise UserError(N_("{period} is not made of whole months."), N_("Choose months, quarters or a year."),
                        period=span.name)  # fmt: skip
    currency = settings.load(store).currency
    held = plans_by_person(store, span.start, span.end)
    there = [one.id for one in people.present(store, span.start, span.end)]
    trial = Assigned(plan, replace(_DRAFT, name=plan.name), currency)
    tried = dict.fromkeys(held or there, trial)
    progress.step(N_("Reading the records"), 0, 3)
    reading = _Reading.of(store, months, (_standing(one, months) for one in (trial, *held.values())), held.values())
    progress.step(N_("Trying the plan"), 1, 3)
    after = dict(zip(VOLUMES, reading.pay(tried, VOLUMES), strict=True))
    progress.step(N_("Working out the plans that held"), 2, 3)
    before = reading.pay(held, (Fraction(1),))[0] if held else {}
    by_id = {one.id: one for one in people.load(store)}
    found = tuple(
        Tried(person, by_id[person].name, before.get(person), after[Fraction(1)][person])
        for person in sorted(tried, key=lambda one: (names.fold(by_id[one].name), one))
    )
    known = {one.person for one in found if one.change is not None}
    costs = tuple((volume, sum(pay[one].total or 0 for one in known)) for volume, pay in after.items())
    seen = behaviour(store, reading.members(held or tried))
    return Backtest(plan.name, currency, tuple(months), found, costs, seen, plan, _most_held(plan, held.values()))


def _most_held(tried: Plan, held: Collection[Assigned]) -> Plan | None:
    """Another one than ``tried``; of plans that hold for equally many the one of the first person."""
    others = [one for one in held if one.plan.versions != tried.versions]
    plans_held = {one.stored.plan_id: one.plan for one in reversed(others)}
    counted = Counter(one.stored.plan_id for one in others)
    most = max(counted, key=lambda plan: counted[plan], default=None)
    return None if most is None else plans_held[most]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The records of the span, read once for every plan and volume."""

    store: Store
    months: Sequence[Period]
    rows: Sequence[Found]

    @staticmethod
    def of(store: Store, months: Sequence[Period], known: Iterable[Plan], held: Iterable[Assigned]) -> "_Reading":
        turns = {day for one in held for span in one.spans for day in (span.first, span.after)}
        cuts = {month.start for month in months} | {date.fromordinal(day) for day in turns if day < names.FOREVER}
        return _Reading(store, months, read_span(store, known, months[0].start, months[-1].end, cuts))

    def pay(self, assigned: Mapping[int, Assigned], volumes: Sequence[Fraction]) -> list[dict[int, Pay]]:
        """By volume and person; whoever asks for more than sums makes everybody be worked out step by step."""
        known, members = self._gathered(assigned, Fraction(1))
        quick = {} if any(self._missing(known, one) for one in members) else {
            one.person: quick_pay(one, self.months, volumes) for one in members
        }  # fmt: skip
        if not quick or None in quick.values():
            return [self._settled(assigned, volume) for volume in volumes]
        return [
            {person: Pay(found[place]) for person, found in quick.items() if found} for place in range(len(volumes))
        ]

    def _settled(self, assigned: Mapping[int, Assigned], volume: Fraction) -> dict[int, Pay]:
        known, members = self._gathered(assigned, volume)
        last, own = self.months[-1], {member.person: member.plan for member in members}
        # Every month stands as posted with nothing, so that one run works all of them out.
        open_ = Ledger(tuple(Posting(month, 0) for month in self.months[:-1]))
        ledgers = {one.person: {version_on(one.plan, last.last).currency: open_} for one in members}
        team = team_of(known, shared_plans(own), self.months)
        made = settle_team(members, last, ledgers, today(), team)
        missing = {one.person: self._missing(known, one) for one in members}
        return {person: _pay(next(iter(each.values())), self.months, missing[person]) for person, each in made.items()}

    def _missing(self, known: Gathering, member: TeamMember) -> tuple[Explanation, ...]:
        """A margin without a cost or an unknown tax is told, and never counted as nothing."""
        versions = {version_on(member.plan, month.last): None for month in self.months}
        found = known.loaded.found
        return tuple(why for version in versions for why in known.money.reasons(member.facts, version, found))

    def members(self, assigned: Mapping[int, Assigned]) -> tuple[Sequence[Period], Sequence[TeamMember]]:
        return self.months, self._gathered(assigned, Fraction(1))[1]

    def _gathered(self, assigned: Mapping[int, Assigned], volume: Fraction) -> tuple[Gathering, list[TeamMember]]:
        scaled = Supposed(volume=volume).records(self.rows, 0, 0)
        loaded = credit_rows(self.store, scaled)
        last = self.months[-1]
        known = gather(self.store, last, dict.fromkeys(assigned, self.months[:-1]), loaded)
        by_id = {person.id: person for person in people.load(self.store)}
        members = []
        for person in sorted(assigned, key=lambda one: (by_id[one].staff_no, names.fold(by_id[one].name))):
            own = _standing(assigned[person], self.months)
            facts = facts_of(known, by_id[person], own, assigned[person].covers)
            members.append(TeamMember(own, self._alone(facts, own), reports_of(known, person)))
        return known, members

    def _alone(self, facts: Facts, plan: Plan) -> Facts:
        """The span by itself: nothing is brought in from before, and nothing by hand."""
        first = self.months[0]
        adding = [one.name for one in version_on(plan, first.last).components if one.rule is not PeriodRule.DISCRETE]
        opening = Opening(first.start, {}, dict.fromkeys(adding, Fraction(0))) if adding else None
        return replace(facts, adjustments=(), opening=opening)


def _standing(one: Assigned, months: Sequence[Period]) -> Plan:
    """A plan that begins later stands from the first month; days on which it did not hold are not covered."""
    first, *rest = one.plan.versions
    begun = replace(first, valid_from=min(first.valid_from, months[0].start))
    return own_plan(replace(one, plan=replace(one.plan, versions=(begun, *rest))), months[0])


def _pay(made: Settlement, months: Sequence[Period], missing: tuple[Explanation, ...]) -> Pay:
    if made.pay is None or missing:
        return Pay(reasons=(*missing, *made.reasons))
    return Pay(tuple(posting.net for month in months if (posting := made.ledger.posting(month))), made.held)

"""What a person can move when asking "what if": deals that may close or slip, and people's quotas of the period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.pay.assigned_plans import plans_by_person
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Plan, version_on
from desktop_app.store import credited, names, open_items, people, settings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Movable:
    """``is_open``: it may close or slip; one that counts in the period can only slip. ``day``: expected, or its own."""

    document: str
    owner: str
    customer: str
    amount: Fraction
    day: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class OwnQuota:
    """A person's quota of exactly the period."""

    person: int
    name: str
    kpi: str
    amount: Fraction


def movable_deals(store: Store, period: Period) -> list[Movable]:
    """Every numbered open deal, then the numbered ones that count in the period, each by day."""
    chosen, texts = settings.load(store), names.texts(store)
    still = [
        (one.found.record, one.expected, True) for one in open_items.deals(store, chosen.currency)
    ]  # fmt: skip
    span = period.start.toordinal(), period.end.toordinal()
    closed = [
        (one.record, one.record.day, False)
        for one in credited.load(store, chosen.revenue_source, *span, chosen.currency)
        if one.record.kind is Kind(chosen.revenue_source) and one.record.amount > 0 and not one.original
    ]
    return [
        Movable(record.document, texts.get(record.owner, ""), record.customer, record.amount, day, is_open)
        for record, day, is_open in sorted([*still, *closed], key=lambda one: (not one[2], one[1] or date.max))
        if record.document
    ]


def quotas_of(store: Store, period: Period, plan: Plan | None = None) -> list[OwnQuota]:
    """The quotas by which pay of ``period`` is measured, under ``plan`` or everybody's own; by name."""
    assigned = plans_by_person(store, period.start, period.end)
    found = []
    for person in people.present(store, period.start, period.end):
        own = plan or (assigned[person.id].plan if person.id in assigned else None)
        if own is None:
            continue
        scope = Scope(ScopeKind.PERSON, person.id, person.name)
        for kpi in _asked(own, period):
            goal = Goals(store, kpi, [period]).target(scope, period)
            if goal is not None:
                found.append(OwnQuota(person.id, person.name, kpi, goal.value))
                break
    return sorted(found, key=lambda one: names.fold(one.name))


def _asked(plan: Plan, period: Period) -> Iterable[str]:
    """KPIs of which the plan asks a quota for exactly this period."""
    needs = quota_needs(version_on(plan, max(period.last, plan.versions[0].valid_from)), period)
    return dict.fromkeys(need.name for need in needs if need.span == period)

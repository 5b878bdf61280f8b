"""A plan tried on a span of months that is over, beside the plans that held: cost, who gains, who loses; not kept.

Each month is worked out with all that is known today, as if its data had been there in time.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, add_months, split
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.pay.assigned_plans import Assigned, plans_by_person
from desktop_app.operations.pay.backtest_reading import Reading
from desktop_app.operations.pay.pay_behaviour import Behaviour, behaviour
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.tried import Pay, Tried
from desktop_app.store import names, people, plans, settings
from desktop_app.store.database import Store

VOLUMES: Final = (Fraction(8, 10), Fraction(1), Fraction(12, 10))
_DRAFT: Final = plans.PlanVersion(0, 0, "", 0, "", "", "")


@dataclass(frozen=True, slots=True)
class Backtest:
    """``people`` by name. ``costs``: the whole span by volume, of the months that are known of people; minor units.

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
        """Whose pay is known on both sides in a month at least: sums are made of such months alone."""
        return [one for one in self.people if one.change is not None]

    def by_month(self) -> list[tuple[Period, int, int]]:
        """Cost of each month under the plans that held and under the one that is tried."""
        rows = []
        for place, month in enumerate(self.months):
            pairs = [pair for one in self.known() if (pair := one.months[place]) is not None]
            rows.append((month, sum(old for old, _new in pairs), sum(new for _old, new in pairs)))
        return rows

    def total(self) -> tuple[int, int]:
        rows = self.by_month()
        return sum(row[1] for row in rows), sum(row[2] for row in rows)

    def gainers(self) -> int:
        return sum((one.change or 0) > 0 for one in self.people)

    def losers(self) -> int:
        return sum((one.change or 0) < 0 for one in self.people)


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
    reading = Reading.of(store, months, trial, held)
    progress.step(N_("Trying the plan"), 1, 3)
    after = dict(zip(VOLUMES, reading.pay(tried, VOLUMES), strict=True))
    progress.step(N_("Working out the plans that held"), 2, 3)
    before = reading.pay(held, (Fraction(1),))[0] if held else {}
    by_id = {one.id: one for one in people.load(store)}
    found = tuple(
        Tried(person, by_id[person].name, before.get(person), after[Fraction(1)][person])
        for person in sorted(tried, key=lambda one: (names.fold(by_id[one].name), one))
    )
    costs = tuple((volume, sum(_cost(one, pay[one.person]) for one in found)) for volume, pay in after.items())
    seen = behaviour(store, reading.members(held or tried))
    return Backtest(plan.name, currency, tuple(months), found, costs, seen, plan, _most_held(plan, held.values()))


def _cost(one: Tried, pay: Pay) -> int:
    """Of the months of which both sides are known."""
    return sum(paid or 0 for paid, pair in zip(pay.months, one.months, strict=True) if pair is not None)


def _most_held(tried: Plan, held: Collection[Assigned]) -> Plan | None:
    """Another one than ``tried``; of plans that hold for equally many the one of the first person."""
    others = [one for one in held if one.plan.versions != tried.versions]
    plans_held = {one.stored.plan_id: one.plan for one in reversed(others)}
    counted = Counter(one.stored.plan_id for one in others)
    most = max(counted, key=lambda plan: counted[plan], default=None)
    return None if most is None else plans_held[most]

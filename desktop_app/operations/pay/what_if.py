"""Pay beside pay: what everybody earns in a period now, and what they would earn under a scenario; nothing is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.moments import today
from desktop_app.operations.pay.assigned_plans import Assigned, plans_by_person
from desktop_app.operations.pay.pay_ledgers import Ledgers, last_ledgers
from desktop_app.operations.pay.pay_run import Worked, work_on
from desktop_app.operations.pay.scenario import Assumed, Scenario, assume
from desktop_app.operations.pay.supposed import NOTHING, Supposed
from desktop_app.rules.incentives.beside import Beside, totals
from desktop_app.rules.incentives.plan import Plan, version_on
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import evaluations, people, plans, settings
from desktop_app.store.database import Store

_DRAFT = plans.PlanVersion(0, 0, "", 0, "", "", "")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """``lines`` by name; ``assumed``: the deals and invoices that made the difference."""

    period: Period
    as_of: date
    lines: tuple[Beside, ...]
    assumed: Assumed

    def totals(self) -> dict[str, tuple[int, int]]:
        """Minor units now and then by currency, of those whose pay is known on both sides."""
        return totals(self.lines)

    def unknown(self) -> int:
        """How many people are left out of the totals."""
        return sum(one.change is None for one in self.lines)


def what_if(store: Store, period: Period, scenario: Scenario, person: int = 0, progress: Progress = SILENT) -> WhatIf:
    """Everybody's pay of ``period``, or one person's, as it is and under ``scenario``, every figure explained.

    Worked out upon what was posted before the period, so that a settled period can be asked about too. With
    ``person`` the other plan holds for them alone, and nobody else is told of. UserError if nobody has a plan.
    """
    as_of = default_as_of(store)
    assumed = assume(store, scenario, period, as_of)
    assigned = plans_by_person(store, period.start, period.end)
    changed = assigned if scenario.plan is None else _under(store, scenario.plan, period, assigned, person)
    if not changed:
        raise UserError(
            N_("Nobody has a plan in {period}."), N_("Assign a plan, or choose one to try out."), period=period.name
        )
    ledgers = _before(store, period)

    def work(who: Mapping[int, Assigned], supposed: Supposed = NOTHING) -> dict[tuple[int, str, str], Statement]:
        found = work_on(store, period, who, today(), ledgers=ledgers, progress=progress, supposed=supposed)
        return _by_key(found)

    now = work(assigned) if assigned else {}
    then = work(changed, _of_person(assumed.supposed, person))
    keys = sorted({*now, *then}, key=lambda key: (key[1].casefold(), key))
    lines = tuple(Beside(*key, now.get(key), then.get(key)) for key in keys if not person or key[0] == person)
    return WhatIf(period, as_of, lines, _owned(assumed, person))


def pay_now(store: Store, period: Period, person: int, progress: Progress = SILENT) -> Statement | None:
    """The person's statement for ``period`` as things stand, nothing kept; None if no plan holds for them."""
    assigned = plans_by_person(store, period.start, period.end)
    if person not in assigned:
        return None
    found = work_on(store, period, assigned, today(), ledgers=_before(store, period), progress=progress)
    return next((one.statement for one in found if one.statement.person == person), None)


def _by_key(worked: Iterable[Worked]) -> dict[tuple[int, str, str], Statement]:
    return {(one.statement.person, one.statement.name, one.statement.currency): one.statement for one in worked}


def _before(store: Store, period: Period) -> Ledgers:
    """What was posted before the first settled run of the period; everything if there is none."""
    settled = [run.id for run in evaluations.of_period(store, period) if run.state in {"approved", "paid"}]
    return last_ledgers(store, min(settled)) if settled else last_ledgers(store)


def _under(
    store: Store, plan: Plan, period: Period, assigned: Mapping[int, Assigned], person: int
) -> dict[int, Assigned]:
    """The plan instead of theirs, from the first day of the period; for everybody present if nobody has one yet."""
    currency = settings.load(store).currency
    everybody = list(assigned) or [one.id for one in people.present(store, period.start, period.end)]
    chosen = [person] if person else everybody
    return {**assigned, **{one: _spliced(plan, assigned.get(one), period, currency) for one in chosen}}


def _spliced(plan: Plan, own: Assigned | None, period: Period, currency: str) -> Assigned:
    """Earlier periods stay under the plan they were paid by."""
    start = period.start
    try:
        first = version_on(plan, start)
    except UserError:
        first = plan.versions[0]
    later = [one for one in plan.versions if one.valid_from > start and one is not first]
    before = [one for one in own.plan.versions if one.valid_from < start] if own else []
    joined = replace(plan, versions=(*before, replace(first, valid_from=start), *later))
    stored = own.stored if own else replace(_DRAFT, name=plan.name)
    return Assigned(joined, stored, currency, own.spans if own else (), own.names if own else ())


def _of_person(supposed: Supposed, person: int) -> Supposed:
    """A quota that is changed for one person alone."""
    if not person:
        return supposed
    return replace(supposed, quotas={key: one for key, one in supposed.quotas.items() if key[0] == person})


def _owned(assumed: Assumed, person: int) -> Assumed:
    """What belongs to others is not told."""
    if not person:
        return assumed
    deals, invoices = (
        tuple(one for one in items if one.owner == person) for items in (assumed.deals, assumed.invoices)
    )
    return replace(assumed, deals=deals, invoices=invoices)

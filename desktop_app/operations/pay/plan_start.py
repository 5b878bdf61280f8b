"""Starting a plan for certain people: what its first day and who they are bring with it, and confirming balances."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.period import add_months
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import N_
from desktop_app.operations.entries import save_entry
from desktop_app.operations.pay.plan_figures import figure_findings
from desktop_app.operations.pay.plans import assign, in_currency, refuse_errors
from desktop_app.rules.incentives.check_terms import Start, check_start
from desktop_app.rules.incentives.finding import Finding, Level, error
from desktop_app.rules.incentives.plan import PeriodRule, Plan, PlanVersion
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.spans import year_of
from desktop_app.store import absences, evaluations, names, opening_balances, people, plans, settings
from desktop_app.store.database import Store

_MOST_NAMED = 5


def concerned(store: Store, plan_id: int, day: date, to: Scope | None = None, role: str = "") -> list[people.Person]:
    """For whom the plan holds by its assignments on ``day``; and, with ``to``, for whom it would."""
    wanted = [(one.scope, one.role) for one in plans.assignments(store) if one.plan_id == plan_id]
    wanted += [] if to is None else [(to, role)]
    found: dict[int, people.Person] = {}
    for scope, only in wanted:
        inside = people.load(store) if scope == COMPANY else people.in_scope(store, scope, day)
        for person in inside:
            if not only or names.fold(person.role) == names.fold(only):
                found[person.id] = person
    return sorted(found.values(), key=lambda one: names.fold(one.name))


def start_findings(store: Store, plan: Plan, who: Iterable[people.Person]) -> list[Finding]:
    """What keeps ``plan`` from being used for ``who``: figures nobody gives, opening balances, choices for joiners."""
    everybody = list(who)
    version = in_currency(plan.versions[0], settings.load(store).currency)
    missing = unopened(store, plan.name, version, everybody)
    start = Start(joiners=_partly_there(store, version, everybody), opened=not missing)
    found = list(check_start(version, start))
    if any(one.level is Level.ERROR for one in found) and missing:
        shown = [one.name for one in missing[:_MOST_NAMED]]
        rest = len(missing) - len(shown)
        told = ", ".join(shown)
        place = next(one.place for one in found if one.level is Level.ERROR)
        more = N_("No opening balance yet: {people}, and {number} more.")
        found.append(
            error(place, more, people=told, number=rest)
            if rest
            else error(place, N_("No opening balance yet: {people}."), people=told)
        )
    return [*figure_findings(store, plan), *found]


def unopened(store: Store, name: str, version: PlanVersion, who: Iterable[people.Person]) -> list[people.Person]:
    """Those who were there before the plan begins in its year, of whom nothing was entered and nothing was posted."""
    first = year_of(version.terms, version.valid_from, version.fiscal_start).start
    adding = [one.name for one in version.components if one.rule is not PeriodRule.DISCRETE]
    if version.valid_from <= first or not (adding or version.terms.draw):
        return []
    settled = {one.person for one in evaluations.last_posted(store)}
    keys = {names.fold(one) for one in (name, *(f"{name}: {component}" for component in adding))}
    entered = {one.person for one in opening_balances.load(store) if names.fold(one.plan) in keys}
    return [
        one
        for one in who
        if one.id not in settled | entered and one.joined < version.valid_from.toordinal() and one.is_there(
            first, version.valid_from + timedelta(days=1)
        )
    ]  # fmt: skip


def _partly_there(store: Store, version: PlanVersion, who: Iterable[people.Person]) -> bool:
    """Whether somebody joins, leaves or is away within the year that begins with the version."""
    first, after = version.valid_from, add_months(version.valid_from.replace(day=1), 12)
    ids = set()
    for one in who:
        ids.add(one.id)
        if first.toordinal() < one.joined < after.toordinal() or first.toordinal() < one.left < after.toordinal():
            return True
    return any(one.person in ids and one.last >= first and one.first < after for one in absences.load(store))


def confirm_zero(store: Store, plan: Plan, who: Iterable[int], progress: Progress = SILENT) -> int:
    """Enter an opening balance of 0 on the day before the plan begins for each of ``who``; how many."""
    day = plan.versions[0].valid_from - timedelta(days=1)
    number = 0
    for person in progress.track(list(who), N_("Saving"), 0):
        save_entry(store, OpeningBalance(person, plan.name, day))
        number += 1
    return number


def activate(
    store: Store, plan_id: int, to: Scope, *, role: str, first: date, last: date | None, progress: Progress = SILENT
) -> None:
    """Assign the plan; UserError while its start is not clear for those it would hold for."""
    plan = parse_plan(plans.versions(store, plan_id)[0].text).plan
    refuse_errors(start_findings(store, plan, concerned(store, plan_id, first, to, role)))
    assign(store, plan_id, to, role=role, first=first, last=last, progress=progress)

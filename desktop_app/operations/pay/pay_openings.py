"""What a person brings into a plan that begins inside its year, of the balances that were typed or imported."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.i18n import N_
from desktop_app.rules.incentives.plan import PeriodRule, Plan, version_on
from desktop_app.rules.incentives.settling.facts import Opening
from desktop_app.rules.incentives.spans import year_of
from desktop_app.store import names, opening_balances, people


def counted_from(opening: Opening | None, first: Period) -> date:
    """The first day whose records an opening balance does not hold; it is that of an evening, but for a first day.

    One of a later day than the first period posted here holds nothing of what was posted.
    """
    if opening is None or opening.day > first.last:
        return date.min
    return first.start if opening.day <= first.start else opening.day + timedelta(days=1)


def opening_of(
    balances: Sequence[OpeningBalance], person: people.Person, plan: Plan, called: Iterable[str], first: Period
) -> Opening | None:
    """What ``balances`` bring into the plans ``called`` so, one after the other; the first that knows of any tells.

    ``first``: the first period that is worked out; a balance of a later year is not its own.
    With several components that add up, "Plan: Component" for each. UserError where one balance would have to be
    divided among several components.
    """
    if not balances:
        return None
    found = (_opening_in(balances, person, plan, name, first.last) for name in dict.fromkeys(called))
    return next((one for one in found if one is not None), None)


def _opening_in(
    balances: Sequence[OpeningBalance], person: people.Person, plan: Plan, name: str, until: date
) -> Opening | None:
    whole = opening_balances.newest(balances, name, until)
    every = [one.name for version in plan.versions for one in version.components if one.rule is not PeriodRule.DISCRETE]
    each = {one: opening_balances.newest(balances, f"{name}: {one}", until) for one in dict.fromkeys(every)}
    first = whole or next(filter(None, each.values()), None)
    if first is None:
        return None
    version = version_on(plan, max(first.day, plan.versions[0].valid_from))
    keys = {names.fold(one) for one in (name, *(f"{name}: {component}" for component in each))}
    year = year_of(version.terms, first.day, version.fiscal_start)
    _refuse_two([one for one in balances if one.day in year and names.fold(one.plan) in keys], person, name)
    adding = [one.name for one in version.components if one.rule is not PeriodRule.DISCRETE]
    if whole is not None and len(adding) > 1 and (whole.measure or whole.earned) and not any(each.values()):
        raise UserError(
            N_("The opening balance of {person} in “{plan}” belongs to one of several components."),
            N_("Enter one for each, under the name “{plan}: {component}”."),
            person=person.name,
            plan=name,
            component=adding[0],
        )
    own = {one: each.get(one) or whole for one in adding or [version.components[0].name]}
    known = {one: balance for one, balance in own.items() if balance is not None}
    kept = [one for one in (whole, *each.values()) if one is not None]
    return Opening(
        first.day,
        {one: balance.measure for one, balance in known.items()},
        {one: balance.earned for one, balance in known.items()},
        {one: balance.held for one, balance in known.items()},
        sum((one.owed for one in kept), Fraction(0)),
        -sum((one.carried for one in kept), Fraction(0)),
    )


def _refuse_two(balances: Sequence[OpeningBalance], person: people.Person, plan: str) -> None:
    """Names made one, or an import brought back, may leave two in a year: which one holds is not ours to guess."""
    days = sorted({one.day for one in balances})
    if len(days) > 1:
        raise UserError(
            N_("{person} has two opening balances in “{plan}” within one year, of {first} and of {second}."),
            N_("Keep the one that is right and remove the other."),
            person=person.name,
            plan=plan,
            first=days[0],
            second=days[1],
        )

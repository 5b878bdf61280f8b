"""What a person still needs to reach the next step of their plan, and the fewest open deals that would bring it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.pay.scenario import Scenario
from desktop_app.operations.pay.what_if import what_if
from desktop_app.rules.incentives.reaching import fewest
from desktop_app.rules.incentives.statement import Statement, StatementLine
from desktop_app.store import open_items, settings
from desktop_app.store.database import Store
from desktop_app.store.open_items import OpenDeal

_MOST_TRIES: Final = 4  # deals that turn out not to count for a component are left out of the next try
_COUNTED: Final = "deals"
_UNITS: Final = "units"


@dataclass(frozen=True, slots=True)
class Deal:
    """An open deal; ``amount`` without tax in the workspace's currency, ``estimated``: a list price."""

    document: str
    customer: str
    amount: Fraction
    expected: date | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """``missing`` units of ``measure`` to ``bound``, the next step of ``component``.

    ``deals`` are the fewest open ones that reach it, () where none do; ``gain``: minor units of ``currency`` that the
    whole pay grows by if they are won, None where the pay is not known.
    """

    component: str
    measure: str
    bound: Fraction
    missing: Fraction
    next_unit: Fraction | None
    currency: str
    deals: tuple[Deal, ...]
    gain: int | None


def next_steps(store: Store, person: int, period: Period, progress: Progress = SILENT) -> list[NextStep]:
    """Of each component of the person's plan that has a further step, nearest first, as things stand now.

    Every set of deals is tried in the engine, so that filters, splits, caps and draws are heeded. UserError if the
    person has no plan in the period.
    """
    progress.step(N_("Evaluating"), 0, 1)
    now = _statement(store, person, period, {})
    deals = _open_deals(store, person, period)
    day = max(default_as_of(store), period.start)
    lines = [line for line in now.lines if line.missing is not None and line.next_bound is not None]
    found = []
    for line in progress.track(lines, N_("Evaluating"), len(lines)):
        chosen, gain = _reaching(store, now, line, deals, day)
        assert line.next_bound is not None
        assert line.missing is not None
        found.append(
            NextStep(
                line.name, line.measure_key, line.next_bound, line.missing, line.next_unit, now.currency,
                tuple(_deal(one) for one in chosen), gain,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.missing)


def _statement(store: Store, person: int, period: Period, closing: dict[str, date]) -> Statement:
    """Theirs alone, with the deals ``closing`` won on the days given."""
    lines = what_if(store, period, Scenario(closing=closing), person).lines
    found = [one.then if closing else one.now for one in lines]
    statement = next((one for one in found if one is not None), None)
    if statement is None:
        raise UserError(N_("This person has no plan in {period}."), N_("Assign a plan first."), period=period.name)
    return statement


def _open_deals(store: Store, person: int, period: Period) -> list[OpenDeal]:
    """Those with a number that can still be won in the period; none where revenue is no deals or the period is over."""
    chosen = settings.load(store)
    if chosen.revenue_source != "opportunity" or default_as_of(store) > period.last:
        return []
    known = open_items.deals(store, chosen.currency)
    return [one for one in known if one.found.record.owner == person and one.found.record.document]


def _reaching(
    store: Store, now: Statement, line: StatementLine, deals: Sequence[OpenDeal], day: date
) -> tuple[list[OpenDeal], int | None]:
    rest = list(deals)
    for _try in range(_MOST_TRIES):
        places = fewest([_worth(line, one) for one in rest], line.missing or Fraction(0))
        chosen = [rest[place] for place in places]
        if not chosen:
            break
        then = _statement(store, now.person, now.period, {one.found.record.document: day for one in chosen})
        same = next((one for one in then.lines if one.name == line.name), None)
        if same is not None and same.measure is not None and line.next_bound and same.measure >= line.next_bound:
            return chosen, None if then.pay is None or now.pay is None else then.pay - now.pay
        counted = {record.version for record in same.records} if same else set()
        kept = [one for one in rest if one not in chosen or one.found.record.version in counted]
        if len(kept) == len(rest):
            break
        rest = kept
    return [], None


def _worth(line: StatementLine, one: OpenDeal) -> Fraction:
    """What a deal would add to the measure of the line, unless a filter or a split says otherwise."""
    if line.measure_key == _COUNTED:
        return Fraction(1)
    return one.found.record.quantity if line.measure_key == _UNITS else one.found.record.amount


def _deal(one: OpenDeal) -> Deal:
    record = one.found.record
    return Deal(record.document, record.customer, record.amount, one.expected, one.estimated)

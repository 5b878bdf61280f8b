"""What of a chain of periods is payable in each of them: earnings gathered by record, released as time goes on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.rules.incentives.credit import counted
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.settling.earned import EarnedPeriod
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.releases import (
    Collections,
    Earning,
    collect,
    gather,
    last_day_of_release,
    released,
    unpaid,
)
from desktop_app.rules.incentives.settling.returns import Placed
from desktop_app.rules.incentives.terms import AT_ONCE, Release, Trigger


@dataclass(frozen=True, slots=True)
class Open:
    """Money that is earned and not released: of a component's record, or of what no single record earned."""

    component: str
    document: str
    minor: int


@dataclass(frozen=True, slots=True)
class Payable:
    """Minor units by component: released in the period, and held at its end. ``unpaid``: documents not collected."""

    released: Mapping[str, int]
    held: Mapping[str, int]
    open: tuple[Open, ...]
    unpaid: tuple[str, ...]


def payables(chain: Sequence[EarnedPeriod], facts: Facts, placed: Placed) -> list[Payable]:
    """What each period of ``chain`` releases, of it and of those before."""
    if all(found.component.release == AT_ONCE for one in chain for found in one.result.components):
        return _at_once(chain)
    collections = collect(facts, placed)
    earnings = list(_earnings(chain, facts, placed))
    before = [0] * len(earnings)
    found = []
    for number, one in enumerate(chain):
        now = [_released(earning, number, one, facts, collections) for earning in earnings]
        fresh: dict[str, int] = defaultdict(int)
        for earning, later, earlier in zip(earnings, now, before, strict=True):
            fresh[earning.component] += later - earlier
        rests = [earning.earned(number) - out for earning, out in zip(earnings, now, strict=True)]
        found.append(_payable(earnings, fresh, rests, one.period.last, collections))
        before = now
    return found


def _at_once(chain: Sequence[EarnedPeriod]) -> list[Payable]:
    """Nothing to wait for, as in most plans: each period releases what it earned."""
    nothing = dict.fromkeys((line.component for one in chain for line in one.lines), 0)
    return [Payable(nothing | one.by_component(), nothing, (), ()) for one in chain]


def _payable(
    earnings: Sequence[Earning],
    fresh: Mapping[str, int],
    rests: Sequence[int],
    until: date,
    collections: Collections,
) -> Payable:
    held: dict[str, int] = defaultdict(int)
    open_ = []
    waiting: set[str] = set()
    for earning, rest in zip(earnings, rests, strict=True):
        held[earning.component] += rest
        if rest:
            document = min(earning.documents) if earning.root is not None and earning.documents else ""
            open_.append(Open(earning.component, document, rest))
            waiting |= earning.documents if _awaits_payment(earning.release) else set()
    rests_of = unpaid(sorted(waiting), until, collections)
    return Payable(dict(fresh), dict(held), tuple(open_), tuple(document for document, _ in rests_of))


def _awaits_payment(release: Release) -> bool:
    return Trigger.PAYMENT in {release.trigger, *(one.trigger for one in release.instalments)}


def _released(earning: Earning, number: int, one: EarnedPeriod, facts: Facts, collections: Collections) -> int:
    if earning.release == AT_ONCE:  # nothing to wait for, and most lines of most plans
        return earning.earned(number)
    until = last_day_of_release(one.version.terms.leavers, facts.left, one.period.last)
    if until is None:
        return earning.earned(number)
    return released(earning, number, until, collections, one.version.rounding)


def _earnings(chain: Sequence[EarnedPeriod], facts: Facts, placed: Placed) -> Iterator[Earning]:
    credits_ = {credit.record.version: credit for credit in facts.inputs.credits}
    lines = ((line.component, line.root, number, line.minor) for number, one in enumerate(chain) for line in one.lines)
    for (name, root, place), minor in gather(lines).items():
        number = minor[0][0] if place < 0 else place
        one = chain[number]
        component = next((found.component for found in one.result.components if found.component.name == name), None)
        release = component.release if component else AT_ONCE
        if root is not None and root in credits_:
            record = credits_[root].record
            yield Earning(name, root, record.day, frozenset({record.document}), release, tuple(minor))
        else:
            documents = _documents(one, component, placed)
            yield Earning(name, None, one.period.last, documents, release, tuple(minor))


def _documents(one: EarnedPeriod, component: Component | None, placed: Placed) -> frozenset[str]:
    """Whose invoices money waits for that no single record earned: all that were credited in the period."""
    if component is None:
        return frozenset()
    spans = [found.period for found in one.result.components if found.component.name == component.name]
    versions = {
        credit.record.version
        for span in spans
        for credit in counted(placed.credits, component.measure, component.filter, span)
    }
    roots = {placed.roots.get(version, version) for version in versions}
    return frozenset(credit.record.document for credit in placed.credits if credit.record.version in roots)

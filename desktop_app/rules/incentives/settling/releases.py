"""What of the earned money is released by a day: booking, invoice or payment, holds, instalments, leaving."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.money import Rounding, round_whole
from desktop_app.domain.period import add_months
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.settling.facts import Bill, Event, Facts, Payment
from desktop_app.rules.incentives.settling.returns import Placed
from desktop_app.rules.incentives.terms import Exit, Instalment, Leavers, Release, Trigger


@dataclass(frozen=True, slots=True)
class Earning:
    """What one record, with its returns, earned in one component; without a ``root`` what no single record earned.

    ``documents``: whose invoices it waits for. ``minor``: by the number of the period that earned it.
    """

    component: str
    root: int | None
    day: date
    documents: frozenset[str]
    release: Release
    minor: tuple[tuple[int, int], ...]

    def earned(self, until: int) -> int:
        return sum(minor for number, minor in self.minor if number <= until)


@dataclass(frozen=True, slots=True)
class _Invoice:
    """``returns``: what returns that name it take, with the day from which they do."""

    day: date
    gross: Fraction
    closed: date | None
    returns: tuple[tuple[date, Fraction], ...]

    def due(self, until: date) -> Fraction:
        """Never below 0."""
        return max(Fraction(0), self.gross + sum((amount for day, amount in self.returns if day <= until), Fraction(0)))


@dataclass(frozen=True, slots=True)
class Collections:
    """What was invoiced and collected, with tax, by document; a return that names its original is netted into it."""

    invoices: Mapping[str, _Invoice]
    payments: Mapping[str, Sequence[Payment]]
    events: tuple[Event, ...]

    def invoiced_on(self, document: str) -> date | None:
        found = self.invoices.get(document)
        return found.day if found else None

    def invoiced(self, documents: frozenset[str], until: date) -> Fraction:
        found = (self.invoices[document].due(until) for document in documents if document in self.invoices)
        return sum(found, Fraction(0))

    def collected(self, documents: frozenset[str], until: date, wait: "_Wait") -> Fraction:
        """What was collected long enough ago."""
        paid = (one for document in documents for one in self.payments.get(document, ()))
        return sum((one.amount for one in paid if wait.after(one.day) <= until), Fraction(0))

    def closed(self, documents: frozenset[str], until: date) -> bool:
        found = [self.invoices.get(document) for document in documents]
        return bool(found) and all(one and one.closed and one.closed <= until for one in found)


def collect(facts: Facts, placed: Placed) -> Collections:
    """Invoices from what is known of them, else from the records that carry their number."""
    roots = placed.roots
    by_version = {one.record.version: one for one in facts.inputs.credits}
    days = {one.record.version: one.record.day for one in placed.credits}
    sold: dict[str, list[Credit]] = defaultdict(list)
    returns: dict[str, list[tuple[date, Fraction]]] = defaultdict(list)
    for version, root in roots.items():
        credit = by_version[version]
        if version == root:
            sold[credit.record.document].append(credit)
        else:
            document = by_version[root].record.document
            returns[document].append((days.get(version, credit.record.day), _gross(credit)))
    payments: dict[str, list[Payment]] = defaultdict(list)
    for payment in facts.payments:
        payments[payment.document].append(payment)
    bills = {bill.document: bill for bill in facts.bills}
    invoices = {
        document: _invoice(bills.get(document), sold.get(document, []), returns.get(document, []))
        for document in {*sold, *bills}
    }
    return Collections(invoices, payments, facts.events)


def _invoice(bill: Bill | None, sold: Sequence[Credit], returns: Sequence[tuple[date, Fraction]]) -> _Invoice:
    if bill:
        return _Invoice(bill.day, bill.gross, bill.closed, tuple(returns))
    gross = sum((_gross(one) for one in sold), Fraction(0))
    return _Invoice(min(one.record.day for one in sold), gross, None, tuple(returns))


def _gross(credit: Credit) -> Fraction:
    return credit.record.amount if credit.gross is None else credit.gross


def released(earning: Earning, number: int, until: date, collections: Collections, rounding: Rounding) -> int:
    """Minor units of ``earning`` released up to the end of period ``number``, which is ``until``."""
    earned = earning.earned(number)
    if earned <= 0:
        return earned
    return round_whole(earned * share_released(earning, until, collections), rounding)


def share_released(earning: Earning, until: date, collections: Collections) -> Fraction:
    instalments = earning.release.instalments or (Instalment(Fraction(1)),)
    parts = (one.share * _progress(earning, one, until, collections) for one in instalments)
    return min(Fraction(1), sum(parts, Fraction(0)))


def _progress(earning: Earning, instalment: Instalment, until: date, collections: Collections) -> Fraction:
    """How much of the instalment is due: whole or nothing, for payments the share collected."""
    release = earning.release
    back = _Wait(release.days + instalment.days, release.months + instalment.months)
    if instalment.event:
        named = (event for event in collections.events if event.name == instalment.event)
        return _due(back, (one.day for one in named if one.document in {"", *earning.documents}), until)
    match instalment.trigger or release.trigger:
        case Trigger.BOOKING:
            return _due(back, (earning.day,), until)
        case Trigger.INVOICE:
            days = [collections.invoiced_on(document) for document in earning.documents]
            return _due(back, (day for day in days if day), until) if all(days) else Fraction(0)
        case Trigger.PAYMENT:
            return _collected(earning, back, until, collections)


@dataclass(frozen=True, slots=True)
class _Wait:
    days: int
    months: int

    def after(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(days=self.days)


def _due(wait: _Wait, days: Iterable[date], until: date) -> Fraction:
    """Due on the day reached, that day included."""
    return Fraction(int(any(wait.after(day) <= until for day in days)))


def _collected(earning: Earning, wait: _Wait, until: date, collections: Collections) -> Fraction:
    """min(1, collected / invoiced); a small rest, a closed invoice and nothing to wait for count as paid."""
    documents = earning.documents
    invoiced = collections.invoiced(documents, until)
    if invoiced <= 0 or collections.closed(documents, until):
        return Fraction(1)
    collected = collections.collected(documents, until, wait)
    if invoiced - collected < earning.release.tolerance * invoiced:
        return Fraction(1)
    return max(Fraction(0), collected / invoiced)


def last_day_of_release(leavers: Leavers, left: date | None, until: date) -> date | None:
    """The day up to which releases count for somebody who left; None: everything is released at once."""
    if left is None or until < left:
        return until
    match leavers.rule:
        case Exit.ACCELERATE:
            return None
        case Exit.FORFEIT:
            return min(until, left)
        case Exit.KEEP:
            return until if leavers.days is None else min(until, left + timedelta(days=leavers.days))


def gather(
    lines: Iterable[tuple[str, int | None, int, int]],
) -> dict[tuple[str, int | None, int], list[tuple[int, int]]]:
    """(component, root, period number, minor) by component and root; what has no root stays with its period."""
    found: dict[tuple[str, int | None, int], list[tuple[int, int]]] = defaultdict(list)
    for component, root, number, minor in lines:
        key = (component, root, number if root is None else -1)
        found[key].append((number, minor))
    return found


def unpaid(documents: Sequence[str], until: date, collections: Collections) -> list[tuple[str, Fraction]]:
    """Each invoice with a rest, and the rest."""
    now = _Wait(0, 0)
    alone = ((one, frozenset({one})) for one in documents)
    rests = ((name, collections.invoiced(one, until) - collections.collected(one, until, now)) for name, one in alone)
    return [(document, rest) for document, rest in rests if rest > 0]

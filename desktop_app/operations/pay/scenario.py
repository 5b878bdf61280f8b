"""What is asked "what if" about, and which open deals and invoices it makes come in; no pay is worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.pay.supposed import Supposed
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.settling.facts import Payment
from desktop_app.store import credited, open_items, settings
from desktop_app.store.credited import Found
from desktop_app.store.database import Store
from desktop_app.store.open_items import OpenDeal, OpenInvoice


@dataclass(frozen=True, slots=True)
class Scenario:
    """Each part alone or together; without any, everything is as it is.

    ``plan`` holds instead of everybody's own. ``quota_factor`` multiplies every quota, ``quotas`` stand instead of a
    person's quota of the period. Open deals expected up to ``close_by`` are won on their day, those in ``closing`` on
    the day given there; ``slipping`` ones neither count if they are open nor if they are won. Open invoices dated up
    to ``paid_by`` are paid on that day, those in ``paying`` on the day given there. Deals and invoices by number.
    """

    plan: Plan | None = None
    quota_factor: Fraction = Fraction(1)
    quotas: Mapping[int, Fraction] = field(default_factory=dict)
    close_by: date | None = None
    closing: Mapping[str, date] = field(default_factory=dict)
    slipping: frozenset[str] = frozenset()
    paid_by: date | None = None
    paying: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """A deal or an invoice that the scenario moves, without tax. ``day``: when it would count, None if it slips."""

    document: str
    owner: int
    customer: str
    amount: Fraction
    day: date | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Assumed:
    """``supposed`` for the engine; what it is made of as ``deals`` and ``invoices``.

    ``undated``: how many open deals are left out because nobody says when they are expected.
    """

    supposed: Supposed
    deals: tuple[Item, ...]
    invoices: tuple[Item, ...]
    undated: int


def assume(store: Store, scenario: Scenario, period: Period, as_of: date) -> Assumed:
    """What ``scenario`` comes to; nothing open happens before ``as_of``. UserError for an unknown deal or invoice."""
    chosen = settings.load(store)
    kind = Kind(chosen.revenue_source)
    deals = open_items.deals(store, chosen.currency)
    closing = _closing(scenario, deals, as_of)
    won = [_won(one, kind, day) for one, day in closing]
    slipped = [one for one in _counted(store, scenario, period, chosen.currency) if one.record.kind is not Kind.PAYMENT]
    paid = _paid(scenario, open_items.invoices(store, chosen.currency), as_of)
    _refuse_unknown(scenario, deals, slipped, [one for one, _day in paid])
    return Assumed(
        Supposed(
            (*won, *(_payment(one, day) for one, day in paid)),
            frozenset(one.record.version for one in slipped),
            tuple(Payment(one.found.record.document, day, one.gross) for one, day in paid),
            scenario.quota_factor,
            {(person, period): amount for person, amount in scenario.quotas.items()},
        ),
        (
            *(_item(one.found, day, estimated=one.estimated) for one, day in closing),
            *(_item(one, None) for one in slipped),
        ),
        tuple(_item(one.found, day) for one, day in paid),
        sum(one.expected is None for one in deals) if scenario.close_by else 0,
    )


def _closing(scenario: Scenario, deals: Iterable[OpenDeal], as_of: date) -> list[tuple[OpenDeal, date]]:
    """A deal that should have closed already would close on the day one looks from."""
    found = []
    for one in deals:
        document = one.found.record.document
        by = scenario.close_by
        day = scenario.closing.get(document)
        if day is None and by and one.expected and document not in scenario.slipping:
            expected = max(one.expected, as_of)
            day = expected if expected <= by else None
        if day is not None:
            found.append((one, day))
    return found


def _won(one: OpenDeal, kind: Kind, day: date) -> Found:
    return replace(one.found, record=replace(one.found.record, kind=kind, day=day))


def _counted(store: Store, scenario: Scenario, period: Period, currency: str) -> list[Found]:
    """What counts in the period and would slip out of it."""
    if not scenario.slipping:
        return []
    source = settings.load(store).revenue_source
    found = credited.load(store, source, period.start.toordinal(), period.end.toordinal(), currency)
    return [one for one in found if one.record.document in scenario.slipping]


def _paid(scenario: Scenario, invoices: Iterable[OpenInvoice], as_of: date) -> list[tuple[OpenInvoice, date]]:
    found = []
    for one in invoices:
        record = one.found.record
        by = scenario.paid_by
        day = scenario.paying.get(record.document) or (by if by and record.day <= by else None)
        if day is not None:
            found.append((one, max(day, as_of)))
    return found


def _payment(one: OpenInvoice, day: date) -> Found:
    """A payment has no version of its own yet: minus its invoice's is nobody else's."""
    record = one.found.record
    paying = replace(record, version=-record.version, kind=Kind.PAYMENT, document="", day=day)
    return replace(one.found, record=paying, original=record.document)


def _item(one: Found, day: date | None, *, estimated: bool = False) -> Item:
    record = one.record
    return Item(record.document, record.owner, record.customer, record.amount, day, estimated)


def _refuse_unknown(
    scenario: Scenario, deals: Iterable[OpenDeal], slipped: Iterable[Found], paid: Iterable[OpenInvoice]
) -> None:
    open_ = {one.found.record.document for one in deals}
    wanted = (
        *(name for name in scenario.closing if name not in open_),
        *sorted(scenario.slipping - open_ - {one.record.document for one in slipped}),
        *(name for name in scenario.paying if name not in {one.found.record.document for one in paid}),
    )
    for name in wanted:
        raise UserError(
            N_("There is no open deal or invoice “{number}”."),
            N_("Look its number up on the Data page; what is decided or paid already cannot be supposed."),
            number=name,
        )

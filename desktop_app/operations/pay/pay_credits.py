"""Whose pay each record bears on: the store's records as credits, with splits, returns, customers and managers.

How credits become pay is in rules/incentives; what else is known of people is gathered in pay_facts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import add_months
from desktop_app.domain.records import Kind, Record
from desktop_app.operations.pay.pay_sources import seller_book
from desktop_app.operations.pay.supposed import NOTHING, Supposed
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.crediting import Credited, Dated, Sold, credit_people
from desktop_app.rules.incentives.needs import counts_payments
from desktop_app.rules.incentives.plan import Customers, Plan
from desktop_app.rules.incentives.terms import AT_ONCE
from desktop_app.store import credited, names, records, sellers, settings
from desktop_app.store.credited import Found
from desktop_app.store.database import Store
from desktop_app.store.settings import WorkspaceSettings

NEW_FOR: Final = timedelta(days=365)
"""How long a customer is new after the first counted sale."""
CUSTOMER_MONTH: Final = "customer_month"
Facts = Mapping[int, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Asks:
    """What plans ask of records beyond what everything is paid on; knowing more takes longer.

    ``customers``: whether each customer was new. ``payments``: what was collected. ``taxes``: amounts with tax.
    """

    customers: bool = False
    payments: bool = True
    taxes: bool = True


ALL_BUT_CUSTOMERS: Final = Asks()


def asks_of(plans: Iterable[Plan]) -> Asks:
    """What any of ``plans`` asks; money held for a payment is held against invoices and returns with tax."""
    versions = [version for plan in {id(one): one for one in plans}.values() for version in plan.versions]
    components = [component for version in versions for component in version.components]
    return Asks(
        any(one.filter.new is not Customers.ALL or one.fact == CUSTOMER_MONTH for one in components),
        any(map(counts_payments, versions)),
        any(one.with_tax or one.release != AT_ONCE for one in components),
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """The credits of a span of days. ``found``: what they were made from, by record version."""

    credits: Credited
    found: Mapping[int, Found]
    managers: Mapping[int, Sequence[Dated]]

    def records(self) -> dict[int, Record]:
        return {version: one.record for version, one in self.found.items()}


def load_credits(
    store: Store, first: date, after: date, *, asks: Asks = ALL_BUT_CUSTOMERS, supposed: Supposed = NOTHING
) -> Loaded:
    """Everybody's credits of the days given."""
    chosen = settings.load(store)
    span = first.toordinal(), after.toordinal()
    found = credited.load(store, chosen.revenue_source, *span, chosen.currency, payments=asks.payments)
    return credit_rows(store, supposed.records(found, *span), asks)


def credit_rows(store: Store, rows: Sequence[Found], asks: Asks = ALL_BUT_CUSTOMERS) -> Loaded:
    """The same of rows that are read already."""
    chosen = settings.load(store)
    known = _Known(store, chosen, asks)
    originals = _originals(rows)
    splits: dict[str, dict[bool, dict[int, Fraction]]] = defaultdict(lambda: {False: {}, True: {}})
    for part in credited.parts(store):
        splits[part.document][part.overlay][part.owner] = part.share
    sold = []
    for one in rows:
        document = one.original if one.record.kind is Kind.PAYMENT else one.record.document
        shared = splits.get(document) if document else None
        credit = known.credit(one, originals.get(one.record.version))
        sold.append(Sold(credit, shared[False], shared[True]) if shared else Sold(credit))
    managers = _managers(store)
    found = {one.record.version: one for one in rows}
    return Loaded(credit_people(sold, seller_book(store, managers)), found, managers)


def unassigned(store: Store, first: date, after: date) -> tuple[int, Fraction]:
    """Number and amount of counted records of the days given that belong to nobody."""
    chosen = settings.load(store)
    span = first.toordinal(), after.toordinal()
    if not sellers.load(store):
        return credited.unassigned(store, chosen.revenue_source, *span)
    rows = [
        one
        for one in credited.load_unowned(store, chosen.revenue_source, *span, chosen.currency)
        if one.record.kind is not Kind.PAYMENT
    ]
    rest = credit_rows(store, rows).credits.unassigned
    return len({one.record.version for one in rest}), sum((one.record.amount * one.share for one in rest), Fraction(0))


class _Known:
    """What is known of customers and products, asked for by record."""

    def __init__(self, store: Store, chosen: WorkspaceSettings, asks: Asks) -> None:
        self._region, self._segment = names.facts(store, "region"), names.facts(store, "segment")
        self._category, self._variant_of = names.facts(store, "category"), names.facts(store, "variant_of")
        self._products = names.written(store, "product") if self._variant_of else {}
        self._texts = names.texts(store) if self._variant_of else {}
        self._taxes, self._untaxed = asks.taxes, not Fraction(chosen.tax_rate)
        self._first = credited.first_sales(store, chosen.revenue_source) if asks.customers else {}
        known_from = records.first_day(store)
        self._told_from = add_months(date.fromordinal(known_from or 1), chosen.new_customer_history)

    def credit(self, one: Found, original: int | None) -> Credit:
        day = one.record.day
        unpriced = one.foreign is not None and not one.record.amount  # no rate was known: never a silent 0
        record = one.record
        if unpriced:
            record = replace(record, amount=one.foreign or Fraction(0), currency=one.currency)
        whole = _at(self._variant_of, one.product, day)
        category = _at(self._category, one.product, day)
        if whole:
            product = self._products.get(names.fold(whole), 0)
            category = category or _at(self._category, product, day)
            record = replace(record, product=self._texts.get(product, whole))
        return Credit(
            record,
            region=_at(self._region, one.customer, day),
            original=original,
            values=self._values(one),
            gross=self._gross(one),
            category=category,
            variant=one.record.product if whole else "",
            segment=_at(self._segment, one.customer, day),
            new=self._new(one),
            seller=one.record.owner,
        )

    def _gross(self, one: Found) -> Fraction | None:
        """None where nobody said what the tax was, and there may be some, or nobody asks."""
        if not self._taxes or one.record.kind is Kind.PAYMENT or (one.tax is None and not self._untaxed):
            return None
        return one.record.amount + one.tax if one.tax else one.record.amount

    def _values(self, one: Found) -> dict[str, Fraction]:
        found: dict[str, Fraction] = {}
        if one.cost is not None:
            found["margin"] = one.record.amount - one.cost
        if one.invoiced is not None:
            found["days_since_invoice"] = Fraction((one.record.day - one.invoiced).days)
        if one.due is not None:
            found["days_since_due"] = Fraction((one.record.day - one.due).days)
        first = self._first.get(one.customer)
        if first is not None:
            months = (one.record.day.year - first.year) * 12 + one.record.day.month - first.month
            found[CUSTOMER_MONTH] = Fraction(months + 1)
        return found

    def _new(self, one: Found) -> bool | None:
        first = self._first.get(one.customer)
        if first is None or first < self._told_from:
            return None if first is None or one.record.day < first + NEW_FOR else False
        return one.record.day < first + NEW_FOR


def _at(facts: Facts, name: int, day: date) -> str:
    known = facts.get(name) if facts else None
    if not known or not name:
        return ""
    ordinal = day.toordinal()
    return next((value for start, value in reversed(known) if start <= ordinal), "")


def _managers(store: Store) -> dict[int, list[Dated]]:
    people = names.written(store, "person")
    return {
        person: [
            Dated(people.get(names.fold(name), 0), date.fromordinal(start) if start > 1 else None)
            for start, name in entries
        ]
        for person, entries in names.facts(store, "manager").items()
    }


def _originals(rows: Sequence[Found]) -> dict[int, int]:
    """By version of a return: the version of the record it takes back, of several lines the one that can bear it."""
    returns = [one for one in rows if one.original and one.record.kind is not Kind.PAYMENT]
    if not returns:
        return {}
    lines: dict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for one in rows:
        if one.record.document:
            lines[one.record.kind, one.record.document].append(one)
    found: dict[int, int] = {}
    rest: dict[int, Fraction] = {}
    for one in returns:
        known = [line for line in lines.get((one.record.kind, one.original), ()) if line is not one]
        root = _bearing(one, known, rest)
        if root is not None:
            found[one.record.version] = root.record.version
            rest[root.record.version] = _rest(root, rest) + one.record.amount
    return found


def _rest(line: Found, rest: Mapping[int, Fraction]) -> Fraction:
    return rest.get(line.record.version, line.record.amount)


def _bearing(one: Found, lines: Sequence[Found], rest: Mapping[int, Fraction]) -> Found | None:
    """The line with the same product first. A return of several lines at once names none of them: it stands alone."""
    ranked = sorted(lines, key=lambda line: (line.product != one.product, line.record.version))
    able = [line for line in ranked if 0 <= -one.record.amount <= _rest(line, rest)]
    if able:
        return able[0]
    left = sum((_rest(line, rest) for line in lines), Fraction(0))
    return None if len(lines) > 1 and -one.record.amount <= left else next(iter(ranked), None)


def in_document_currency(credits_: Iterable[Credit], found: Mapping[int, Found]) -> list[Credit]:
    """The credits with the amounts their documents show, for a plan that has rates of its own or converts nothing."""
    return [_foreign(one, found[one.record.version]) for one in credits_]


def _foreign(credit: Credit, one: Found) -> Credit:
    if not one.currency or one.foreign is None:
        return credit
    amount = credit.record.amount
    gross = None if credit.gross is None or not amount else one.foreign * credit.gross / amount
    return replace(credit, record=replace(credit.record, amount=one.foreign, currency=one.currency), gross=gross)

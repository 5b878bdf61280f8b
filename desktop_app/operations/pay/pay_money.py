"""Money beside the records of pay: invoices and what was collected, exchange rates, and what nobody said of tax."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.records import Kind
from desktop_app.rules.incentives.credit import Credit, made_of_records, parts_of
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.settling.facts import Bill, Event, Facts, Payment, Rate
from desktop_app.rules.incentives.terms import Conversion, Trigger
from desktop_app.store import credited, rates, settings
from desktop_app.store.credited import Found
from desktop_app.store.database import Store
from desktop_app.store.rates import Rates

_WAITING: Final = frozenset({Trigger.INVOICE, Trigger.PAYMENT})
MARGIN: Final = "margin"


@dataclass(frozen=True, slots=True)
class Money:
    """Read once for a run. ``supposed``: payments that are only asked about.

    ``untaxed``: the workspace has no tax, so that net is gross where nobody said anything.
    """

    store: Store
    home: str
    untaxed: bool
    exchange: Rates
    rates: tuple[Rate, ...]
    read: dict[str, tuple[object, ...]]
    supposed: tuple[Payment, ...] = ()

    @staticmethod
    def load(store: Store, supposed: tuple[Payment, ...] = ()) -> "Money":
        chosen = settings.load(store)
        known = rates.load(store)
        quoted = tuple(Rate(one.base, one.quote, one.day, one.rate) for one in known)
        exchange, untaxed = Rates(known, chosen.currency), not Fraction(chosen.tax_rate)
        return Money(store, chosen.currency, untaxed, exchange, quoted, {}, supposed)

    def rated(self, credit: Credit, version: PlanVersion) -> Credit:
        """A record in another currency than the plan's, with the rate of its day; one without stays foreign."""
        currency = credit.record.currency
        if currency in {"", version.currency} or version.terms.currencies.conversion is not Conversion.DOCUMENT:
            return credit
        return replace(credit, rate=self.exchange.on(credit.record.day, currency, version.currency))

    def with_money(self, facts: Facts, version: PlanVersion) -> Facts:
        """``facts`` with rates and, where the plan waits for them, the payments, invoices and events of its records."""
        facts = replace(facts, rates=self.rates)
        if not any(awaits(component) for component in version.components):
            return facts
        own = {credit.record.document for credit in facts.inputs.credits}
        payments, bills, events = self._waited_for()
        return replace(
            facts,
            payments=tuple(one for document in sorted(own) for one in payments.get(document, ())),
            bills=tuple(bills[document] for document in sorted(own) if document in bills),
            events=tuple(one for one in events if one.document in own),
        )

    def _waited_for(self) -> tuple[Mapping[str, Sequence[Payment]], Mapping[str, Bill], Sequence[Event]]:
        if "payments" not in self.read:
            payments: dict[str, list[Payment]] = {}
            for one in credited.collected(self.store):
                payments.setdefault(one.document, []).append(Payment(one.document, one.day, one.amount))
            for supposed in self.supposed:
                payments.setdefault(supposed.document, []).append(supposed)
            bills = {
                one.document: Bill(one.document, one.day, one.net + (one.tax or 0))
                for one in credited.invoiced(self.store)
                if one.tax is not None or self.untaxed
            }
            events = [Event(stage, day, document) for document, stage, day in credited.stages(self.store)]
            self.read["payments"] = (payments, bills, events)
        return self.read["payments"]  # type: ignore[return-value] # the three of them

    def reasons(self, facts: Facts, version: PlanVersion, found: Mapping[int, Found]) -> Iterator[Explanation]:
        """What keeps a person from being paid: a margin without a cost, a payment measured against an unknown tax."""
        for component in version.components:
            for credit in facts.inputs.credits if self._asks(component) else ():
                fact = self._missing(component, credit, found[credit.record.version])
                if fact:
                    yield explain(
                        "reason.fact_missing",
                        records=(credit.record.version,),
                        fact=fact,
                        document=credit.record.document or credit.record.day.isoformat(),
                        name=component.name,
                    )
                    break

    def _asks(self, component: Component) -> bool:
        """Whether anything may be missing of a record, whatever it is."""
        measures = parts_of(component.measure)
        taxed = not self.untaxed and ("collected" in measures or awaits_payment(component))
        return made_of_records(component.measure) and (MARGIN in measures or taxed)

    def _missing(self, component: Component, credit: Credit, one: Found) -> str:
        measures, paid = parts_of(component.measure), credit.record.kind is Kind.PAYMENT
        if MARGIN in measures and not paid and one.cost is None:
            return MARGIN
        untold = one.tax is None and not self.untaxed
        if untold and "collected" in measures and paid:
            return "tax"
        against = credit.record.kind is Kind.INVOICE and awaits_payment(component)
        return "tax" if untold and against else ""


def awaits(component: Component) -> bool:
    """Whether pay is released by an invoice, a payment or an event."""
    release = component.release
    return release.trigger in _WAITING or any(one.trigger in _WAITING or one.event for one in release.instalments)


def awaits_payment(component: Component) -> bool:
    """Whether it is a payment that releases pay."""
    release = component.release
    return Trigger.PAYMENT in {release.trigger, *(one.trigger for one in release.instalments)}

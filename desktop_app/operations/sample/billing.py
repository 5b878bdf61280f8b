"""Invoices, credit notes and payments of the sample: each won deal is invoiced on the day it is won, in one invoice."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from desktop_app.operations.sample.deals import WON, Deal
from desktop_app.operations.sample.scene import Scene, drawn

_TERMS: Final = ((30, 62), (14, 24), (45, 14))  # days to pay, and how often
_PAYS: Final = (("on time", 71), ("late", 20), ("in parts", 7), ("at last", 2))
_RETURNED: Final = 90  # one deal in so many comes back, whole or in part
_PARTS: Final = (100, 50, 25)  # per cent that comes back


@dataclass(frozen=True, slots=True)
class Invoice:
    """Amounts in cents. A credit note is negative and names the ``original`` it corrects."""

    number: str
    deal: Deal
    day: date
    due: date
    net: int
    tax: int
    original: str = ""

    @property
    def gross(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class Payment:
    """Cents that came in; negative where a bank took them back."""

    number: str
    day: date
    invoice: Invoice
    amount: int


def make_invoices(scene: Scene, deals: list[Deal]) -> list[Invoice]:
    """Invoices and credit notes by day; numbers run through each year."""
    rng = scene.lots("invoices")
    numbers: Counter[str] = Counter()
    won = sorted((deal for deal in deals if deal.stage == WON), key=lambda deal: (deal.closed, deal.number))
    found = [_invoice(scene, rng, numbers, deal) for deal in won]
    found += [note for invoice in list(found) for note in _credit_note(scene, rng, numbers, invoice)]
    return sorted(found, key=lambda invoice: (invoice.day, invoice.number))


def _invoice(scene: Scene, rng: random.Random, numbers: Counter[str], deal: Deal) -> Invoice:
    assert deal.closed is not None
    due = deal.closed + timedelta(days=drawn(rng, _TERMS))
    number = _number(numbers, "INV", deal.closed)
    return Invoice(number, deal, deal.closed, due, deal.amount, _tax(scene, deal.amount))


def _credit_note(scene: Scene, rng: random.Random, numbers: Counter[str], invoice: Invoice) -> Iterator[Invoice]:
    day = scene.workday(invoice.day + timedelta(days=rng.randint(8, 40)))
    part = rng.choice(_PARTS)
    if rng.randrange(_RETURNED) or day > scene.end:
        return
    net = -(invoice.net * part // 100)
    yield Invoice(_number(numbers, "CN", day), invoice.deal, day, day, net, _tax(scene, net), invoice.number)


def _number(numbers: Counter[str], prefix: str, day: date) -> str:
    series = f"{prefix}-{day.year}"
    numbers[series] += 1
    return f"{series}-{numbers[series]:04d}"


def _tax(scene: Scene, net: int) -> int:
    return int((net * scene.tax_rate).quantize(Decimal(1), ROUND_HALF_UP))


def make_payments(scene: Scene, invoices: list[Invoice]) -> list[Payment]:
    """What came in up to the end day, by day."""
    rng = scene.lots("payments")
    credited: Counter[str] = Counter()
    for note in invoices:
        credited[note.original] += note.gross
    dues = [(invoice, invoice.gross + credited[invoice.number]) for invoice in invoices if not invoice.original]
    found = [
        (day, invoice, amount)
        for invoice, owed in dues
        for day, amount in _paid(scene, rng, invoice, owed)
        if day <= scene.end and amount
    ]
    found.sort(key=lambda item: (item[0], item[1].number))
    return [Payment(f"PAY-{20_001 + place}", *item) for place, item in enumerate(found)]


def _paid(scene: Scene, rng: random.Random, invoice: Invoice, owed: int) -> list[tuple[date, int]]:
    """Days and cents; a reversed payment comes again a fortnight later."""

    def after_due(days: int) -> date:
        return max(invoice.day, scene.workday(invoice.due + timedelta(days=days)))

    match drawn(rng, _PAYS):
        case "on time":
            day = after_due(rng.randint(-9, 2))
            if not rng.randrange(240):
                return [(day, owed), (after_due(6), -owed), (after_due(20), owed)]
            return [(day, owed)]
        case "late":
            return [(after_due(rng.randint(4, 48)), owed)]
        case "in parts":
            first = owed * rng.choice((30, 50, 60)) // 100
            return [(after_due(rng.randint(-6, 2)), first), (after_due(rng.randint(12, 55)), owed - first)]
        case _:
            return [(after_due(rng.randint(70, 160)), owed)]

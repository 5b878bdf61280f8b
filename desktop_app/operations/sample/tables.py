"""The sample as the exports a company would have: one table of text for each kind of record, with everyday slips."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.operations.sample.answers import Answer, make_answers
from desktop_app.operations.sample.billing import Invoice, Payment, make_invoices, make_payments
from desktop_app.operations.sample.buyers import VARIANT, Customer
from desktop_app.operations.sample.cast import Person, cast
from desktop_app.operations.sample.deals import WON, Deal, estimate, make_deals
from desktop_app.operations.sample.export import SampleTable, day_text, moment_text, money_text
from desktop_app.operations.sample.further_tables import make_further_tables
from desktop_app.operations.sample.requests import Request, make_requests
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.sample.wares import PRODUCTS, cost

_VARIANT_EVERY: Final = 3  # one in so many invoices of that customer writes its name differently


def make_tables(scene: Scene) -> tuple[SampleTable, ...]:
    """Every table, in the order in which they are imported: names before what speaks of them."""
    people = cast(scene)
    deals = make_deals(scene, people)
    invoices = make_invoices(scene, deals)
    requests = make_requests(scene, people, deals)
    return (
        _people(people),
        _products(),
        _customers(deals),
        _opportunities(deals),
        _orders(deals),
        _invoices(invoices),
        _payments(scene, make_payments(scene, invoices)),
        _requests(scene, requests),
        _answers(make_answers(scene, requests, deals)),
        *make_further_tables(scene, people, deals, requests),
    )


def _people(people: Iterable[Person]) -> SampleTable:
    header = ("Employee", "Employee ID", "Job Title", "Team", "Region", "Manager", "Hire Date", "End Date")
    rows = (
        (one.name, one.staff_no, one.role, one.team, one.region, one.manager, day_text(one.joined), day_text(one.left))
        for one in people
    )
    return SampleTable(Kind.PERSON, "staff.csv", header, tuple(rows))


def _products() -> SampleTable:
    rows = tuple((ware.name, ware.series, money_text(ware.price), "EUR") for ware in PRODUCTS)
    return SampleTable(Kind.PRODUCT, "products.csv", ("Product Name", "Category", "List Price", "Currency"), rows)


def _customers(deals: Iterable[Deal]) -> SampleTable:
    known: dict[str, Customer] = {deal.customer.number: deal.customer for deal in deals}
    rows = ((one.name, one.number, one.segment, one.town, one.country) for _, one in sorted(known.items()))
    header = ("Account Name", "Account Number", "Industry", "City", "Country")
    return SampleTable(Kind.CUSTOMER, "crm_accounts.csv", header, tuple(rows))


def _opportunities(deals: Iterable[Deal]) -> SampleTable:
    header = ("Opportunity ID", "Opportunity Owner", "Account Name", "Product", "Stage", "Created Date", "Close Date",
              "Amount", "Lead Source")  # fmt: skip
    rows = (
        (deal.number, deal.owner.name, deal.customer.name, deal.lines[0].product, deal.stage, day_text(deal.opened),
         day_text(deal.closed), money_text(estimate(deal)), deal.channel)
        for deal in deals
    )  # fmt: skip
    return SampleTable(Kind.OPPORTUNITY, "crm_opportunities.csv", header, tuple(rows))


def _orders(deals: Iterable[Deal]) -> SampleTable:
    header = ("Order Number", "Line", "Order Date", "Customer", "Sales Rep", "Product", "Quantity", "Unit Price",
              "Amount", "Cost", "Channel")  # fmt: skip
    won = sorted((deal for deal in deals if deal.stage == WON), key=lambda deal: (deal.closed, deal.number))
    rows = (
        (f"SO-{40_001 + place}", str(number), day_text(deal.closed), deal.customer.name, deal.owner.name, line.product,
         str(line.quantity), money_text(line.price), money_text(line.amount), money_text(cost(line)), deal.channel)
        for place, deal in enumerate(won)
        for number, line in enumerate(deal.lines, start=1)
    )  # fmt: skip
    return SampleTable(Kind.SALE, "order_lines.csv", header, tuple(rows))


def _invoices(invoices: Sequence[Invoice]) -> SampleTable:
    header = ("Invoice Number", "Invoice Date", "Due Date", "Customer", "Salesperson", "Net Amount", "VAT Amount",
              "Total", "Original Invoice")  # fmt: skip
    rows = (
        (one.number, day_text(one.day), day_text(one.due), _written(place, one.deal.customer.name), one.deal.owner.name,
         money_text(one.net), money_text(one.tax), money_text(one.gross), one.original)
        for place, one in enumerate(invoices)
    )  # fmt: skip
    return SampleTable(Kind.INVOICE, "invoices.csv", header, tuple(rows))


def _written(place: int, customer: str) -> str:
    """A slip: the accounts department writes one customer in two ways."""
    usual, variant = VARIANT
    return variant if customer == usual and not place % _VARIANT_EVERY else customer


def _payments(scene: Scene, payments: Sequence[Payment]) -> SampleTable:
    header = ("Payment ID", "Payment Date", "Invoice Number", "Customer", "Amount")
    rows = [(one.number, day_text(one.day), one.invoice.number, one.invoice.deal.customer.name, money_text(one.amount))
            for one in payments]  # fmt: skip
    # A slip: a day that does not exist.
    rows.append(("PAY-19999", f"{scene.end.year}-02-30", rows[-1][2], rows[-1][3], "100.00"))
    return SampleTable(Kind.PAYMENT, "bank_receipts.csv", header, tuple(rows))


def _requests(scene: Scene, requests: Sequence[Request]) -> SampleTable:
    header = ("Ticket ID", "Created At", "First Response At", "Resolved At", "Assignee", "Customer", "Channel",
              "Category", "Priority", "Contacts", "Handling Time")  # fmt: skip
    rng = scene.lots("handling")
    rows = [
        (one.number, moment_text(one.opened), moment_text(one.answered), moment_text(one.resolved), one.agent.name,
         one.customer.name, one.channel, one.reason, one.priority, str(one.contacts),
         str(rng.randint(90, 900) * one.contacts) if one.resolved else "")
        for one in requests
    ]  # fmt: skip
    # A slip: a clock that was wrong when the last solved request was closed.
    place = max(place for place, one in enumerate(requests) if one.resolved)
    before = requests[place].opened - timedelta(hours=1)
    rows[place] = (*rows[place][:3], moment_text(before), *rows[place][4:])
    return SampleTable(Kind.INTERACTION, "helpdesk_tickets.csv", header, tuple(rows))


def _answers(answers: Sequence[Answer]) -> SampleTable:
    header = ("Response ID", "Response Date", "Agent", "Customer", "Survey", "Score", "Comment", "Ticket ID")
    rows = [
        (one.number, day_text(one.day), one.person.name, one.customer.name, one.question, str(one.score), one.comment,
         one.case)
        for one in answers
    ]  # fmt: skip
    # A slip: somebody left the question open.
    last = answers[-1]
    rows.append(("S-4999", day_text(last.day), last.person.name, last.customer.name, last.question, "", "", ""))
    return SampleTable(Kind.SURVEY, "survey_responses.csv", header, tuple(rows))

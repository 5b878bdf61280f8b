"""What the demo prints: imports, pay and the figures of a CRM's exports as tables and as JSON."""

from typing import Any

from desktop_app.cli.demo_crm import CrmResult
from desktop_app.domain.formats import format_number, format_period, format_quantity
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.kinds import find_kind
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.store import batches
from desktop_app.store.database import Store


def import_table(store: Store) -> Table:
    """The batches in force, oldest first: where every row went."""
    columns = (
        Column("batch", N_("Batch"), Unit.COUNT),
        Column("source", N_("File")),
        Column("kind", N_("Kind")),
        Column("rows", N_("Rows"), Unit.COUNT),
        Column("created", N_("New"), Unit.COUNT),
        Column("changed", N_("Changed"), Unit.COUNT),
        Column("unchanged", N_("Unchanged"), Unit.COUNT),
        Column("refused", N_("Refused"), Unit.COUNT),
    )
    found = [batch for batch in reversed(batches.load(store)) if batch.in_force]
    rows = tuple(
        (one.id, one.source, _(find_kind(Kind(one.kind)).title), one.rows, one.created, one.changed, one.unchanged,
         one.refused)
        for one in found
    )  # fmt: skip
    return Table(columns, rows)


def pay_table(run: Evaluated) -> Table:
    """Who earns what in a run, and their sum."""
    columns = (Column("person", N_("Person")), Column("plan", N_("Plan")), Column("pay", N_("Pay"), Unit.MONEY))
    rows = tuple(
        (one.name, one.plan, None if one.pay is None else _paid(one.pay, one.currency)) for one in run.statements
    )
    total = _paid(run.total(), run.statements[0].currency)
    return Table(columns, rows, totals=(_("Total"), None, total))


def _paid(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)


def crm_facts(result: CrmResult) -> Table:
    """What the exports say, line by line: how many, and how much."""
    columns = (
        Column("fact", N_("What")),
        Column("number", N_("Number"), Unit.COUNT),
        Column("figure", N_("Figure"), Unit.COUNT),
    )
    return Table(columns, (*_pipeline(result), *_revenue(result), *_seller(result), *_doubts(result)))


Line = tuple[Cell, ...]


def _pipeline(result: CrmResult) -> list[Line]:
    deals = result.deals
    rate = _("{won} of {decided}").format(won=format_number(deals.won), decided=format_number(deals.decided))
    return [
        (_("Opportunities"), result.rows, None),
        (_("Won"), deals.won, deals.won_amount),
        (_("Lost"), deals.lost, None),
        (_("Open"), deals.open - result.without_dates, None),
        (_("Open, without dates"), result.without_dates, None),
        (_("Win rate, {share}").format(share=rate), deals.decided, format_quantity(deals.win_rate, 2)),
        (_("Sales cycle of won deals, median"), deals.won, deals.cycle),
    ]


def _revenue(result: CrmResult) -> list[Line]:
    title = _("Revenue, {part}")
    return [
        *((title.format(part=format_period(quarter)), None, amount) for quarter, amount in result.deals.by_quarter),
        *((title.format(part=region), None, amount) for region, amount in result.deals.by_region),
    ]


def _seller(result: CrmResult) -> list[Line]:
    seller = result.seller
    month = format_period(seller.month)
    return [
        (_("Largest seller: {name}").format(name=seller.name), None, seller.amount),
        (_("{name}, {period}").format(name=seller.name, period=month), None, seller.month_amount),
        (_("“{plan}” pays for {period}").format(plan=seller.plan, period=month), None, seller.pay),
        (_("Target for {period}").format(period=result.year.name), result.parts, result.target),
        (_("Its parts sum to it exactly"), None, _said(result.adds_up)),
    ]


def _doubts(result: CrmResult) -> list[Line]:
    taken = [
        (_("“{written}” was taken for “{known}”").format(written=written, known=known), None, None)
        for _noun, written, known in result.aliases
    ]
    named = [
        (_("Rows that name no customer"), result.without_customer, None),
        (_("Rows without dates"), result.without_dates, None),
    ]
    text = _("{source} taken back ({won} deals won left) and imported again: the same figures")
    again = [
        (text.format(source=one.source, won=format_number(one.meanwhile)), one.batch, _said(one.same))
        for one in result.again
    ]
    return [*taken, *named, *again]


def _said(true: bool) -> str:
    return _("yes") if true else _("no")


def crm_json(result: CrmResult) -> dict[str, Any]:
    """The same as data: amounts as quantities, shares as exact fractions."""
    deals, seller = result.deals, result.seller
    return {
        "opportunities": result.rows,
        "won": deals.won,
        "won_amount": deals.won_amount,
        "lost": deals.lost,
        "open": deals.open - result.without_dates,
        "open_without_dates": result.without_dates,
        "decided": deals.decided,
        "win_rate": deals.win_rate,
        "cycle_days": deals.cycle,
        "revenue_by_quarter": {quarter.name: amount for quarter, amount in deals.by_quarter},
        "revenue_by_region": dict(deals.by_region),
        "largest_seller": {"name": seller.name, "amount": seller.amount, "period": seller.month,
                           "period_amount": seller.month_amount, "plan": seller.plan, "pay": seller.pay},
        "without_customer": result.without_customer,
        "without_dates": result.without_dates,
        "aliases": [{"noun": noun, "written": written, "known": known} for noun, written, known in result.aliases],
        "target": {"period": result.year, "amount": result.target, "parts": result.parts, "adds_up": result.adds_up},
        "taken_back_and_again": [
            {"batch": one.batch, "source": one.source, "won_meanwhile": one.meanwhile, "same": one.same}
            for one in result.again
        ],
    }  # fmt: skip

"""Measures: totals over records, each defined once; how they are kept ready is in rollups, asked for in totals.

A snapshot measure is a running sum of events: +1 on the day a deal opens, −1 on the day it is decided, so that its
value on any day is the sum up to that day.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind
from desktop_app.store.receivables import (
    CREDIT_SETTLES,
    CREDITS,
    GROSS,
    NET_PAID,
    OF_INVOICE,
    PAID_BEFORE_DUE,
    SETTLES,
    STILL_OPEN,
)

REVENUE: Final = "<revenue>"  # stands for the kind that the workspace counts as revenue


class Sort(Enum):
    """How values of several days combine: added, kept apart as a distribution, or the last one."""

    SUM = "sum"
    SPREAD = "spread"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Source:
    """Records of ``kind`` that satisfy ``where`` count ``value`` on ``day``; all SQL over the version ``v``.

    ``known``: the day on which it became known, where that is later than ``day``; ``record``: the version that
    stands behind it.
    """

    kind: str
    day: str = "v.day"
    value: str = "1"
    where: str = "true"
    n: str = "1"
    join: str = ""
    owner: str = "v.owner"
    customer: str = "v.customer"
    known: str = ""
    record: str = "v.id"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted.

    ``scale``: what one unit is stored as (money: millionths). ``whole``: made anew when one record changes, because
    it looks at more than one record at a time. ``reads``: further kinds it depends on.
    """

    name: str
    sources: tuple[Source, ...]
    sort: Sort = Sort.SUM
    scale: int = 1
    unit: Unit = Unit.COUNT
    whole: bool = False
    reads: tuple[str, ...] = ()

    @property
    def is_cohort(self) -> bool:
        """Whether what counts for a day may become known after it."""
        return any(source.known for source in self.sources)


_WON: Final = "v.status = 'won'"
_COUNTED: Final = "v.status in ('won', '')"  # a sale line or an invoice has no status
_DECIDED: Final = "v.status in ('won', 'lost')"
_OPPORTUNITY: Final = "v.status in ('won', 'lost', 'open', 'prospect')"
_AMOUNT: Final = "coalesce(v.amount, 0)"
# A deal is open from its opening day; one without dates has been open from the beginning, unless it is decided. Three
# sources, so that each finds the records of a day through an index.
_OPENINGS: Final = (
    ("v.opened", _OPPORTUNITY),
    ("v.day", f"v.opened is null and {_DECIDED}"),
    ("0", f"v.opened is null and {_OPPORTUNITY} and not ({_DECIDED})"),
)
# Open deals without an amount are counted at the list price of their product, and said to be estimated.
_LISTED: Final = "coalesce(nullif(v.amount, 0), p.price, 0)"
# The newest list price of each product; SQLite takes the other columns from the row of the maximum.
_PRICES: Final = """left join (select f.name_id, cast(f.value as integer) as price,
    max(f.valid_from * 1000000000 + f.id) from fact f join batch b on b.id = f.batch_id and b.taken_back_at is null
    where f.field = 'list_price' group by f.name_id) p on p.name_id = v.product"""
_FIRST: Final = """(select id, owner, product, channel, customer, cast(substr(first, 1, 6) as integer) as day,
    first from (select id, owner, product, channel, customer, min(printf('%06d|%s|%s|%s', day, time, document, item))
    as first from version where in_force and kind = '<revenue>' and status in ('won', '') and customer <> 0
    and day is not null group by customer))"""

INTERACTION, SURVEY, INVOICE, PAYMENT = (
    Kind.INTERACTION.value, Kind.SURVEY.value, Kind.INVOICE.value, Kind.PAYMENT.value,
)  # fmt: skip
OPPORTUNITY, SALE = Kind.OPPORTUNITY.value, Kind.SALE.value

MEASURES: Final = (
    Measure("revenue", (Source(REVENUE, value=_AMOUNT, where=_COUNTED),), scale=SCALE, unit=Unit.MONEY),
    Measure("revenue_won", (Source(OPPORTUNITY, value=_AMOUNT, where=_WON),), scale=SCALE, unit=Unit.MONEY),
    Measure("deals_won", (Source(OPPORTUNITY, where=_WON),)),
    Measure("deals_lost", (Source(OPPORTUNITY, where="v.status = 'lost'"),)),
    Measure(
        "cycle_days",
        (Source(OPPORTUNITY, value="v.day - v.opened", where=f"{_WON} and v.opened <= v.day"),),
        Sort.SPREAD,
        unit=Unit.DAYS,
    ),
    Measure("new_customers", (Source(REVENUE, where="v.first is not null"),), whole=True),
    Measure(
        "pipeline_deals",
        (
            *(Source(OPPORTUNITY, day=day, where=where) for day, where in _OPENINGS),
            Source(OPPORTUNITY, value="-1", n="-1", where=f"{_DECIDED} and v.day is not null"),
        ),
        Sort.SNAPSHOT,
    ),
    Measure(
        "pipeline_value",
        (
            *(Source(OPPORTUNITY, day=day, value=_LISTED, where=where, join=_PRICES) for day, where in _OPENINGS),
            Source(OPPORTUNITY, value=f"-{_LISTED}", n="-1", where=f"{_DECIDED} and v.day is not null", join=_PRICES),
        ),
        Sort.SNAPSHOT,
        SCALE,
        Unit.MONEY,
        reads=(Kind.PRODUCT.value,),
    ),
    Measure("units", (Source(SALE, value="coalesce(v.quantity, 1000000)"),), scale=SCALE),
    Measure("invoiced", (Source(INVOICE, value=_AMOUNT),), scale=SCALE, unit=Unit.MONEY),
    Measure(
        "collected",
        (Source(PAYMENT, value=NET_PAID, join=OF_INVOICE, owner="i.owner", customer="i.customer"),),
        scale=SCALE,
        unit=Unit.MONEY,
        whole=True,
        reads=(INVOICE,),
    ),
    Measure(
        "invoiced_collected",
        (
            Source(PAYMENT, "(i.day + 0)", NET_PAID, join=OF_INVOICE, owner="i.owner", customer="i.customer",
                   known="v.day"),
        ),
        scale=SCALE,
        unit=Unit.MONEY,
        whole=True,
        reads=(INVOICE,),
    ),
    Measure(
        "overdue",
        (
            Source(INVOICE, day="v.due + 1", value=f"{GROSS} - {PAID_BEFORE_DUE}", n=STILL_OPEN,
                   where=f"v.due is not null and not ({CREDITS})"),
            Source(
                PAYMENT, value=f"-{_AMOUNT}", n=SETTLES, join=OF_INVOICE, owner="i.owner", customer="i.customer",
                record="i.id", where="i.due is not null and v.day > i.due"
            ),
            Source(
                INVOICE, value=GROSS, n=CREDIT_SETTLES, join=OF_INVOICE, owner="i.owner", customer="i.customer",
                record="i.id", where=f"{CREDITS} and i.due is not null and v.day > i.due"
            ),
        ),
        Sort.SNAPSHOT,
        SCALE,
        Unit.MONEY,
        whole=True,
        reads=(INVOICE, PAYMENT),
    ),
    Measure("cases_opened", (Source(INTERACTION, day="v.opened"),)),
    Measure("cases_resolved", (Source(INTERACTION, day="v.day", where="v.work is not null"),)),
    Measure(
        "cases_first_contact", (Source(INTERACTION, where="v.work is not null and coalesce(v.contacts, 1) <= 1"),)
    ),
    Measure("response_minutes", (Source(INTERACTION, day="v.opened", value="v.wait", where="v.wait >= 0"),),
            Sort.SPREAD),
    Measure("resolution_minutes", (Source(INTERACTION, value="v.work", where="v.work >= 0"),), Sort.SPREAD),
    Measure("responses_due", (Source(INTERACTION, day="v.opened"),)),
    Measure("opened_resolved", (Source(INTERACTION, day="v.opened", where="v.work is not null", known="v.day"),)),
    Measure("responded_24h", (Source(INTERACTION, day="v.opened", where="v.wait between 0 and 1440"),)),
    Measure(
        "backlog",
        (
            Source(INTERACTION, day="v.opened"),
            Source(INTERACTION, value="-1", n="-1", where="v.day is not null"),
        ),
        Sort.SNAPSHOT,
    ),
    Measure("csat_scores", (Source(SURVEY, value="v.score", where="v.status = 'csat' and v.score is not null"),),
            Sort.SPREAD),
    Measure("csat_answers", (Source(SURVEY, where="v.status = 'csat' and v.score is not null"),)),
    Measure("csat_satisfied", (Source(SURVEY, where="v.status = 'csat' and v.score >= 4"),)),
    Measure("survey_answers", (Source(SURVEY, where="v.score is not null"),)),
    Measure("nps_promoters", (Source(SURVEY, where="v.status = 'nps' and v.score >= 9"),)),
    Measure("nps_detractors", (Source(SURVEY, where="v.status = 'nps' and v.score <= 6"),)),
    Measure("nps_answers", (Source(SURVEY, where="v.status = 'nps' and v.score is not null"),)),
)  # fmt: skip
BY_NAME: Final = {measure.name: measure for measure in MEASURES}


def selection(
    measure: Measure,
    source: Source,
    revenue: str,
    *,
    touched: bool = False,
    extra: str = "",
    known_by: int = 0,
    batch: int = 0,
) -> str:
    """SQL of what one source counts: rows of owner, day, product, channel, customer, value, n (and ``extra``)."""
    kind = revenue if source.kind == REVENUE else source.kind
    table = _FIRST.replace(REVENUE, kind) if measure.name == "new_customers" else "version"
    in_force = "true" if table != "version" else f"v.in_force and v.kind = '{kind}'"
    of_touched = (
        f"temp.touched t cross join {table} v on t.kind = '{kind}' and v.owner = t.owner and {source.day} = t.day"
    )
    of_batch = f"{table} v indexed by version_of_batch"
    return (
        f"select {source.owner} as owner, {source.day} as day, v.product as product, v.channel as channel,"
        f" {source.customer} as customer, {source.value} as value, {source.n} as n {extra}"
        f" from {of_touched if touched else of_batch if batch else f'{table} v'} {source.join}"
        f" where {in_force} and ({source.where}) and {source.day} is not null"
        f"{f' and {source.known} <= {known_by}' if known_by and source.known else ''}"
        f"{f' and v.batch_id = {batch}' if batch else ''}"
    )


def depends_on(measure: Measure, revenue: str) -> set[str]:
    return {revenue if source.kind == REVENUE else source.kind for source in measure.sources} | set(measure.reads)

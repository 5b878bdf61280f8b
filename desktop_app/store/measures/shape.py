"""What a measure is: its sources in SQL, how its days combine, and the pieces of SQL that several families share."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind

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
    stands behind it; ``table``: what is read in place of the versions of ``kind``.
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
    table: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted.

    ``scale``: what one unit is stored as (money: millionths). ``whole``: looks at an invoice together with all that
    settles it, so that one record changes what others count. ``reads``: further kinds it depends on. ``kept``: held by
    a rollup; else it is read from the records when asked for. ``young``: means nothing in the first months of the
    data. ``told``: SQL that finds a row where anything counts, for what the records would tell too slowly.
    """

    name: str
    sources: tuple[Source, ...]
    sort: Sort = Sort.SUM
    scale: int = 1
    unit: Unit = Unit.COUNT
    whole: bool = False
    reads: tuple[str, ...] = ()
    kept: bool = True
    young: bool = False
    told: str = ""

    def __hash__(self) -> int:
        """By its name alone: measures are looked up for each figure, and their SQL is long."""
        return hash(self.name)

    @property
    def is_cohort(self) -> bool:
        """Whether what counts for a day may become known after it."""
        return any(source.known for source in self.sources)


AMOUNT: Final = "coalesce(v.amount, 0)"
COUNTED: Final = "v.status in ('won', '')"  # a sale line or an invoice has no status
# The newest list price of each product; SQLite takes the other columns from the row of the maximum.
PRICES: Final = """left join (select f.name_id, cast(f.value as integer) as price,
    max(f.valid_from * 1000000000 + f.id) from fact f join batch b on b.id = f.batch_id and b.taken_back_at is null
    where f.field = 'list_price' group by f.name_id) p on p.name_id = v.product"""
# Deals without an amount are counted at the list price of their product, and said to be estimated.
LISTED: Final = "coalesce(nullif(v.amount, 0), p.price, 0)"

INTERACTION, SURVEY, INVOICE, PAYMENT = (
    Kind.INTERACTION.value, Kind.SURVEY.value, Kind.INVOICE.value, Kind.PAYMENT.value,
)  # fmt: skip
OPPORTUNITY, SALE, PRODUCT = Kind.OPPORTUNITY.value, Kind.SALE.value, Kind.PRODUCT.value
LEAD, QUOTE, STAGE_CHANGE = Kind.LEAD.value, Kind.QUOTE.value, Kind.STAGE_CHANGE.value
ACTIVITY, EVENT, COST, TRAINING = Kind.ACTIVITY.value, Kind.EVENT.value, Kind.COST.value, Kind.TRAINING.value
FEEDBACK: Final = Kind.FEEDBACK.value


def moment_day(field: str) -> str:
    """SQL of the day, as an ordinal, of a moment that stands in ``more`` under ``field``; null without one."""
    return f"cast(julianday(date(json_extract(nullif(v.more, ''), '$.\".{field}\"'))) - 1721424.5 as integer)"


def speaks_of(column: str, words: str) -> str:
    """SQL: whether a text contains one of ``words`` (separated by |), whatever its case in Latin letters."""
    return "(" + " or ".join(f"lower({column}) like '%{word}%'" for word in words.split("|")) + ")"

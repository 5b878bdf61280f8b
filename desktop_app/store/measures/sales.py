"""What is sold: revenue, its margin, discount and newness, by the kind of record that the workspace counts."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.store.measures.firsts import TABLE, joined
from desktop_app.store.measures.shape import (
    AMOUNT,
    COST,
    COUNTED,
    PRICES,
    PRODUCT,
    REVENUE,
    SALE,
    Measure,
    Source,
    speaks_of,
)

_MARGIN: Final = "v.amount - v.cost"
_COSTED: Final = f"{COUNTED} and v.cost is not null and v.amount is not null"
_FIRST: Final = f"""(select o.* from {TABLE} f cross join version o on o.id = f.version where f.kind = '<revenue>'
    and f.noun = 'customer')"""
# One line of a document stands for it; a line without a number is a document of its own.
_FIRST_LINE: Final = """(v.document = '' or not exists (select 1 from version o where o.kind = v.kind
    and o.document = v.document and o.in_force and o.cost is not null and o.amount is not null
    and o.status in ('won', '') and o.id < v.id))"""
_WORTH: Final = """case when coalesce(v.quantity, 1000000) = 1000000 then p.price
    else share_of(p.price, v.quantity, 1000000) end"""
_PRICED: Final = f"{COUNTED} and v.amount is not null and p.price > 0 and v.quantity is not null"
_YEAR: Final = 365  # days for which a customer or a product is new, counted from the first counted sale


def _new(noun: str, kind: str = REVENUE, value: str = AMOUNT) -> Source:
    """What is sold to a new customer, of a new product: joined to the left, so that one pass answers several."""
    told = f"first_{noun}" if kind == REVENUE else f"first_{noun}_of_{kind}"  # one pass may ask for both
    first = joined(noun, kind, told, f"v.{noun}")
    return Source(kind, value=value, where=f"{COUNTED} and v.day - {told}.day < {_YEAR}", join=first)


_REFERRED_CHANNEL: Final = speaks_of(
    "n.folded", "referral|recommend|word of mouth|推荐|推薦|介绍|介紹|recomand|empfehl|parrainage|recomend|referid"
)
_REFERRED: Final = f"v.channel in (select n.id from name n where n.noun = 'channel' and {_REFERRED_CHANNEL})"
_MARKETING_CHANNEL: Final = """v.channel <> 0 and v.channel in (select c.channel from version c where c.in_force
    and c.kind = 'cost')"""


def _money(name: str, *sources: Source, young: bool = False, reads: tuple[str, ...] = (), told: str = "") -> Measure:
    return Measure(name, sources, scale=SCALE, unit=Unit.MONEY, kept=not told, young=young, reads=reads, told=told)


def _any(measure: str, where: str = "true") -> str:
    return f"select 1 from month_product where {measure}_n <> 0 and {where} limit 1"


SALES: Final = (
    _money("revenue", Source(REVENUE, value=AMOUNT, where=COUNTED)),
    Measure("units", (Source(SALE, value="coalesce(v.quantity, 1000000)"),), scale=SCALE),
    Measure("new_customers", (Source(REVENUE, table=_FIRST),), young=True),
    _money("margin", Source(REVENUE, value=_MARGIN, where=_COSTED)),
    _money("revenue_costed", Source(REVENUE, value="v.amount", where=_COSTED)),
    Measure("sales_costed", (Source(REVENUE, where=f"{_COSTED} and {_FIRST_LINE}"),), kept=False,
            told=_any("revenue_costed")),
    _money("list_worth", Source(REVENUE, value=_WORTH, where=_PRICED, join=PRICES), reads=(PRODUCT,)),
    _money("sold_of_list", Source(REVENUE, value="v.amount", where=_PRICED, join=PRICES), reads=(PRODUCT,)),
    _money("revenue_new_customers", _new("customer"), young=True, told=_any("new_customers")),
    _money("revenue_new_products", _new("product"), young=True, told=_any("revenue", "product <> 0")),
    Measure(
        "units_new_products", (_new("product", SALE, "coalesce(v.quantity, 1000000)"),), scale=SCALE, kept=False,
        young=True, told=_any("units", "product <> 0"),
    ),
    _money("revenue_referred", Source(REVENUE, value=AMOUNT, where=f"{COUNTED} and {_REFERRED}")),
    _money("revenue_channeled", Source(REVENUE, value=AMOUNT, where=f"{COUNTED} and v.channel <> 0")),
    _money("margin_marketed", Source(REVENUE, value=_MARGIN, where=f"{_COSTED} and {_MARKETING_CHANNEL}"),
           reads=(COST,)),
)  # fmt: skip

"""Deals on their way: won, lost and open ones, quotes, and the stages that a deal passes."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.store.measures.shape import (
    AMOUNT,
    LISTED,
    OPPORTUNITY,
    PRICES,
    PRODUCT,
    QUOTE,
    STAGE_CHANGE,
    Measure,
    Sort,
    Source,
)

_WON: Final = "v.status = 'won'"
_DECIDED: Final = "v.status in ('won', 'lost')"
_OPPORTUNITY: Final = "v.status in ('won', 'lost', 'open', 'prospect')"
# A deal is open from its opening day; one without dates has been open from the beginning, unless it is decided. Three
# sources, so that each finds the records of a day through an index.
_OPENINGS: Final = (
    ("v.opened", _OPPORTUNITY),
    ("v.day", f"v.opened is null and {_DECIDED}"),
    ("0", f"v.opened is null and {_OPPORTUNITY} and not ({_DECIDED})"),
)
# What every decided deal should tell: whose it is, for whom, since when, and what a won one brought.
_COMPLETE: Final = f"""{_DECIDED} and v.owner <> 0 and v.customer <> 0 and v.opened is not null
    and (v.status = 'lost' or v.amount <> 0)"""
_AGAINST: Final = f"""{_DECIDED} and instr(v.more, '".competitor"') > 0
    and json_extract(nullif(v.more, ''), '$.".competitor"') <> ''"""
_LATER: Final = """select {of} from version o where o.kind = 'stage_change' and o.document = v.document and o.in_force
    and o.stage <> v.stage and (o.day, o.time, o.id) > (v.day, v.time, v.id)"""
_ENTERED: Final = "v.status not in ('won', 'lost')"
_LEFT: Final = f"({_LATER.format(of='min(o.day)')})"
_MOVED_ON: Final = f"({_LATER.format(of='min(o.day)')} and o.status <> 'lost')"

PIPELINE: Final = (
    Measure("revenue_won", (Source(OPPORTUNITY, value=AMOUNT, where=_WON),), scale=SCALE, unit=Unit.MONEY),
    Measure("deals_won", (Source(OPPORTUNITY, where=_WON),)),
    Measure("deals_lost", (Source(OPPORTUNITY, where="v.status = 'lost'"),)),
    Measure(
        "lost_value",
        (Source(OPPORTUNITY, value=LISTED, where="v.status = 'lost'", join=PRICES),),
        scale=SCALE,
        unit=Unit.MONEY,
        reads=(PRODUCT,),
    ),
    Measure("deals_against", (Source(OPPORTUNITY, where=_AGAINST),)),
    Measure("deals_won_against", (Source(OPPORTUNITY, value=f"({_WON})", where=_AGAINST),)),
    Measure("deals_complete", (Source(OPPORTUNITY, where=_COMPLETE),)),
    Measure(
        "cycle_days",
        (Source(OPPORTUNITY, value="v.day - v.opened", where=f"{_WON} and v.opened <= v.day"),),
        Sort.SPREAD,
        unit=Unit.DAYS,
    ),
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
            *(Source(OPPORTUNITY, day=day, value=LISTED, where=where, join=PRICES) for day, where in _OPENINGS),
            Source(OPPORTUNITY, value=f"-{LISTED}", n="-1", where=f"{_DECIDED} and v.day is not null", join=PRICES),
        ),
        Sort.SNAPSHOT,
        SCALE,
        Unit.MONEY,
        reads=(PRODUCT,),
    ),
    Measure("quotes_decided", (Source(QUOTE, where=_DECIDED),)),
    Measure("quotes_accepted", (Source(QUOTE, where=_WON),)),
    Measure("stages_entered", (Source(STAGE_CHANGE, where=_ENTERED),)),
    Measure(
        "stages_passed",
        (Source(STAGE_CHANGE, where=f"{_ENTERED} and {_MOVED_ON} is not null", known=_MOVED_ON),),
        kept=False,
    ),
    Measure(
        "stage_days",
        (Source(STAGE_CHANGE, day=_LEFT, value=f"{_LEFT} - v.day", where=_ENTERED),),
        Sort.SPREAD,
        unit=Unit.DAYS,
        kept=False,
    ),
)

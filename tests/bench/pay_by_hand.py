"""The pay of the template marginal_tiers by hand: record by record in plain Python, and as one polars query.

Both give the cost of a span at several volumes in minor units, each person and month paid by itself, so that a
benchmark can say how long they take for the same cents.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

from desktop_app.domain.money import from_stored, to_minor
from desktop_app.domain.period import Period
from desktop_app.store.database import Store

TIERS = ((0, 5), (40_000, 8), (80_000, 12))  # from, percent
HAS_POLARS = find_spec("polars") is not None
_QUERY = "select owner, day, amount from version where in_force and kind = 'opportunity' and status = 'won'"
_MILLIONTHS = 1_000_000
_EPOCH = date(1970, 1, 1).toordinal()


def in_python(store: Store, span: Period, volumes: Sequence[Fraction]) -> list[int]:
    """A sum by person and month of every record that is read, each step paid on its slice."""
    sums: dict[tuple[int, int], Fraction] = {}
    for owner, ordinal, amount in store.db.execute(_QUERY):
        day = date.fromordinal(ordinal)
        if day in span:
            key = owner, day.month
            sums[key] = sums.get(key, Fraction(0)) + from_stored(amount)
    return [sum(to_minor(_paid(one * volume), "EUR") for one in sums.values()) for volume in volumes]


def _paid(result: Fraction) -> Fraction:
    ends = [*(Fraction(lower) for lower, _rate in TIERS[1:]), result]
    slices = zip(TIERS, ends, strict=True)
    return sum(
        (Fraction(rate, 100) * max(Fraction(0), min(result, end) - lower) for (lower, rate), end in slices), Fraction(0)
    )


def frame_of(store: Store) -> Any:
    """The records as polars takes them: owner, day and amount, all of them whole numbers."""
    import polars as pl  # noqa: PLC0415 - the extra "bench" may not be there

    rows = store.db.execute(_QUERY).fetchall()
    return pl.DataFrame(rows, schema=["owner", "day", "amount"], orient="row")


def in_polars(frame: Any, span: Period, volumes: Sequence[Fraction]) -> list[int]:
    """The same as expressions over whole numbers; volumes in tenths."""
    from polars import col, from_epoch, lit, min_horizontal, sum_horizontal  # noqa: PLC0415 - as above

    month = from_epoch(col("day") - _EPOCH, "d").dt.month().alias("month")
    first, after = span.start.toordinal(), span.end.toordinal()
    sums = (
        frame.lazy()
        .filter(col("day").is_between(first, after, closed="left"))
        .group_by("owner", month)
        .agg(col("amount").sum())
    )
    unit = 10 * _MILLIONTHS  # of a tenth of a millionth
    uppers = [*(lower for lower, _rate in TIERS[1:]), 10**9]
    costs = []
    for volume in volumes:
        result = col("amount") * int(volume * 10)
        pays = [
            (min_horizontal(result, lit(upper * unit)) - lower * unit).clip(lower_bound=0) * rate
            for (lower, rate), upper in zip(TIERS, uppers, strict=True)
        ]
        costs.append((sum_horizontal(pays) + unit // 2).floordiv(unit).sum().alias(str(volume)))
    found = sums.select(costs).collect()
    return [int(found[str(volume)][0]) for volume in volumes]

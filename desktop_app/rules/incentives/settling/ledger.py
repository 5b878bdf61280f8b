"""What passes from one run of a person to the next, as one value: what was posted, by period, and the balance.

A run works every posted period out again with what is known now and posts the difference, so that nothing is posted
twice and the order of data and runs never changes the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.period import Length, Period


@dataclass(frozen=True, slots=True)
class Posting:
    """One period as it stands posted, in minor units.

    ``earned`` and ``released``: by component, after the plan's cap. ``net``: released and adjusted, through draw or
    guarantee. ``credited``: what each record counted, by record version; the cause of a later difference.
    """

    period: Period
    net: int
    earned: Mapping[str, int] = field(default_factory=dict)
    released: Mapping[str, int] = field(default_factory=dict)
    credited: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """``balance``: what is still to be deducted, 0 or negative, in minor units. ``paid``: all that was paid so far.

    ``under``: what tells the plan it was posted under from every other; empty if nobody knows.
    """

    postings: tuple[Posting, ...] = ()
    balance: int = 0
    paid: int = 0
    under: str = ""

    def posting(self, period: Period) -> Posting | None:
        return next((one for one in self.postings if one.period == period), None)


EMPTY = Ledger()


def ledger_to_json(ledger: Ledger) -> dict[str, Any]:
    """Plain values without loss; ``ledger_from_json`` reads them back."""
    return {
        "balance": ledger.balance,
        "paid": ledger.paid,
        "under": ledger.under,
        "postings": [
            {
                "period": one.period.name,
                "first_day": one.period.start.isoformat(),
                "end": one.period.end.isoformat(),
                "length": one.period.length.value,
                "net": one.net,
                "earned": dict(one.earned),
                "released": dict(one.released),
                "credited": {str(version): str(amount) for version, amount in one.credited.items()},
            }
            for one in ledger.postings
        ],
    }


def ledger_from_json(data: Mapping[str, Any]) -> Ledger:
    return Ledger(
        tuple(_posting(one) for one in data["postings"]), data["balance"], data["paid"], data.get("under", "")
    )


def _posting(data: Mapping[str, Any]) -> Posting:
    first, end = date.fromisoformat(data["first_day"]), date.fromisoformat(data["end"])
    return Posting(
        Period(first, end, data["period"], Length(data["length"])),
        data["net"],
        data["earned"],
        data["released"],
        {int(version): Fraction(amount) for version, amount in data["credited"].items()},
    )

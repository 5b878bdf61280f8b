"""What lies between the components and the pay, as amounts that sum to it; their words are made in reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.account import Account, Cause
from desktop_app.rules.incentives.statement import Statement


class Kind(Enum):
    """``DRAWN``: a draw advanced or taken, or what a guarantee adds; ``CARRIED``: a negative balance that goes on."""

    CUT = "cut"
    HELD = "held"
    RELEASED = "released"
    ADJUSTED = "adjusted"
    DRAWN = "drawn"
    CORRECTED = "corrected"
    BROUGHT = "brought"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Part:
    """Minor units of the statement's currency. ``period`` and ``causes``: of a correction."""

    kind: Kind
    minor: int
    period: Period | None = None
    causes: tuple[Cause, ...] = ()


def beside_components(statement: Statement) -> tuple[Part, ...]:
    """The pay less that of the components: what was cut, held, released, adjusted, drawn, corrected and carried.

    Parts of 0 are left out. None in a statement whose pay is open or that pays its components at once.
    """
    if statement.account is None or statement.pay is None:
        return ()
    earned = sum(line.pay or 0 for line in statement.lines)
    return tuple(part for part in _parts(statement.account, earned) if part.minor)


def _parts(account: Account, earned: int) -> Iterator[Part]:
    released = sum(account.released.values())
    waiting = released - account.earned
    yield Part(Kind.CUT, account.earned - earned)
    yield Part(Kind.HELD if waiting < 0 else Kind.RELEASED, waiting)
    yield Part(Kind.ADJUSTED, account.adjusted)
    yield Part(Kind.DRAWN, account.net + account.top_up - released - account.adjusted)
    for one in account.corrections:
        yield Part(Kind.CORRECTED, one.minor, one.period, one.causes)
    yield Part(Kind.BROUGHT, account.opened)
    yield Part(Kind.CARRIED, -account.balance)

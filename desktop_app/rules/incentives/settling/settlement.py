"""What a run of one person answers: paid, held, owed, carried, and what it corrects of earlier periods; no rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.result import Result
from desktop_app.rules.incentives.settling.conversion import Converted
from desktop_app.rules.incentives.settling.draws import Drawn
from desktop_app.rules.incentives.settling.ledger import Ledger
from desktop_app.rules.incentives.settling.payable import Payable


@dataclass(frozen=True, slots=True)
class Delta:
    """What an earlier period gives more or less than was posted, in minor units; ``records`` are the cause.

    ``earned``: the change by component. No records: something else changed, a quota or a payment.
    """

    period: Period
    minor: int
    earned: Mapping[str, int]
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's run in minor units of the plan's currency. ``pay`` is None as long as something is missing.

    ``opened`` + own (``net``) + ``deltas`` + ``top_up`` = ``pay`` + ``balance``. ``earned``: of the open period,
    after the cap of the plan; ``released``, ``held``: of it and of all before; ``owed``: under a draw.
    """

    period: Period
    result: Result
    pay: int | None
    explanation: Explanation
    ledger: Ledger
    reasons: tuple[Explanation, ...] = ()
    earned: int = 0
    cut: int = 0
    carried: int = 0
    released: int = 0
    adjusted: int = 0
    net: int = 0
    top_up: int = 0
    owed: int = 0
    taken: int = 0
    held: int = 0
    deducted: int = 0
    opened: int = 0
    balance: int = 0
    deltas: tuple[Delta, ...] = ()
    payable: Payable | None = None
    converted: Converted | None = None

    @property
    def delta(self) -> int:
        return sum(one.minor for one in self.deltas)


@dataclass(frozen=True, slots=True)
class Net:
    """One period through draw or guarantee: what it earned to be paid, ``top_up`` included in neither balance."""

    period: Period
    released: int
    adjusted: int
    net: int
    top_up: int
    drawn: Drawn | None

    @property
    def whole(self) -> int:
        return self.net + self.top_up

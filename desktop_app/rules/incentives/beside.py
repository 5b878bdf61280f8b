"""Two ways of paying the same people, side by side: each person's statement or sum here and there, and the totals."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.rules.incentives.statement import Statement


@dataclass(frozen=True, slots=True)
class Beside:
    """One person's statement as it is and as it would be; None where there is none."""

    person: int
    name: str
    currency: str
    now: Statement | None
    then: Statement | None

    @property
    def change(self) -> int | None:
        """Minor units; None as long as either cannot be evaluated. Without a plan nothing is paid."""
        before, after = (0 if one is None else one.pay for one in (self.now, self.then))
        return None if before is None or after is None else after - before


def totals(lines: Iterable[Beside]) -> dict[str, tuple[int, int]]:
    """Minor units now and then by currency, of those whose pay is known on both sides."""
    found: dict[str, tuple[int, int]] = {}
    for one in lines:
        if one.change is None:
            continue
        before, after = found.get(one.currency, (0, 0))
        now = (one.now.pay if one.now else 0) or 0
        found[one.currency] = (before + now, after + now + one.change)
    return found

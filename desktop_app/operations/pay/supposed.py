"""What is taken to be so beside what the store says, for asking "what if"; nothing of it is ever kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.settling.facts import Payment
from desktop_app.store.credited import Found

_WHOLE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Supposed:
    """``rows`` come to the records, the record versions ``gone`` leave them, ``volume`` multiplies each.

    ``payments`` are money on invoices, with tax. ``quota_factor`` multiplies every quota; ``quotas`` stand instead of
    a person's quota of exactly those days, in its own unit. Counts of deals stay what they are at any volume.
    """

    rows: tuple[Found, ...] = ()
    gone: frozenset[int] = frozenset()
    payments: tuple[Payment, ...] = ()
    quota_factor: Fraction = _WHOLE
    quotas: Mapping[tuple[int, Period], Fraction] = field(default_factory=dict)
    volume: Fraction = _WHOLE

    def records(self, found: Sequence[Found], first: int, after: int) -> list[Found]:
        """``found`` as it would be; supposed rows count on the days [first, after)."""
        kept = [one for one in found if one.record.version not in self.gone]
        kept += [one for one in self.rows if first <= one.record.day.toordinal() < after]
        return kept if self.volume == _WHOLE else [self._scaled(one) for one in kept]

    def quota(self, person: int, span: Period, known: Fraction | None) -> Fraction | None:
        """The quota of ``span`` as it would be; None where there is none."""
        typed = self.quotas.get((person, span))
        if typed is not None:
            return typed
        return None if known is None else known * self.quota_factor

    def _scaled(self, one: Found) -> Found:
        record = replace(one.record, amount=one.record.amount * self.volume, quantity=one.record.quantity * self.volume)
        tax, cost, foreign = (None if each is None else each * self.volume for each in (one.tax, one.cost, one.foreign))
        return replace(one, record=record, tax=tax, cost=cost, foreign=foreign)


NOTHING: Final = Supposed()

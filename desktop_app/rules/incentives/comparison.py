"""What comparing pay with a list kept beside the program gives, as values; how it is found is in operations."""

from dataclasses import dataclass, field
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.reconcile import Explained, Why
from desktop_app.rules.incentives.statement import Statement


@dataclass(frozen=True, slots=True)
class Compared:
    """One name of the list, or a person who is not in it.

    ``written``: as the list has it; ``person``: 0 if nobody is called so. ``theirs`` and ``ours`` are minor units of
    ``currency``, None where that side has nothing or it can't be read.
    """

    written: str
    person: int
    name: str
    theirs: int | None
    ours: int | None
    currency: str
    found: Explained = field(default_factory=Explained)

    @property
    def difference(self) -> int | None:
        """Ours less theirs."""
        return None if self.ours is None or self.theirs is None else self.ours - self.theirs

    @property
    def state(self) -> str:
        """equal, explained, unexplained, nobody (not known here), absent (not in the list), unread or open."""
        if not self.person:
            return "nobody"
        if self.theirs is None:
            return "unread" if self.written else "absent"
        if self.ours is None:
            return "open"
        if not self.difference:
            return "equal"
        return "explained" if self.found.causes else "unexplained"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A whole list. ``column``: the one taken for the pay; ``skipped``: lines that are no row, a total among them."""

    period: Period
    lines: tuple[Compared, ...]
    column: str
    skipped: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        return sum(one.state == state for one in self.lines)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One document. ``theirs``: the amount in their list; ``ours``: what is credited here; None: not there.

    ``pay``: what it earned here, minor units. ``why``: None where both are equal or nothing explains the difference.
    ``record``: ours, wherever it counts; ``owner``: id of the person it is credited to, if that is another one.
    """

    document: str
    theirs: Fraction | None
    ours: Fraction | None
    pay: int | None = None
    why: Why | None = None
    record: Record | None = None
    owner: int = 0

    @property
    def difference(self) -> Fraction:
        return (self.ours or Fraction(0)) - (self.theirs or Fraction(0))

    @property
    def state(self) -> str:
        """equal, explained or unexplained."""
        if self.why is not None:
            return "explained"
        return "unexplained" if self.difference or self.ours is None or self.theirs is None else "equal"


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """Their list and ours, document by document; ``skipped``: lines that are no row, a total among them."""

    statement: Statement
    lines: tuple[RecordLine, ...]
    column: str
    skipped: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        return sum(one.state == state for one in self.lines)

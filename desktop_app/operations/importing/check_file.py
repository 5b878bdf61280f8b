"""A full dry pass over a file: what every row would become, and its problems in groups that can be mended at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.lookups import NOT_LISTED
from desktop_app.files.mending import SETTLED
from desktop_app.files.reshaping import NO_FIT, RESHAPED, TOO_FEW, TOO_MANY
from desktop_app.files.source import Row
from desktop_app.files.stages import UNKNOWN_LEAD, UNKNOWN_STAGE
from desktop_app.operations.importing.import_file import Request, try_import
from desktop_app.operations.importing.name_rows import SAME_NAME
from desktop_app.operations.importing.odd_values import NO_CUSTOMER
from desktop_app.store.batches import Batch, Problem
from desktop_app.store.database import Store

_MOST_TEXTS: Final = 200  # different texts of one group that are listed
_MOST_LINES: Final = 1_000  # rows without a text of their own that can be left out at once
_REFUSED: Final = "refused"
_OF_TEXTS: Final = frozenset(
    {UNKNOWN_STAGE, UNKNOWN_LEAD, NO_CUSTOMER, NOT_LISTED}
)  # remarks about a text, wherever it stands
_OF_ROWS: Final = frozenset({SAME_NAME})
_OPEN: Final = "…"


@dataclass(frozen=True, slots=True)
class Written:
    """One text as it stands in ``rows`` rows, first in ``line``. ``cells``: the whole row where that is what is odd."""

    text: str
    rows: int
    line: int
    lines: tuple[int, ...] = ()
    cells: Row = ()


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Rows with one reason in one column; ``column`` is empty where the row as a whole does not fit.

    ``texts``: the most frequent first; ``more`` further ones are not listed. ``details`` fill the reason, with dots
    for what differs from row to row. ``lines``: the first of the rows.
    """

    severity: str
    reason: str
    column: str
    details: Mapping[str, str]
    rows: int
    texts: tuple[Written, ...]
    more: int = 0
    lines: tuple[int, ...] = ()

    @property
    def refused(self) -> bool:
        return self.severity == _REFUSED

    @property
    def settled(self) -> bool:
        """Whether a person has decided about these rows already."""
        return self.reason in SETTLED

    @property
    def misshapen(self) -> bool:
        """Whether the rows do not fit their columns, so that a person may say how they do."""
        return self.refused and self.reason in (TOO_MANY, TOO_FEW, NO_FIT)

    @property
    def reshaped(self) -> bool:
        """Whether a person has said how these rows fit their columns."""
        return self.reason in RESHAPED

    @property
    def mendable(self) -> bool:
        """Whether other text can help in every cell where this text stands, not only beside what stands in its row."""
        own = self.refused or self.reason in _OF_TEXTS
        return own and bool(self.column) and bool(self.texts) and not self.settled and self.reason not in _OF_ROWS


@dataclass(frozen=True, slots=True)
class Checked:
    """``batch`` holds the counts an import would have; it is not stored."""

    batch: Batch
    groups: tuple[ProblemGroup, ...]
    new_people: tuple[str, ...]


def check_file(store: Store, request: Request, progress: Progress = SILENT) -> Checked:
    """Try the import of every row and undo it. UserError as for an import."""
    tried = try_import(store, request, progress)
    return Checked(tried.batch, group_problems(tried.problems), tried.new_people)


def group_problems(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """What is refused first, what a person settled last, large groups before small ones."""
    members: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        members.setdefault((problem.severity, problem.reason, problem.column), []).append(problem)
    groups = [_group(key, some) for key, some in members.items()]
    return tuple(sorted(groups, key=lambda one: (one.settled, not one.refused, -one.rows, one.column, one.reason)))


def _group(key: tuple[str, str, str], members: list[Problem]) -> ProblemGroup:
    severity, reason, column = key
    counted = Counter(one.original for one in members if one.line)
    standing: dict[str, set[int]] = {}
    for one in members:
        standing.setdefault(one.original, set()).add(one.line)
    cells = {} if column else {one.original: one.row for one in members}
    texts = tuple(
        Written(text, rows, min(standing[text]), tuple(sorted(standing[text]))[:_MOST_LINES], cells.get(text, ()))
        for text, rows in counted.most_common(_MOST_TEXTS)
    )
    details = {
        name: value if all(one.details.get(name) == value for one in members) else _OPEN
        for name, value in members[0].details.items()
    }
    lines = tuple(sorted({one.line for one in members if one.line}))
    spoken = sum(int(one.details.get("rows", "1")) for one in members if not one.line)
    rows = len(lines) + spoken
    more = len(counted) - len(texts)
    return ProblemGroup(severity, reason, column, details, rows, texts, more, lines[:_MOST_LINES])

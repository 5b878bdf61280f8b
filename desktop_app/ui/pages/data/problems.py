"""What was wrong with the rows of an import, grouped by reason; no widgets here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.check_file import ProblemGroup
from desktop_app.reports.wording import problem_text
from desktop_app.store.batches import Problem

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one reason. ``rows`` counts rows, not problems; ``rest`` rows stand for no line of their own."""

    severity: str
    title: str
    problems: tuple[Problem, ...]
    rows: int

    @property
    def refused(self) -> bool:
        return self.severity == REFUSED


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Refused first, then what was taken with a remark; large groups first."""

    def key(problem: Problem) -> tuple[str, str]:
        return problem.severity, problem.reason

    found = []
    for (severity, _reason), some in groupby(sorted(problems, key=key), key):
        members = tuple(sorted(some, key=lambda one: one.line))
        found.append(Group(severity, _title(members), members, _rows(members)))
    return sorted(found, key=lambda group: (not group.refused, -group.rows, group.title))


def _title(problems: tuple[Problem, ...]) -> str:
    """The reason as a sentence; what differs from row to row is left open."""
    first = problems[0]
    common = {
        name: value if all(one.details.get(name) == value for one in problems) else "…"
        for name, value in first.details.items()
    }
    return problem_text(first, common)


def _rows(problems: tuple[Problem, ...]) -> int:
    """Lines that differ, and for remarks about no single line the rows they speak of."""
    lines = {one.line for one in problems if one.line}
    spoken = sum(int(one.details.get("rows", "1")) for one in problems if not one.line)
    return len(lines) + spoken


def title_of(group: ProblemGroup) -> str:
    """The column and the reason as a sentence; what differs from row to row is left open."""
    problem = Problem(0, group.column, "", group.severity, group.reason, group.details, ())
    said = problem_text(problem)
    return _("{column}: {reason}").format(column=group.column, reason=said) if group.column else said


def row_of(group: ProblemGroup) -> Group:
    """The group as its closed row shows it: with the first of its lines."""
    first = group.texts[0] if group.texts else None
    shown = Problem(
        first.line if first else 0, group.column, first.text if first else "", group.severity, group.reason, {}, ()
    )
    return Group(group.severity, title_of(group), (shown,), group.rows)


def rows_in(groups: Iterable[Group]) -> int:
    """How many rows the groups are about; one row may be in several."""
    members = [one for group in groups for one in group.problems]
    return _rows(tuple(members))


def lines_table(group: Group) -> Table:
    """The rows of a group: line, column, what stood there, and the reason where it differs."""
    columns = [
        Column("line", N_("Line"), Unit.COUNT),
        Column("column", N_("Column")),
        Column("original", N_("As written")),
    ]
    differs = any(problem_text(one) != group.title for one in group.problems)
    if differs:
        columns.append(Column("reason", N_("Reason")))
    rows: list[tuple[Cell, ...]] = [
        (one.line or None, one.column, one.original, *([problem_text(one)] if differs else []))
        for one in group.problems
    ]
    return Table(tuple(columns), tuple(rows), group.title)

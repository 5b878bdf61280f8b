"""The table of a run: one row a person, grouped by team, with what each component pays and the totals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt

from desktop_app.domain.formats import format_number
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement
from desktop_app.ui.pages.pay.run_cells import Share, Who
from desktop_app.ui.pages.pay.run_facts import RunFacts, main_line
from desktop_app.ui.pages.pay.words import measure_title, measured, reached, share_words, signed_amount
from desktop_app.ui.widgets.cells import Shown
from desktop_app.ui.widgets.table_model import PLAIN, Look, TableModel, sort_key

_MOST_COMPONENTS: Final = 4
_COMPONENT: Final = "component:"
_MUTED: Final = Look(ink="muted")
_HEAD: Final = Look(600, "text", "sunk")
_HEAD_FIGURE: Final = Look(500, "muted", "sunk")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a person's statement, or None for the head of a group."""

    statement: Statement | None
    cells: tuple[Cell, ...]


class RunModel(TableModel):
    """Sorting keeps the groups together, each under its head."""

    def __init__(self, facts: RunFacts) -> None:
        self.entries: list[Entry] = []
        self._facts = facts
        super().__init__(Table((), ()))
        self.show_run(facts)

    def show_run(self, facts: RunFacts) -> None:
        self._facts = facts
        names = component_names(facts)
        columns = _columns(facts, names)
        self.entries = list(_entries(facts, names))
        rows = tuple(entry.cells for entry in self.entries)
        table = Table(columns, rows, totals=_totals(facts, names) if rows else ())
        self.show_table(table, self._painted(), self._look_of)

    def statement(self, row: int) -> Statement | None:
        """Of the row as shown; None for the head of a group."""
        return self.entries[self.source_row(row)].statement

    def heads(self) -> list[int]:
        """Rows that head a group; sorting does not move them."""
        return [place for place, entry in enumerate(self.entries) if entry.statement is None]

    def component(self, column: int) -> str:
        """The name of the component the column shows; "" if it shows something else."""
        key = self.columns[column].key
        return key.removeprefix(_COMPONENT) if key.startswith(_COMPONENT) else ""

    def shown(self, row: int, column: int) -> Shown:
        found = super().shown(row, column)
        value = self.row_values(row)[column]
        if self.columns[column].key == "change" and isinstance(value, Quantity) and value.value > 0:
            return replace(found, words=f"+{found.words}")
        return found

    def _painted(self) -> dict[str, Sequence[object]]:
        warned = {note.person for note in self._facts.notes}
        people = [entry.statement for entry in self.entries]
        return {
            "person": [None if one is None else Who(one.name, one.person in warned) for one in people],
            "attainment": [None if one is None else _share(self._facts, one) for one in people],
        }

    def _look_of(self, row: int, column: int) -> Look:
        key, entry = self.columns[column].key, self.entries[row]
        if entry.statement is None:
            return _HEAD if column == 0 else _HEAD_FIGURE
        if key == "pay":
            open_ = entry.statement.pay is None or entry.statement.person in self._facts.gone
            return Look(600, "watch" if open_ else "text")
        if key in {"quota", "change"} or entry.cells[column] is None:
            return _MUTED
        cell = entry.cells[column]
        return _MUTED if isinstance(cell, Quantity) and not cell.value and key != "measure" else PLAIN

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if all(entry.statement is not None for entry in self.entries):
            super().sort(column, order)
            return
        self.layoutAboutToBeChanged.emit()
        before = self._order
        self._order = list(self._sorted_in_groups(column, backwards=order is Qt.SortOrder.DescendingOrder))
        moved = {place: row for row, place in enumerate(self._order)}
        old = self.persistentIndexList()
        new = [self.index(moved[before[index.row()]], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _sorted_in_groups(self, column: int, *, backwards: bool) -> list[int]:
        heads = self.heads()
        found: list[int] = []
        for head, after in zip(heads, [*heads[1:], len(self.entries)], strict=True):
            members = list(range(head + 1, after))
            if column >= 0:
                members.sort(key=lambda place: sort_key(self.entries[place].cells[column]), reverse=backwards)
            found += [head, *members]
        return found


def component_names(facts: RunFacts) -> list[str]:
    """Names of components in the order in which plans have them; beyond four the last column sums the rest."""
    lines = [line.name for statement in facts.evaluated.statements for line in statement.lines]
    return list(dict.fromkeys(lines))


def _columns(facts: RunFacts, names: list[str]) -> tuple[Column, ...]:
    money = facts.currency
    shown = [Column(f"{_COMPONENT}{name}", name, Unit.MONEY, money) for name in names[:_MOST_COMPONENTS]]
    if len(names) > _MOST_COMPONENTS:
        shown.append(Column("rest", N_("Other"), Unit.MONEY, money))
    keys = _measures(facts)
    measure = measure_title(next(iter(keys))) if len(keys) == 1 else N_("Measure")
    change = [Column("change", N_("Difference"), Unit.MONEY, money)] if facts.previous is not None else []
    return (
        Column("person", N_("Person")),
        Column("measure", measure, Unit.MONEY, money),
        Column("quota", N_("Quota"), Unit.MONEY, money),
        Column("attainment", N_("Attainment")),
        *(shown if len(names) > 1 else []),
        *_beside_column(facts),
        Column("pay", _("Pay, {currency}").format(currency=money), Unit.MONEY, money),
        *change,
    )


def _beside_column(facts: RunFacts) -> list[Column]:
    """Holds, adjustments, corrections and balances, where there are any."""
    return [Column("beside", N_("Holds, corrections"), Unit.MONEY, facts.currency)] if facts.beside else []


def _entries(facts: RunFacts, names: list[str]) -> list[Entry]:
    def team(statement: Statement) -> str:
        return facts.teams.get(statement.person, "")

    ordered = sorted(facts.evaluated.statements, key=lambda one: (not team(one), team(one).casefold()))
    groups = [(key, list(members)) for key, members in groupby(ordered, key=team)]
    if len(groups) == 1:
        return [_entry(facts, statement, names) for statement in groups[0][1]]
    found: list[Entry] = []
    for key, members in groups:
        found.append(_head(facts, key, members, names))
        found += [_entry(facts, statement, names) for statement in members]
    return found


def _entry(facts: RunFacts, statement: Statement, names: list[str]) -> Entry:
    line, quota = main_line(statement), facts.quota(statement)
    currency = statement.currency
    measure = measured(line.measure_key, line.measure, currency) if line and line.measure is not None else None
    held = measured(line.measure_key, quota, currency) if line and quota else None
    share = facts.share(statement)
    pay: Cell = _("open") if statement.pay is None else _money(statement.pay, currency)
    gone = statement.person in facts.gone
    pay = _("withdrawn") if gone else pay
    middle = _components(statement, names) if len(names) > 1 else []
    if facts.beside:
        middle = [*middle, _money(sum(part.minor for part in beside_components(statement)), currency)]
    cells: list[Cell] = [statement.name, measure, held, share, *middle, pay]
    if facts.previous is not None:
        change = None if gone else facts.change(statement.person, statement.pay)
        cells.append(None if change is None else _money(change, currency))
    return Entry(statement, tuple(cells))


def _components(statement: Statement, names: list[str]) -> list[Cell]:
    found = [_component(statement, name) for name in names[:_MOST_COMPONENTS]]
    if len(names) > _MOST_COMPONENTS:
        rest = sum(line.pay or 0 for line in statement.lines if line.name in names[_MOST_COMPONENTS:])
        found.append(_money(rest, statement.currency))
    return found


def _component(statement: Statement, name: str) -> Cell:
    lines = [line for line in statement.lines if line.name == name and line.state is not State.NOT_DUE]
    if not lines:
        return None
    if any(line.pay is None for line in lines):
        return _("open")
    return _money(sum(line.pay or 0 for line in lines), statement.currency)


def _head(facts: RunFacts, team: str, members: list[Statement], names: list[str]) -> Entry:
    plans = {statement.plan for statement in members}
    title = team or _("No team")
    if len(plans) == 1:
        title = _("{team} · {plan}").format(team=title, plan=next(iter(plans)))
    shown = _columns(facts, names)
    cells: list[Cell] = [title, *[""] * (len(shown) - 1)]
    places = {column.key: place for place, column in enumerate(shown)}
    kept = [one for one in members if one.person not in facts.gone]
    cells[places["pay"]] = _money(sum(one.pay or 0 for one in kept), facts.currency)
    changes = [facts.change(one.person, one.pay) for one in kept]
    if "change" in places and None not in changes:
        cells[places["change"]] = _money(sum(change or 0 for change in changes), facts.currency)
    return Entry(None, tuple(cells))


def _totals(facts: RunFacts, names: list[str]) -> tuple[Cell, ...]:
    people = facts.evaluated.posted()
    words = ngettext("Total, {n} person", "Total, {n} people", len(people)).format(n=format_number(len(people)))
    found: list[Cell] = [words, _sum_of_measures(facts), None, None]
    if len(names) > 1:
        rows = [_components(statement, names) for statement in people]
        for column in zip(*rows, strict=True):
            amounts = [cell.value for cell in column if isinstance(cell, Quantity)]
            found.append(Quantity(sum(amounts, Fraction(0)), Unit.MONEY, facts.currency))
    if facts.beside:
        whole = sum(part.minor for statement in people for part in beside_components(statement))
        found.append(_money(whole, facts.currency))
    found.append(_money(facts.evaluated.total(), facts.currency))
    if facts.previous is not None:
        before = sum(pay or 0 for pay in facts.previous.values())
        found.append(signed_amount(facts.evaluated.total() - before, facts.currency))
    return tuple(found)


def _sum_of_measures(facts: RunFacts) -> Cell:
    """Only where all are paid on the same."""
    lines = [main_line(statement) for statement in facts.evaluated.statements]
    keys = _measures(facts)
    if len(keys) != 1:
        return None
    total = sum((line.measure or Fraction(0) for line in lines if line), Fraction(0))
    return measured(keys.pop(), total, facts.currency)


def _measures(facts: RunFacts) -> set[str]:
    lines = [main_line(statement) for statement in facts.evaluated.statements]
    return {line.measure_key for line in lines if line}


def _share(facts: RunFacts, statement: Statement) -> Share:
    share = facts.share(statement)
    status, word = reached(share)
    if share is None:
        return Share(None, "", status, word)
    return Share(float(share), share_words(share), status, word)


def _money(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)

"""Records as a table for the screen and for files: only the columns that the records have."""

from collections.abc import Callable, Sequence
from typing import Final

from desktop_app.domain.formats import currency_sign
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import STATE_WORDS
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.store.behind import Behind


def _foreign(one: Behind) -> Cell:
    """An amount in another currency, which differs from row to row."""
    return None if one.foreign is None else Quantity(one.foreign, Unit.MONEY, one.currency)


_FIELDS: Final[tuple[tuple[str, str, Unit | None, Callable[[Behind], Cell]], ...]] = (
    ("day", N_("Day"), None, lambda one: one.day),
    ("document", N_("Number"), None, lambda one: one.document or None),
    ("customer", N_("Customer"), None, lambda one: one.customer or None),
    ("person", N_("Person"), None, lambda one: one.person or None),
    ("product", N_("Product"), None, lambda one: one.product or None),
    ("channel", N_("Channel"), None, lambda one: one.channel or None),
    ("amount", N_("Amount"), Unit.MONEY, lambda one: one.amount),
    ("foreign", N_("Original amount"), None, _foreign),
    ("rate", N_("Exchange rate"), None, lambda one: one.rate or None),
    ("score", N_("Score"), Unit.COUNT, lambda one: one.score),
    ("wait", N_("Minutes to first answer"), Unit.COUNT, lambda one: one.wait),
    ("work", N_("Minutes to solution"), Unit.COUNT, lambda one: one.work),
    ("result", N_("Result"), None, lambda one: _(STATE_WORDS.get(one.status, one.status)) or None),
)
_ALWAYS: Final = frozenset({"day", "document", "person"})


def record_columns(sample: Sequence[Behind], currency: str) -> tuple[Column, ...]:
    """The columns that at least one of ``sample`` has a value for."""
    return tuple(
        _column(key, title, unit, currency)
        for key, title, unit, read in _FIELDS
        if key in _ALWAYS or any(read(one) is not None for one in sample)
    )


def _column(key: str, title: str, unit: Unit | None, currency: str) -> Column:
    if unit is not Unit.MONEY:
        return Column(key, title, unit)
    return Column(
        key, _("{title}, {currency}").format(title=_(title), currency=currency_sign(currency)), unit, currency
    )


def record_rows(records: Sequence[Behind], columns: Sequence[Column]) -> list[tuple[Cell, ...]]:
    readers = {key: read for key, _title, _unit, read in _FIELDS}
    return [tuple(_cell(readers[column.key](one), column) for column in columns) for one in records]


def _cell(value: Cell, column: Column) -> Cell:
    if column.unit is Unit.MONEY and value is not None and not isinstance(value, (str, Quantity)):
        return Quantity(value, Unit.MONEY, column.currency)  # type: ignore[arg-type] # amounts are fractions
    return value


def record_table(records: Sequence[Behind], currency: str) -> Table:
    columns = record_columns(records, currency)
    return Table(columns, tuple(record_rows(records, columns)), _("Records"))

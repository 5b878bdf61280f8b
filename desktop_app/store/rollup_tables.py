"""The tables that hold rollups: a row for each cell, columns for each measure; what fills them is in rollups.

One row for all measures of a cell, as most records count in a dozen of them: finding the row's place is what an import
pays for. The tables follow the measures of the program; what is in them can always be made anew from the records.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from desktop_app.store.engine import Database
from desktop_app.store.measures import KEPT, Measure, Sort, firsts
from desktop_app.store.schema import MONTH_OF

DAYS: Final = "total"
MONTHS: Final = "month_total"
PRODUCTS: Final = "month_product"
SPREADS: Final = "month_spread"
SUMS: Final = {DAYS: ("day", "owner"), MONTHS: ("day", "owner"), PRODUCTS: ("day", "owner", "product", "channel")}
"""The tables of sums with their keys. By month, ``day`` is its first."""


@cache
def columns(measure: Measure) -> tuple[str, ...]:
    """Its amount, its n, and for a snapshot how many records stand behind the two; null where none does.

    A measure that counts has one column for both.
    """
    n = f"{measure.name}_n"
    own = (n if all(source.value == source.n for source in measure.sources) else measure.name, n)
    return (*own, f"{measure.name}_held") if measure.sort is Sort.SNAPSHOT else own


def names(measures: Iterable[Measure]) -> list[str]:
    """The columns of ``measures``, each once."""
    return list(dict.fromkeys(column for measure in measures for column in columns(measure)))


def held(measure: Measure) -> str:
    """The column that tells whether any record stands behind the others: elsewhere each counts once in n."""
    return columns(measure)[-1]


@cache
def summed() -> tuple[Measure, ...]:
    """The measures that the tables of sums hold."""
    return tuple(measure for measure in KEPT if measure.sort is not Sort.SPREAD)


@cache
def statements() -> Mapping[str, str]:
    """By table the SQL that makes it, letter for letter as SQLite keeps it."""
    content = ", ".join(f"{column} integer" for column in names(summed()))
    sums = {
        table: (
            f"CREATE TABLE {table} ({', '.join(f'{part} integer not null' for part in key)}, {content},"
            f" primary key ({', '.join(key)})) strict, without rowid"
        )
        for table, key in SUMS.items()
    }
    return {**sums, firsts.TABLE: firsts.STATEMENT}


def are_made(db: Database) -> bool:
    """Whether the tables are those of today's measures."""
    return all(_known(db, table) == sql for table, sql in statements().items())


def make(db: Database) -> None:
    """Make the tables, empty, where they are not those of today's measures."""
    for table, sql in statements().items():
        if _known(db, table) != sql:
            db.conn.execute(f"drop table if exists {table}")
            db.conn.execute(sql)


def _known(db: Database, table: str) -> str:
    row = db.conn.execute("select sql from sqlite_schema where name = ?", [table]).fetchone()
    return str(row[0]) if row else ""


def month_of(day: str) -> str:
    """SQL of the first day of the month of ``day``."""
    return MONTH_OF.format(day=day)

"""The steps by which a workspace file grows from version to version; all that a file lacks run in one transaction."""

from functools import cache
from itertools import chain
from typing import Final

from sqlite_utils import Migrations

from desktop_app.store import improvement_tables, one_on_one_tables, review_tables, rollup_tables, schema, talk_tables
from desktop_app.store.engine import Database, in_memory

STEPS: Final = Migrations("quotadesk")
# The number written to ``user_version``: how many steps there are.
APPLICATION_ID: Final = 0x51444B31  # "QDK1"


@STEPS()
def first_tables(db: Database) -> None:
    groups = (schema.BATCHES, schema.NAMES, schema.RECORDS, schema.ROLLUPS, schema.TARGETS, schema.PAY)
    for statements in groups:
        for statement in statements:
            db.execute(statement)


@STEPS()
def months(db: Database) -> None:
    for statement in (schema.MONTH_TOTAL, schema.FILL_MONTHS, schema.MONTH_SPREAD, schema.FILL_MONTH_SPREADS):
        db.execute(statement)


@STEPS()
def kinds_and_currencies(db: Database) -> None:
    alone = (schema.TARGET_BATCH, schema.WATCHED, schema.KPI_DEFINITIONS, schema.KIN)
    groups = (
        schema.CURRENCIES,
        schema.CUSTOMER_INDEX,
        schema.DAY_INDEX,
        schema.MERGERS,
        alone,
        schema.SETTLED,
        schema.FORMER_ROLLUPS,
        schema.NOTED,
        schema.AIMS,
        one_on_one_tables.ONE_ON_ONES,
        improvement_tables.IMPROVED,
        review_tables.REVIEWED,
        talk_tables.TALKS,
    )
    for statement in chain.from_iterable(groups):
        db.execute(statement)


def newest_version() -> int:
    """The schema version this program writes; a file with a higher one comes from a newer program."""
    return len(STEPS._migrations)  # noqa: SLF001 - sqlite-utils shows its steps only through a database


def migrate(db: Database) -> None:
    """Apply every step the file does not have yet and mark the file as ours with its version: all or nothing."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        STEPS.apply(db)
        rollup_tables.make(db)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {newest_version()}")
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def has_our_tables(db: Database) -> bool:
    """Whether every table, index and trigger is as the newest version makes it; further ones don't matter.

    Those of rollups follow the measures of the program that wrote them, and are made anew where those are others.
    """
    return _fresh() <= _statements(db)


def fill(db: Database) -> None:
    """Make the empty file behind ``db`` a workspace of the newest version, in less than half ``migrate``'s time."""
    _empty().conn.backup(db.conn)


@cache
def _fresh() -> frozenset[tuple[str, str]]:
    return _statements(_empty())


@cache
def _empty() -> Database:
    db = in_memory()
    migrate(db)
    return db


def _statements(db: Database) -> frozenset[tuple[str, str]]:
    """Without the tables of SQLite and sqlite-utils, which differ from version to version of those."""
    rows = db.conn.execute(
        r"select name, sql from sqlite_schema where sql is not null and name not like '%sqlite\_%' escape '\'"
    )
    return frozenset((name, sql) for name, sql in rows if name not in rollup_tables.statements())

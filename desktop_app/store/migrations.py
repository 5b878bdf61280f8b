"""The steps by which a workspace file grows from version to version; each runs once, in one transaction."""

from typing import Final

from sqlite_utils import Migrations

from desktop_app.store import schema
from desktop_app.store.engine import Database

STEPS: Final = Migrations("quotadesk")
# The number written to ``user_version``: how many steps there are.
APPLICATION_ID: Final = 0x51444B31  # "QDK1"


@STEPS()
def first_tables(db: Database) -> None:
    groups = (schema.BATCHES, schema.NAMES, schema.RECORDS, schema.ROLLUPS, schema.TARGETS, schema.PAY)
    for statements in groups:
        for statement in statements:
            db.execute(statement)


def newest_version() -> int:
    """The schema version this program writes; a file with a higher one comes from a newer program."""
    return len(STEPS._migrations)  # noqa: SLF001 - sqlite-utils shows its steps only through a database


def migrate(db: Database) -> None:
    """Apply every step the file does not have yet, then mark the file as ours with its version."""
    STEPS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {newest_version()}")

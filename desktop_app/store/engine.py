"""The one place that loads a SQLite library and opens a connection; what is in the file is elsewhere.

One SQLite library per process and file: SQLCipher's, which opens plain files too. sqlite-utils must see the same
library, else it catches the wrong exceptions and writes are lost in silence.
"""

import os
import re
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import sqlcipher3
import sqlcipher3.dbapi2

from desktop_app.domain.money import round_quotient

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

# sqlite-utils loads numpy where it finds it, only to know its types; we give it none, and numpy takes longer to load
# than the window to open. None makes an import fail as if the package were missing.
_numpy = sys.modules.get("numpy")
sys.modules["numpy"] = None  # type: ignore[assignment]  # what Python's import system documents for this

from sqlite_utils import Database as Database  # noqa: E402, PLC0414 - after the alias; handed on to the store

if _numpy is None:
    del sys.modules["numpy"]
else:
    sys.modules["numpy"] = _numpy

# Without it the library asks None for ways to adapt itself whenever one is bound: ten times as long as binding a text.
sqlcipher3.dbapi2.register_adapter(type(None), lambda nothing: nothing)

Connection: TypeAlias = sqlcipher3.dbapi2.Connection
DatabaseError: Final = sqlcipher3.dbapi2.DatabaseError
OperationalError: Final = sqlcipher3.dbapi2.OperationalError
IntegrityError: Final = sqlcipher3.dbapi2.IntegrityError

# WAL with FULL lost nothing in 400 simulated power cuts; with NORMAL acknowledged work was lost in 275 of them.
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-64000",
    "busy_timeout=5000",
)


def connect(path: Path, *, readonly: bool = False) -> Database:
    """Open ``path``; every transaction is explicit. ``readonly`` refuses all writing through this connection."""
    address = f"{path.resolve().as_uri()}?mode={'ro' if readonly else 'rw'}"
    if readonly and _needs_no_journal(path):
        address += "&immutable=1"
    connection = sqlcipher3.dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            if not (readonly and pragma.startswith("journal_mode")):
                connection.execute(f"PRAGMA {pragma}")
        connection.create_function("share_of", 3, _share_of, deterministic=True)
        connection.create_function("folded", 1, _folded, deterministic=True)
        if readonly:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()  # Windows could not remove or rename the file before
        raise
    return Database(connection, execute_plugins=False)


def _needs_no_journal(path: Path) -> bool:
    """Whether ``path`` lies whole in a folder that can't be written, so that nobody can change it.

    SQLite can't read a file in WAL mode there: it would make the journal and its index first.
    """
    return not (os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists())


def in_memory() -> Database:
    """An empty database that lies in no file."""
    return Database(sqlcipher3.dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)


_SPACE: Final = re.compile(r"\s+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The form in which names are compared: compatibility forms, case and runs of spaces don't matter."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _share_of(amount: int | None, part: int, whole: int) -> int:
    """``amount`` × ``part`` ÷ ``whole``, exact; SQL's own product of two amounts in millionths would overflow."""
    if not whole:
        return amount or 0
    product = (amount or 0) * part
    return round_quotient(product, whole) if whole > 0 else round_quotient(-product, -whole)

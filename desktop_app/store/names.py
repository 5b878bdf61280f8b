"""People, teams, regions, customers, products and channels: their names, aliases and dated facts.

A name holds while one of the batches that speak of it is not taken back; so do aliases and facts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.store.database import Store
from desktop_app.store.engine import fold as fold  # noqa: PLC0414 - handed on: names are compared by it

FOREVER: Final = 4_000_000  # beyond every proleptic ordinal
_SPACE: Final = re.compile(r"\s+")
_GONE: Final = "\x7f"  # no value that is typed or imported: the fact of that day never was
_LIVE: Final = "batch_id in (select id from batch where taken_back_at is null)"


@dataclass(frozen=True, slots=True)
class Name:
    """``noun``: person, team, region, customer, product or channel. ``key`` tells two of one name apart."""

    id: int
    noun: str
    key: str
    text: str
    folded: str


def load(store: Store, noun: str) -> list[Name]:
    """The names in force, in the order of their text."""
    rows = store.db.execute(
        f"""select id, noun, key, text, folded from name where noun = ?
            and exists (select 1 from name_source where name_id = name.id and {_LIVE})
            and id not in (select gone from merger where {_LIVE}) order by folded, key""",
        [noun],
    )
    return [Name(*row) for row in rows]


def find(store: Store, noun: str, text: str) -> Name | None:
    """The name in force that is written like ``text`` or has it as its key, or None."""
    folded = fold(text)
    return next((name for name in load(store, noun) if folded in (name.folded, name.key)), None)


def texts(store: Store) -> dict[int, str]:
    """What each name is called, by id; also of those no longer in force, for old statements."""
    return dict(store.db.execute("select id, text from name").fetchall())


def written(store: Store, noun: str) -> dict[str, int]:
    """Ids by everything, folded, that means a name: its text, key and aliases, and those of names it stands for."""
    return _written(store, noun, load(store, noun))


def _written(store: Store, noun: str, loaded: Iterable[Name]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in loaded:
        found[name.folded] = found[name.key] = name.id
    found.update(store.db.execute(f"select folded, name_id from alias where noun = ? and {_LIVE}", [noun]).fetchall())
    stays = mergers(store)
    if stays:
        for name_id, key, folded in store.db.execute("select id, key, folded from name where noun = ?", [noun]):
            if name_id in stays:
                found[folded] = found[key] = name_id
    return {text: stays.get(name, name) for text, name in found.items()}


class _Written(dict[str | None, int]):
    """Ids by the text as it is written, so that a repeated one is not folded again; a text that is new is mentioned."""

    def __init__(self, directory: "Directory", noun: str) -> None:
        super().__init__()
        self._directory = directory
        self._noun = noun

    def __missing__(self, text: str | None) -> int:
        self[text] = found = self._directory.mention(self._noun, text) if text else 0
        return found


class Directory:
    """Finds the id of a name as it is written in a file, and makes the names that are allowed to be new.

    ``batch_id`` is the import that is running: what it mentions is held by it too.
    """

    def __init__(self, store: Store, batch_id: int) -> None:
        self._store = store
        self._batch_id = batch_id
        self._found: dict[tuple[str, str], int] = {}
        self._mentioned: set[int] = set()
        self._written: dict[str, _Written] = {}
        self._several: set[tuple[str, str]] = set()
        for noun in ("person", "team", "region", "customer", "product", "channel"):
            self._load(noun)

    def _load(self, noun: str) -> None:
        seen: set[str] = set()
        loaded = load(self._store, noun)
        for name in loaded:
            if name.folded in seen:
                self._several.add((noun, name.folded))
            seen.add(name.folded)
        self._found.update({(noun, text): found for text, found in _written(self._store, noun, loaded).items()})

    def is_ambiguous(self, noun: str, text: str) -> bool:
        """Whether two names are written like ``text``, so that only a number could tell which is meant."""
        return (noun, fold(text)) in self._several

    def known(self, noun: str, text: str) -> int:
        """The id of the name written as ``text``, or 0."""
        return self._found.get((noun, fold(text)), 0)

    def mention(self, noun: str, text: str, key: str = "") -> int:
        """The id of that name, made if it is new; 0 for an empty text."""
        written = self._as_written(noun)
        if not key and text in written:
            return written[text]
        folded = fold(text)
        if not folded:
            return 0
        found = self._found.get((noun, key or folded))
        if found is None and key:
            found = self._unnumbered(noun, folded)
        if found is None:
            found = self._make(noun, text, key or folded, folded)
        self._mentioned.add(found)
        self._found[(noun, key or folded)] = found
        self._found.setdefault((noun, folded), found)
        if not key:
            written[text] = found
        return found

    def mention_all(self, noun: str, texts: Iterable[str | None]) -> list[int]:
        """The ids of those names, each made if it is new; 0 where there is none."""
        return list(map(self._as_written(noun).__getitem__, texts))

    def _as_written(self, noun: str) -> _Written:
        if noun not in self._written:
            self._written[noun] = _Written(self, noun)
        return self._written[noun]

    def _unnumbered(self, noun: str, folded: str) -> int | None:
        """A person known by name alone is the one who now comes with a staff number."""
        found = self._found.get((noun, folded))
        if found is None:
            return None
        keyed = self._store.db.execute("select key from name where id = ?", [found]).fetchone()[0]
        return found if keyed == folded else None

    def _make(self, noun: str, text: str, key: str, folded: str) -> int:
        shown = _SPACE.sub(" ", text).strip()
        row = self._store.db.execute(
            """insert into name (noun, key, text, folded) values (?, ?, ?, ?)
               on conflict (noun, key) do update set text = excluded.text returning id""",
            [noun, key, shown, folded],
        ).fetchone()
        return int(row[0])

    def hold(self) -> None:
        """Write down which names this batch speaks of, so that they last as long as it does."""
        self._store.db.conn.executemany(
            "insert or ignore into name_source values (?, ?)", [(name, self._batch_id) for name in self._mentioned]
        )


def keep(store: Store, noun: str, text: str) -> int:
    """The id of ``text`` as a name of ``noun`` that needs no batch: a word by which names are grouped."""
    row = store.db.execute(
        """insert into name (noun, key, text, folded) values (?, ?, ?, ?)
           on conflict (noun, key) do update set key = excluded.key returning id""",
        [noun, fold(text), _SPACE.sub(" ", text).strip(), fold(text)],
    ).fetchone()
    return int(row[0])


def hold(store: Store, name_ids: Iterable[int], batch_id: int) -> None:
    """Let the names last as long as ``batch_id``: a target or a plan that uses a name keeps it."""
    store.db.conn.executemany(
        "insert or ignore into name_source values (?, ?)", [(name, batch_id) for name in name_ids if name]
    )


def save_alias(store: Store, noun: str, written: str, name_id: int, batch_id: int) -> None:
    """From now on ``written`` means the name ``name_id``."""
    store.db.execute(
        "insert into alias (noun, folded, name_id, batch_id) values (?, ?, ?, ?)",
        [noun, fold(written), name_id, batch_id],
    )


def facts(store: Store, field: str) -> dict[int, list[tuple[int, str]]]:
    """By name id: (valid from, value), oldest first; of several batches for one day the newest holds."""
    rows = store.db.execute(
        f"select name_id, valid_from, value from fact where field = ? and {_LIVE} order by name_id, valid_from, id",
        [field],
    ).fetchall()
    found: dict[int, dict[int, str]] = {}
    for name, valid_from, value in rows:
        found.setdefault(name, {})[valid_from] = value or ""
    standing = {name: sorted(one for one in own.items() if one[1] != _GONE) for name, own in found.items()}
    return {name: own for name, own in standing.items() if own}


def has_facts(store: Store, field: str) -> bool:
    """Whether ``field`` is known of any name."""
    return store.db.execute(f"select 1 from fact where field = ? and {_LIVE} limit 1", [field]).fetchone() is not None


def latest_facts(store: Store, field: str) -> dict[int, str]:
    """The newest value of ``field`` by name id."""
    return {name: values[-1][1] for name, values in facts(store, field).items()}


def save_facts(store: Store, name_id: int, values: Mapping[str, str], valid_from: int, batch_id: int) -> None:
    """Append facts; an empty value says nothing and is left out."""
    store.db.conn.executemany(
        "insert into fact (name_id, field, value, valid_from, batch_id) values (?, ?, ?, ?, ?)",
        [(name_id, field, value, valid_from, batch_id) for field, value in values.items() if value],
    )


def save_change(store: Store, name_id: int, values: Mapping[str, str], valid_from: int, batch_id: int) -> None:
    """Append what a person settled by hand; here an empty value says that there is none from that day on."""
    store.db.conn.executemany(
        "insert into fact (name_id, field, value, valid_from, batch_id) values (?, ?, ?, ?, ?)",
        [(name_id, field, value or None, valid_from, batch_id) for field, value in values.items()],
    )


def remove_fact(store: Store, name_id: int, field: str, valid_from: int, batch_id: int) -> None:
    """As if nothing had been said from that day on; what holds is what was said before it."""
    store.db.execute(
        "insert into fact (name_id, field, value, valid_from, batch_id) values (?, ?, ?, ?, ?)",
        [name_id, field, _GONE, valid_from, batch_id],
    )


def mergers(store: Store) -> dict[int, int]:
    """By id of a name that was made one with another: the id of the name that stands for both now."""
    rows = store.db.execute(f"select gone, stays from merger where {_LIVE} order by batch_id desc").fetchall()
    found: dict[int, int] = {}
    for gone, stays in rows:  # the newest first, so that what it leads to is known already
        found[gone] = found.get(stays, stays)
    return found


def standing_for(store: Store, noun: str) -> dict[int, list[str]]:
    """By id: the texts of the names it stands for besides its own, and its aliases as they are compared."""
    found = {name: list(written) for name, written in aliases(store, noun).items()}
    shown = texts(store)
    for gone, stays in mergers(store).items():
        found.setdefault(stays, []).append(shown[gone])
    return found


def aliases(store: Store, noun: str) -> dict[int, list[str]]:
    """Other ways in which a name is written, folded, by name id."""
    rows = store.db.query(
        f"select distinct name_id, folded from alias where noun = ? and {_LIVE} order by folded", [noun]
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row["name_id"], []).append(row["folded"])
    return found


def batches_of(store: Store) -> dict[int, int]:
    """How many batches in force speak of each name, by id."""
    rows = store.db.execute(f"select name_id, count(*) from name_source where {_LIVE} group by name_id")
    return {row[0]: row[1] for row in rows}


def orphans(store: Store, batch_id: int) -> list[Name]:
    """The names that only ``batch_id`` speaks of: they go when it is taken back."""
    rows = store.db.query(
        f"""select name.* from name where id in (select name_id from name_source where batch_id = ?)
            and id not in (select name_id from name_source where batch_id <> ? and {_LIVE}) order by noun, folded""",
        [batch_id, batch_id],
    )
    return [Name(**row) for row in rows]

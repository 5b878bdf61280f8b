"""What a workspace says of KPIs: its own ones and its changes of those the program comes with, as dated revisions.

What the texts mean: rules/kpis/catalogue.
"""

from dataclasses import dataclass

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Definition:
    """``text``: the fields of one KPI as TOML, without the table's name; empty where it was taken back."""

    key: str
    text: str
    recorded_at: str
    reason: str


def load(store: Store) -> tuple[tuple[str, str], ...]:
    """Key and text of every definition in force, in the order in which the keys first came."""
    rows = store.db.execute(
        """select key, text from kpi_definition d where id = (select max(id) from kpi_definition where key = d.key)
           and text <> '' order by (select min(id) from kpi_definition where key = d.key)"""
    )
    return tuple((row[0], row[1]) for row in rows)


def save(store: Store, key: str, text: str, *, recorded_at: str, reason: str = "") -> None:
    """Append a revision; an empty ``text`` takes the definition back."""
    store.db.execute(
        "insert into kpi_definition (key, text, recorded_at, reason) values (?, ?, ?, ?)",
        [key, text, recorded_at, reason],
    )


def history(store: Store, key: str) -> list[Definition]:
    """Every revision of ``key``, the newest first."""
    rows = store.db.query(
        "select key, text, recorded_at, reason from kpi_definition where key = ? order by id desc", [key]
    )
    return [Definition(**row) for row in rows]

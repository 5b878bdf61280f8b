"""What a workspace says of KPIs: its own ones and its changes of those the program comes with, as dated revisions.

What the texts mean: rules/kpis/catalogue.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Definition:
    """``text``: the fields of one KPI as TOML, without the table's name; empty where all said before was taken back.

    ``valid_from``: the first day it holds on, None for since ever.
    """

    key: str
    text: str
    recorded_at: str
    reason: str
    valid_from: date | None = None
    id: int = 0


def load(store: Store, on: date | None = None) -> tuple[tuple[str, str], ...]:
    """Key and text of every definition in force on the day ``on``, in the order in which the keys first came.

    None: the newest of each. Of revisions from the same day the last one recorded holds.
    """
    dated: dict[str, dict[str, str]] = {}
    for one in reversed(_revisions(store)):
        if one.text:
            dated.setdefault(one.key, {})[_since(one.valid_from)] = one.text
        else:
            dated.get(one.key, {}).clear()
    found = {key: _in_force(texts, on) for key, texts in dated.items()}
    return tuple((key, text) for key, text in found.items() if text)


def in_force(store: Store, key: str) -> list[Definition]:
    """The revisions of ``key`` since all was last taken back, the newest first."""
    found = history(store, key)
    ends = [place for place, one in enumerate(found) if not one.text]
    return found[: ends[0]] if ends else found


def _in_force(texts: dict[str, str], on: date | None) -> str:
    days = [day for day in texts if on is None or day <= on.isoformat()]
    return texts[max(days)] if days else ""


def _since(day: date | None) -> str:
    return day.isoformat() if day else ""


def save(
    store: Store, key: str, text: str, *, recorded_at: str, reason: str = "", valid_from: date | None = None
) -> None:
    """Append a revision; an empty ``text`` takes back all that was said of the KPI."""
    store.db.execute(
        "insert into kpi_definition (key, text, recorded_at, reason, valid_from) values (?, ?, ?, ?, ?)",
        [key, text, recorded_at, reason, _since(valid_from)],
    )


def take_back(store: Store, revision: int, key: str, *, recorded_at: str, reason: str = "") -> None:
    """As if the revision with the id ``revision`` had never been."""
    store.db.execute(
        "insert into kpi_definition (key, text, recorded_at, reason, takes_back) values (?, '', ?, ?, ?)",
        [key, recorded_at, reason, revision],
    )


def history(store: Store, key: str) -> list[Definition]:
    """Every revision of ``key`` that was not taken back, the newest first."""
    return [one for one in _revisions(store) if one.key == key]


def _revisions(store: Store) -> list[Definition]:
    rows = store.db.execute(
        """select key, text, recorded_at, reason, valid_from, id from kpi_definition where takes_back is null
           and id not in (select takes_back from kpi_definition where takes_back is not null) order by id desc"""
    )
    return [
        Definition(key, text, moment, reason, date.fromisoformat(since) if since else None, number)
        for key, text, moment, reason, since, number in rows
    ]

"""Sign-offs of talks; one a person, day and side, kept as it was given."""

import json
from datetime import date

from desktop_app.domain.sign_off import Signer, SignOff
from desktop_app.store.database import Store


def save(store: Store, one: SignOff) -> None:
    """Sqlite refuses a second one of the same side."""
    store.db.execute(
        "insert into sign_off (person, day, side, name, strokes, content, signed_at) values (?, ?, ?, ?, ?, ?, ?)",
        [one.person, one.day.toordinal(), one.signer.value, one.name, json.dumps(one.strokes),
         json.dumps(one.content, ensure_ascii=False), one.signed_at],
    )  # fmt: skip


def load(store: Store, person: int, day: date | None = None) -> tuple[SignOff, ...]:
    """The person's, of one day or (None) of all, oldest first."""
    rows = store.db.query(
        """select day, side, name, strokes, content, signed_at from sign_off
            where person = ? and (day = ? or ? is null) order by day, id""",
        [person, *([None if day is None else day.toordinal()] * 2)],
    )
    return tuple(
        SignOff(
            person, date.fromordinal(row["day"]), Signer(row["side"]), row["name"],
            tuple(tuple((x, y) for x, y in stroke) for stroke in json.loads(row["strokes"])),
            tuple(json.loads(row["content"])), row["signed_at"],
        )
        for row in rows
    )  # fmt: skip

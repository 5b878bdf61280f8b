"""The log of a help desk, a row for each thing that happened to a case, folded into one interaction for each case."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from desktop_app.files.cell_values import Value
from desktop_app.files.chunk import Chunk
from desktop_app.files.header_names import words_of
from desktop_app.files.source import Row

# What acts by itself: neither an answer nor somebody a case belongs to.
_NOBODY_WORDS: Final = (
    "system|automation|automated|automatic|auto|bot|chatbot|robot|trigger|api|系统|系統|自动|自動|机器人|機器人|"
    "sistem|automat|automatisch|système|automatique|sistema|automático"
)
_NOBODY: Final = frozenset(words_of(word) for word in _NOBODY_WORDS.split("|"))
_CARRIED: Final = ("customer", "channel", "reason", "priority", "direction")


class _Event(NamedTuple):
    at: date
    state: str | None
    person: str
    carried: tuple[Value, ...]
    line: int
    cells: Row
    rest: dict[str, str]


@dataclass(slots=True)
class CaseLog:
    """Takes a log chunk by chunk; the cases are whole only after the last one."""

    _cases: dict[str, list[_Event]] = field(default_factory=dict)
    _held: tuple[str, ...] = ()
    _has_people: bool = False

    def add(self, chunk: Chunk) -> None:
        """The events of ``chunk``, whose fields are those of Kind.CASE_EVENT."""
        self._held = tuple(key for key in _CARRIED if key in chunk.values)
        self._has_people = "owner" in chunk.values
        for cells, row in zip(chunk.cells, chunk.rows(), strict=True):
            values = row.values
            at, state = values["moment"], values.get("status")
            assert isinstance(at, date)
            carried = tuple(values[key] for key in self._held)
            person = str(values.get("owner") or "")
            event = _Event(at, str(state) if state else None, person, carried, row.line, cells, row.rest)
            self._cases.setdefault(str(values["number"]), []).append(event)

    def leave_out(self, number: str) -> list[tuple[int, Row]]:
        """The rows of the file that speak of a case which can't be taken; they are not counted."""
        return [(event.line, event.cells) for event in self._cases.pop(number)]

    def counted(self, known: Mapping[str, bool]) -> tuple[int, int, int]:
        """The rows by what became of their case: (new, changed, unchanged).

        ``known``: the numbers that were there before, and whether the log said the same of them.
        """
        became = Counter[bool | None]()
        for number, events in self._cases.items():
            became[known.get(number)] += len(events)
        return became[None], became[False], became[True]

    def folded(self) -> Chunk:
        """One row for each case, at its last line, with the fields of Kind.INTERACTION."""
        in_order = [sorted(events, key=_moment_of) for events in self._cases.values()]
        last = [events[-1] for events in self._cases.values()]
        values: dict[str, Sequence[Value]] = {
            "number": list(self._cases),
            "opened": [events[0].at for events in in_order],
            "resolved": list(map(_resolved, in_order)),
            "contacts": list(map(_contacts, in_order)),
        }
        if self._has_people:
            values["answered"] = list(map(_answered, in_order))
            values["owner"] = [_last(one.person for one in events if _is_person(one.person)) for events in in_order]
        for place, key in enumerate(self._held):
            values[key] = [_last(one.carried[place] for one in events) for events in in_order]
        titles = dict.fromkeys(title for one in last for title in one.rest)
        rest: dict[str, Sequence[str]] = {title: [one.rest.get(title, "") for one in last] for title in titles}
        return Chunk([one.line for one in last], [one.cells for one in last], values, rest, {})


def _moment_of(event: _Event) -> datetime:
    at = event.at
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)  # noqa: DTZ001 - all are local


def _is_person(name: str) -> bool:
    return bool(name) and words_of(name) not in _NOBODY


def _answered(events: Sequence[_Event]) -> date | None:
    """The first thing that a person did, the opening itself left out."""
    return next((one.at for one in events if _is_person(one.person) and one.state != "opened"), None)


def _resolved(events: Sequence[_Event]) -> date | None:
    """When it was last resolved or closed, unless it was taken up again after that."""
    found = None
    for one in events:
        if one.state == "resolved":
            found = one.at
        elif one.state in ("reopened", "opened", "working"):
            found = None
    return found


def _contacts(events: Sequence[_Event]) -> int | None:
    """How often the customer was spoken to; unknown in a log that does not tell."""
    return sum(one.state == "contact" for one in events) or None


def _last(values: Iterable[Value]) -> Value:
    found = None
    for value in values:
        found = found if value is None else value
    return found

"""The log of a help desk, a row for each thing that happened to a case, folded into one interaction for each case.

A case may be told by several logs: each version keeps the rows of its own log, and is folded from all that count.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from desktop_app.files.cell_values import Value
from desktop_app.files.chunk import Chunk
from desktop_app.files.header_names import words_of
from desktop_app.files.source import Row
from desktop_app.store.case_events import EVENTS, Held

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
    carried: tuple[tuple[str, str], ...]
    rest: tuple[tuple[str, str], ...]
    line: int = 0
    cells: Row = ()


@dataclass(slots=True)
class CaseLog:
    """Takes a log chunk by chunk; the cases are whole only after the last one.

    ``join`` adds what earlier logs said of the same cases. ``again``: the versions that hold the very same rows.
    """

    again: list[int] = field(default_factory=list)
    _cases: dict[str, list[_Event]] = field(default_factory=dict)
    _known: dict[str, list[list[_Event]]] = field(default_factory=dict)
    _unchanged: set[str] = field(default_factory=set)

    @property
    def numbers(self) -> Iterable[str]:
        """The cases that the log speaks of."""
        return self._cases.keys()

    def add(self, chunk: Chunk) -> None:
        """The events of ``chunk``, whose fields are those of Kind.CASE_EVENT."""
        held = [key for key in _CARRIED if key in chunk.values]
        for cells, row in zip(chunk.cells, chunk.rows(), strict=True):
            values = row.values
            at, state = values["moment"], values.get("status")
            assert isinstance(at, date)
            carried = tuple((key, str(values[key])) for key in held if values[key] is not None)
            rest = tuple((title, cell) for title, cell in row.rest.items() if cell.strip())
            person = str(values.get("owner") or "")
            event = _Event(at, str(state) if state else None, person, carried, rest, row.line, cells)
            self._cases.setdefault(str(values["number"]), []).append(event)

    def join(self, versions: Iterable[Held]) -> None:
        """Fold these rows of earlier logs too, the oldest version first; none may be of this log itself."""
        for one in versions:
            told = _told(one)
            if told == _written(self._cases[one.number]):
                self.again.append(one.version)
                self._unchanged.add(one.number)
            self._known.setdefault(one.number, []).append(_read(told))

    def resume(self, own: Held, others: Iterable[Held]) -> None:
        """Take the case of ``own`` as its batch told it, and ``others`` as what else is known of it."""
        events = _read(_told(own))
        self._cases[own.number] = [*events[:-1], events[-1]._replace(line=own.line)]
        self._known[own.number] = [_read(_told(one)) for one in others]

    def leave_out(self, number: str) -> list[tuple[int, Row]]:
        """The rows of the file that speak of a case which can't be taken; they are not counted."""
        return [(event.line, event.cells) for event in self._cases.pop(number)]

    def counted(self, known: Mapping[str, bool]) -> tuple[int, int, int]:
        """The rows by what became of their case: (new, changed, unchanged).

        ``known``: the numbers that were there before, and whether the log said the same of them.
        """
        became = Counter[bool | None]()
        for number, events in self._cases.items():
            became[True if number in self._unchanged else known.get(number)] += len(events)
        return became[None], became[False], became[True]

    def folded(self) -> Chunk:
        """One row for each case that says anything new, at its last line, with the fields of Kind.INTERACTION."""
        numbers = [number for number in self._cases if number not in self._unchanged]
        own = [self._cases[number] for number in numbers]
        every = [sorted(self._events(number), key=_order_of) for number in numbers]
        values: dict[str, Sequence[Value]] = {
            "number": numbers,
            "opened": [events[0].at for events in every],
            "resolved": list(map(_resolved, every)),
            "contacts": list(map(_contacts, every)),
            "reopened": list(map(_reopened, every)),
        }
        if any(one.person for events in every for one in events):
            values["answered"] = list(map(_answered, every))
            values["begun"] = list(map(_begun, every))
            values["owner"] = [_last(one.person for one in events if _is_person(one.person)) for events in every]
        carried = [[dict(one.carried) for one in events] for events in every]
        for key in _CARRIED:
            if any(key in one for case in carried for one in case):
                values[key] = [_last(one.get(key) for one in case) for case in carried]
        rest = _rest([dict(events[-1].rest) for events in every])
        rest[EVENTS] = list(map(_written, own))
        return Chunk([one[-1].line for one in own], [one[-1].cells for one in own], values, rest, {})

    def _events(self, number: str) -> list[_Event]:
        """Each thing that happened once, as the newest log tells it; one that a log tells twice happened twice."""
        found: dict[tuple[object, ...], _Event] = {}
        for events in (*self._known.get(number, ()), self._cases[number]):
            met = Counter[tuple[object, ...]]()
            for one in events:
                what = (_moment_of(one), one.state, one.person)
                met[what] += 1
                found[*what, met[what]] = one
        return list(found.values())


def _told(version: Held) -> str:
    text = json.loads(version.more)[EVENTS]
    assert isinstance(text, str)
    return text


def _written(events: Iterable[_Event]) -> str:
    """The rows of one batch, in their order, as a text."""
    rows = [[one.at.isoformat(), one.state, one.person, dict(one.carried), dict(one.rest)] for one in events]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> list[_Event]:
    return [
        _Event(_day_or_moment(at), state, person, tuple(carried.items()), tuple(rest.items()))
        for at, state, person, carried, rest in json.loads(text)
    ]


def _day_or_moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _rest(cells: Sequence[Mapping[str, str]]) -> dict[str, Sequence[str]]:
    titles = dict.fromkeys(title for one in cells for title in one)
    return {title: [one.get(title, "") for one in cells] for title in titles}


def _order_of(event: _Event) -> tuple[datetime, bool]:
    """By time; of what happened at one moment the opening comes first, the rest as it stands."""
    return _moment_of(event), event.state != "opened"


def _moment_of(event: _Event) -> datetime:
    at = event.at
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)  # noqa: DTZ001 - all are local


def _is_person(name: str) -> bool:
    return bool(name) and words_of(name) not in _NOBODY


def _answered(events: Sequence[_Event]) -> date | None:
    """The first thing that a person did, the opening itself left out."""
    return next((one.at for one in events if _is_person(one.person) and one.state != "opened"), None)


def _begun(events: Sequence[_Event]) -> date | None:
    """When somebody first took it in hand: said to work on it, or did anything with it."""
    return next((one.at for one in events if one.state == "working" or (_is_person(one.person)
                 and one.state != "opened")), None)  # fmt: skip


def _resolved(events: Sequence[_Event]) -> date | None:
    """When it was last resolved or closed, unless it was taken up again after that."""
    found = None
    for one in events:
        if one.state == "resolved":
            found = one.at
        elif one.state in ("reopened", "opened", "working"):
            found = None
    return found


def _reopened(events: Sequence[_Event]) -> int | None:
    """How often it was taken up again after it was resolved; unknown where it never was."""
    times = solved = 0
    for one in events:
        if one.state == "resolved":
            solved = 1
        elif one.state in ("reopened", "opened", "working"):
            times, solved = times + solved, 0
    return times if times or solved else None


def _contacts(events: Sequence[_Event]) -> int | None:
    """How often the customer was spoken to; unknown in a log that does not tell."""
    return sum(one.state == "contact" for one in events) or None


def _last(values: Iterable[Value]) -> Value:
    found = None
    for value in values:
        found = found if value is None else value
    return found

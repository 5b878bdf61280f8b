"""Adding a person and changing what is known of one; each edit is a batch, so that it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import batches, names, people
from desktop_app.store.database import Store
from desktop_app.store.names import Directory

EDIT: Final = "edit"
PLACES: Final = ("team", "region", "role")
"""Dated facts: who belongs where. The others hold for the person as such."""
PLAIN: Final = ("staff_no", "email", "joined", "left", "language")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person; empty where it is not. ``joined`` and ``left`` are ISO days.

    ``language``: a code of i18n.LANGUAGES, in which their papers are written.
    """

    team: str = ""
    region: str = ""
    role: str = ""
    staff_no: str = ""
    email: str = ""
    joined: str = ""
    left: str = ""
    language: str = ""


def add_person(store: Store, name: str, details: Details, progress: Progress = SILENT) -> int:
    """A new person, placed from the beginning; their id. UserError if somebody is called so already."""
    progress.step(N_("Adding the person"), 0, 1)
    _check_name(name)
    with store.transaction():
        batch = _start(store)
        directory = Directory(store, batch)
        if directory.known("person", name) and not details.staff_no:
            raise UserError(
                N_("There is somebody called {name} already."), N_("Add a staff number to tell them apart."), name=name
            )
        number = names.fold(details.staff_no)
        if number and directory.known("person", number):
            raise UserError(N_("The staff number {number} is taken."), N_("Type another one."), number=details.staff_no)
        person = directory.mention("person", name, number)
        _mention_places(directory, vars_of(details))
        names.save_facts(store, person, vars_of(details), 0, batch)
        directory.hold()
        _finish(store, batch, created=1)
    return person


def correct_person(store: Store, person: int, day: int, values: Mapping[str, str], progress: Progress = SILENT) -> int:
    """It was never as recorded: replace what held on ``day`` (an ordinal; 0: the beginning), from its own start on.

    Returns how many values differ. A value that begins later is left alone.
    """
    progress.step(N_("Correcting"), 0, 1)
    with store.transaction():
        batch, changed = _start(store), 0
        for field, value in values.items():
            start, known = _in_force(store, person, field, day)
            if known != value:
                changed += 1
                names.save_change(store, person, {field: value}, start, batch)
        _close(store, person, values, batch, changed)
    return changed


def change_person(
    store: Store, person: int, first: date, values: Mapping[str, str], progress: Progress = SILENT
) -> int:
    """From ``first`` on it is different; what held before stays. How many values differ."""
    progress.step(N_("Changing"), 0, 1)
    day = first.toordinal()
    with store.transaction():
        batch = _start(store)
        new = {field: value for field, value in values.items() if _in_force(store, person, field, day)[1] != value}
        names.save_change(store, person, new, day, batch)
        _close(store, person, values, batch, len(new))
    return len(new)


def add_alias(store: Store, person: int, written: str, progress: Progress = SILENT) -> None:
    """From now on ``written`` in a file means this person; UserError if it means another one."""
    progress.step(N_("Keeping the name"), 0, 1)
    _check_name(written)
    with store.transaction():
        batch = _start(store)
        known = Directory(store, batch).known("person", written)
        if known and known != person:
            raise UserError(
                N_("“{name}” is another person here."), N_("Choose another way of writing."), name=written.strip()
            )
        names.save_alias(store, "person", written, person, batch)
        names.hold(store, [person], batch)
        _finish(store, batch, changed=1)


def vars_of(details: Details) -> dict[str, str]:
    """By the name of the fact."""
    return {field: getattr(details, field).strip() for field in (*PLACES, *PLAIN)}


def details_of(store: Store, person: int, day: int) -> Details:
    """What holds of the person on ``day`` (an ordinal)."""
    return Details(**{field: _in_force(store, person, field, day)[1] for field in (*PLACES, *PLAIN)})


def _check_name(name: str) -> None:
    if not names.fold(name):
        raise UserError(N_("A person needs a name."), N_("Type it."))


def _start(store: Store) -> int:
    return batches.start(store, Kind.PERSON.value, EDIT, recorded_at=moment())


def _in_force(store: Store, person: int, field: str, day: int) -> tuple[int, str]:
    """The value on ``day`` and the day from which it holds; (0, "") before the first one."""
    known = [(start, value) for start, value in names.facts(store, field).get(person, []) if start <= day]
    return known[-1] if known else (0, "")


def _mention_places(directory: Directory, values: Mapping[str, str]) -> None:
    for noun in ("team", "region"):
        directory.mention(noun, values.get(noun, ""))


def _close(store: Store, person: int, values: Mapping[str, str], batch: int, changed: int) -> None:
    directory = Directory(store, batch)
    _mention_places(directory, values)
    directory.hold()
    names.hold(store, [person], batch)
    _finish(store, batch, changed=int(changed > 0), unchanged=int(not changed))


def _finish(store: Store, batch: int, *, created: int = 0, changed: int = 0, unchanged: int = 0) -> None:
    people.refresh_memberships(store)
    batches.finish(store, batch, created=created, changed=changed, unchanged=unchanged, refused=0)

"""The goals that targets serve: written, moved under another one, ended; the mission is the root of its tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import strategic_goals
from desktop_app.store.database import Store
from desktop_app.store.strategic_goals import StrategicGoal


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with its place in the tree: ``depth`` 0 is a mission; ``targets``: how many serve it directly."""

    goal: StrategicGoal
    depth: int
    targets: int


def goal_tree(store: Store) -> tuple[Branch, ...]:
    """Every goal after the one above it; whose parent has ended stands at the root."""
    known = strategic_goals.load(store)
    served = strategic_goals.served(store)
    ids = {one.id for one in known}

    def under(parent: int, depth: int) -> Iterator[Branch]:
        for one in known:
            if (one.parent if one.parent in ids else 0) == parent:
                yield Branch(one, depth, served.get(one.id, 0))
                yield from under(one.id, depth + 1)

    return tuple(under(0, 0))


def path_to(store: Store, goal: int) -> tuple[str, ...]:
    """The texts from the mission down to ``goal``; empty for 0 or one that has ended."""
    known = {one.id: one for one in strategic_goals.load(store)}
    found: list[str] = []
    while goal in known:
        found.append(known[goal].text)
        goal = known[goal].parent
    return tuple(reversed(found))


def find_goal(store: Store, text: str) -> StrategicGoal:
    """By ``#3`` or by its words; UserError if none or several fit."""
    known = strategic_goals.load(store)
    found = [one for one in known if text == f"#{one.id}"] or [
        one for one in known if one.text.casefold() == text.strip().casefold()
    ]
    if len(found) != 1:
        raise UserError(N_("There is no single goal “{text}”."), N_("Write the number of one, such as #1."), text=text)
    return found[0]


def save_goal(store: Store, text: str, parent: int = 0, *, goal: int = 0, progress: Progress = SILENT) -> int:
    """A new goal under ``parent`` (0: a mission), or with ``goal`` that one in new words or under another."""
    progress.step(N_("Saving the goal"), 0, 1)
    if not text.strip():
        raise UserError(N_("The goal has no words."), N_("Write what is to be reached."))
    parents = {one.id: one.parent for one in strategic_goals.load(store)}
    at = parent
    while at in parents:
        if at == goal:
            raise UserError(N_("A goal cannot stand under itself."), N_("Choose another goal above it."))
        at = parents[at]
    with store.transaction():
        return strategic_goals.save(store, text.strip(), parent, goal=goal, recorded_at=moment())


def end_goal(store: Store, goal: int, progress: Progress = SILENT) -> None:
    """It is no goal any more; what stood under it keeps standing, at the root."""
    progress.step(N_("Ending the goal"), 0, 1)
    found = next((one for one in strategic_goals.load(store) if one.id == goal), None)
    if found is not None:
        with store.transaction():
            strategic_goals.end(store, found, recorded_at=moment())

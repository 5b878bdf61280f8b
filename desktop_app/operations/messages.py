"""What window and worker process say to each other through their pipe; who says it: ui/jobs and worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import Report

Operation = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Open:
    """Work on this workspace from now on; ``None`` closes the one that is open."""

    path: Path | None
    readonly: bool = False


@dataclass(frozen=True, slots=True)
class SetLanguage:
    code: str


@dataclass(frozen=True, slots=True)
class Run:
    """``operation`` is ``module:name``; a function there, or it is refused."""

    job: int
    operation: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cancel:
    job: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Stop what runs, undo it and end."""


@dataclass(frozen=True, slots=True)
class Progressed:
    job: int
    report: Report


@dataclass(frozen=True, slots=True)
class Done:
    """``wrote`` says whether the workspace is different now."""

    job: int
    result: Any
    wrote: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The operation ended with a sentence for the person."""

    job: int
    error: UserError


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person cancelled it; nothing was changed."""

    job: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of the program: ``trace`` is the chain of exceptions as text."""

    job: int
    trace: str


Outcome = Done | Refused | Stopped | Broken


def name_of(operation: Operation) -> str:
    """``module:name`` under which the other process finds ``operation``; ValueError if it can't be found there."""
    name = f"{operation.__module__}:{operation.__qualname__}"
    if "<" in name or "." in operation.__qualname__:
        raise ValueError(name)
    return name

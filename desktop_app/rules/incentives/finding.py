"""What a check has to say of a plan, as a value that names its place."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.explanation import Value


class Level(Enum):
    """An error keeps a version from being activated; a warning is for the lead to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """``place``: the component's name, "" for the whole version. ``message`` is a message id filled with ``values``."""

    level: Level
    place: str
    message: str
    values: tuple[tuple[str, Value], ...] = ()


def error(place: str, message: str, **values: Value) -> Finding:
    return Finding(Level.ERROR, place, message, tuple(values.items()))


def warning(place: str, message: str, **values: Value) -> Finding:
    return Finding(Level.WARNING, place, message, tuple(values.items()))

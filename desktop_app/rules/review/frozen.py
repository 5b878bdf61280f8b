"""Results as plain JSON values and back, without loss: fractions as text, days as ISO, enums by value."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Frozen = TypeVar("Frozen")
_PLAIN: Final = (str, int, float, bool, type(None))


def to_plain(value: object) -> Any:
    """Dataclasses as mappings, tuples as lists. TypeError for anything a result is not made of."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, _PLAIN):
        return value
    raise TypeError(value)


def from_plain(kind: type[Frozen], data: Any) -> Frozen:
    """What ``to_plain`` made of a ``kind``; KeyError, TypeError or ValueError where it is something else."""
    return cast("Frozen", _read(kind, data))


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        inner = [one for one in get_args(kind) if one is not type(None)]
        return None if data is None else _read(inner[0], data)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), data)
    return _read_dataclass(kind, data) if is_dataclass(kind) else _read_value(kind, data)


def _read_value(kind: Any, data: Any) -> Any:
    if kind is date:
        return date.fromisoformat(data)
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind(data)
    if kind in _PLAIN and isinstance(data, (int, float) if kind is float else kind):
        return data
    raise TypeError(kind, data)


def _read_tuple(inner: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_read(inner[0], one) for one in data)
    return tuple(_read(one, value) for one, value in zip(inner, data, strict=True))


def _read_dataclass(kind: Any, data: Mapping[str, Any]) -> Any:
    """A field that an earlier program did not write yet keeps its default."""
    hints = get_type_hints(kind)
    known = [one.name for one in fields(kind) if one.name in data]
    return kind(**{name: _read(hints[name], data[name]) for name in known})

"""What a dataclass says about its fields: title, unit, choices, type; read once, for forms and tables alike."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.ui.forms.figures import read_day, read_figure, read_whole, write_figure

Titles = Mapping[Any, str]
"""Message ids of the values one can choose from."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How fields are to be shown here: ``choices`` by enum class or field name, ``units`` by field name.

    ``nothing``: what an optional choice calls None, by field name. ``fresh``: the value a new dataclass begins with.
    ``suited``: units that hang on what a dataclass says; they go before ``units``. ``makers``: editors of a kind of
    their own, by the field's type.
    """

    currency: str = ""
    choices: Mapping[Any, Titles] = dataclasses.field(default_factory=dict)
    units: Mapping[str, Unit] = dataclasses.field(default_factory=dict)
    leave_out: frozenset[str] = frozenset()
    nothing: Titles = dataclasses.field(default_factory=dict)
    fresh: Mapping[Any, Any] = dataclasses.field(default_factory=dict)
    suited: Callable[[Any], Mapping[str, Unit]] = lambda _value: {}
    makers: Mapping[Any, Callable[["Field", Any, "Manner"], Any]] = dataclasses.field(default_factory=dict)

    def suited_to(self, value: Any) -> "Manner":
        return dataclasses.replace(self, units={**self.units, **self.suited(value)})

    def begin(self, kind: Any) -> Any:
        """A new ``kind``; what it can't do without must be in ``fresh``."""
        return self.fresh[kind] if kind in self.fresh else kind()


@dataclass(frozen=True, slots=True)
class Field:
    """``kind`` is the type without ``| None``; ``item`` the dataclass of a tuple's items, if it is such a tuple."""

    name: str
    title: str
    kind: Any
    optional: bool
    unit: Unit | None
    choices: Titles | None
    hint: str
    item: Any = None
    part: Any = None

    def tabular(self, manner: Manner) -> bool:
        """Whether the items of the tuple are rows of cells one types into."""
        return all(one.choices is None and _is_cell(one) for one in fields_of(self.item, manner))


def fields_of(kind: type, manner: Manner) -> list[Field]:
    """The fields of dataclass ``kind`` that have a title, in their order. KeyError for an enum without titles."""
    hints = get_type_hints(kind)
    return [
        _field(item, hints[item.name], manner)
        for item in dataclasses.fields(kind)
        if "title" in item.metadata and item.name not in manner.leave_out
    ]


def _field(item: "dataclasses.Field[Any]", hint: Any, manner: Manner) -> Field:
    kind, optional = _without_none(hint)
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    choices = manner.choices.get(item.name) or item.metadata.get("choices")
    if kind is bool and not set(choices or ()) <= set(_YES_NO):
        choices = None  # those of another field of the same name
    if kind is bool and optional:
        choices = choices or _YES_NO
    if choices is None and isinstance(kind, type) and issubclass(kind, Enum):
        choices = manner.choices[kind]
    return Field(
        name=item.name,
        title=item.metadata["title"],
        kind=kind,
        optional=optional,
        unit=manner.units.get(item.name, item.metadata.get("unit")),
        choices=choices,
        hint=item.metadata.get("hint", ""),
        item=inner if dataclasses.is_dataclass(inner) else None,
        part=inner,
    )


_YES_NO: Titles = {True: N_("yes"), False: N_("no")}


def _is_cell(field: Field) -> bool:
    return (field.part or field.kind) in {Fraction, int, str, date}


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        rest = [kind for kind in get_args(hint) if kind is not NoneType]
        return rest[0], True
    return hint, False


def reader(field: Field, manner: Manner) -> Callable[[str], Any]:
    """Turns the text of one line into a value; it raises UserError."""
    if field.kind is Fraction:
        return lambda text: read_figure(text, field.unit, manner.currency)
    if field.kind is int:
        return read_whole
    if field.kind is date:
        return read_day
    if get_origin(field.kind) is tuple:
        single = reader(dataclasses.replace(field, kind=field.part), manner)
        return lambda text: tuple(single(part) for part in text.split(_between(field)) if part.strip())
    return str.strip


def _between(field: Field) -> str:
    """Figures have commas of their own."""
    return "," if field.part is str else ";"


def writer(field: Field) -> Callable[[Any], str]:
    """The text of a value that ``reader`` reads back."""
    if field.kind is Fraction:
        return lambda value: write_figure(value, field.unit)
    if get_origin(field.kind) is tuple:
        single = writer(dataclasses.replace(field, kind=field.part))
        return lambda value: f"{_between(field)} ".join(single(one) for one in value)
    return str


MISSING = N_("Something must stand here.")

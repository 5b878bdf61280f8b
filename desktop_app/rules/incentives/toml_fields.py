"""Frozen dataclasses as TOML tables and back, field by field from their types; what the tables mean: plan_file.

Numbers are exact: 0.05, "5 %" and "1/20" are the same rate. A place in the file reads versions[1].components[2].cap.
"""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.shapes import SHAPES

_NAMES: Final = {"lower": "from"}  # a Python keyword can't name a field
_KINDS: Final = {shape.kind: shape for shape in SHAPES}
_PLACES: Final = 18  # an amount that needs more decimals is written as a fraction
_NUMBER: Final = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(?:/\s*(\d+(?:\.\d+)?)\s*)?(%?)\s*$")


def parse_number(found: object, place: str = "") -> Fraction:
    """The exact number written as a number, a fraction or a percentage; UserError if it is none."""
    if isinstance(found, int) and not isinstance(found, bool):
        return Fraction(found)
    if isinstance(found, Decimal) and found.is_finite():
        return Fraction(found)
    written = _NUMBER.match(found) if isinstance(found, str) else None
    if written and (written[2] is None or Fraction(written[2])):
        return Fraction(written[1]) / Fraction(written[2] or 1) / (100 if written[3] else 1)
    raise _wrong(found, place, N_('Write a number, a fraction such as "10000/3" or a percentage such as "5 %".'))


def format_number(value: Fraction, *, percent: bool = False) -> int | Decimal | str:
    """The shortest exact way to write ``value``."""
    shown = value * 100 if percent else value
    places = next((places for places in range(_PLACES) if 10**places % shown.denominator == 0), None)
    if places is None:
        return str(value)
    exact = Decimal(f"{shown.numerator * 10**places // shown.denominator}E-{places}")
    if percent:
        return f"{exact:f} %"
    return int(exact) if places == 0 else exact


def read_table(kind: type[Any], table: object, place: str) -> Any:
    """An instance of the dataclass ``kind``; UserError names the place of what is missing, unknown or wrong."""
    if not isinstance(table, dict):
        raise _wrong(table, place, N_("A table is expected here."))
    known, hints = _fields_of(kind)  # type: ignore[arg-type]  # a class can be hashed
    for name in table:
        if name not in known:
            raise UserError(
                N_("“{name}” at {place} means nothing in a plan file."),
                N_("Known here: {known}."),
                name=name,
                place=place or "/",
                known=", ".join(known),
            )
    values = {}
    for name, field in known.items():
        at = f"{place}.{name}" if place else name
        if name in table:
            values[field.name] = _read(hints[field.name], table[name], at)
        elif not _optional(field):
            raise UserError(N_("{place} is missing."), N_("Write it into the plan file."), place=at)
    return kind(**values)


def write_table(value: Any, percents: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The table that ``read_table`` reads back; what equals its default is left out.

    ``percents``: names of fields to be written as percentages.
    """
    table: dict[str, Any] = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if not _optional(field) or found != _default(field):
            table[_NAMES.get(field.name, field.name)] = _write(found, percents, field.name)
    return table


@cache
def _fields_of(kind: type[Any]) -> tuple[dict[str, Field[Any]], dict[str, Any]]:
    """The fields of a dataclass by their name in a file, and their types; to find those takes longer than to read."""
    return {_NAMES.get(field.name, field.name): field for field in fields(kind)}, get_type_hints(kind)


def _read(kind: Any, found: object, place: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _read(next(part for part in arguments if part is not type(None)), found, place)
    if origin is tuple:
        return tuple(
            _read(arguments[0], item, f"{place}[{number}]") for number, item in enumerate(_list(found, place), 1)
        )
    if origin is Mapping:
        if not isinstance(found, dict):
            raise _wrong(found, place, N_("A table is expected here."))
        return {name: _read(arguments[1], item, f"{place}.{name}") for name, item in found.items()}
    if kind is Shape:
        return _read_shape(found, place)
    if is_dataclass(kind) and kind is not Period:
        assert isinstance(kind, type)
        return read_table(kind, found, place)
    return _read_value(kind, found, place)


def _read_value(kind: Any, found: object, place: str) -> Any:
    if kind is Fraction:
        return parse_number(found, place)
    if kind is Period and isinstance(found, str):
        return parse_period(found)
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = [str(member.value) for member in kind]
        if found in known:
            return kind(found)
        raise UserError(
            N_("“{found}” at {place} is not known."),
            N_("Known here: {known}."),
            found=found,
            place=place,
            known=", ".join(known),
        )
    if type(found) is kind:
        return found
    hints = {date: N_("Write a day such as 2026-01-31, without quotes."), bool: N_("Write true or false.")}
    raise _wrong(found, place, hints.get(kind, N_("Write a text in quotes or, for a count, a whole number.")))


def _read_shape(found: object, place: str) -> Any:
    kind = found.get("kind") if isinstance(found, dict) else None
    if not isinstance(found, dict) or kind not in _KINDS:
        raise UserError(
            N_("{place} needs a kind of rate."),
            N_("Known here: {known}."),
            place=place,
            known=", ".join(_KINDS),
        )
    rest = {name: item for name, item in found.items() if name != "kind"}
    for name in ("tiers", "points"):
        if isinstance(rest.get(name), list):
            rest[name] = _without_ends(rest[name], f"{place}.{name}")
    return read_table(_KINDS[kind], rest, place)


def _without_ends(rows: list[Any], place: str) -> list[Any]:
    """Rows without their ``to``: only lower bounds are kept, so a typed end must be the next row's beginning."""
    kept = [row for row in rows if isinstance(row, dict)]
    for number, (row, after) in enumerate(zip(kept, [*kept[1:], {}], strict=True), 1):
        if "to" not in row:
            continue
        end = parse_number(row["to"], f"{place}[{number}].to")
        start = parse_number(after["from"], f"{place}[{number + 1}].from") if "from" in after else None
        if start is not None and start != end:
            raise UserError(
                N_("There is a gap between {place} and the next step: it ends at {end}, the next begins at {start}.")
                if end < start
                else N_("{place} overlaps the next step: it ends at {end}, the next begins at {start}."),
                N_("Let each step begin exactly where the one before ends."),
                place=f"{place}[{number}]",
                end=str(end),
                start=str(start),
            )
    return [
        {name: item for name, item in row.items() if name != "to"} if isinstance(row, dict) else row for row in rows
    ]


def _write(found: Any, percents: frozenset[str], name: str) -> Any:
    kind = next((shape.kind for shape in SHAPES if type(found) is shape), None)
    if kind:
        return {"kind": kind, **write_table(found, percents)}
    match found:
        case tuple():
            return [_write(item, percents, name) for item in found]
        case Mapping():
            return {key: _write(item, percents, name) for key, item in found.items()}
        case _ if is_dataclass(found) and not isinstance(found, Period):
            return write_table(found, percents)
        case _:
            return _write_value(found, percent=name in percents)


def _write_value(found: Any, *, percent: bool) -> Any:
    match found:
        case Fraction():
            return format_number(found, percent=percent)
        case Enum():
            return found.value
        case Period():
            return found.name
        case _:
            return found


def _list(found: object, place: str) -> list[Any]:
    if not isinstance(found, list):
        raise _wrong(found, place, N_("A list in square brackets is expected here."))
    return found


def _optional(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _wrong(found: object, place: str, todo: str) -> UserError:
    return UserError(N_("“{found}” at {place} cannot be read."), todo, found=str(found), place=place or "/")

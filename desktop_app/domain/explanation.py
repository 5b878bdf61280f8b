"""The tree of steps behind a figure, as data: it can be stored, sent, compared and put into any language.

A step has an id; its sentence stands in reports/sentences under that id, so that a stored explanation can still
be read after the wording has changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit

Value = Quantity | Period | date | str | int
"""What a sentence may speak of. A ``str`` is a name typed by a person and is never translated."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step: its sentence ``step`` filled with ``values``, its ``result``, and the steps it is made of.

    ``records`` are ids of record versions; ``count`` is their number when they are too many to carry (the ids are
    then found again by asking for the figure's records).
    """

    step: str
    values: tuple[tuple[str, Value], ...] = ()
    result: Quantity | None = None
    parts: tuple["Explanation", ...] = ()
    records: tuple[int, ...] = field(default=())
    count: int = 0

    def value(self, name: str) -> Value:
        return dict(self.values)[name]


def explain(
    step: str,
    result: Quantity | None = None,
    *,
    parts: tuple[Explanation, ...] = (),
    records: tuple[int, ...] = (),
    count: int = 0,
    **values: Value,
) -> Explanation:
    """An explanation with its values given by name."""
    return Explanation(step, tuple(values.items()), result, parts, records, count or len(records))


def to_json(explanation: Explanation) -> dict[str, Any]:
    """Plain lists and dictionaries, without loss; ``from_json`` reads them back."""
    return {
        "step": explanation.step,
        "values": {name: _value_to_json(value) for name, value in explanation.values},
        "result": None if explanation.result is None else _value_to_json(explanation.result),
        "parts": [to_json(part) for part in explanation.parts],
        "records": list(explanation.records),
        "count": explanation.count,
    }


def from_json(data: dict[str, Any]) -> Explanation:
    result = data["result"] and _value_from_json(data["result"])
    assert result is None or isinstance(result, Quantity)
    return Explanation(
        data["step"],
        tuple((name, _value_from_json(value)) for name, value in data["values"].items()),
        result,
        tuple(from_json(part) for part in data["parts"]),
        tuple(data["records"]),
        data["count"],
    )


def _value_to_json(value: Value) -> Any:
    match value:
        case Quantity():
            return {"quantity": str(value.value), "unit": value.unit.value, "currency": value.currency}
        case Period():
            return {
                "period": value.name,
                "start": value.start.isoformat(),
                "end": value.end.isoformat(),
                "length": value.length.value,
            }
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


_READERS: Final[dict[str, Callable[[dict[str, str]], Value]]] = {
    "quantity": lambda data: Quantity(Fraction(data["quantity"]), Unit(data["unit"]), data["currency"]),
    "period": lambda data: Period(
        date.fromisoformat(data["start"]),
        date.fromisoformat(data["end"]),
        data["period"],
        Length(data["length"]),
    ),
    "day": lambda data: date.fromisoformat(data["day"]),
}


def _value_from_json(data: Any) -> Value:
    if not isinstance(data, dict):
        assert isinstance(data, (str, int))
        return data
    return next(reader(data) for key, reader in _READERS.items() if key in data)

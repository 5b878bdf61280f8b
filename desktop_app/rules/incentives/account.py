"""What a statement says beyond its components: released, held, carried, corrected; from settling, without rules.

Kept with the statement and read back from its JSON alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.explanation import Explanation, from_json, to_json
from desktop_app.domain.period import Length, Period
from desktop_app.rules.incentives.settling.conversion import Converted
from desktop_app.rules.incentives.settling.settlement import Delta, Settlement


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an earlier period gives something else now.

    ``change``: "changed", "added" or "withdrawn" records, or "input": a quota, a payment, a rate, a plan. ``batch`` is
    the import or edit (0: none), ``source`` its file or what a person wrote, ``moment`` when it came.
    """

    change: str
    batch: int
    source: str
    moment: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the earlier ``period`` gives more or less than was posted, in minor units, and why."""

    period: Period
    minor: int
    earned: Mapping[str, int]
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Minor units of the statement's currency, as in Settlement; ``released``: by component.

    ``opened`` + ``net`` + ``corrections`` + ``top_up`` = pay + ``balance``. ``converted``: pay in another currency.
    ``steps`` lead from what was earned to what is paid.
    """

    earned: int
    released: Mapping[str, int]
    held: int
    opened: int
    net: int
    adjusted: int
    top_up: int
    owed: int
    taken: int
    deducted: int
    balance: int
    cut: int
    carried: int
    corrections: tuple[Correction, ...]
    converted: Converted | None
    steps: tuple[Explanation, ...]

    @property
    def corrected(self) -> int:
        return sum(one.minor for one in self.corrections)


_MOST_CAUSES: Final = 50
_AMOUNTS: Final = (
    "earned", "held", "opened", "net", "adjusted", "top_up", "owed", "taken", "deducted", "balance", "cut", "carried",
)  # fmt: skip


def make_account(made: Settlement, causes: Callable[[Delta], tuple[Cause, ...]]) -> Account:
    """The account of a settlement that is paid; ``causes`` names those of a delta, one for each record."""
    found = {one.period: causes(one) for one in made.deltas}
    return Account(
        **{name: getattr(made, name) for name in _AMOUNTS},
        released=dict(made.payable.released) if made.payable else {},
        corrections=tuple(
            Correction(one.period, one.minor, dict(one.earned), found[one.period][:_MOST_CAUSES]) for one in made.deltas
        ),
        converted=made.converted,
        steps=tuple(_counted(step, found) for step in made.explanation.parts[1:]),
    )


def _counted(step: Explanation, causes: Mapping[Period, tuple[Cause, ...]]) -> Explanation:
    """A changed record is two versions to the engine, the one that went and the one that came: told as one."""
    if step.step != "settle.delta":
        return step
    period = step.value("period")
    number = len(causes[period]) if isinstance(period, Period) else 0
    values = tuple((name, number if name == "number" else value) for name, value in step.values)
    return replace(step, values=values)


def account_to_json(account: Account) -> dict[str, Any]:
    """Plain values without loss."""
    into = account.converted
    return {
        **{name: getattr(account, name) for name in _AMOUNTS},
        "released": dict(account.released),
        "corrections": [_correction_to_json(one) for one in account.corrections],
        "converted": None if into is None else _converted_to_json(into),
        "steps": [to_json(one) for one in account.steps],
    }


def _converted_to_json(into: Converted) -> dict[str, Any]:
    return {"currency": into.currency, "pay": into.minor, "rate": str(into.rate), "day": into.day.isoformat()}


def _correction_to_json(one: Correction) -> dict[str, Any]:
    return {
        "period": one.period.name,
        "first_day": one.period.start.isoformat(),
        "end": one.period.end.isoformat(),
        "length": one.period.length.value,
        "pay": one.minor,
        "earned": dict(one.earned),
        "causes": [_cause_to_json(cause) for cause in one.causes],
    }


def _cause_to_json(cause: Cause) -> dict[str, Any]:
    return {
        "change": cause.change,
        "batch": cause.batch,
        "source": cause.source,
        "moment": cause.moment,
        "document": cause.document,
    }


def account_from_json(data: Mapping[str, Any]) -> Account:
    into = data["converted"]
    return Account(
        **{name: data[name] for name in _AMOUNTS},
        released=data["released"],
        corrections=tuple(_correction_from_json(one) for one in data["corrections"]),
        converted=into
        and Converted(into["currency"], into["pay"], Fraction(into["rate"]), date.fromisoformat(into["day"])),
        steps=tuple(from_json(one) for one in data["steps"]),
    )


def _correction_from_json(data: Mapping[str, Any]) -> Correction:
    first, end = date.fromisoformat(data["first_day"]), date.fromisoformat(data["end"])
    period = Period(first, end, data["period"], Length(data["length"]))
    return Correction(period, data["pay"], data["earned"], tuple(Cause(**one) for one in data["causes"]))

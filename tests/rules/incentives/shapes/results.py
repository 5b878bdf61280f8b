"""Results that a shape is asked about, and what is read from its answer."""

from fractions import Fraction

from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.rating import Given, Slice, Tier


def sold(
    amount: int | str | Fraction,
    *,
    quota: int | None = None,
    target_pay: int | None = None,
    rate_cap: str | None = None,
    unit: Unit = Unit.MONEY,
) -> Given:
    """A result of ``amount`` (whole numbers, texts and fractions are exact)."""
    value = Fraction(amount)
    return Given(
        value,
        value,
        unit,
        "EUR",
        None if quota is None else Fraction(quota),
        None if target_pay is None else Fraction(target_pay),
        None if rate_cap is None else Fraction(rate_cap),
    )


def tiers(*pairs: tuple[int | str, int | str]) -> tuple[Tier, ...]:
    """(from, rate) each; a rate as "0.05"."""
    return tuple(Tier(Fraction(lower), Fraction(rate)) for lower, rate in pairs)


def euros(value: int | str) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def percent(value: int | str) -> Quantity:
    """``percent("7.5")`` is 7.5 %."""
    return Quantity(Fraction(value) / 100, Unit.PERCENT)


def pieces(value: int | str) -> Quantity:
    return Quantity(Fraction(value), Unit.COUNT)


def said(step: Explanation) -> tuple[str, dict[str, Value]]:
    """A step's id and its values by name."""
    return step.step, dict(step.values)


def parts(cut: tuple[Slice, ...]) -> list[tuple[int, Fraction, Fraction]]:
    """Tier, amount in it and its rate, of each slice."""
    return [(part.tier, part.amount, part.rate) for part in cut]

"""What the parts of a formula are counted in; their values stand in steps and aggregation."""

from collections.abc import Callable
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.rules.kpis.formula import VIEWS, Call, Formula, Input, Name, Negative, Number, Operation

_BARE: Final = frozenset({Unit.RATIO, Unit.COUNT, Unit.PERCENT})  # times money they are money, times days days


def unit_of(tree: Formula, of: Callable[[Input], Unit], views: tuple[str, ...] = ()) -> Unit:
    """Sums keep their unit, quotients of unlike things keep the upper one; ``of`` tells that of a measure."""
    match tree:
        case Name():
            return of(Input(tree.name, views))
        case Number() | Call("distinct"):
            return Unit.RATIO if isinstance(tree, Number) else Unit.COUNT
        case Negative():
            return unit_of(tree.of, of, views)
        case Call():
            return unit_of(tree.arguments[0], of, seen_through(tree, views))
        case Operation():
            return _combined(tree.sign, unit_of(tree.left, of, views), unit_of(tree.right, of, views))


def seen_through(call: Call, views: tuple[str, ...]) -> tuple[str, ...]:
    """The views of what stands inside ``call``."""
    return tuple(sorted((*views, call.function))) if call.function in VIEWS else views


def _combined(sign: str, left: Unit, right: Unit) -> Unit:
    if sign in "+-":
        return left if left is not Unit.RATIO else right
    if sign == "*":
        right_tells = right is Unit.MONEY or (left in _BARE and right not in _BARE)
        return right if left is Unit.RATIO or right_tells else left
    return Unit.RATIO if left is right else left

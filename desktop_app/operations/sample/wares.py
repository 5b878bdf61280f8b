"""What the sample company sells: products, price lists and the lines of one order. Prices are whole cents."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.operations.sample.cast import FIELD
from desktop_app.operations.sample.scene import Scene, drawn


@dataclass(frozen=True, slots=True)
class Product:
    """``field`` and ``inside``: how often each team sells it; ``age``: months since it came, None: always there."""

    name: str
    series: str
    price: int
    field: int
    inside: int
    most: int
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """``amount`` = ``price`` × ``quantity`` less ``discount`` per cent, in cents."""

    product: str
    quantity: int
    price: int
    discount: int

    @property
    def amount(self) -> int:
        return self.price * self.quantity * (100 - self.discount) // 100


PRODUCTS: Final = (
    Product("Mooring Line Set", "Mooring", 185_00, 1, 12, 14),
    Product("Dock Fender Pair", "Mooring", 240_00, 2, 14, 12),
    Product("Marine Varnish Drum", "Care", 310_00, 1, 12, 12),
    Product("Pine Decking Pack", "Timber", 420_00, 9, 16, 12),
    Product("Harbor Ladder", "Dock", 560_00, 5, 12, 8),
    Product("Solar Dock Light", "Dock", 640_00, 8, 12, 8, age=13),
    Product("Winter Cover System", "Care", 890_00, 4, 9, 5),
    Product("Timber Care Contract", "Care", 1_100_00, 6, 6, 3),
    Product("Treated Pile Bundle", "Timber", 1_280_00, 18, 4, 6),
    Product("Pontoon Float Module", "Dock", 1_950_00, 20, 2, 5),
    Product("Workshop Bench System", "Timber", 2_400_00, 12, 1, 3),
    Product("Gangway 4 m", "Dock", 3_450_00, 14, 0, 3),
)
_ACCESSORIES: Final = PRODUCTS[:6]
_COSTS: Final = {"Mooring": 58, "Care": 47, "Timber": 66, "Dock": 62}  # per cent of the list price
_DISCOUNTS: Final = ((0, 50), (5, 22), (8, 12), (10, 11), (15, 5))
_FURTHER_LINES: Final = ((0, 58), (1, 29), (2, 13))


def order_lines(scene: Scene, rng: random.Random, team: str, day: date) -> tuple[Line, ...]:
    """What somebody of ``team`` sells on ``day``: a main product first, some accessories after it."""
    there = [ware for ware in PRODUCTS if ware.age is None or scene.age(day) <= ware.age]
    main = drawn(rng, [(ware, ware.field if team == FIELD else ware.inside) for ware in there])
    discount = drawn(rng, _DISCOUNTS)
    others = [ware for ware in _ACCESSORIES if ware in there and ware is not main]
    chosen = [main, *rng.sample(others, drawn(rng, _FURTHER_LINES))]
    return tuple(Line(ware.name, _quantity(rng, ware, is_main=ware is main), ware.price, discount) for ware in chosen)


def _quantity(rng: random.Random, ware: Product, *, is_main: bool) -> int:
    """Two lots: small orders are more frequent than large ones, the smallest rare."""
    most = ware.most if is_main else max(1, ware.most // 3)
    return max(1, (rng.randint(1, most) + rng.randint(1, most) + 1) // 2)


def cost(line: Line) -> int:
    """What the goods of a line cost the company, in cents."""
    series = next(ware.series for ware in PRODUCTS if ware.name == line.product)
    return line.price * line.quantity * _COSTS[series] // 100


def list_price(product: str) -> int:
    return next(ware.price for ware in PRODUCTS if ware.name == product)

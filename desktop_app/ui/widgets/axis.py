"""Where an axis has its figures; drawn by plot and scatter, so that neither library is needed for the other."""

import math


def round_ticks(low: float, high: float, most: int = 4) -> list[float]:
    """Up to ``most`` values at steps of 1, 2 or 5 times a power of ten between ``low`` and ``high``."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [place * step for place in range(first, last + 1)]

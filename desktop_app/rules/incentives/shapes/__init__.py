"""The rate shapes there are: one file each, listed here; a shape knows nothing of its siblings."""

from typing import Final

from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.contest import Contest
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.grade import Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix
from desktop_app.rules.incentives.shapes.payment_days import PaymentDays
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.pool import Pool
from desktop_app.rules.incentives.shapes.residual import Residual
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.reward import Reward
from desktop_app.rules.incentives.shapes.scorecard import Scorecard
from desktop_app.rules.incentives.shapes.threshold import Threshold

SHAPES: Final[tuple[type[Shape], ...]] = (
    Flat,
    Marginal,
    Retroactive,
    Attainment,
    Threshold,
    Bonus,
    PerUnit,
    Curve,
    Matrix,
    Scorecard,
    Grades,
    PaymentDays,
    Residual,
    Pool,
    Contest,
    Reward,
)

"""What a role's expectation comes to in a month: so much a day, week or month, on the days somebody is there."""

from fractions import Fraction

from desktop_app.domain.expectation import Expectation, Pace

_WEEK = 7


def expected(one: Expectation, there: Fraction, whole: Fraction, weekend: int) -> Fraction:
    """In a month of ``whole`` working days, of which somebody works ``there``; ``weekend``: days a week not worked.

    A week counts as its working days, so that a month with a holiday asks for less. 0 in a month without work.
    """
    match one.pace:
        case Pace.DAY:
            return one.amount * there
        case Pace.WEEK:
            return one.amount * there / max(1, _WEEK - weekend)
        case Pace.MONTH:
            return one.amount * there / whole if whole else Fraction(0)
        case Pace.LEVEL:
            return one.amount

"""A role's scorecard: weighted KPIs, each with its threshold, cap and curve, and the score they make; no pay here."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import tomli_w

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.points import Left, Point, Right, line_at

_ZERO: Final = Fraction(0)
_WHOLE: Final = Fraction(1)
_USUAL_CAP: Final = Fraction(6, 5)
_ENOUGH: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """One KPI: shares throughout, 1 is 100 %.

    Below ``threshold`` of its goal it counts 0, never more than ``cap``. ``points`` (attainment, score) bend the line;
    without them the attainment is the score.
    """

    kpi: str
    weight: Fraction
    threshold: Fraction = _ZERO
    cap: Fraction = _USUAL_CAP
    points: tuple[tuple[Fraction, Fraction], ...] = ()

    def score(self, attainment: Fraction) -> Fraction:
        """Never below 0."""
        if attainment < self.threshold:
            return _ZERO
        bent = tuple(Point(at, pays) for at, pays in self.points)
        found = line_at(bent, Left.ZERO, Right.FLAT, attainment) if bent else attainment
        return max(_ZERO, min(found, self.cap))


@dataclass(frozen=True, slots=True)
class Card:
    """``name``: a message id, or what somebody typed. ``roles``: the roles it is for, as people write them."""

    key: str
    name: str
    lines: tuple[Line, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineScore:
    """``attainment`` None: no data or no goal; then ``score`` is None as well and the line is left out."""

    kpi: str
    weight: Fraction
    attainment: Fraction | None
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Score:
    """``value``: Σ weight × score ÷ Σ weight of the lines that could be told; ``counted``: those weights, of 1.

    ``value`` None: no line could be told.
    """

    value: Fraction | None
    counted: Fraction
    lines: tuple[LineScore, ...]


def score(card: Card, attainments: Mapping[str, Fraction | None]) -> Score:
    """What ``card`` gives for the attainment of each of its KPIs; a line without one is named, never counted 0."""
    lines = tuple(_line_score(line, attainments.get(line.kpi)) for line in card.lines)
    counted = sum((line.weight for line in lines if line.score is not None), _ZERO)
    points = sum((line.weight * line.score for line in lines if line.score is not None), _ZERO)
    return Score(points / counted if counted else None, counted, lines)


def _line_score(line: Line, attainment: Fraction | None) -> LineScore:
    return LineScore(line.kpi, line.weight, attainment, None if attainment is None else line.score(attainment))


def explain_score(found: Score) -> Explanation:
    """The sum line by line, and what could not be told."""
    parts = tuple(
        explain("review.line.missing", measure=line.kpi, weight=_percent(line.weight))
        if line.score is None or line.attainment is None
        else explain(
            "review.line", _percent(line.weight * line.score), measure=line.kpi, weight=_percent(line.weight),
            attainment=_percent(line.attainment), score=_percent(line.score),
        )
        for line in found.lines
    )  # fmt: skip
    if found.value is None:
        return explain("review.score.none", parts=parts)
    step = "review.score" if found.counted == _WHOLE else "review.score.part"
    return explain(step, _percent(found.value), parts=parts, counted=_percent(found.counted))


def _percent(value: Fraction) -> Quantity:
    return Quantity(value, Unit.PERCENT)


def attainment_of(value: Fraction | None, goal: Fraction | None, *, lower_is_better: bool = False) -> Fraction | None:
    """Value ÷ goal; where lower is better 2 − value ÷ goal, so that half the goal is 150 %. None without a goal."""
    if value is None or not goal:
        return None
    return 2 - value / goal if lower_is_better else value / goal


def card_for(role: str, cards: Sequence[Card]) -> Card | None:
    """The card with the longest role that ``role`` holds as a part; None where none fits."""
    folded = role.casefold()
    fits = [(len(one), card) for card in cards for one in card.roles if one and one.casefold() in folded]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def best_told(cards: Sequence[Card], attainments: Mapping[str, Fraction | None]) -> tuple[Card, Score]:
    """The first card of which half the weight can be told, else the one that tells most. ValueError without cards."""
    made = [(card, score(card, attainments)) for card in cards]
    enough = (one for one in made if one[1].counted >= _ENOUGH)
    return next(enough, None) or max(made, key=lambda one: one[1].counted)


def parse_cards(text: str) -> tuple[Card, ...]:
    """Cards from TOML, one table a card; UserError where one is not well formed."""
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(
            N_("The scorecard cannot be read: {why}."), N_("Correct the text at that place."), why=str(wrong)
        ) from wrong
    return tuple(_card(key, table) for key, table in tables.items())


def _card(key: str, table: Any) -> Card:
    try:
        lines = tuple(_line(one) for one in table["lines"])
        card = Card(key, str(table["name"]), lines, tuple(str(role) for role in table.get("roles", ())))
    except (KeyError, TypeError, ValueError, ArithmeticError) as wrong:
        raise UserError(
            N_("The scorecard “{key}” is not complete."),
            N_("It needs a name and lines, each with kpi and weight as a share."),
            key=key,
        ) from wrong
    check(card)
    return card


def _line(table: Mapping[str, Any]) -> Line:
    points = tuple((Fraction(at), Fraction(pays)) for at, pays in table.get("points", ()))
    threshold, cap = Fraction(table.get("threshold", 0)), Fraction(table.get("cap", _USUAL_CAP))
    return Line(str(table["kpi"]), Fraction(table["weight"]), threshold, cap, points)


def check(card: Card) -> None:
    """UserError unless the weights are positive and make 100 %, and each KPI stands once."""
    keys = [line.kpi for line in card.lines]
    if len(set(keys)) < len(keys):
        raise UserError(N_("A KPI stands twice in the scorecard."), N_("Give it one line with the whole weight."))
    total = sum((line.weight for line in card.lines), _ZERO)
    if any(line.weight <= 0 for line in card.lines) or total != _WHOLE:
        raise UserError(
            N_("The weights of a scorecard make {total}, not 100 %."), N_("Change them until they add up."),
            total=f"{float(total * 100):g} %",
        )  # fmt: skip
    for line in card.lines:
        places = [at for at, _pays in line.points]
        if line.cap <= line.threshold or places != sorted(set(places)):
            raise UserError(
                N_("A line of the scorecard contradicts itself: {kpi}."),
                N_("Its cap lies above its threshold, and its points go up."),
                kpi=line.kpi,
            )


def card_text(card: Card) -> str:
    """The card as TOML, which ``parse_cards`` reads back the same."""
    lines = [
        {"kpi": line.kpi, "weight": _decimal(line.weight), "threshold": _decimal(line.threshold),
         "cap": _decimal(line.cap), "points": [[_decimal(at), _decimal(pays)] for at, pays in line.points]}
        for line in card.lines
    ]  # fmt: skip
    return tomli_w.dumps({card.key: {"name": card.name, "roles": list(card.roles), "lines": lines}})


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)

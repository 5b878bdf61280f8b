"""The notation of KPI formulas: text to a tree and back, with the place of a mistake; the tree is in formula.py.

    deals_won ÷ (deals_won + deals_lost)        100 × (promoters − detractors) ÷ answers
    percentile(cycle_days, 90)                  revenue ÷ prior(revenue) − 1

Names of measures, numbers, + − × ÷ (or - * /), parentheses and functions. Nothing is handed to Python's ``eval``.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_
from desktop_app.rules.kpis.formula import (
    EXAMPLES,
    SPREAD_FUNCTIONS,
    Call,
    Formula,
    FormulaError,
    Name,
    Negative,
    Number,
    Operation,
    Vocabulary,
)

_LONGEST: Final = 200  # tokens: keeps the tree far from Python's limit of recursion
_SIGNS: Final = {"+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "·": "*", "/": "/", "÷": "/"}
_SHOWN: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>[-+*/−×·÷(),])|(?P<wrong>.)"
)
_ALL_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class _Token:
    """``kind``: number, name, sign or end; ``position`` counts from 1."""

    kind: str
    text: str
    position: int


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        position = found.start() + 1
        if found.lastgroup == "wrong":
            raise FormulaError(
                N_("“{character}” at position {position} has no meaning in a formula."),
                N_("Use names, numbers, + − × ÷ and parentheses; write 0.5 with a point."),
                character=found[0],
                position=position,
            )
        if found.lastgroup and found.lastgroup != "space":
            yield _Token(found.lastgroup, _SIGNS.get(found[0], found[0]), position)
    yield _Token("end", "", len(text) + 1)


def parse_formula(text: str, vocabulary: Vocabulary | None = None) -> Formula:
    """The tree of ``text``; FormulaError names the place. With a ``vocabulary``, unknown measures are errors too."""
    tokens = list(_tokens(text))
    if len(tokens) > _LONGEST:
        raise FormulaError(N_("The formula is too long."), N_("Split it into two KPIs."))
    reader = _Reader(tokens, vocabulary)
    tree = reader.sum()
    reader.end()
    return tree


class _Reader:
    """Reads tokens one by one, a method for each level of precedence."""

    def __init__(self, tokens: list[_Token], vocabulary: Vocabulary | None) -> None:
        self._tokens = tokens
        self._place = 0
        self._vocabulary = vocabulary

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, *texts: str) -> _Token | None:
        token = self._next
        if token.kind != "sign" or token.text not in texts:
            return None
        self._place += 1
        return token

    def end(self) -> None:
        if self._next.kind != "end":
            raise _unexpected(self._next)

    def sum(self) -> Formula:
        tree = self._product()
        while sign := self._take("+", "-"):
            tree = Operation(sign.text, tree, self._product())
        return tree

    def _product(self) -> Formula:
        tree = self._signed()
        while sign := self._take("*", "/"):
            tree = Operation(sign.text, tree, self._signed())
        return tree

    def _signed(self) -> Formula:
        if self._take("-"):
            return Negative(self._signed())
        return self._atom()

    def _atom(self) -> Formula:
        token = self._next
        if self._take("("):
            tree = self.sum()
            self._close(token)
            return tree
        if token.kind == "number":
            self._place += 1
            return Number(Fraction(Decimal(token.text)))
        if token.kind != "name":
            raise _unexpected(token)
        self._place += 1
        opening = self._next
        if self._take("("):
            return self._call(token, opening)
        if self._vocabulary:
            _check_name(token, self._vocabulary.totals)
        return Name(token.text)

    def _close(self, opening: _Token) -> None:
        if self._take(")"):
            return
        if self._next.kind != "end":
            raise _unexpected(self._next)
        raise FormulaError(
            N_("The parenthesis at position {position} is not closed."),
            N_("Write the missing )."),
            position=opening.position,
        )

    def _call(self, function: _Token, opening: _Token) -> Formula:
        if function.text not in EXAMPLES:
            raise FormulaError(
                N_("“{name}” at position {position} is not a function."),
                N_("The functions are: {functions}."),
                name=function.text,
                position=function.position,
                functions=", ".join(sorted(EXAMPLES)),
            )
        if function.text in SPREAD_FUNCTIONS or function.text == "target":
            arguments = [self._bare_name(function)]
        else:
            arguments = [self.sum()]
        while self._take(","):
            arguments.append(self.sum())
        self._close(opening)
        _check_arguments(function, arguments)
        return Call(function.text, tuple(arguments))

    def _bare_name(self, function: _Token) -> Formula:
        """Functions of single values, and target, take a measure and no calculation."""
        token = self._next
        if token.kind != "name" or self._tokens[self._place + 1].text not in (",", ")", ""):
            raise FormulaError(
                N_("{function} at position {position} takes the name of a measure."),
                N_("Write {function}(name)."),
                function=function.text,
                position=function.position,
            )
        self._place += 1
        if self._vocabulary:
            _check_name(token, self._vocabulary.kpis if function.text == "target" else self._vocabulary.spreads)
        return Name(token.text)


def _check_name(token: _Token, known: Collection[str]) -> None:
    if token.text not in known:
        raise FormulaError(
            N_("“{name}” at position {position} is not a name that can stand there."),
            N_("The nearest are: {nearest}."),
            name=token.text,
            position=token.position,
            nearest=", ".join(get_close_matches(token.text, known, cutoff=0.0)),
        )


def _check_arguments(function: _Token, arguments: list[Formula]) -> None:
    example = EXAMPLES[function.text]
    least = example.count(",") + 1
    if len(arguments) < least or (len(arguments) > least and function.text not in {"max", "min"}):
        raise FormulaError(
            N_("{function} at position {position} has too many or too few values."),
            N_("Write it like {example}."),
            function=function.text,
            position=function.position,
            example=example,
        )
    if function.text != "percentile":
        return
    percent = arguments[1]
    if not isinstance(percent, Number) or not 0 <= percent.value <= _ALL_PERCENT:
        raise FormulaError(
            N_("The percentile at position {position} is not a number from 0 to 100."),
            N_("Write percentile(name, 90)."),
            position=function.position,
        )


def _unexpected(token: _Token) -> FormulaError:
    if token.kind == "end":
        return FormulaError(
            N_("The formula ends too early."),
            N_("Add the missing name or number at the end."),
            position=token.position,
        )
    return FormulaError(
        N_("“{text}” at position {position} is not expected there."),
        N_("Between two names or numbers stands one of + − × ÷."),
        text=_SHOWN.get(token.text, token.text),
        position=token.position,
    )


_SUM: Final = 1
_PRODUCT: Final = 2
_ATOM: Final = 3


def format_formula(tree: Formula) -> str:
    """``tree`` as a person would write it; ``parse_formula`` reads it back to the same tree."""
    match tree:
        case Number():
            return _decimal(tree.value)
        case Name():
            return tree.name
        case Negative():
            return f"−{_bracketed(tree.of, _ATOM)}"
        case Operation():
            level = _level(tree)
            return f"{_bracketed(tree.left, level)} {_SHOWN[tree.sign]} {_bracketed(tree.right, level + 1)}"
        case Call():
            return f"{tree.function}({', '.join(map(format_formula, tree.arguments))})"


def _bracketed(tree: Formula, least: int) -> str:
    text = format_formula(tree)
    return text if _level(tree) >= least else f"({text})"


def _level(tree: Formula) -> int:
    match tree:
        case Operation():
            return _SUM if tree.sign in "+-" else _PRODUCT
        case _:
            return _ATOM


def _decimal(value: Fraction) -> str:
    """Numbers come from decimals, so that the division ends."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"

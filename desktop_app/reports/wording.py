"""Explanations, plan checks and row problems as sentences in the language of the moment."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from desktop_app import paths
from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.formats import format_figure, format_quantity, format_value
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _, ngettext
from desktop_app.reports import own_kpis
from desktop_app.reports.sentences import SENTENCES
from desktop_app.rules.incentives.credit import MEASURES
from desktop_app.rules.incentives.finding import Finding
from desktop_app.store.batches import Problem

_NAME: Final = re.compile(r"[a-z_][a-z_0-9]*")
_OF_COMPONENTS: Final = ("plan.component.", "pay.component", "pay.not_due", "pay.not_evaluable")
_KEYS: Final = frozenset({"measure", "quota"})  # values that name a measure or a KPI by its key
_TITLED: Final = frozenset(
    {"field", "kind", "length"}
)  # details of a problem that are message ids; others are as written
# Steps about figures and estimates; of pay every decimal is told, since a cent follows from them.
_OF_FIGURES: Final = (
    "kpi.", "status.", "reference.", "forecast.", "pace.", "landing.", "target.", "smart.", "outlook.", "peers.",
    "relation.", "ask.", "effect.", "review.",
)  # fmt: skip
_SIGNS: Final = {"*": "×", "/": "÷", "-": "−"}


def sentence(explanation: Explanation) -> str:
    """The step in words, filled with its values; without those of its parts."""
    return filled(explanation.step, dict(explanation.values))


def filled(step: str, values: Mapping[str, Value]) -> str:
    """The sentence of ``step`` with ``values``; KeyError for a step that has no sentence."""
    template = SENTENCES[step]
    form = format_figure if step.startswith(_OF_FIGURES) else format_value
    shown = {name: _shown(name, value, form) for name, value in values.items()}
    if step.startswith(_OF_COMPONENTS) and "name" in shown:
        shown["name"] = _(shown["name"])  # a component keeps its template's name until somebody types another
    if isinstance(template, str):
        return _(template).format(**shown)
    one, many, counted = template
    number = values[counted]
    n = int(number.value) if isinstance(number, Quantity) else number
    assert isinstance(n, int)
    return ngettext(one, many, n).format(**shown)


def _shown(name: str, value: Value, form: Callable[[Value], str]) -> str:
    if isinstance(value, str) and name == "formula":
        return formula_in_words(value)
    if isinstance(value, str) and name in _KEYS:
        return kpi_title(value)
    return form(value)


def kpi_title(key: str) -> str:
    """What people call the KPI or measure ``key``."""
    return _((_titles() | own_kpis.titles()).get(key, key))


@cache
def _titles() -> dict[str, str]:
    """Message ids of what a plan can be paid on and held to, by key: measures made of records, and KPIs."""
    kpis = tomllib.loads(paths.resource("kpis.toml").read_text(encoding="utf-8"))
    titles = {key: table["name"] for key, table in kpis.items()}
    return titles | {measure.key: measure.title for measure in MEASURES}


def formula_in_words(formula: str) -> str:
    """A formula with the names of its measures as people call them, and printed signs."""
    named = _NAME.sub(lambda found: _measure(found[0]), formula)
    return "".join(_SIGNS.get(letter, letter) for letter in named)


def _measure(key: str) -> str:
    known = SENTENCES.get(f"kpi.input.{key}") or SENTENCES.get(f"formula.name.{key}")
    return _(known) if isinstance(known, str) else key


def result_text(explanation: Explanation) -> str:
    """The step's own figure, or "" if it has none."""
    return "" if explanation.result is None else format_quantity(explanation.result, _places(explanation.result))


def _places(quantity: Quantity) -> int | None:
    """In an explanation a share shows one more digit than on a gauge."""
    return 2 if quantity.unit is Unit.PERCENT and (quantity.value * 100).denominator != 1 else None


def outline(explanation: Explanation, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """The whole tree line by line: (depth, sentence, figure)."""
    yield depth, sentence(explanation), result_text(explanation)
    for part in explanation.parts:
        yield from outline(part, depth + 1)


def finding_text(finding: Finding) -> str:
    return _(finding.message).format(**{name: format_value(value) for name, value in finding.values})


def problem_text(problem: Problem, details: Mapping[str, str] | None = None) -> str:
    """Why a row was not plainly imported; ``details`` instead of its own, as for a group of problems."""
    values = problem.details if details is None else details
    return _(problem.reason).format(**{name: _(value) if name in _TITLED else value for name, value in values.items()})

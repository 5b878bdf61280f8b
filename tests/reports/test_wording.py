"""Every step that the rules can take has its sentence, is given what it speaks of, and is said in every language."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from desktop_app import i18n
from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, explain_figure, figures
from desktop_app.reports import wording
from desktop_app.reports.sentences import SENTENCES
from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.finding import error
from desktop_app.rules.incentives.plan_examples import replay
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store.database import open_store
from tests.conftest import SAMPLE_END

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "desktop_app/rules").rglob("*.py"))
FILES = sorted((*(ROOT / "tests/cases/incentives").glob("*.toml"), *(ROOT / "resources/plans").glob("*.toml")))
LANGUAGES = ("en", "zh_CN", "zh_TW", "ro")
HOLDS_A_PLACE = {"pay.component"}  # made bare, and replaced once the pay is known
NOT_VALUES = {"parts", "records", "count", "result"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Where a step is made in the rules: "module:line" and the call."""
    for path in RULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "explain":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def steps_of(step: ast.expr) -> set[str]:
    """The ids that an expression can stand for; () where only running it can tell."""
    match step:
        case ast.Constant():
            return {str(step.value)}
        case ast.IfExp():
            return steps_of(step.body) | steps_of(step.orelse)
        case ast.JoinedStr():
            named = "".join(
                re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[a-z_0-9]+" for one in step.values
            )
            found = {known for known in SENTENCES if re.fullmatch(named, known)}
            return found or {ast.unparse(step)}  # no sentence at all: named by the test that fails
    return set()


NAMED = [(place, call, step) for place, call in calls() for step in sorted(steps_of(call.args[0]))]


def placeholders(step: str) -> set[str]:
    sentence = SENTENCES[step]
    texts = (sentence,) if isinstance(sentence, str) else sentence[:2]
    counted = set() if isinstance(sentence, str) else {sentence[2]}
    return counted | {name for text in texts for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_every_step_named_in_the_rules_has_a_sentence() -> None:
    assert len(NAMED) > 100
    assert [f"{place} {step}" for place, _call, step in NAMED if step not in SENTENCES] == []


def test_every_step_is_given_what_its_sentence_speaks_of() -> None:
    """Where the id is written out; ids put together and values handed on as ``**more``: by the evaluations below."""
    lacking = []
    for place, call, step in NAMED:
        given = {keyword.arg for keyword in call.keywords} - NOT_VALUES
        open_ = None in given or isinstance(call.args[0], ast.JoinedStr) or (not given and step in HOLDS_A_PLACE)
        if not open_ and (missing := placeholders(step) - given):
            lacking.append(f"{place} {step}: {sorted(missing)}")
    assert lacking == []


def said(*trees: Explanation) -> list[str]:
    """Every step of ``trees`` in words, with its figure."""
    return [f"{text} {figure}" for tree in trees for _depth, text, figure in wording.outline(tree)]


def is_whole(text: str) -> bool:
    return bool(text.strip()) and "{" not in text and not re.search(r"\b(plan|tier|pay|kpi|status)\.[a-z_]+", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_plan_and_every_example_can_be_said(path: Path) -> None:
    file = parse_plan(path.read_text("utf-8"))
    trees = [tree for version in file.plan.versions for tree in describe(version)]
    for example in file.examples:
        for run in replay(file.plan, example, example.expect):
            trees += [run.settlement.explanation, *run.settlement.reasons]
    findings = [finding for version in file.plan.versions for finding in check(version)]
    for language in LANGUAGES:
        i18n.set_language(language)
        texts = [*said(*trees), *map(wording.finding_text, findings)]
        assert len(texts) > 3
        assert [text for text in texts if not is_whole(text)] == []


def test_every_figure_of_a_workspace_can_be_said(sample: Path) -> None:
    """The steps are the same in every language, so they are gathered once and said in each."""
    months = [parse_period(name) for name in ("2026-08", "2026-09", "2027-01")]
    with open_store(sample, readonly=True) as store:
        keys = tuple(kpi.key for kpi in kpis_with_data(store))
        assert len(keys) > 35
        found = [one for month in months for one in figures(store, Wanted(keys, month, SAMPLE_END))]
        trees = [one for figure in found for one in (figure.reason, figure.missing) if one]
        trees += [explain_figure(store, Wanted((key,), months[0], SAMPLE_END)) for key in keys]
        for language in LANGUAGES:
            i18n.set_language(language)
            texts = said(*trees)
            assert len(texts) > 4 * len(keys)
            assert [text for text in texts if not is_whole(text)] == []


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "ro"])
def test_sentences_are_other_sentences_in_another_language(language: str) -> None:
    tree = explain(
        "pay.statement", name="Ana", period=parse_period("2026-03"), pay=Quantity(Fraction(5), Unit.MONEY, "EUR")
    )
    english = wording.sentence(tree)
    i18n.set_language(language)
    assert wording.sentence(tree) != english
    assert "Ana" in wording.sentence(tree)


def test_a_step_without_a_sentence_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        wording.sentence(explain("no.such.step"))
    with pytest.raises(KeyError):
        wording.sentence(explain("pay.statement", name="Ana"))


def test_a_number_chooses_between_one_and_many() -> None:
    total = Quantity(Fraction(5), Unit.MONEY, "EUR")
    assert wording.sentence(explain("measure.revenue", number=1, total=total)) == "Revenue of 1 record: €5.00"
    assert wording.sentence(explain("measure.revenue", number=2, total=total)) == "Revenue of 2 records: €5.00"
    few = explain("status.too_few", n=Quantity(Fraction(1)), least=5)
    assert wording.sentence(few) == "There is 1 record; the figure is judged from 5 on."


def test_names_of_people_are_never_translated_and_braces_in_them_do_no_harm() -> None:
    i18n.set_language("ro")
    one = explain("pay.held", name="Revenue {period}", period=parse_period("2026-03"))
    assert "Revenue {period}" in wording.sentence(one)


def test_a_formula_is_said_with_names_and_printed_signs() -> None:
    assert wording.formula_in_words("deals_won / (deals_won + deals_lost)") == "Deals won ÷ (Deals won + Deals lost)"
    assert wording.formula_in_words("2 * revenue - x_9") == "2 × Revenue − x_9"


def test_values_are_shown_as_people_write_them() -> None:
    one = explain("reason.currency", plan="EUR", document="S-2", amount=Quantity(Fraction("1234.5"), Unit.MONEY, "USD"))
    assert wording.sentence(one).startswith("S-2 is an amount of $1,234.50, but the plan pays in EUR")
    assert "31 March 2026" in wording.filled("pay.not_due", {"name": "C", "period": date(2026, 3, 31)})


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [("1/3", Unit.PERCENT, "33.33 %"), ("1/2", Unit.PERCENT, "50.0 %"), ("7", Unit.COUNT, "7")],
)
def test_a_share_shows_one_more_digit_in_an_explanation(value: str, unit: Unit, text: str) -> None:
    step = explain("kpi.no_data", Quantity(Fraction(value), unit))
    assert wording.result_text(step).replace("\N{NO-BREAK SPACE}", " ") == text
    assert wording.result_text(explain("kpi.no_data")) == ""


def test_an_outline_goes_from_the_whole_to_its_parts() -> None:
    leaf = explain("plan.by_record")
    tree = explain("pay.component", parts=(explain("record.returned", parts=(leaf,)), leaf), name="C",
                   period=parse_period("2026-03"), pay=Quantity(Fraction(0), Unit.MONEY, "EUR"))  # fmt: skip
    assert [(depth, text.split(",")[0].split(":")[0]) for depth, text, _figure in wording.outline(tree)] == [
        (0, "C"),
        (1, "Returned in full"),
        (2, "Worked out on each record by itself"),
        (1, "Worked out on each record by itself"),
    ]


def test_a_finding_is_filled_with_its_values() -> None:
    finding = error("C", "Step {number} overlaps the step before it.", number=3)
    assert wording.finding_text(finding) == "Step 3 overlaps the step before it."

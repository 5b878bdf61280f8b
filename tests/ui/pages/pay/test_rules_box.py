"""Every element of a plan can be opened, added and removed in the editor, and what is not touched stays as it is."""

from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.modifiers import Gate, Multiplier
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.shapes import SHAPES
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.matrix import Matrix
from desktop_app.rules.incentives.terms import USUAL, PayTerms
from desktop_app.ui.pages.pay.beginnings import first_shape
from desktop_app.ui.pages.pay.component_card import ComponentCard
from desktop_app.ui.pages.pay.elements import COMPONENT_ELEMENTS, VERSION_ELEMENTS, Element, added, in_force, removed
from desktop_app.ui.pages.pay.figure_units import figure_unit, suited_units
from desktop_app.ui.pages.pay.manners import version_manner
from desktop_app.ui.pages.pay.rules_box import RulesBox
from desktop_app.ui.pages.pay.shape_editor import ShapeEditor
from desktop_app.ui.pages.pay.whole_plan_card import WholePlanCard

ROOT = Path(__file__).parents[4]
FILES = sorted((ROOT / "resources/plans").glob("*.toml")) + [
    ROOT / f"tests/cases/incentives/{name}.toml"
    for name in (
        "matrix", "gates_any", "instalments_on_events", "ramp_by_month", "pool_percent", "scorecard_gate", "plan_rate",
        "clawback_by_table", "kicker", "eligibility", "limits_for_each_record", "discount_bands", "parental_leave",
        "pay_currency", "override_each", "half_credit", "accelerator_gate_year", "guarantee_declining", "reward",
    )
]  # fmt: skip
MEASURES = {"revenue": "Revenue", "units": "Units"}
PLAIN = Component("Commission", Flat(Fraction(5, 100)))
VERSION = PlanVersion(
    parse_plan((ROOT / "resources/plans/flat_rate.toml").read_text()).plan.versions[0].valid_from, (PLAIN,)
)


def opened(qtbot: QtBot, component: Component) -> ComponentCard:
    card = ComponentCard(component, MEASURES, "EUR")
    qtbot.addWidget(card)
    card._build()
    return card


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plan_that_is_opened_and_read_again_is_the_same(path: Path, qtbot: QtBot) -> None:
    for version in parse_plan(path.read_text("utf-8")).plan.versions:
        for component in version.components:
            card = opened(qtbot, component)
            card._read()
            card.rules._read()
            assert not card.wrong
            assert card.component == component
        whole = WholePlanCard()
        qtbot.addWidget(whole)
        whole.show_version(version, "EUR", MEASURES)
        whole.rules._read()
        assert not whole.wrong
        assert whole.version == version


@pytest.mark.parametrize("element", COMPONENT_ELEMENTS, ids=lambda element: element.names[0])
def test_a_rule_of_a_component_is_added_and_removed(element: Element, qtbot: QtBot) -> None:
    card = opened(qtbot, PLAIN)
    card.rules.add_rule(element)
    assert element in card.rules.shown
    card.rules.remove_rule(element)
    assert element not in card.rules.shown
    assert card.component == PLAIN


@pytest.mark.parametrize("element", VERSION_ELEMENTS, ids=lambda element: element.names[0])
def test_a_rule_of_the_whole_plan_is_added_and_removed(element: Element, qtbot: QtBot) -> None:
    box = RulesBox(VERSION, VERSION_ELEMENTS, lambda names: version_manner("EUR", MEASURES, names))
    qtbot.addWidget(box)
    box.add_rule(element)
    assert not box.wrong
    assert in_force(element, box.whole) is bool(element.begin)
    box.remove_rule(element)
    assert box.whole == VERSION


def test_the_elements_are_all_there_is() -> None:
    beside = {"name", "shape", "measure", "every", "rule", "floor", "cap"}
    of_components = {name for element in COMPONENT_ELEMENTS for name in element.names}
    assert of_components == {item.name for item in fields(Component)} - beside
    of_terms = {name for element in VERSION_ELEMENTS if element.of for name in element.names}
    assert of_terms == {item.name for item in fields(PayTerms)}


def test_an_element_takes_nothing_but_its_own_fields() -> None:
    limit = next(element for element in VERSION_ELEMENTS if element.names[0] == "cap")
    version = replace(VERSION, terms=replace(USUAL, cap=Fraction(100), recovery_share=Fraction(1, 2)))
    assert removed(limit, version).terms == replace(USUAL, recovery_share=Fraction(1, 2))
    draw = next(element for element in VERSION_ELEMENTS if element.names == ("draw",))
    assert added(draw, version).terms.cap == 100


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_every_shape_can_be_chosen_for_another_rate(shape: type, qtbot: QtBot) -> None:
    card = opened(qtbot, PLAIN)
    editor = ShapeEditor(PLAIN, lambda one: card._manner_for(one, frozenset()))
    qtbot.addWidget(editor)
    editor.chooser.setCurrentIndex(SHAPES.index(shape))
    assert editor.take() == first_shape(shape, PLAIN)


def test_a_wrong_figure_is_said_at_its_field_and_the_rule_before_stays(qtbot: QtBot) -> None:
    card = opened(qtbot, PLAIN)
    limit = next(form for names, form in card._forms if "cap" in names)
    limit.editors["cap"].line.setText("much")
    assert card.wrong
    assert not limit.editors["cap"]._problem.isHidden()
    assert card.component == PLAIN
    limit.editors["cap"].line.setText("900")
    assert not card.wrong
    assert card.component.cap == 900


def test_a_figure_is_typed_in_the_unit_of_what_is_read() -> None:
    assert figure_unit(Reading("csat_mean")) is Unit.SCORE
    assert figure_unit(Reading("collection_rate")) is Unit.PERCENT
    assert figure_unit(Reading("revenue")) is Unit.MONEY
    assert figure_unit(Reading("revenue", against=QuotaSpan.PERIOD)) is Unit.PERCENT
    assert suited_units(Gate(component="Commission"))["at_least"] is Unit.PERCENT
    assert suited_units(Multiplier("revenue"))["lower"] is Unit.MONEY
    assert suited_units(Matrix((), (), Reading("collection_rate"))) == {"columns": Unit.PERCENT}

"""Editors made from dataclasses, with a plan's rate shape as the example they are made for."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor, SwitchEditor
from desktop_app.ui.forms.rows import RowsEditor


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Step:
    lower: Fraction = field(metadata={"title": "From", "unit": Unit.MONEY})
    rate: Fraction = field(metadata={"title": "Rate", "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Shape:
    name: str = field(metadata={"title": "Name"})
    rate: Fraction = field(metadata={"title": "Rate", "unit": Unit.PERCENT})
    steps: tuple[Step, ...] = field(metadata={"title": "Steps"})
    cap: Fraction | None = field(default=None, metadata={"title": "Cap", "unit": Unit.MONEY})
    colour: Colour = field(default=Colour.RED, metadata={"title": "Colour"})
    active: bool = field(default=True, metadata={"title": "Active"})
    products: tuple[str, ...] = field(default=(), metadata={"title": "Products"})
    since: date | None = field(default=None, metadata={"title": "Since"})
    hidden: int = 7


SHAPE = Shape("Field", Fraction(1, 3), (Step(Fraction(0), Fraction(5, 100)), Step(Fraction(40_000), Fraction(8, 100))))
MANNER = Manner(currency="EUR", choices={Colour: {Colour.RED: "Red", Colour.BLUE: "Blue"}})


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(SHAPE, MANNER)
    qtbot.addWidget(made)
    return made


def line(form: Form, name: str) -> LineEditor:
    editor = form.editors[name]
    assert isinstance(editor, LineEditor)
    return editor


def rows(form: Form) -> RowsEditor:
    editor = form.editors["steps"]
    assert isinstance(editor, RowsEditor)
    return editor


def type_cell(form: Form, row: int, place: int, text: str) -> None:
    item = rows(form).table.item(row, place)
    assert item is not None
    item.setText(text)


def test_an_untouched_form_gives_the_same_value_back_even_a_third(form: Form) -> None:
    assert form.take() == SHAPE


def test_every_field_with_a_title_has_an_editor_and_its_words(form: Form) -> None:
    assert list(form.editors) == ["name", "rate", "steps", "cap", "colour", "active", "products", "since"]
    words = {label.text() for label in form.findChildren(QLabel)}
    assert {"Name", "Rate", "Cap", "EUR", "%"} <= words


def test_what_is_typed_comes_back_as_values(form: Form) -> None:
    line(form, "name").line.setText("Inside")
    line(form, "rate").line.setText("7.5")
    line(form, "cap").line.setText("12,000")
    line(form, "products").line.setText("GTX Pro, MG Special")
    line(form, "since").line.setText("2026-01-31")
    colour = form.editors["colour"]
    assert isinstance(colour, ChoiceEditor)
    colour.setCurrentIndex(1)
    active = form.editors["active"]
    assert isinstance(active, SwitchEditor)
    active.setChecked(False)
    taken = form.take()
    assert taken == Shape(
        "Inside",
        Fraction(75, 1000),
        SHAPE.steps,
        Fraction(12_000),
        Colour.BLUE,
        active=False,
        products=("GTX Pro", "MG Special"),
        since=date(2026, 1, 31),
    )


def test_a_wrong_figure_is_said_beside_its_field_and_nothing_is_taken(form: Form, qtbot: QtBot) -> None:
    form.show()
    line(form, "rate").line.setText("five")
    line(form, "since").line.setText("soon")
    assert form.value() is None
    with pytest.raises(UserError, match="five"):
        form.take()
    said = [label.text() for label in form.findChildren(QLabel) if label.property("kind") == "act" and label.text()]
    assert said == [
        "“five” is not a number. Write it like 1,234.50.",
        "“soon” is not a date. Write it like 2026-09-30.",
    ]
    line(form, "rate").line.setText("5")
    assert not [
        label
        for label in line(form, "rate").findChildren(QLabel)
        if label.property("kind") == "act" and label.isVisible()
    ]


def test_a_required_figure_may_not_be_empty_and_an_optional_one_may(form: Form) -> None:
    line(form, "cap").line.setText("")
    assert form.take().cap is None
    line(form, "rate").line.setText("")
    with pytest.raises(UserError, match="Something must stand here"):
        form.take()


def test_steps_are_edited_added_and_removed_in_a_table(form: Form) -> None:
    type_cell(form, 1, 1, "9")
    rows(form).add_row()
    type_cell(form, 2, 0, "80,000")
    type_cell(form, 2, 1, "12")
    assert form.take().steps == (
        Step(Fraction(0), Fraction(5, 100)),
        Step(Fraction(40_000), Fraction(9, 100)),
        Step(Fraction(80_000), Fraction(12, 100)),
    )
    rows(form).table.setCurrentCell(0, 0)
    rows(form).remove_row()
    assert len(form.take().steps) == 2


def test_a_wrong_cell_is_named_by_row_and_column(form: Form) -> None:
    rows(form).add_row()
    type_cell(form, 2, 0, "80,000")
    with pytest.raises(UserError) as caught:
        form.take()
    assert str(caught.value) == "Row 3, Rate: Something must stand here."


def test_a_choice_without_words_is_a_fault_of_the_program(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        Form(SHAPE, Manner())


def test_a_figure_is_shown_as_it_was_understood(form: Form) -> None:
    editor = line(form, "cap")
    editor.line.setText("12000,5")
    editor.line.editingFinished.emit()
    assert editor.line.text() == "12,000.5"


def test_a_form_tells_of_each_change(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        line(form, "name").line.setText("X")
    with qtbot.waitSignal(form.changed):
        type_cell(form, 0, 1, "6")

"""Lists of small forms and forms that may be left out, made from dataclasses like the rest."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.forms.blocks import BlocksEditor, OptionalEditor


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Inner:
    side: Side = field(default=Side.LEFT, metadata={"title": "Side"})
    share: Fraction = field(default=Fraction(1), metadata={"title": "Share", "unit": Unit.PERCENT})


@dataclass(frozen=True)
class Outer:
    parts: tuple[Inner, ...] = field(default=(), metadata={"title": "Parts"})
    maybe: Inner | None = field(default=None, metadata={"title": "Maybe"})
    sizes: tuple[Fraction, ...] = field(default=(), metadata={"title": "Sizes"})
    chosen: bool | None = field(default=None, metadata={"title": "Chosen"})


MANNER = Manner(choices={Side: {Side.LEFT: "left", Side.RIGHT: "right"}}, nothing={"chosen": "not yet"})


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Outer((Inner(Side.RIGHT),), sizes=(Fraction(1, 2), Fraction(3))), MANNER)
    qtbot.addWidget(made)
    return made


def test_what_is_not_touched_comes_back(form: Form) -> None:
    assert form.take() == form.value() == Outer((Inner(Side.RIGHT),), sizes=(Fraction(1, 2), Fraction(3)))


def test_blocks_are_added_changed_and_removed(form: Form) -> None:
    blocks = form.editors["parts"]
    assert isinstance(blocks, BlocksEditor)
    blocks.add_block()
    blocks.forms[1].editors["share"].line.setText("40")
    assert form.take().parts == (Inner(Side.RIGHT), Inner(share=Fraction(40, 100)))
    blocks._remove(blocks.forms[0], blocks._blocks.itemAt(0).widget())
    assert form.take().parts == (Inner(share=Fraction(40, 100)),)


def test_a_part_that_may_be_missing_has_a_switch(form: Form) -> None:
    maybe = form.editors["maybe"]
    assert isinstance(maybe, OptionalEditor)
    maybe.switch.setChecked(True)
    assert form.take().maybe == Inner()
    maybe.form.editors["share"].line.setText("much")
    assert form.value() is None
    form.show_problems()
    assert not maybe.form.editors["share"]._problem.isHidden()
    with pytest.raises(UserError):
        form.take()
    maybe.switch.setChecked(False)
    assert form.take().maybe is None


def test_figures_in_a_row_are_parted_by_semicolons_and_a_choice_may_be_open(form: Form) -> None:
    form.editors["sizes"].line.setText("1,000; 2.5")
    assert form.take().sizes == (Fraction(1000), Fraction(5, 2))
    assert form.editors["chosen"].itemText(0) == "not yet"
    form.editors["chosen"].setCurrentIndex(2)
    assert form.take().chosen is False

"""The templates of a new plan: each under its question, and started with one press."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.operations.pay.plans import Trait, templates
from desktop_app.ui.pages.pay.templates_card import TemplatesCard


def test_each_question_shows_its_templates_and_one_press_starts_from_one(qtbot: QtBot) -> None:
    card = TemplatesCard()
    qtbot.addWidget(card)
    for trait in Trait:
        card.traits.show_value(trait)
        card.traits.chosen.emit(trait)
        starts = [one for one in card.findChildren(QPushButton) if one.text() == "Start" and not one.isHidden()]
        wanted = [template for template in templates() if template.trait is trait]
        assert [one.accessibleName() for one in starts] == [f"Start from “{one.file.plan.name}”" for one in wanted]
        with qtbot.waitSignal(card.chosen) as chosen:
            starts[0].click()
        assert chosen.args == [wanted[0].file]

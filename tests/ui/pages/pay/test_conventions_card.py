"""The conventions of a version: all of them, the ones that differ first and beside their default."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from pytestqt.qtbot import QtBot

from desktop_app.domain.money import Rounding
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.terms import USUAL, Clawback, Release, Trigger
from desktop_app.ui.pages.pay.conventions_card import Convention, ConventionsCard, conventions

PLAIN = PlanVersion(date(2026, 1, 1), (Component("Commission", Flat(Fraction(5, 100))),), "EUR")


def test_a_plain_version_differs_in_nothing() -> None:
    found = conventions(PLAIN)
    assert not any(one.differs for one in found)
    assert Convention("Rounding", "half up", "half up") in found


def test_what_differs_stands_first_with_its_default() -> None:
    released = replace(PLAIN.components[0], release=Release(Trigger.PAYMENT))
    version = replace(
        PLAIN,
        rounding=Rounding.HALF_EVEN,
        terms=replace(USUAL, clawback=Clawback(days=90)),
        components=(released,),
    )
    found = [one for one in conventions(version) if one.differs]
    assert conventions(version)[: len(found)] == found
    assert found == [
        Convention("Rounding", "half to even", "half up"),
        Convention("A return takes back within days", "90", "no limit"),
        Convention("Paid at", "the customer's payment", "the sale", "Commission"),
    ]


def test_the_card_counts_what_differs(qtbot: QtBot) -> None:
    card = ConventionsCard()
    qtbot.addWidget(card)
    card.show_version(PLAIN)
    assert "all as the default" in card.head.accessibleDescription()
    card.show_version(replace(PLAIN, fiscal_start=4))
    assert "1 differs from the default" in card.head.accessibleDescription()

"""Sellers of customers and people's own target pay in the window: entered, changed, ended, removed, undone."""

from datetime import date
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from desktop_app.operations.pay import pay_sources
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import Ask, AskDay
from desktop_app.ui.pages.pay.header import PLANS
from desktop_app.ui.pages.pay.sources_view import ADD, CHANGE, END, REMOVE, SourceCard
from tests.ui.pages.pay.conftest import use_template


def lists(page: PayPage, store: Store) -> tuple[SourceCard, SourceCard]:
    use_template(store, "target_curve")
    page.open_view(PLANS)
    page.header.actions["sources"].trigger()
    view = page.source_desk.view
    assert page.view == "sources"
    return view.sellers, view.targets


def asked(page: PayPage) -> Ask:
    found = page.source_desk.steps.asked
    assert found is not None
    return found


def boxes(dialog: Ask) -> dict[str, QComboBox]:
    return {one.accessibleName(): one for one in dialog.findChildren(QComboBox)}


def known(store: Store) -> list[tuple[str, date | None, str]]:
    people, found = names.texts(store), pay_sources.sellers_of(store)
    return [(one.name, pay_sources.day_of(one.first), people.get(one.person, "")) for one in found]


def test_a_seller_is_entered_changed_ended_and_undone(page: PayPage, store: Store) -> None:
    card, _targets = lists(page, store)
    assert [key for key, link in card.links.items() if not link.isHidden()] == [ADD]
    card.links[ADD].click()
    boxes(asked(page))["Name"].setCurrentText("Costa")
    boxes(asked(page))["Seller"].setCurrentText("Ana Pop")
    asked(page).accept()
    march = date(2026, 3, 1)
    assert known(store) == [("Costa", march, "Ana Pop")]
    card.links[CHANGE].click()
    dialog = asked(page)
    assert not boxes(dialog)["Name"].isEnabled()
    boxes(dialog)["Seller"].setCurrentText("Ion Rusu")
    dialog.findChildren(QDateEdit)[0].setDate(date(2026, 2, 1))
    dialog.accept()
    assert known(store) == [("Costa", date(2026, 2, 1), "Ion Rusu")]
    card.links[END].click()
    dialog = asked(page)
    assert isinstance(dialog, AskDay)
    dialog.edit.setDate(date(2026, 3, 15))
    dialog.accept()
    assert known(store) == [("Costa", date(2026, 2, 1), "Ion Rusu"), ("Costa", date(2026, 3, 16), "")]
    undo = page.header.buttons["undo_source"]
    for expected in ([("Costa", date(2026, 2, 1), "Ion Rusu")], [("Costa", march, "Ana Pop")], []):
        assert not undo.isHidden()
        undo.click()
        assert known(store) == expected
    assert undo.isHidden()


def test_an_own_target_pay_is_entered_changed_and_removed(page: PayPage, store: Store) -> None:
    _sellers, card = lists(page, store)
    card.links[ADD].click()
    amount = next(one for one in asked(page).findChildren(QLineEdit) if one.accessibleName().startswith("Target pay"))
    amount.setText("2500.50")
    asked(page).accept()
    card.links[CHANGE].click()
    amount = next(one for one in asked(page).findChildren(QLineEdit) if one.accessibleName().startswith("Target pay"))
    assert amount.text() == "2,500.5"
    amount.setText("2600")
    asked(page).accept()
    (target,) = pay_sources.target_pays(store)
    assert (target.name, target.first, target.amount) == ("Ana Pop", date(2026, 3, 1), Fraction(2600))
    card.links[REMOVE].click()
    assert pay_sources.target_pays(store) == []
    assert card.table is None
    page.header.buttons["undo_source"].click()
    assert [one.amount for one in pay_sources.target_pays(store)] == [2600]
    assert page.back()
    assert page.view == PLANS

"""The seller of a customer and a person's own target pay, entered from the plans of the window."""

from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop_app.operations.pay import pay_sources
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.header import PLANS
from tests.ui.pages.pay.conftest import use_template


def test_a_seller_and_a_target_pay_are_kept(page: PayPage, store: Store) -> None:
    use_template(store, "target_curve")
    page.open_view(PLANS)
    page.header.actions["sellers"].trigger()
    asked = page.plan_desk.sources.asked
    assert asked is not None
    boxes = {one.accessibleName(): one for one in asked.findChildren(QComboBox)}
    boxes["Name"].setCurrentText("Costa")
    boxes["Seller"].setCurrentText("Ana Pop")
    asked.accept()
    (kept,) = pay_sources.sellers_of(store)
    assert (kept.noun, kept.name, kept.person) == ("customer", "Costa", boxes["Seller"].itemData(0))
    page.header.actions["target_pay"].trigger()
    asked = page.plan_desk.sources.asked
    assert asked is not None
    amount = next(one for one in asked.findChildren(QLineEdit) if one.accessibleName().startswith("Target pay"))
    amount.setText("2500.50")
    asked.accept()
    (target,) = pay_sources.target_pays(store)
    assert (target.name, target.amount) == ("Ana Pop", Fraction("2500.5"))

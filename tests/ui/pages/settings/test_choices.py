"""Settings taken apart into forms and put together again."""

from fractions import Fraction

from pytestqt.qtbot import QtBot

from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.settings.choices import (
    company_manner,
    company_of,
    counting_manner,
    counting_of,
    extras_of,
    merged,
)

SETTINGS = WorkspaceSettings(company="Harbor", country="RO", currency="RON", tax_rate="0.210", fiscal_year_start=4)


def test_taking_apart_and_putting_together_changes_nothing() -> None:
    assert merged(SETTINGS, company_of(SETTINGS), counting_of(SETTINGS), extras_of(SETTINGS)) == SETTINGS


def test_a_rate_is_kept_as_an_exact_decimal() -> None:
    company = company_of(SETTINGS)
    assert company.tax == Fraction(21, 100)
    for rate, text in ((Fraction(195, 1000), "0.195"), (Fraction(0), "0"), (Fraction(5, 100), "0.05")):
        changed = type(company)(*(getattr(company, name) if name != "tax" else rate for name in company.__slots__))
        assert merged(SETTINGS, changed, counting_of(SETTINGS), extras_of(SETTINGS)).tax_rate == text


def test_every_choice_in_force_can_be_shown(qtbot: QtBot) -> None:
    company, counting = company_of(SETTINGS), counting_of(SETTINGS)
    for value, manner in (
        (company, company_manner(currency_is_fixed=False)),
        (company, company_manner(currency_is_fixed=True)),
        (counting, counting_manner()),
        (company_of(WorkspaceSettings()), company_manner(currency_is_fixed=False)),
    ):
        form = Form(value, manner)
        qtbot.addWidget(form)
        assert form.take() == value

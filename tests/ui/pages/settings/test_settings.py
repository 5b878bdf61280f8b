"""The Settings page on a real workspace, with jobs in place."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import ANY_DAY, CalendarDay, ExchangeRate
from desktop_app.operations import moments
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.store import calendar_days, database, rates, settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.widgets.chips import Segments


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    create_workspace(workspace, "RO", {"company": "Harbor"})
    with database.open_store(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> SettingsPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    jobs = JobsInPlace(store)
    made = SettingsPage(store, jobs)
    jobs.data_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    made.reload()
    return made


def line(page: SettingsPage, name: str) -> LineEditor:
    assert page.company is not None
    editor = page.company.editors[name]
    assert isinstance(editor, LineEditor)
    return editor


def choose(page: SettingsPage, name: str, value: object) -> None:
    for form in (page.company, page.counting):
        assert form is not None
        editor = form.editors.get(name)
        if isinstance(editor, ChoiceEditor):
            editor.setCurrentIndex(editor._values.index(value))
            return
    raise KeyError(name)


def test_an_unchanged_page_has_nothing_to_save(page: SettingsPage) -> None:
    assert page.draft() == settings.load(page.store)
    assert not page._save.isEnabled()


def test_a_change_is_saved_as_one_revision_with_its_reason(page: SettingsPage) -> None:
    line(page, "company").line.setText("Harbor & Pine")
    line(page, "tax").line.setText("19")
    choose(page, "fiscal_year_start", 4)
    page.reason.setText("New accountant")
    page.save()
    saved = settings.load(page.store)
    assert (saved.company, saved.tax_rate, saved.fiscal_year_start) == ("Harbor & Pine", "0.19", 4)
    rows = list(page.store.db.query("select key, reason from setting where reason <> '' order by key"))
    assert rows == [{"key": key, "reason": "New accountant"} for key in ("company", "fiscal_year_start", "tax_rate")]
    assert not page._save.isEnabled()
    assert page.reason.text() == ""


def test_what_counts_and_who_pays_are_settings_too(page: SettingsPage) -> None:
    choose(page, "revenue_source", "invoice")
    choose(page, "aims", (True, False))
    choose(page, "works_out_pay", value=False)
    page.save()
    saved = settings.load(page.store)
    assert saved.revenue_source == "invoice"
    assert (saved.pays_commission, saved.leads_team, saved.works_out_pay) == (True, False, False)


def test_a_wrong_field_keeps_everything_as_it_was(page: SettingsPage) -> None:
    line(page, "tax").line.setText("a lot")
    line(page, "company").line.setText("Other")
    page.save()
    assert settings.load(page.store).company == "Harbor"
    assert any("a lot" in label.text() for label in page.findChildren(QLabel))


def test_discarding_brings_back_what_is_saved(page: SettingsPage) -> None:
    line(page, "company").line.setText("Other")
    assert page._save.isEnabled()
    page.reload()
    assert line(page, "company").line.text() == "Harbor"
    assert not page._save.isEnabled()


def test_the_currency_is_fixed_once_there_are_records(page: SettingsPage) -> None:
    assert page.company is not None
    assert "currency" in page.company.editors
    page.store.db.execute("insert into batch (kind, source, recorded_at) values ('sale', 'a.csv', '2026-01-01')")
    page.reload()
    assert "currency" not in page.company.editors
    assert page.draft() == settings.load(page.store)


def test_a_day_is_set_and_set_back_at_once_as_from_the_command_line(page: SettingsPage) -> None:
    """A day set here is an entry of its own: it needs no saving and can be taken back like an import."""
    year = moments.today().year
    national = date(year, 12, 1)
    assert page.calendar.days()[national.isoformat()] == "0"
    page.calendar.day.setDate(QDate(year, 12, 1))
    page.calendar.share.setCurrentIndex(2)
    page.calendar.name.setText("Stock-taking")
    page.calendar.set_day()
    assert calendar_days.working_calendar(page.store).share(national) == 1
    assert page.calendar.table.model.row_values(_row_of(page, national))[3] == "Stock-taking"
    page.calendar.day.setDate(QDate(year, 12, 2))
    page.calendar.share.setCurrentIndex(1)
    page.calendar.set_day()
    inventory = date(year, 12, 2)
    page.calendar.table.grid.selectRow(_row_of(page, inventory))
    page.calendar.clear_day()
    assert [one.day for one in calendar_days.load(page.store)] == [national]
    assert page.draft() == settings.load(page.store)


def test_a_notice_is_pasted(page: SettingsPage) -> None:
    QApplication.clipboard().setText("date,type,holiday\n2026-03-03,holiday,Inventory\n")
    page.paste_notice()
    assert calendar_days.load(page.store) == [CalendarDay(date(2026, 3, 3), Fraction(0), "Inventory")]


def _row_of(page: SettingsPage, day: date) -> int:
    model = page.calendar.table.model
    return next(row for row in range(model.rowCount()) if model.row_values(row)[0] == day)


def test_another_country_brings_its_calendar_tax_and_week(page: SettingsPage) -> None:
    choose(page, "country", "CN")
    page.take_country()
    page.save()
    saved = settings.load(page.store)
    assert saved.country == "CN"
    calendar = saved.working_calendar
    assert calendar.working_days(date(2026, 2, 1), date(2026, 3, 1)) == 16
    assert saved.currency == "RON"


def answer(button: QMessageBox.StandardButton) -> None:
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    question.button(button).click()


def test_a_backup_is_made_listed_and_offered_for_putting_back(qtbot: QtBot, page: SettingsPage) -> None:
    page.back_up()
    assert page.backups.table.model.rowCount() == 1
    page.backups.table.grid.selectRow(0)
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Yes))
    with qtbot.waitSignal(page.restore_asked) as asked:
        page.backups.ask_restore()
    assert asked.args[0].is_file()


def test_language_and_colours_ask_the_window(qtbot: QtBot, page: SettingsPage) -> None:
    named = {segments.accessibleName(): segments for segments in page.findChildren(Segments)}
    languages, colours = named["Language"], named["Colours"]
    with qtbot.waitSignal(page.language_chosen) as spoken:
        languages.findChildren(type(page._save))[3].click()
    assert spoken.args == ["ro"]
    with qtbot.waitSignal(page.scheme_chosen) as dressed:
        colours.findChildren(type(page._save))[2].click()
    assert dressed.args == [theme.Scheme.DARK]


def test_a_rate_is_added_and_removed(page: SettingsPage, store: Store) -> None:
    card = page.rates
    card.currency.setText("dollars")
    card.rate.setText("4,551")
    card.add()
    assert not card.problem.isHidden()
    card.currency.setText("usd")
    card.add()
    assert card.problem.isHidden()
    assert rates.load(store) == [ExchangeRate(ANY_DAY, "USD", "RON", Fraction("4.551"))]
    card.table.grid.selectRow(0)
    card.remove()
    assert rates.load(store) == []


def test_a_ramp_is_saved_with_the_page_or_given_up(page: SettingsPage) -> None:
    page.ramp.months.setValue(1)
    assert page._save.isEnabled()
    page._undo.click()
    assert page.ramp.percents() == [25, 50, 75]
    page.ramp.months.setValue(2)
    page.save()
    assert settings.load(page.store).target_ramp == ("0.25", "0.5")
    assert not page._save.isEnabled()


def test_a_saved_ramp_is_taken_back_and_taken_again(page: SettingsPage) -> None:
    assert not page._take_back.isVisible()
    page.ramp.months.setValue(4)
    page.save()
    kept = settings.load(page.store).target_ramp
    assert kept
    assert page._take_back.isVisible()
    page._take_back.click()
    assert settings.load(page.store).target_ramp == ()
    page._take_back.click()
    assert settings.load(page.store).target_ramp == kept

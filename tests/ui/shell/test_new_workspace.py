"""The form of a new workspace."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.ui.shell.new_workspace import NewWorkspace, file_for, likely_country


@pytest.fixture
def form(qtbot: QtBot) -> NewWorkspace:
    made = NewWorkspace(pays=True, leads=False)
    qtbot.addWidget(made)
    return made


def test_the_country_brings_currency_year_and_figures(form: NewWorkspace) -> None:
    form.country.setCurrentIndex(form.country.findData("RO"))
    begun = form.beginning()
    assert begun.country == "RO"
    assert (begun.changes["currency"], begun.changes["number_format"]) == ("RON", "1.234,56")
    assert form._sentence._words == "Romanian leu · year starts in January · holidays of Romania"


def test_each_of_them_can_be_changed(form: NewWorkspace) -> None:
    form.country.setCurrentIndex(form.country.findData("RO"))
    form.currency.setCurrentIndex(form.currency.findData("EUR"))
    form.year_start.setCurrentIndex(form.year_start.findData(4))
    begun = form.beginning()
    assert (begun.country, begun.changes["currency"], begun.changes["fiscal_year_start"]) == ("RO", "EUR", 4)
    assert form._sentence._words == "Euro · year starts in April · holidays of Romania"


def test_the_door_decides_what_it_is_for_until_the_person_does(form: NewWorkspace) -> None:
    begun = form.beginning()
    assert (begun.changes["pays_commission"], begun.changes["leads_team"]) == (True, False)
    form.aim.setCurrentIndex(2)
    form.who.setCurrentIndex(1)
    begun = form.beginning()
    assert (begun.changes["pays_commission"], begun.changes["leads_team"]) == (True, True)
    assert begun.changes["works_out_pay"] is False


def test_without_a_name_nothing_is_created(qtbot: QtBot, form: NewWorkspace) -> None:
    form.name.setText("  ")
    with qtbot.assertNotEmitted(form.created):
        form.name.returnPressed.emit()
    form.name.setText("Harbor")
    with qtbot.waitSignal(form.created) as created:
        form.name.returnPressed.emit()
    assert created.args[0].changes["company"] == "Harbor"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Harbor", "Harbor.quotadesk"),
        ("A/B: C*?", "A B C.quotadesk"),
        ("..", "My team.quotadesk"),
        ("销售一部", "销售一部.quotadesk"),
    ],
)
def test_the_file_is_named_after_the_workspace_on_any_system(tmp_path: Path, name: str, file: str) -> None:
    assert file_for(name, tmp_path) == tmp_path / file


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for file in ("Harbor.quotadesk", "Harbor 2.quotadesk"):
        (tmp_path / file).touch()
    assert file_for("Harbor", tmp_path).name == "Harbor 3.quotadesk"


def test_a_computer_without_a_known_country_gets_one_that_speaks_its_language() -> None:
    i18n.set_language("zh_TW")
    assert likely_country() in {"TW", "HK"}

"""The form of a new workspace: its name, what it is for, what the country brings, where the file goes."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app import i18n, paths
from desktop_app.domain.formats import NUMBER_FORMATS, month_name
from desktop_app.files.presets import CountryPreset, currency_names, find_country, load_countries
from desktop_app.i18n import N_, _
from desktop_app.paths import WORKSPACE_SUFFIX
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import OneLine, label

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # in file names, on any system
_AIMS: Final = (
    ((True, False), N_("I pay commission")),
    ((False, True), N_("I lead a team")),
    ((True, True), N_("I pay commission and lead a team")),
)
_WHO: Final = ((True, N_("I work out pay")), (False, N_("Somebody else works out pay")))


@dataclass(frozen=True, slots=True)
class Beginning:
    """A workspace to be made; ``changes`` are settings that differ from those of ``country``."""

    path: Path
    country: str
    changes: dict[str, Any]


def likely_country() -> str:
    """The country of this computer if we know it, else the first that speaks the window's language."""
    here = QLocale.territoryToCode(QLocale.system().territory())
    countries = load_countries()
    if here in {country.code for country in countries}:
        return here
    speaking = [country.code for country in countries if country.language == i18n.language()]
    return "GB" if i18n.language() == "en" else speaking[0]


def file_for(name: str, folder: Path) -> Path:
    """A path in ``folder`` that is still free, named after the workspace."""
    stem = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(" .") or _("My team")
    tried = folder / f"{stem}{WORKSPACE_SUFFIX}"
    number = 2
    while tried.exists():
        tried = folder / f"{stem} {number}{WORKSPACE_SUFFIX}"
        number += 1
    return tried


class NewWorkspace(QWidget):
    """One name and one sentence of defaults; Enter creates."""

    created = Signal(object)

    def __init__(self, *, pays: bool, leads: bool) -> None:
        super().__init__()
        self._folder = paths.documents_folder()
        self.name = QLineEdit(_("My team"))
        self.name.setAccessibleName(_("Name of the workspace"))
        self.aim = _choices(_("What it is for"), _AIMS, (pays, leads))
        self.who = _choices(_("Who works out pay?"), _WHO, True)
        self.country = _choices(_("Country"), [(one.code, one.name) for one in load_countries()], likely_country())
        self.currency = _choices(_("Currency"), list(currency_names().items()), "")
        months = [(month, month_name(month)) for month in range(1, 13)]
        self.year_start = _choices(_("The year starts in"), months, 1)
        self.figures = _choices(_("Figures are written"), [(name, name) for name in NUMBER_FORMATS], "")
        self._sentence = OneLine("", 12)
        self._place = OneLine("", 12)
        self._more = QWidget()
        self._create = button(_("Create"), self._finish, kind="primary")
        self._change = button(_("Change"), self._show_more, kind="link")
        self._lay_out()
        self._take_country()
        self.country.currentIndexChanged.connect(self._take_country)
        for choice in (self.currency, self.year_start, self.figures):
            choice.currentIndexChanged.connect(self._show_sentence)
        self.name.textChanged.connect(self._show_place)
        self.name.returnPressed.connect(self._finish)
        self._show_place()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        name = label(_("Name"), 12, 500)
        name.setBuddy(self.name)
        column.addWidget(name)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.aim, 1)
        row.addWidget(self.who, 1)
        column.addLayout(row)
        column.addWidget(self._more)
        self._more.setVisible(False)
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 0, 0, 0)
        choices = (self.country, self.currency, self.year_start, self.figures)
        for place, choice in enumerate(choices):
            field = label(choice.accessibleName(), 12, kind="muted")
            field.setBuddy(choice)
            grid.addWidget(field, 2 * (place // 2), place % 2)
            grid.addWidget(choice, 2 * (place // 2) + 1, place % 2)
        said = QHBoxLayout()
        said.addWidget(self._sentence, 1)
        said.addWidget(self._change)
        column.addLayout(said)
        where = QHBoxLayout()
        where.addWidget(self._place, 1)
        where.addWidget(button(_("Elsewhere…"), self._elsewhere, kind="link"))
        where.addSpacing(8)
        where.addWidget(self._create)
        column.addLayout(where)

    def begin(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _preset(self) -> CountryPreset:
        return find_country(self.country.currentData())

    def _take_country(self) -> None:
        preset = self._preset()
        self.currency.setCurrentIndex(self.currency.findData(preset.currency))
        self.year_start.setCurrentIndex(self.year_start.findData(preset.fiscal_year_start))
        self.figures.setCurrentIndex(self.figures.findData(preset.number_format))
        self._show_sentence()

    def _show_sentence(self) -> None:
        self._sentence.show_words(
            _("{currency} · year starts in {month} · holidays of {country}").format(
                currency=self.currency.currentText(),
                month=self.year_start.currentText(),
                country=self.country.currentText(),
            )
        )

    def _show_more(self) -> None:
        self._more.setVisible(True)
        self._change.setVisible(False)
        self.country.setFocus()

    def _path(self) -> Path:
        return file_for(self.name.text(), self._folder)

    def _show_place(self) -> None:
        path = self._path()
        self._place.show_words(_("Saved as {file}").format(file=Path(path.parent.name) / path.name))
        self._place.setToolTip(str(path))
        self._create.setEnabled(bool(self.name.text().strip()))

    def _elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the workspace"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._show_place()

    def _finish(self) -> None:
        if self.name.text().strip():
            self.created.emit(self.beginning())

    def beginning(self) -> Beginning:
        """What the form says now."""
        pays, leads = self.aim.currentData()
        changes = {
            "company": self.name.text().strip(),
            "currency": self.currency.currentData(),
            "fiscal_year_start": self.year_start.currentData(),
            "number_format": self.figures.currentData(),
            "language": i18n.language(),
            "pays_commission": pays,
            "leads_team": leads,
            "works_out_pay": self.who.currentData(),
        }
        return Beginning(self._path(), self.country.currentData(), changes)


def _choices(name: str, choices: Any, chosen: object) -> QComboBox:
    """A drop of (value, message id) pairs."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for place, (value, title) in enumerate(choices):
        made.addItem(_(title), value)
        if value == chosen:
            made.setCurrentIndex(place)
    return made

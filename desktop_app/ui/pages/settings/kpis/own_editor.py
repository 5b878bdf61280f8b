"""The editor of a KPI of one's own: name, formula, filters, and beside them what it gives on the data at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.operations.kpis.try_kpi import likely_unit, try_kpi
from desktop_app.rules.kpis.formula import FormulaError
from desktop_app.store.database import Store
from desktop_app.ui.forms import Form
from desktop_app.ui.forms.editors import ChoiceEditor
from desktop_app.ui.pages.settings.kpis.formula_edit import FormulaEdit
from desktop_app.ui.pages.settings.kpis.own import OwnKpi, definition_fields, own_manner
from desktop_app.ui.pages.settings.kpis.since import CORRECT, SinceRow
from desktop_app.ui.pages.settings.kpis.trial_card import TrialCard
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scrolled import Scrolled

_PAUSE: Final = 250  # ms after the last key until the data are asked
_TRIAL: Final = 340
_BESIDE: Final = 900  # px from which on the result stands beside the formula


@dataclass(frozen=True, slots=True)
class Start:
    """What the editor begins with; ``key`` is empty for a new KPI, ``where`` are filters it has no field for."""

    key: str = ""
    own: OwnKpi = field(default_factory=OwnKpi)
    formula: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


class OwnEditor(QWidget):
    """``save_asked``: key (empty: new), fields as ``add_kpi`` takes them, since when (None: for all days), reason."""

    save_asked = Signal(str, dict, object, str)
    left = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._start = Start()
        self._guessed = OwnKpi().unit
        self.form = Form(OwnKpi(), own_manner(store, OwnKpi()))
        self.card = Card(_("My own KPI"))
        self.edit = FormulaEdit()
        self.problem = label("", 12, kind="act", wrap=True)
        self.trial = TrialCard()
        self._place = QVBoxLayout()
        self.since = SinceRow(_("Correct it for all days"), CORRECT)
        self.save = button(_("Save KPI"), self._save, kind="primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.try_out)
        self.edit.changed.connect(self._pause.start)
        self._lay_out()

    def _lay_out(self) -> None:
        self.card.add_link(_("All KPIs"), self.leave, "chevron-left")
        self.body = self.card.body
        head = QHBoxLayout()
        title = label(_("Formula"), 12, kind="muted")
        title.setBuddy(self.edit)
        head.addWidget(title, 1)
        insert = button(_("Insert a name"), self._offer, kind="mini")
        insert.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.addWidget(insert)
        foot = QHBoxLayout()
        foot.addWidget(self.since.reason, 1)
        foot.addWidget(button(_("Cancel"), self.leave))
        foot.addWidget(self.save)
        self.body.addLayout(head)
        for widget in (self.edit, self.problem):
            self.body.addWidget(widget)
        self.body.addLayout(self._place)
        self.body.addWidget(self.since)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._arrange()

    def _arrange(self) -> None:
        inside = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._sides.addWidget(self.card, 1)
        self._sides.addWidget(self.trial)
        self.trial.setFixedWidth(_TRIAL)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)
        self.trial.setMaximumWidth(_TRIAL if beside else 16_777_215)
        self.trial.setMinimumWidth(_TRIAL if beside else 0)

    def begin(self, start: Start, since: date) -> None:
        self._start, self._guessed = start, OwnKpi().unit
        self.card.show_title(start.own.name if start.key else _("A KPI of my own"), start.key)
        clear(self._place)
        self.form = Form(start.own, own_manner(self._store, start.own), columns=2)
        self.form.changed.connect(self._pause.start)
        self._place.addWidget(self.form)
        self.form.editors["definition"].line.setCursorPosition(0)
        self.edit.setPlainText(start.formula)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.since.setVisible(bool(start.key))
        self.since.begin(since)
        self.try_out()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> dict[str, Any]:
        """UserError for a field that is wrong."""
        wanted: OwnKpi = self.form.look()
        found = definition_fields(wanted, self.edit.formula())
        return {**found, "where": {**self._start.where, **found["where"]}}

    def try_out(self) -> None:
        """Show what the formula gives now, or where its mistake is."""
        self._pause.stop()
        if not self.edit.formula():
            self._show_problem(None)
            self.trial.show_nothing()
            return
        self._guess_unit()
        try:
            trial = try_kpi(self._store, {**self.fields(), "name": "—"})
        except UserError as error:
            self._show_problem(error)
            self.trial.show_nothing(error)
            return
        self._show_problem(None)
        self.trial.show_trial(trial)

    def _guess_unit(self) -> None:
        """That of the formula, for a new KPI, until somebody chooses another one."""
        box, found = self.form.editors["unit"], likely_unit(self.edit.formula())
        if self._start.key or found is None or not isinstance(box, ChoiceEditor) or box.take() is not self._guessed:
            return
        self._guessed = found
        box.choose(found)

    def _show_problem(self, error: UserError | None) -> None:
        self.problem.setText(str(error) if error else "")
        self.problem.setVisible(error is not None)
        self.edit.underline(error.position if isinstance(error, FormulaError) else None)

    def _offer(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.offer()

    def _save(self) -> None:
        self.try_out()
        try:
            self.form.take()
            if not self.form.look().name:
                self.form.editors["name"].show_problem(_("Write a name."))
                return
            if not self.edit.formula():
                self._show_problem(UserError(_("A KPI needs a formula.")))
                return
            fields = self.fields()
        except UserError:
            return  # said at its field
        if self.problem.isHidden():
            self.save_asked.emit(self._start.key, fields, self.since.first(), self.since.why())

    def is_changed(self) -> bool:
        start = self._start
        return (self.form.value(), self.edit.formula()) != (start.own, start.formula)

    def may_leave(self) -> bool:
        """Asks once before what is typed is lost."""
        if not self.is_changed():
            return True
        answer = QMessageBox.question(
            self, _("Give up this KPI?"), _("What you typed has not been saved and will be lost."),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
        )  # fmt: skip
        return answer == QMessageBox.StandardButton.Discard

    def leave(self) -> None:
        if self.may_leave():
            self.left.emit()

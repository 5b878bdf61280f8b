"""How the chosen KPI is judged, who answers for it and why; a change keeps what earlier periods were judged by."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.settings.kpis.judged import Judged, changes, judged, manner
from desktop_app.ui.pages.settings.kpis.since import FROM, SinceRow
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label


class JudgedCard(Card):
    """``save_asked``: the changed fields, since when (None: a correction), why. ``confirm_asked``: they suit us."""

    save_asked = Signal(dict, object, str)
    confirm_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("How it is judged"), _("a change keeps what earlier periods were judged by"))
        self._kpi: Kpi | None = None
        self._currency = ""
        self._columns = 2
        self.form: Form | None = None
        self.proposal = _Proposal()
        self.proposal.confirm.clicked.connect(self.confirm_asked)
        self._place = QVBoxLayout()
        self.since = SinceRow(_("Correct what was said"), FROM)
        self.save = button(_("Save"), self._save, kind="soft")
        self.discard = button(_("Discard"), self._discard)
        self._foot = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        second = QHBoxLayout()
        second.addWidget(self.since.reason, 1)
        second.addWidget(self.discard)
        second.addWidget(self.save)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.since)
        foot.addLayout(second)
        self.body.addWidget(self.proposal)
        self.body.addLayout(self._place)
        self.body.addWidget(self._foot)

    def show_kpi(self, kpi: Kpi, currency: str, since: date) -> None:
        """A draft of the same KPI stays while what is saved stays."""
        self.proposal.setVisible(kpi.unconfirmed)
        same = self._kpi is not None and (self._kpi.key, judged(self._kpi)) == (kpi.key, judged(kpi))
        self._kpi, self._currency = kpi, currency
        if same and self.form is not None:
            return
        clear(self._place)
        self.form = Form(judged(kpi), manner(kpi, currency), columns=self._columns)
        self.form.changed.connect(self._show_whether_changed)
        self._place.addWidget(self.form)
        self.since.begin(since)
        self._show_whether_changed()

    def set_columns(self, columns: int) -> None:
        """How many fields stand side by side; a draft stays as it is until it is saved."""
        if columns != self._columns:
            self._columns = columns
            if not self.is_changed():
                self._discard()

    def _changes(self) -> dict[str, Any]:
        wanted = self.form.value() if self.form else None
        return changes(self._kpi, wanted) if self._kpi is not None and isinstance(wanted, Judged) else {}

    def is_changed(self) -> bool:
        wanted = self.form.value() if self.form else None
        return self._kpi is not None and wanted != judged(self._kpi)

    def focus_form(self) -> None:
        if self.form is not None:
            self.form.editors["direction"].setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Asks once before what is typed is lost."""
        if not self.is_changed():
            return True
        answer = QMessageBox.question(
            self, _("Give up this change?"), _("What you changed of this KPI has not been saved and will be lost."),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
        )  # fmt: skip
        if answer == QMessageBox.StandardButton.Discard:
            self._discard()
            return True
        return False

    def _show_whether_changed(self) -> None:
        self._foot.setVisible(self.is_changed())

    def _save(self) -> None:
        assert self.form is not None
        try:
            self.form.take()
        except UserError:
            return  # said at its field
        self.save_asked.emit(self._changes(), self.since.first(), self.since.why())

    def _discard(self) -> None:
        kpi, self._kpi = self._kpi, None
        if kpi is not None:
            self.show_kpi(kpi, self._currency, self.since.typed_day())


class _Proposal(QWidget):
    """Thresholds that nobody outside stands behind are this program's proposal until somebody confirms them."""

    def __init__(self) -> None:
        super().__init__()
        self.confirm = button(_("They suit us"), lambda: None, kind="mini")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        words = _("These thresholds are a proposal of this program without an outside source. Confirm or change them.")
        row.addWidget(label(words, 12, kind="watch", wrap=True), 1)
        row.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)

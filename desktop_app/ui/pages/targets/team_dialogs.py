"""Two looks at the targets of people: held against what the team can carry, and who was told theirs."""

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number, format_period
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.moments import today
from desktop_app.operations.targets.quota_capacity import quota_capacity
from desktop_app.operations.targets.told import tell, tellings
from desktop_app.reports.target_words import capacity_lines, capacity_table, telling_table
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.targets import clipboard, wording
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel


class _TeamDialog(QDialog):
    """A title line, what is above the table, the table; it reads the store itself."""

    def __init__(self, parent: QWidget, store: Store, kpi: str, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 520)
        self._store, self._kpi = store, kpi
        self._unit = find_kpi(store, kpi).unit
        self._currency = settings.load(store).currency if self._unit is Unit.MONEY else ""
        self.words = label("", 13, kind="muted", wrap=True)
        self.table: TableView | None = None
        self.above = QHBoxLayout()
        self.above.setSpacing(10)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(20, 18, 20, 18)
        self._whole.setSpacing(12)
        self._whole.addLayout(self.above)
        self._whole.addWidget(self.words)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self._whole.addWidget(self.buttons)

    def show_table(self, table: Table | None, words: str) -> None:
        """None: only the words, which then say what hinders."""
        if self.table is not None:
            self._whole.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
        if table is not None:
            self.table = TableView(TableModel(table), self.windowTitle(), stretch="name")
            self._whole.insertWidget(1, self.table, 1)
        self.words.setText(words)


class CapacityDialog(_TeamDialog):
    """Top-down against bottom-up; the quota of a full-time person and the expected attainment can be typed."""

    def __init__(self, parent: QWidget, store: Store, kpi: str, place: tuple[Scope, Period], company: str) -> None:
        where = _("{scope}, {period}").format(
            scope=wording.scope_words(place[0], company), period=format_period(place[1])
        )
        super().__init__(parent, store, kpi, _("Can the team carry it? {where}").format(where=where))
        self._place = place
        self.quota = _field(_("Quota of a full-time person"), _("as in the year before"))
        self.attainment = _field(_("Expected attainment"), "100 %")
        for words, field in ((_("Quota"), self.quota), (_("Expected attainment"), self.attainment)):
            self.above.addWidget(label(words, 12, kind="muted"))
            self.above.addWidget(field, 1)
            field.textChanged.connect(lambda _now: self.reckon())
        self.reckon()

    def reckon(self) -> None:
        try:
            typed = clipboard.read_amount(self.quota.text(), self._unit, self._currency)
            share = clipboard.read_amount(self.attainment.text(), Unit.PERCENT, "")
            found = quota_capacity(
                self._store, self._kpi, self._place[1], scope=self._place[0], quota=typed,
                attainment=Fraction(1) if share is None else share,
            )  # fmt: skip
        except UserError as error:
            self.show_table(None, str(error))
            return
        rows = [(one.scope.name, one.full, one.brings, one.target) for one in found.rows]
        said = capacity_lines(
            Quantity(found.quota, self._unit, self._currency), self._shown(found.difference), self._shown(found.needed)
        )
        said.append(
            _("Counted are the days each is there, long leave, the full-time share and the first months of service.")
        )
        self.show_table(capacity_table(rows, found.top_down, self._unit, self._currency), " ".join(said))

    def _shown(self, value: Fraction | None) -> Quantity | None:
        return None if value is None else Quantity(value, self._unit, self._currency)


class TellDialog(_TeamDialog):
    """Who was told which target; one press notes that all who have to be told were told today."""

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs, kpi: str, period: Period) -> None:
        super().__init__(parent, store, kpi, _("Told to people: {period}").format(period=format_period(period)))
        self._jobs, self._period = jobs, period
        self.told = button(_("All were told today"), self.tell_all, kind="primary")
        self.above.addWidget(label(_("A target holds for a person from the day they were told."), 12, kind="muted"), 1)
        self.above.addWidget(self.told, 0, Qt.AlignmentFlag.AlignRight)
        self.reload()

    def reload(self) -> None:
        found = tellings(self._store, self._kpi, self._period)
        open_ones = sum(one.told is None or one.changed for one in found)
        self.told.setEnabled(open_ones > 0)
        if not found:
            self.show_table(None, _("Nobody has a target for exactly this period; break it down to people first."))
            return
        rows = [(one.scope.name, one.value, one.told, one.day) for one in found]
        words = ngettext("{n} person has to be told.", "{n} people have to be told.", open_ones)
        said = words.format(n=format_number(open_ones)) if open_ones else _("Everybody knows their target.")
        self.show_table(telling_table(rows, self._unit, self._currency), said)

    def tell_all(self) -> None:
        self._jobs.run(
            tell, self._kpi, self._period, today(),
            on_done=lambda _number: self.reload(), label=N_("Noting who was told"),
        )  # fmt: skip


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made

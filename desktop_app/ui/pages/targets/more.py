"""What else can be done with targets: carried over, held against capacity, told to people, exported; one menu."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from desktop_app import paths
from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_, _, language
from desktop_app.operations.export_report import export_targets
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.targets.carry_over import Carry, carry_over
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.reports.target_words import stranded_words
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.targets.expected_dialog import ExpectedDialog
from desktop_app.ui.pages.targets.goals_dialog import GoalsDialog
from desktop_app.ui.pages.targets.team_dialogs import CapacityDialog, TellDialog


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page shows just now, and how it takes a new draft."""

    grid: TargetGrid
    place: Place
    take: Callable[[TargetGrid], None]


class More:
    """The entries act on ``scene()``; changes of targets go into the draft."""

    def __init__(self, page: QWidget, store: Store, jobs: Jobs, scene: Callable[[], Scene]) -> None:
        self._page, self._store, self._jobs, self._scene = page, store, jobs, scene

    def fill(self, menu: QMenu) -> None:
        menu.clear()
        of_people = self._scene().grid.rows is ScopeKind.PERSON
        own = _("Carry over what was missed or won, everybody their own")
        menu.addAction(own if of_people else _("Carry over what was missed or won, each row its own"),
                       lambda: self.carry(Carry.OWN))  # fmt: skip
        menu.addAction(_("Carry it over together, in proportion"), lambda: self.carry(Carry.SHARED))
        if of_people:
            menu.addAction(_("Can the team carry it?"), self.show_capacity)
            menu.addAction(_("Who was told their target?"), self.show_told)
            menu.addAction(_("What is expected of each role…"), self.show_expected)
        if settings.load(self._store).goal_tree:
            menu.addAction(_("Goals that targets serve"), self.show_goals)
        menu.addSeparator()
        menu.addAction(_("Export the targets…"), self.export)

    def carry(self, by: Carry) -> None:
        """From the chosen row, over the whole period shown."""
        scene = self._scene()
        try:
            found = carry_over(
                self._store, scene.grid, (scene.place[0], scene.grid.columns[0].period), default_as_of(self._store), by
            )
        except UserError as error:
            self._jobs.refused.emit(error)
            return
        scene.take(found.grid)
        if found.stranded:
            words = [stranded_words(scope.name, found.grid.quantity(missed)) for scope, missed in found.stranded]
            QMessageBox.information(self._page, _("Carried over"), "\n".join(words))

    def show_capacity(self) -> None:
        scene, company = self._scene(), settings.load(self._store).company
        CapacityDialog(self._page, self._store, scene.grid.kpi, scene.place, company).exec()

    def show_told(self) -> None:
        scene = self._scene()
        TellDialog(self._page, self._store, self._jobs, scene.grid.kpi, scene.place[1]).exec()

    def show_expected(self) -> None:
        ExpectedDialog(self._page, self._store, self._jobs, self._scene().grid.columns[0].period).exec()

    def show_goals(self) -> None:
        GoalsDialog(self._page, self._store, self._jobs).exec()

    def export(self) -> None:
        grid = self._scene().grid
        period = grid.columns[0].period
        start = paths.documents_folder() / f"{_('Targets')} {period.name}.xlsx"
        kinds = "XLSX (*.xlsx);;PDF (*.pdf);;CSV (*.csv)"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Export the targets"), str(start), kinds)
        if chosen:
            self._jobs.run(
                export_targets,
                grid.kpi,
                period,
                Path(chosen),
                language=language(),
                rows=grid.rows,
                label=N_("Writing the file"),
            )

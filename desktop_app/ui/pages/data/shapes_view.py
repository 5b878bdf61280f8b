"""The tab of known files: what is applied to the next one with the same titles; renamed, carried, forgotten here."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Column, Table
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import Fix
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.importing.settled import Settled
from desktop_app.operations.importing.shapes import (
    KnownShape,
    change_shape,
    drop_fix,
    export_shape,
    forget_shape,
    import_shape,
    load_shapes,
    rename_shape,
)
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.data.batch_detail import Confirm
from desktop_app.ui.pages.data.fixes_card import FixesCard
from desktop_app.ui.pages.data.shape_card import ShapeCard
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scrolled import Scrolled
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_SHAPES: Final = (
    Column("name", N_("Known as")),
    Column("kind", N_("Holds")),
    Column("columns", N_("Columns")),
    Column("fixes", N_("Fixes")),
)
_SIDE: Final = 440


class ShapesView(QWidget):
    """A list at the left, what was settled for the chosen one at the right."""

    shown = Signal(str)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self._known: list[KnownShape] = []
        self._id = ""
        self.model = TableModel(Table(_SHAPES, ()))
        self.table = TableView(self.model, _("Known files"), stretch="name")
        self.table.row_selected.connect(self._choose)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of this kind of file"))
        self.name.editingFinished.connect(self._rename)
        self.columns = ShapeCard()
        self.columns.edited.connect(self._edit)
        self.fixes = FixesCard()
        self.fixes.removed.connect(self._drop_fix)
        self.further = label("", 12, kind="muted", wrap=True)
        self.export = button(_("Export…"), self._export, icon="export")
        self.bring = button(_("Import a description…"), self._import, icon="import")
        self.forget = button(_("Forget…"), self._ask, kind="danger", icon="trash")
        self.confirm = Confirm(_("Forget"), "trash")
        self.confirm.agreed.connect(self._forget)
        self._empty = EmptyState(
            "file-lines",
            _("No known files yet"),
            _("What you settle about a file is remembered with its titles and applied to the next one like it."),
            _("Import a description…"),
            self._import,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        list_card = Card(flush=True)
        list_card.body.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export)
        buttons.addStretch(1)
        buttons.addWidget(self.forget)
        head = Card(_("This kind of file"), _("applied to the next one with the same titles"))
        head.body.addWidget(self.name)
        head.body.addWidget(self.further)
        head.body.addLayout(buttons)
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for card in (self.confirm, head, self.fixes, self.columns):
            side.addWidget(card)
        side.addStretch(1)
        scroll = Scrolled(inside, self)
        scroll.setFixedWidth(_SIDE)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(list_card, 1)
        below = QHBoxLayout()
        below.addWidget(self.bring)
        below.addStretch(1)
        left.addLayout(below)
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._both, 1)
        whole.addWidget(self._empty, 1)

    def reload(self) -> None:
        self._known = load_shapes(self._store)
        self._both.setVisible(bool(self._known))
        self._empty.setVisible(not self._known)
        rows = tuple(
            (
                _(one.title),
                _(find_kind(one.settled.kind).title),
                format_number(len(one.settled.columns)),
                format_number(len(one.settled.fixes)) if one.settled.fixes else None,
            )
            for one in self._known
        )
        self.model.show_table(Table(_SHAPES, rows))
        self.table.fit_columns()
        if not self._known:
            return
        places = {one.id: place for place, one in enumerate(self._known)}
        place = places.get(self._id, 0)
        self._show(self._known[place])
        self.table.grid.selectRow(place)

    def _choose(self, row: int) -> None:
        place = self.model.source_row(row)
        if 0 <= place < len(self._known):
            self._show(self._known[place])

    def _show(self, shape: KnownShape) -> None:
        if shape.id != self._id:
            self.confirm.hide()
        self._id = shape.id
        settled = shape.settled
        self.name.setText(settled.name)
        self.name.setPlaceholderText(_(shape.title))
        self.columns.show_settled(settled)
        self.fixes.show_fixes(settled.fixes)
        self.further.setText(_further(shape))
        self.shown.emit(shape.id)

    def _rename(self) -> None:
        known = next((one for one in self._known if one.id == self._id), None)
        words = self.name.text().strip()
        if known is not None and words != known.settled.name:
            self._jobs.run(rename_shape, self._id, words, label=N_("Saving"))

    def _edit(self, settled: Settled) -> None:
        self._jobs.run(change_shape, self._id, settled, label=N_("Saving"))

    def _drop_fix(self, fix: Fix) -> None:
        self._jobs.run(drop_fix, self._id, fix, label=N_("Saving"))

    def _ask(self) -> None:
        known = next(one for one in self._known if one.id == self._id)
        loss = ngettext(
            "The mapping and {n} fix go; the next such file is understood anew. What was imported stays.",
            "The mapping and {n} fixes go; the next such file is understood anew. What was imported stays.",
            len(known.settled.fixes),
        )
        question = _("Forget “{name}”?").format(name=_(known.title))
        self.confirm.ask(question, loss.format(n=format_number(len(known.settled.fixes))))

    def back(self) -> bool:
        """Esc keeps what was about to be forgotten."""
        if self.confirm.isHidden():
            return False
        self.confirm.hide()
        return True

    def _forget(self) -> None:
        self._jobs.run(forget_shape, self._id, label=N_("Forgetting a kind of file"))

    def _export(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Export a kind of file"), "file.toml", _("Descriptions (*.toml)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        self._jobs.run(export_shape, self._id, path, label=N_("Saving"))

    def _import(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Import a kind of file"), "", _("Descriptions (*.toml)"))
        if chosen:
            self.import_from(Path(chosen))

    def import_from(self, path: Path) -> None:
        self._jobs.run(import_shape, path, on_done=self._go_to, label=N_("Saving"))

    def _go_to(self, shape: KnownShape) -> None:
        self._id = shape.id
        self.reload()


def _further(shape: KnownShape) -> str:
    """The joined table and how many titles, as sentences."""
    settled = shape.settled
    total = len(settled.header)
    said = [ngettext("{n} column in the file.", "{n} columns in the file.", total).format(n=format_number(total))]
    if settled.lookup is not None:
        joined = _("{name} is joined and adds {columns}.")
        said.append(joined.format(name=settled.lookup.name, columns=", ".join(settled.lookup.titles)))
    return " ".join(said)

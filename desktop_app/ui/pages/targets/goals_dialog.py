"""The goals that targets serve, the mission first: written, put under another one, ended."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.targets.goal_tree import end_goal, goal_tree, save_goal
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_ID = Qt.ItemDataRole.UserRole
_ROW = 30


class GoalsDialog(QDialog):
    """A new goal stands under the one that is chosen; without one it is a mission."""

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Goals that targets serve"))
        self.resize(560, 440)
        self._store, self._jobs = store, jobs
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Goals"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([_("Goal"), _("Targets")])
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.text = QLineEdit()
        self.text.setAccessibleName(_("A new goal"))
        self.text.setPlaceholderText(_("A new goal, under the chosen one"))
        self.text.returnPressed.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(button(_("Add"), self.add))
        row.addWidget(button(_("End the chosen goal"), self.end, kind="link"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(12)
        words = _("Begin with the mission; put under it what has to be reached for it. A target then names its goal.")
        whole.addWidget(label(words, 12, kind="muted", wrap=True))
        whole.addWidget(self.tree, 1)
        whole.addLayout(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        whole.addWidget(buttons)
        self.reload()

    def reload(self) -> None:
        self.tree.clear()
        path: list[QTreeWidgetItem] = []
        for branch in goal_tree(self._store):
            words = ngettext("{n} target", "{n} targets", branch.targets).format(n=format_number(branch.targets))
            item = QTreeWidgetItem([branch.goal.text, words if branch.targets else ""])
            item.setData(0, _ID, branch.goal.id)
            item.setToolTip(0, branch.goal.text)
            item.setSizeHint(0, QSize(0, _ROW))
            del path[branch.depth :]
            if path:
                path[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            path.append(item)
        self.tree.expandAll()

    def chosen(self) -> int:
        """The number of the chosen goal, 0 for none."""
        item = self.tree.currentItem()
        return int(item.data(0, _ID)) if item is not None else 0

    def add(self) -> None:
        if self.text.text().strip():
            self._jobs.run(save_goal, self.text.text(), self.chosen(), on_done=self._saved, label=N_("Saving the goal"))

    def _saved(self, _number: object) -> None:
        self.text.clear()
        self.reload()

    def end(self) -> None:
        if self.chosen():
            self._jobs.run(end_goal, self.chosen(), on_done=lambda _none: self.reload(), label=N_("Ending the goal"))

"""The fixes that apply to a file, each with the way to take it away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.files.mending import Fix, Mend
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, rule


def fix_sentence(fix: Fix) -> str:
    """What a fix does, in words."""
    text = fix.original.strip() or _("(empty)")
    if fix.mend is Mend.SKIP:
        return _("Rows with “{text}” in {column} stay out").format(text=text, column=fix.column)
    if fix.mend is Mend.EMPTY:
        return _("“{text}” in {column} means nothing").format(text=text, column=fix.column)
    return _("“{text}” in {column} means “{now}”").format(text=text, column=fix.column, now=fix.replacement)


class FixesCard(Card):
    """``removed`` carries a fix; the card hides while there is none."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Your fixes"), _("remembered for files of this shape"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)

    def show_fixes(self, fixes: Sequence[Fix]) -> None:
        clear(self._rows)
        for place, fix in enumerate(fixes):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(fix))
        self.setVisible(bool(fixes))

    def _row(self, fix: Fix) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        said = fix_sentence(fix)
        line.addWidget(OneLine(said, 13, 400, "text"), 1)
        remove = button(_("Remove"), lambda: self.removed.emit(fix), kind="link")
        remove.setAccessibleName(_("Remove: {fix}").format(fix=said))
        line.addWidget(remove)
        return whole

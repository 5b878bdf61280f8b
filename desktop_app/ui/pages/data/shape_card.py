"""What is remembered of one kind of file, changed at its place: field and type of each column, tax, discounts, totals.

Keeping the change is the tab's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop_app.files.kinds import SPREAD, find_kind
from desktop_app.files.source import column_letter
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.settled import Settled
from desktop_app.ui.pages.data.type_drop import WAYS
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label

_ASK: Final = N_("ask")
_TAX: Final = ((None, _ASK), (True, N_("with tax")), (False, N_("without tax")))
_TOTAL: Final = ((None, _ASK), (True, N_("counted once")), (False, N_("counted on each line")))
_VOID: Final = ((None, _ASK), (True, N_("stay out")), (False, N_("count")))
_DISCOUNT: Final = (
    (None, _ASK),
    (Meaning.REDUCTION, N_("the share taken off")),
    (Meaning.PAID, N_("the share paid")),
    (Meaning.AMOUNT, N_("money taken off")),
)
Option = tuple[object, str]


class ShapeCard(Card):
    """``edited`` carries the whole of what is settled after each choice."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Columns and fields"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self._settled: Settled | None = None

    def show_settled(self, settled: Settled) -> None:
        """Show it; the choice that had the focus, if one had, has it again."""
        if settled == self._settled:
            return
        self._settled = settled
        last = self.focusWidget()
        focused = last.accessibleName() if last is not None and last.hasFocus() else ""
        clear(self._grid)
        fields = {place: key for key, place in settled.columns.items()}
        for place in range(max([len(settled.header), *(at + 1 for at in fields)])):
            self._add_column(place, fields.get(place, ""))
        self._add_answers()
        again = [one for one in self.findChildren(QComboBox) if focused and one.accessibleName() == focused]
        for choice in again[-1:]:
            choice.setFocus()

    def _add_column(self, place: int, key: str) -> None:
        assert self._settled is not None
        settled = self._settled
        title = settled.header[place] if place < len(settled.header) else ""
        title = title or column_letter(place)
        kind = find_kind(settled.kind)
        if SPREAD in key:
            self._add(title, label(_(kind.field(key).title), 13, kind="muted"))
            return
        fields = [("", N_("Skip")), *((one.key, one.title) for one in kind.fields)]
        meant = self._choice(_("Field of {column}").format(column=title), fields, key, self._map(place))
        ways = [("", _found(settled.layouts.get(title, ""))), *WAYS]
        read = self._choice(
            _("Type of {column}").format(column=title), ways, settled.types.get(title, ""), self._read(title)
        )
        self._add(title, meant, read)

    def _add_answers(self) -> None:
        assert self._settled is not None
        settled, keys = self._settled, self._settled.columns.keys()
        rows: list[tuple[bool, str, Sequence[Option], str]] = [
            ("amount" in keys, N_("Amounts"), _TAX, "with_tax"),
            ("discount" in keys, N_("Discounts"), _DISCOUNT, "discount"),
            (settled.total_once is not None, N_("A total on all lines"), _TOTAL, "total_once"),
            (settled.void_out is not None, N_("Cancelled rows and drafts"), _VOID, "void_out"),
        ]
        for shown, title, options, name in rows:
            if shown:
                answer = self._choice(_(title), options, getattr(settled, name), self._answer(name))
                self._add(_(title), answer)

    def _add(self, title: str, *widgets: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(OneLine(title, 13, 400, "text"), row, 0)
        for place, widget in enumerate(widgets, 1):
            self._grid.addWidget(widget, row, place, 1, 3 - len(widgets) if place == len(widgets) else 1)

    def _choice(
        self, name: str, options: Sequence[Option], value: object, chosen: Callable[[object], Settled]
    ) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(10)
        values = [one for one, _words in options]
        for _value, words in options:
            choice.addItem(_(words))
        choice.setCurrentIndex(values.index(value))
        choice.activated.connect(lambda place: self.edited.emit(chosen(values[place])))
        return choice

    def _map(self, place: int) -> Callable[[object], Settled]:
        """A field that another column held moves here."""

        def mapped(key: object) -> Settled:
            assert self._settled is not None
            kept: Mapping[str, int] = {
                one: at for one, at in self._settled.columns.items() if at != place and one != key
            }
            return replace(self._settled, columns={**kept, str(key): place} if key else kept)

        return mapped

    def _read(self, title: str) -> Callable[[object], Settled]:
        def read(way: object) -> Settled:
            assert self._settled is not None
            kept = {one: known for one, known in self._settled.types.items() if one != title}
            return replace(self._settled, types={**kept, title: str(way)} if way else kept)

        return read

    def _answer(self, name: str) -> Callable[[object], Settled]:
        def answered(value: object) -> Settled:
            assert self._settled is not None
            return replace(self._settled, **{name: value})  # type: ignore[arg-type]  # the name decides

        return answered


def _found(layout: str) -> str:
    """The way that was found last, where one was."""
    words = dict(WAYS).get(layout)
    return _("As found: {type}").format(type=_(words)) if words else N_("As found")

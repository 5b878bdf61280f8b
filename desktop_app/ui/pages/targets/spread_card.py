"""Spreading the chosen cell: by what, over people and over time, and what each part would get; applied on demand."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.money import exponent
from desktop_app.domain.period import Length
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import _
from desktop_app.operations.targets.carriers import lacks_a_part
from desktop_app.operations.targets.spread_weights import Split, Spread, scope_key, ways_over
from desktop_app.operations.targets.spreading import Shares, shares, spread_grid
from desktop_app.operations.targets.target_grid import Place, TargetGrid
from desktop_app.rules.targets.attain import Gap
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.rows_chip import ROW_WORDS
from desktop_app.ui.pages.targets.spread_preview import NAME, Part, PreviewModel
from desktop_app.ui.pages.targets.ways import AS_THEY_ARE, ROWS, TIME, Way, ways
from desktop_app.ui.widgets import cells
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

_WAYS_WIDTH: Final = 190  # px, or more where the longest way needs it
_WAYS_EDGE: Final = 20  # px beside the ways: a scroll bar


class SpreadCard(Card):
    """``spread_made`` carries the grid with the chosen target spread; the page puts it into the draft."""

    spread_made = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Spread the target"))
        self._store = store
        self._grid: TargetGrid | None = None
        self._place: Place | None = None
        self._company = ""
        self._axis = ROWS
        self._chosen: dict[str, Way] = {}
        self._typed: dict[str, Fraction] = {}
        self._apply = button(_("Put into the draft"), self.apply, kind="mini")
        self.add_to_head(self._apply)
        self._axes = Segments([(ROWS, _("People")), (TIME, _("Periods"))], ROWS)
        self._axes.setAccessibleName(_("Spread over"))
        self._axes.chosen.connect(self._show_axis)
        self._list = QGridLayout()
        self._list.setSpacing(0)
        self._abreast = 1
        self._group = QButtonGroup(self)
        self.prorate = QCheckBox(_("Only for days there"))
        self.prorate.setToolTip(_("Who joins, leaves or is long away leaves their part of a month to the others"))
        self.prorate.setChecked(True)
        self.prorate.toggled.connect(lambda _on: self._rebuild(shown=bool(list(self._open_axes()))))
        self._words = label("", 12, kind="muted", wrap=True)
        self.model = PreviewModel()
        self.model.weight_typed.connect(self.type_weight)
        self.table = _preview_table(self.model)
        self._lay_out()

    def _lay_out(self) -> None:
        ways = QWidget()
        inside = QVBoxLayout(ways)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addLayout(self._list)
        inside.addWidget(self.prorate)
        inside.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ways)
        area.viewport().setAutoFillBackground(False)
        ways.setAutoFillBackground(False)  # the card's surface shows through; setWidget turns the filling on
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._axes, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(area, 1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self._words)
        right.addWidget(self.table, 1)
        right.addStretch(0)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)

    def lie(self, *, wide: bool) -> None:
        """Two ways in a line where the card is wide and low."""
        self._abreast = 2 if wide else 1
        self._rebuild(shown=bool(list(self._open_axes())))

    # What is shown.

    def show_place(self, grid: TargetGrid, place: Place | None, company: str) -> None:
        """The cell the person is at; ways chosen by hand stay chosen, typed weights belong to their cell."""
        if place != self._place:
            self._typed = {}
        self._grid, self._place, self._company = grid, place, company
        if self._chosen.get(ROWS, None) not in (None, *ways_over(grid.rows)):
            del self._chosen[ROWS]  # products have no hours
        axes = list(self._open_axes())
        for number, axis in enumerate((ROWS, TIME)):
            self._axes.findChildren(type(self._apply))[number].setEnabled(axis in axes)
        self._axes.findChildren(type(self._apply))[0].setText(_(ROW_WORDS[grid.rows]))
        if axes and self._axis not in axes:
            self._axis = axes[0]
            self._axes.show_value(self._axis)
        self._rebuild(shown=bool(axes))

    def hold(self, grid: TargetGrid) -> None:
        """The amounts are others; what is shown follows with ``show_place``, what is spread is of now."""
        self._grid = grid

    def _open_axes(self) -> Iterator[str]:
        grid, place = self._grid, self._place
        if grid is None or place is None or not grid.sums:
            return
        if grid.children(place[0]):
            yield ROWS
        if grid.parts(place[1]):
            yield TIME

    def _show_axis(self, axis: object) -> None:
        self._axis = str(axis)
        self._rebuild(shown=True)

    def _rebuild(self, *, shown: bool) -> None:
        for former in self._group.buttons():
            self._group.removeButton(former)
        clear(self._list)
        wanted, found, problem = self._preview() if shown else (None, None, "")
        way = self._way_of(wanted)
        for known, words in ways(self._axis, self._rows()) if shown else ():
            made = QRadioButton(_(words))
            made.setMinimumHeight(24)
            made.setChecked(known is way)
            made.clicked.connect(lambda _checked=False, known=known: self.choose(self._axis, known))
            self._group.addButton(made)
            place = self._list.count()
            self._list.addWidget(made, place // self._abreast, place % self._abreast)
        longest = max((one.sizeHint().width() for one in self._group.buttons()), default=0) * self._abreast
        self._area.setFixedWidth(max(_WAYS_WIDTH, self.prorate.sizeHint().width() + _WAYS_EDGE, longest + _WAYS_EDGE))
        self._axes.setVisible(shown)
        self.prorate.setVisible(
            shown and self._axis == ROWS and self._rows() is ScopeKind.PERSON and way not in AS_THEY_ARE
        )
        self._apply.setVisible(shown)
        self._apply.setEnabled(found is not None)
        self._words.setText(problem or self._caption())
        self._words.setProperty("kind", "act" if problem else "muted")
        self._words.style().polish(self._words)
        parts = self._parts(found) if found is not None else []
        self.model.show_parts(self._grid, parts, typing=way is Spread.TYPED)
        self.table.setVisible(bool(parts))

    def _rows(self) -> ScopeKind:
        return self._grid.rows if self._grid else ScopeKind.PERSON

    def _way_of(self, wanted: Split | None) -> Way:
        if self._axis in self._chosen or wanted is None:
            return self._chosen.get(self._axis)
        return wanted.scopes if self._axis == ROWS else wanted.time

    def _caption(self) -> str:
        grid, place = self._grid, self._place
        if grid is None or place is None:
            return ""
        if not grid.sums:
            return _("Targets of a rate or a mean are set one by one: their parts don't add up to the whole.")
        if not list(self._open_axes()):
            return _("This is a smallest part. Choose a team, the company, a quarter or the year to spread its target.")
        amount = grid.amounts.get(place)
        where = _("{scope}, {period}").format(
            scope=wording.scope_words(place[0], self._company), period=format_period(place[1])
        )
        if amount is None:
            return _("{where}: no target yet. Type one to spread it.").format(where=where)
        return _("{where}: {amount}").format(where=where, amount=wording.full_amount(grid, amount))

    # What is spread.

    def choose(self, axis: str, way: Way) -> None:
        """As if the person had chosen ``way`` for ``axis``."""
        if way is Spread.TYPED and not any(key in self._typed for key in self._keys(axis)):
            self._typed |= self._weights_now(axis)
        self._chosen[axis] = way
        self._rebuild(shown=bool(list(self._open_axes())))

    def type_weight(self, key: str, weight: object) -> None:
        assert isinstance(weight, Fraction)
        self._typed[key] = weight
        self._rebuild(shown=True)

    def _keys(self, axis: str) -> list[str]:
        assert self._grid is not None
        assert self._place is not None
        if axis == ROWS:
            return [scope_key(scope) for scope in self._grid.children(self._place[0])]
        return [period.name for period in self._grid.parts(self._place[1])]

    def _weights_now(self, axis: str) -> dict[str, Fraction]:
        """Typing starts from what was shown."""
        shown = {part.key: part.weight for part in self.model.parts if part.weight is not None}
        return {key: round(shown.get(key, Fraction(1, 100)) * 100, 2) for key in self._keys(axis)}

    def _preview(self) -> tuple[Split | None, Shares | None, str]:
        """The first way that works, of those not chosen by hand; else what hinders it."""
        problem = ""
        if self._grid is None or self._place is None or self._place not in self._grid.amounts:
            return None, None, ""
        for wanted in self._candidates():
            try:
                return wanted, shares(self._store, self._grid, wanted), ""
            except UserError as error:
                problem = problem or str(error)
        return None, None, problem

    def _candidates(self) -> Iterator[Split]:
        assert self._grid is not None
        assert self._place is not None
        grid, (scope, period) = self._grid, self._place
        lacking = lacks_a_part(self._store, grid, self._place)
        people = _likely(grid.gap(scope, period), lacking=lacking)
        gap = grid.time_gap(scope, period)
        times = _likely(gap, lacking=bool(gap and gap.without))
        for by_people, by_time in ((people, times), (people, Spread.EQUAL), (Spread.EQUAL, times),
                                   (Spread.EQUAL, Spread.EQUAL)):  # fmt: skip
            yield self._split(self._chosen.get(ROWS, by_people), self._chosen.get(TIME, by_time))

    def _split(self, people: Way, time: Way) -> Split:
        assert self._grid is not None
        assert self._place is not None
        scope, period = self._place
        return Split(
            self._grid.kpi,
            period,
            time or Spread.EQUAL,
            people or Spread.EQUAL,
            Length.MONTH if time else period.length,
            people=people is not None,
            teams=people is not None,
            typed=self._typed,
            scope=scope,
            prorate=self.prorate.isChecked(),
            step=10 ** exponent(self._grid.currency) if self._grid.unit is Unit.MONEY else 1,
        )

    def apply(self) -> None:
        """Spread it: people and time at once, whatever lies below included."""
        wanted, found, _problem = self._preview()
        if wanted is None or found is None or self._grid is None:
            return
        try:
            self.spread_made.emit(spread_grid(self._store, self._grid, wanted))
        except UserError as error:
            self._words.setText(str(error))
            self._words.setProperty("kind", "act")
            self._words.style().polish(self._words)

    def _parts(self, found: Shares) -> list[Part]:
        assert self._grid is not None
        assert self._place is not None
        grid, (scope, period) = self._grid, self._place
        if self._axis == ROWS:
            whole = [
                (scope_key(child), child.name, (child, period), found.scopes.get(child))
                for child in grid.children(scope)
            ]
        else:
            whole = [
                (part.name, format_period(part), (scope, part), found.periods.get(part)) for part in grid.parts(period)
            ]
        known = [one for one in whole if one[3] is not None]
        free = sum(amount or 0 for _key, _name, place, amount in known if place not in grid.locked)
        return [
            _part(key, name, grid.amounts.get(place), amount or 0, free, locked=place in grid.locked)
            for key, name, place, amount in known
        ]


def _part(key: str, name: str, now: int | None, amount: int, free: int, *, locked: bool) -> Part:
    weight = None if locked or not free else Fraction(amount, free)
    return Part(key, name, now, amount, weight, locked)


def _likely(gap: Gap | None, *, lacking: bool) -> Spread:
    """Present shares where there are some; but a part that lacks a target gets its own of a gap by history."""
    return Spread.HISTORY if gap is None or (gap.missing and lacking) else Spread.PRESENT


def _preview_table(model: PreviewModel) -> QTableView:
    table = QTableView()
    table.setAccessibleName(_("What each part would get"))
    table.setModel(model)
    table.setItemDelegate(cells.TextDelegate(model.shown, table))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(20)
    table.verticalHeader().setDefaultSectionSize(26)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setFont(theme.font(12))
    head.setFixedHeight(26)
    head.setMinimumSectionSize(50)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    return table

"""Two figures of everybody in a plane: effectiveness against efficiency, and whether two times go together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.formats import format_number, format_quantity, format_short
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.analyses.measured import Measured, Related, explain_relation, relate, relate_times
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.reports.analysis_tables import pairs_table
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scatter import Dot, Scatter, ScatterPlot

Range = tuple[float, float]
_HEIGHT: Final = 300
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """``corners``: the corners say what stands there; ``times``: by customer where there are enough of them.

    ``usual``: the KPIs across and upwards until others are chosen, the first that there is.
    """

    title: str
    corners: bool = False
    times: bool = False
    usual: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


MAP: Final = Kind(N_("Effective and efficient"), corners=True, usual=(("sales_cycle_days",), ("win_rate",)))
TIMES: Final = Kind(
    N_("Time and load"),
    times=True,
    usual=(("lead_response_time", "first_response_time"), ("sales_cycle_days", "resolution_time")),
)


class RelationCard(ChartCard):
    """``keys``: the KPIs across and upwards. ``chosen``: another one; ``explained`` carries an Explanation.

    ``pair_opened`` carries what was found and the place of the pair whose records are wanted.
    """

    chosen = Signal()
    explained = Signal(object)
    pair_opened = Signal(object, int)

    def __init__(self, kind: Kind, jobs: Jobs) -> None:
        self._plot = ScatterPlot(_HEIGHT)
        super().__init__(_(kind.title), self._plot, Table((), ()), "")
        self._kind, self._jobs = kind, jobs
        self.keys = ["", ""]
        self._asked: tuple[Wanted, str, str] | None = None
        self._method: Explanation | None = None
        self._found: Related | None = None
        self._sentence = label("", 13, 500, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._chips = [ScopeChip(words, [("", "")]) for words in (_("Across"), _("Up"))]
        for place, chip in enumerate(self._chips):
            chip.chosen.connect(lambda key, place=place: self._choose(place, str(key)))
            row.addWidget(chip)
        row.addStretch(1)
        self.body.insertWidget(0, self._sentence)
        self.body.insertLayout(0, row)
        self.add_link(_("How is this known?"), self._explain)
        self._plot.open_with(self._open_pair)
        self.opened.connect(self._open_pair)

    def show_kpis(self, across: Sequence[Kpi], up: Sequence[Kpi]) -> bool:
        """The KPIs to choose among; whether there are any."""
        self.setVisible(bool(across) and bool(up))
        if not across or not up:
            return False
        for place, (chip, kpis) in enumerate(zip(self._chips, (across, up), strict=True)):
            known = [kpi.key for kpi in kpis]
            usual = next((key for key in self._kind.usual[place] if key in known), known[0])
            chip.show_choices([(kpi.key, _(kpi.texts.name)) for kpi in kpis],
                              self.keys[place] if self.keys[place] in known else usual)  # fmt: skip
            self.keys[place] = str(chip.value())
        return True

    def show_relation(self, wanted: Wanted) -> None:
        """Read in the worker: customers are counted from the records."""
        self._asked = (wanted, self.keys[0], self.keys[1])
        asked = self._asked
        operation = relate_times if self._kind.times else relate
        self._jobs.run(
            operation, wanted, *self.keys, on_done=lambda found: self._show(asked, found), quiet=True,
            label=N_("Comparing"),
        )  # fmt: skip

    def _show(self, asked: object, found: Related) -> None:
        if asked is not self._asked:
            return  # something else was chosen meanwhile
        self._found = found
        self._method = explain_relation(found)
        self._sentence.setText(relation_words(found))
        self._plot.show_scatter(scatter_of(found, corners=self._kind.corners))
        self._plot.setVisible(len(found.pairs) > 1)
        who = N_("Customer") if found.by == "customer" else N_("Person")
        lines = "" if found.by == "customer" else _("lines: 95 % of what chance leaves open")
        self.show_data(pairs_table(found_rows(found), who, _(found.x.texts.name), _(found.y.texts.name)),
                       relation_words(found), lines)  # fmt: skip

    def _choose(self, place: int, key: str) -> None:
        self.keys[place] = key
        self.chosen.emit()

    def _open_pair(self, place: int) -> None:
        if self._found is not None:
            self.pair_opened.emit(self._found, place)

    def _explain(self) -> None:
        if self._method is not None:
            self.explained.emit(self._method)


def found_rows(found: Related) -> list[tuple[str, Quantity, int, Quantity, int]]:
    return [(pair.label, pair.x.value, pair.x.n, pair.y.value, pair.y.n) for pair in found.pairs]


def relation_words(found: Related) -> str:
    """What can be said of the two figures, in plain words; never a cause."""
    n = len(found.pairs)
    counted = ngettext("{n} customer", "{n} customers", n) if found.by == "customer" else ngettext(
        "{n} person", "{n} people", n)  # fmt: skip
    who = counted.format(n=format_number(n))
    if found.correlation is None:
        return _("{who} with both figures: too few to compare.").format(who=who)
    if found.correlation.interval is None:
        return _("{who} with both figures: too few to say whether they go together.").format(who=who)
    if not found.correlation.beyond_chance:
        return _("{who}: the two do not go together beyond chance.").format(who=who)
    if found.correlation.rho > 0:
        return _("{who}: where one is higher, the other tends to be higher too.").format(who=who)
    return _("{who}: where one is higher, the other tends to be lower.").format(who=who)


def scatter_of(found: Related, *, corners: bool) -> Scatter:
    """The lines across stand at the medians of those shown."""
    dots = tuple(
        Dot(float(pair.x.value.value), float(pair.y.value.value), pair.label,
            _("{name}: {x} and {y}").format(
                name=pair.label, x=format_quantity(pair.x.value), y=format_quantity(pair.y.value)),
            *((None, None) if found.by == "customer" else (_range(pair.x), _range(pair.y))))
        for pair in found.pairs
    )  # fmt: skip
    xs, ys = sorted(dot.x for dot in dots), sorted(dot.y for dot in dots)
    many = len(dots) > _FEW
    return Scatter(
        dots,
        _(found.x.texts.name), _(found.y.texts.name), writer(found.x.unit), writer(found.y.unit), (),
        ys[len(ys) // 2] if many else None, xs[len(xs) // 2] if many else None,
        _corners(found) if corners else ("", "", "", ""),
    )  # fmt: skip


def _corners(found: Related) -> tuple[str, str, str, str]:
    """Top left, top right, bottom left, bottom right; for a time the fast ones stand at the left."""
    both, effective, fast, neither = _("effective, fast"), _("effective, slow"), _("fast, not effective"), _("neither")
    if found.x.direction is Direction.LOWER:
        return both, effective, fast, neither
    return _("effective, much effort"), _("effective, little effort"), neither, _("little effort, not effective")


def _range(one: Measured) -> Range | None:
    return None if one.low is None or one.high is None else (float(one.low), float(one.high))


def writer(unit: Unit) -> Callable[[float], str]:
    """How a value stands at an axis."""

    def write(value: float) -> str:
        exact = Fraction(round(value * 1000), 1000)
        if unit is Unit.MONEY:
            return format_short(Quantity(exact, unit))
        places = 0 if (exact * (100 if unit is Unit.PERCENT else 1)).denominator == 1 else 1
        return format_quantity(Quantity(exact, unit), places)

    return write

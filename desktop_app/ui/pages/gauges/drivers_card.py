"""What changed an opened KPI since the period before, part by part; the parts shown add up, rounding has its line."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import MINUS, format_change, format_number, format_rough
from desktop_app.domain.money import exponent, round_whole
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.drivers import Changed, Part, Split
from desktop_app.ui.pages.gauges.dimension import Dimension, dimension_word
from desktop_app.ui.widgets.bars import BarDelegate, Contribution
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_MOST: Final = 5  # parts shown; the others are one line
_BAR: Final = 40


class Shown:
    """Rounds every figure of one table alike, so that the rest can be told as a line of its own."""

    def __init__(self, unit: Unit, currency: str, size: Fraction) -> None:
        self._factor = 100 if unit is Unit.PERCENT else 1
        self.places = {Unit.PERCENT: 1, Unit.COUNT: 0, Unit.MONEY: 0 if abs(size) >= 1000 else exponent(currency)}.get(
            unit, 1
        )

    def steps(self, value: Fraction) -> int:
        """``value`` in units of the last place shown."""
        return round_whole(value * self._factor * 10**self.places)

    def signed(self, steps: int) -> str:
        text = format_number(Fraction(abs(steps), 10**self.places), self.places)
        return f"{MINUS}{text}" if steps < 0 else f"+{text}" if steps else text

    def plain(self, value: Fraction | None) -> str:
        return "—" if value is None else format_number(value * self._factor, self.places)


def shortened(parts: Sequence[Part]) -> tuple[list[Part], int]:
    """The largest parts, and all others as one that sums them; how many those are."""
    if len(parts) <= _MOST + 1 or any(part.change is None for part in parts):
        return list(parts), 0
    rest = parts[_MOST:]
    others = Part(
        "",
        _total([part.before for part in rest]),
        _total([part.after for part in rest]),
        sum((part.change or Fraction(0) for part in rest), Fraction(0)),
        sum((part.share_before for part in rest), Fraction(0)),
        sum((part.share_after for part in rest), Fraction(0)),
        sum((part.mix for part in rest), Fraction(0)),
        sum((part.rate for part in rest), Fraction(0)),
        sum((part.volume for part in rest), Fraction(0)),
    )
    return [*parts[:_MOST], others], len(rest)


def _total(values: Sequence[Fraction | None]) -> Fraction | None:
    return sum((value for value in values if value is not None), Fraction(0))


def drivers_table(changed: Changed, noun: str) -> tuple[Table, list[object]]:
    """The table and the bar of each row. Sums show both values, rates their shares, mix and rate."""
    parts, others = shortened(changed.parts)
    shown = Shown(changed.after.unit, changed.after.currency, max(abs(changed.before.value), abs(changed.after.value)))
    names = [_name(part, others if others and part is parts[-1] else 0) for part in parts]
    head = Column("part", dimension_word(noun))
    if changed.split is Split.RATE:
        return _rate_table(changed, parts, names, head, shown)
    if changed.split is Split.AMOUNT:
        return _amount_table(changed, parts, names, head, shown)
    columns = (
        head,
        Column("before", N_("Before"), Unit.COUNT),
        Column("after", N_("Now"), Unit.COUNT),
        Column("change", N_("Difference"), Unit.COUNT),
        Column("bar", ""),
    )
    rows: list[tuple[Cell, ...]] = []
    for part, name in zip(parts, names, strict=True):
        change = shown.signed(shown.steps(part.change)) if part.change is not None else None
        rows.append((name, shown.plain(part.before), shown.plain(part.after), change, ""))
    if changed.split is Split.VALUES:
        return Table(columns[:3], tuple(row[:3] for row in rows)), []
    rest = shown.steps(changed.change) - sum(shown.steps(part.change or Fraction(0)) for part in parts)
    if rest:
        rows.append((_("Rounding"), "", "", shown.signed(rest), ""))
    totals = (_("Together"), shown.plain(changed.before.value), shown.plain(changed.after.value),
              shown.signed(shown.steps(changed.change)), "")  # fmt: skip
    return Table(columns, tuple(rows), totals=totals), _bars([(part.change or Fraction(0),) for part in parts], rest)


def _rate_table(
    changed: Changed, parts: Sequence[Part], names: Sequence[str], head: Column, shown: Shown
) -> tuple[Table, list[object]]:
    columns = (
        head,
        Column("share", N_("Share, %")),
        Column("value", N_("Value")),
        Column("mix", N_("Mix"), Unit.COUNT),
        Column("rate", N_("Rate"), Unit.COUNT),
        Column("change", N_("Sum"), Unit.COUNT),
        Column("bar", ""),
    )
    rows: list[tuple[Cell, ...]] = []
    for part, name in zip(parts, names, strict=True):
        share = _arrow(format_number(part.share_before * 100), format_number(part.share_after * 100))
        value = _arrow(shown.plain(part.before), shown.plain(part.after)) if part.label or len(parts) == 1 else ""
        figures = (part.mix, part.rate, part.change or Fraction(0))
        rows.append((name, share, value, *(shown.signed(shown.steps(one)) for one in figures), ""))
    wholes = [sum((getattr(part, field) for part in changed.parts), Fraction(0)) for field in ("mix", "rate")]
    totals = [shown.steps(whole) for whole in (*wholes, changed.change)]
    summed = [sum(shown.steps(getattr(part, field) or Fraction(0)) for part in parts)
              for field in ("mix", "rate", "change")]  # fmt: skip
    rest = [total - found for total, found in zip(totals, summed, strict=True)]
    if any(rest):
        rows.append((_("Rounding"), "", "", *(shown.signed(one) if one else "" for one in rest), ""))
    line = (_("Together"), "", _arrow(shown.plain(changed.before.value), shown.plain(changed.after.value)),
            *(shown.signed(total) for total in totals), "")  # fmt: skip
    return Table(columns, tuple(rows), totals=line), _bars([(part.mix, part.rate) for part in parts], int(any(rest)))


_EFFECTS: Final = ("volume", "rate", "mix", "change")


def _amount_table(
    changed: Changed, parts: Sequence[Part], names: Sequence[str], head: Column, shown: Shown
) -> tuple[Table, list[object]]:
    titles = (N_("Volume"), N_("Price"), N_("Mix"), N_("Sum"))
    effects = (Column(field, title, Unit.COUNT) for field, title in zip(_EFFECTS, titles, strict=True))
    steps = [[shown.steps(getattr(part, field) or Fraction(0)) for field in _EFFECTS] for part in parts]
    wholes = [sum((getattr(part, field) or Fraction(0) for part in changed.parts), Fraction(0)) for field in _EFFECTS]
    totals = [shown.steps(whole) for whole in wholes]
    rows: list[tuple[Cell, ...]] = [(name, *map(shown.signed, line), "")
                                    for name, line in zip(names, steps, strict=True)]  # fmt: skip
    rest = [total - sum(line[place] for line in steps) for place, total in enumerate(totals)]
    if any(rest):
        rows.append((_("Rounding"), *(shown.signed(one) if one else "" for one in rest), ""))
    together = (_("Together"), *map(shown.signed, totals), "")
    bars = _bars([(part.volume, part.rate, part.mix) for part in parts], int(any(rest)))
    return Table((head, *effects, Column("bar", "")), tuple(rows), totals=together), bars


def _arrow(before: str, after: str) -> str:
    return _("{before} → {after}").format(before=before, after=after)


def _name(part: Part, others: int) -> str:
    if others:
        return ngettext("{n} other", "{n} others", others).format(n=format_number(others))
    return part.label or _("None")


def _bars(parts: Sequence[tuple[Fraction, ...]], rest: int) -> list[object]:
    """All on one scale that holds 0; the line of rounding has no bar."""
    lows = [float(sum(one for one in part if one < 0)) for part in parts]
    highs = [float(sum(one for one in part if one > 0)) for part in parts]
    low, high = min([0.0, *lows]), max([0.0, *highs])
    found: list[object] = [Contribution(tuple(map(float, part)), low, high) for part in parts]
    return [*found, None] if rest else found


class DriversCard(Card):
    """Title, where it comes from, the table; ``dimension`` chooses by what the figure is taken apart."""

    def __init__(self) -> None:
        super().__init__(_("What changed"), flush=True)
        self.dimension = Dimension()
        self.how = Segments([(False, _("Parts")), (True, _("Volume, price"))], False)
        self.add_to_head(self.how)
        self.add_to_head(self.dimension)
        self._note = label("", 12, kind="muted", wrap=True)
        self._note.setContentsMargins(16, 8, 16, 10)
        self._table = TableView(TableModel(Table((), ())), _("What changed"), dense=True, sortable=False)
        self.body.setSpacing(0)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._note)

    def show_nothing(self) -> None:
        self.show_title(_("What changed"), _("There is no period before to compare with"))
        self._replace(Table((), ()), [], [])
        self._note.hide()

    def show_changed(self, changed: Changed, noun: str, before: str) -> None:
        """``before`` names the period compared with."""
        remark = _("from {before} ({period}) to {after}").format(
            before=format_rough(changed.before), after=format_rough(changed.after), period=before
        )
        difference = Quantity(changed.change, changed.after.unit, changed.after.currency)
        self.show_title(_("What changed: {change}").format(change=format_change(difference)), remark)
        table, bars = drivers_table(changed, noun)
        self._replace(table, bars, changed.parts)
        words = _note(changed)
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _replace(self, table: Table, bars: list[object], _parts: Sequence[Part]) -> None:
        """Columns differ by kind of figure, so the view is made anew."""
        view = TableView(
            TableModel(table, {"bar": bars} if bars else {}, _strong(table)),
            _("What changed"), dense=True, sortable=False,
            stretch="bar" if bars else "part" if table.columns else "",
            delegates={"bar": BarDelegate(_BAR)} if bars else {},
            gives_way=["share"],  # mix says what came of the shares of the base
        )  # fmt: skip
        exchange(self.body, self._table, view)
        self._table = view

    @property
    def shows_parts(self) -> bool:
        return self._table.model.rowCount() > 0

    def needed_height(self) -> int:
        rows = self._table.model.rowCount()
        below = (40 if self._table.total_cells() else 0) + (50 if self._note.isVisibleTo(self) else 0)
        return 56 + DENSE * (rows + 1) + below + 8


def _strong(table: Table) -> Callable[[int, int], Look]:
    def look(_row: int, column: int) -> Look:
        key = table.columns[column].key
        return Look(600) if key == "change" else Look(ink="muted") if key in {"share", "before", "value"} else Look()

    return look


def _note(changed: Changed) -> str:
    if changed.split is Split.VALUES:
        return _("The values of parts do not add up to this figure, so only both are shown.")
    if changed.split is Split.AMOUNT:
        return _(
            "Volume: more or fewer pieces. Price: dearer or cheaper within the part. Mix: more of dear or cheap parts."
        )
    if changed.split is Split.RATE:
        return _("Mix: more or less of what is above or below the whole. Rate: better or worse within the part.")
    return ""

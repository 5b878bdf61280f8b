"""The tables of analyses, the same on the screen, in files and on the command line; nothing is computed here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.statistics.load import Load
from desktop_app.rules.statistics.outlook import SegmentOutlook, Stretch
from desktop_app.rules.statistics.peers import Peers, Place
from desktop_app.rules.statistics.reach import Lever, Need

PLACES: Final = {
    Place.WITHIN: N_("Within chance"),
    Place.NEAR_LIMIT: N_("Perhaps chance"),
    Place.ABOVE: N_("Above chance"),
    Place.BELOW: N_("Below chance"),
}
NOBODY: Final = N_("(none)")


def peers_table(peers: Peers | None, names: Mapping[int, str]) -> Table:
    columns = (
        Column("person", N_("Person")),
        Column("records", N_("n"), Unit.COUNT),
        Column("hits", N_("Of them"), Unit.COUNT),
        Column("value", N_("Value"), Unit.PERCENT),
        Column("low", N_("95 % from"), Unit.PERCENT),
        Column("high", N_("to"), Unit.PERCENT),
        Column("place", N_("Against chance")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            names[peer.who], peer.n, peer.hits, Quantity(Fraction(peer.hits, peer.n), Unit.PERCENT),
            percent(peer.inner.low), percent(peer.inner.high), _(PLACES[peer.place]),
        )
        for peer in (peers.people if peers else ())
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def percent(share: float) -> Quantity:
    """A limit claims no more than a thousandth."""
    return Quantity(Fraction(round(share * 1000), 1000), Unit.PERCENT)


def stretch_table(stretches: Sequence[Stretch]) -> Table:
    columns = (
        Column("period", N_("Period")),
        Column("booked", N_("Booked"), Unit.COUNT),
        Column("value", N_("Expected"), Unit.COUNT),
        Column("low", N_("8 of 10: from"), Unit.COUNT),
        Column("high", N_("to"), Unit.COUNT),
        Column("target", N_("Target"), Unit.COUNT),
        Column("judgement", N_("Target against the band")),
        Column("record", N_("Band was right")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.period, rough(one.booked), rough(one.value), rough(one.low), rough(one.high), rough(one.target),
            judgement(one), track_record(one),
        )
        for one in stretches
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def judgement(stretch: Stretch) -> str:
    if stretch.target is None or stretch.low is None or stretch.high is None:
        return ""
    if not stretch.method:
        return _("Missed") if stretch.unlikely else _("Reached")
    if stretch.unlikely:
        return _("Unlikely")
    return _("Likely") if stretch.low.value >= stretch.target.value else _("Within the band")


def track_record(stretch: Stretch) -> str:
    if stretch.value is not None and not stretch.method:
        return _("over")
    return _("{right} of {of}").format(right=stretch.right, of=stretch.of) if stretch.of else ""


def rough(quantity: Quantity | None) -> Quantity | None:
    """An estimate of 1,000 and more claims no cents."""
    if quantity is None or quantity.unit is not Unit.MONEY or abs(quantity.value) < 1000:  # noqa: PLR2004 - look.md
        return quantity
    return replace(quantity, value=Fraction(round(quantity.value)))


def segment_table(segments: Sequence[SegmentOutlook], title: str) -> Table:
    """``title``: message id of what parts them. The columns follow the first segment's periods."""
    columns = (
        Column("segment", title),
        Column("landing", N_("This month lands at"), Unit.COUNT),
        Column("next_month", N_("Next month"), Unit.COUNT),
        Column("next_month_low", N_("from"), Unit.COUNT),
        Column("next_month_high", N_("to"), Unit.COUNT),
        Column("next_quarter", N_("Next quarter"), Unit.COUNT),
        Column("next_quarter_low", N_("from"), Unit.COUNT),
        Column("next_quarter_high", N_("to"), Unit.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in segments:
        now, month, quarter = one.stretches
        rows.append((
            one.label or _(NOBODY), rough(now.value), rough(month.value), rough(month.low), rough(month.high),
            rough(quarter.value), rough(quarter.low), rough(quarter.high),
        ))  # fmt: skip
    return Table(columns, tuple(rows))


_LEVERS: Final = {
    Lever.DEALS: (N_("Win so many deals of the usual size"), Unit.COUNT),
    Lever.WIN_RATE: (N_("Or win so many of the deals decided"), Unit.PERCENT),
    Lever.SIZE: (N_("Or sell so much a deal"), Unit.MONEY),
}


def reach_table(found: Sequence[Need], currency: str) -> Table:
    columns = (
        Column("lever", N_("What would have to be true")),
        Column("needed", N_("Needed"), Unit.COUNT),
        Column("usual", N_("Usual"), Unit.COUNT),
        Column("best", N_("Best seen"), Unit.COUNT),
        Column("seen", N_("Seen before")),
    )
    rows: list[tuple[Cell, ...]] = []
    for need in found:
        words, unit = _LEVERS[need.lever]
        sides = (_lever_value(value, unit, currency) for value in (need.needed, need.usual, need.best))
        rows.append((_(words), *sides, _seen(need)))
    return Table(columns, tuple(rows))


def _lever_value(value: Fraction, unit: Unit, currency: str) -> Quantity:
    """Whole deals and whole amounts: they are means."""
    if unit is Unit.COUNT:
        return Quantity(Fraction(round(value)), unit)
    return Quantity(Fraction(round(value)), unit, currency) if unit is Unit.MONEY else Quantity(value, unit)


def _seen(need: Need) -> str:
    if need.lever is Lever.WIN_RATE and need.needed > 1:
        return _("Cannot be: it is more than all deals")
    if not need.reached:
        return _("Never in {months} months").format(months=need.months)
    return _("In {reached} of {months} months").format(reached=need.reached, months=need.months)


def pairs_table(rows: Sequence[tuple[str, Quantity, int, Quantity, int]], who: str, x: str, y: str) -> Table:
    """Everybody with two figures and their numbers of records; ``x`` and ``y`` are the figures' names."""
    columns = (
        Column("name", who),
        Column("x", x, Unit.COUNT),
        Column("x_records", N_("n"), Unit.COUNT),
        Column("y", y, Unit.COUNT),
        Column("y_records", N_("n"), Unit.COUNT),
    )
    return Table(columns, tuple(rows))


def load_table(rows: Sequence[tuple[str, int | None, Load]], who: str) -> Table:
    """Name, people and load of each; ``people`` None: a person, whom one more says nothing of."""
    columns = (
        Column("name", who),
        Column("people", N_("People"), Unit.COUNT),
        Column("full_time", N_("Full-time"), Unit.COUNT),
        Column("open", N_("In hand"), Unit.COUNT),
        Column("each", N_("Per full-time person"), Unit.COUNT),
        Column("one_more", N_("With one more"), Unit.COUNT),
    )
    found: list[tuple[Cell, ...]] = [
        (
            name or _(NOBODY), people, load.fte, load.open, _tenth(load.each),
            None if people is None else _tenth(load.with_more().each),
        )
        for name, people, load in rows
    ]  # fmt: skip
    return Table(columns, tuple(found))


def _tenth(value: Fraction | None) -> Quantity | None:
    return None if value is None else Quantity(Fraction(round(value * 10), 10))


TraitCells = tuple[str, Quantity | None, str, tuple[int, int] | None, str]
"""Message id of a KPI, its last whole month, the side against the own months, (hits, n), the side against the team."""
_OWN: Final = {"better": N_("Better"), "usual": N_("As usual"), "worse": N_("Worse")}
_TEAM: Final = {"better": N_("Better"), "usual": N_("Within chance"), "worse": N_("Worse")}


def traits_table(traits: Sequence[TraitCells]) -> Table:
    columns = (
        Column("kpi", N_("KPI")),
        Column("month", N_("Last whole month"), Unit.COUNT),
        Column("own", N_("Against the own months")),
        Column("value", N_("In the period"), Unit.COUNT),
        Column("records", N_("n"), Unit.COUNT),
        Column("team", N_("Against the team")),
    )
    rows: list[tuple[Cell, ...]] = []
    for name, month, own, share, team in traits:
        value = Quantity(Fraction(*share), Unit.PERCENT) if share else None
        sides = [_(words[side]) if side in words else "" for words, side in ((_OWN, own), (_TEAM, team))]
        rows.append((_(name), rough(month), sides[0], value, share[1] if share else None, sides[1]))
    return Table(columns, tuple(rows))

"""Totals read from the records themselves: of measures that no rollup holds, by customer, and by days inside a month.

How a question is cut into pieces and its answer put together is in totals.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop_app.store import kept_answers
from desktop_app.store.database import Store
from desktop_app.store.measures import Measure, Sort, Source, counted, counted_kind
from desktop_app.store.measures.selecting import in_order_of_days, is_told_by_day
from desktop_app.store.spans import Numbered

Part = tuple[Measure, Source]
# A record found by an index lies anywhere in the file: reading it takes as long as reading so many in their order.
_DEARER: Final = 12


@dataclass(frozen=True, slots=True)
class Parting:
    """``group``: SQL of a group's number over ``r``, which ``join`` prepares; ``conditions`` on it, with ``values``.

    ``known_by``: the day one looks from, 0 for the newest. ``columns``: what ``r`` needs of the record besides.
    """

    group: str
    join: str
    conditions: str
    values: Sequence[int]
    known_by: int = 0
    columns: str = ""


def read(
    store: Store, measures: Sequence[Measure], revenue: str, pieces: Sequence[Numbered], parting: Parting
) -> Iterator[Any]:
    """Rows of measure, number of the piece, group, value, n. The pieces are in order and do not overlap."""
    for parts in _alike(measures, revenue) if pieces else ():
        yield from _read(store, [_known(part, parting.known_by) for part in parts], revenue, pieces, parting)


def _alike(measures: Iterable[Measure], revenue: str) -> Iterable[list[Part]]:
    """The sources that one pass over the records answers together; a distribution is a pass of its own."""
    found: dict[object, list[Part]] = {}
    for measure in measures:
        for source in measure.sources:
            # What is joined to the left neither adds nor takes away records.
            join = "" if source.join.startswith("left join") else source.join
            own = source if measure.sort is Sort.SPREAD else None
            day, whose = source.day, (source.owner, source.customer)
            key = (counted_kind(source, revenue), day, whose, source.table, join, own and (measure.name, own))
            found.setdefault(key, []).append((measure, source))
    return found.values()


def _known(part: Part, known_by: int) -> Part:
    measure, source = part
    if not known_by or not source.known:
        return part
    return measure, replace(source, where=f"({source.where}) and {source.known} <= {known_by}")


def _read(
    store: Store, parts: Sequence[Part], revenue: str, pieces: Sequence[Numbered], parting: Parting
) -> Iterator[Any]:
    spread = parts[0][0].sort is Sort.SPREAD
    columns = dict.fromkeys(
        f"case when {source.where} then {what} end" for _measure, source in parts for what in (source.value, source.n)
    )
    named = {column: f"c{place}" for place, column in enumerate(columns)}
    relation, number = _relation(store, parts, revenue, pieces, (named, parting.columns))
    chosen = f"r.c0, sum(r.{[*named.values()][-1]})" if spread else ", ".join(f"sum(r.{one})" for one in named.values())
    sql = f"""select {number}, coalesce({parting.group}, 0) as grp, {chosen} from ({relation}) r {parting.join}
        {parting.conditions} group by 1, 2 {", 3" if spread else ""}"""
    rows = kept_answers.read(store, sql, parting.values)
    if spread:
        yield from ((parts[0][0].name, *row) for row in rows if row[0] is not None)
        return
    places = {column: place for place, column in enumerate(columns, 2)}
    for measure, source in parts:
        value, n = (places[f"case when {source.where} then {what} end"] for what in (source.value, source.n))
        yield from ((measure.name, row[0], row[1], row[value], row[n]) for row in rows
                    if row[0] is not None and row[n] is not None)  # fmt: skip


def _relation(
    store: Store, parts: Sequence[Part], revenue: str, pieces: Sequence[Numbered], more: tuple[dict[str, str], str]
) -> tuple[str, str]:
    """SQL of the records that any of ``parts`` counts in ``pieces``, and of the number of a record's piece."""
    first = parts[0][1]
    joins = dict.fromkeys(source.join for _measure, source in parts if source.join)
    where = " or ".join(dict.fromkeys(f"({source.where})" for _measure, source in parts))
    passed = replace(first, join=" ".join(joins), where=where)
    named, own = more
    columns = "".join(f", {column} as {name}" for column, name in named.items()) + own
    chosen = f"""select {first.owner} as owner, {first.day} as day, v.product as product, v.channel as channel,
        {first.customer} as customer"""
    by_day = first.day == "v.day" and not first.table
    told = by_day and is_told_by_day(f"{chosen} {columns} {counted(passed, revenue)}")
    if told or (by_day and not is_much(store, counted_kind(first, revenue), pieces)):
        text = _found_by_day(passed, revenue, pieces)
        number, place = ", span.number as number", "r.number"
    else:
        text = _gone_through(store, passed, revenue, pieces)
        number, place = "", _place("r.day", pieces)
    return f"{chosen} {number} {columns} {in_order_of_days(text) if told else text}", place


def _found_by_day(passed: Source, revenue: str, pieces: Sequence[Numbered]) -> str:
    spans = ", ".join(f"({number}, {start}, {after})" for number, (start, after) in pieces)
    before = f"(select column1 as number, column2 as first, column3 as after from (values {spans})) span cross join "
    return counted(passed, revenue, before=before) + " and v.day >= span.first and v.day < span.after"


def _gone_through(store: Store, passed: Source, revenue: str, pieces: Sequence[Numbered]) -> str:
    start, after = pieces[0][1][0], pieces[-1][1][1]
    text = f"{counted(passed, revenue)} and {passed.day} >= {start} and {passed.day} < {after}"
    if not passed.table and is_much(store, counted_kind(passed, revenue)):
        text = text.replace("from version v ", "from version v not indexed ", 1)
    return text


def _place(day: str, pieces: Sequence[Numbered]) -> str:
    """SQL of the number of the piece that ``day`` lies in, null outside all: halved until one is left."""
    if len(pieces) == 1:
        number, (first, after) = pieces[0]
        return f"case when {day} >= {first} and {day} < {after} then {number} end"
    half = len(pieces) // 2
    earlier, later = _place(day, pieces[:half]), _place(day, pieces[half:])
    return f"case when {day} < {pieces[half][1][0]} then {earlier} else {later} end"


def is_much(store: Store, kind: str, pieces: Sequence[Numbered] | None = None) -> bool:
    """Whether records of ``kind`` (in ``pieces``) are so many that they are read soonest in the order of the file."""
    if pieces is None:
        counting, values = "select count(*) from version where in_force and kind = ?", [kind]
    else:
        spans = ", ".join(f"({start}, {after})" for _number, (start, after) in pieces)
        counting = f"""select sum((select count(*) from version where in_force and kind = ? and day >= column1
            and day < column2)) from (values {spans})"""
        values = [kind]
    sql = f"select ({counting}) * {_DEARER} > (select max(id) from version)"
    return bool(kept_answers.read(store, sql, values)[0][0])

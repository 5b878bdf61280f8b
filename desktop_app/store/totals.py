"""Totals asked for: measures by span of days and by group, from the rollups or, under a finer filter, from records.

Nothing is divided or judged here: the answers are integers (numerators, denominators, counts).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import groupings, kept_answers, names, record_totals, settings
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY, Reach
from desktop_app.store.measures import BY_NAME, KEPT, MEASURES, Measure, Sort, Source, counted_kind, selection
from desktop_app.store.measures.selecting import in_order_of_days, is_told_by_day
from desktop_app.store.record_totals import Parting
from desktop_app.store.rollup_tables import DAYS, MONTHS, PRODUCTS, SPREADS, columns, held, summed
from desktop_app.store.spans import Key, Numbered, Span, cut, split_months, spread_over, summed_over

GROUPS: Final = tuple(groupings.BY_KEY)
_INDEXED: Final = frozenset({"v.day", "v.opened", "0"})  # days by which the records of a span are found


@dataclass(frozen=True, slots=True)
class Question:
    """Which measures, over which spans, for whom. ``by`` is one of GROUPS or empty; ``where``: name ids by noun.

    ``known_by``: the day one looks from, 0 for the newest: what a cohort learned later does not count. ``people``:
    theirs alone, where there are any.
    """

    measures: tuple[str, ...]
    spans: tuple[Span, ...]
    scope: Scope = COMPANY
    by: str = ""
    where: Mapping[str, int] = field(default_factory=dict)
    known_by: int = 0
    people: tuple[int, ...] = ()

    def nouns(self) -> set[str]:
        """Every grouping that is asked for: to part by, to narrow by, or as the scope."""
        scope = {self.scope.kind.value} - {ScopeKind.COMPANY.value}
        return ({self.by} | set(self.where) | scope) - {""}

    @property
    def reach(self) -> Reach:
        return groupings.reach(self.nouns())


@dataclass(frozen=True, slots=True)
class Answer:
    """``sums``: (value at the measure's scale, records); ``spreads``: value → how often."""

    sums: Mapping[Key, tuple[int, int]]
    spreads: Mapping[Key, Mapping[int, int]]

    def total(self, measure: str, span: int = 0, group: int = 0) -> tuple[Fraction, int]:
        """The exact value and the number of records; (0, 0) if there were none."""
        value, n = self.sums.get((measure, span, group), (0, 0))
        scale = BY_NAME[measure].scale
        return Fraction(value, scale) if scale > 1 else Fraction(value), n

    def spread(self, measure: str, span: int = 0, group: int = 0) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(self.spreads.get((measure, span, group), {}).items()))

    def groups(self) -> set[int]:
        return {key[2] for key in (*self.sums, *self.spreads)}


def ask(store: Store, question: Question, revenue: str) -> Answer:
    """Answer ``question``; ``revenue`` is the kind that the workspace counts as revenue.

    Spans that overlap (a period, its part up to today, its months) are cut into pieces that don't, so that each day
    is read once; the answers are put together again from the pieces.
    """
    wanted = [BY_NAME[name] for name in question.measures]
    sums: dict[Key, tuple[int, int]] = {}
    spreads: dict[Key, dict[int, int]] = {}
    for (sort, _late, _kept), grouped in groupby(sorted(wanted, key=_how), _how):
        measures = list(grouped)
        pieces, ranges = cut(question.spans, from_the_beginning=sort == Sort.SNAPSHOT.value)
        rows = _rows(store, question, measures, revenue, pieces)
        if sort == Sort.SPREAD.value:
            spreads.update(spread_over(rows, ranges, len(pieces)))
        else:
            sums.update(summed_over(rows, ranges, len(pieces)))
    return Answer(sums, spreads)


def _how(measure: Measure) -> tuple[str, bool, bool]:
    """Measures that are asked for together."""
    return measure.sort.value, measure.is_cohort, measure.kept


def _rows(
    store: Store, question: Question, measures: Sequence[Measure], revenue: str, pieces: Sequence[Span]
) -> Iterable[Any]:
    """Rows of measure, number of the piece, group, value, n; a piece may come twice, once from its whole months.

    By product and channel, and as distributions, months alone are kept; other days are read from the records.
    """
    spread, reach = measures[0].sort is Sort.SPREAD, question.reach
    parting = _parting(question, revenue)
    late = question.known_by and measures[0].is_cohort
    if late or not measures[0].kept or reach is Reach.CUSTOMER or (spread and reach is Reach.PRODUCT):
        yield from record_totals.read(store, measures, revenue, list(enumerate(pieces)), parting)
        return
    daily = any(BY_KEY[key].reach is Reach.DAY for key in question.nouns())
    changes = _changes(store) if " membership " in parting.join else []
    months, days = ([], list(enumerate(pieces))) if daily else split_months(pieces, changes)
    by_month = SPREADS if spread else PRODUCTS if reach is Reach.PRODUCT else MONTHS
    yield from _rolled_up(store, measures, by_month, months, parting)
    if spread or reach is Reach.PRODUCT:
        yield from record_totals.read(store, measures, revenue, days, parting)
    else:
        yield from _rolled_up(store, measures, DAYS, days, parting)


def _parting(question: Question, revenue: str) -> Parting:
    group = BY_KEY[question.by].place if question.by else "0"
    join = groupings.joins(question.nouns(), revenue)
    columns = groupings.columns(question.nouns())
    return Parting(group, join, *_conditions(question), known_by=question.known_by, columns=columns)


def _changes(store: Store) -> list[int]:
    """Days on which somebody changes team or region."""
    rows = store.db.execute("select distinct valid_from from membership union select valid_to from membership")
    return [row[0] for row in rows if 0 < row[0] < names.FOREVER]


def _rolled_up(
    store: Store, measures: Sequence[Measure], table: str, pieces: Sequence[Numbered], parting: Parting
) -> Iterable[Any]:
    if not pieces:
        return
    spread = table == SPREADS
    chosen = ("r.measure", "r.value", "sum(r.n)") if spread else (
        f"sum(r.{column})" for measure in measures for column in columns(measure)[:2]
    )  # fmt: skip
    spans = ", ".join(f"({number}, {first}, {after})" for number, (first, after) in pieces)
    of_measures = f"r.measure in ({', '.join('?' * len(measures))}) and" if spread else ""
    sql = f"""with span(number, first, after) as (values {spans})
        select span.number, coalesce({parting.group}, 0) as grp, {", ".join(chosen)} from span cross join {table} r
        on {of_measures} r.day >= span.first and r.day < span.after {parting.join}
        {parting.conditions} group by 1, 2 {", 3, 4" if spread else ""}"""
    bound = [one.name for one in measures] if spread else []
    for number, group, *found in store.db.execute(sql, [*bound, *parting.values]).fetchall():
        if spread:
            yield found[0], number, group, *found[1:]
            continue
        for measure, amount, n in zip(measures, found[::2], found[1::2], strict=True):
            if n is not None:
                yield measure.name, number, group, amount, n


def _conditions(question: Question) -> tuple[str, list[int]]:
    wanted = dict(question.where)
    if question.scope.kind is not ScopeKind.COMPANY:
        wanted[question.scope.kind.value] = question.scope.id
    parts = [f"({BY_KEY[key].place}) = ?" for key in wanted]
    if question.people:
        parts.append(f"r.owner in ({', '.join(map(str, question.people))})")
    return ("where " + " and ".join(parts) if parts else ""), list(wanted.values())


def versions(
    store: Store, question: Question, revenue: str, *, limit: int = -1, offset: int = 0, newest_first: bool = False
) -> list[int]:
    """The ids of the record versions behind the measures of ``question``, by day; each once."""
    relation, conditions, values = _of_records(question, revenue)
    order = "order by r.day desc, r.id desc" if newest_first else "order by r.day, r.id"
    rows = store.db.execute(
        f"select distinct r.id, r.day from {relation} {conditions} {order} limit ? offset ?",
        [*values, limit, offset],
    ).fetchall()
    return [row[0] for row in rows]


def count_versions(store: Store, question: Question, revenue: str) -> int:
    if not question.measures:
        return 0
    if (known := _told(store, question, revenue)) is not None:
        return known
    relation, conditions, values = _of_records(question, revenue)
    kinds = {counted_kind(source, revenue) for name in question.measures for source in BY_NAME[name].sources}
    if is_told_by_day(relation):
        relation = in_order_of_days(relation)
    elif all(record_totals.is_much(store, kind, [(0, question.spans[0])]) for kind in kinds):
        relation = relation.replace("from version v ", "from version v not indexed ")
    found: int = store.db.execute(f"select count(distinct r.id) from {relation} {conditions}", values).fetchone()[0]
    return found


_NOTHING: Final = "select 0 as id, 0 as day, 0 as owner, 0 as product, 0 as channel, 0 as customer where false"


def _told(store: Store, question: Question, revenue: str) -> int | None:
    """The number of records where the total of one measure tells it, as each record counts once in it; else None."""
    measure = BY_NAME[question.measures[0]]
    source = measure.sources[0]
    once = source.n == "1" and not source.table and (not source.join or source.join.startswith("left join"))
    if len(question.measures) > 1 or len(measure.sources) > 1 or measure.sort is Sort.SNAPSHOT or not once:
        return None
    answer = ask(store, replace(question, spans=question.spans[:1], by=""), revenue)
    if measure.sort is Sort.SPREAD:
        return sum(n for _value, n in answer.spread(measure.name))
    return answer.total(measure.name)[1]


def _together(measures: Iterable[Measure]) -> Iterable[tuple[Measure, Source]]:
    """The sources of ``measures``, those of like records made one: only so is the newest found without all others."""
    found: dict[object, tuple[Measure, Source]] = {}
    for measure in measures:
        for source in measure.sources:
            like = replace(source, where="", value="", n="")
            key: object = like if measure.sort is not Sort.SNAPSHOT and not source.known else (measure.name, source)
            known = found.get(key)
            either = source if known is None else replace(source, where=f"({known[1].where}) or ({source.where})")
            found[key] = (measure, either)
    return found.values()


def _of_records(question: Question, revenue: str) -> tuple[str, str, list[int]]:
    first, after = question.spans[0]
    parts, own = [], groupings.columns(question.nouns())
    for measure, source in _together(BY_NAME[name] for name in question.measures):
        start = 0 if measure.sort is Sort.SNAPSHOT else first
        chosen = selection(source, revenue, extra=f", {source.record} as id{own}", known_by=question.known_by)
        parts.append(f"select s.* from ({chosen}) s where s.day >= {start} and s.day < {after}")
    carried = f", {own.rsplit(' as ', 1)[1]}" if own else ""
    conditions, values = _conditions(question)
    union = " union all ".join(parts or [_NOTHING])
    snapshot = any(BY_NAME[name].sort is Sort.SNAPSHOT for name in question.measures)
    # What an event opened and another closed again is not behind the level of today.
    still = " group by id having sum(n) > 0" if snapshot else ""
    inner = (
        f"(select id, owner, max(day) as day, product, channel, customer{carried} from ({union}){still})"
        if still
        else (f"({union})")
    )
    return f"{inner} r {groupings.joins(question.nouns(), revenue)}", conditions, values


def months_with_records(store: Store) -> dict[int, frozenset[int]]:
    """By owner, the first days of the months for which any record counts; one without an owner is nobody's."""
    found: dict[int, set[int]] = {}
    told = [one for one in KEPT if one.sort is Sort.SUM and {source.day for source in one.sources} <= _INDEXED]
    there = f"coalesce({', '.join(map(held, told))}) is not null"
    rows = store.db.execute(f"select owner, day from {MONTHS} where owner <> 0 and day > 0 and {there}").fetchall()
    for owner, day in rows:
        found.setdefault(owner, set()).add(day)
    return {owner: frozenset(days) for owner, days in found.items()}


def measures_with_data(store: Store) -> set[str]:
    """The measures for which there is at least one record; looked for once for each state of the workspace."""
    revenue = settings.load(store).revenue_source
    state = (revenue, *kept_answers.state(store))
    if _with_data.get(store.path, (None, set()))[0] != state or store.db.conn.in_transaction:
        _with_data[store.path] = (state, _measures_with_data(store, revenue))
    return set(_with_data[store.path][1])


_with_data: dict[Path, tuple[object, set[str]]] = {}


def _measures_with_data(store: Store, revenue: str) -> set[str]:
    execute = store.db.execute
    asked = ", ".join(f"max({held(measure)} is not null)" for measure in summed())
    row = execute(f"select {asked} from {MONTHS}").fetchone()
    found = {measure.name for measure, there in zip(summed(), row, strict=True) if there}
    for measure in MEASURES:
        if measure.kept and measure.sort is not Sort.SPREAD:
            continue
        if measure.kept:
            sources = [f"select 1 from {SPREADS} where measure = '{measure.name}' limit 1"]
        else:
            records = [f"select 1 from ({selection(source, revenue)}) limit 1" for source in measure.sources]
            sources = [measure.told] if measure.told else records
        if any(execute(sql).fetchone() for sql in sources):
            found.add(measure.name)
    return found

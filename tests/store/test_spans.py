from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import integrity, totals
from desktop_app.store.database import Store
from desktop_app.store.spans import cut, split_months
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
FIRST = date(2026, 1, 1).toordinal()
SPANS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


@given(SPANS, st.booleans())
def test_pieces_cover_every_span_once_and_do_not_overlap(spans: list[tuple[int, int]], running: bool) -> None:
    pieces, ranges = cut(spans, from_the_beginning=running)
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))
    for mine, (first, after) in zip(ranges, spans, strict=True):
        days = [day for place in mine for day in range(*pieces[place])]
        assert days == list(range(0 if running else first, after))


@given(SPANS, st.lists(st.integers(1, 1300), max_size=4))
def test_whole_months_and_days_left_are_the_piece(spans: list[tuple[int, int]], changes: list[int]) -> None:
    months, days = split_months(spans, changes)
    for number, span in enumerate(spans):
        found = sorted(day for at, part in (*months, *days) if at == number for day in range(*part))
        assert found == list(range(*span))
    for _number, (first, after) in months:
        assert date.fromordinal(first).day == date.fromordinal(after).day == 1
        assert not any(first < day < after and date.fromordinal(day).day > 1 for day in changes)


@pytest.fixture
def sold(store: Store, bring: Bring) -> Store:
    """A deal of 1,000 + n on each third day of 2026, in turn by two people, one of whom moves on 10 May."""
    deals = [
        {"document": f"D{n}", "day": FIRST + 3 * n, "opened": FIRST + 3 * n - 20, "amount": (1000 + n) * 10**6,
         "owner": ("Ana", "Ion")[n % 2]}
        for n in range(120)
    ]  # fmt: skip
    bring(*deals)
    people = {row["text"]: row["id"] for row in store.db.query("select id, text from name where noun = 'person'")}
    with store.transaction():
        store.db.execute("insert into name (id, noun, key, text, folded) values (901, 'team', 'a', 'A', 'a')")
        store.db.execute("insert into name (id, noun, key, text, folded) values (902, 'team', 'b', 'B', 'b')")
        moved = date(2026, 5, 10).toordinal()
        for span in ((people["Ana"], 0, moved, 901), (people["Ana"], moved, 4_000_000, 902),
                     (people["Ion"], 0, 4_000_000, 901)):  # fmt: skip
            store.db.execute("insert into membership values (?, ?, ?, ?, 0, '')", list(span))
    return store


def by_hand(store: Store, span: tuple[int, int], team: int = 0) -> tuple[Fraction, int]:
    """Revenue and deals of a span from the records themselves."""
    row = store.db.execute(
        """select coalesce(sum(v.amount), 0), count(*) from version v
           left join membership m on m.person = v.owner and m.valid_from <= v.day and v.day < m.valid_to
           where v.in_force and v.day >= ? and v.day < ? and (? = 0 or m.team = ?)""",
        [*span, team, team],
    ).fetchone()
    return Fraction(row[0], 10**6), row[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 380), st.integers(0, 200)), min_size=1, max_size=6))
def test_totals_of_any_spans_are_those_of_the_records(sold: Store, spans: list[tuple[int, int]]) -> None:
    asked = tuple((FIRST + start, FIRST + start + days) for start, days in spans)
    answer = ask(sold, Question(("revenue",), asked), "opportunity")
    assert [answer.total("revenue", place) for place in range(len(asked))] == [by_hand(sold, span) for span in asked]
    for team in (901, 902):
        scope = Scope(ScopeKind.TEAM, team)
        of_team = ask(sold, Question(("revenue",), asked, scope), "opportunity")
        for place, span in enumerate(asked):
            assert of_team.total("revenue", place) == by_hand(sold, span, team)


def test_a_snapshot_is_the_sum_of_all_that_happened_before(sold: Store) -> None:
    days = [date(2026, 2, 1), date(2026, 3, 15), date(2026, 12, 31)]
    spans = tuple((FIRST, day.toordinal()) for day in days)
    answer = ask(sold, Question(("pipeline_deals",), spans), "opportunity")
    rows = sold.db.execute("select opened, day from version where in_force").fetchall()
    for place, day in enumerate(days):
        still = sum(opened < day.toordinal() <= closed for opened, closed in rows)
        assert answer.total("pipeline_deals", place)[0] == still


def test_distributions_of_overlapping_spans_are_counted_for_each(sold: Store) -> None:
    spans = ((FIRST, FIRST + 365), (FIRST, FIRST + 30), (FIRST + 15, FIRST + 45))
    answer = ask(sold, Question(("cycle_days",), spans), "opportunity")
    for place, span in enumerate(spans):
        assert answer.spread("cycle_days", place) == ((20, by_hand(sold, span)[1]),)


def test_months_stay_in_step_when_single_days_change(sold: Store, bring: Bring) -> None:
    assert integrity.rollups_differ(sold, "opportunity") == []
    bring({"document": "D3", "day": FIRST + 9, "opened": FIRST, "amount": 5 * 10**6, "owner": "Ion"})
    bring({"document": "new", "day": FIRST + 400, "opened": FIRST + 1, "amount": 7 * 10**6, "owner": "Ion"})
    assert integrity.rollups_differ(sold, "opportunity") == []
    sold.db.execute("update month_total set revenue = revenue + 1 where day = ?", [FIRST])
    assert integrity.rollups_differ(sold, "opportunity") == ["revenue"]


def test_records_come_newest_first_if_so_asked(sold: Store) -> None:
    question = Question(("revenue",), ((FIRST, FIRST + 30),), COMPANY)
    found = totals.versions(sold, question, "opportunity")
    assert totals.versions(sold, question, "opportunity", newest_first=True) == found[::-1]
    assert totals.versions(sold, question, "opportunity", limit=2, offset=1, newest_first=True) == found[::-1][1:3]

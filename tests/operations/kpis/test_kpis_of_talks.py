"""KPIs of one-on-ones, promises, praise, ratings and actions against plain loops over what was written down."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from desktop_app.domain.action import Action, State
from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, Recognition, Side
from desktop_app.domain.performance_review import Answer
from desktop_app.domain.period import Length, parse_period, split
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.domain.sign_off import Signer
from desktop_app.operations.kpis.figures import Wanted, breakdown, explain_figure, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import actions, groupings, one_on_ones, performance_answers, settings, totals
from desktop_app.store.database import Store
from tests.operations.kpis.effort_rows import take

PERIOD, QUARTER = parse_period("2026-05"), parse_period("2026-Q2")
END = date(2026, 7, 31)
NOW = "2026-07-31T09:00:00"
WEEKS = 4
PEOPLE = [
    {"name": "Ana", "team": "North", "region": "Vest", "joined": "2019-01-01", "left": ""},
    {"name": "Ion", "team": "North", "region": "Vest", "joined": "2019-01-01", "left": ""},
    {"name": "Mei", "team": "South", "region": "Est", "joined": "2019-01-01", "left": ""},
    {"name": "Dan", "team": "South", "region": "Est", "joined": "2019-01-01", "left": "2026-05-10"},
    {"name": "Eva", "team": "South", "region": "Est", "joined": "2026-05-20", "left": ""},
    {"name": "Liu", "team": "North", "region": "Est", "joined": "2019-01-01", "left": ""},
]
NAMES = [row["name"] for row in PEOPLE]
_RANDOM = Random(20260504)


def _day() -> date:
    return date(2026, 4, 1) + timedelta(days=_RANDOM.randrange(91))


MEETINGS = [(name, _day(), n > 0) for n in range(3) for name in NAMES[:5]]
PROMISES = [
    (NAMES[n % 5], (Side.PERSON, Side.LEAD)[n % 2], due if n % 7 else None, outcome,
     None if outcome is Outcome.OPEN else due + timedelta(days=n % 4 - 2))
    for n in range(60)
    for due, outcome in [(_day(), (Outcome.KEPT, Outcome.KEPT, Outcome.MISSED, Outcome.OPEN, Outcome.DROPPED)[n % 5])]
]  # fmt: skip
PRAISE = [(NAMES[n % 4], _day()) for n in range(25)]
RATINGS = [
    (name, month, signer, f"competency:{skill}", 1 + (n + place) % 5)
    for n, name in enumerate(NAMES[:3])
    for month in split(QUARTER, Length.MONTH)
    for place, signer in enumerate(Signer)
    for skill in ("listening", "closing")
]
ACTIONS = [
    (("Ana", "shown", date(2026, 5, 4)), ("Ion", "not_shown", date(2026, 5, 30)), ("Mei", "shown", date(2026, 5, 31))),
    (("", "worse", date(2026, 5, 2)), ("Mei", "too_early", date(2026, 5, 7)), ("Ana", "shown", date(2026, 6, 1))),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    chosen = preset_settings("RO", END, currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path_factory.mktemp("talks") / "w.quotadesk", chosen) as opened:
        take(opened, Kind.PERSON, PEOPLE)
        person = {name: groupings.group_id(opened, "person", name) for name in NAMES}
        with opened.transaction():
            for name, day, held in MEETINGS:
                one_on_ones.save(opened, Meeting(person[name], day, held), recorded_at=NOW)
            for name, side, due, outcome, settled in PROMISES:
                promise = Promise(person[name], side, "Call", date(2026, 3, 1), due, outcome=outcome, settled=settled)
                one_on_ones.save(opened, promise, recorded_at=NOW)
            for name, day in PRAISE:
                one_on_ones.save(opened, Recognition(person[name], day, "Well done", "A deal"), recorded_at=NOW)
            one_on_ones.save_rhythm(opened, person["Liu"], 0, recorded_at=NOW)
            for name, month, signer, item, points in RATINGS:
                answers = [Answer(signer, item, 1, ""), Answer(signer, item, points, "")]  # the newest holds
                performance_answers.save(opened, person[name], month, answers, recorded_at=NOW)
                other = Answer(signer, "kpi:revenue", 5, "")
                performance_answers.save(opened, person[name], month, [other], recorded_at=NOW)
            for name, verdict, day in (one for group in ACTIONS for one in group):
                scope = Scope(ScopeKind.PERSON, person[name], name) if name else COMPANY
                closed = Action("revenue", "Weekly review", date(2026, 1, 1), day, scope, state=State.KEPT,
                                verdict=verdict, checked=day)  # fmt: skip
                actions.save(opened, closed, recorded_at=NOW)
            actions.save(opened, Action("revenue", "Runs", date(2026, 1, 1), END, COMPANY), recorded_at=NOW)
        yield opened


def expected(names: list[str] = NAMES, *, whole: bool = True) -> dict[str, Fraction]:
    """By key, for the people called ``names``; ``whole``: what is done for all of them together counts too."""
    due = [one for one in PROMISES if one[0] in names and one[2] and one[2] in PERIOD and one[3] is not Outcome.DROPPED]
    kept = [one for one in due if one[3] is Outcome.KEPT and one[4] and one[2] and one[4] <= one[2]]
    there = [row["name"] for row in PEOPLE if row["name"] in names and row["joined"] <= "2026-05-31"
             and (not row["left"] or row["left"] >= "2026-05-31")]  # fmt: skip
    first = PERIOD.last - timedelta(weeks=WEEKS)
    met = {name for name, day, held in MEETINGS if held and first <= day <= PERIOD.last}
    to_meet = [name for name in there if name != "Liu" and (name != "Eva" or name in met)]  # Eva came on 20 May
    points = [points for name, month, _signer, _item, points in RATINGS if name in names and month == PERIOD]
    checked = [verdict for group in ACTIONS for name, verdict, day in group
               if day in PERIOD and verdict != "too_early" and (name in names or (whole and not name))]  # fmt: skip
    return {
        "commitments_kept": Fraction(len(kept), len(due)),
        "one_on_one_coverage": Fraction(len(met & set(to_meet)), len(to_meet)),
        "recognitions": Fraction(sum(name in names and day in PERIOD for name, day in PRAISE)),
        "competency_score": Fraction(sum(points), len(points)),
        "action_success_rate": Fraction(checked.count("shown"), len(checked)),
    }


def found(store: Store, key: str, scope: Scope = COMPANY) -> Fraction | None:
    (figure,) = figures(store, Wanted((key,), PERIOD, END, scope, lean=True))
    return figure.value.value if figure.value else None


@pytest.mark.parametrize("key", expected())
def test_a_figure_is_what_was_written_down(store: Store, key: str) -> None:
    assert found(store, key) == expected()[key]
    assert 0 < expected()[key] != 1


@pytest.mark.parametrize("key", expected())
@pytest.mark.parametrize(("kind", "name", "names"), [
    (ScopeKind.TEAM, "North", ["Ana", "Ion", "Liu"]), (ScopeKind.REGION, "Est", ["Mei", "Dan", "Eva", "Liu"]),
    (ScopeKind.PERSON, "Mei", ["Mei"]),
])  # fmt: skip
def test_a_part_has_its_own(store: Store, key: str, kind: ScopeKind, name: str, names: list[str]) -> None:
    scope = Scope(kind, groupings.group_id(store, kind.value, name), name)
    assert found(store, key, scope) == expected(names, whole=False)[key]


def test_sums_over_people_and_months_are_the_whole(store: Store) -> None:
    rows = breakdown(store, Wanted(("recognitions",), PERIOD, END, by="person", lean=True))
    assert sum(row.figures[0].value.value for row in rows if row.figures[0].value) == expected()["recognitions"]
    (quarter,) = figures(store, Wanted(("recognitions",), QUARTER, END, lean=True))
    assert quarter.value
    assert quarter.value.value == len(PRAISE)


def test_a_share_of_products_is_no_share_of_talks(store: Store) -> None:
    (figure,) = figures(store, Wanted(("recognitions",), PERIOD, END, where={"product": 1}, lean=True))
    assert figure.value is None


@pytest.mark.parametrize("key", expected())
def test_each_is_explained_and_has_no_records_behind_it(store: Store, key: str) -> None:
    wanted = Wanted((key,), PERIOD, END)
    assert all(part.step.startswith("kpi.input.") for part in explain_figure(store, wanted).parts)
    assert totals.versions(store, records_behind(store, wanted), settings.load(store).revenue_source) == []

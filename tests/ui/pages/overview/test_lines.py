"""What the list of matters and the team table say, without the page around them."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.agenda import DueReview, DueRun, MissingTargets, RefusedRows
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.kpis.team_standing import team_standings
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import groupings
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.ui.pages.overview.needs import matter_icon, matter_place, matter_words
from desktop_app.ui.pages.overview.team import lines_of, team_face, team_table
from tests.kpis import built_in_kpi
from tests.ui.pages.deal_years import LAST, open_copy

AUGUST, SEPTEMBER = parse_period("2026-08"), parse_period("2026-09")


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


def test_a_run_that_nobody_approved_says_how_many_statements_wait() -> None:
    assert matter_words(DueRun(AUGUST, 12)) == ("August 2026: a run waits for approval", "12 statements", "Review")
    assert matter_words(DueRun(AUGUST, 0))[2] == "Evaluate"
    assert matter_place(DueRun(AUGUST, 0)) == ("pay", AUGUST)
    assert matter_words(DueReview(AUGUST))[0] == "August 2026: not reviewed yet"
    assert matter_place(DueReview(AUGUST)) == ("evaluations", AUGUST)


def test_refused_rows_name_their_file_and_lead_to_their_import() -> None:
    batch = Batch(7, "sale", "shop.csv", "2026-09-16T10:00:00.000+00:00", 1204, 1200, 0, 0, 4, None, "")
    title, known, action = matter_words(RefusedRows(batch))
    assert title == "shop.csv: 4 rows were refused"
    assert known == "Read 16 Sep · 1,200 of 1,204 rows taken"
    assert (action, matter_place(RefusedRows(batch))) == ("Answer", ("data", 7))
    assert matter_icon(RefusedRows(batch)) == ("import", "muted")


def test_missing_targets_name_the_figures_that_wait_for_one() -> None:
    words = matter_words(MissingTargets((built_in_kpi("revenue"), built_in_kpi("new_customers")), SEPTEMBER))
    assert words[:2] == ("September 2026: no target", "Waiting for one: Revenue, New customers")


def test_a_bullet_of_the_team_ends_at_130_percent_of_the_own_quota(store: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    set_target(store, "revenue", ana, AUGUST, Fraction(4_000), reason="plan")
    lines = lines_of(team_standings(store, Wanted((), AUGUST, date(2026, 8, 31))))
    line = next(one for one in lines if one.name == "Ana Pop")
    face = team_face(line)
    assert face is not None
    assert line.figure.value is not None
    assert face.share == pytest.approx(float(line.figure.value.value) / 5_200)
    assert face.target == pytest.approx(1 / 1.3)
    assert team_face(next(one for one in lines if one.name == "Ion Rusu")) is None


def test_people_without_a_quota_beside_others_with_one_are_said_to_have_none(store: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    set_target(store, "revenue", ana, SEPTEMBER, Fraction(4_000), reason="plan")
    lines = lines_of(team_standings(store, Wanted((), SEPTEMBER, LAST)))
    table = team_table(lines, "vs 17 Aug")
    quotas = {row[0]: row[5] for row in table.rows}
    assert quotas["Ion Rusu"] == "none"
    assert str(quotas["Ana Pop"]) != "none"

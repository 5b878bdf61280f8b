"""The pack of a team meeting: the team's figures and successes, its lessons, and nothing of pay or of other teams."""

import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Note, Promise, Recognition, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.meetings.one_on_one_entries import write_down
from desktop_app.operations.meetings.team_pack import export_pack, load_pack, tells_pay
from desktop_app.reports.team_pack_document import pages
from desktop_app.store import groupings
from desktop_app.store.database import Store

MARCH = parse_period("2026-03")
DAY = date(2026, 3, 9)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")


@pytest.fixture
def field(team: Store) -> Scope:
    for name, words in (("Ana", "Well held"), ("Mei", "Other team")):
        person = groupings.group_id(team, "person", name)
        write_down(team, Recognition(person, DAY, words, "27 of 28 renewals"))
        write_down(team, Recognition(person, date(2026, 4, 9), "Next month", "x"))
        write_down(team, Promise(person, Side.PERSON, "Promise canary", DAY))
        write_down(team, Note(person, DAY, "Note canary"))
    return Scope(ScopeKind.TEAM, groupings.group_id(team, "team", "Field"), "Field")


def test_figures_and_successes_of_the_team_alone(team: Store, field: Scope) -> None:
    pack = load_pack(team, MARCH, field)
    revenue = next(one for kpi, one in pack.figures if kpi.key == "revenue")
    assert revenue.value is not None
    assert revenue.value.value == 90_000  # Ana 60,000 and Ion 30,000
    assert [(one.name, one.words) for one in pack.successes] == [("Ana", "Well held")]
    assert [page.name for page in pages(pack)] == ["Gauges", "Successes"]


def test_no_kpi_of_pay_is_shown() -> None:
    assert {"incentive_payout", "incentive_cost_ratio", "payout_fairness"} <= {
        kpi.key for kpi in built_in() if tells_pay(kpi)
    }
    assert not tells_pay(next(kpi for kpi in built_in() if kpi.key == "revenue"))


@needs_poppler
def test_the_paper_holds_no_note_or_promise(team: Store, field: Scope, tmp_path: Path) -> None:
    target = export_pack(team, MARCH, tmp_path / "pack.pdf", field)
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True).stdout.decode()
    for words in ("Team meeting · March 2026", "Ana: Well held (27 of 28 renewals)", "90.000"):
        assert words in text
    for canary in ("canary", "Mei", "Next month"):
        assert canary not in text
    with zipfile.ZipFile(export_pack(team, MARCH, tmp_path / "pack.xlsx", field)) as book:
        assert "canary" not in "".join(book.read(name).decode() for name in book.namelist())


def test_one_person_has_no_meeting(team: Store, tmp_path: Path) -> None:
    person = groupings.group_id(team, "person", "Ana")
    with pytest.raises(UserError, match="about a team"):
        load_pack(team, MARCH, Scope(ScopeKind.PERSON, person, "Ana"))
    with pytest.raises(UserError, match="cannot be written"):
        export_pack(team, MARCH, tmp_path / "pack.csv")

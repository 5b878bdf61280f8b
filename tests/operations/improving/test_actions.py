"""Actions on a real file: the frozen baseline, the verdict, those without it, and what the review leads to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.action import Action, Obstacle, State
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.improving.action_story import export_story, happened
from desktop_app.operations.improving.actions import (
    bring_back_action,
    decide,
    find_action,
    judge_action,
    judged_actions,
    propose,
    remove_action,
    save_action,
    success_rate,
)
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.reports.wording import outline
from desktop_app.rules.statistics.effect import Verdict
from desktop_app.store import actions, groupings
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]
END = date(2025, 12, 31)


def _deals(month: int) -> list[str]:
    """Ana sells 100 and about 200 from July on; Ion, Mei and Dan stay where they are."""
    ana = (200 if month > 6 else 100) + month % 3 * 4
    amounts = {"Ana": ana, "Ion": 100 + month % 2 * 6, "Mei": 90 + month % 3 * 5, "Dan": 110 + month % 2 * 4}
    return [
        f"{who}{month},{who},Acme,Won,2025-{month:02d}-01,2025-{month:02d}-20,{amount}"
        for who, amount in amounts.items()
    ]


@pytest.fixture
def year(store: Store, import_text: ImportText) -> Store:
    rows = [row for month in range(1, 13) for row in _deals(month)]
    import_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n", "deals.csv")
    return store


def _ana(store: Store) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana"), "Ana")


def _action(store: Store) -> Action:
    offered = propose(store, "revenue", _ana(store), start=date(2025, 7, 1))
    return replace(offered, text="Weekly review of open deals", among=COMPANY)


def test_an_effect_is_shown_against_the_frozen_baseline_and_the_others(year: Store) -> None:
    number = save_action(year, _action(year))
    found = judge_action(year, find_action(year, number), END)
    assert [point.period.name for point in found.action.baseline] == [f"2025-0{month}" for month in range(1, 7)]
    assert (found.effect.verdict, found.effect.points, found.effect.periods) == (Verdict.SHOWN, 6, 6)
    # By hand: (104+108+100)·2/6 = 104 and 204; the others change by 0 on average, as their pattern repeats.
    assert (found.effect.before, found.effect.after, found.effect.change) == (104, 204, 100)
    assert found.effect.others is not None
    assert (found.effect.others.n, found.effect.others.rank) == (3, 1)
    texts = [text for _depth, text, _figure in outline(found.explanation)]
    assert texts[0] == "An effect is shown: the change is in the wanted direction and beyond chance"
    assert success_rate([found]) == Fraction(1)


def test_an_import_later_does_not_change_the_baseline(year: Store, import_text: ImportText) -> None:
    number = save_action(year, _action(year))
    late = "id,owner,customer,stage,opened,closed,amount\nlate,Ana,Acme,Won,2025-02-01,2025-02-02,5000\n"
    import_text(late, "late.csv")
    save_action(year, replace(find_action(year, number), text="Daily review"))
    found = find_action(year, number)
    assert (found.text, max(point.value for point in found.baseline)) == ("Daily review", 108)
    save_action(year, replace(found, start=date(2025, 8, 1)))
    assert max(point.value for point in find_action(year, number).baseline) == 5108


def test_the_month_that_led_to_it_is_no_part_of_the_baseline(year: Store) -> None:
    number = save_action(year, replace(_action(year), trigger=parse_period("2025-06")))
    found = judge_action(year, find_action(year, number), END)
    assert len(found.action.baseline) == 5
    assert (found.effect.verdict, found.explanation.step) == (Verdict.TOO_EARLY, "effect.short_baseline")
    assert success_rate([found]) is None


def test_before_three_whole_months_nothing_is_said(year: Store) -> None:
    number = save_action(year, _action(year))
    early = judge_action(year, find_action(year, number), date(2025, 9, 15))
    assert (early.effect.verdict, early.effect.periods, early.stuck) == (Verdict.TOO_EARLY, 2, False)
    # The last day of a month makes it whole.
    assert judge_action(year, find_action(year, number), date(2025, 9, 30)).effect.periods == 3


def test_those_for_whom_the_same_is_done_are_no_comparison(year: Store) -> None:
    ion = Scope(ScopeKind.PERSON, groupings.group_id(year, "person", "Ion"), "Ion")
    save_action(year, replace(_action(year), scope=ion))
    found = judge_action(year, find_action(year, save_action(year, _action(year))), END)
    assert found.effect.others is not None
    assert found.effect.others.n == 2


def test_without_improvement_the_review_asks_and_is_answered(year: Store) -> None:
    number = save_action(year, replace(_action(year), scope=COMPANY, kpi="deals_won", among=None))
    stuck = judge_action(year, find_action(year, number), END)
    assert (stuck.effect.verdict, stuck.due, stuck.stuck) == (Verdict.NOT_SHOWN, True, True)
    assert actions.due(year, END) == 1
    decide(year, number, State.STOPPED, lesson="Nobody had time.", obstacles=[Obstacle.NO_TIME])
    (found,) = judged_actions(year, END)
    assert (found.due, found.stuck, found.action.obstacles) == (False, False, (Obstacle.NO_TIME,))
    assert actions.due(year, END) == 0


def test_what_could_be_said_when_it_was_closed_is_kept(year: Store, import_text: ImportText) -> None:
    number = save_action(year, _action(year))
    decide(year, number, State.KEPT)
    closed = find_action(year, number)
    # the newest record is of 20 December, whose month is not whole
    assert (closed.verdict, closed.checked) == (Verdict.SHOWN.value, date(2025, 12, 20))
    import_text("id,owner,customer,stage,opened,closed,amount\nX,Ana,Acme,Won,2025-08-01,2025-08-09,90000\n", "x.csv")
    decide(year, number, State.STOPPED, lesson="No longer needed.")
    assert find_action(year, number).verdict == closed.verdict
    decide(year, number, State.RUNNING)
    assert (find_action(year, number).verdict, find_action(year, number).checked) == ("", None)


def test_going_on_needs_a_later_review(year: Store) -> None:
    number = save_action(year, _action(year))
    with pytest.raises(UserError):
        decide(year, number, State.RUNNING, review=date(2025, 7, 2))
    decide(year, number, State.RUNNING, review=date(2026, 3, 1))
    assert find_action(year, number).review == date(2026, 3, 1)


def test_what_was_removed_can_be_brought_back(year: Store) -> None:
    number = save_action(year, _action(year))
    remove_action(year, number)
    with pytest.raises(UserError):
        find_action(year, number)
    bring_back_action(year, number)
    assert find_action(year, number).text == "Weekly review of open deals"


def test_an_action_needs_words_and_a_review_after_its_start(year: Store) -> None:
    with pytest.raises(UserError):
        save_action(year, propose(year, "revenue", COMPANY))
    with pytest.raises(UserError):
        save_action(year, replace(_action(year), review=date(2025, 7, 1)))


def test_before_and_after_go_on_paper(year: Store, tmp_path: Path) -> None:
    number = save_action(year, _action(year))
    paper = export_story(year, number, tmp_path / "story.pdf", as_of=END)
    assert paper.read_bytes().startswith(b"%PDF")
    told = happened(year, judge_action(year, find_action(year, number), END))
    assert [(one.day, one.text) for one in told] == [(date(2025, 7, 1), "Weekly review of open deals")]
    with pytest.raises(UserError):
        export_story(year, number, tmp_path / "story.docx")


@pytest.mark.skipif(not DATA.is_dir(), reason="the files of others are not here")
def test_no_action_helped_the_six_lowest_of_the_crm_sample(store: Store, import_text: ImportText) -> None:
    """Nothing was done: with the start drawn toward the team no effect is claimed for any of them."""
    import_text((DATA / "maven_crm_sales_pipeline.csv").read_text(), "maven_crm_sales_pipeline.csv")
    first = Wanted(("win_rate",), parse_period("2017-03-01..2017-08-31"), by="person")
    rows = [row for row in breakdown(store, first) if row.figures[0].value is not None]
    lowest = sorted(rows, key=lambda row: row.figures[0].value.value if row.figures[0].value else 1)[:6]
    verdicts = []
    for row in lowest:
        scope = Scope(ScopeKind.PERSON, row.group, row.label)
        one = replace(propose(store, "win_rate", scope, start=date(2017, 9, 1)), text="x", among=COMPANY, worst=True)
        found = judge_action(store, find_action(store, save_action(store, one)), date(2017, 12, 31))
        verdicts.append(found.effect.verdict)
        assert found.effect.before is not None
        assert found.effect.expected is not None
        assert found.effect.expected > found.effect.before
    assert Verdict.SHOWN not in verdicts
    assert Verdict.TOO_EARLY not in verdicts

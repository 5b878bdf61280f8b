from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.agenda import DueRun, MissingTargets, RefusedRows, agenda
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.kpis.signals import Unusual
from desktop_app.operations.kpis.team_standing import team_standings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.targets import targets
from desktop_app.rules.statistics.xmr import Rule
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")
TODAY = date(2026, 4, 10)


def test_an_empty_workspace_needs_nothing(store: Store) -> None:
    assert agenda(store, TODAY) == ()


def test_refused_rows_wait_until_their_import_is_taken_back(store: Store, import_text: ImportText) -> None:
    head = "id,owner,customer,stage,opened,closed,amount\n"
    import_text(head + "1,Ana,Acme,Won,2026-02-01,2026-03-03,400\n2,Ana,Acme,Won,2026-02-01,2026-02-31,500\n")
    (found,) = [one for one in agenda(store, TODAY) if isinstance(one, RefusedRows)]
    assert (found.batch.refused, found.batch.rows) == (1, 2)


def test_a_headline_without_its_target_is_missing_it(team: Store) -> None:
    missing = [one for one in agenda(team, TODAY) if isinstance(one, MissingTargets)]
    assert missing[0].kpis[0].key == "revenue"
    targets.set_target(team, "revenue", COMPANY, parse_period("2026-04"), Fraction(50_000), reason="test")
    assert [one for one in agenda(team, TODAY) if isinstance(one, MissingTargets)] == []


def test_the_last_whole_month_waits_until_its_pay_is_approved(team: Store) -> None:
    assert not [one for one in agenda(team, TODAY) if isinstance(one, DueRun)]
    template = next(one for one in plans.templates() if one.key == "flat_rate")
    plan = plans.save_plan(team, plans.starting(template.file, date(2026, 1, 1)))
    plans.assign(team, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
    assert [one for one in agenda(team, TODAY) if isinstance(one, DueRun)] == [DueRun(MARCH, 0)]
    evaluated = evaluate.evaluate_period(team, MARCH)
    assert [one for one in agenda(team, TODAY) if isinstance(one, DueRun)] == [DueRun(MARCH, len(evaluated.statements))]
    evaluate.approve(team, MARCH)
    assert not [one for one in agenda(team, TODAY) if isinstance(one, DueRun)]


def test_a_month_far_below_the_usual_range_is_told_and_a_better_one_is_not(
    store: Store, import_text: ImportText
) -> None:
    def year(last: int) -> str:
        rows = [f"{m},Ana,Acme,Won,2025-{m:02d}-01,2025-{m:02d}-20,{10_000 + m % 3 * 100}" for m in range(1, 13)]
        rows.append(f"13,Ana,Acme,Won,2026-01-01,2026-01-31,{last}")
        return "id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n"

    import_text(year(2_000))
    found = [one for one in agenda(store, date(2026, 1, 31)) if isinstance(one, Unusual) and one.kpi.key == "revenue"]
    assert [(one.rule, one.upward, one.period) for one in found] == [(Rule.OUTSIDE, False, parse_period("2026-01"))]
    import_text(year(30_000))
    better = [one for one in agenda(store, date(2026, 1, 31)) if isinstance(one, Unusual)]
    assert [one for one in better if one.kpi.key == "revenue"] == []


def test_everybody_stands_once_under_their_team_and_quotas_sum(team: Store) -> None:
    for name, quota in (("Ana", 50_000), ("Ion", 40_000)):
        scope = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", name), name)
        targets.set_target(team, "revenue", scope, MARCH, Fraction(quota), reason="test")
    standings = team_standings(team, Wanted((), MARCH, date(2026, 3, 31)))
    field = next(one for one in standings if one.team and one.team.label == "Field")
    assert [row.label for row in field.members] == ["Ana", "Ion"]
    assert field.quota == 90_000
    assert field.figure is not None
    assert field.figure.value is not None
    assert field.figure.value.value == 90_000
    everybody = [row.group for one in standings for row in one.members]
    assert len(everybody) == len(set(everybody))

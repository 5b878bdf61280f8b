"""Deals, steps and activities as they were imported, in the eyes of the measures of the pipeline."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.kpis.told_deals import pipelines
from desktop_app.store import deals, groupings, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Question

ImportText = Callable[..., Imported]
APRIL = parse_period("2026-04")
END = date(2026, 4, 30)


def value(store: Store, key: str, scope: Scope = COMPANY) -> Fraction | None:
    found = figures(store, Wanted((key,), APRIL, END, scope, lean=True))[0].value
    return found.value if found else None


def test_the_open_deal_counts_at_the_rate_of_all_without_steps(team: Store) -> None:
    assert value(team, "weighted_pipeline") == 5000 * Fraction(4, 6)
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    assert value(team, "weighted_pipeline", ana) == 0
    rows = breakdown(team, Wanted(("weighted_pipeline",), APRIL, END, by="product", lean=True))
    amounts = {row.label: row.figures[0].value for row in rows}
    assert amounts["Pen"]
    assert amounts["Pen"].value == 5000 * Fraction(4, 6)
    behind = totals.versions(team, records_behind(team, Wanted(("weighted_pipeline",), APRIL, END)), "opportunity")
    assert len(behind) == 1


def test_a_later_close_is_a_push_and_an_earlier_one_or_a_taken_back_one_is_none(
    team: Store, import_text: ImportText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.operations.importing.import_file.moment", lambda: "2026-04-09T10:00:00")
    head = "id,owner,customer,product,stage,opened,closed,amount\n"
    batches = [
        import_text(f"{head}20,Ion,Bold,Pen,Engaging,2026-03-10,{day},5000\n", f"{place}.csv").batch.id
        for place, day in enumerate(("2026-05-01", "2026-06-01", "2026-05-15", "2026-08-01"))
    ]
    assert value(team, "close_date_pushes") == 1  # two moves, two open deals
    take_back(team, batches[-1])
    assert value(team, "close_date_pushes") == Fraction(1, 2)
    assert len(deals.pushes(team)) == 1


def test_steps_and_activities_reach_their_deal(team: Store, import_text: ImportText) -> None:
    import_text(
        "Opportunity ID,Stage,Date\n1,Talk,2026-02-01\n1,Offer,2026-02-04\n7,Talk,2026-03-10\n", kind=Kind.STAGE_CHANGE
    )
    import_text(
        "Activity no.,Owner,Done,Activity Type,Deal\n1,Ion,2026-04-28,Call,7\n", "calls.csv", kind=Kind.ACTIVITY
    )
    fed, known = pipelines(team, Question((), ((1, 2),), by="person"))
    (mine,) = fed[groupings.group_id(team, "person", "Ion")].open_at(END.toordinal())
    assert [stage for _day, stage in mine.stages] == ["Talk"]
    assert mine.contacts == (date(2026, 4, 28).toordinal(),)
    assert known.patience("Talk", END.toordinal()) == 3
    assert value(team, "stale_deal_share") == 0
    assert settings.load(team).revenue_source == "opportunity"

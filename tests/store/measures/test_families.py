"""What the measures of each family count, from a handful of records decided by hand."""

from collections.abc import Callable
from datetime import date
from itertools import chain

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import integrity
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, Sort
from desktop_app.store.measures.cash import CASH
from desktop_app.store.measures.efforts import EFFORTS
from desktop_app.store.measures.feedback import VOICES
from desktop_app.store.measures.firsts import joined
from desktop_app.store.measures.leads import LEADS
from desktop_app.store.measures.pipeline import PIPELINE
from desktop_app.store.measures.sales import SALES
from desktop_app.store.measures.shape import moment_day, speaks_of
from desktop_app.store.measures.support import SUPPORT
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
MILLION = 10**6
YEAR = (date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())


def on(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def totals(store: Store, *names: str, after: str = "") -> list[int]:
    span = (YEAR[0], on(after).toordinal() if after else YEAR[1])
    answer = ask(store, Question(names, (span,)), "opportunity")
    assert integrity.check(store, "opportunity") == []
    return [int(answer.total(name)[0]) for name in names]


def spread(store: Store, name: str) -> tuple[tuple[int, int], ...]:
    return ask(store, Question((name,), (YEAR,)), "opportunity").spread(name)


def test_every_family_is_listed_once() -> None:
    listed = tuple(chain(SALES, PIPELINE, CASH, SUPPORT, VOICES, LEADS, EFFORTS))
    assert sorted(one.name for one in listed) == sorted(one.name for one in MEASURES)
    assert not any(one.is_cohort for one in listed if one.sort is Sort.SNAPSHOT)


def test_pieces_of_sql() -> None:
    assert speaks_of("v.stage", "a|b") == "(lower(v.stage) like '%a%' or lower(v.stage) like '%b%')"
    assert '$.".qualified"' in moment_day("qualified")
    assert joined("product", "sale", "f", "v.product").endswith("and f.name_id = v.product")


def test_a_margin_is_known_only_where_the_cost_is(store: Store, bring: Bring) -> None:
    bring(
        {"document": "1", "day": on("03-02"), "amount": 100 * MILLION, "cost": 60 * MILLION},
        {"document": "2", "day": on("03-02"), "amount": 50 * MILLION},
        {"document": "3", "day": on("03-09"), "amount": -10 * MILLION, "cost": -6 * MILLION},
    )
    assert totals(store, "revenue", "revenue_costed", "margin", "sales_costed") == [140, 90, 36, 2]


def test_leads_are_counted_on_the_day_they_came(store: Store, bring: Bring) -> None:
    bring(
        {"document": "1", "opened": on("03-02"), "status": "converted", "day": on("04-20"), "wait": 30,
         "channel": "Fair"},
        {"document": "2", "opened": on("03-03"), "status": "qualified", "wait": 2000,
         "more": '{".qualified": "2026-03-10T08:00:00"}'},
        {"document": "3", "opened": on("03-04"), "status": "new"},
        {"document": "4", "opened": on("04-01"), "status": "lost", "wait": 5},
        kind=Kind.LEAD,
    )  # fmt: skip
    names = ("leads", "leads_qualified", "leads_converted", "leads_channeled", "leads_in_time", "leads_missed")
    assert totals(store, *names) == [4, 2, 1, 1, 2, 1]
    assert totals(store, *names, after="04-01") == [3, 2, 1, 1, 1, 1]
    assert [totals(store, "leads_in_hand", after=day) for day in ("03-03", "03-10", "03-11", "04-21")] == [
        [1], [1], [2], [1],
    ]  # fmt: skip
    assert spread(store, "lead_minutes") == ((5, 1), (30, 1), (2000, 1))


def test_stages_are_passed_unless_the_deal_is_lost_next(store: Store, bring: Bring) -> None:
    changes = [("A", "Offer", "open", "03-01"), ("A", "Talk", "open", "03-05"), ("A", "Won", "won", "03-11"),
               ("B", "Offer", "open", "03-02"), ("B", "Lost", "lost", "03-04"),
               ("C", "Offer", "open", "03-20")]  # fmt: skip
    rows = [{"key": f"{n}", "document": deal, "stage": stage, "status": status, "day": on(day)}
            for n, (deal, stage, status, day) in enumerate(changes)]  # fmt: skip
    bring(*rows, kind=Kind.STAGE_CHANGE)
    assert totals(store, "stages_entered", "stages_passed") == [4, 2]
    assert spread(store, "stage_days") == ((2, 1), (4, 1), (6, 1))


def test_efforts_and_costs(store: Store, bring: Bring) -> None:
    bring(
        {"document": "1", "day": on("03-02"), "due": on("03-03"), "status": "call"},
        {"document": "2", "day": on("03-09"), "due": on("03-05"), "status": "task"},
        {"document": "3", "due": on("03-06"), "status": "visit"},
        kind=Kind.ACTIVITY,
    )
    assert totals(store, "activities", "contacts", "follow_ups_due", "follow_ups_on_time") == [2, 1, 3, 1]
    spent = (("Marketing", 10, "Web"), ("Travel", 20, ""), ("客服", 5, ""), ("Online-Werbung", 7, ""))
    bring(*({"document": str(n), "day": on("03-01"), "stage": stage, "status": "", "amount": amount * MILLION,
             "channel": channel} for n, (stage, amount, channel) in enumerate(spent)), kind=Kind.COST)  # fmt: skip
    names = ("cost_selling", "cost_support", "cost_marketing", "cost_channeled")
    assert totals(store, *names) == [37, 5, 17, 10]


@pytest.mark.parametrize(("status", "work", "in_time"), [("Urgent", 241, 0), ("Urgent", 240, 1), ("", 1440, 1),
                                                         ("Low", 4321, 0), ("高", 480, 1)])  # fmt: skip
def test_a_priority_has_its_own_time(store: Store, bring: Bring, status: str, work: int, in_time: int) -> None:
    bring({"document": "1", "opened": on("03-01"), "day": on("03-02"), "status": status, "work": work},
          kind=Kind.INTERACTION)  # fmt: skip
    assert totals(store, "cases_on_time", "cases_resolved") == [in_time, 1]

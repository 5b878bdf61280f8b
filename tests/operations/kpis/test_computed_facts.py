"""Figures of computed measures: customers who stay, quotas missed, typed values; each reaches its explanation."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import KpiValue
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations import entries
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.computed_facts import computed_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown, explain_figure, figures
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.targets import targets
from desktop_app.store import groupings, names, settings, totals
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
END = date(2026, 4, 30)


def value(store: Store, key: str, scope: Scope = COMPANY, **more: object) -> Fraction | None:
    found = figures(store, Wanted((key,), APRIL, END, scope, **more))[0].value  # type: ignore[arg-type]  # by name
    return found.value if found else None


def person(store: Store, name: str) -> Scope:
    return Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)


def test_customers_stay_lapse_and_come_back(team: Store, import_text: ImportText) -> None:
    import_text(
        "id,owner,customer,product,stage,opened,closed,amount\n90,Ion,Eden,Pen,Won,2025-04-01,2025-04-10,100\n"
        "91,Ana,Acme,Pen,Won,2026-04-01,2026-04-20,60\n", "more.csv",
    )  # fmt: skip
    assert value(team, "customer_retention_rate") == Fraction(2, 3)  # Eden last bought on 10 April 2025
    assert value(team, "churn_rate") == Fraction(1, 3)
    assert value(team, "net_revenue_retention") == 0
    assert value(team, "repeat_purchase_rate") == Fraction(1, 3)  # Acme of Acme, Bold and Dune
    assert value(team, "customer_concentration") == 1
    rows = breakdown(team, Wanted(("customer_retention_rate",), APRIL, END, by="person"))
    assert {row.label: row.figures[0].n for row in rows}["Ana"] == 2


def test_quotas_are_missed_by_people_and_pay_is_unknown_without_runs(team: Store) -> None:
    for name, quota in (("Ana", 1), ("Mei", 10_000), ("Ion", 5)):
        targets.set_target(team, "revenue", person(team, name), APRIL, Fraction(quota))
    assert value(team, "quota_miss_rate") == Fraction(2, 3)
    assert value(team, "quota_miss_rate", person(team, "Mei")) == 0
    assert value(team, "incentive_payout") is None
    pen = {"product": groupings.group_id(team, "product", "Pen")}
    assert value(team, "quota_miss_rate", where=pen) is None
    assert value(team, "revenue_per_rep") == Fraction(10_000, 3)


def test_a_share_of_the_market_needs_its_size(team: Store) -> None:
    assert value(team, "market_share") is None
    assert "market_size" not in computed_with_data(team)
    entries.save_entry(team, KpiValue("market_size", APRIL, COMPANY, Fraction(1_000_000)))
    assert value(team, "market_share") == Fraction(1, 100)
    assert value(team, "market_share", person(team, "Mei")) is None


def test_revenue_growth_looks_a_year_back_to_the_same_day(team: Store, import_text: ImportText) -> None:
    import_text(
        "id,owner,customer,product,stage,opened,closed,amount\n90,Ion,Eden,Pen,Won,2025-04-01,2025-04-10,8000\n"
        "91,Ion,Eden,Pen,Won,2025-04-01,2025-04-29,1000\n", "more.csv",
    )  # fmt: skip
    wanted = Wanted(("revenue_growth_rate",), APRIL, date(2026, 4, 15))
    for lean in (True, False):
        found = figures(team, Wanted(wanted.kpis, APRIL, wanted.as_of, lean=lean))[0].value
        assert found
        assert found.value == Fraction(1, 4)
    assert value(team, "revenue_growth_rate") == Fraction(1, 9)


@pytest.mark.parametrize("key", ["customer_retention_rate", "customer_concentration", "revenue_per_rep"])
def test_a_computed_figure_is_explained_and_reaches_records(team: Store, key: str) -> None:
    wanted = Wanted((key,), APRIL, END)
    tree = explain_figure(team, wanted)
    assert tree.step == "kpi.value_company"
    assert all(part.step.startswith("kpi.input.") for part in tree.parts)
    question = records_behind(team, wanted)
    assert totals.versions(team, question, settings.load(team).revenue_source)
    assert names.load(team, "person")

"""Who joined within the data and how long they took, care for customers, months without records: whole figures."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.define_kpi import add_kpi
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.operations.kpis.newcomers import Newcomers
from desktop_app.operations.targets import targets
from desktop_app.store import groupings, people
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
END = date(2026, 5, 31)
PEOPLE = "name,joined\nAna,2026-03-10\nIon,2026-03-01\nMei,2019-01-01\n"


def value(store: Store, key: str, month: str = "2026-05") -> Fraction | None:
    found = figures(store, Wanted((key,), parse_period(month), END, lean=True))[0].value
    return found.value if found else None


def test_a_newcomer_arrives_and_another_waits(team: Store, import_text: ImportText) -> None:
    import_text(PEOPLE, "joined.csv")
    for name in ("Ana", "Ion"):
        scope = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", name), name)
        for month in range(3, 6):
            targets.set_target(team, "revenue", scope, parse_period(f"2026-{month:02d}"), Fraction(20_000))
    newcomers = Newcomers(team, END.toordinal() + 1).among(people.load(team))
    assert len(newcomers) == 2
    assert value(team, "ramp_months") == 3  # Ana: 60,000 of 60,000 by the end of May; Ion: 30,000
    assert value(team, "ramp_months", "2026-03") is None


def test_months_without_a_record_are_missed(team: Store, import_text: ImportText) -> None:
    """Mei is told of from February on: lost in March, won in April, opened in February and March; nothing in May."""
    import_text("name,joined,left\nAna,,2026-03-31\nIon,2026-03-01,\n", "joined.csv")
    assert value(team, "data_freshness", "2026-03") == 1
    assert value(team, "data_freshness", "2026-05") == 0
    assert value(team, "data_freshness", "2026-Q2") == Fraction(1, 4)


def test_care_is_a_contact_with_an_active_customer_by_anybody(team: Store, import_text: ImportText) -> None:
    assert value(team, "care_coverage") is None
    import_text(
        "Activity no.,Owner,Done,Activity Type,Customer\n1,Ion,2026-05-28,Call,Acme\n2,Ion,2026-05-28,Task,Bold\n"
        "3,Mei,2026-03-01,Visit,Dune\n4,Mei,2026-05-01,Visit,Cold\n", "calls.csv", kind=Kind.ACTIVITY,
    )  # fmt: skip
    assert value(team, "care_coverage") == Fraction(1, 3)  # Acme, of Acme, Bold and Dune; 1 March is 92 days ago


def test_qualified_leads_are_spread_over_those_who_are_there(team: Store, import_text: ImportText) -> None:
    import_text(
        "no,created,owner,lead status\n1,2026-04-01,Ana,Qualified\n2,2026-04-02,Ion,Qualified\n3,2026-04-02,Ion,New\n",
        "leads.csv", kind=Kind.LEAD,
    )  # fmt: skip
    assert value(team, "active_leads_per_rep") == Fraction(2, 3)


def test_an_own_formula_speaks_of_the_target_of_an_own_kpi(team: Store) -> None:
    fields = {"name": "Bonus base", "formula": "revenue / 2", "unit": "money"}
    add_kpi(team, "bonus_base", fields)
    add_kpi(team, "bonus_gap", {**fields, "name": "Gap", "formula": "target(bonus_base) - revenue / 2"})
    assert value(team, "bonus_gap", "2026-03") is None
    company = Scope(ScopeKind.COMPANY)
    targets.set_target(team, "bonus_base", company, parse_period("2026-03"), Fraction(50_000))
    assert value(team, "bonus_gap", "2026-03") == 5000


def test_the_effect_of_a_training_is_told_when_its_third_month_is_over(store: Store, import_text: ImportText) -> None:
    deals = [f"{owner}{month},{owner},Acme,Won,2026-{month:02d}-01,2026-{month:02d}-10,{amount}"
             for owner, before, after in (("Ana", 100, 150), ("Ion", 200, 220), ("Mei", 300, 330))
             for month in range(1, 9) for amount in (before if month <= 4 else after,)]  # fmt: skip
    import_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(deals) + "\n", "deals.csv")
    import_text("employee,training,date,passed\nAna,Offers,2026-04-15,yes\n", "t.csv", kind=Kind.TRAINING)
    last = date(2026, 8, 10)

    def effect(month: str, scope: Scope = COMPANY) -> Fraction | None:
        found = figures(store, Wanted(("training_effect",), parse_period(month), last, scope, lean=True))[0].value
        return found.value if found else None

    assert effect("2026-07") == Fraction(3, 2) - Fraction(11, 10)
    assert effect("2026-06") is None
    assert effect("2026-08") is None
    people = {row.label: row.figures[0].value for row in breakdown(
        store, Wanted(("training_effect",), parse_period("2026-07"), last, by="person"))}  # fmt: skip
    assert {name: value and value.value for name, value in people.items()}["Ana"] == Fraction(2, 5)

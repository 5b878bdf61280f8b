from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.load import load_kinds, loads
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
PEOPLE = "name,team,fte,left\nAna,Field,0.5,\nIon,Field,1,\nMei,Inside,1,\nZed,Inside,1,2026-03-08\n"
DEALS = """id,owner,customer,stage,opened,closed,amount
1,Ana,Acme,Engaging,2026-03-01,,100
2,Ana,Bold,Won,2026-03-02,2026-03-20,200
3,Ion,Cold,Engaging,2026-03-03,,300
4,Zed,Dune,Engaging,2026-03-04,,400
"""


def team(import_text: ImportText) -> None:
    import_text(PEOPLE, "people.csv")
    import_text(DEALS, "deals.csv")


def test_what_is_open_on_the_day_is_shared_by_those_who_carry_it(store: Store, import_text: ImportText) -> None:
    """On 10 March Ana holds two on half a time, Ion one; Zed has left with one; Mei carries nothing."""
    team(import_text)
    assert load_kinds(store) == ("pipeline_deals",)
    found = loads(store, Wanted((), parse_period("2026-03"), date(2026, 3, 10)), "pipeline_deals")
    assert [(one.name, one.load.open, one.load.fte, one.load.each) for one in found.people] == [
        ("Ana", 2, Fraction(1, 2), 4), ("Ion", 1, 1, 1),
    ]  # fmt: skip
    assert (found.all.open, found.all.fte, found.nobody) == (3, Fraction(3, 2), 1)
    assert found.all.each == 2
    assert [(one.name, one.people) for one in found.teams] == [("Field", 2)]


def test_a_past_period_is_looked_at_on_its_last_day(store: Store, import_text: ImportText) -> None:
    team(import_text)
    found = loads(store, Wanted((), parse_period("2026-03"), date(2026, 5, 1)), "pipeline_deals")
    assert found.day == date(2026, 3, 31)
    assert found.people[0].load.open == 1


def test_revenue_for_each_full_time_month_knows_half_a_time(store: Store, import_text: ImportText) -> None:
    """March: 200 of Ana, who works half of it, Ion and Mei none; Zed is there for 8 of 31 days."""
    team(import_text)
    (figure,) = figures(store, Wanted(("revenue_per_rep",), parse_period("2026-03"), date(2026, 3, 31)))
    assert figure.value is not None
    assert figure.value.value == 200 / (Fraction(5, 2) + Fraction(8, 31))

"""Figures at the edges: without records, of one record, of returns alone; nothing is 0 that is not known."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH, END = parse_period("2026-03"), date(2026, 3, 31)
KEYS = tuple(kpi.key for kpi in built_in())


def values(store: Store) -> dict[str, Fraction]:
    found = figures(store, Wanted(KEYS, MARCH, END, lean=True))
    return {key: one.value.value for key, one in zip(KEYS, found, strict=True) if one.value is not None}


def test_an_empty_workspace_knows_no_figure(store: Store) -> None:
    assert values(store) == {}


def test_one_deal_tells_what_one_deal_can_tell(store: Store, import_text: ImportText) -> None:
    import_text(
        "id,owner,customer,stage,opened,closed,amount\n1,Ana,Acme,Won,2026-03-02,2026-03-12,250.50\n", "one.csv"
    )
    found = values(store)
    assert found["revenue"] == found["average_deal_size"] == Fraction("250.5")
    assert found["sales_cycle_days"] == 10
    assert "win_rate" not in found  # a file of wins alone does not say that nothing was lost
    assert not found.keys() & {
        "win_rate_value",
        "csat_mean",
        "nps",
        "backlog",
        "complaints",
        "leads_received",
        "sales_cost",
    }
    assert found.get("open_deals") == 0  # the one there was is decided


def test_returns_alone_are_negative_and_divide_nothing(store: Store, import_text: ImportText) -> None:
    text = "Document,Day,Owner,Customer,Product,Quantity,Amount,Cost\nR1,2026-03-05,Ana,Acme,Pen,-2,-80.25,-50\n"
    import_text(text, "returns.csv", with_tax=False)
    found = values(store)
    assert found["revenue"] == Fraction("-80.25")
    assert found["units_sold"] == -2
    assert found["gross_margin_amount"] == Fraction("-30.25")


def test_a_sale_and_its_return_leave_nothing_and_no_quotient(store: Store, import_text: ImportText) -> None:
    head = "Document,Day,Owner,Customer,Product,Quantity,Amount,Cost\n"
    import_text(f"{head}S1,2026-03-04,Ana,Acme,Pen,2,80.25,50\nR1,2026-03-05,Ana,Acme,Pen,-2,-80.25,-50\n", "both.csv",
                with_tax=False)  # fmt: skip
    found = values(store)
    assert (found["revenue"], found["units_sold"], found["gross_margin_amount"]) == (0, 0, 0)
    assert not found.keys() & {"gross_margin_rate", "sales_cost_ratio", "customer_concentration", "referral_share"}

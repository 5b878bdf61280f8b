"""Templates that ask for more than amounts, from the imported file to the pay."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.evaluate import try_out
from desktop_app.store import settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")


def test_a_share_of_the_margin_is_paid_where_every_sale_tells_its_cost(store: Store, import_text: ImportText) -> None:
    save_settings(store, replace(settings.load(store), revenue_source="sale"), "")
    import_text("name\nAna\nIon\n", "people.csv")
    rows = "document,day,owner,amount,cost\n1,2026-03-04,Ana,1000,700\n2,2026-03-18,Ana,400,450\n3,2026-03-20,Ion,90,\n"
    import_text(rows, "sales.csv", kind=Kind.SALE, with_tax=False)
    plan = next(one.file.plan for one in plans.templates() if one.key == "margin_flat")
    ana, ion = try_out(store, plan, MARCH)
    assert ana.pay == 50_00  # 20 % of 300 − 50
    assert (ion.pay, [why.step for why in ion.reasons]) == (None, ["reason.fact_missing"])

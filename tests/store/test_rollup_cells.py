"""Cells of rollups beside each measure counted alone, without passes in common."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.records import Kind
from desktop_app.store import rollup_cells
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, selection
from desktop_app.store.rollup_tables import columns, names, summed

Bring = Callable[..., int]
MARCH = date(2026, 3, 1).toordinal()


@pytest.fixture
def mixed(store: Store, bring: Bring) -> Store:
    """Deals, invoices with payments, requests: of two people, won and lost, late and in time."""
    who = ({"owner": "Ana", "product": "Pen", "channel": "Web"}, {"owner": "Ion", "product": "Ink"})
    bring(*({**who[n % 2], "document": f"D{n}", "day": MARCH + n, "opened": MARCH - 20 * n if n % 3 else None,
             "status": ("won", "lost", "open")[n % 3], "amount": n * 10**6, "cost": 10**6, "customer": f"C{n % 2}"}
            for n in range(9)))  # fmt: skip
    bring(*({**who[n % 2], "document": f"F{n}", "key": f"F{n}", "day": MARCH + n, "due": MARCH + 9 + n, "status": "",
             "amount": (n + 1) * 10**6, "tax": 10**5} for n in range(4)), kind=Kind.INVOICE)  # fmt: skip
    bring(*({"document": f"P{n}", "key": f"P{n}", "day": MARCH + 5 * n, "status": "", "amount": 10**6,
             "original": f"F{n}"} for n in range(4)), kind=Kind.PAYMENT)  # fmt: skip
    bring(*({**who[n % 2], "document": f"R{n}", "opened": MARCH, "day": MARCH + n if n else None, "wait": 60 * n,
             "work": 90 * n, "status": ""} for n in range(3)), kind=Kind.INTERACTION)  # fmt: skip
    return store


def test_every_measure_is_held_by_its_own_columns(mixed: Store) -> None:
    filled = []
    for measure in summed():
        union = " union all ".join(selection(source, "opportunity") for source in measure.sources)
        for table, day in (("total", "day"), ("month_total", "day"), ("month_product", "day")):
            alone = mixed.db.execute(f"select sum(value), sum(n), count(*) from ({union}) where {day} > 0").fetchone()
            kept = ", ".join(f"sum({column})" for column in columns(measure))
            found = mixed.db.execute(f"select {kept} from {table} where day > 0").fetchone()
            assert tuple(found) == ((None,) * len(found) if not alone[2] else tuple(alone)[: len(found)]), measure.name
        filled += [measure.name] if alone[2] else []
    assert {"revenue", "margin", "pipeline_value", "overdue", "collected", "backlog", "new_customers"} <= {*filled}


def test_what_is_summed_counts_each_record_once() -> None:
    """So that n alone tells whether a record stands behind a cell; of a snapshot a further column does."""
    once = [one for one in summed() if len(columns(one)) < 3]
    assert all(source.n == "1" for measure in once for source in measure.sources)


def test_measures_with_a_pass_in_common_stay_together() -> None:
    groups = rollup_cells.entwined(summed(), "opportunity")
    found = [{one.name for one in group} for group in groups]
    assert sum(len(group) for group in found) == len(summed())
    assert any({"revenue", "deals_won", "pipeline_value"} <= group for group in found)
    assert not any({"revenue", "backlog"} <= group for group in found)


def test_columns_have_names_of_their_own() -> None:
    found = names(MEASURES)
    owners = {column: [one.name for one in MEASURES if column in columns(one)] for column in found}
    assert all(len(of) == 1 for of in owners.values())

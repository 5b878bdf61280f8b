"""One person's statement against their own list, document by document."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.own_records import reconcile_records
from desktop_app.rules.incentives.comparison import RecordLine
from desktop_app.rules.incentives.reconcile import Why
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store

MARCH = parse_period("2026-03")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
INVOICES = """invoice no,seller,customer,date,net amount,tax
A-1,Ana,Acme,2026-03-03,4000.00,760
A-2,Ana,Bold,2026-03-20,2000.00,380
A-3,Ion,Acme,2026-03-31,3000.00,570
A-4,Ana,Dune,2026-02-27,900.00,171
A-5,Ana,Cold,2026-03-09,500.00,95
A-6,Ana,Dune,2026-03-15,100.00,19
A-7,Ana,Dune,2026-03-16,-40.00,-7.60
"""
LIST = """doc,net,provizion
a-1,4760.00,238.00
A-2,2000.00,100
A-3,3000.00,150
A-4,900.00,45
A-5,500.00,25
A-5,500.00,25
A-9,77.00,3.85
A-6,101.00,5
Total,11838.00,591.85
"""


@pytest.fixture
def billed(store: Store, import_text: Callable[..., Imported]) -> Store:
    save_settings(store, replace(settings.load(store), revenue_source="invoice", tax_rate="0.19"), "")
    import_text(INVOICES, "invoices.csv")
    plans.assign(store, plans.save_plan(store, FLAT), COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.evaluate_period(store, MARCH)
    return store


def test_every_document_is_equal_or_has_its_reason(billed: Store) -> None:
    found = reconcile_records(billed, groupings.group_id(billed, "person", "Ana"), MARCH, LIST.encode())
    assert found.column == "net"

    def told(one: RecordLine) -> tuple[str, str, Why | None, int | None]:
        return one.document, one.state, one.why, one.pay

    assert [told(one) for one in found.lines] == [
        ("a-1", "explained", Why.TAX, 200_00),
        ("A-2", "equal", None, 100_00),
        ("A-3", "explained", Why.OWNER, None),
        ("A-4", "explained", Why.PERIOD, None),
        ("A-5", "explained", Why.DOUBLE, 25_00),
        ("A-9", "explained", Why.MISSING, None),
        ("A-6", "explained", Why.AMOUNT, 5_00),
        ("A-7", "explained", Why.RETURN, -2_00),
    ]
    assert found.lines[2].owner == groupings.group_id(billed, "person", "Ion")
    assert sum(one.theirs or 0 for one in found.lines) == 11_838
    assert sum(one.ours or 0 for one in found.lines) == 4000 + 2000 + 500 + 100 - 40
    assert found.lines[0].difference == Fraction(-760)


def test_a_list_of_other_documents_is_refused(billed: Store) -> None:
    ana = groupings.group_id(billed, "person", "Ana")
    with pytest.raises(UserError, match="No document in that list"):
        reconcile_records(billed, ana, MARCH, b"Z-1,5\nZ-2,7\n")

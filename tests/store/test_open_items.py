"""What is still open, read from imported files: deals with and without a day or an amount, and unpaid invoices."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.store import open_items
from desktop_app.store.database import Store
from tests.operations.conftest import import_text, store, team  # noqa: F401 - fixtures of the real operations

ImportText = Callable[..., Imported]
BILLS = """number,day,due,owner,customer,net,tax,original
R1,2026-03-10,2026-04-10,Ana,Acme,1000,190,
R2,2026-04-02,2026-05-02,Ion,Bold,500,95,
R3,2026-04-03,2026-05-03,Ion,Bold,100,19,
R4,2026-04-09,,Ion,Bold,-100,-19,R2
"""


def test_open_deals_tell_when_they_are_expected_and_what_is_estimated(
    team: Store,  # noqa: F811 - fixtures
    import_text: ImportText,  # noqa: F811 - fixtures
) -> None:
    import_text("product,series,sales_price\nPen,A,300\n", "products.csv")
    text = "id,owner,customer,product,stage,opened,closed,amount\n8,Ion,Cold,Pen,Engaging,2026-03-10,2026-05-10,\n"
    import_text(text, "more.csv")
    found = [(one.found.record.document, one.expected, one.found.record.amount, one.estimated)
             for one in open_items.deals(team, "EUR")]  # fmt: skip
    assert found == [("7", None, Fraction(5000), False), ("8", date(2026, 5, 10), Fraction(300), True)]


def test_an_invoice_is_open_by_what_payments_and_credit_notes_leave(
    team: Store,  # noqa: F811 - fixtures
    import_text: ImportText,  # noqa: F811 - fixtures
) -> None:
    import_text(BILLS, "invoices.csv", kind=Kind.INVOICE)
    paid = "number,day,invoice,amount\nP1,2026-04-03,R1,595\nP2,2026-04-04,R3,119\n"
    import_text(paid, "payments.csv", kind=Kind.PAYMENT)
    found = [
        (one.found.record.document, one.gross, one.found.record.amount) for one in open_items.invoices(team, "EUR")
    ]
    assert found == [("R1", Fraction(595), Fraction(500)), ("R2", Fraction(476), Fraction(400))]

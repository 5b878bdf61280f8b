"""What counts as revenue follows the first countable file and then stays."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.revenue_basis import basis_after
from desktop_app.store import settings
from desktop_app.store.database import Store

INVOICES = "Invoice no,Invoice date,Due date,Net,VAT\nF1,2026-03-02,2026-04-01,100,19\n"
SALES = "Order no,Line,Date,Seller,Net amount\nS1,1,2026-03-04,Ana,70\nS2,1,2026-03-05,Ana,30\n"
MARCH = parse_period("2026-03")
NOTES = "Credit note no,Date,Original invoice,Net,VAT\nC1,2026-03-09,F1,40,7.6\n"


def test_the_first_countable_file_decides(store: Store, import_text: Callable[..., Imported]) -> None:
    import_text(INVOICES)
    assert settings.load(store).revenue_source == Kind.INVOICE.value
    assert basis_after(store, Kind.SALE, "sales.csv") == Kind.INVOICE.value


def test_totals_follow_although_every_row_was_there_before(store: Store, import_text: Callable[..., Imported]) -> None:
    deals = import_text("id,owner,stage,opened,closed,amount\nD1,Ana,Won,2026-02-02,2026-03-03,500\n", "deals.csv")
    import_text(SALES, "sales.csv")
    take_back(store, deals.batch.id)
    again = import_text(SALES, "sales.csv")
    assert (again.batch.created, again.batch.unchanged) == (0, 2)
    assert revenue(store) == 100


def test_totals_that_were_asked_for_follow_a_setting(store: Store, import_text: Callable[..., Imported]) -> None:
    import_text("id,owner,stage,opened,closed,amount\nD1,Ana,Won,2026-02-02,2026-03-03,500\n", "deals.csv")
    import_text(SALES, "sales.csv")
    assert revenue(store) == 500
    save_settings(store, replace(settings.load(store), revenue_source=Kind.SALE.value), "orders count")
    assert revenue(store) == 100


def revenue(store: Store) -> Fraction:
    (figure,) = figures(store, Wanted(("revenue",), MARCH, MARCH.last))
    assert figure.value is not None
    return figure.value.value


def test_credit_notes_alone_decide_nothing(store: Store, import_text: Callable[..., Imported]) -> None:
    before = settings.load(store).revenue_source
    import_text(NOTES)
    assert settings.load(store).revenue_source == before

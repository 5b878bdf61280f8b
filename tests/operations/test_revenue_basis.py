"""What counts as revenue follows the first countable file and then stays."""

from collections.abc import Callable

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.revenue_basis import basis_after
from desktop_app.store import settings
from desktop_app.store.database import Store

INVOICES = "Invoice no,Invoice date,Due date,Net,VAT\nF1,2026-03-02,2026-04-01,100,19\n"
NOTES = "Credit note no,Date,Original invoice,Net,VAT\nC1,2026-03-09,F1,40,7.6\n"


def test_the_first_countable_file_decides(store: Store, import_text: Callable[..., Imported]) -> None:
    import_text(INVOICES)
    assert settings.load(store).revenue_source == Kind.INVOICE.value
    assert basis_after(store, Kind.SALE, "sales.csv") == Kind.INVOICE.value


def test_credit_notes_alone_decide_nothing(store: Store, import_text: Callable[..., Imported]) -> None:
    before = settings.load(store).revenue_source
    import_text(NOTES)
    assert settings.load(store).revenue_source == before

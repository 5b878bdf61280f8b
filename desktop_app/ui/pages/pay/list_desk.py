"""Comparing with a person's own list on the Pay page: everybody's pay, or the records of one statement."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app import paths
from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _, language
from desktop_app.operations.pay.export_comparison import export_comparison
from desktop_app.operations.pay.own_records import reconcile_records
from desktop_app.operations.pay.reconcile import reconcile
from desktop_app.store import names, settings
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import LIST, RUN, STATEMENT
from desktop_app.ui.pages.pay.list_view import Found, ListView


class ListDesk(QObject):
    """``person``: whose records are compared; 0: everybody's pay."""

    changed = Signal()

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self.person = 0
        self._begun: tuple[int, str] | None = None
        self._source: Path | bytes | None = None
        self.view = ListView()
        page.add_view(LIST, self.view)
        page.add_choices({}, {"compare_list": (_("Compare with your list"), self.open_all)})
        self.view.list_given.connect(lambda text: self.compare(text.encode()))
        self.view.file_asked.connect(self._open_file)
        self.view.save_asked.connect(self._save)

    def open_all(self) -> None:
        self.person = 0
        self._page.open_view(LIST)

    def open_person(self, person: int) -> None:
        self.person = person
        self._page.open_view(LIST)

    @property
    def before(self) -> str:
        """The view that Back leads to."""
        return STATEMENT if self.person else RUN

    def show_list(self) -> None:
        page = self._page
        money = _("amounts in {currency}").format(currency=settings.load(page.store).currency)
        period = f"{format_period(page.period)} · {money}"
        if self.person:
            name = names.texts(page.store).get(self.person, "")
            page.set_header(_("Records of {name} against a list").format(name=name), period)
        else:
            page.set_header(_("Pay against your list"), period)
        page.put(offers=("back",))
        if self._begun != (self.person, page.period.name):
            self._begun, self._source = (self.person, page.period.name), None
            self._begin()
        elif self._source is not None:  # data may have changed since
            self.compare(self._source)

    def _begin(self) -> None:
        if self.person:
            hint = _("One document a line with its amount, as the person noted it; headers and other columns may stay.")
            self.view.begin(_("Documents and amounts"), hint, "INV-1041\t1,250.00\nINV-1042\t830.50")
        else:
            hint = _("Copy the names and amounts from your spreadsheet and paste them here; headers may stay.")
            self.view.begin(_("Names and amounts"), hint, "Ana Pop\t3,000.00\nIon Rusu\t1,312.40")

    def compare(self, source: Path | bytes) -> None:
        """Hold ``source``, a file or a pasted text, against what is looked at."""
        page, label = self._page, N_("Comparing with the list")
        self._source = source
        done, failed = self._show, lambda error: self.view.show_problem(str(error))
        if self.person:
            args = (self.person, page.period, source)
            page.jobs.run(reconcile_records, *args, on_done=done, on_failed=failed, label=label)
        else:
            page.jobs.run(reconcile, page.period, source, on_done=done, on_failed=failed, label=label)

    def _show(self, found: Found) -> None:
        self.view.show_found(found, names.texts(self._page.store))

    def _open_file(self) -> None:
        kinds = _("Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)")
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Open a list"), str(paths.documents_folder()), kinds)
        if chosen:
            self.compare(Path(chosen))

    def _save(self) -> None:
        found = self.view.found
        if found is None:
            return
        start = paths.documents_folder() / f"{_('Comparison')} {self._page.period.name}.pdf"
        kinds = "PDF (*.pdf);;XLSX (*.xlsx);;CSV (*.csv)"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Save the comparison"), str(start), kinds)
        if chosen:
            label = N_("Writing the comparison")
            self._page.jobs.run(export_comparison, found, Path(chosen), language=language(), label=label)

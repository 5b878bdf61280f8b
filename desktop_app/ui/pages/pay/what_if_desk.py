"""Asking "what if" on the Pay page: which plans are offered, the period's pay beside it, months that are over."""

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop_app import paths
from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _, language
from desktop_app.operations.pay import plans as operations
from desktop_app.operations.pay.backtest import Backtest, backtest, last_months
from desktop_app.operations.pay.export_questions import export_backtest, export_what_if
from desktop_app.operations.pay.movable import movable_deals, quotas_of
from desktop_app.operations.pay.scenario import Scenario
from desktop_app.operations.pay.what_if import what_if
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import plans, settings
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import WHAT_IF
from desktop_app.ui.pages.pay.what_if_view import WhatIfView
from desktop_app.ui.pages.pay.words import measure_title

_USUAL = Fraction(50_000)  # a quota to draw lines of pay for, where nobody has one
_KINDS = "XLSX (*.xlsx);;PDF (*.pdf);;CSV (*.csv);;JSON (*.json)"


class WhatIfDesk(QObject):
    """The question holds for the period that the page is at."""

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self._period = page.period
        self._begun = False
        self.view = WhatIfView()
        page.add_view(WHAT_IF, self.view)
        page.add_choices(
            {"last_year": (_("Try the plan on these months"), self.try_months, "")},
            {"what_if": (_("What if…"), lambda: page.open_view(WHAT_IF))},
        )
        self.view.changed.connect(self.view.forget)
        self.view.explain_asked.connect(page.explain_asked)
        self.view.export_asked.connect(self.export_what_if)
        self.view.tried.export_asked.connect(self.export_backtest)

    def show_what_if(self) -> None:
        page = self._page
        own = [(_(one.name), one.text) for one in plans.load(page.store)]
        ready = [(_(one.file.plan.name), one.text) for one in operations.templates()]
        self.view.offer([*own, *(one for one in ready if one[0] not in dict(own))])
        if page.period != self._period or not self._begun:
            self._period, self._begun = page.period, True
            self.view.begin(page.period, last_months(page.store))
            self.view.forget()
        quotas = quotas_of(page.store, page.period, self._plan())
        about = measure_title(quotas[0].kpi) if quotas else ""
        deals = movable_deals(page.store, page.period)
        self.view.offer_singles(deals, quotas, settings.load(page.store).currency, about)
        page.set_header(_("What if"), format_period(page.period))
        page.put(_("Work it out"), self.work_out, offers=("back", "last_year"))

    def scenario(self) -> Scenario:
        """What is asked."""
        view = self.view
        return Scenario(
            self._plan(),
            view.quota_factor,
            quotas=dict(view.single_quotas.quotas),
            close_by=view.day_for(view.deals),
            closing=dict(view.single_deals.closing),
            slipping=frozenset(view.single_deals.slipping),
            paid_by=view.day_for(view.invoices),
        )

    def work_out(self) -> None:
        """The period's pay as it is and under the question."""
        page, done = self._page, self.view.show_what_if
        page.jobs.run(what_if, page.period, self.scenario(), on_done=done, label=N_("Working out what if"))

    def try_months(self) -> None:
        """The plan in the months chosen; as long as none is chosen the first of the workspace."""
        page = self._page
        chosen = self._plan() or next((parse_plan(one.text).plan for one in plans.load(page.store)), None)
        if chosen is not None:
            label = N_("Trying the plan on months that are over")
            page.jobs.run(backtest, chosen, self.view.span(), on_done=self._show_backtest, label=label)

    def _show_backtest(self, found: Backtest) -> None:
        quotas = sorted(one.amount for one in quotas_of(self._page.store, found.months[-1], found.tried))
        self.view.show_backtest(found, quotas[len(quotas) // 2] if quotas else _USUAL)

    def export_what_if(self) -> None:
        found, page = self.view.found, self._page
        target = self._ask(f"{_('What if')} {page.period.name}.xlsx") if found is not None else None
        if target is not None:
            page.jobs.run(export_what_if, found, target, language=language(), label=N_("Writing the file"))

    def export_backtest(self, by_month: bool) -> None:
        found, page = self.view.tried.found, self._page
        target = self._ask(f"{_(found.plan)}.xlsx") if found is not None else None
        if target is not None:
            label, spoken = N_("Writing the file"), language()
            page.jobs.run(export_backtest, found, target, by_month=by_month, language=spoken, label=label)

    def _ask(self, name: str) -> Path | None:
        start = paths.documents_folder() / name.replace("/", "-")
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Save as"), str(start), _KINDS)
        return Path(chosen) if chosen else None

    def _plan(self) -> Plan | None:
        text = self.view.plan.currentData()
        return parse_plan(text).plan if text else None

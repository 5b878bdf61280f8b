"""Asking "what if" on the Pay page: which plans are offered, the period's pay beside it, the last twelve months."""

from PySide6.QtCore import QObject

from desktop_app.domain.formats import format_period
from desktop_app.i18n import N_, _
from desktop_app.operations import plans as operations
from desktop_app.operations.backtest import backtest, last_months
from desktop_app.operations.scenario import Scenario
from desktop_app.operations.what_if import what_if
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import plans
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import WHAT_IF
from desktop_app.ui.pages.pay.what_if_view import WhatIfView


class WhatIfDesk(QObject):
    """The question holds for the period that the page is at."""

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self._period = page.period
        self.view = WhatIfView()
        page.add_view(WHAT_IF, self.view)
        page.add_choices(
            {"last_year": (_("Try the plan on last year"), self.try_last_year, "")},
            {"what_if": (_("What if…"), lambda: page.open_view(WHAT_IF))},
        )
        self.view.changed.connect(self.view.forget)
        self.view.explain_asked.connect(page.explain_asked)

    def show_what_if(self) -> None:
        page = self._page
        own = [(_(one.name), one.text) for one in plans.load(page.store)]
        ready = [(_(one.file.plan.name), one.text) for one in operations.templates()]
        self.view.offer([*own, *(one for one in ready if one[0] not in dict(own))])
        if page.period != self._period:
            self._period = page.period
            self.view.forget()
        page.set_header(_("What if"), format_period(page.period))
        page.put(_("Work it out"), self.work_out, offers=("back", "last_year"))

    def work_out(self) -> None:
        """The period's pay as it is and under the question."""
        page, view = self._page, self.view
        end = page.period.last
        asked = Scenario(
            self._plan(),
            view.quota_factor,
            close_by=end if view.deals.isChecked() else None,
            paid_by=end if view.invoices.isChecked() else None,
        )
        page.jobs.run(what_if, page.period, asked, on_done=view.show_what_if, label=N_("Working out what if"))

    def try_last_year(self) -> None:
        """The plan in the last twelve months; as long as none is chosen the first of the workspace."""
        page = self._page
        chosen = self._plan() or next((parse_plan(one.text).plan for one in plans.load(page.store)), None)
        if chosen is not None:
            span, label = last_months(page.store), N_("Trying the plan on last year")
            page.jobs.run(backtest, chosen, span, on_done=self.view.show_backtest, label=label)

    def _plan(self) -> Plan | None:
        text = self.view.plan.currentData()
        return parse_plan(text).plan if text else None

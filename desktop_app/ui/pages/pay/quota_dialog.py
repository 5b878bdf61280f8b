"""Asking for a quota that changes from a day inside its period; one that is simply wrong is corrected in Targets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_period, format_quantity
from desktop_app.i18n import _
from desktop_app.operations.pay.plans import in_currency
from desktop_app.rules.incentives.needs import quota_needs
from desktop_app.rules.incentives.plan import Need, version_on
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import plans
from desktop_app.store.database import Store
from desktop_app.store.quota_changes import QuotaChanged
from desktop_app.ui.forms.figures import read_figure
from desktop_app.ui.pages.pay.dialogs import AskForm, day_edit, day_of
from desktop_app.ui.pages.pay.words import measure_title, measured


@dataclass(frozen=True, slots=True)
class Asked:
    """From ``day`` on the quota ``need`` of its whole span is ``amount``."""

    need: Need
    day: date
    amount: Fraction
    reason: str


class AskQuota(AskForm):
    """``agreed`` is called with what was typed; the amount is in the unit of the quota that is chosen."""

    def __init__(self, parent: QWidget, store: Store, one: Statement, agreed: Callable[[Asked], object]) -> None:
        self.need, self.amount, self.reason = QComboBox(), QLineEdit(), QLineEdit()
        for need in changeable(store, one):
            self.need.addItem(need_words(need), need)
        self.day = day_edit(one.period.start)
        self._currency = one.currency
        fields = (
            (_("Quota"), self.need),
            (_("From"), self.day),
            (_("Quota of the whole period from that day on"), self.amount),
            (_("Reason"), self.reason),
        )
        super().__init__(
            parent,
            _("Change the quota of {name}?").format(name=one.name),
            _("The quota before and after that day are weighed by their days. A wrong quota is corrected in Targets."),
            _("Change"),
            lambda: agreed(self.asked()),
            fields=fields,
            needed=(self.amount, self.reason),
        )
        self.need.currentIndexChanged.connect(lambda _place: self._bound_day())
        self._bound_day()
        self.amount.setFocus()

    def _bound_day(self) -> None:
        """The day lies inside the period: on its first day there is another target, not a change."""
        span = self.need.currentData().span
        first, last = span.start + timedelta(days=1), span.last
        self.day.setDateRange(QDate(first.year, first.month, first.day), QDate(last.year, last.month, last.day))

    def refusal(self) -> str:
        try:
            amount = self._amount()
        except UserError as error:
            return str(error)
        return "" if amount >= 0 else _("A quota is not below 0.")

    def _amount(self) -> Fraction:
        unit = measured(self.need.currentData().name, Fraction(0), self._currency).unit
        return read_figure(self.amount.text(), unit, self._currency)

    def asked(self) -> Asked:
        return Asked(self.need.currentData(), day_of(self.day), self._amount(), self.reason.text().strip())


def changeable(store: Store, one: Statement) -> tuple[Need, ...]:
    """The quotas that the plan of a statement asks for; a span of one day has no inside."""
    stored = plans.version(store, one.plan_version)
    if stored is None:
        return ()
    version = in_currency(version_on(parse_plan(stored.text).plan, one.period.last), one.currency)
    return tuple(need for need in quota_needs(version, one.period) if need.span.start < need.span.last)


def need_words(need: Need) -> str:
    return _("{quota}, {period}").format(quota=measure_title(need.name), period=format_period(need.span))


def change_words(one: QuotaChanged, currency: str) -> str:
    """A change that counts, as a line on the statement."""
    return _("{quota} from {day}: {amount}. {reason}").format(
        quota=need_words(Need(one.quota, one.period)),
        day=format_day(one.day),
        amount=format_quantity(measured(one.quota, one.amount, currency)),
        reason=one.reason,
    )

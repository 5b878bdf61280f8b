"""The payout curve with what it is drawn for: one person's quota, typed here where the plan asks for one."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period, format_quantity
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.targets.goals import Goals
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.forms import read_number, write_number
from desktop_app.ui.pages.pay.payout import Payout, has_line, payout
from desktop_app.ui.pages.pay.payout_curve import PayoutCurve
from desktop_app.ui.pages.pay.words import measure_title
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.labels import label

_USUAL = Fraction(50_000)


class CurveCard(ChartCard):
    """``quota_changed``: draw again."""

    quota_changed = Signal()

    def __init__(self) -> None:
        self.curve = PayoutCurve()
        super().__init__(_("Pay against result"), self.curve, Table((), ()), "", " ")
        self._store: Store | None = None
        self._period: Period | None = None
        self._for = ""
        self._told: object = None
        self.quota = QLineEdit()
        self.quota.setAccessibleName(_("Quota of one person"))
        self.quota.setMaximumWidth(120)
        self.quota.textEdited.connect(lambda _typed: self.quota_changed.emit())
        self._asked = QWidget()
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(_("drawn for a quota of"), 12, kind="muted"))
        row.addWidget(self.quota)
        row.addStretch(1)
        self._nothing = label("", 12, kind="muted", wrap=True)
        self.body.addWidget(self._asked)
        self.body.addWidget(self._nothing)

    def start(self, store: Store, period: Period) -> None:
        """Another plan: the quota is people's own again."""
        self._store, self._period, self._for, self._told = store, period, "", None
        self.curve.read_at(None)

    def show_version(self, version: PlanVersion, *, drawn: bool) -> None:
        """``drawn`` False: the plan has errors, and a curve would show what nobody means."""
        held = next((one for one in version.components if one.needs_quota), None)
        self._asked.setVisible(held is not None)
        if held is not None and self._for != held.quota_name:
            self._for = held.quota_name
            self.quota.setText(write_number(self._typical(held.quota_name)))
        asked = version, self._typed(), drawn
        if asked == self._told:
            return
        self._told = asked
        found = payout(version, self._typed()) if drawn else None
        self.curve.show_payout(found)
        self.curve.setVisible(found is not None)
        self._nothing.setVisible(found is None)
        self._nothing.setText(_("There is nothing to draw yet: the check says what is missing."))
        if drawn and found is None and not any(has_line(one) for one in version.components):
            self._nothing.setText(_("What is paid hangs on more than one result, so there is no line to draw."))
        elif drawn and found is None:
            self._nothing.setText(
                _("A component pays a share of the target pay: type the variable pay at 100 % under Conventions.")
            )
        if found is not None and self._period is not None:
            self.show_data(_table(found), _sentence(found), _remark(found, self._period))

    def _typed(self) -> Fraction:
        try:
            found = read_number(self.quota.text())
        except UserError:
            return _USUAL
        return found if found > 0 else _USUAL

    def _typical(self, kpi: str) -> Fraction:
        """The middle one of people's quotas."""
        if self._store is None or self._period is None:
            return _USUAL
        goals = Goals(self._store, kpi, [self._period])
        scopes = [Scope(ScopeKind.PERSON, person.id, person.name) for person in people.load(self._store)]
        found = sorted(goal.value for scope in scopes if (goal := goals.target(scope, self._period)) is not None)
        return found[len(found) // 2] if found else _USUAL


def _remark(found: Payout, period: Period) -> str:
    if found.left_out:
        names = _("; ").join(_(name) for name in found.left_out)
        return _("without {components}").format(components=names)
    return _("one period like {period}").format(period=format_period(period))


def _sentence(found: Payout) -> str:
    most = Quantity(found.most, Unit.MONEY, found.currency)
    return _("From nothing to {result}, pay goes up to {pay}.").format(
        result=format_quantity(found.shown(found.end)), pay=format_quantity(most, 2)
    )


def _table(found: Payout) -> Table:
    """The start of each stretch, and the end of the last."""
    unit = found.shown(Fraction(0)).unit
    columns = (
        Column("result", measure_title(found.measure), unit, found.currency if unit is Unit.MONEY else ""),
        Column("pay", N_("Pay"), Unit.MONEY, found.currency),
        Column("next", N_("Pay for one more"), Unit.MONEY, found.currency),
    )
    rows: list[tuple[Cell, ...]] = [
        (*_point(found, stretch.points[0]), format_quantity(Quantity(stretch.slope, Unit.MONEY, found.currency), 4))
        for stretch in found.stretches
    ]
    rows.append((*_point(found, found.stretches[-1].points[-1]), None))
    return Table(columns, tuple(rows))


def _point(found: Payout, point: tuple[Fraction, Fraction]) -> tuple[Quantity, Quantity]:
    result, pay = point
    return found.shown(result), Quantity(pay, Unit.MONEY, found.currency)

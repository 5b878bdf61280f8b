"""From where a page looks at figures: period, as-of day and people, with the controls that choose them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number, format_period, format_short_day, short_month
from desktop_app.domain.period import Length, Period, containing, parse_period, shifted
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.rules.statistics.pace import day_at, elapsed
from desktop_app.store import calendar_days, people, records, settings
from desktop_app.store.database import Store
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.period_picker import PeriodPicker

_KINDS = ((ScopeKind.TEAM, N_("Teams")), (ScopeKind.REGION, N_("Regions")), (ScopeKind.PERSON, N_("People")))


class WhoChip(ScopeChip):
    """The people looked at: everybody, a team, a region, one person; long lists in menus of their own."""

    def __init__(self, scopes: list[Scope]) -> None:
        self._scopes = scopes
        super().__init__("", _choices(scopes), COMPANY)

    def show_scopes(self, scopes: list[Scope], chosen: Scope) -> None:
        self._scopes = scopes
        self.show_choices(_choices(scopes), chosen)

    def menu_of_scopes(self) -> QMenu:
        made = QMenu(self)
        everybody = made.addAction(scope_words(COMPANY))
        everybody.triggered.connect(lambda: self.choose(COMPANY))
        for kind, title in _KINDS:
            mine = [scope for scope in self._scopes if scope.kind is kind]
            if mine:
                below = made.addMenu(_(title))
                for scope in mine:
                    below.addAction(scope.name).triggered.connect(lambda _on=False, one=scope: self.choose(one))
        return made

    def _open(self) -> None:
        self.menu_of_scopes().popup(self.mapToGlobal(self.rect().bottomLeft()))


def _choices(scopes: list[Scope]) -> list[tuple[object, str]]:
    return [(scope, scope_words(scope)) for scope in (COMPANY, *scopes)]


def scope_words(scope: Scope) -> str:
    return scope.name or _("All people")


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the period stands: working days over and in all, and the point of the period before to compare with.

    ``before`` is that period, ``before_day`` its day that stands where the as-of day stands in this one.
    """

    done: Fraction
    working_days: Fraction
    before: Period
    before_day: date
    running: bool

    def versus(self, *, with_year: bool = False) -> str:
        """What a change is held against: "vs 18 Aug", of a whole period or ``with_year`` "vs Aug 2026"."""
        if self.running and not with_year:
            return _("vs {when}").format(when=format_short_day(self.before_day))
        return _("vs {when}").format(when=short_period(self.before))


class Viewpoint(QObject):
    """``changed``: period, day or people are others now."""

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        chosen = settings.load(store)
        self._calendar: WorkingCalendar = calendar_days.working_calendar(store)
        self._fiscal_start = chosen.fiscal_year_start
        newest = default_as_of(store)
        self.picker = PeriodPicker(containing(newest, Length.MONTH), newest, self._fiscal_start)
        self.who = WhoChip(people.scopes(store))
        self.picker.changed.connect(lambda _period: self.changed.emit())
        self.picker.as_of_changed.connect(lambda _day: self.changed.emit())
        self.who.chosen.connect(lambda _scope: self.changed.emit())

    @property
    def period(self) -> Period:
        return self.picker.period

    @property
    def as_of(self) -> date:
        return self.picker.as_of

    @property
    def scope(self) -> Scope:
        found = self.who.value()
        return found if isinstance(found, Scope) else COMPANY

    def follow_data(self) -> None:
        """Newer data and other people after an import: a page on the newest period moves with them."""
        newest, before = default_as_of(self._store), self.picker.newest
        chosen = settings.load(self._store)
        self._calendar, self._fiscal_start = calendar_days.working_calendar(self._store), chosen.fiscal_year_start
        if newest != before:
            on_newest = before in self.period and self.as_of == before
            self.picker.show_newest(newest)
            if on_newest and newest not in self.period and self.period.length is not Length.CUSTOM:
                fiscal = self.period.fiscal
                self._move_to(containing(newest, self.period.length, self._fiscal_start, fiscal=fiscal))
        self.who.show_scopes(people.scopes(self._store), self.scope)

    def _move_to(self, period: Period) -> None:
        self.picker.blockSignals(True)
        self.picker.choose(period)
        self.picker.blockSignals(False)

    def wanted(
        self, kpis: tuple[str, ...], where: Mapping[str, int] | None = None, *, by: str = "", lean: bool = False
    ) -> Wanted:
        return Wanted(kpis, self.period, self.as_of, self.scope, by, where or {}, lean)

    def earlier(self, wanted: Wanted) -> Wanted:
        """The same up to the same point of the period before."""
        moment = self.moment()
        return Wanted(wanted.kpis, moment.before, moment.before_day, wanted.scope, wanted.by, wanted.where, lean=True)

    def moment(self) -> Moment:
        period, calendar = self.period, self._calendar
        over = elapsed(calendar, period, self.as_of)
        before = shifted(period, -1, self._fiscal_start)
        after = min(period.end, max(period.start, self.as_of + timedelta(days=1)))
        return Moment(
            calendar.working_days(period.start, after),
            calendar.working_days(period.start, period.end),
            before,
            before.last if over >= 1 else day_at(calendar, before, over),
            over < 1,
        )

    def words(self) -> list[str]:
        """For the line under a title: the day, the working days done, the newest data, the number of people."""
        moment = self.moment()
        data_day = records.data_day(self._store)
        day = min(self.as_of, self.period.last)
        inside = people.in_scope(self._store, self.scope, day)
        count = sum(person.is_there(self.period.start, day + timedelta(days=1)) for person in inside)
        done = _("{done} of {all} working days done")
        found = [format_day(self.as_of)]
        if moment.running:
            found.append(done.format(done=_days(moment.done), all=_days(moment.working_days)))
        if data_day:
            found.append(_("data to {day}").format(day=format_short_day(date.fromordinal(data_day))))
        found.append(ngettext("{n} person", "{n} people", count).format(n=format_number(count)))
        return found

    def state(self) -> dict[str, object]:
        newest = containing(self.picker.newest, self.period.length, self._fiscal_start, fiscal=self.period.fiscal)
        return {
            "period": self.period.name,
            "newest": self.period == newest,
            "scope": [self.scope.kind.value, self.scope.id],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """A period that was the newest one is now the newest one of the same length."""
        try:
            period = parse_period(str(state.get("period", "")), self._fiscal_start)
        except UserError:
            return
        if state.get("newest") and period.length is not Length.CUSTOM:
            period = containing(self.picker.newest, period.length, self._fiscal_start, fiscal=period.fiscal)
        self._move_to(period)
        kept = state.get("scope")
        for scope in people.scopes(self._store):
            if [scope.kind.value, scope.id] == kept:
                self.who.show_scopes(people.scopes(self._store), scope)


def _days(days: Fraction) -> str:
    return format_number(days, 0 if days.denominator == 1 else 1)


def short_period(period: Period) -> str:
    """Aug 2026 for a month, else as it is written everywhere."""
    if period.length is Length.MONTH and not period.fiscal:
        return _("{month} {year}").format(month=short_month(period.start.month), year=period.start.year)
    return format_period(period)

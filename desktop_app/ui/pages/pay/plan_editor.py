"""A plan opened for editing: its components in words and fields, its payout curve, its check, its examples."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_period
from desktop_app.domain.period import Period
from desktop_app.i18n import _
from desktop_app.operations.pay.assigned_plans import plans_by_person
from desktop_app.operations.pay.plan_start import concerned, start_findings, unopened
from desktop_app.operations.pay.plans import check_plan, in_currency
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.plan_file import run_examples
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.shapes import SHAPES
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.store.people import Person
from desktop_app.ui.pages.pay.assignments_card import AssignmentsCard
from desktop_app.ui.pages.pay.balances_card import BalancesCard
from desktop_app.ui.pages.pay.beginnings import first_shape
from desktop_app.ui.pages.pay.check_card import CheckCard
from desktop_app.ui.pages.pay.component_card import ComponentCard
from desktop_app.ui.pages.pay.conventions_card import ConventionsCard
from desktop_app.ui.pages.pay.curve_card import CurveCard
from desktop_app.ui.pages.pay.dialogs import day_edit, day_of
from desktop_app.ui.pages.pay.draft import Draft
from desktop_app.ui.pages.pay.example_steps import ExampleSteps
from desktop_app.ui.pages.pay.examples_card import ExamplesCard
from desktop_app.ui.pages.pay.manners import (
    measure_choices,
)
from desktop_app.ui.pages.pay.parts import TwoColumns, column
from desktop_app.ui.pages.pay.preview import PreviewCard
from desktop_app.ui.pages.pay.whole_plan_card import WholePlanCard
from desktop_app.ui.widgets.card import Card, SectionHead, button
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

_PAUSE: Final = 200  # ms without typing before curve, check and pay are worked out again
_RIGHT: Final = 392
_ROOM: Final = 980


class PlanEditor(QWidget):
    """``changed``: look at ``draft``, ``errors``. The page saves; here nothing is written."""

    changed = Signal()
    version_asked = Signal(object)
    """The first day of another version of the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.store: Store | None = None
        self.draft: Draft | None = None
        self._opened: Draft | None = None
        self.cards: list[ComponentCard] = []
        self.period: Period | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Plan name"))
        self.first = day_edit(date(2020, 1, 1))
        self.first.setAccessibleName(_("Valid from"))
        self.versions = ScopeChip(_("Version"), [])
        self.meaning = label("", 12, kind="muted", wrap=True)
        self.assignments = AssignmentsCard()
        self.balances = BalancesCard()
        self.check = CheckCard()
        self.examples = ExamplesCard()
        self.example_steps = ExampleSteps(self, self._take_draft)
        self.curve = CurveCard()
        self.preview = PreviewCard()
        self._components = QVBoxLayout()
        self._components.setSpacing(8)
        self.whole = WholePlanCard()
        self.conventions = ConventionsCard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        parts = QWidget()
        rows = QVBoxLayout(parts)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(SectionHead(_("Components"), _("in the order in which they pay")), 1)
        self._add = button(_("Add a component"), self._ask_kind, kind="link", icon="plus")
        head.addWidget(self._add)
        rows.addLayout(head)
        rows.addLayout(self._components)
        left = column(self._head(), self.assignments, self.balances, parts, self.whole, self.conventions)
        right = column(self.curve, self.check, self.examples, self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(TwoColumns(left, right, room=_ROOM, right_width=_RIGHT))
        whole.addStretch(1)

    def _head(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(14)
        for title, widget, stretch in ((_("Plan name"), self.name, 1), (_("Valid from"), self.first, 0)):
            field = QVBoxLayout()
            field.setSpacing(3)
            name = label(title, 12, kind="muted")
            name.setBuddy(widget)
            field.addWidget(name)
            field.addWidget(widget)
            field.addStretch(1)
            row.addLayout(field, stretch)
        row.addWidget(self.versions)
        card.body.addLayout(row)
        card.body.addWidget(self.meaning)
        return card

    def _ask_kind(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for shape in SHAPES:
            menu.addAction(_(shape.title)).triggered.connect(lambda _on=False, shape=shape: self.add_component(shape))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _connect(self) -> None:
        self.name.textChanged.connect(self._read_head)
        self.first.dateChanged.connect(self._read_head)
        self.versions.chosen.connect(self.version_asked)
        self.examples.accept_asked.connect(lambda place: self._take_draft(lambda draft: draft.accepted(place)))
        self.examples.remove_asked.connect(lambda place: self._take_draft(lambda draft: draft.without_example(place)))
        self.examples.add_asked.connect(lambda: self._with_draft(self.example_steps.add))
        self.examples.edit_asked.connect(lambda place: self._with_draft(self.example_steps.edit, place))
        self.examples.take_asked.connect(lambda: self._with_draft(self.example_steps.choose, self.examples.from_run))
        self.curve.quota_changed.connect(self._show_curve)
        self.whole.changed.connect(self._read_whole)

    def show_draft(self, store: Store, draft: Draft, period: Period) -> None:
        """``period``: a closed one, for which the draft's pay is shown."""
        self.store, self.period, self.draft = store, period, None
        self.name.setText(_(draft.name) if draft.plan_id == 0 else draft.name)
        self.first.setDate(day_edit(draft.version.valid_from).date())
        days = [(one.valid_from, format_day(one.valid_from)) for one in draft.saved.plan.versions]
        self.versions.show_choices(days, draft.version.valid_from)
        self.versions.setVisible(len(days) > 1)
        self.draft = self._opened = replace(draft, name=self.name.text())
        self.curve.start(store, period)
        self._show_components()
        self.whole.show_version(draft.version, self._version().currency, measure_choices(store))
        self.refresh()

    def reload(self) -> None:
        """The workspace has changed: who is assigned, what it would have paid; what is being edited stays."""
        if self.draft is not None:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not worked out: the workspace may be closed by then."""
        super().hideEvent(event)
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.draft is not None:
            self._timer.start()

    def edited(self) -> bool:
        """Whether leaving would lose something that was typed."""
        return self.draft is not None and self.draft != self._opened

    @property
    def errors(self) -> int:
        return self.check.errors

    def add_component(self, kind: type[Shape]) -> None:
        if self.draft is None:
            return
        taken = {one.name for one in self.draft.version.components}
        names = [_(kind.title), *(f"{_(kind.title)} {number}" for number in range(2, len(taken) + 3))]
        name = next(name for name in names if name not in taken)
        measure = self.draft.version.components[0].measure if self.draft.version.components else "revenue"
        component = Component(name, first_shape(kind, Component(name, Flat(Fraction(0)), measure)), measure)
        found = (*self.draft.version.components, component)
        self.draft = replace(self.draft, version=replace(self.draft.version, components=found))
        self._show_components()
        self.cards[-1].set_open(on=True)
        self.refresh()

    def _show_components(self) -> None:
        assert self.draft is not None
        assert self.store is not None
        clear(self._components)
        self.cards = []
        currency = settings.load(self.store).currency
        for place, component in enumerate(self.draft.version.components):
            measures = measure_choices(self.store, component.measure)
            card = ComponentCard(component, measures, self.draft.version.currency or currency)
            card.changed.connect(self._read_components)
            card.opened.connect(lambda card=card: self._close_others(card))
            card.remove_asked.connect(lambda place=place: self._remove(place))
            self.cards.append(card)
            self._components.addWidget(card)
        self._show_words()

    def _close_others(self, card: ComponentCard) -> None:
        for other in self.cards:
            if other is not card and other.is_open():
                other.set_open(on=False)

    def _remove(self, place: int) -> None:
        self._take_draft(lambda draft: draft.without_component(place))
        self._show_components()

    def _version(self) -> PlanVersion:
        assert self.draft is not None
        assert self.store is not None
        return in_currency(self.draft.version, settings.load(self.store).currency)

    def _with_draft(self, step: Callable[..., None], *more: object) -> None:
        if self.store is not None and self.draft is not None:
            step(self.store, self.draft, *more)

    def _take_draft(self, change: Callable[[Draft], Draft]) -> None:
        if self.draft is not None:
            self.draft = change(self.draft)
            self.refresh()

    def _read_head(self) -> None:
        if self.draft is not None:
            version = replace(self.draft.version, valid_from=day_of(self.first))
            self.draft = replace(self.draft, name=self.name.text().strip(), version=version)
            self._timer.start()

    def _read_components(self) -> None:
        if self.draft is not None:
            found = tuple(card.component for card in self.cards)
            self.draft = replace(self.draft, version=replace(self.draft.version, components=found))
            self._show_words()
            self._timer.start()

    def _read_whole(self) -> None:
        """What holds for all components; they are edited in cards of their own."""
        if self.draft is not None and not self.whole.wrong:
            version = replace(self.whole.version, valid_from=self.draft.version.valid_from)
            found = replace(version, components=self.draft.version.components)
            self.draft = replace(self.draft, version=found)
            self._show_words()
        self._timer.start()

    def _show_words(self) -> None:
        for number, (card, words) in enumerate(zip(self.cards, describe(self._version()), strict=True), 1):
            card.show_words(number, words)
        self.whole.show_words(self._version())

    def refresh(self) -> None:
        """Check, curve, examples and pay of what is in the fields now."""
        draft, store = self.draft, self.store
        if draft is None or store is None or self.period is None:
            return
        self._timer.stop()
        file, currency = draft.file(), settings.load(store).currency
        findings = check_plan(replace(file, examples=()), currency)
        self.assignments.show_plan(store, draft.plan_id, draft.version.valid_from, self.period)
        findings += start_findings(store, file.plan, self._concerned(store, draft))
        self.check.show_unopened(missing=bool(self.unopened()))
        self.balances.show_plan(store, file.plan)
        unread = any(card.wrong for card in self.cards) or self.whole.wrong or not draft.name
        self.check.show_findings(findings, unread=unread)
        results = run_examples(file) if not self.check.errors else []
        self.examples.show_results(results)
        self.check.errors += sum(not result.passed for result in results)
        self.meaning.setText(draft.meaning())
        self.conventions.show_version(self._version())
        self.versions.setEnabled(not draft.changed())
        self._show_curve()
        self._show_pay(store, self.period)
        self.changed.emit()

    def unopened(self) -> tuple[int, ...]:
        """Whose opening balances are missing."""
        if self.draft is None or self.store is None:
            return ()
        plan = self.draft.file().plan
        version = in_currency(plan.versions[0], settings.load(self.store).currency)
        return tuple(one.id for one in unopened(self.store, plan.name, version, self.concerned()))

    def concerned(self) -> list[Person]:
        """For whom the plan holds, or will."""
        return [] if self.store is None or self.draft is None else self._concerned(self.store, self.draft)

    def _concerned(self, store: Store, draft: Draft) -> list[Person]:
        """For whom the plan holds; a new one: for whom it will with its first save."""
        if draft.plan_id:
            return concerned(store, draft.plan_id, draft.version.valid_from)
        scope, role, first, _last = self.assignments.pending()
        return concerned(store, 0, first, scope, role)

    def _show_curve(self) -> None:
        if self.draft is not None and self.store is not None:
            self.curve.show_version(self._version(), drawn=not self.check.errors or bool(self.examples.failing))

    def _show_pay(self, store: Store, period: Period) -> None:
        assert self.draft is not None
        if self.check.errors and not self.examples.failing:
            self.preview.show_problem(_("First what the check calls an error."), format_period(period))
            return
        try:
            self.preview.show_plan(store, self.draft.file().plan, period, self._people(store, period))
        except UserError as error:
            self.preview.show_problem(str(error), format_period(period))

    def _people(self, store: Store, period: Period) -> frozenset[int] | None:
        """Who is paid by the plan in ``period``; None: nobody yet, so everybody is shown."""
        assert self.draft is not None
        try:
            assigned = plans_by_person(store, period.start, period.end)
        except UserError:  # two plans for one person: said when the period is evaluated
            return None
        found = frozenset(person for person, one in assigned.items() if one.stored.plan_id == self.draft.plan_id)
        return found or None

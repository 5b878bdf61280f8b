"""A first plan from three questions: paid on what, at what rate, when; the pay it gives is worked out while typing."""

from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_period, join_sentences
from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.plan_figures import figure_findings
from desktop_app.operations.pay.plans import check_plan, in_currency
from desktop_app.reports.wording import finding_text
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.finding import Level
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.plan_file import PlanFile
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.threshold import Threshold
from desktop_app.store import plans, settings
from desktop_app.store.database import Store
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.pay.beginnings import first_shape
from desktop_app.ui.pages.pay.dialogs import day_edit, day_of
from desktop_app.ui.pages.pay.manners import manner_of
from desktop_app.ui.pages.pay.parts import TwoColumns, column
from desktop_app.ui.pages.pay.preview import PreviewCard
from desktop_app.ui.pages.pay.templates_card import TemplatesCard
from desktop_app.ui.pages.pay.words import rule_words
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label, rule

_PAUSE: Final = 250  # ms without typing before the pay is worked out again
_RIGHT: Final = 440
_ROOM: Final = 960
_MEASURES: Final = (
    ("revenue", N_("Revenue")),
    ("collected", N_("Money collected")),
    ("units", N_("Units")),
    ("deals", N_("Deals")),
)
_RATES: Final = (("flat", N_("Flat")), ("steps", N_("In steps")), ("above", N_("Above a target")))
_WHEN: Final = ((Length.MONTH, N_("Each month")), (Length.QUARTER, N_("Each quarter")), (Length.YEAR, N_("Each year")))
_HIDDEN: Final = frozenset({"bounds", "base"})  # for the editor
_ZERO: Final = Fraction(0)


class NewPlanView(QWidget):
    """``template_chosen`` carries the PlanFile to start from; ``changed``: whether the plan can be used."""

    template_chosen = Signal(object)
    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.store: Store | None = None
        self._closed = containing(date.min, Length.MONTH)
        self.measure = Segments([(key, _(words)) for key, words in _MEASURES], "revenue")
        self.rate = Segments([(key, _(words)) for key, words in _RATES], "flat")
        self.when = Segments([(length, _(words)) for length, words in _WHEN], Length.MONTH)
        self.first = day_edit(date(2020, 1, 1))
        self.first.setAccessibleName(_("Valid from"))
        self._component = Component(_("Commission"), first_shape(Flat, Component("", Flat(_ZERO))))
        self._shape_place = QVBoxLayout()
        self.shape = self._shape_form()
        self.sentence = label("", 13, wrap=True)
        self.problem = label("", 12, kind="act", wrap=True)
        self.preview = PreviewCard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show_pay)
        self._connect()
        templates = TemplatesCard()
        templates.chosen.connect(self.template_chosen)
        left = column(self._questions(), templates)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(TwoColumns(left, column(self._plan_card(), self.preview), room=_ROOM, right_width=_RIGHT))
        whole.addStretch(1)

    def _connect(self) -> None:
        for segments in (self.measure, self.rate):
            segments.chosen.connect(lambda _value: self._choose_shape())
        self.when.chosen.connect(lambda _value: self._refresh())
        self.first.dateChanged.connect(lambda _day: self._refresh())

    def _questions(self) -> Card:
        card = Card(_("A plan in three questions"))
        row = QWidget()
        when = QHBoxLayout(row)
        when.setContentsMargins(0, 0, 0, 0)
        when.setSpacing(12)
        when.addWidget(self.when)
        when.addWidget(label(_("from"), 13, kind="muted"))
        when.addWidget(self.first)
        when.addStretch(1)
        card.body.setSpacing(10)
        for number, (question, answer) in enumerate(
            ((_("Paid on what?"), self.measure), (_("At what rate?"), self.rate), (_("When?"), row)), 1
        ):
            if number > 1:
                card.body.addWidget(rule())
            card.body.addWidget(label(_("{n}. {question}").format(n=number, question=question), 13, 600))
            card.body.addWidget(answer)
            if answer is self.rate:
                card.body.addLayout(self._shape_place)
        return card

    def _plan_card(self) -> Card:
        card = Card(_("The plan in words"))
        card.body.addWidget(self.sentence)
        card.body.addWidget(label(_("It holds for everybody; that can be changed later."), 12, kind="muted", wrap=True))
        card.body.addWidget(self.problem)
        return card

    def show_store(self, store: Store, closed: Period) -> None:
        """``closed``: the last month whose data is complete, which the preview is for."""
        fresh = self.store is None
        self.store, self._closed = store, closed
        if fresh:
            self.first.setDate(day_edit(date(closed.start.year, 1, 1)).date())
            self._choose_shape()
        else:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not worked out: the workspace may be closed by then."""
        super().hideEvent(event)
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.store is not None:
            self._timer.start()

    def _choose_shape(self) -> None:
        measure = str(self.measure.value())
        money = unit_of(measure) is Unit.MONEY
        kinds: dict[str, type[Shape]] = {"flat": Flat if money else PerUnit, "steps": Marginal, "above": Threshold}
        kind = kinds[str(self.rate.value())]
        draft = Component(self._component.name, Flat(_ZERO), measure)
        self._component = Component(self._component.name, first_shape(kind, draft), measure)
        self.shape = self._shape_form()
        self._refresh()

    def _shape_form(self) -> Form:
        clear(self._shape_place)
        currency = settings.load(self.store).currency if self.store else ""
        made = Form(self._component.shape, manner_of(self._component, {}, currency, _HIDDEN))
        made.setMaximumWidth(420)
        made.changed.connect(self._refresh)
        self._shape_place.addWidget(made)
        return made

    def component(self) -> Component | None:
        """The one component the answers make; None while a figure is wrong."""
        shape = self.shape.value()
        if shape is None:
            return None
        every = self.when.value()
        assert isinstance(every, Length)
        return Component(self._component.name, shape, self._component.measure, every=every)

    def file(self) -> PlanFile | None:
        """The plan, under a name no other plan of the workspace has."""
        component = self.component()
        if component is None or self.store is None:
            return None
        version = PlanVersion(day_of(self.first), (component,))
        return PlanFile(Plan(free_name(self.store, _("Commission")), (version,)))

    def period(self) -> Period:
        """The last period of the chosen length that is complete."""
        length = self.when.value()
        assert isinstance(length, Length)
        found = containing(self._closed.last, length)
        return found if found.last <= self._closed.last else shifted(found, -1)

    def take(self) -> PlanFile:
        """The plan; UserError for the first wrong figure, which is said at its place."""
        self.shape.take()
        made = self.file()
        assert made is not None
        return made

    def _refresh(self) -> None:
        file = self.file()
        if file is None or self.store is None:
            self.problem.setText(_("One of the figures cannot be read."))
            self.changed.emit(False)
            return
        version = in_currency(file.plan.versions[0], settings.load(self.store).currency)
        words = join_sentences(rule_words(one) for one in describe(version))
        self.sentence.setText(_("{rules} From {day}.").format(rules=words, day=format_day(version.valid_from)))
        findings = [*check_plan(file, version.currency), *figure_findings(self.store, file.plan)]
        self.problem.setText("\n".join(finding_text(finding) for finding in findings))
        self.problem.setVisible(bool(findings))
        self.changed.emit(all(finding.level is not Level.ERROR for finding in findings))
        self._timer.start()

    def _show_pay(self) -> None:
        file = self.file()
        if file is None or self.store is None:
            return
        period = self.period()
        try:
            self.preview.show_plan(self.store, file.plan, period)
        except UserError as error:
            self.preview.show_problem(str(error), format_period(period))


def free_name(store: Store, wanted: str) -> str:
    """``wanted``, or with a number behind it where a plan has that name: saving would append to it."""
    taken = {version.name for version in plans.load(store)}
    number = 2
    name = wanted
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name

"""Typing what a person brings into a plan that begins inside its year: earned, held, owed and carried so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.plans import in_currency
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.plan import PeriodRule, Plan
from desktop_app.store import names
from desktop_app.store.people import Person
from desktop_app.ui.forms.figures import read_figure, write_figure
from desktop_app.ui.pages.pay.dialogs import AskForm, day_edit, day_of
from desktop_app.ui.pages.pay.words import measure_title
from desktop_app.ui.widgets.labels import label

_AMOUNTS: Final = {
    "earned": N_("Earned until then, in {currency}"),
    "held": N_("Of it still held, in {currency}"),
    "carried": N_("Negative balance, in {currency}"),
    "owed": N_("Draw still owed, in {currency}"),
}


@dataclass(frozen=True, slots=True)
class BalancePlan:
    """What a plan's balances are kept under: ``parts`` are (kept name, component, measure), the plan itself first.

    ``day``: the last one before the plan begins. ``matters``: whether the plan counts on from what was before.
    """

    name: str
    parts: tuple[tuple[str, str, str], ...]
    currency: str
    day: date
    draw: bool
    matters: bool

    def part_of(self, kept: str) -> int:
        """The place of the part that a balance is kept under; -1 if it is of another plan."""
        keys = [names.fold(one) for one, _component, _measure in self.parts]
        return keys.index(names.fold(kept)) if names.fold(kept) in keys else -1


def balance_plan(plan: Plan, currency: str) -> BalancePlan:
    """With several components that add up over the year each has a balance of its own."""
    version = in_currency(plan.versions[0], currency)
    adding = [one for one in version.components if one.rule is not PeriodRule.DISCRETE]
    measure = (adding or list(version.components))[0].measure if version.components else "revenue"
    parts = [(plan.name, "", measure)]
    if len(adding) > 1:
        parts += [(f"{plan.name}: {one.name}", one.name, one.measure) for one in adding]
    draw = version.terms.draw is not None
    return BalancePlan(
        plan.name, tuple(parts), version.currency, version.valid_from - timedelta(days=1), draw, bool(adding) or draw
    )


class AskBalance(AskForm):
    """``agreed`` is called with the OpeningBalance; ``before``: the one that is corrected.

    ``refuse`` raises UserError for one that doesn't go with what is kept.
    """

    def __init__(
        self,
        parent: QWidget,
        plan: BalancePlan,
        people: Sequence[Person],
        agreed: Callable[[OpeningBalance], object],
        before: OpeningBalance | None = None,
        *,
        refuse: Callable[[OpeningBalance, OpeningBalance | None], object] = lambda _one, _before: None,
    ) -> None:
        self._refuse = refuse
        self.plan, self._before = plan, before
        self.person, self.part = QComboBox(), QComboBox()
        for one in people:
            self.person.addItem(one.name, one.id)
        for _kept, component, _measure in plan.parts:
            self.part.addItem(_(component) if component else _("The plan as a whole: draw and balance"), component)
        self.day, self.note = day_edit(before.day if before else plan.day), QLineEdit()
        self.edits = {name: QLineEdit() for name in ("measure", *_AMOUNTS)}
        self._names = {name: label("", 12, kind="muted", wrap=True) for name in self.edits}
        super().__init__(
            parent,
            _("What was earned before “{plan}” began?").format(plan=_(plan.name)),
            _("Later runs count on from these amounts. An empty field is 0."),
            _("Save"),
            lambda: agreed(self.balance()),
            fields=self._fields(),
            needed=(self.note,),
        )
        self.part.currentIndexChanged.connect(lambda _place: self._show_names())
        self._begin(before)
        self._show_names()

    def _fields(self) -> list[tuple[str, QWidget]]:
        found: list[tuple[str, QWidget]] = [(_("Person"), self.person)]
        if len(self.plan.parts) > 1:
            found.append((_("Component"), self.part))
        return [
            *found,
            (_("On the evening of"), self.day),
            (_("Amounts"), self._amounts()),
            (_("Where from"), self.note),
        ]

    def _amounts(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        shown = [name for name in self.edits if name != "owed" or self.plan.draw]
        for place, name in enumerate(shown):
            row, side = divmod(place, 2)
            grid.addWidget(self._names[name], 2 * row, side)
            grid.addWidget(self.edits[name], 2 * row + 1, side)
        return made

    def _show_names(self) -> None:
        """The measure is that of the component that is chosen."""
        _kept, _component, measure = self.plan.parts[self.part.currentIndex()]
        money = unit_of(measure) is Unit.MONEY
        words = {name: _(title).format(currency=self.plan.currency) for name, title in _AMOUNTS.items()}
        title = _("{measure} until then, in {currency}") if money else _("{measure} until then")
        words["measure"] = title.format(measure=measure_title(measure), currency=self.plan.currency)
        for name, shown in words.items():
            self._names[name].setText(shown)
            self.edits[name].setAccessibleName(shown)

    def _begin(self, before: OpeningBalance | None) -> None:
        if before is None:
            self.person.setFocus()
            return
        self.person.setCurrentIndex(max(0, self.person.findData(before.person)))
        self.part.setCurrentIndex(max(0, self.plan.part_of(before.plan)))
        for name, edit in self.edits.items():
            edit.setText(write_figure(getattr(before, name), None))
        self.note.setText(before.note)

    def refusal(self) -> str:
        try:
            balance = self.balance()
            self._refuse(balance, self._before)
            return _(balance.problem)
        except UserError as error:
            return str(error)

    def balance(self) -> OpeningBalance:
        """What the fields say; UserError for one that is no number."""
        kept, _component, measure = self.plan.parts[self.part.currentIndex()]
        units = dict.fromkeys(self.edits, Unit.MONEY) | {"measure": unit_of(measure)}
        amounts = {
            name: read_figure(edit.text(), units[name], self.plan.currency) if edit.text().strip() else Fraction(0)
            for name, edit in self.edits.items()
        }
        note = self.note.text().strip()
        person, day = self.person.currentData(), day_of(self.day)
        return OpeningBalance(person, kept, day, **amounts, currency=self.plan.currency, note=note)

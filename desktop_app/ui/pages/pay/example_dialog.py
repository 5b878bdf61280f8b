"""An example of a plan as a person types it: who, what was sold, against which quota, and what it should pay."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.rules.incentives.example import Example, ExampleRecord, Expected
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.pages.pay.dialogs import Ask
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scrolled import Scrolled

_WIDTH: Final = 680
_HEIGHT: Final = 460


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """``kept``: the record with all that isn't typed here."""

    day: date = field(metadata={"title": N_("Day")})
    amount: Fraction = field(metadata={"title": N_("Amount"), "unit": Unit.MONEY})
    quantity: Fraction | None = field(default=None, metadata={"title": N_("Units")})
    document: str | None = field(default=None, metadata={"title": N_("Document")})
    product: str | None = field(default=None, metadata={"title": N_("Product")})
    kept: ExampleRecord | None = None


@dataclass(frozen=True, slots=True)
class TypedFigure:
    name: str = field(metadata={"title": N_("Measure or KPI")})
    value: Fraction = field(metadata={"title": N_("Figure")})


@dataclass(frozen=True, slots=True)
class TypedRun:
    """``period`` as it is written: 2026-03, 2026-Q1, 2026."""

    period: str = field(metadata={"title": N_("Period")})
    pay: Fraction | None = field(default=None, metadata={"title": N_("Pays"), "unit": Unit.MONEY})
    kept: Expected | None = None


@dataclass(frozen=True, slots=True)
class TypedExample:
    name: str = field(metadata={"title": N_("Name")})
    person: str = field(metadata={"title": N_("Person")})
    records: tuple[TypedRecord, ...] = field(metadata={"title": N_("Records")})
    quotas: tuple[TypedFigure, ...] = field(metadata={"title": N_("Quotas")})
    totals: tuple[TypedFigure, ...] = field(metadata={"title": N_("Figures of KPIs; 85 % is 0.85")})
    runs: tuple[TypedRun, ...] = field(metadata={"title": N_("What each run should pay")})


def typed(example: Example) -> TypedExample:
    return TypedExample(
        _(example.name),
        example.person,
        tuple(
            TypedRecord(one.day, one.amount, one.quantity, one.document, one.product, one) for one in example.records
        ),
        _figures(example.quotas),
        _figures(example.totals),
        tuple(TypedRun(one.period.name, one.pay, one) for one in example.expect),
    )


def _typed_record(one: ExampleRecord) -> TypedRecord:
    return TypedRecord(one.day, one.amount, one.quantity, one.document, one.product, one)


def _figures(known: Mapping[str, Fraction]) -> tuple[TypedFigure, ...]:
    return tuple(TypedFigure(name, value) for name, value in known.items())


def as_example(found: TypedExample, known: Example) -> Example:
    """``known`` with what was typed; what can't be typed here stays. UserError for a period that can't be read."""
    if not found.runs:
        raise UserError(N_("An example needs a run: a period, and what it should pay."))
    return replace(
        known,
        name=known.name if found.name == _(known.name) else found.name,
        person=found.person or known.person,
        records=tuple(_record(one) for one in found.records),
        quotas={one.name: one.value for one in found.quotas},
        totals={one.name: one.value for one in found.totals},
        expect=tuple(_run(one) for one in found.runs),
    )


def _record(one: TypedRecord) -> ExampleRecord:
    quantity = Fraction(1) if one.quantity is None else one.quantity
    known = one.kept or ExampleRecord(one.day)
    return replace(
        known,
        day=one.day,
        amount=one.amount,
        quantity=quantity,
        document=one.document or "",
        product=one.product or "",
    )


def _run(one: TypedRun) -> Expected:
    if one.kept is not None and one.period == one.kept.period.name:
        return replace(one.kept, pay=one.pay)
    period = parse_period(one.period)
    return replace(one.kept, period=period, pay=one.pay) if one.kept else Expected(period, pay=one.pay)


def new_example(number: int, period: Period, measure: str) -> Example:
    """One sale in ``period`` to start from; it expects a pay of 0 until one is typed."""
    record = ExampleRecord(period.start, Fraction(10_000), document="1")
    name = _("Example {n}").format(n=number)
    return Example(name, (Expected(period, pay=Fraction(0)),), records=(record,), quotas={measure: Fraction(50_000)})


class ExampleDialog(Ask):
    """``agreed`` is called with the Example; a figure that can't be read keeps the dialog open."""

    def __init__(self, parent: QWidget, example: Example, currency: str, agreed: Callable[[Example], object]) -> None:
        sentence = _("What was sold and what it should pay. The plan is held to it on every change.")
        super().__init__(parent, _("Example"), sentence, _("Take over"), lambda: agreed(self.example))
        self.setFixedWidth(_WIDTH)
        self.example = example
        self.form = Form(typed(example), Manner(currency), columns=2)
        place = Scrolled(self.form, self)
        place.setMinimumHeight(_HEIGHT)
        self.column.insertWidget(2, place)
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        self.column.insertWidget(3, self._problem)

    def accept(self) -> None:
        try:
            self.example = as_example(self.form.take(), self.example)
        except UserError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        super().accept()

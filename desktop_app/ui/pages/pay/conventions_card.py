"""Every convention of the version in force, beside its default; those that differ stand first."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _, ngettext
from desktop_app.rules.incentives.plan import PlanVersion
from desktop_app.rules.incentives.terms import AT_ONCE, RERATED, Currencies, Leavers, PayTerms, Proration
from desktop_app.ui.forms import write_number
from desktop_app.ui.pages.pay.manners import VersionSettings, choice_words, settings_of
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label, rule

_FIXED: Final = (
    (N_("A value equal to a bound"), N_("has reached the step")),
    (N_("Attainment that picks a step"), N_("exact, never rounded")),
    (N_("Order of records"), N_("day, time, document number")),
    (N_("Quota missing or 0"), N_("not evaluable, never 0 %")),
    (N_("A figure of too few answers"), N_("the lead decides")),
)
"""What no version can change."""
_TITLES: Final = {
    "days": N_("A return takes back within days"),
    "months": N_("A return takes back within months"),
    "excess": N_("What a maximum cuts off"),
    "recovery_share": N_("Share of pay a balance may take"),
}
"""Where the field's own title needs what stands around it."""
_PAIRS: Final = 2
_NO_LIMIT: Final = frozenset({"days", "months", "recovery_share"})


@dataclass(frozen=True, slots=True)
class Convention:
    """``value`` and ``usual`` in words; ``place``: the component it holds for, "" for all."""

    title: str
    value: str
    usual: str
    place: str = ""

    @property
    def differs(self) -> bool:
        return self.value != self.usual


def conventions(version: PlanVersion) -> list[Convention]:
    """Those that differ first."""
    terms = version.terms
    parts: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
        (settings_of(version), VersionSettings(), ("rounding", "fiscal_start")),
        (terms.clawback, RERATED, ("method", "days", "months")),
        (terms, PayTerms(), ("excess", "recovery_share")),
        (terms.proration or Proration(), Proration(), ("count", "accelerator_days", "quota", "pay")),
        (terms.leavers, Leavers(), ("rule",)),
        (terms.currencies, Currencies(), ("conversion", "pay_day")),
    )
    found = [one for part, usual, names in parts for one in _of(part, usual, names)]
    found += [one for component in version.components for one in _of_component(component)]
    found += [Convention(_(title), _(words), _(words)) for title, words in _FIXED]
    return sorted(found, key=lambda one: not one.differs)


def _of(part: Any, usual: Any, names: tuple[str, ...], place: str = "") -> Iterator[Convention]:
    known = {item.name: item.metadata for item in fields(part)}
    for name in names:
        told = [_words(getattr(one, name), known[name].get("unit"), name) for one in (part, usual)]
        title = known[name]["title"] if place else _TITLES.get(name, known[name]["title"])
        yield Convention(_(title), told[0], told[1], place)


def _of_component(component: Any) -> Iterator[Convention]:
    """Tax and release are each component's own; only what differs is said of one."""
    plain = type(component)(component.name, component.shape)
    own = [*_of(component, plain, ("with_tax", "prorate_bounds", "prorate_limits"), component.name)]
    own += _of(component.release, AT_ONCE, ("trigger", "tolerance"), component.name)
    return (one for one in own if one.differs)


def _words(value: Any, unit: Unit | None, name: str) -> str:
    match value:
        case None:
            return _("no limit") if name in _NO_LIMIT else _("not chosen")
        case bool():
            return _("yes") if value else _("no")
        case Enum():
            return choice_words(value)
        case Fraction():
            return f"{write_number(value * 100)} %" if unit is Unit.PERCENT else write_number(value)
        case int():
            return format_number(value)
        case _:
            return str(value) or "—"


class ConventionsCard(Card):
    def __init__(self) -> None:
        super().__init__(_("Conventions"), " ")
        self._told: list[Convention] = []
        self._rows, self._usual = QGridLayout(), QGridLayout()
        for grid, stretches in ((self._rows, (5, 4, 4)), (self._usual, (6, 5, 6, 5))):
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(6)
            for place, stretch in enumerate(stretches):
                grid.setColumnStretch(place, stretch)
            self.body.addLayout(grid)

    def show_version(self, version: PlanVersion) -> None:
        found = conventions(version)
        if found == self._told:
            return
        self._told = found
        different = sum(one.differs for one in found)
        count = ngettext("{n} differs from the default", "{n} differ from the default", different)
        words = count.format(n=format_number(different)) if different else _("all as the default")
        self.show_title(_("Conventions"), _("{count}; printed on each statement").format(count=words))
        clear(self._rows)
        clear(self._usual)
        for row, one in enumerate(found[:different]):
            for side, cell in enumerate(_cells(one)):
                self._rows.addWidget(cell, row, side)
        if different:
            self._rows.addWidget(rule(), different, 0, 1, 3)
        for place, one in enumerate(found[different:]):
            row, pair = divmod(place, _PAIRS)
            for side, cell in enumerate(_cells(one)):
                self._usual.addWidget(cell, row, 2 * pair + side)


def _cells(one: Convention) -> Iterator[QWidget]:
    """The title, what holds, and the default where that is something else."""
    title = _("{component}: {title}").format(component=_(one.place), title=one.title) if one.place else one.title
    yield label(title, 12, kind="muted", wrap=True)
    yield label(one.value, 12, 600 if one.differs else 400, wrap=True)
    if one.differs:
        yield label(_("default: {value}").format(value=one.usual), 12, kind="muted", wrap=True)

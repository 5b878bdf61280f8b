"""What opens, closes and multiplies a component, as data: eligibility, gates, multipliers, kickers, rules by product.

Whether a gate is open is found in gating; what multipliers and kickers make of the pay in rated.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import Shape
from desktop_app.rules.incentives.reading import Reading


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who has a part in a component at all: a role held, days from ``first`` to ``last``, full months of service."""

    roles: tuple[str, ...] = field(default=(), metadata={"title": N_("Roles")})
    first: date | None = field(default=None, metadata={"title": N_("From")})
    last: date | None = field(default=None, metadata={"title": N_("To")})
    months: int = field(default=0, metadata={"title": N_("Full months of service")})


class Mode(Enum):
    """All: one closed gate closes the group. Any: one open gate opens it."""

    ALL = "all"
    ANY = "any"


class Closes(Enum):
    """What a closed group takes away: the pay, scorecard lines, or only what is above 100 % of the quota."""

    PAY = "pay"
    LINES = "lines"
    ACCELERATOR = "accelerator"


MODES: Final = {Mode.ALL: N_("all of them must be open"), Mode.ANY: N_("one of them must be open")}
CLOSING: Final = {
    Closes.PAY: N_("the pay"),
    Closes.LINES: N_("lines of the scorecard"),
    Closes.ACCELERATOR: N_("only the accelerator"),
}


@dataclass(frozen=True, slots=True)
class Gate(Reading):
    """Open between ``at_least`` and ``at_most``, both included. ``component``: reads its attainment instead."""

    component: str = field(default="", metadata={"title": N_("Attainment of the component")})
    at_least: Fraction | None = field(default=None, metadata={"title": N_("At least"), "unit": Unit.RATIO})
    at_most: Fraction | None = field(default=None, metadata={"title": N_("At most"), "unit": Unit.RATIO})

    @property
    def weighted(self) -> bool:
        return True

    @property
    def subject(self) -> str:
        return self.component or self.measure


@dataclass(frozen=True, slots=True)
class GateGroup:
    """Gates that close one thing together. No ``components`` means all; ``lines`` are measures of a scorecard."""

    gates: tuple[Gate, ...] = field(metadata={"title": N_("Conditions")})
    name: str = field(default="", metadata={"title": N_("Name")})
    mode: Mode = field(default=Mode.ALL, metadata={"title": N_("Open when"), "choices": MODES})
    closes: Closes = field(default=Closes.PAY, metadata={"title": N_("Closes"), "choices": CLOSING})
    components: tuple[str, ...] = field(default=(), metadata={"title": N_("Of the components")})
    lines: tuple[str, ...] = field(default=(), metadata={"title": N_("Lines")})

    def closing(self, component: str) -> bool:
        return not self.components or component in self.components


@dataclass(frozen=True, slots=True)
class Step:
    """From ``lower`` on; with ``linear`` the point at which the factor is reached."""

    lower: Fraction = field(metadata={"title": N_("From"), "unit": Unit.RATIO})
    factor: Fraction = field(metadata={"title": N_("Factor"), "unit": Unit.RATIO})


@dataclass(frozen=True, slots=True)
class Multiplier(Reading):
    """A factor on what a component earns, found in a table or, ``linear``, between its points.

    Before the first step the factor is 1. A factor at or above 100 % of a quota is an accelerator, as are steps from
    ``accelerator`` on.
    """

    steps: tuple[Step, ...] = field(default=(), metadata={"title": N_("Factors")})
    linear: bool = field(default=False, metadata={"title": N_("Evenly between the steps")})
    most: Fraction | None = field(default=None, metadata={"title": N_("Highest factor"), "unit": Unit.RATIO})
    accelerator: Fraction | None = field(default=None, metadata={"title": N_("Accelerator from"), "unit": Unit.RATIO})


@dataclass(frozen=True, slots=True)
class Kicker(Reading):
    """``percent`` of what the component earned, or a fixed ``amount``, once the figure is ``at_least`` that much."""

    at_least: Fraction = field(default=Fraction(0), metadata={"title": N_("At least"), "unit": Unit.RATIO})
    percent: Fraction = field(default=Fraction(0), metadata={"title": N_("Percent of the pay"), "unit": Unit.PERCENT})
    amount: Fraction = field(default=Fraction(0), metadata={"title": N_("Amount"), "unit": Unit.MONEY})


@dataclass(frozen=True, slots=True)
class Rule:
    """Another rate for some records, where the rule is the most specific one in both chains.

    The chains are variant > product > category > all and customer > segment > all. Where two rules cross, the lowest
    ``priority`` number wins.
    """

    shape: Shape = field(metadata={"title": N_("How it is paid")})
    variant: str = field(default="", metadata={"title": N_("Variant")})
    product: str = field(default="", metadata={"title": N_("Product")})
    category: str = field(default="", metadata={"title": N_("Category")})
    customer: str = field(default="", metadata={"title": N_("Customer")})
    segment: str = field(default="", metadata={"title": N_("Segment")})
    priority: int | None = field(default=None, metadata={"title": N_("Priority")})

    @property
    def scope(self) -> str:
        """What the rule is for, as typed; "" for everything."""
        names = (self.variant, self.product, self.category, self.customer, self.segment)
        return " · ".join(name for name in names if name)


@dataclass(frozen=True, slots=True)
class CreditWeight:
    """How much a record of ``category`` counts: 50 % is half."""

    category: str = field(metadata={"title": N_("Category")})
    weight: Fraction = field(metadata={"title": N_("Counts"), "unit": Unit.PERCENT})


class Whose(Enum):
    """Whose records a component counts: one's own, those of one's reports, or both."""

    OWN = "own"
    REPORTS = "reports"
    TEAM = "team"


WHOSE: Final = {
    Whose.OWN: N_("the person's own"),
    Whose.REPORTS: N_("those of the reports"),
    Whose.TEAM: N_("own and those of the reports"),
}
